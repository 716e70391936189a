"""Rounds, parts, editions and renewals: what the ledger writes, and what it never does."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection

from tests.factories.world import LONG_AGO, STOCKHOLM, World, day, noon
from tracking import catalogue, ledger, renewal, requirements
from tracking.catalogue import PartSpec
from tracking.ledger import TrainingState
from tracking.models import Completion, Definitions, How, Round, RoundReason, Training, TrainingKind
from tracking.progress import course_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return World()


class Course:
    """A course with parts, published again with every change."""

    def __init__(self, *names):
        self.key = uuid.uuid4()
        self.parts = {}
        for name in names:
            self.add(name)
        self.publish(LONG_AGO)

    def add(self, name, **values):
        self.parts[name] = PartSpec(key=uuid.uuid4(), title=name, kind=TrainingKind.LESSON, **values)

    def change(self, name, **values):
        self.parts[name] = PartSpec(**(vars(self.parts[name]) | values))

    def publish(self, on, **values):
        self.training = catalogue.sync_course(self.key, "Grund", list(self.parts.values()), at=noon(on), **values)

    def part(self, name):
        return Training.objects.get(key=self.parts[name].key)


@pytest.fixture
def course(db):
    return Course("a", "b", "c")


@pytest.fixture
def person(world):
    return world.person()


def take(person, course, name, on, **values):
    return ledger.record_completion(person, course.part(name), at=noon(on), **values)


def take_all(person, course, on, names=("a", "b", "c")):
    for name in names:
        take(person, course, name, on)


def completed(person, course):
    """The completions of the course in force, in order of day."""
    return list(person.completions.in_force().filter(training=course.training).order_by("completed_on", "pk"))


def part_done(person, course, name, number=1):
    """The completion of a part in force in the person's round with this number."""
    return person.completions.in_force().get(training=course.part(name), round__number=number)


def update_twice(person, course):
    """Three rounds: the first of all parts, then one for each edition in which b changed."""
    take_all(person, course, "2025-03-01")
    for number, month in ((2, "05"), (3, "07")):
        course.change("b", changed_in_edition=number)
        course.publish(f"2025-{month}-01")
        ledger.start_round(person, course.training, noon(f"2025-{month}-01"))
        take(person, course, "b", f"2025-{month}-02")


def rounds(person):
    return list(person.rounds.order_by("number").values_list("number", "reason", "started_on", "ended_on"))


# Rounds and parts (definition 18)


def test_the_first_part_begins_the_round_and_the_last_required_one_ends_it(person, course):
    take(person, course, "a", "2025-03-01")
    take(person, course, "c", "2025-03-05")
    assert rounds(person) == [(1, "first", day("2025-03-01"), None)]
    assert completed(person, course) == []
    take(person, course, "b", "2025-03-03")
    [done] = completed(person, course)
    assert (done.completed_on, done.round.number, done.edition) == (day("2025-03-05"), 1, 1)  # That of the latest part.
    assert rounds(person) == [(1, "first", day("2025-03-01"), day("2025-03-05"))]


def test_an_optional_part_is_not_waited_for(person, course):
    course.change("c", required=False)
    course.publish("2025-01-01")
    take_all(person, course, "2025-03-01", "ab")
    assert len(completed(person, course)) == 1


def test_parts_of_different_rounds_do_not_complete_a_course(person, course):
    take_all(person, course, "2025-03-01")
    ledger.start_round(person, course.training, noon("2025-06-01"))
    take_all(person, course, "2025-06-01", "ab")
    assert len(completed(person, course)) == 1
    take(person, course, "c", "2025-06-02")
    assert [row.round.number for row in completed(person, course)] == [1, 2]


def test_the_day_is_the_day_in_sweden(person, course):
    late = datetime(2026, 1, 1, 0, 10, tzinfo=STOCKHOLM)
    done = ledger.record_completion(person, course.part("a"), at=late)
    assert (done.completed_on, done.counts_from) == (date(2026, 1, 1), date(2026, 1, 1))
    assert rounds(person)[0][2] == date(2026, 1, 1)


