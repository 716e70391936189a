"""A run replayed: whatever is answered and answered otherwise, no step is lost and nothing counts as what it is not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.document import OUTCOME, QUESTION, Act
from scenarios.way import CHOSEN, CORRECTED, MISSED, NOT_ASKED, acts_done, is_complete, replay
from tests.factories.scenario_graphs import sound
from tests.factories.scenarios import choice, id_of, rehearsal, scenario, step

pytestmark = pytest.mark.sqlite_is_enough

MISTAKES = ("wrong", "danger")


def played(document, answers):
    """The way after answers such as "A1:2 A2:1", each at the step to answer now; "A1:2@1" changes that of a place."""
    events = []
    for answer in answers.split():
        answer, _at, place = answer.partition("@")
        key, _colon, number = answer.partition(":")
        position = int(place or replay(document, events).position)
        events.append((position, id_of(key), id_of(key, number)))
    return replay(document, events)


def path(way):
    return " ".join([*(one.step.key for one in way.taken), way.here.key])


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("", "A1"),
        ("A1:2", "A1 A2"),
        ("A1:1 A1b:1 A2:2", "A1 A1b A2 SLUT"),
        ("A1:1 A1b:1 A2:1 A1:2@1", "A1 A2 A3"),  # A2 is met again at once, and its answer stays.
        ("A1:2 A2:1 A3:1 A2:2@2", "A1 A2 SLUT"),
        ("A1:2 A2:1 A3:2 A3:1@3", "A1 A2 A3 SLUT"),
        ("A1:2 A2:1 A1:1@1", "A1 A1b"),  # The new way has not met A2 yet.
        ("A1:2 A2:1 A1:2@1", "A1 A2 A3"),
    ],
)
def test_a_way_is_what_was_answered_last_at_each_place(answers, expected):
    assert path(played(rehearsal(), answers)) == expected


def test_a_step_that_is_come_to_again_is_a_place_of_its_own():
    way = played(scenario("A? B C\nB: A\nC!"), "A:1 B:1 A:2")
    assert path(way) == "A B A C"
    assert [one.is_first for one in way.taken] == [True, True, False]
    assert [way.step_at(place) and way.step_at(place).key for place in range(6)] == [None, "A", "B", "A", "C", None]
    assert [way.taken_at(place) for place in (0, 4, 5)] == [None, None, None]


def test_a_fact_learned_later_takes_the_place_of_the_one_before():
    document = replace(
        scenario("A? B B\nB: C\nC!"),
        facts=("age:unknown", "danger:no"),
        steps=(
            step("A", QUESTION, choice("A", 1, "B", facts=("age:under18",)), is_start=True, facts=("danger:yes",)),
            step("B", "information", choice("B", 1, "C", facts=("age:adult",)), facts=("child:yes",)),
            step("C", OUTCOME, facts=("danger:no",)),
        ),
    )
    way = played(document, "A:1 B:1")
    assert [sorted(way.known_at(place).values()) for place in (1, 2, 3)] == [
        ["age:unknown", "danger:yes"],
        ["age:under18", "child:yes", "danger:yes"],
        ["age:adult", "child:yes", "danger:no"],
    ]
    assert way.known == way.known_at(3)


def test_a_changed_answer_takes_back_what_it_told():
    assert played(rehearsal(), "A1:2 A2:1").known["age"] == "age:under18"
    assert played(rehearsal(), "A1:2 A2:1 A2:2@2").known["age"] == "age:adult"


@pytest.mark.parametrize(
    ("answers", "fraga", "anmalan", "complete"),
    [
        ("A1:2", CHOSEN, NOT_ASKED, False),  # Nothing is missing, and it has not ended.
        ("A1:2 A2:2", CHOSEN, NOT_ASKED, True),
        ("A1:2 A2:1", CHOSEN, MISSED, False),
        ("A1:2 A2:1 A3:1", CHOSEN, CHOSEN, True),
        ("A1:2 A2:1 A3:2", CHOSEN, MISSED, False),
        ("A1:1 A1b:1 A2:1 A3:1", CORRECTED, CHOSEN, True),  # On the way back from a mistake, and then a new question.
        ("A1:2 A2:1 A3:2 A3:1@3", CHOSEN, CORRECTED, True),  # Not by the first answer.
        ("A1:2 A2:1 A3:1 A3:2@3", CHOSEN, MISSED, False),
        ("A1:2 A2:1 A3:1 A2:2@2", CHOSEN, NOT_ASKED, True),
    ],
)
def test_an_act_is_chosen_corrected_missed_or_not_asked_for(answers, fraga, anmalan, complete):
    way = played(rehearsal(), answers)
    assert [one.state for one in acts_done(way)] == [fraga, anmalan]
    assert is_complete(way) is complete


def test_what_is_done_without_being_asked_for_is_not_asked_for():
    acts = (Act("fraga", "Fråga", required=False), Act("anmalan", "Anmäl", when=("danger:yes",)))
    way = played(replace(rehearsal(), acts=acts), "A1:2 A2:1 A3:1")
    assert [one.state for one in acts_done(way)] == [NOT_ASKED, NOT_ASKED]
    assert not any(one.is_required for one in acts_done(way))


@pytest.mark.parametrize(
    ("when", "state"),
    [
        ((), MISSED),
        (("age:adult",), NOT_ASKED),
        (("age:adult", "age:under18"), MISSED),  # One of them is enough.
        (("age:under18", "danger:yes"), NOT_ASKED),  # Both are needed.
        (("age:under18", "danger:no"), MISSED),
        (("child:yes",), NOT_ASKED),  # Nobody has said so.
    ],
)
def test_an_act_is_asked_for_when_its_facts_are_met(when, state):
    way = played(replace(rehearsal(), acts=(Act("ring", "Ring", when=when),)), "A1:2 A2:1")
    assert [one.state for one in acts_done(way)] == [state]


# Random scenarios without errors, and random histories: places and choices as they come, with answers changed.
moves = st.lists(st.tuples(st.integers(0, 20) | st.just(0), st.integers(0, 5)), max_size=12)


def events_of(document, drawn):
    """What a learner may have stored: each move answers the newest step (0), or one so many places back."""
    events = []
    for back, number in drawn:
        way = replay(document, events)
        last = way.position - way.is_ended
        position = last - back % last
        here = way.step_at(position)
        events.append((position, here.id, here.choices[number % len(here.choices)].id))
    return events


histories = st.builds(lambda document, drawn: (document, events_of(document, drawn)), sound(), moves)


@given(histories)
def test_a_way_begins_at_the_start_and_each_choice_leads_to_the_next_step(history):
    document, events = history
    way = replay(document, events)
    met = [*(one.step.id for one in way.taken), way.here.id]
    assert met == [document.start.id, *(one.choice.target for one in way.taken)]
    assert all(one.choice in one.step.choices for one in way.taken)


@given(histories)
def test_a_way_holds_only_what_was_answered_and_the_last_answer_at_its_place(history):
    document, events = history
    way = replay(document, events)
    assert {(one.step.id, one.choice.id) for one in way.taken} <= {
        (step_id, choice) for _place, step_id, choice in events
    }
    for position, _step, choice_id in events[-1:]:
        assert way.taken_at(position).choice.id == choice_id


@given(histories)
def test_an_answer_changes_nothing_before_it_and_what_stays_after_it_is_the_end_of_what_was(history):
    document, events = history
    for number, (position, _step, _choice) in enumerate(events):
        before, after = (replay(document, events[:count]).taken for count in (number, number + 1))
        assert after[: position - 1] == before[: position - 1]
        kept = after[position:]
        assert kept == before[len(before) - len(kept) :]


@given(histories)
def test_what_is_met_again_at_once_keeps_its_answer(history):
    document, events = history
    for number, (position, _step, choice_id) in enumerate(events):
        target = document.choice_by_id[choice_id][1].target
        later = [one.step.id for one in replay(document, events[:number]).taken[position:]]
        kept = len(later) - later.index(target) if target in later else 0
        assert len(replay(document, events[: number + 1]).taken) == position + kept


@given(histories)
def test_the_history_is_left_as_it_is_and_counted_whole(history):
    document, events = history
    stored = tuple(events)
    assert replay(document, events) == replay(document, stored)
    assert replay(document, events).events == len(stored)
    assert tuple(events) == stored


@given(histories)
def test_first_is_what_a_step_was_answered_with_the_first_time(history):
    document, events = history
    first = {step_id: choice_id for _place, step_id, choice_id in reversed(events)}
    for one in replay(document, events).taken:
        assert one.is_first == (first[one.step.id] == one.choice.id)


@given(histories)
def test_whoever_goes_on_comes_to_an_outcome(history):
    document, events = history
    way, events = replay(document, events), list(events)
    for _step in document.steps:
        if not way.is_ended:
            events.append((way.position, way.here.id, way.here.choices[0].id))
            way = replay(document, events)
    assert way.is_ended and way.here.kind == OUTCOME


@given(histories)
def test_what_is_known_is_what_was_told_last_of_each_name(history):
    document, events = history
    way = replay(document, events)
    told = [*document.facts]
    for one in way.taken:
        told += [*one.step.facts, *one.choice.facts]
    told += way.here.facts
    names = {fact.split(":")[0] for fact in told}
    assert way.known == {name: next(f for f in reversed(told) if f.startswith(f"{name}:")) for name in names}


@given(histories)
def test_the_acts_are_done_as_a_reader_of_the_way_would_say(history):
    document, events = history
    way = replay(document, events)
    states = {one.act.key: one.state for one in acts_done(way)}
    assert states == {act.key: said_of(act, way) for act in document.acts}
    assert is_complete(way) == (way.here.kind == OUTCOME and MISSED not in states.values())


def said_of(act, way):
    """What a reader would say of an act, going along the way."""
    known = set(way.known.values())
    by_name = [{fact for fact in act.when if fact.startswith(name)} for name in {fact[:4] for fact in act.when}]
    if not act.required or not all(values & known for values in by_name):
        return NOT_ASKED
    places = [place for place, one in enumerate(way.taken) if act.key in one.choice.acts]
    if any(way.taken[place].is_first and not corrects(way, place) for place in places):
        return CHOSEN
    return CORRECTED if places else MISSED


def corrects(way, place):
    """Is the choice there a mistake, or one after a mistake with no question since?"""
    mistakes = [number for number in range(place + 1) if way.taken[number].choice.verdict in MISTAKES]
    since = way.taken[mistakes[-1] + 1 : place + 1] if mistakes else ()
    return bool(mistakes) and not any(one.step.kind == QUESTION for one in since)
