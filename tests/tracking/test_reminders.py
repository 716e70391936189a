"""Reminders: who gets which one on what day, that each is written and sent once, and that the letters say the right."""

import os
import signal
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from io import StringIO
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connections, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from organisation import appointments, staffing
from tests.factories.post_office import open_post_office
from tests.factories.processes import database_url
from tests.factories.town import build_town
from tests.factories.world import STOCKHOLM, World
from tracking import requirements
from tracking.models import Definitions, Notice, NoticeKind, NoticeState, ReminderRun, ReminderSettings
from tracking.reminders import deciding, sending, standings, tasks
from tracking.reminders.timing import is_quiet, kind_on, monday_of

ROOT = Path(__file__).resolve().parent.parent.parent
# In the town, the basic course is to be finished by 30 April 2025.
DUE = date(2025, 4, 30)
FIRST, SECOND, OVERDUE, STILL = date(2025, 4, 16), date(2025, 4, 27), date(2025, 5, 1), date(2025, 5, 14)


def at(text):
    """An instant in Sweden from “2025-04-16 09:00”."""
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def morning(on):
    return datetime.combine(on, time(9), STOCKHOLM)


def turn_on(**values):
    """Reminders as a municipality would have them, but on every hour of every day."""
    found = ReminderSettings.load()
    always = {"quiet_from": time(0), "quiet_to": time(0), "quiet_weekends": False, "sends_digest": False}
    for name, value in ({"is_on": True, "sender_address": "rustad@ekvalla.example"} | always | values).items():
        setattr(found, name, value)
    found.full_clean()
    found.save()
    return found


def give_addresses(*people):
    for person in people:
        person.email = f"p{person.username}@ekvalla.example"
        person.save()


@pytest.fixture
def reminders(town):
    """They are on, and the three nurses have addresses."""
    give_addresses(town.employee, town.colleague, town.neighbour)
    return turn_on()


@pytest.fixture
def post(settings):
    with open_post_office(settings) as office:
        yield office


def run(on, hour="09:00", *, again=False):
    """What the timer and the worker do on a day."""
    moment = at(f"{on} {hour}")
    found = ReminderSettings.load()
    if again or not deciding.is_decided(on):
        deciding.decide(on, found, at=moment)
    while sending.send_waiting(clock=lambda: moment):
        pass


def subject_of(letter):
    return letter["Subject"].strip()  # A long one begins on the next line.


def text_of(letter):
    return letter.get_content().replace("\r\n", "\n")


def rows(person=None):
    found = Notice.objects.order_by("made_at", "pk")
    if person:
        found = found.filter(person=person)
    return list(found.values_list("kind", "due_on", "state"))


# When


@pytest.mark.sqlite_is_enough
@pytest.mark.parametrize(
    ("on", "kind"),
    [
        (FIRST - timedelta(days=1), None),
        (FIRST, NoticeKind.FIRST),
        (SECOND - timedelta(days=1), NoticeKind.FIRST),
        (SECOND, NoticeKind.SECOND),
        (DUE, NoticeKind.SECOND),
        (OVERDUE, NoticeKind.OVERDUE),
        (STILL - timedelta(days=1), NoticeKind.OVERDUE),
        (STILL, NoticeKind.STILL_OVERDUE),
        (STILL + timedelta(days=13), NoticeKind.STILL_OVERDUE),
        (STILL + timedelta(days=14), None),
        (STILL + timedelta(days=400), None),
    ],
)
def test_before_and_after_the_due_date_and_then_silence(on, kind):
    assert kind_on(on, DUE, ReminderSettings(), done=False) == kind


@pytest.mark.sqlite_is_enough
def test_what_is_done_is_to_be_renewed():
    found = ReminderSettings()
    last = date(2026, 5, 9)
    days = {number: kind_on(last - timedelta(days=number), last, found, done=True) for number in (61, 60, 15, 14, 3, 0)}
    assert days == {61: None, 60: "renewal", 15: "renewal", 14: "first", 3: "second", 0: "second"}
    assert kind_on(last - timedelta(days=60), last, found, done=False) is None


@pytest.mark.sqlite_is_enough
def test_a_reminder_that_is_turned_off_is_left_out():
    found = ReminderSettings(second_days=None, overdue_days=None, still_overdue_days=None)
    assert kind_on(DUE, DUE, found, done=False) == NoticeKind.FIRST
    assert kind_on(OVERDUE, DUE, found, done=False) is None
    found = ReminderSettings(first_days=None, second_days=None, renewal_days=None)
    assert kind_on(DUE, DUE, found, done=False) is None
    assert kind_on(OVERDUE, DUE, found, done=False) == NoticeKind.OVERDUE