def test_a_round_is_begun_once(person, course):
    first = ledger.start_round(person, course.training, noon("2025-03-01"))
    assert ledger.start_round(person, course.training, noon("2025-03-09")) == first
    assert rounds(person) == [(1, "first", day("2025-03-01"), None)]


def test_twice_the_same_part_is_one_row(person, course):
    first = take(person, course, "a", "2025-03-01", round_number=1)
    again = take(person, course, "a", "2025-03-02", round_number=1)
    assert again == first
    assert again.completed_on == day("2025-03-01")
    assert person.completions.count() == 1


def test_the_last_part_twice_completes_the_course_once(person, course):
    take_all(person, course, "2025-03-01")
    with pytest.raises(ledger.RoundEnded):
        take(person, course, "c", "2025-03-01", round_number=1)
    assert person.completions.count() == 4
    assert person.rounds.count() == 1


def test_a_form_of_an_ended_round_changes_nothing(person, course):
    take_all(person, course, "2025-03-01")
    ledger.start_round(person, course.training, noon("2025-06-01"))
    with pytest.raises(ledger.RoundEnded):
        take(person, course, "a", "2025-06-02", round_number=1)
    assert person.completions.count() == 4


def test_a_later_round_never_begins_by_itself(person, course):
    take_all(person, course, "2025-03-01")
    for number in (None, 1, 2):
        with pytest.raises(ledger.RoundEnded):
            take(person, course, "a", "2025-06-02", round_number=number)
    assert person.rounds.count() == 1


def test_a_recognised_part_is_stored_in_the_open_round(person, course, world):
    ledger.start_round(person, course.training, noon("2025-03-01"))
    head = world.person()
    part = ledger.recognise(person, course.part("a"), completed_at=noon("2025-02-01"), recorded_by=head)
    assert (part.round.number, part.how, part.recorded_by) == (1, How.RECOGNISED, head)
    take_all(person, course, "2025-03-05", "bc")
    assert [row.completed_on for row in completed(person, course)] == [day("2025-03-05")]


def test_a_recognised_course_ends_the_open_round(person, course, world):
    take(person, course, "a", "2025-03-01")
    ledger.recognise(person, course.training, completed_at=noon("2025-03-04"), recorded_by=world.person())
    assert rounds(person) == [(1, "first", day("2025-03-01"), day("2025-03-04"))]
    assert len(completed(person, course)) == 1


def test_a_recognised_course_needs_no_round(person, course, world):
    for _ in range(2):
        ledger.recognise(person, course.training, completed_at=noon("2024-05-05"), recorded_by=world.person())
    [done] = completed(person, course)
    assert (done.round, done.completed_on, rounds(person)) == (None, day("2024-05-05"), [])


def test_an_import_is_edition_1_and_repeats_itself_without_a_trace(person, course):
    course.publish("2025-01-01", changed_in_edition=2)
    for _ in range(2):
        ledger.import_completion(person, course.training, completed_at=noon("2024-05-05"), source="portal")
    [done] = completed(person, course)
    assert (done.how, done.edition, done.round) == (How.IMPORTED, 1, None)


# Voiding


def test_voiding_a_part_voids_the_course_and_opens_the_round(person, course):
    take_all(person, course, "2025-03-01")
    part = person.completions.in_force().get(training=course.part("b"))
    ledger.void_completion(part, "wrong person")
    assert completed(person, course) == []
    assert rounds(person) == [(1, "first", day("2025-03-01"), None)]
    assert set(person.completions.in_force().values_list("training__title", flat=True)) == {"a", "c"}
    take(person, course, "b", "2025-04-01", round_number=1)
    assert [row.completed_on for row in completed(person, course)] == [day("2025-04-01")]
    assert person.completions.count() == 6  # Nothing that was known is lost.


