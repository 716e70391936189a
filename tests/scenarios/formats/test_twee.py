"""Twee 3: passages, headers, links and where a story begins."""

import pytest

from scenarios.document import INFORMATION, OUTCOME, QUESTION
from scenarios.formats import twee as twee_format
from scenarios.formats.reading import read
from scenarios.formats.report import Notes

pytestmark = pytest.mark.sqlite_is_enough

STORY = """\
:: StoryTitle
Hot i skolan

:: StoryData
{"ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC", "format": "Harlowe", "start": "Kontoret"}

:: Kontoret [plats] {"position":"100,100","size":"100,100"}
Du hör ett hot. Vad gör du?

[[Ring 112->Larm]]
* [[Vänta|Vänta]]

::Vänta
Du väntar.
[[Larm]]

:: Larm
Polisen kommer.
"""


def twee(body, start="Start", **others):
    """The Report of a story with one passage of this body, and the other passages."""
    passages = {start: body} | others
    text = "\n\n".join(f":: {name}\n{text}" for name, text in passages.items())
    return read("saga.twee", text.encode())


def first(report):
    return report.scenario.steps[0]


def test_a_plain_story_becomes_a_scenario():
    scenario = read("hot.twee", STORY.encode()).scenario

    assert scenario.title == "Hot i skolan"
    assert [(step.key, step.kind, step.is_start) for step in scenario.steps] == [
        ("Kontoret", QUESTION, True),
        ("Vänta", INFORMATION, False),
        ("Larm", OUTCOME, False),
    ]
    office, waiting, alarm = scenario.steps
    assert office.text == "Du hör ett hot. Vad gör du?"
    assert [(choice.text, choice.target) for choice in office.choices] == [
        ("Ring 112", alarm.id),
        ("Vänta", waiting.id),
    ]
    assert alarm.choices == ()


def test_the_report_tells_the_facts_of_the_graph():
    assert read("hot.twee", STORY.encode()).as_data() == {
        "format": "twee",
        "title": "Hot i skolan",
        "steps": 3,
        "choices": 3,
        "start": "Kontoret",
        "missing_targets": [],
        "unreachable": [],
        "terminal": ["Larm"],
        "trapped": [],
        "refused": [],
        "lost": [],
        "importable": True,
    }


def test_reading_twice_gives_the_same_ids_and_another_file_others():
    scenario = read("hot.twee", STORY.encode()).scenario
    assert read("hot.twee", STORY.encode()).scenario == scenario
    assert not set(read("hat.twee", STORY.encode()).scenario.by_id) & set(scenario.by_id)


@pytest.mark.parametrize(
    ("link", "text", "target"),
    [
        ("[[Larm]]", "Larm", "Larm"),
        ("[[Ring 112->Larm]]", "Ring 112", "Larm"),
        ("[[Ring 112 -> Larm ]]", "Ring 112", "Larm"),
        ("[[Larm<-Ring 112]]", "Ring 112", "Larm"),
        ("[[Ring 112|Larm]]", "Ring 112", "Larm"),
        ("[[a->b->Larm]]", "a->b", "Larm"),
        ("[[Larm<-a<-b]]", "a<-b", "Larm"),
        ("[[a|b|Larm]]", "a|b", "Larm"),
        ("[[<b>Ring</b> 112|Larm]]", "Ring 112", "Larm"),
        ("[[ |Larm]]", "Larm", "Larm"),
    ],
)
def test_the_forms_of_a_link(link, text, target):
    report = twee(link, Larm="")
    (choice,) = first(report).choices
    assert (choice.text, report.scenario.by_id[choice.target].title) == (text, target)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Före\n[[A]]\nEfter", "Före\n\nEfter"),
        ("l[[’accélérateur|A]] ici", "l’accélérateur ici"),
        ("Gå till [[huset|A]].", "Gå till huset."),
        ("- [[A]]\n- [[B|A]]", ""),
        ("1. [[A]]", "1. A"),
        ("[[A]] | [[B|A]]", ""),
        ("<div>\n[[A]]\n</div>", ""),
        ("[[A]] (går inte än)", "A (går inte än)"),
    ],
)
def test_a_link_in_a_sentence_stays_as_text_and_one_alone_goes(body, text):
    assert first(twee(body, A="")).text == text


@pytest.mark.parametrize(
    ("header", "name", "tags"),
    [
        ("::Start", "Start", ()),
        ("::  Start  ", "Start", ()),
        (r":: Start \[1\] \{2\} \\", "Start [1] {2} \\", ()),
        (r":: \ Start\ ", "Start", ()),
        (":: Start[a b]", "Start", ("a", "b")),
        (":: Start []", "Start", ()),
        (':: Start [a]{"position":"1,2"}', "Start", ("a",)),
        (r":: Start [a\]b]", "Start", ("a]b",)),
    ],
)
def test_headers(header, name, tags):
    (story,) = twee_format.read_stories({"": f"{header}\nText"}, Notes())
    assert [(passage.name, passage.tags) for passage in story.passages] == [(name, tags)]


