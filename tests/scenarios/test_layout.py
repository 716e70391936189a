"""Nothing covers anything else in the picture, whatever the scenario is like, and one sees how far each step is."""

import re
from cProfile import Profile
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.document import OUTCOME, QUESTION, Choice, Scenario, Step
from scenarios.layout import lay_out
from scenarios.layout.grid import AWAY, BESIDE, DOWN, OVER, ROUND, UP, Size
from scenarios.layout.levels import WIDEST

pytestmark = pytest.mark.sqlite_is_enough

STEP, LABEL = Size(200, 90), Size(120, 36)


def scenario(ways, start="A", steps=""):
    """`A>B A>C`: a step for every letter, in the order in which they come, and a choice for every way."""
    pairs = [way.split(">") for way in ways.split()]
    targets = {}
    for key in [*steps.split(), *(key for pair in pairs for key in pair if key != "?")]:
        targets.setdefault(key, [])
    for source, target in pairs:
        targets[source].append(target)
    return Scenario(
        "Fall",
        tuple(
            Step(
                key,
                key,
                QUESTION,
                f"Steg {key}",
                is_start=key in start.split(),
                choices=tuple(Choice(f"{key}{number}", "Ja", target) for number, target in enumerate(found)),
            )
            for key, found in targets.items()
        ),
    )


def laid_out(document):
    return lay_out(document, lambda step: STEP, lambda choice: LABEL)


def boxes(document):
    """{key: Box}; of two steps with one key the last."""
    return {document.steps[box.place].key: box for box in laid_out(document).boxes}


def rows(document):
    """The keys from top to bottom; those of a row in the order of the alphabet."""
    found = {}
    for key, box in boxes(document).items():
        found.setdefault(box.y, []).append(key)
    return [" ".join(sorted(found[y])) for y in sorted(found)]


def forms(document):
    return [route.form for route in laid_out(document).routes]


def test_a_row_is_as_far_from_the_start_as_the_number_of_choices_to_it():
    assert rows(scenario("A>B A>C B>D C>D D>E A>E")) == ["A", "B C E", "D"]


def test_what_cannot_be_reached_stands_last_below_a_line():
    document = scenario("A>B X>Y Y>B")
    assert rows(document) == ["A", "B", "X Y"]
    assert boxes(document)["B"].y + STEP.height < laid_out(document).divider < boxes(document)["X"].y


def test_without_anything_out_of_reach_there_is_no_line():
    assert laid_out(scenario("A>B")).divider is None


def test_without_a_start_the_first_step_is_taken_for_it():
    assert rows(scenario("B>A A>C", start="")) == ["B", "A", "C"]


def test_two_starts_stand_side_by_side():
    assert rows(scenario("A>C B>C", start="A B")) == ["A B", "C"]


def test_a_level_that_is_too_wide_is_spread_over_several_rows():
    document = scenario(" ".join(f"A>{number}" for number in range(2 * WIDEST + 1)))
    assert [len(row.split()) for row in rows(document)] == [1, 5, 5, 5]


def test_a_scenario_without_steps_has_an_empty_picture():
    layout = laid_out(Scenario("Tomt", ()))
    assert (layout.boxes, layout.routes, layout.order) == ([], [], [])


@pytest.mark.parametrize(
    ("ways", "form"),
    [("A>B", DOWN), ("A>B B>A", UP), ("A>B A>C B>C", BESIDE), ("A>A", ROUND), ("A>?", AWAY)],
)
def test_the_last_way_takes_its_form_from_where_it_leads(ways, form):
    assert forms(scenario(ways))[-1] == form


def test_a_way_past_a_neighbour_goes_over_it():
    """Three steps that all lead to one another cannot all stand side by side."""
    assert sorted(forms(scenario("A>B A>C A>D B>C C>D D>B"))[3:]) == [BESIDE, BESIDE, OVER]


def test_a_way_that_leads_far_back_is_told_by_the_name_of_the_step():
    chain = "A>B B>C C>D D>E E>F F>G"
    assert forms(scenario(f"{chain} E>A")) == [DOWN, DOWN, DOWN, DOWN, DOWN, UP, DOWN]
    assert forms(scenario(f"{chain} F>A")) == [DOWN, DOWN, DOWN, DOWN, DOWN, DOWN, AWAY]


def test_no_line_runs_between_what_can_be_reached_and_what_cannot():
    assert forms(scenario("A>B X>B")) == [DOWN, AWAY]


def test_a_way_down_ends_at_the_top_of_its_step_and_a_way_up_at_the_bottom():
    document = scenario("A>B B>A")
    down, up = laid_out(document).routes
    assert re.match(r"M (\d+) (\d+) ", down.tip)[2] == str(boxes(document)["B"].y)
    assert re.match(r"M (\d+) (\d+) ", up.tip)[2] == str(boxes(document)["A"].y + STEP.height)