def test_voiding_the_course_completion_leaves_the_round_ended_and_another_may_begin(person, course):
    take_all(person, course, "2025-03-01")
    ledger.void_completion(completed(person, course)[0], "mistake")
    ledger.reevaluate_open_rounds(course.training)
    assert completed(person, course) == []
    assert rounds(person) == [(1, "first", day("2025-03-01"), day("2025-03-01"))]
    state = course_state(person, course.training)
    assert (state.may_begin_again, state.completed_on, state.done_count) == (True, None, 3)
    assert renewal.may_begin_again(person, course.training)
    ledger.start_round(person, course.training, noon("2025-06-01"))
    take_all(person, course, "2025-06-02")
    assert [row.completed_on for row in completed(person, course)] == [day("2025-06-02")]


def test_a_course_that_a_rule_asks_for_is_not_renewed_when_nothing_counts_as_done(world, course):
    person = world.staff(world.unit("Nord"))
    world.requirement(course.training, "2025-01-01", months=24)
    take_all(person, course, "2025-03-01")
    ledger.void_completion(completed(person, course)[0], "mistake")
    assert renewal.reason_for_round(person, course.training, day("2025-06-01")) == RoundReason.AGAIN


def test_voiding_a_recognised_course_opens_the_round_that_lacks_parts(person, course, world):
    take(person, course, "a", "2025-03-01")
    done = ledger.recognise(person, course.training, completed_at=noon("2025-03-04"), recorded_by=world.person())
    ledger.void_completion(done, "another course")
    assert rounds(person) == [(1, "first", day("2025-03-01"), None)]
    assert course_state(person, course.training).next_part.title == "b"


def test_voiding_a_training_without_parts_opens_its_round(world, person):
    training = world.training()
    ledger.void_completion(world.done(person, training, "2025-03-01"), "mistake")
    world.done(person, training, "2025-04-01", round_number=1)
    assert [row.completed_on for row in person.completions.in_force()] == [day("2025-04-01")]


def test_voiding_an_optional_part_leaves_the_course_completed_by_the_others(person, course):
    take_all(person, course, "2025-03-01", "ab")
    take(person, course, "c", "2025-03-05")
    course.change("c", required=False)
    course.publish("2025-04-01")
    ledger.void_completion(part_done(person, course, "c"), "wrong person")
    assert [row.completed_on for row in completed(person, course)] == [day("2025-03-01")]
    assert rounds(person) == [(1, "first", day("2025-03-01"), day("2025-03-05"))]


@pytest.mark.parametrize("ended", [False, True])
def test_voiding_does_not_open_a_round_when_there_is_a_later_one(person, course, ended):
    take_all(person, course, "2025-03-01")
    ledger.start_round(person, course.training, noon("2025-06-01"))
    if ended:
        take_all(person, course, "2025-06-02")
    ledger.void_completion(part_done(person, course, "b", number=1), "wrong person")
    last = day("2025-06-02") if ended else None
    assert [row[3] for row in rounds(person)] == [day("2025-03-01"), last]
    assert [row.round.number for row in completed(person, course)] == [2] * ended


def test_voiding_a_part_voids_its_copies_and_the_courses_that_rest_on_them(person, course):
    update_twice(person, course)
    assert [row.edition for row in completed(person, course)] == [1, 2, 3]
    ledger.void_completion(part_done(person, course, "a", number=1), "wrong person")
    assert completed(person, course) == []
    assert not person.completions.in_force().filter(training=course.part("a")).exists()
    assert set(person.completions.exclude(voided_at=None).values_list("void_reason", flat=True)) == {
        "wrong person",
        "part voided: wrong person",
    }
    assert [row[3] for row in rounds(person)] == [day("2025-03-01"), day("2025-05-02"), None]
    take(person, course, "a", "2025-08-01", round_number=3)
    assert [(row.round.number, row.edition) for row in completed(person, course)] == [(3, 3)]


