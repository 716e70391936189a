"""Who is counted how in the statistics, and that no population of 1 to 4 persons can be worked out from them."""

from collections import Counter
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.models import UnitKind
from organisation.tree import Tree
from scenarios import statistics, versions
from scenarios.models import Run, RunEvent
from scenarios.statistics import HIDDEN, OTHERS, WHOLE, Figure, Published, Tally, hidden_groups
from tests.factories import scenarios
from tests.factories.scenarios import id_of
from tests.factories.world import noon

SMALLEST = 5
NOTHING_BEFORE = frozenset()

# What can be worked out


def derivable(sizes, hidden):
    """Every set of groups that is a published one, or follows by adding and subtracting any of them."""
    rows = [frozenset([group]) for group in sizes if group not in hidden]
    if WHOLE not in hidden:
        rows.append(frozenset(sizes))
    found = set()
    for weights in product((-1, 0, 1), repeat=len(rows)):
        times = Counter()
        for row, weight in zip(rows, weights, strict=True):
            times.update(dict.fromkeys(row, weight))
        if set(times.values()) <= {0, 1}:
            found.add(frozenset(group for group, number in times.items() if number))
    return found - {frozenset()}


def leaks(sizes, hidden, before=NOTHING_BEFORE, began=None):
    """The derivable sets of 1 to 4 persons, here or among those who began."""
    return [
        groups
        for groups in derivable(sizes, hidden)
        for counted in (sizes, began or sizes)
        if 0 < sum(counted[group] for group in groups) < SMALLEST
    ]


def only_the_small(sizes, smallest, before=NOTHING_BEFORE):
    """The control: as hidden_groups(), without looking at what is left."""
    return frozenset(group for group, number in sizes.items() if 0 < number < smallest) | before


PARTS = st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 12), min_size=1)


@given(PARTS)
def test_nothing_of_one_to_four_persons_can_be_worked_out(sizes):
    assert leaks(sizes, hidden_groups(sizes, SMALLEST)) == []


@given(PARTS, st.data())
def test_nor_at_a_later_step_to_which_some_of_them_came(began, data):
    sizes = {group: data.draw(st.integers(0, number)) for group, number in began.items()}
    before = hidden_groups(began, SMALLEST)
    hidden = hidden_groups(sizes, SMALLEST, before)
    assert before <= hidden
    assert leaks(sizes, hidden, before, began) == []


@given(PARTS)
def test_a_group_is_hidden_only_for_a_reason(sizes):
    """With one group less, the largest of those hidden, something would be given away; large groups alone are shown."""
    hidden = hidden_groups(sizes, SMALLEST)
    small = only_the_small(sizes, SMALLEST)
    assert small <= hidden
    if extra := hidden - small - {WHOLE} - {group for group in sizes if not sizes[group]}:
        assert leaks(sizes, hidden - {max(extra, key=lambda group: (sizes[group], group))})
    if not small:
        assert hidden == frozenset()


def test_without_looking_at_what_is_left_small_populations_are_found():
    sizes = {"A": 3, "B": 7, "C": 20}
    assert leaks(sizes, only_the_small(sizes, SMALLEST)) == [frozenset("A")] * 2
    assert hidden_groups(sizes, SMALLEST) == frozenset("AB")


def test_without_hiding_at_later_steps_what_was_hidden_at_first_it_is_found_that_nobody_came():
    began, sizes = {"A": 3, "B": 7, "C": 20}, {"A": 0, "B": 6, "C": 9}
    assert leaks(sizes, hidden_groups(sizes, SMALLEST), began=began)
    assert hidden_groups(sizes, SMALLEST, hidden_groups(began, SMALLEST)) == frozenset("AB")


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({}, ""),
        ({"A": 0, "B": 0}, ""),
        ({"A": 5, "B": 6}, ""),
        ({"A": 4, "B": 6}, "AB"),
        ({"A": 2, "B": 3, "C": 9}, "AB"),
        ({"A": 2, "B": 2, "C": 9}, "ABC"),
        ({"A": 1, "B": 6, "C": 6}, "AB"),
        ({"A": 4, "B": 0, "C": 8}, "AC"),
    ],
    ids=str,
)
def test_the_next_smallest_group_is_hidden_too(sizes, hidden):
    assert hidden_groups(sizes, SMALLEST) == frozenset(hidden)


def test_fewer_than_five_of_all_is_nothing_at_all():
    assert hidden_groups({"A": 4, "B": 0}, SMALLEST) == frozenset({"A", "B", WHOLE})
    assert hidden_groups({"A": 0, "B": 0}, SMALLEST, frozenset({WHOLE})) == frozenset({"A", "B", WHOLE})


# Counting


