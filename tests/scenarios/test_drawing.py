"""The picture and the list of a scenario's graph say the same, in words and signs, to everybody."""

import re
from dataclasses import dataclass, replace

import pytest
from defusedxml.ElementTree import fromstring
from django.template.loader import render_to_string
from django.utils import translation

from scenarios.document import (
    ACTION,
    DANGER,
    INFORMATION,
    KINDS,
    OUTCOME,
    QUESTION,
    RIGHT,
    VERDICTS,
    WRONG,
    Choice,
    Scenario,
    Step,
)
from scenarios.drawing import draw, listing
from scenarios.drawing.lettering import shorten, width_of, wrap
from scenarios.drawing.shapes import SIGNS

pytestmark = pytest.mark.sqlite_is_enough

LONG = "Eleven är ensam, läser mycket på nätet, har en idol som begått dåd och vill inte tala om det med någon vuxen"

CASE = Scenario(
    "Fall <1>",
    (
        Step(
            "s1",
            "A1",
            QUESTION,
            "Vad gör du?",
            is_start=True,
            choices=(Choice("c1", "Samtal & frågor", "s3", RIGHT), Choice("c2", "Ignorera", "s2", DANGER)),
        ),
        Step("s2", "A1b", INFORMATION, LONG, choices=(Choice("c3", "Försök igen", "s1"), Choice("c4", "Bort", "s9"))),
        Step("s3", "A2", ACTION, "Ring", choices=(Choice("c5", "Vidare", "s4"),)),
        Step("s4", "SLUT", OUTCOME, "Klart", verdict=RIGHT),
        Step("s5", "B", OUTCOME, "", verdict=WRONG),
    ),
)


@dataclass(frozen=True)
class Problem:
    code: str
    step: str = ""

    @property
    def is_error(self):
        return self.code.startswith("E")


PROBLEMS = [Problem("E2", "s2"), Problem("E5", "s5"), Problem("E7", "s2"), Problem("W1", "s3"), Problem("W6")]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def link(step):
    return f"/redigera/#{step.id}"


def node(drawing, key):
    return next(node for node in drawing.nodes if node.key == key)


def edges(drawing):
    """{the whole of it in words: Edge}."""
    return {edge.name: edge for edge in drawing.edges}


def rendered(drawing):
    return render_to_string("scenarios/_graph.html", {"drawing": drawing})


def rendered_list(entries):
    return render_to_string("scenarios/_graph_list.html", {"entries": entries, "language": "sv"})


def picture(drawing):
    return fromstring(re.search(r'<svg class="graph-picture".*?</svg>', rendered(drawing), re.S)[0])


def test_steps_are_numbered_outwards_from_the_start_alike_in_picture_and_list():
    heads = ["1. A1", "2. A2", "3. A1b", "4. SLUT", "5. B"]
    assert [node.heading.text for node in draw(CASE).nodes] == heads
    assert [f"{entry.number}. {entry.key}" for entry in listing(CASE)] == heads


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_outline_of_its_own_and_its_name_in_words(kind):
    def drawn(kind):
        step = draw(Scenario("", (replace(CASE.steps[0], kind=kind, choices=()),))).nodes[0]
        return step.outline, step.inner_line, step.kind_in_words.text

    for others in zip(*(drawn(other) for other in KINDS if other != kind), strict=True):
        assert drawn(kind)[0] not in others
        assert drawn(kind)[2] not in others


def test_a_long_title_is_cut_in_the_box_and_whole_in_the_name():
    found = node(draw(CASE), "A1b")
    assert len(found.lines) == 3
    assert found.lines[-1].text.endswith("…")
    assert LONG in found.name


def test_a_step_without_a_heading_says_so():
    assert node(draw(CASE), "B").lines[0].text == listing(CASE)[-1].title == "Without a heading"


def test_only_the_start_bears_the_word_start():
    assert [(node.key, node.flag.text.text) for node in draw(CASE).nodes if node.flag] == [("A1", "Start")]


def test_problems_stand_at_their_step_in_words_with_a_sign():
    drawing = draw(CASE, problems=PROBLEMS)
    assert [(mark.text.text, mark.sign.kind) for mark in node(drawing, "A1b").marks] == [("Error E2, E7", "error")]
    assert [(mark.text.text, mark.sign.kind) for mark in node(drawing, "A2").marks] == [("Warning W1", "warning")]
    assert [node.problem for node in drawing.nodes] == ["", "warning", "error", "", "error"]
    assert [entry.problems for entry in listing(CASE, problems=PROBLEMS)] == [
        [],
        [("warning", "Warning W1")],
        [("error", "Error E2, E7")],
        [],
        [("error", "Error E5")],
    ]


