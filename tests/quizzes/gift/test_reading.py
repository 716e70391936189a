"""What each line of a GIFT file becomes."""

import pytest

from quizzes.document import AnswerOrder, Kind
from quizzes.gift.reading import read

pytestmark = pytest.mark.sqlite_is_enough


def only(text):
    """The one Item of a text in which nothing is refused."""
    report = read(text.encode() if isinstance(text, str) else text)
    assert report.refused == []
    (item,) = report.items
    return item


def rows(text):
    """[(text, is right, feedback)] of its answers."""
    return [(one.text, one.is_right, one.feedback) for one in only(text).document.options]


def changed(text):
    return [note.kind for note in read(text.encode()).changed]


def test_one_right_answer():
    item = only("::Chefen::Vem?{\n=chefen#Ja\n~polisen # Nej\n~%0%en granne\n####Rutinen.}")
    assert (item.name, item.document.text, item.document.kind) == ("Chefen", "Vem?", Kind.SINGLE)
    assert [(one.text, one.is_right, one.feedback) for one in item.document.options] == [
        ("chefen", True, "Ja"),
        ("polisen", False, "Nej"),
        ("en granne", False, ""),
    ]
    assert (item.document.explanation, item.document.answer_order) == ("Rutinen.", AnswerOrder.RANDOM)


@pytest.mark.parametrize("answer", ["T", "TRUE", "true", " T "])
def test_a_true_statement_has_the_feedback_to_the_wrong_answer_first(answer):
    assert rows(f"Sant?{{{answer}#fel#rätt####x}}") == [("", True, "rätt"), ("", False, "fel")]


@pytest.mark.parametrize("answer", ["F", "FALSE"])
def test_a_false_statement(answer):
    assert rows(f"Sant?{{{answer}#fel}}") == [("", False, "fel"), ("", True, "")]
    assert rows(f"Sant?{{{answer}##rätt}}") == [("", False, ""), ("", True, "rätt")]


def test_short_texts():
    assert rows("Lagen?{=SoL#Ja =%100%socialtjänstlagen}") == [("SoL", True, "Ja"), ("socialtjänstlagen", True, "")]
    assert only("Lagen?{=SoL}").document.kind == Kind.SHORT_TEXT


def test_an_essay():
    document = only("Beskriv.{####Så här.}").document
    assert (document.kind, document.options, document.explanation) == (Kind.ESSAY, [], "Så här.")


@pytest.mark.parametrize(
    ("answers", "partial", "notes"),
    [
        ("~%50%a ~%50%b ~%-50%c ~%-50%d", True, []),
        ("~%50%a ~%50%b ~c ~d", True, ["share"]),
        ("~%50%a ~%50%b ~%-100%c ~%-100%d", False, ["all_or_nothing"]),
        ("~%50%a ~%50%b ~%-100%c", True, []),
        ("~%33.333%a ~%33.333%b ~%33.333%c", True, []),
        ("~%33%a ~%33%b ~%34%c ~%0%d", True, ["share"]),
        ("~%100%a ~b", True, ["share"]),
    ],
)
def test_equal_weights_are_several_right_answers(answers, partial, notes):
    document = only(f"Vilka?{{{answers}}}").document
    assert (document.kind, document.partial_credit) == (Kind.MULTIPLE, partial)
    assert changed(f"Vilka?{{{answers}}}") == notes


def test_a_blank_in_the_middle():
    assert only("Vem {=chefen ~polisen} ringer du?").document.text == "Vem _____ ringer du?"
    assert only("Vem ringer du?{=chefen ~polisen}  \n").document.text == "Vem ringer du?"


def test_escapes():
    text = r"C\:\temp \{a\} \~ \= \# \\ rad\nrad \x{=\=a\#b#c\:d ~\%50% \\=}"
    item = read(text.encode())
    assert [note.kind for note in item.refused] == ["empty_answer"]  # An escaped backslash escapes nothing.
    item = only(text.replace(r" \\=", r" \\\="))
    assert item.document.text == "C:\\temp {a} ~ = # \\ rad\nrad \\x"
    assert [(one.text, one.feedback) for one in item.document.options] == [("=a#b", "c:d"), ("\\%50% \\=", "")]


def test_categories_and_comments():
    text = """// Överst
$CATEGORY: $course$/top/Rutinen/Hot//våld

// question: 1
Ett?{T}

$CATEGORY: Annat
Två?{
// mitt i
F}

$CATEGORY: $system$/top

Tre?{}
"""
    items = read(text.encode()).items
    assert [item.category for item in items] == [("Rutinen", "Hot/våld"), ("Annat",), ()]
    assert [(item.comment, item.line) for item in items] == [("question: 1", 5), ("mitt i", 8), ("", 14)]


def test_a_category_below_the_second_level_is_told():
    report = read(b"$CATEGORY: a/b/c\n\nEtt?{T}")
    assert report.items[0].category == ("a", "b/c")
    assert [(note.line, note.kind) for note in report.changed] == [(1, "deep_category")]