def test_voiding_a_copy_leaves_what_it_was_copied_from(person, course):
    update_twice(person, course)
    ledger.void_completion(part_done(person, course, "a", number=2), "should have been taken again")
    assert [row.round.number for row in completed(person, course)] == [1]


def test_voiding_a_part_taken_again_later_leaves_the_later_round(person, course):
    update_twice(person, course)
    ledger.void_completion(part_done(person, course, "b", number=1), "wrong person")
    assert [row.round.number for row in completed(person, course)] == [2, 3]


def test_the_parts_of_a_voided_round_are_not_carried_over(person, course):
    update_twice(person, course)
    ledger.void_completion(completed(person, course)[2], "mistake")
    begun = ledger.start_round(person, course.training, noon("2025-09-01"))
    assert begun.reason == RoundReason.NEW_EDITION
    assert {row.carried_from.round.number for row in begun.completions.all()} == {2}
    assert [row.round.number for row in completed(person, course)] == [1, 2]


def test_voiding_one_of_the_open_round_touches_nothing_else(person, course):
    take_all(person, course, "2025-03-01", "ab")
    ledger.void_completion(person.completions.get(training=course.part("a")), "mistake")
    assert [row.training.title for row in person.completions.in_force()] == ["b"]
    assert rounds(person)[0][3] is None


# The course changes


def test_a_required_part_added_later_undoes_nothing(person, course, world):
    halfway = world.person()
    take_all(person, course, "2025-03-01")
    take_all(halfway, course, "2025-03-01", "ab")
    course.add("d")
    course.publish("2025-04-01")
    ledger.reevaluate_open_rounds(course.training)
    assert len(completed(person, course)) == 1
    assert rounds(person)[0][3] == day("2025-03-01")
    take(halfway, course, "c", "2025-04-02")
    assert completed(halfway, course) == []
    take(halfway, course, "d", "2025-04-03")
    assert [row.completed_on for row in completed(halfway, course)] == [day("2025-04-03")]


@pytest.mark.parametrize("way", ["made optional", "removed"])
def test_a_part_no_longer_required_completes_the_open_rounds(person, course, world, way):
    begun, halfway = world.person(), world.person()
    take_all(person, course, "2025-03-01", "ab")
    take(halfway, course, "a", "2025-03-01")
    ledger.start_round(begun, course.training, noon("2025-03-01"))
    if way == "removed":
        del course.parts["c"]
    else:
        course.change("c", required=False)
    course.publish("2025-04-01")
    for _ in range(2):
        ledger.reevaluate_open_rounds(course.training)
    assert [row.completed_on for row in completed(person, course)] == [day("2025-03-01")]
    assert rounds(person)[0][3] == day("2025-03-01")
    assert completed(halfway, course) == completed(begun, course) == []


def test_rounds_are_completed_behind_the_lock_of_each_person_in_order(course, world, monkeypatch):
    people = [world.person() for _ in range(3)]
    for person in reversed(people):
        take_all(person, course, "2025-03-01", "ab")
    locked, lock = [], ledger.lock

    def end_the_round_of_the_second(person):
        """What another request has time to do while this one waits for the lock."""
        lock(person)
        locked.append(person)
        if person == people[1]:
            Round.objects.filter(person=person).update(ended_on="2025-03-09")

    del course.parts["c"]
    course.publish("2025-04-01")
    monkeypatch.setattr(ledger, "lock", end_the_round_of_the_second)
    ledger.reevaluate_open_rounds(course.training)
    assert locked == people
    assert [len(completed(person, course)) for person in people] == [1, 0, 1]


def test_a_course_left_without_required_parts_completes_nobody(person, course):
    take(person, course, "a", "2025-03-01")
    for name in "abc":
        course.change(name, required=False)
    course.publish("2025-04-01")
    ledger.reevaluate_open_rounds(course.training)
    assert completed(person, course) == []


# Editions (definition 19)