@pytest.mark.sqlite_is_enough
@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ("2025-04-16T06:59:59+02:00", True),
        ("2025-04-16T07:00:00+02:00", False),
        ("2025-04-16T17:59:59+02:00", False),
        ("2025-04-16T18:00:00+02:00", True),
        ("2025-04-16T00:00:00+02:00", True),
        ("2025-04-19T12:00:00+02:00", True),  # Saturday
        ("2025-04-20T12:00:00+02:00", True),
        ("2025-04-21T12:00:00+02:00", False),
        # 05:30 UTC is 06:30 in winter and 07:30 in summer: the clock changes on 30 March and 26 October 2025.
        ("2025-03-28T05:30:00+00:00", True),
        ("2025-03-31T05:30:00+00:00", False),
        ("2025-10-24T05:30:00+00:00", False),
        ("2025-10-27T05:30:00+00:00", True),
        # 22:30 UTC on a Friday in summer is Saturday in Sweden.
        ("2025-08-08T22:30:00+00:00", True),
    ],
)
def test_quiet_hours_are_those_in_sweden(moment, quiet):
    assert is_quiet(datetime.fromisoformat(moment), ReminderSettings()) is quiet


@pytest.mark.sqlite_is_enough
@pytest.mark.parametrize("hour", range(24))
def test_quiet_hours_on_the_days_when_the_clock_changes(hour):
    found = ReminderSettings(quiet_weekends=False)
    for day in (date(2025, 3, 30), date(2025, 10, 26)):
        for fold in (0, 1):
            local = datetime.combine(day, time(hour, 30, fold=fold), STOCKHOLM)
            moment = local.astimezone(timezone.get_fixed_timezone(0))  # 02:30 in March does not exist: it is 03:30.
            assert is_quiet(moment, found) is not (7 <= hour < 18)


@pytest.mark.sqlite_is_enough
def test_quiet_hours_in_the_middle_of_the_day_and_none_at_all():
    lunch = ReminderSettings(quiet_from=time(12), quiet_to=time(13))
    assert [is_quiet(at(f"2025-04-16 {hour}"), lunch) for hour in ("11:59", "12:00", "13:00")] == [False, True, False]
    never = ReminderSettings(quiet_from=time(0), quiet_to=time(0), quiet_weekends=False)
    assert not is_quiet(at("2025-04-19 00:00"), never)


def test_the_settings_want_an_order_and_a_sender(db):
    with pytest.raises(ValidationError):
        turn_on(sender_address="")
    with pytest.raises(ValidationError):
        turn_on(first_days=2)  # After the second one.
    with pytest.raises(ValidationError):
        turn_on(overdue_days=14)
    turn_on(first_days=None)


# Who


def test_the_nurses_are_reminded_once_of_each(town, reminders):
    for on in (FIRST - timedelta(days=1), FIRST, FIRST, SECOND, DUE, OVERDUE, STILL, STILL + timedelta(days=20)):
        deciding.decide(on, reminders, at=morning(on))
    expected = [(kind, DUE, "waiting") for kind in ("first", "second", "overdue", "still_overdue")]
    assert [rows(person) for person in (town.employee, town.colleague, town.neighbour)] == [expected] * 3
    assert Notice.objects.count() == 12  # Heads and coordinators are not covered.


def test_without_the_key_the_second_run_writes_again(town, reminders):
    """The control of the test above: it is the key that keeps a second run from adding."""
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    Notice.objects.update(due_on=DUE + timedelta(days=1))
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    assert Notice.objects.count() == 6


