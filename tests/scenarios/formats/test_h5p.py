"""H5P Branching Scenario: reading and writing."""

import io
import json
import zipfile

import pytest

from scenarios.document import INFORMATION, OUTCOME, QUESTION, Choice, Scenario, Step
from scenarios.formats.kinds import H5P
from scenarios.formats.reading import read
from scenarios.formats.writing import write
from tests.scenarios.formats.test_own_story import SCENARIO

pytestmark = pytest.mark.sqlite_is_enough

END_SCREEN = {"endScreenTitle": "<p>Klart</p>", "endScreenSubtitle": "<p>Tack</p>", "contentId": -1}


def node(library, params, title="", **others):
    return {"type": {"library": library, "params": params, "metadata": {"title": title}}} | others


def text(words, **others):
    return node("H5P.AdvancedText 1.1", {"text": words}, **others)


def question(words, *alternatives, **others):
    return node(
        "H5P.BranchingQuestion 1.0", {"branchingQuestion": {"question": words, "alternatives": alternatives}}, **others
    )


def packed(content, main_library="H5P.BranchingScenario", end_screens=(END_SCREEN,), **others):
    scenario = {"content": content, "endScreens": end_screens} | others
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("h5p.json", json.dumps({"title": "Fallet", "mainLibrary": main_library}))
        archive.writestr("content/content.json", json.dumps({"branchingScenario": scenario}))
    return buffer.getvalue()


def h5p(*content, **others):
    return read("fall.h5p", packed(content, **others))


def test_nodes_become_steps_and_the_end_screen_an_outcome():
    report = h5p(
        text("<p>Ett</p><p>Två</p>", title="Början", nextContentId=1, proceedButtonText="Vidare"),
        question(
            "<p>A eller B?</p>", {"text": "A", "nextContentId": 0}, {"text": "B", "nextContentId": -1}, title="Val"
        ),
    )

    start, choice, end = report.scenario.steps
    assert (report.title, report.scenario.title) == ("Fallet", "Fallet")
    assert (start.kind, start.text, start.is_start) == (INFORMATION, "Ett\n\nTvå", True)
    assert [(row.text, row.target) for row in start.choices] == [("Vidare", choice.id)]
    assert (choice.kind, choice.key, choice.text) == (QUESTION, "Val", "A eller B?")
    assert [(row.text, row.target) for row in choice.choices] == [("A", start.id), ("B", end.id)]
    assert (end.kind, end.title, end.text) == (OUTCOME, "Klart", "Tack")
    assert (report.steps, report.choices, report.start, report.terminal) == (2, 3, 0, [1])


def test_the_next_step_of_a_question_itself_is_not_used():
    alternatives = ({"text": "A", "nextContentId": 1}, {"text": "B", "nextContentId": 1})
    report = h5p(question("?", *alternatives, nextContentId="skräp"), text("", nextContentId=-1))
    assert report.refused == []
    assert report.choices == 3


def test_an_end_with_a_feedback_of_its_own_is_an_outcome_of_its_own():
    own = {"title": "Fel", "subtitle": "<p>Därför</p>"}
    report = h5p(question("?", {"text": "A", "nextContentId": -1, "feedback": own}, {"text": "B", "nextContentId": -1}))
    ends = report.scenario.steps[1:]
    assert [(end.title, end.text) for end in ends] == [("Fel", "Därför"), ("Klart", "Tack")]


def test_a_feedback_on_the_way_belongs_to_the_choice():
    feedback = {"title": "Bra", "subtitle": "<p>Därför</p>"}
    report = h5p(question("?", {"text": "A", "nextContentId": 1, "feedback": feedback}), text("", nextContentId=-1))
    assert report.scenario.steps[0].choices[0].feedback == "Bra\n\nDärför"


@pytest.mark.parametrize("value", [-1, -7])
def test_a_negative_next_step_is_the_end(value):
    report = h5p(text("a", nextContentId=value))
    assert (report.terminal, report.questions) == ([0], [])


def test_a_next_step_that_is_missing_is_the_end_and_is_asked_about():
    report = h5p(text("a"))
    assert report.terminal == [0]
    assert [(row.kind, row.step) for row in report.questions] == [("absent_edge", 0)]


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        ("1", ["target_type"]),
        ("skräp", ["target_type"]),
        (1.0, ["target_type"]),
        (True, ["target_type"]),
        ([1], ["target_type"]),
        (2, ["target_range"]),
        ("2", ["target_type", "target_range"]),
        (10**30, ["target_range"]),
    ],
)
def test_a_next_step_that_is_no_index_is_refused(value, kinds):
    report = h5p(text("a", nextContentId=value), text("b", nextContentId=-1))
    assert [(row.kind, row.step) for row in report.refused] == [(kind, 0) for kind in kinds]
    assert not report.importable


