"""The pages about reminders: one's own, the counts, the names of a day, and those who cannot be reminded."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from organisation import staffing
from organisation.models import NamesViewed
from tests.factories.world import STOCKHOLM
from tracking.models import Notice, NoticeState, ReminderSettings
from tracking.reminders import overview

DAY = date(2026, 3, 2)
OF_DAY = "/paminnelser/2026-03-02/"
PERIOD = {"first": "2026-03-01", "last": "2026-03-31"}


def notice(town, person, *, kind="first", state="sent", on=DAY, due_on=date(2026, 3, 16), **values):
    """A notice that was written at nine o'clock."""
    moment = datetime.combine(on, datetime.min.time(), STOCKHOLM).replace(hour=9)
    return Notice.objects.create(
        person=person,
        kind=kind,
        requirement=None if kind == "digest" else town.requirement,
        due_on=due_on,
        made_at=moment,
        state=state,
        sent_at=moment if state == "sent" else None,
        handed_at=moment if state in ("sent", "uncertain") else None,
        **values,
    )


def page_of(client, path, user, **data):
    client.force_login(user)
    response = client.get(path, data)
    assert response.status_code == 200
    return response.content.decode()


# One's own


def test_the_learner_sees_what_was_sent(town, client):
    town.employee.email = "samira@ekvalla.example"
    town.employee.save()
    notice(town, town.employee)
    notice(town, town.employee, kind="second", state="dropped")
    notice(town, town.employee, kind="overdue", state="uncertain")
    notice(town, town.colleague, due_on=date(2026, 3, 29))
    html = page_of(client, "/mina/paminnelser/", town.employee)
    assert "Påminnelser skickas till samira@ekvalla.example." in html
    assert html.count("16 mars 2026") == 2 and "29 mars 2026" not in html
    assert "Skickat" in html and "Kanske skickat" in html
    assert 'href="/mina/paminnelser/"' in page_of(client, "/mina/", town.employee)


def test_the_learner_without_address_is_told(town, client):
    html = page_of(client, "/mina/paminnelser/", town.employee)
    assert "Du har ingen e-postadress i Rustad" in html
    assert "Rustad har inte skrivit till dig än." in html
    notice(town, town.employee, state="no_address")
    assert "du hade ingen e-postadress" in page_of(client, "/mina/paminnelser/", town.employee)


def test_ones_own_page_costs_the_same(town, client, django_assert_num_queries):
    for number in range(70):
        if number in (1, 69):
            client.force_login(town.employee)
            with django_assert_num_queries(7):
                client.get("/mina/paminnelser/")
        notice(town, town.employee, due_on=date(2026, 1, 1) + timedelta(days=number))
    assert "Sida 2 av 2" in page_of(client, "/mina/paminnelser/", town.employee, page=2)


# The counts


def test_who_gets_in(town, client):
    assert client.get("/paminnelser/").status_code == 302
    one = notice(town, town.employee, state="uncertain")
    for user, counts, names in (
        (town.employee, 404, 404),
        (town.head, 404, 404),
        (town.division_head, 404, 404),
        (town.coordinator, 200, 404),
        (town.admin, 200, 200),
    ):
        client.force_login(user)
        assert client.get("/paminnelser/").status_code == counts
        assert client.get(OF_DAY).status_code == names
        assert client.get(f"/paminnelser/{one.pk}/skicka-igen/").status_code == 405
        if names == 404:
            assert client.post(f"/paminnelser/{one.pk}/skicka-igen/").status_code == 404
    one.refresh_from_db()
    assert one.state == "uncertain"
    client.force_login(town.admin)
    assert client.get("/paminnelser/2026-02-30/").status_code == 404
    assert client.post("/paminnelser/0/skicka-igen/").status_code == 404


def test_the_administrator_sees_each_kind(town, client):
    notice(town, town.employee)
    notice(town, town.colleague, state="failed", error="SMTPRecipientsRefused 550")
    notice(town, town.neighbour, kind="overdue")
    notice(town, town.head, kind="digest", due_on=DAY)
    notice(town, town.head, kind="digest", on=date(2026, 4, 6), due_on=date(2026, 4, 6))
    client.force_login(town.admin)
    rows = client.get("/paminnelser/", PERIOD).context["rows"]
    assert [(row.kind, row.counts["sent"], row.counts["failed"]) for row in rows] == [
        ("first", 1, 1),
        ("overdue", 1, 0),
        ("digest", 1, 0),
    ]
    rows = client.get("/paminnelser/", PERIOD | {"kind": "overdue"}).context["rows"]
    assert [row.kind for row in rows] == ["overdue"]