def events(*choices):
    """Choices such as "A1:2" one after another, or "A1:2@1" with a place on the way."""
    found = []
    for number, one in enumerate(choices, start=1):
        name, _at, position = one.partition("@")
        step, _colon, place = name.partition(":")
        found.append((int(position or number), id_of(step), id_of(step, place)))
    return found


def tally(*walks, scenario=None):
    found = Tally()
    for walk in walks:
        found.count(scenario or scenarios.rehearsal(), events(*walk.split()))
    return found


def numbers(counter):
    """{key of the step, or of the step and the place of the choice: number}."""
    names = {id_of(key): key for key in ("A1", "A1b", "A2", "A3", "SLUT")}
    names |= {id_of(key, place): f"{key}:{place}" for key in list(names.values()) for place in (1, 2)}
    return {names[one]: number for one, number in counter.items() if number}


def test_the_first_answer_at_each_step_counts():
    found = tally("A1:1 A1b:1 A2:1", "A1:2 A2:2", "A1:1 A1:2@1 A2:1")
    assert found.began == 3
    assert numbers(found.answered) == {"A1": 3, "A1b": 1, "A2": 3}
    assert numbers(found.chosen) == {"A1:1": 2, "A1:2": 1, "A1b:1": 1, "A2:1": 2, "A2:2": 1}


def test_whoever_answers_otherwise_later_counts_once_however_often():
    found = tally("A1:1 A1:2@1 A1:1@1 A1:2@1", "A1:1 A1:1@1", "A1:2 A2:1")
    assert numbers(found.changed) == {"A1": 1}


def test_one_stops_where_one_had_come_to_and_not_where_one_has_ended():
    found = tally("", "A1:1", "A1:1 A1b:1 A1:2@1", "A1:2 A2:2", "A1:2 A2:2 A1:1@1")
    assert numbers(found.stopped) == {"A1": 1, "A1b": 1, "A2": 1}
    assert numbers(found.ended) == {"SLUT": 2}


def test_the_outcome_reached_first_counts():
    fork = scenarios.scenario("A1? A2 A3\nA2!\nA3!")
    assert numbers(tally("A1:2 A1:1@1", "A1:1", scenario=fork).ended) == {"A3": 1, "A2": 1}


# What is told


def published(**groups):
    """The Published of {walk: how many went it} of each group."""
    tallies = {group: tally(*_spread(walks)) for group, walks in groups.items()}
    return Published(scenarios.rehearsal(), tallies, SMALLEST)


def _spread(walks):
    return [walk for walk, number in walks.items() for _ in range(number)]


MANY = {"A1:1 A1b:1 A2:2": 4, "A1:2 A2:2": 6, "A1:2 A2:1 A3:2": 2}


def decision(report, key):
    return next(one for one in report.decisions if one.step.key == key)


def told(report, key):
    return [figure for _choice, figure in decision(report, key).choices]


def test_shares_are_of_those_who_answered_and_stops_and_outcomes_of_those_who_began():
    report = published(A={"A1:1 A1b:1 A2:2": 4, "A1:2 A2:2": 6, "A1:2 A2:1 A3:2": 5, "A1:2": 2}).of("A")
    assert told(report, "A1") == [Figure(4, 17), Figure(13, 17)]
    assert told(report, "A2") == [Figure(5, 15), Figure(10, 15)]
    assert report.ended == Figure(15, 17)
    assert {one.step.key: one.figure.number for one in report.stops} == {"A1": 0, "A1b": 0, "A2": 2, "A3": 0}
    assert [(one.step.key, one.figure) for one in report.outcomes] == [("SLUT", Figure(15, 17))]


def test_where_few_came_to_a_decision_it_is_not_told_where_one_stopped_and_ended():
    """The one of them who came to A2 would otherwise be known by the outcome."""
    fork = scenarios.scenario("A1? SLUT A2\nSLUT!\nA2? B C\nB!\nC!")
    report = Published(fork, {"A": tally(*["A1:1"] * 4, "A1:2 A2:2", scenario=fork)}, SMALLEST).of("A")
    assert {one.figure for one in report.outcomes + report.stops} == {HIDDEN}
    assert report.ended == Figure(5, 5) and told(report, "A1") == [Figure(4, 5), Figure(1, 5)]


def test_only_steps_with_a_choice_to_make_are_decisions():
    assert [one.step.key for one in published(A=MANY).of("A").decisions] == ["A1", "A2", "A3"]


def test_a_step_that_fewer_than_five_answered_is_hidden_and_the_others_are_not():
    report = published(A=MANY).of(WHOLE)
    assert told(report, "A3") == [HIDDEN, HIDDEN]
    assert decision(report, "A3").changed == decision(report, "A3").mistakes == HIDDEN
    assert not any(figure.is_hidden for figure in told(report, "A1"))


