"""Our own scenarios in Twine: what other tools show of them, and what they may change in them."""

import re

import pytest

from scenarios.document import DANGER, OUTCOME, QUESTION, RIGHT, Act, Choice, Rule, Scenario, Step, Walkthrough
from scenarios.formats import twee
from scenarios.formats.constructs import find_constructs
from scenarios.formats.kinds import TWEE, TWINE_HTML
from scenarios.formats.own_text import body_of, link_inner
from scenarios.formats.reading import read
from scenarios.formats.report import Notes
from scenarios.formats.writing import write
from tests.factories.scenario_documents import NASTY

pytestmark = pytest.mark.sqlite_is_enough

SCENARIO = Scenario(
    title="Hot i skolan",
    role="Du är lärare.",
    facts=("age:under18",),
    steps=(
        Step(
            id="s1",
            key="A1",
            kind=QUESTION,
            title="Hotet",
            text="En elev säger: [[hot]] -> <b>nu</b>.\n\n:: Vad gör du?",
            is_start=True,
            laws=("sol-14-1",),
            choices=(
                Choice("c1", "Ring 112", "s2", RIGHT, "Rätt.", acts=("larm",), facts=("danger:yes",)),
                Choice("c2", "Vänta", "s3", DANGER, "Fel."),
            ),
        ),
        Step(id="s2", key="B1", kind=OUTCOME, title="Hjälp kommer", verdict=RIGHT),
        Step(id="s3", key="B2", kind=OUTCOME, title="Ingen kom", verdict=DANGER),
    ),
    acts=(Act(key="larm", title="Larma", when=("danger:yes",)),),
    walkthroughs=(Walkthrough("Fall A", ("c1",), "s2"),),
    rules=(Rule("s1", "act:larm"),),
)


def as_twee(scenario=SCENARIO):
    return write(scenario, TWEE).data.decode()


def edited(*replacements, regular=False):
    """The Report of the Twee after somebody has changed it."""
    text = as_twee()
    for old, new in replacements:
        changed = re.sub(old, new, text, flags=re.MULTILINE) if regular else text.replace(old, new)
        assert changed != text
        text = changed
    return read("hot.twee", text.encode())


def without_headers(text):
    """As Twine's editor writes a story again: what it does not know of in the headers is gone."""
    return re.sub(r'^(:: [^{\n]*)\{.*"rustad".*\}$', r'\1{"position":"1,2"}', text, flags=re.MULTILINE)


def test_every_twine_tool_sees_the_graph_and_the_text():
    (story,) = twee.read_stories({"": as_twee()}, Notes())

    start = story.named("A1")
    assert story.start == "A1"
    assert start.tags == ("question",)
    assert start.body == (
        "En elev säger: &#91;&#91;hot&#93;&#93; -&gt; &lt;b&gt;nu&lt;/b&gt;.\n\n:: Vad gör du?\n\n"
        "[[Ring 112->B1]]\n[[Vänta->B2]]"
    )
    assert r"\:: Vad gör du?" in as_twee()


@pytest.mark.parametrize("story_format", ["Harlowe", "SugarCube", "Snowman"])
@pytest.mark.parametrize("piece", NASTY)
def test_no_text_of_ours_is_taken_for_a_macro(piece, story_format):
    for text in (piece, f"a{piece}", f"{piece}a: b"):
        assert find_constructs(body_of(text, [link_inner(text, "A")]), story_format) == []


def test_the_json_holds_nothing_that_twine_takes_for_a_link_or_a_tag():
    scenario = Scenario(title="x", steps=SCENARIO.steps, introduction="[[[a]]] <<b>> <script>")
    body = twee.read_stories({"": as_twee(scenario)}, Notes())[0].named("RustadScenario").body
    assert "[[" not in body
    assert "<" not in body


def test_what_twine_drops_from_the_headers_is_not_missed():
    text = without_headers(as_twee())
    assert '"rustad":{' not in text
    assert read("hot.twee", text.encode()).scenario == SCENARIO


def test_the_order_of_the_passages_is_ours_when_twine_sorts_them():
    parts = re.split(r"^(?=::)", as_twee(), flags=re.MULTILINE)
    assert read("hot.twee", "".join(reversed(parts)).encode()).scenario == SCENARIO


def test_a_changed_text_holds_and_the_rest_stays():
    step = edited(("En elev säger", "En <i>elev</i> säger")).scenario.by_id["s1"]
    assert step.text == "En elev säger: [[hot]] -> <b>nu</b>.\n\n:: Vad gör du?"
    assert step.choices == SCENARIO.steps[0].choices
    assert step.laws == ("sol-14-1",)