def test_an_outcome_says_how_it_ended_and_a_step_what_it_is_marked_with():
    drawing = draw(CASE, marks={"s4": "31 visits"})
    assert [(mark.text.text, bool(mark.sign)) for mark in node(drawing, "SLUT").marks] == [
        ("Right", True),
        ("31 visits", False),
    ]


def test_the_name_of_a_choice_says_whence_whither_and_how_it_is_judged():
    assert list(edges(draw(CASE, weights={"c2": 7}))) == [
        "1. A1 → 2. A2 · Samtal & frågor · Right",
        "1. A1 → 3. A1b · Ignorera · Danger · 7\N{NO-BREAK SPACE}%",
        "2. A2 → 4. SLUT · Vidare",
        "3. A1b → 1. A1 · Försök igen",
        "3. A1b → leads nowhere · Bort",
    ]


def test_every_verdict_has_a_sign_of_its_own():
    assert len({SIGNS[verdict] for verdict in VERDICTS if verdict != "none"}) == len(VERDICTS) - 1
    assert [edge.sign and edge.sign.kind for edge in draw(CASE).edges] == [RIGHT, DANGER, None, None, None]
    assert [words for _sign, words in draw(CASE).key] == ["Right", "Wrong", "Danger"]


def test_a_long_choice_has_two_lines():
    one = Scenario("", (Step("s", "A", QUESTION, "?", choices=(Choice("c", LONG, "s"),)),))
    assert [line.text for line in draw(one).edges[0].lines] == ["Eleven är ensam,", "läser mycket…"]


def test_a_choice_to_nowhere_ends_in_a_chip_that_says_so():
    chip = draw(CASE, href=link).edges[-1].chip
    assert (chip.text.text, chip.is_lost, chip.href) == ("Leads nowhere", True, "")


def test_a_choice_that_leads_far_away_ends_in_a_chip_that_names_the_step():
    chain = [
        Step(f"s{n}", f"S{n}", ACTION, "Steg", choices=(Choice(f"c{n}", "Vidare", f"s{n + 1}"),)) for n in range(9)
    ]
    last = Step("s9", "S9", ACTION, "Sist", choices=(Choice("c9", "Om", "s0"),))
    chip = draw(Scenario("", (*chain, last)), href=link).edges[-1].chip
    assert (chip.text.text, chip.is_lost, chip.href) == ("→ 1. S0", False, "/redigera/#s0")


@pytest.mark.parametrize(
    ("weight", "thickness", "said"),
    [
        (None, "", None),
        (0, "w0", "0\N{NO-BREAK SPACE}%"),
        (1, "w1", "1\N{NO-BREAK SPACE}%"),
        (34.4, "w2", "34\N{NO-BREAK SPACE}%"),
        (100, "w5", "100\N{NO-BREAK SPACE}%"),
        ("62,5 %", "w4", "62,5 %"),
        ("hidden", "w0", "hidden"),
    ],
)
def test_a_share_is_thickness_and_words(weight, thickness, said):
    edge = draw(CASE, weights={} if weight is None else {"c1": weight}).edges[0]
    assert (edge.thickness, edge.share and edge.share.text) == (thickness, said)


def test_the_list_says_where_every_choice_leads():
    said = [
        (choice.text, choice.verdict, choice.share, choice.target and (choice.target.number, choice.target.href))
        for entry in listing(CASE, weights={"c1": 66})
        for choice in entry.choices
    ]
    assert said == [
        ("Samtal & frågor", "Right", "66\N{NO-BREAK SPACE}%", (2, "#steg-s3")),
        ("Ignorera", "Danger", "", (3, "#steg-s2")),
        ("Vidare", "", "", (4, "#steg-s4")),
        ("Försök igen", "", "", (1, "#steg-s1")),
        ("Bort", "", "", None),
    ]


def test_the_list_says_what_cannot_be_reached_and_how_it_ended():
    assert [(entry.key, entry.verdict) for entry in listing(CASE) if not entry.is_reached] == [("B", "Wrong")]


def test_two_steps_with_one_id_have_an_anchor_each():
    twice = replace(CASE, steps=(*CASE.steps, replace(CASE.steps[3], key="X")))
    anchors = [entry.anchor for entry in listing(twice)]
    assert len(set(anchors)) == len(anchors) == 6
    assert listing(twice)[1].choices[0].target.key == "SLUT"