def test_the_key_is_in_the_database(town, reminders):
    one = {"person": town.employee, "due_on": DUE}
    for values in ({"kind": "first", "requirement": town.requirement}, {"kind": "digest", "requirement": None}):
        Notice.objects.create(**one, **values)
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.create(**one, **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(**one, kind="digest", requirement=town.requirement)


def test_nobody_is_reminded_of_what_is_not_asked(town, world, reminders):
    away, exempt, gone, inactive, done = (world.staff(town.nord) for _ in range(5))
    give_addresses(away, exempt, gone, inactive, done)
    staffing.record_absence(away, date(2025, 3, 1), date(2025, 12, 31))
    requirements.exempt_person(town.requirement, exempt, "other_tasks", date(2025, 3, 1))
    staffing.end_employment(gone.employments.get(), date(2025, 4, 10))
    inactive.is_active = False
    inactive.save()
    world.done(done, town.course, "2025-04-01")
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    assert set(Notice.objects.values_list("person", flat=True)) == {
        town.employee.pk,
        town.colleague.pk,
        town.neighbour.pk,
    }


def test_leave_is_silence_even_where_the_figures_count_it(town, reminders):
    definitions = Definitions.load()
    definitions.count_leave = True
    definitions.save()
    staffing.record_absence(town.employee, date(2025, 3, 1), FIRST)
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    assert not rows(town.employee) and rows(town.colleague)


def test_a_due_date_that_moves_is_another_one(town, reminders):
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    staffing.record_absence(town.employee, date(2025, 4, 17), date(2025, 5, 26))  # 40 days
    back = date(2025, 5, 27)
    deciding.decide(back, reminders, at=morning(back))
    moved = DUE + timedelta(days=40)
    assert rows(town.employee) == [("first", DUE, "waiting"), ("first", moved, "waiting")]


def test_renewal_is_told_in_time(town, world, reminders):
    world.done(town.employee, town.course, "2025-04-01")  # Counts up to and including 31 March 2027.
    on = date(2027, 1, 30)
    deciding.decide(on - timedelta(days=1), reminders, at=morning(on))
    assert not Notice.objects.filter(person=town.employee).exists()
    deciding.decide(on, reminders, at=morning(on))
    assert rows(town.employee) == [("renewal", date(2027, 3, 31), "waiting")]


def test_who_has_no_address_is_noted(town, reminders):
    town.employee.email = ""
    town.employee.save()
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    assert rows(town.employee) == [("first", DUE, "no_address")]


def test_queries_grow_with_chunks_only(town, world, reminders, monkeypatch, django_assert_num_queries):
    def decide(on, queries):
        with django_assert_num_queries(queries):
            deciding.decide(on, reminders, at=morning(on))

    ReminderRun.objects.bulk_create([ReminderRun(on=FIRST), ReminderRun(on=SECOND)])
    decide(FIRST, 12)
    nurses = [world.staff(town.nord) for _ in range(57)]
    give_addresses(*nurses)
    decide(FIRST, 12)
    assert Notice.objects.count() == 60
    monkeypatch.setattr(standings, "CHUNK", 20)  # Three lists, and a look for a fourth.
    decide(SECOND, 12 + 2 * 8 + 1)
    assert Notice.objects.filter(kind="second").count() == 60


# Sending


def test_the_letter(town, reminders, post):
    run(FIRST)
    [letter] = post.to(town.employee)
    assert subject_of(letter) == "Påminnelse: en utbildning ska vara klar senast den 30 april"
    assert letter["From"] == '"Rustad" <rustad@ekvalla.example>' or letter["From"] == "Rustad <rustad@ekvalla.example>"
    assert letter["Auto-Submitted"] == "auto-generated"
    pk = Notice.objects.get(person=town.employee).pk
    assert letter["Message-ID"] == f"<rustad-notice-{pk}@127.0.0.1>"
    assert letter["Date"].datetime
    assert letter.get_content_type() == "text/plain"
    text = text_of(letter)
    for said in (
        "Hej Samira!",
        "Grundutbildning",
        "Den ska vara klar senast den 30 april 2025.",
        "Du ska gå den eftersom du arbetar som undersköterska på Nord.",
        "http://127.0.0.1:8000/mina/",
        "Prata med din chef.",
    ):
        assert said in text
    assert "Haddad" not in text and town.employee.employee_id not in text
    assert rows(town.employee) == [("first", DUE, "sent")]


@pytest.mark.parametrize(
    ("on", "subject", "sentence"),
    [
        (
            OVERDUE,
            "Påminnelse: en utbildning skulle ha varit klar den 30 april",
            "Den skulle ha varit klar senast den 30 april 2025.",
        ),
        (
            SECOND,
            "Påminnelse: en utbildning ska vara klar senast den 30 april",
            "Den ska vara klar senast den 30 april 2025.",
        ),
    ],
)
def test_the_letters_say_before_and_after(town, reminders, post, on, subject, sentence):
    run(on)
    [letter] = post.to(town.employee)
    assert subject_of(letter) == subject
    assert sentence in text_of(letter)


def test_the_letter_on_renewal(town, world, reminders, post):
    world.done(town.employee, town.course, "2025-04-01")
    run(date(2027, 1, 30))
    [letter] = post.to(town.employee)
    assert subject_of(letter) == "Påminnelse: en utbildning behöver förnyas senast den 31 mars"
    assert "Det du har gjort gäller till och med den 31 mars 2027." in text_of(letter)


def test_everything_that_is_due_comes_in_one_letter(town, world, reminders, post):
    other = world.training("Fördjupning")
    world.requirement(other, key="fordjupning", starts_on="2025-03-02")
    run(date(2025, 4, 17))
    [letter] = post.to(town.employee)
    assert subject_of(letter) == "Påminnelse: 2 utbildningar väntar på dig"
    assert text_of(letter).index("30 april 2025") < text_of(letter).index("1 maj 2025")
    assert [row[2] for row in rows(town.employee)] == ["sent", "sent"]


def test_five_runs_a_day_send_once(town, reminders, post):
    for hour in ("08:00", "08:15", "11:00", "14:00", "17:30"):
        run(FIRST, hour, again=True)
    assert len(post.letters) == 3
    assert len(post.to(town.employee)) == 1


def test_without_the_row_the_same_run_sends_twice(town, reminders, post):
    """The control: it is the rows that keep the next run quiet, and the mail server would have told."""
    run(FIRST)
    Notice.objects.all().delete()
    run(FIRST, again=True)
    assert len(post.to(town.employee)) == 2


def test_nobody_gets_two_letters_on_one_day(town, world, reminders, post):
    run(FIRST)
    other = world.training("Fördjupning")
    world.requirement(other, key="fordjupning", starts_on="2025-02-15")  # Due on 16 April.
    run(FIRST, "15:00", again=True)
    assert len(post.to(town.employee)) == 1
    run(FIRST + timedelta(days=1), "00:01")
    first, second = post.to(town.employee)
    assert "Fördjupning" in text_of(second) and "Fördjupning" not in text_of(first)


def test_in_quiet_hours_it_is_written_and_sent_after_them(town, reminders, post):
    turn_on(quiet_from=time(18), quiet_to=time(7), quiet_weekends=True)
    run(FIRST, "06:45")
    assert not post.letters and Notice.objects.filter(state="waiting").count() == 3
    run(FIRST, "07:00")
    assert len(post.letters) == 3


def test_when_the_quiet_begins_the_rest_waits(town, reminders, post):
    turn_on(quiet_from=time(18), quiet_to=time(7))
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    clock = iter([at("2025-04-16 17:59")] * 6 + [at("2025-04-16 18:00")] * 20)
    assert sending.send_waiting(clock=lambda: next(clock)) is False
    assert 1 <= len(post.letters) < 3
    assert Notice.objects.filter(state="waiting").count() == 3 - len(post.letters)


def test_who_finishes_meanwhile_gets_nothing(town, world, reminders, post):
    deciding.decide(FIRST, reminders, at=at("2025-04-16 06:00"))
    world.done(town.employee, town.course, "2025-04-16")
    staffing.end_employment(town.colleague.employments.get(), date(2025, 4, 15))
    town.neighbour.is_active = False
    town.neighbour.save()
    run(FIRST)
    assert not post.letters
    assert set(Notice.objects.values_list("state", flat=True)) == {"dropped"}


def test_who_goes_on_leave_meanwhile_gets_nothing(town, reminders, post):
    deciding.decide(FIRST, reminders, at=at("2025-04-16 06:00"))
    staffing.record_absence(town.employee, date(2025, 3, 10), date(2025, 8, 1))
    run(FIRST)
    assert not post.to(town.employee) and rows(town.employee) == [("first", DUE, "dropped")]
    assert len(post.letters) == 2


def test_a_refused_address_does_not_stop_the_others(town, reminders, post):
    post.refusing[town.colleague.email] = "550 No such user"
    run(FIRST)
    assert rows(town.colleague) == [("first", DUE, "failed")]
    notice = Notice.objects.get(person=town.colleague)
    assert notice.error == "SMTPRecipientsRefused 550"
    assert len(post.letters) == 2
    run(FIRST + timedelta(days=1))
    assert len(post.letters) == 2


def test_what_is_not_taken_now_is_tried_later_and_not_for_ever(town, reminders, post):
    post.refusing[town.colleague.email] = "451 Try again later"
    run(FIRST)
    notice = Notice.objects.get(person=town.colleague)
    assert (notice.state, notice.attempts) == ("waiting", 1)
    run(FIRST, "09:14")
    notice.refresh_from_db()
    assert notice.attempts == 1
    del post.refusing[town.colleague.email]
    run(FIRST, "09:15")
    assert len(post.to(town.colleague)) == 1
    post.refusing[town.colleague.email] = "451 Try again later"
    moment = morning(SECOND)
    deciding.decide(SECOND, reminders, at=moment)
    for _ in range(sending.MOST_ATTEMPTS + 2):
        sending.send_waiting(clock=lambda moment=moment: moment)
        moment += timedelta(minutes=30)
        Notice.objects.filter(state="waiting").update(not_before=moment)
    assert rows(town.colleague)[-1] == ("second", DUE, "failed")


def test_a_mail_server_that_is_away_leaves_all_waiting(town, reminders, settings):
    with open_post_office(settings):
        pass  # Open and closed again: nobody answers at the port.
    run(FIRST)
    assert set(Notice.objects.values_list("state", "attempts")) == {("waiting", 0)}
    with open_post_office(settings) as post:
        run(FIRST, "09:15")
        assert len(post.letters) == 3


def test_a_server_that_hangs_up_before_the_letter_has_taken_nothing(town, reminders, post):
    refused = []

    async def hang_up(server, session, envelope, address, options):
        if address == town.employee.email and not refused:
            refused.append(address)
            server.transport.close()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    post.handle_RCPT = hang_up
    run(FIRST)
    assert rows(town.employee) == [("first", DUE, "waiting")]
    assert len(post.letters) == 2  # On a new connection.
    run(FIRST, "10:00")
    assert len(post.to(town.employee)) == 1


def test_a_letter_without_an_answer_is_uncertain_and_not_sent_again(town, reminders, post):
    post.then = lambda server: server.transport.close()
    run(FIRST)
    assert len(post.letters) == 3
    assert set(Notice.objects.values_list("state", flat=True)) == {"uncertain"}
    post.then = None
    run(FIRST, "10:00", again=True)
    run(FIRST + timedelta(days=1))
    assert len(post.letters) == 3


@pytest.mark.logs_errors
def test_a_letter_that_cannot_be_written_does_not_stop_the_others(town, reminders, post, monkeypatch):
    write = sending.letters.reminder

    def stumble(person, *args):
        if person == town.colleague:
            raise ZeroDivisionError(person.email)
        return write(person, *args)

    monkeypatch.setattr(sending.letters, "reminder", stumble)
    run(FIRST)
    assert len(post.letters) == 2
    notice = Notice.objects.get(person=town.colleague)
    assert (notice.state, notice.error, notice.attempts) == ("waiting", "ZeroDivisionError", 1)


def test_an_address_that_is_none_is_not_tried(town, reminders, post):
    town.employee.email = "samira@ekvalla.example\nBcc: alla@ekvalla.example"
    town.employee.save()
    run(FIRST)
    assert len(post.letters) == 2
    assert rows(town.employee) == [("first", DUE, "no_address")]


def test_turned_off_nothing_is_sent(town, reminders, post):
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    turn_on(is_on=False)
    run(FIRST)
    assert not post.letters


def test_each_letter_costs_the_same(town, world, reminders, settings, django_assert_num_queries):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def send(on, people):
        deciding.decide(on, reminders, at=morning(on))
        with django_assert_num_queries(5 + 24 * people):
            sending.send_waiting(clock=lambda: morning(on))

    send(FIRST, 3)
    nurses = [world.staff(town.nord) for _ in range(4)]
    give_addresses(*nurses)
    send(SECOND, 7)


# A crash, and several workers


@pytest.fixture
def committed(transactional_db, settings):
    """A town of today: the nurses are to be finished in ten days."""
    world = World()
    town = build_town(world)
    give_addresses(town.employee)
    for person in (town.colleague, town.neighbour):
        person.is_active = False
        person.save()
    turn_on()
    started = timezone.localdate() - timedelta(days=50)
    requirements.set_rule(
        town.requirement, date(2025, 3, 1), accepted={town.course: 1}, group_name="Ingen", job_roles=[], forms=["none"]
    )
    requirements.set_rule(
        town.requirement,
        started,
        accepted={town.course: 1},
        group_name="Undersköterskor",
        job_roles=[world.job_role("undersköterska")],
    )
    return town


def start_send_due(post):
    """`send_due` in a process of its own, sending by itself."""
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "EMAIL_URL": f"smtp://127.0.0.1:{post.port}",
        "RUSTAD_DEBUG": "0",
    }
    command = [sys.executable, str(ROOT / "manage.py"), "send_due", "--without-worker"]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