def test_a_changed_link_keeps_its_verdict_and_id():
    first, second = edited(("[[Ring 112->B1]]", "[[Ring polisen->B2]]")).scenario.by_id["s1"].choices
    assert (first.id, first.text, first.target, first.verdict) == ("c1", "Ring polisen", "s3", RIGHT)
    assert second == SCENARIO.steps[0].choices[1]


def test_a_link_that_is_gone_takes_its_own_verdict_with_it():
    report = edited(("[[Ring 112->B1]]\n", ""))
    assert report.scenario.by_id["s1"].choices == SCENARIO.steps[0].choices[1:]
    assert [loss.kind for loss in report.lost] == ["choice_extras"]


def test_a_new_link_has_no_verdict_and_takes_none():
    *others, new = edited(("[[Vänta->B2]]", "[[Vänta->B2]]\n[[Gå->B2]]")).scenario.by_id["s1"].choices
    assert tuple(others) == SCENARIO.steps[0].choices
    assert (new.text, new.target, new.verdict, new.feedback) == ("Gå", "s3", "none", "")


def test_a_passage_renamed_in_a_text_file_is_still_the_step():
    scenario = edited((r"^:: B1 ", ":: Slut "), ("->B1]]", "->Slut]]"), regular=True).scenario
    assert (scenario.by_id["s2"].key, scenario.by_id["s2"].title) == ("Slut", "Hjälp kommer")
    assert scenario.steps[0].choices[0].target == "s2"


def test_a_new_passage_is_a_new_step_at_the_end():
    scenario = edited(
        ("[[Vänta->B2]]", "[[Vänta->Ny]]"), (":: B2 ", ":: Ny\nNytt.\n\n[[Vidare->B2]]\n\n:: B2 ")
    ).scenario
    assert [step.key for step in scenario.steps] == ["A1", "B1", "B2", "Ny"]
    assert (scenario.steps[3].kind, scenario.steps[3].choices[0].target) == ("information", "s3")


def test_a_start_chosen_in_twine_holds():
    assert edited(('"start": "A1"', '"start": "B1"')).scenario.start.id == "s2"


def test_a_macro_written_into_it_is_refused():
    report = edited(("En elev säger", "(if: $x)[En elev säger"))
    assert [(row.kind, row.step) for row in report.refused] == [("harlowe", "A1")]


def test_extras_that_cannot_be_read_are_lost_and_the_story_is_one_like_any_other():
    report = edited(('"format": "rustad-scenario"', '"format": "x"'))
    assert [loss.kind for loss in report.lost] == ["bad_extras"]
    assert [step.title for step in report.scenario.steps] == ["A1", "B1", "B2"]


def test_extras_are_checked_as_our_own_json_is():
    report = edited(('"verdict": "danger"', '"verdict": "bad"'), ('"age:under18"', '"age:8"'))
    assert [row.reason.partition(":")[0] for row in report.refused] == [
        "steps[0].choices[1].verdict",
        "steps[2].verdict",
    ]


def test_a_draft_may_begin_nowhere_and_have_choices_that_lead_nowhere():
    step = Step(id="s1", key="A", kind=QUESTION, title="A", choices=(Choice("c1", "Vart?"), Choice("c2", "Om", "s1")))
    draft = Scenario(title="x", steps=(step,))
    report = read("x.twee", write(draft, TWEE).data)
    assert (report.scenario, report.start, report.unreachable) == (draft, None, None)


@pytest.mark.parametrize("key", ["StoryTitle", "", " a", "a]b", "a->b", "a|b", "$a", "http://a", "a\nb", "x" * 200])
@pytest.mark.parametrize("kind", [TWEE, TWINE_HTML])
def test_a_key_that_no_link_can_hold_gets_a_passage_of_another_name(key, kind):
    step = Step(id="s1", key=key, kind=OUTCOME, title="A", is_start=True)
    scenario = Scenario(title="x", steps=(step, Step(id="s2", key="step-1", kind=OUTCOME, title="B")))
    assert read("x", write(scenario, kind).data).scenario == scenario


def test_the_ifid_is_a_version_4_uuid_and_stays():
    ifids = {re.search(r'"ifid": "(.*)"', as_twee(scenario))[1] for scenario in (SCENARIO, SCENARIO)}
    assert len(ifids) == 1
    assert re.fullmatch(r"[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}", ifids.pop())