def test_the_page_holds_the_picture_without_any_style_of_its_own():
    html = rendered(draw(CASE, problems=PROBLEMS, weights={"c1": 50}, marks={"s1": "Nytt"}, href=link))
    assert "style" not in html
    assert "Fall &lt;1&gt;" in html
    assert "Samtal &amp; frågor" in html


def test_the_picture_scrolls_by_keyboard_and_has_a_name_and_a_summary():
    html, svg = rendered(draw(CASE)), picture(draw(CASE))
    assert (
        '<div class="graph-scroll" role="region" tabindex="0" aria-label="Graph of the scenario Fall &lt;1&gt;">'
        in html
    )
    names = {element.get("id"): element.text for element in svg if element.tag in ("title", "desc")}
    assert svg.get("aria-labelledby").split() == list(names)
    assert list(names.values()) == [
        "Graph of the scenario Fall <1>",
        "5 steps, 5 choices, Question: 1, Information: 1, Action: 1, Outcome: 2. The list says the same in words.",
    ]


def test_a_picture_without_links_is_an_image_and_one_with_links_a_group_of_named_ones():
    assert picture(draw(CASE)).get("role") == "img"
    svg = picture(draw(CASE, href=link))
    assert svg.get("role") == "group"
    assert [(a.get("href"), a.get("aria-label").split(" ")[1]) for a in svg.iter("a")][:2] == [
        ("/redigera/#s1", "A1"),
        ("/redigera/#s3", "A2"),
    ]


def test_two_pictures_on_a_page_have_ids_of_their_own():
    ids = [set(re.findall(r'id="(.+?)"', rendered(draw(CASE, name=name)))) for name in ("before", "after")]
    assert not ids[0] & ids[1]


def test_a_scenario_without_steps_says_so():
    empty = Scenario("Tomt", ())
    assert "There are no steps yet." in rendered(draw(empty))
    assert listing(empty) == []


@pytest.mark.parametrize(
    "steps",
    [
        [replace(step, is_start=False) for step in CASE.steps],
        [replace(step, is_start=True) for step in CASE.steps],
        [replace(step, id="s1", key="", title="") for step in CASE.steps],
        [replace(step, kind="riddle", verdict="unknown") for step in CASE.steps],
        [Step("", "", "", "", choices=(Choice("", ""), Choice("", "", verdict="unknown")))],
    ],
)
def test_a_broken_scenario_is_shown_all_the_same(steps):
    broken = Scenario("", tuple(steps))
    assert len(picture(draw(broken, problems=PROBLEMS)).findall(".//*[@class='outline']")) == len(steps)
    assert rendered_list(listing(broken, problems=PROBLEMS)).count('<li id="') == len(steps)


def test_the_list_is_shown_with_anchors_and_links():
    html = rendered_list(listing(CASE, problems=PROBLEMS, weights={"c1": "hidden"}, href=link))
    assert re.findall(r'<li id="(.+?)">', html) == ["steg-s1", "steg-s3", "steg-s2", "steg-s4", "steg-s5"]
    assert re.findall(r'href="(#.+?)">(.+?) <', html) == [
        ("#steg-s3", "2. A2"),
        ("#steg-s2", "3. A1b"),
        ("#steg-s4", "4. SLUT"),
        ("#steg-s1", "1. A1"),
    ]
    for words in (
        "Error E2, E7",
        "leads nowhere",
        "Cannot be reached from the start",
        "hidden",
        'href="/redigera/#s1"',
    ):
        assert words in html
    assert "style" not in html


@pytest.mark.parametrize("text", [LONG, "Kommunfullmäktigesammanträdesprotokoll " * 3, "W" * 200, "i" * 200, " ", ""])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_lines_keep_within_their_room(text, most):
    lines = wrap(text, 120, 14, most)
    assert len(lines) <= most
    assert all(width_of(line, 14) <= 120 for line in lines)


def test_a_text_that_fits_is_left_as_it_is():
    assert wrap("Vem får veta?", 120, 14, 2) == ("Vem får veta?",)
    assert shorten("A1", 40, 14) == "A1"


def test_a_few_letters_of_a_word_are_not_left_at_the_end():
    assert wrap("Lugnt enskilt samtal, öppna frågor", 128, 14, 2) == ("Lugnt enskilt", "samtal, öppna…")