@pytest.mark.django_db(transaction=True)
def test_a_process_killed_between_sending_and_noting_it_does_not_send_twice(committed, post):
    killed = []

    def kill(server):
        os.kill(process.pid, signal.SIGKILL)
        killed.append(process.pid)

    post.then = kill
    process = start_send_due(post)
    out, _ = process.communicate(timeout=120)
    assert killed and process.returncode == -signal.SIGKILL, out
    assert len(post.letters) == 1
    assert [row[2] for row in rows()] == ["sending"]
    post.then = None
    again = start_send_due(post)
    out, _ = again.communicate(timeout=120)
    assert again.returncode == 0, out
    assert len(post.letters) == 1
    later = timezone.now() + timedelta(hours=1)
    sending.send_waiting(clock=lambda: later)
    assert [row[2] for row in rows()] == ["uncertain"]
    assert len(post.letters) == 1
    # The control: without the mark that was committed first, the same letter would have gone out a second time.
    Notice.objects.update(state=NoticeState.WAITING, handed_at=None)
    sending.send_waiting(clock=lambda: later)
    assert len(post.letters) == 2
    assert post.letters[0]["Message-ID"] == post.letters[1]["Message-ID"]


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_time_send_once(committed, post):
    deciding.decide(timezone.localdate(), ReminderSettings.load(), at=timezone.now())
    start, errors = Barrier(4), []

    def work():
        try:
            start.wait()
            sending.send_waiting()
        except Exception as error:  # noqa: BLE001 told below
            errors.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert len(post.letters) == 1
    assert [row[2] for row in rows()] == ["sent"]