def test_several_choices_between_the_same_two_steps_have_lines_of_their_own():
    first, second = laid_out(scenario("A>B A>B")).routes
    assert first.label_x != second.label_x
    assert first.tip != second.tip


def test_steps_that_lead_to_one_another_stand_side_by_side():
    """Feedback on a mistake stands beside the step it leads back to, which is between the two."""
    found = boxes(scenario("A>M A>N A>B M>B N>B"))
    assert found["M"].x < found["B"].x < found["N"].x


def test_ways_that_need_not_cross_do_not():
    found = boxes(scenario("A>B A>C B>D B>E C>F C>G"))
    assert max(found["D"].x, found["E"].x) < min(found["F"].x, found["G"].x) or (
        max(found["F"].x, found["G"].x) < min(found["D"].x, found["E"].x)
    )


def test_the_second_step_with_an_id_is_drawn_and_nothing_leads_to_it():
    document = scenario("A>B")
    twice = replace(document, steps=(*document.steps, replace(document.steps[1], key="B2")))
    assert rows(twice) == ["A", "B", "B2"]


KEYS = st.sampled_from("ABCDEFGHIJKL")


@st.composite
def any_scenario(draw):
    """Any number of starts, ids twice, choices to nowhere, to the same step and back."""
    steps = []
    for _number in range(draw(st.integers(0, 14))):
        key, targets = draw(KEYS), draw(st.lists(KEYS | st.just("?"), max_size=4))
        choices = tuple(Choice(f"{key}{number}", "Ja", target) for number, target in enumerate(targets))
        steps.append(Step(key, key, OUTCOME, "Steg", is_start=draw(st.booleans()), choices=choices))
    return Scenario("Fall", tuple(steps))


@given(any_scenario())
def test_every_step_and_choice_is_drawn_once(document):
    layout = laid_out(document)
    places = list(range(len(document.steps)))
    assert sorted(box.place for box in layout.boxes) == sorted(layout.order) == places
    drawn = sorted((route.place, route.number) for route in layout.routes)
    assert drawn == [(place, number) for place in places for number in range(len(document.steps[place].choices))]


@given(any_scenario())
def test_the_same_document_gives_the_same_picture(document):
    assert laid_out(document) == laid_out(document)


@given(any_scenario())
def test_no_step_label_or_chip_covers_another(document):
    layout = laid_out(document)
    for one, other in combinations(_rectangles(layout), 2):
        assert not _overlap(one, other)


@given(any_scenario())
def test_everything_is_within_the_picture(document):
    layout = laid_out(document)
    for left, top, right, bottom in _rectangles(layout):
        assert 0 <= left <= right <= layout.width
        assert 0 <= top <= bottom <= layout.height


@given(any_scenario())
def test_no_line_crosses_a_step_or_the_label_of_another_choice(document):
    layout = laid_out(document)
    steps = [_inside(box.x, box.y, box.width, box.height) for box in layout.boxes]
    labels = {route: _label(route) for route in layout.routes}
    for route in layout.routes:
        others = [label for other, label in labels.items() if other is not route]
        for x, y in _points(route.line):
            assert not any(left < x < right and top < y < bottom for left, top, right, bottom in steps + others)


def _rectangles(layout):
    for box in [*layout.boxes, *(route.chip for route in layout.routes if route.chip)]:
        yield box.x, box.y, box.x + box.width, box.y + box.height
    yield from map(_label, layout.routes)


def _label(route):
    return _inside(route.label_x - LABEL.width // 2, route.label_y - LABEL.height // 2, LABEL.width, LABEL.height)


def _inside(x, y, width, height):
    """A pixel in from the edge: the places are rounded."""
    return x + 1, y + 1, x + width - 1, y + height - 1


def _overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _points(line):
    """Points along a path of M, L, V and C commands; the loop beside a step is left out."""
    x = y = 0
    for command, numbers in re.findall(r"([A-Za-z])([-\d. ]*)", line):
        values = [float(number) for number in numbers.split()]
        if command == "C":
            yield from (_on_curve(x, y, values, share / 20) for share in range(21))
        elif command == "V":
            values = [x, *values]
        elif command not in "ML":
            return
        x, y = values[-2:]
        yield x, y


def _on_curve(x, y, values, share):
    weights = (1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3
    xs, ys = (x, *values[::2]), (y, *values[1::2])
    return tuple(sum(weight * value for weight, value in zip(weights, line, strict=True)) for line in (xs, ys))


def calls_to_lay_out(number):
    """How many functions are called for so many steps, each leading to three of the next ones and one back."""
    ways = [f"{step}>{step + ahead}" for step in range(number) for ahead in (1, 2, 7)]
    back = [f"{step}>{step - 5}" for step in range(5, number)]
    document = scenario(" ".join(ways + back), start="0")
    profile = Profile()
    profile.runcall(laid_out, document)
    return sum(entry.callcount for entry in profile.getstats())


def test_the_work_grows_as_the_number_of_steps():
    assert calls_to_lay_out(1000) < 4 * 1.5 * calls_to_lay_out(250)