def test_bom_line_ends_and_swedish_letters():
    text = "// hej\r\n\r\nÅäö?{\r\n=Räksmörgås\r\n~b\r\n}\r\n\r\nTvå?{T}".encode("utf-8-sig")
    items = read(text).items
    assert [(item.document.text, item.line) for item in items] == [("Åäö?", 3), ("Två?", 8)]
    assert items[0].document.options[0].text == "Räksmörgås"
    assert [item.line for item in read(text.replace(b"\r\n", b"\r")).items] == [3, 8]


def test_html_becomes_plain_text_and_is_told():
    text = '[html]<p>Är det <b>sant</b>?</p><p>1 &lt; 2 &aring;</p><img src="x.png"> <a href="https\\://a.example">här</a>{T}'
    assert only(text).document.text == "Är det sant?\n1 < 2 å\nhär"
    assert [(note.kind, note.line) for note in read(text.encode()).changed] == [("html", 1), ("media", 1), ("link", 1)]
    assert rows("[html]Vem?{=<i>jag</i> ~[plain]<i>du</i>}") == [("jag", True, ""), ("<i>du</i>", False, "")]


def test_other_markers():
    assert only("[plain]<b>{T}").document.text == "<b>"
    assert only("[moodle]Hej{T}").document.text == "Hej"
    assert only("[viktigt] Hej{T}").document.text == "[viktigt] Hej"
    assert only("[markdown]*Hej*{T}").document.text == "*Hej*"
    assert changed("[markdown]*Hej*{T}") == ["markdown"]
    assert changed("Hej <b>du</b>{T}") == ["looks_like_html"]


def test_what_else_is_told():
    assert changed("::A::Hej{}") == ["titles"]
    assert changed("Vem?{=a =b ~c}") == ["any_right"]
    assert changed("Vem?{=*son}") == ["wildcard"]
    assert changed("Sant?{T#nej}") == ["statement_feedback"]
    assert changed("// rustad: {nej\nSant?{T}") == ["bad_settings"]
    assert changed('// rustad: {"criteria": [["a", 0]]}\nSant?{T}') == ["bad_settings"]


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("\nBara text.", "no_answers", 2),
        ("// x\nEtt?{=a", "unclosed", 2),
        ("Ett?{=a\n\n~b}", "unclosed", 1),
        ("Ett?}", "unopened", 1),
        ("Ett?{a{b}}", "nested", 1),
        ("Ett?{T}\nTvå?{T}", "several_blanks", 1),
        ("::Ett?{T}", "no_title_end", 1),
        ("{T}", "no_text", 1),
        ("När?{#1822:5}", "numeric", 1),
        ("När?{#1822:5####Då}", "numeric", 1),
        ("Par?{=a -> 1 =b -> 2}", "matching", 1),
        ("Vilka?{~%70%a ~%30%b}", "unequal", 1),
        ("Vilka?{~%25%a ~%25%b}", "unequal", 1),
        ("Vilka?{~%50%a ~%50%b ~%-100%c ~d}", "unequal", 1),
        ("Vem?{=a ~%50%b}", "unequal", 1),
        ("Vem?{=%50%a}", "unequal", 1),
        ("Vem?{~%33,3%a ~b}", "weight", 1),
        ("Vem?{~%500%a ~b}", "weight", 1),
        ("Vem?{hej =a ~b}", "stray", 1),
        ("Vem?{hej}", "no_signs", 1),
        ("Vem?{= ~b}", "empty_answer", 1),
        ("Vem?{~=a ~b}", "empty_answer", 1),
        ("Vem?{~a}", "one_answer", 1),
        ("Vem?{~a ~b}", "none_right", 1),
        (f"Vem?{{{'=a' * 51}}}", "many_answers", 1),
        (f"{'a' * 1001}{{T}}", "long_text", 1),
        (f"Vem?{{={'a' * 1001} ~b}}", "long_answer", 1),
        (f"Vem?{{=a#{'a' * 501} ~b}}", "long_feedback", 1),
        (f"Vem?{{T####{'a' * 2001}}}", "long_explanation", 1),
        ("a" * 50_001, "too_long", 1),
    ],
)
def test_what_cannot_be_taken_is_told_by_line(text, kind, line):
    report = read((text + "\n\nEfter?{T}").encode())
    note = report.refused[0]
    assert (note.kind, note.line) == (kind, line)
    assert note.title and note.reason and "%(" not in note.reason
    assert [item.document.text for item in report.items] == ["Efter?"]  # The others are.


def test_the_rest_of_a_question_with_a_blank_line_in_it_is_told_too():
    assert [(note.line, note.kind) for note in read(b"Ett?{=a\n\n~b}").refused] == [(1, "unclosed"), (3, "unopened")]