def test_the_coordinator_sees_no_kinds_no_names_and_no_small_numbers(town, world, client):
    for number in range(6):
        notice(town, world.staff(town.nord), kind="overdue" if number % 2 else "first")
    notice(town, town.employee, state="failed")
    html = page_of(client, "/paminnelser/", town.coordinator, **PERIOD)
    assert "färre än 5" in html and "Efter sista dagen" not in html and "Samira" not in html
    assert "/paminnelser/2026" not in html
    client.force_login(town.coordinator)
    response = client.get("/paminnelser/", PERIOD | {"kind": "overdue"})
    [row] = response.context["rows"]
    assert (row.kind, row.counts["sent"], row.counts["failed"]) == ("", 6, 1)


def test_the_coordinator_sees_only_the_own_units(town, world, client):
    other = world.unit("Kultur", town.municipality)
    coordinator = world.head(town.administration, kind="coordinator")
    notice(town, world.staff(other))
    notice(town, town.employee)
    client.force_login(coordinator)
    [row] = client.get("/paminnelser/", PERIOD).context["rows"]
    assert row.counts["sent"] == 1
    client.force_login(town.coordinator)
    [row] = client.get("/paminnelser/", PERIOD).context["rows"]
    assert row.counts["sent"] == 2


@pytest.mark.parametrize(
    "asked",
    [
        {"first": "2026-03-02", "last": "2026-03-01"},
        {"first": "2020-03-02", "last": "2026-03-01"},
        {"first": "skräp", "last": "2026-03-01"},
        {"first": "2026-03-02"},
        {"first": "2026-03-02", "last": "2026-03-03", "kind": "skräp"},
    ],
)
def test_a_wrong_period_is_told(town, client, asked):
    html = page_of(client, "/paminnelser/", town.admin, **asked)
    assert 'class="errors' in html or "error" in html


def test_the_counts_cost_the_same(town, world, client, django_assert_num_queries):
    client.force_login(town.admin)
    ReminderSettings.load()
    notice(town, town.employee)
    with django_assert_num_queries(7):
        client.get("/paminnelser/", PERIOD)
    for number in range(60):
        notice(town, world.staff(town.nord), on=DAY + timedelta(days=number % 20))
    with django_assert_num_queries(7):
        client.get("/paminnelser/", PERIOD)


def test_a_worker_that_is_missing_is_told(town, client):
    found = ReminderSettings.load()
    found.is_on, found.sender_address = True, "rustad@ekvalla.example"
    noon = datetime(2026, 3, 2, 12, tzinfo=STOCKHOLM)
    one = notice(town, town.employee, state="waiting", not_before=noon - timedelta(minutes=61))
    assert overview.waiting_since(found, noon) == one.not_before
    assert overview.waiting_since(found, noon - timedelta(minutes=2)) is None
    assert overview.waiting_since(found, noon.replace(hour=19)) is None  # Quiet.
    assert overview.waiting_since(found, noon.replace(hour=7, minute=30) + timedelta(days=1)) is None  # Just over.
    found.is_on = False
    assert overview.waiting_since(found, noon) is None


# The names of a day


def test_a_look_at_the_names_is_noted(town, client):
    notice(town, town.employee, state="uncertain", error="interrupted")
    notice(town, town.neighbour)
    gone = notice(town, town.colleague).person
    staffing.end_employment(gone.employments.get(), timezone.localdate() - timedelta(days=1))
    html = page_of(client, OF_DAY, town.admin)
    assert html.index("Samira Haddad") < html.index("Nils Granne")  # What is to be looked at comes first.
    assert "Anders Holm" not in html and "1 brev till någon som inte längre arbetar här." in html
    assert set(NamesViewed.objects.values_list("unit", "viewer")) == {
        (town.nord.pk, town.admin.pk),
        (town.syd.pk, town.admin.pk),
    }
    page_of(client, "/paminnelser/2026-03-03/", town.admin)
    assert NamesViewed.objects.count() == 2