def test_a_minor_change_makes_no_edition(course):
    course.change("a", title="Ny rubrik")
    course.publish("2025-01-01")
    assert catalogue.live_edition(course.training) == 1


def test_several_parts_published_for_the_same_number_are_one_edition(course):
    course.change("a", changed_in_edition=2)
    course.publish("2025-01-01")
    course.change("b", changed_in_edition=2)
    course.publish("2025-01-02")
    assert [row.number for row in course.training.editions.all()] == [1, 2]
    assert catalogue.last_changes(course.training, 2) == {
        course.part("a").pk: 2,
        course.part("b").pk: 2,
        course.part("c").pk: 1,
    }


@pytest.mark.parametrize(
    ("before", "changed", "edition"),
    [
        ("a", "b", 2),  # a was not changed; b was done after its change.
        ("a", "a", 1),  # a was done before its change.
        ("ab", "c", 2),
        ("ab", "b", 1),
        ("abc", "a", 1),
    ],
)
def test_the_edition_of_a_course_is_that_of_its_parts(person, course, before, changed, edition):
    take_all(person, course, "2025-03-01", before)
    course.change(changed, changed_in_edition=2)
    course.publish("2025-03-02")
    take_all(person, course, "2025-03-03", [name for name in "abc" if name not in before])
    assert [row.edition for row in completed(person, course)] == [edition]


def test_the_highest_edition_that_every_part_reaches(person, course):
    course.change("a", changed_in_edition=2)
    course.publish("2025-03-01")
    take(person, course, "a", "2025-03-02")  # As changed in edition 2.
    course.change("a", changed_in_edition=3)
    course.publish("2025-03-03")
    take_all(person, course, "2025-03-04", "bc")
    assert [row.edition for row in completed(person, course)] == [2]


def test_a_recognised_part_reaches_every_edition(person, course, world):
    ledger.start_round(person, course.training, noon("2025-03-01"))
    ledger.recognise(person, course.part("a"), completed_at=noon("2025-03-01"), recorded_by=world.person())
    course.change("a", changed_in_edition=2)
    course.publish("2025-03-02")
    take_all(person, course, "2025-03-03", "bc")
    assert [row.edition for row in completed(person, course)] == [2]


def test_a_course_changed_as_a_whole_must_be_redone_as_a_whole(person, course):
    take_all(person, course, "2025-03-01", "ab")
    course.publish("2025-03-02", changed_in_edition=2)
    take(person, course, "c", "2025-03-03")
    assert [row.edition for row in completed(person, course)] == [1]
    begun = ledger.start_round(person, course.training, noon("2025-03-04"))
    assert begun.reason == RoundReason.NEW_EDITION
    assert [row.training.title for row in begun.completions.all()] == ["c"]  # Done after the change.


def test_a_round_for_a_new_edition_carries_over_what_was_not_changed(person, course):
    take_all(person, course, "2025-03-01")
    course.change("b", changed_in_edition=2)
    course.publish("2025-05-01")
    begun = ledger.start_round(person, course.training, noon("2025-06-01"))
    assert (begun.reason, begun.edition_at_start) == (RoundReason.NEW_EDITION, 2)
    carried = {row.training.title: row for row in begun.completions.all()}
    assert set(carried) == {"a", "c"}
    assert {row.completed_on for row in carried.values()} == {day("2025-03-01")}
    assert {row.carried_from.round.number for row in carried.values()} == {1}
    take(person, course, "b", "2025-06-02")
    first, second = completed(person, course)
    assert (second.edition, second.completed_on) == (2, day("2025-06-02"))
    assert second.counts_from == first.counts_from == day("2025-03-01")  # It brings up to date; it does not renew.


def test_another_go_by_choice_carries_nothing_over(person, course):
    take_all(person, course, "2025-03-01")
    begun = ledger.start_round(person, course.training, noon("2025-06-01"))
    assert (begun.number, begun.reason) == (2, RoundReason.AGAIN)
    assert not begun.completions.exists()
    take_all(person, course, "2025-06-02")
    assert completed(person, course)[1].counts_from == day("2025-06-02")


