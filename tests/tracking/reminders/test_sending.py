"""That each letter is sent once, and says the right."""

from datetime import date, time, timedelta

import pytest

from organisation import staffing
from tests.factories.post_office import open_post_office
from tests.factories.reminders import (
    DUE,
    FIRST,
    OVERDUE,
    SECOND,
    at,
    give_addresses,
    morning,
    rows,
    run,
    subject_of,
    text_of,
    turn_on,
)
from tracking.models import Notice
from tracking.reminders import deciding, sending


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
        with django_assert_num_queries(6 + 24 * people):
            sending.send_waiting(clock=lambda: morning(on))

    send(FIRST, 3)
    nurses = [world.staff(town.nord) for _ in range(4)]
    give_addresses(*nurses)
    send(SECOND, 7)