def test_a_next_step_out_of_range_is_a_choice_without_a_target_when_only_what_is_plain_is_asked_for():
    report = read("x.h5p", packed([text("a", nextContentId=7)]), plain_only=True)
    assert [choice.target for choice in report.scenario.start.choices] == [""]
    assert report.missing_targets == ["0 -> 7"]
    assert [loss.kind for loss in report.lost] == ["target_range"]


def test_of_a_presentation_the_texts_are_kept_and_the_rest_is_told():
    slide = {
        "elements": [
            {"action": {"library": "H5P.AdvancedText 1.1", "params": {"text": "<h2>Ett</h2>"}}},
            {"action": {"library": "H5P.Image 1.1", "params": {"file": {"path": "images/a.png", "mime": "image/png"}}}},
        ]
    }
    presentation = node(
        "H5P.CoursePresentation 1.24", {"presentation": {"slides": [slide]}}, title="Bilder", nextContentId=-1
    )
    report = h5p(presentation)
    assert report.scenario.start.text == "Ett"
    assert [(loss.kind, loss.what.rpartition(" ")[2]) for loss in report.lost] == [
        ("unknown_library", "“Bilder”."),
        ("formatting", "h2"),
        ("unknown_library", "H5P.Image."),
        ("media", "images/a.png"),
    ]


def test_scores_are_lost():
    feedback = {"title": "Slut", "endScreenScore": 5}
    report = h5p(text("a", nextContentId=-1, feedback=feedback), scoringOptionGroup={"scoringOption": "dynamic-score"})
    assert [loss.kind for loss in report.lost] == ["score", "scoring"]


def test_a_file_without_an_end_screen_gets_one():
    report = h5p(text("a", nextContentId=-1), end_screens=())
    assert report.scenario.steps[1].title == "The end"
    assert [loss.kind for loss in report.lost] == ["default_end"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed([text("a")], main_library="H5P.CoursePresentation"), "main_library"),
        (packed([]), "no_nodes"),
        (packed({}), "not_branching"),
        (packed([{"params": {}}]), "no_type"),
        (packed([text("a", nextContentId=-1)] * 1001), "too_many_steps"),
    ],
)
def test_what_is_no_branching_scenario_is_refused(data, kind):
    assert kind in [row.kind for row in read("x.h5p", data).refused]


@pytest.mark.parametrize("value", [None, 1, "x", [], {}, [[]], {"type": []}, {"type": {"library": 1}}])
def test_nodes_of_any_type_are_refused_and_do_not_fail(value):
    assert not h5p(value).importable


def test_content_json_alone_is_read():
    content = json.dumps({"branchingScenario": {"content": [text("a", nextContentId=-1)]}})
    assert read("content.json", content.encode()).format == "h5p"


def test_what_is_written_has_the_same_graph_and_texts():
    written = write(SCENARIO, H5P)
    report = read("x.h5p", written.data)

    assert report.refused == []
    start, right, wrong, _end = report.scenario.steps
    assert (start.title, start.text, start.kind) == ("Hotet", SCENARIO.steps[0].text, QUESTION)
    assert [(row.text, row.target, row.feedback) for row in start.choices] == [
        ("Ring 112", right.id, "Rätt."),
        ("Vänta", wrong.id, "Fel."),
    ]
    assert [(loss.step, loss.what) for loss in written.lost] == [
        ("", "What H5P has no place for: role, facts, acts, walkthroughs, rules"),
        ("A1", "What H5P has no place for: laws, verdict, acts"),
        ("B1", "What H5P has no place for: verdict"),
        ("B2", "What H5P has no place for: verdict"),
    ]


def test_the_same_scenario_gives_the_same_bytes_with_its_start_first():
    step = Step(id="s1", key="A", kind=OUTCOME, title="A")
    start = Step(
        id="s2", key="B", kind=QUESTION, title="B", is_start=True, choices=(Choice("c", "x", "s1"), Choice("d", "y"))
    )
    scenario = Scenario(title="x", steps=(step, start))

    written = write(scenario, H5P)
    assert written == write(scenario, H5P)
    assert [step.title for step in read("x.h5p", written.data).scenario.steps][:2] == ["B", "A"]
    assert [(loss.kind, loss.step) for loss in written.lost] == [("h5p_target", "B")]


def test_what_is_written_is_what_h5p_asks_for():
    with zipfile.ZipFile(io.BytesIO(write(SCENARIO, H5P).data)) as archive:
        package = json.loads(archive.read("h5p.json"))
        content = json.loads(archive.read("content/content.json"))["branchingScenario"]
    assert package["mainLibrary"] == "H5P.BranchingScenario"
    libraries = {row["type"]["library"].partition(" ")[0] for row in content["content"]}
    assert libraries <= {row["machineName"] for row in package["preloadedDependencies"]}
    assert [screen["contentId"] for screen in content["endScreens"]] == [-1]