def test_an_uncertain_letter_is_sent_again_once(town, client):
    one = notice(town, town.employee, state="uncertain", error="interrupted", attempts=3)
    client.force_login(town.admin)
    response = client.post(f"/paminnelser/{one.pk}/skicka-igen/", follow=True)
    assert "Brevet väntar på att skickas igen." in response.content.decode()
    one.refresh_from_db()
    assert (one.state, one.attempts, one.error, one.handed_at) == ("waiting", 0, "", None)
    response = client.post(f"/paminnelser/{one.pk}/skicka-igen/", follow=True)
    assert "Brevet går inte att skicka igen." in response.content.decode()


@pytest.mark.parametrize("state", ["sent", "waiting", "sending", "dropped"])
def test_other_letters_are_not_sent_again(town, client, state):
    one = notice(town, town.employee, state=state)
    client.force_login(town.admin)
    client.post(f"/paminnelser/{one.pk}/skicka-igen/")
    one.refresh_from_db()
    assert one.state == state


def test_the_names_cost_the_same(town, world, client, django_assert_num_queries):
    client.force_login(town.admin)
    notice(town, town.employee)
    with django_assert_num_queries(9):
        client.get(OF_DAY)
    for state in ("failed", "sent", "uncertain") * 20:
        notice(town, world.staff(town.syd), state=state)
    with django_assert_num_queries(9):
        client.get(OF_DAY)
    assert "Sida 2 av 2" in page_of(client, OF_DAY, town.admin, page=2)


# Those who cannot be reminded


@pytest.fixture
def reminders_are_on(db):
    found = ReminderSettings.load()
    found.is_on, found.sender_address = True, "rustad@ekvalla.example"
    found.save()


HEADING = "Får inga påminnelser: saknar e-postadress"


def test_the_head_sees_who_has_no_address(town, world, client, reminders_are_on):
    town.colleague.email = "anders@ekvalla.example"
    town.colleague.save()
    done = world.staff(town.nord, person=world.person("Klara Färdig"))
    world.done(done, town.course, timezone.localdate())
    part = page_of(client, "/uppfoljning/nord/", town.head).partition(HEADING)[2].partition("</section>")[0]
    assert "Samira Haddad" in part
    assert "Anders Holm" not in part and "Klara Färdig" not in part and "Nora Chef" not in part
    ReminderSettings.objects.update(is_on=False)
    assert HEADING not in page_of(client, "/uppfoljning/nord/", town.head)


def test_nobody_else_sees_them(town, client, reminders_are_on):
    for user in (town.coordinator, town.division_head):
        assert HEADING not in page_of(client, "/uppfoljning/nord/", user)


def test_with_addresses_there_is_no_list(town, client, reminders_are_on):
    for person in (town.employee, town.colleague):
        person.email = f"{person.username}@ekvalla.example"
        person.save()
    assert HEADING not in page_of(client, "/uppfoljning/nord/", town.head)


@pytest.mark.sqlite_is_enough
def test_every_state_has_a_column():
    assert set(overview.COLUMN_OF) == set(NoticeState.values)


# The settings


def test_an_administrator_turns_them_on_in_the_cms(town, client):
    client.force_login(town.admin)
    found = ReminderSettings.load()
    path = f"/cms/settings/tracking/remindersettings/{found.pk}/"
    html = page_of(client, path, town.admin)
    assert "dagar före sista dagen, första påminnelsen" in html.lower()
    fields = {
        "sender_name": "Rustad",
        "signature": "",
        "renewal_days": 60,
        "first_days": 14,
        "second_days": "",
        "overdue_days": 1,
        "still_overdue_days": 14,
        "digest_weekday": 0,
        "quiet_from": "18:00",
        "quiet_to": "07:00",
        "is_on": "on",
    }
    refused = client.post(path, fields | {"sender_address": ""})
    assert "Ange den e-postadress som påminnelserna ska skickas från." in refused.content.decode()
    found.refresh_from_db()
    assert not found.is_on
    client.post(path, fields | {"sender_address": "rustad@ekvalla.example"})
    found.refresh_from_db()
    assert found.is_on and found.second_days is None
    assert "/paminnelser/" in page_of(client, "/cms/", town.admin)  # In the menu.