def test_a_new_edition_that_asks_for_nothing_more_is_completed_as_it_is_begun(person, course):
    """Only an optional part was changed: every required part is done in the round from its start (definition 18)."""
    course.change("c", required=False)
    course.publish("2025-01-01")
    take_all(person, course, "2025-03-01", "ab")
    course.change("c", changed_in_edition=2)
    course.publish("2025-05-01")
    assert [row.edition for row in completed(person, course)] == [1]
    ledger.start_round(person, course.training, noon("2025-06-01"))
    assert [row.edition for row in completed(person, course)] == [1, 2]
    assert not person.rounds.filter(ended_on=None).exists()


# Renewal (definition 10)


@pytest.fixture
def covered(world, course):
    """A person covered by a rule of 24 months who completed the course on 31 January 2024."""
    unit = world.unit("Nord")
    person = world.staff(unit)
    person.rule = world.requirement(course.training, "2024-01-01", months=24)
    take_all(person, course, "2024-01-31")
    return person


END = date(2026, 1, 31)  # The first day that the completion no longer counts.


@pytest.mark.parametrize(
    ("on", "reason", "counts_from"),
    [
        (END - timedelta(days=91), "again", END - timedelta(days=91)),
        (END - timedelta(days=90), "renewal", END),
        (END - timedelta(days=1), "renewal", END),
        (END, "renewal", END),
        (END + timedelta(days=1), "renewal", END + timedelta(days=1)),
    ],
)
def test_the_renewal_window(covered, course, on, reason, counts_from):
    begun = ledger.start_round(covered, course.training, noon(on))
    assert begun.reason == reason
    take_all(covered, course, on)
    assert completed(covered, course)[-1].counts_from == counts_from


def test_the_longest_of_several_running_periods_counts(world, covered, course):
    world.requirement(course.training, "2024-01-01", key="annat", months=23)
    on = date(2025, 12, 20)
    ledger.start_round(covered, course.training, noon(on))
    take_all(covered, course, on)
    assert completed(covered, course)[-1].counts_from == END


def test_a_rule_that_does_not_cover_the_person_gives_no_renewal(world, covered, course):
    requirements.set_rule(
        covered.rule,
        date(2025, 6, 1),
        accepted={course.training: 1},
        group_name="Kockar",
        months=24,
        job_roles=[world.job_role("kock")],
    )
    begun = ledger.start_round(covered, course.training, noon("2025-12-20"))
    assert begun.reason == RoundReason.AGAIN
    take_all(covered, course, "2025-12-20")
    assert completed(covered, course)[-1].counts_from == date(2025, 12, 20)


def test_a_rule_without_months_never_runs_out(world, course):
    person = world.staff(world.unit("Nord"))
    world.requirement(course.training, "2024-01-01")
    take_all(person, course, "2024-01-31")
    assert ledger.start_round(person, course.training, noon("2030-01-01")).reason == RoundReason.AGAIN


def demand_edition_2(person, course, on):
    """From `on` the rule accepts only edition 2 of the course, in which b was changed."""
    course.change("b", changed_in_edition=2)
    course.publish(on)
    requirements.set_rule(person.rule, on, accepted={course.training: 2}, group_name="Alla", months=24)


def test_a_demand_for_a_new_edition_asks_only_for_what_has_changed(covered, course):
    demand_edition_2(covered, course, date(2025, 5, 1))
    begun = ledger.start_round(covered, course.training, noon("2025-06-01"))
    assert begun.reason == RoundReason.NEW_EDITION
    assert {row.training.title for row in begun.completions.all()} == {"a", "c"}
    take(covered, course, "b", "2025-06-02")
    first, second = completed(covered, course)
    assert (second.edition, second.completed_on) == (2, day("2025-06-02"))
    assert second.counts_from == first.counts_from == day("2024-01-31")


