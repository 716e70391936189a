"""What a story format adds to Twine is refused by name and line, and only left out when that is asked for."""

import pytest

from scenarios.formats.reading import read, read_path

pytestmark = pytest.mark.sqlite_is_enough


def story(body, story_format=""):
    data = f':: StoryData\n{{"format": "{story_format}"}}\n\n' if story_format else ""
    return f"{data}:: Start\nFörst\n{body}\n\n:: Slut\nSlut".encode()


def refused(body, story_format=""):
    report = read("x.twee", story(body, story_format))
    assert report.importable is not bool(report.refused)
    return [row.kind for row in report.refused]


REFUSED = [
    ("<<set $x to 1>>", "SugarCube", ["sugarcube"]),
    ("<</if>>", "SugarCube", ["sugarcube"]),
    ("<<= passage()>>", "", ["sugarcube"]),
    ("<<if $x>>ja<</if>>", "Harlowe", ["sugarcube", "sugarcube"]),
    ("Hej $namn!", "SugarCube", ["variable"]),
    ("(set: $x to 1)", "Harlowe", ["harlowe"]),
    ("(link-goto: 'a', 'Slut')", "", ["harlowe"]),
    ("(if: $x)[ja](else:)[nej]", "", ["harlowe", "harlowe"]),
    ("(track: 'shop-bell', 'play')", "Harlowe", ["harlowe"]),
    ("|namn>[dold]", "Harlowe", ["harlowe_hook"]),
    ("[dold]<namn|", "Harlowe", ["harlowe_hook"]),
    ("[if x]\nja\n[continue]", "Chapbook", ["chapbook_modifier", "chapbook_modifier"]),
    ("[else]", "", ["chapbook_modifier"]),
    ("[align center]", "Chapbook", ["chapbook_modifier"]),
    ("{reveal link: 'a', passage: 'Slut'}", "Chapbook", ["chapbook_insert"]),
    ("{embed passage: 'Slut'}", "", ["chapbook_insert"]),
    ("{namn}", "Chapbook", ["chapbook_insert"]),
    ("<% if (s.x) { %>ja<% } %>", "Snowman", ["snowman", "snowman"]),
    ("<script>go()</script>", "", ["script"]),
    ('<b onclick="go()">ja</b>', "", ["script"]),
    ('<a data-passage="Slut">ja</a>', "", ["html_link"]),
    ("[[ja->Slut][$x to 1]]", "", ["variable", "setter"]),
    ("[[ja->previous()]]", "", ["dynamic"]),
    ("[[ja->$nästa]]", "SugarCube", ["variable", "dynamic"]),
    ("[[ja->`'Sl' + 'ut'`]]", "", ["dynamic"]),
    ("[[ja->https://example.org/]]", "", ["external"]),
    ("[[[Slut]]]", "", ["triple", "missing"]),
    ("[img[karta.png][Slut]]", "", ["image_link"]),
]


@pytest.mark.parametrize(("body", "story_format", "kinds"), REFUSED)
def test_a_construct_is_refused(body, story_format, kinds):
    assert sorted(refused(body, story_format)) == sorted(kinds)


@pytest.mark.parametrize(("body", "story_format", "kinds"), REFUSED)
def test_a_construct_is_left_out_and_told_when_only_what_is_plain_is_asked_for(body, story_format, kinds):
    report = read("x.twee", story(body, story_format), plain_only=True)

    assert report.refused == []
    assert sorted(loss.kind for loss in report.lost if loss.kind in kinds) == sorted(kinds)
    start = report.scenario.start
    assert start.text.startswith("Först")
    assert not any(mark in start.text for mark in ("<<", "<%", "$", "(set:", "(if:", "{embed", "[if", "[["))


def test_the_line_is_that_of_the_construct():
    report = read("x.twee", story("Sedan\n\n<<goto Slut>>", "SugarCube"))
    assert [(row.step, row.line, row.reason) for row in report.refused] == [
        ("Start", 8, "The SugarCube macro <<goto>>.")
    ]


def test_the_line_is_that_of_the_file_it_stands_in(tmp_path):
    (tmp_path / "a.twee").write_text(":: Start\n[[Slut]]", encoding="utf-8")
    (tmp_path / "b.twee").write_text("\n:: Slut\n<<stop>>", encoding="utf-8")
    assert [(row.step, row.line, row.file) for row in read_path(tmp_path).refused] == [("Slut", 3, "b.twee")]


@pytest.mark.parametrize(
    ("body", "story_format"),
    [
        ("Ring (obs: bara dagtid) först.", "Harlowe"),
        ("(not so) strangers", "Harlowe"),
        ("(Se även: kapitel 2)", "Harlowe"),
        ("Det kostar $100.", "SugarCube"),
        ("(if: detta är prosa)", "SugarCube"),
        ("[if] är ett ord", "Chapbook"),
        ("{namn}", "Harlowe"),
        ("5 < 6 och 7 > 6", ""),
        ("a << b", ""),
        ("Ett streck -- så", ""),
        ("Ord\n--\nmer", ""),
        ("[en parentes]", "Harlowe"),
    ],
)
def test_prose_is_not_taken_for_a_construct(body, story_format):
    assert refused(body, story_format) == []


def test_the_section_of_variables_is_refused():
    report = read("x.twee", b":: Start\nkey: false\n--\nText")
    assert [(row.kind, row.line) for row in report.refused] == [("chapbook_vars", 2)]


@pytest.mark.parametrize(
    "header", [":: A [widget]", ":: A [header]", ":: A [footer]", ":: PassageHeader", ":: A [script]"]
)
def test_passages_with_code_or_round_others_are_refused(header):
    report = read("x.twee", f"{header}\nText\n\n:: Start\nText".encode())
    assert [(row.kind in ("frame_passage", "script_passage"), row.line) for row in report.refused] == [(True, 1)]


def test_an_empty_one_and_a_stylesheet_are_not():
    report = read("x.twee", b":: PassageHeader\n\n:: S [stylesheet]\nb {}\n\n:: Start\nText")
    assert report.importable
    assert [loss.kind for loss in report.lost] == ["stylesheet"]


def test_links_in_comments_do_not_count():
    report = read("x.twee", story("<!-- [[Borta]] -->"))
    assert (report.choices, report.missing_targets) == (0, [])
    assert [(loss.kind, loss.line) for loss in report.lost] == [("comment", 3)]