@pytest.mark.django_db(transaction=True)
def test_timers_at_the_same_time_write_once(committed):
    start, errors = Barrier(4), []

    def work():
        try:
            found = ReminderSettings.load()
            start.wait()
            deciding.decide(timezone.localdate(), found, at=timezone.now())
        except Exception as error:  # noqa: BLE001 told below
            errors.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert Notice.objects.count() == 1
    assert ReminderRun.objects.count() == 1


# The summary for heads


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
        "Inget APT-samtal är registrerat för 2025.",
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


# The command


def send_due(*options):
    out = StringIO()
    call_command("send_due", *options, stdout=out)
    return out.getvalue()


def test_a_dry_run_tells_and_writes_nothing(town, reminders):
    assert send_due("--on", "2025-04-16", "--dry-run") == "would be due: 3 first\n"
    assert send_due("--on", "2035-04-16", "--dry-run") == "would be due: nothing\n"
    assert not Notice.objects.exists() and not ReminderRun.objects.exists()


def test_a_day_to_come_is_for_dry_runs_only(town, reminders):
    with pytest.raises(CommandError):
        send_due("--on", "2035-04-16")


def test_turned_off_the_command_writes_nothing(town, reminders):
    turn_on(is_on=False)
    assert "turned off" in send_due("--on", "2025-04-16")
    assert not Notice.objects.exists()