def test_a_group_of_fewer_than_five_is_hidden_at_every_step_also_where_nobody_of_it_came():
    found = published(A={"A1:2 A2:2": 3}, B=MANY, C=MANY)
    for group in ("A", "B"):
        report = found.of(group)
        figures = [
            figure for one in report.decisions for figure in (one.mistakes, one.changed, *told(report, one.step.key))
        ]
        figures += [one.figure for one in report.stops + report.outcomes]
        assert report.is_hidden
        assert set(figures) == {HIDDEN}
    assert not found.of("C").is_hidden
    assert not found.of(WHOLE).is_hidden


WALKS = ["", "A1:1", "A1:1 A1b:1 A2:2", "A1:2 A2:2", "A1:2 A2:1 A3:2", "A1:2 A2:1 A3:1 A1:1@1"]


@given(st.dictionaries(st.sampled_from("ABCD"), st.dictionaries(st.sampled_from(WALKS), st.integers(0, 5)), min_size=1))
def test_no_table_tells_of_one_to_four_persons(groups):
    found = published(**groups)
    reports = {group: found.of(group) for group in [*groups, WHOLE]}
    began = {group: sum(walks.values()) for group, walks in groups.items()}
    answered = {
        key: {group: tally(*_spread(walks)).answered[id_of(key)] for group, walks in groups.items()}
        for key in ("A1", "A2", "A3")
    }
    for key, sizes in answered.items():
        hidden = {group for group, report in reports.items() if told(report, key)[0].is_hidden}
        assert leaks(sizes, hidden, began=began) == []
    hidden = {group for group, report in reports.items() if report.is_hidden}
    assert leaks(began, hidden) == []
    for group, report in reports.items():
        few = any(0 < size < SMALLEST for size in (_size(sizes, group) for sizes in answered.values()))
        shown = {one.figure.is_hidden for one in report.stops + report.outcomes}
        assert len(shown) == 1 and (shown == {True} or not (few or group in hidden))


def _size(sizes, group):
    return sum(sizes.values()) if group == WHOLE else sizes[group]


def test_where_people_go_wrong_comes_first_and_what_is_hidden_last():
    walks = {"A1:1 A1b:1 A2:1 A3:2": 3, "A1:2 A2:1 A3:2": 3, "A1:2 A2:2": 6}
    assert [one.step.key for one in published(A=walks).of(WHOLE).pitfalls] == ["A3", "A1"]
    assert [one.step.key for one in published(A=MANY).of(WHOLE).pitfalls] == ["A1", "A3"]
    assert [one.step.key for one in published(A={"A1:2 A2:2": 6}).of(WHOLE).pitfalls] == ["A1"]


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(1, 8), "13\N{NO-BREAK SPACE}%"),
        (Figure(1, 1000), "1\N{NO-BREAK SPACE}%"),
        (Figure(999, 1000), "99\N{NO-BREAK SPACE}%"),
        (Figure(0, 7), "0\N{NO-BREAK SPACE}%"),
        (Figure(7, 7), "100\N{NO-BREAK SPACE}%"),
        (Figure(0, 0), "–"),
        (HIDDEN, "dolt"),
    ],
    ids=str,
)
def test_shares_are_whole_and_what_is_hidden_is_never_a_number(figure, words):
    assert figure.in_share == words


def test_hidden_is_said_of_every_number():
    assert (HIDDEN.in_number, HIDDEN.in_whole, HIDDEN.percent) == ("dolt", "dolt", None)


# Reading


ON = date(2026, 3, 31)


@pytest.fixture
def parts(world):
    """An administration with two divisions and a unit in each; somebody may also work in the administration itself."""
    world.whole = world.unit("Ort", kind=UnitKind.MUNICIPALITY)
    world.care = world.unit("Vard", world.whole, kind=UnitKind.ADMINISTRATION)
    world.north = world.unit("Norr", world.care, kind=UnitKind.DIVISION)
    world.south = world.unit("Soder", world.care, kind=UnitKind.DIVISION)
    world.home, world.ward = world.unit("Hem", world.north), world.unit("Sal", world.south)
    return world


@pytest.fixture
def version(db):
    return versions.publish(id_of("key"), scenarios.rehearsal())


def played(person, version, *choices, on="2026-03-10", later=0):
    """A run that is stored as played on a day, each choice a second after the other and `later` days after it began."""
    at = noon(on) + timedelta(seconds=Run.objects.count())
    run = Run.objects.create(person=person, version=version, key=version.key, started_at=at, closed_at=at)
    for seq, (position, step, choice) in enumerate(events(*choices), start=1):
        moment = at + timedelta(days=later, seconds=seq)
        RunEvent.objects.create(run=run, seq=seq, position=position, step=step, choice=choice, at=moment)
    return run


def counted(version, on=ON):
    """{group: number who began} of the groups that have any, and the Tally of them all."""
    found = statistics.tallies_of(version, Tree.on(on), on)
    whole = Tally()
    for one in found.values():
        whole.add(one)
    return {group: one.began for group, one in found.items() if one.began}, whole


