"""The weekly summary for heads: counts, no names, once."""

from datetime import date, timedelta

import pytest

from organisation import appointments
from tests.factories.reminders import (
    OVERDUE,
    at,
    give_addresses,
    morning,
    rows,
    run,
    subject_of,
    text_of,
    turn_on,
)
from tracking.models import Definitions, Notice, ReminderRun, ReminderSettings
from tracking.reminders import deciding, standings
from tracking.reminders.timing import monday_of

MONDAY = date(2025, 4, 28)


def test_the_summary_holds_counts_and_no_names(town, world, reminders, post):
    turn_on(sends_digest=True)
    give_addresses(town.head)
    town.colleague.email = ""
    town.colleague.save()
    run(MONDAY)
    [letter] = post.to(town.head)
    text = text_of(letter)
    assert subject_of(letter) == "Din personals utbildningar, 28 april 2025"
    for said in (
        "Hej Nora!",
        "Nord\n",
        "Grund: 0 av 2 är klara.",
        "2 ska bli klara inom 14 dagar.",
        "1 person saknar e-postadress",
        "Inget APT-samtal om ämnet är registrerat för 2025.",
        "http://127.0.0.1:8000/uppfoljning/",
    ):
        assert said in text
    for name in ("Samira", "Haddad", "Anders", "Holm", "Syd", town.employee.email, town.employee.employee_id):
        assert name not in text
    assert Notice.objects.filter(kind="digest", person=town.head).values_list("due_on", "state").get() == (
        MONDAY,
        "sent",
    )


def test_the_summary_comes_once_a_week(town, reminders, post):
    turn_on(sends_digest=True)
    give_addresses(town.head)
    for number in range(8):
        on = MONDAY + timedelta(days=number)
        run(on)
        run(on, "15:00", again=True)
    assert len(post.to(town.head)) == 2
    weeks = Notice.objects.filter(kind="digest", person=town.head).order_by("due_on").values_list("due_on", flat=True)
    assert list(weeks) == [MONDAY, MONDAY + timedelta(days=7)]


def test_the_summary_of_a_monday_without_a_run_comes_later_in_the_week(town, reminders):
    turn_on(sends_digest=True)
    found = ReminderSettings.load()
    deciding.decide(MONDAY + timedelta(days=2), found, at=morning(MONDAY))
    assert set(Notice.objects.filter(kind="digest").values_list("due_on", flat=True)) == {MONDAY}


def test_no_news_is_no_letter(town, world, reminders):
    found = turn_on(sends_digest=True)
    for person in (town.employee, town.colleague):
        world.done(person, town.course, "2025-04-01")
    deciding.decide(MONDAY, found, at=morning(MONDAY))
    assert set(Notice.objects.filter(kind="digest").values_list("person", flat=True)) == {town.other_head.pk}


def test_news_that_is_over_when_it_is_sent_is_no_letter(town, world, reminders, post):
    found = turn_on(sends_digest=True)
    give_addresses(town.head)
    deciding.decide(MONDAY, found, at=at("2025-04-28 05:00"))
    for person in (town.employee, town.colleague):
        world.done(person, town.course, "2025-04-28")
    run(MONDAY)
    assert not post.to(town.head)
    assert rows(town.head) == [("digest", MONDAY, "dropped")]


def test_without_a_head_the_deputy_and_the_head_above_are_told(town, world, reminders):
    found = turn_on(sends_digest=True)
    deputy = world.staff(town.nord, "undersköterska")
    world.done(deputy, town.course, "2025-04-01")
    appointments.appoint(deputy, town.nord, "deputy", date(2025, 1, 1))

    def told():
        Notice.objects.all().delete()
        deciding.decide(MONDAY, found, at=morning(MONDAY))
        return set(Notice.objects.filter(kind="digest").values_list("person", flat=True))

    assert told() == {town.head.pk, town.other_head.pk}
    appointments.end_appointment(town.head.appointments.get(), date(2025, 4, 1))
    ReminderRun.objects.all().delete()
    assert told() == {deputy.pk, town.division_head.pk, town.other_head.pk}


def test_a_head_of_two_units_gets_one_letter(town, reminders, post):
    turn_on(sends_digest=True)
    give_addresses(town.head)
    appointments.appoint(town.head, town.syd, "acting", date(2025, 1, 1))
    run(MONDAY)
    [letter] = post.to(town.head)
    assert "Nord\n" in text_of(letter) and "Syd\n" in text_of(letter)


def test_the_counts_are_those_of_the_report(town, world, reminders):
    """The figures of the follow-up and of the summary come about in different ways."""
    from tracking import reports  # noqa: PLC0415
    from tracking.reminders.digests import Tally  # noqa: PLC0415

    world.done(town.employee, town.course, "2025-04-01")
    for on in (MONDAY, OVERDUE, date(2027, 6, 1)):
        tally, found = Tally(), Definitions.load()
        for chunk in standings.in_chunks(town.requirement, on, found):
            tally.add(town.requirement.pk, chunk, on)
        for unit, figures in reports.completion_by_unit([town.nord.pk, town.syd.pk], town.requirement, on=on).items():
            line = tally[unit].lines[town.requirement.pk]
            own = figures.own
            assert (line.relevant, line.completed, line.overdue) == (own.relevant, own.completed, own.overdue)


@pytest.mark.sqlite_is_enough
def test_a_week_is_known_by_its_monday():
    assert [monday_of(MONDAY + timedelta(days=number)) for number in (-1, 0, 6)] == [
        MONDAY - timedelta(days=7),
        MONDAY,
        MONDAY,
    ]