def test_the_command_asks_a_worker_once(town, reminders, monkeypatch):
    assert send_due("--on", "2025-04-16").splitlines() == ["due: 3 first", "handed to the worker"]
    assert send_due("--on", "2025-04-16") == "handed to the worker\n"
    assert DBTaskResult.objects.count() == 1


def test_the_worker_sends_in_batches_so_that_others_get_their_turn(town, reminders, post, monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.sending, "send_waiting", lambda: sent.append(1) or len(sent) == 1)
    tasks.send_notices.call()
    assert DBTaskResult.objects.count() == 1
    tasks.send_notices.call()
    assert DBTaskResult.objects.count() == 1


def test_a_task_that_breaks_names_nobody(town, reminders, monkeypatch):
    def stumble():
        raise ValueError(town.employee.email)

    monkeypatch.setattr(tasks.sending, "send_waiting", stumble)
    with pytest.raises(tasks.SendingBroke) as broke:
        tasks.send_notices.call()
    assert "ValueError" in str(broke.value) and town.employee.email not in str(broke.value)


def test_a_batch_leaves_the_rest_for_the_next(town, reminders, post):
    deciding.decide(FIRST, reminders, at=morning(FIRST))
    assert sending.send_waiting(clock=lambda: morning(FIRST), most=2) is True
    assert len(post.letters) == 2
    assert sending.send_waiting(clock=lambda: morning(FIRST), most=2) is False
    assert len(post.letters) == 3