def test_a_person_belongs_to_the_nearest_division_or_administration(parts, version):
    for unit in (parts.home, parts.ward, parts.ward, parts.north, parts.care, parts.whole):
        played(parts.staff(unit), version)
    played(parts.person(), version)
    assert counted(version)[0] == {"norr": 2, "soder": 2, "vard": 1, OTHERS: 2}


def test_the_main_placement_decides_the_largest_share_then_the_earliest(parts, version):
    first, second = parts.person(), parts.person()
    parts.staff(parts.home, person=first, share=40)
    parts.staff(parts.ward, person=first, share=60)
    parts.staff(parts.home, person=second, starts_on="2021-01-01")
    parts.staff(parts.ward, person=second, starts_on="2020-06-01")
    for person in (first, second):
        played(person, version)
    assert counted(version)[0] == {"soder": 2}


def test_the_placement_and_the_tree_are_those_of_the_last_day(parts, version):
    moved, gone = parts.person(), parts.person()
    parts.staff(parts.home, person=moved, ends_on="2026-03-30")
    parts.staff(parts.ward, person=moved, starts_on="2026-03-31")
    parts.staff(parts.home, person=gone, ends_on="2026-03-30")
    for person in (moved, gone):
        played(person, version)
    assert counted(version)[0] == {"soder": 1, OTHERS: 1}
    assert counted(version, date(2026, 3, 30))[0] == {"norr": 2}


def test_each_person_counts_once_by_the_first_run(parts, version):
    person = parts.staff(parts.home)
    played(person, version, "A1:2", on="2026-03-12")
    played(person, version, "A1:1", on="2026-03-02")
    groups, whole = counted(version)
    assert groups == {"norr": 1}
    assert numbers(whole.chosen) == {"A1:1": 1}


def test_of_two_runs_begun_at_the_same_moment_one_counts(parts, version):
    person = parts.staff(parts.home)
    for run in (played(person, version, "A1:1"), played(person, version, "A1:2")):
        Run.objects.filter(pk=run.pk).update(started_at=noon("2026-03-10"))
    assert counted(version)[0] == {"norr": 1}


def test_each_version_counts_by_itself(parts, version):
    other = versions.publish(version.key, scenarios.scenario("A1? A2 A3\nA2!\nA3!"))
    person = parts.staff(parts.home)
    played(person, version, "A1:1")
    played(person, other, "A1:2")
    assert [numbers(counted(one)[1].chosen) for one in (version, other)] == [{"A1:1": 1}, {"A1:2": 1}]


def test_what_is_stored_after_the_last_day_is_not_counted(parts, version):
    played(parts.staff(parts.home), version, "A1:2", on="2026-04-01")
    played(parts.staff(parts.home), version, "A1:2", on="2026-03-31", later=1)
    groups, whole = counted(version)
    assert groups == {"norr": 1}
    assert not whole.answered
    assert numbers(whole.stopped) == {"A1": 1}


def test_the_day_ends_at_midnight_in_sweden(parts, version):
    for hours in (11, 13):
        run = played(parts.staff(parts.home), version)
        Run.objects.filter(pk=run.pk).update(started_at=noon(ON) + timedelta(hours=hours))
    assert counted(version)[0] == {"norr": 1}


@pytest.mark.parametrize(
    ("today", "last"),
    [("2026-04-01", "2026-03-31"), ("2026-04-30", "2026-03-31"), ("2024-03-15", "2024-02-29")],
)
def test_the_figures_end_with_the_last_month(today, last):
    assert statistics.last_day(date.fromisoformat(today)) == date.fromisoformat(last)


@pytest.mark.parametrize("people", [1, 30])
def test_the_number_of_queries_is_the_same_for_one_and_for_many(parts, version, people, django_assert_num_queries):
    for number in range(people):
        played(parts.staff((parts.home, parts.ward)[number % 2]), version, "A1:1", "A1b:1", "A2:2")
    tree = Tree.on(ON)
    with django_assert_num_queries(3):
        statistics.tallies_of(version, tree, ON)


def test_groups_are_called_as_on_the_day_and_an_administration_with_divisions_is_what_is_left_of_it(parts):
    tree = Tree.on(ON)
    names = statistics.group_names(tree)
    assert list(names) == ["norr", "soder", "vard", OTHERS]
    assert names["norr"] == "Norr"
    assert names["vard"].startswith("Vard, ")


def test_the_groups_of_some_units_are_those_that_are_one_of_them(parts):
    tree = Tree.on(ON)
    assert statistics.group_names(tree, {parts.north.pk, parts.home.pk}) == {"norr": "Norr"}
    assert statistics.group_names(tree, {parts.home.pk}) == {}