@pytest.mark.parametrize(
    ("on", "counts_from"),
    [(END - timedelta(days=90), END), (END + timedelta(days=1), END + timedelta(days=1))],
)
def test_a_demand_for_a_new_edition_takes_no_time_from_a_renewal(covered, course, on, counts_from):
    """The period runs by age alone, though nothing done is of the edition demanded."""
    demand_edition_2(covered, course, date(2025, 5, 1))
    begun = ledger.start_round(covered, course.training, noon(on))
    assert (begun.reason, begun.completions.count()) == (RoundReason.RENEWAL, 0)
    take_all(covered, course, on)
    assert completed(covered, course)[-1].counts_from == counts_from


def test_the_window_is_a_setting(covered, course):
    Definitions.objects.update_or_create(pk=Definitions.load().pk, defaults={"renewal_window": 30})
    assert ledger.start_round(covered, course.training, noon("2025-12-31")).reason == RoundReason.AGAIN


def test_one_may_begin_again_only_after_a_round_has_ended(person, course):
    assert not renewal.may_begin_again(person, course.training)
    take(person, course, "a", "2025-03-01")
    assert not renewal.may_begin_again(person, course.training)
    take_all(person, course, "2025-03-02", "bc")
    assert renewal.may_begin_again(person, course.training)


# What the learner sees


def test_states_in_one_query(person, course, world, django_assert_num_queries):
    take(person, course, "a", "2025-03-01")
    ledger.void_completion(take(person, course, "b", "2025-03-02"), "mistake")
    take(world.person(), course, "c", "2025-03-03")
    a, b, c = (course.part(name) for name in "abc")
    with django_assert_num_queries(1):
        found = ledger.states(person, [a, b, c, course.training])
    assert found == {a.pk: TrainingState(day("2025-03-01"), True)}


def test_states_after_the_round_has_ended_and_another_begun(person, course):
    take_all(person, course, "2025-03-01")
    a, b = course.part("a"), course.part("b")
    assert ledger.states(person, [a]) == {a.pk: TrainingState(day("2025-03-01"), False)}
    ledger.start_round(person, course.training, noon("2025-06-01"))
    take(person, course, "a", "2025-06-02")
    assert ledger.states(person, [a, b]) == {
        a.pk: TrainingState(day("2025-06-02"), True),
        b.pk: TrainingState(day("2025-03-01"), False),
    }


def test_a_recognised_part_without_a_round_is_done_in_none(person, course, world):
    a = course.part("a")
    ledger.recognise(person, a, completed_at=noon("2025-03-01"), recorded_by=world.person())
    ledger.start_round(person, course.training, noon("2025-06-01"))
    assert ledger.states(person, [a]) == {a.pk: TrainingState(day("2025-03-01"), False)}
    take(person, course, "a", "2025-06-02")
    assert ledger.states(person, [a]) == {a.pk: TrainingState(day("2025-06-02"), True)}


def test_an_optional_part_after_the_course_was_completed_is_not_recorded(person, course):
    course.change("c", required=False)
    course.publish("2025-01-01")
    take_all(person, course, "2025-03-01", "ab")
    with pytest.raises(ledger.RoundEnded):
        take(person, course, "c", "2025-03-02", round_number=1)
    assert not person.completions.filter(training=course.part("c")).exists()


# At the same time


@pytest.mark.postgresql_only
@pytest.mark.django_db(transaction=True)
def test_ten_at_the_same_time_make_one_row(wagtail_root):
    world = World()
    person, training = world.person(), world.training()
    barrier = Barrier(10)

    def finish(_):
        try:
            barrier.wait()
            return ledger.record_completion(person, training, at=noon("2025-03-01"), round_number=1).pk
        except ledger.RoundEnded:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        found = set(pool.map(finish, range(10)))
    assert found - {None} == {Completion.objects.get().pk}
    assert Round.objects.get().ended_on == day("2025-03-01")