@pytest.mark.parametrize("header", [':: Start {"position}', ":: Start {1}", ":: Start [a] <1,2>"])
def test_metadata_that_cannot_be_read_are_lost_and_the_passage_is_not(header):
    report = read("x.twee", f"{header}\nText".encode())
    assert [(loss.kind, loss.step, loss.line) for loss in report.lost] == [("bad_metadata", "Start", 1)]
    assert first(report).text == "Text"


def test_broken_story_data_are_lost():
    report = read("x.twee", b':: StoryData\n{"start": Larm"}\n\n:: Start\nText')
    assert [loss.kind for loss in report.lost] == ["bad_story_data"]
    assert report.start == "Start"


def test_a_line_that_would_be_a_header_is_read_without_its_backslash():
    assert first(twee("Först\n\\:: inte en passage")).text == "Först\n:: inte en passage"


def test_text_before_the_first_passage_is_lost():
    report = read("x.twee", b"/* notes */\n:: Start\nText")
    assert [(loss.kind, loss.line) for loss in report.lost] == [("before_first", 1)]


def test_the_default_start_is_the_passage_start():
    report = read("x.twee", b":: A\n[[Start]]\n\n:: Start\nText")
    assert report.start == "Start"
    assert [step.is_start for step in report.scenario.steps] == [False, True]


@pytest.mark.parametrize(
    ("story", "kind", "step", "line"),
    [
        (":: A\nText", "no_start", "", 0),
        (':: StoryData\n{"start": "B"}\n\n:: Start\nText', "no_start", "", 0),
        (":: Start\nEtt\n\nTvå [[Borta]]", "missing", "Start", 4),
        (":: Start\nEtt\n\n:: Start\nTvå", "duplicate", "Start", 4),
        (":: Start\nEtt\n\n::\nTvå", "no_name", "", 4),
        (":: Start\nEtt [[Start", "unclosed", "Start", 2),
        (":: Start\nEtt [[Start\n]]", "unclosed", "Start", 2),
    ],
)
def test_a_story_that_does_not_hold_together_is_refused(story, kind, step, line):
    report = read("x.twee", story.encode())
    assert [(row.kind, row.step, row.line) for row in report.refused] == [(kind, step, line)]
    assert not report.importable


def test_what_does_not_hold_together_is_left_out_when_only_what_is_plain_is_asked_for():
    story = b":: A\nEtt [[Borta]]\n\n:: A\nTv\xc3\xa5"
    report = read("x.twee", story, plain_only=True)

    assert [loss.kind for loss in report.lost] == ["no_start", "missing", "duplicate"]
    (step,) = report.scenario.steps
    assert (step.text, step.is_start) == ("Ett Borta", False)
    assert [choice.target for choice in step.choices] == [""]
    assert report.missing_targets == ["A -> Borta"]


def test_where_there_is_no_start_nothing_is_called_unreachable():
    assert read("x.twee", b":: A\nText").unreachable is None


def test_special_passages_are_no_steps_and_may_stand_twice():
    story = b":: StoryCaption\nA\n\n:: StoryCaption\nB\n\n:: StoryAuthor\n\n:: Start\nText"
    report = read("x.twee", story)
    assert report.steps == 1
    assert [(loss.kind, loss.step) for loss in report.lost] == [("special_passage", "StoryCaption")] * 2


def test_a_reader_is_trapped_where_no_way_leads_to_an_end():
    report = twee("[[A]] [[End]]", A="[[B]]", B="[[A]]", End="Slut", C="[[C]]")
    assert (report.trapped, report.unreachable, report.terminal) == (["A", "B"], ["C"], ["End"])


def test_the_author_is_asked_whether_a_passage_without_links_is_an_ending():
    report = twee("[[A]]", A="Slut")
    assert [(question.step, question.line) for question in report.questions] == [("A", 4)]


def test_long_and_equal_names_give_short_keys_of_their_own():
    long = "En passage med ett namn som är mycket längre än fyrtio tecken"
    report = twee(f"[[{long} 1]] [[{long} 2]]", **{f"{long} 1": "", f"{long} 2": ""})
    keys = [step.key for step in report.scenario.steps]
    assert keys[1:] == [long[:40], f"{long[:38].strip()} 2"]
    assert [step.title for step in report.scenario.steps][1:] == [f"{long} 1", f"{long} 2"]
