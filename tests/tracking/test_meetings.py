"""Unit meetings: what is recorded and refused, who may, which units lack one, and the wish for support."""

import csv
from datetime import date, timedelta
from io import StringIO
from smtplib import SMTPServerDisconnected
from uuid import UUID

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from organisation import staffing, tree
from organisation.access import led_units
from organisation.coordinators import nearest_coordinators
from organisation.models import FactIsKept, UnitKind, UnitSuccession
from tests.factories.world import noon
from tracking import meeting_records, meetings, support_mail
from tracking.meeting_overview import overview
from tracking.models import Definitions, MaterialVersion, SupportHandled, UnitActivity

TODAY = timezone.localdate()
FIRST = date(TODAY.year, 1, 1)
KEY = UUID(int=7)


@pytest.fixture
def first_version(db):
    return version(1)


def version(number, key=KEY, content=None, title="APT-samtal"):
    return MaterialVersion.objects.create(
        key=key, number=number, title=title, published_at=noon(f"2024-01-{number:02}"), content=content or {"pk": 1}
    )


def held(unit, on=TODAY, forum="APT", **values):
    return UnitActivity.objects.create(unit=unit, held_on=on, forum=forum, **{"present": 5} | values)


def page_of(unit, path=""):
    return f"/uppfoljning/{unit.code}/moten/{path}"


def answers(**changes):
    return {"held_on": TODAY.isoformat(), "forum": "APT", "other_forum": "", "present": "3", "material": ""} | changes


@pytest.fixture
def send(client, town):
    """Send the form of Nord as its head, or as somebody else."""

    def post(person=None, unit=None, **changes):
        client.force_login(person or town.head)
        return client.post(page_of(unit or town.nord, "nytt/"), answers(**changes))

    return post


def text_of(response):
    return response.content.decode()


def queued():
    return DBTaskResult.objects.filter(task_path=support_mail.tell_coordinator.module_path)


# Recording


def test_a_head_records_a_meeting(send, client, town, first_version):
    response = send(material=first_version.pk)
    assert (response.status_code, response["Location"]) == (302, page_of(town.nord))
    row = UnitActivity.objects.get()
    assert (row.unit, row.held_on, row.forum, row.present) == (town.nord, TODAY, "APT", 3)
    assert (row.material, row.support_wanted, row.recorded_by) == (first_version, False, town.head)
    assert not queued().exists()
    page = text_of(client.get(page_of(town.nord)))
    assert "Samtalet är registrerat." in page
    assert f"/underlag/{KEY}/version/1/" in page
    assert "Chef" in page and "Nora" not in page


def test_another_forum_is_named_in_a_few_words(send):
    assert send(forum="other", other_forum="  Planerings  dag ").status_code == 302
    assert UnitActivity.objects.get().forum == "Planerings dag"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"held_on": ""}, "Välj ett datum"),
        ({"held_on": "i går"}, "år-månad-dag"),
        ({"held_on": (TODAY + timedelta(days=1)).isoformat()}, "Dagen har inte varit än"),
        ({"held_on": f"{TODAY.year - 2}-12-31"}, "från i år och förra året"),
        ({"forum": ""}, "Välj ett forum"),
        ({"forum": "fika"}, "fika"),
        ({"forum": "other"}, "Skriv vilket forum det var"),
        ({"forum": "other", "other_forum": "x" * 41}, "40"),
        ({"present": "0"}, "Minst en person"),
        ({"present": "-3"}, "Minst en person"),
        ({"present": "tre"}, "Skriv ett heltal"),
        ({"present": "54"}, "många fler än de 3"),
        ({"present": "9" * 40}, "många fler än de 3"),
        ({"material": "999999"}, "Välj en av versionerna"),
        ({"material": "'"}, "Välj en av versionerna"),
    ],
)
def test_what_cannot_be_right_is_refused_and_kept_in_the_form(send, changes, words):
    response = send(**{"present": "3", "support_wanted": "on"} | changes)
    assert response.status_code == 422
    assert words in text_of(response)
    assert not UnitActivity.objects.exists() and not queued().exists()
    form = response.context["form"]
    assert all(form[name].value() == value for name, value in changes.items())
    assert form["support_wanted"].value() is True


def test_as_many_as_the_employed_and_fifty_more_may_have_been_present(send):
    assert send(present="53").status_code == 302


def test_a_meeting_of_last_year_can_still_be_recorded(send):
    assert send(held_on=f"{TODAY.year - 1}-01-01").status_code == 302


def test_a_unit_cannot_have_met_before_it_opened(client, town, world):
    unit = world.unit("Ny", town.division, on=TODAY)
    client.force_login(world.head(unit))
    response = client.post(page_of(unit, "nytt/"), answers(held_on=(TODAY - timedelta(days=1)).isoformat(), present=1))
    assert response.status_code == 422
    assert "är inte öppen" in text_of(response)


def test_a_double_click_records_once_and_mails_once(send, client, town):
    town.coordinator.email = "sam@ekvalla.example"
    town.coordinator.save()
    for _ in range(2):
        assert send(support_wanted="on").status_code == 302
    assert UnitActivity.objects.count() == 1
    assert queued().count() == 1
    assert "redan registrerat" in text_of(client.get(page_of(town.nord)))


def test_something_else_for_the_same_day_and_forum_is_refused(send):
    send()
    response = send(present="2")
    assert response.status_code == 422
    assert "Återkalla det först" in text_of(response)
    assert send(forum="Enhetsmöte").status_code == 302
    assert UnitActivity.objects.count() == 2


def test_the_database_refuses_the_same_meeting_twice(town):
    held(town.nord)
    with pytest.raises(IntegrityError), transaction.atomic():
        held(town.nord)


def test_the_newest_version_of_the_material_last_used_is_chosen_beforehand(client, town, first_version):
    second, other = version(2), version(3, key=UUID(int=8))
    client.force_login(town.head)

    def chosen():
        return client.get(page_of(town.nord, "nytt/")).context["form"]["material"].value()

    assert chosen() == other.pk  # The one published last of all.
    held(town.nord, material=first_version)
    assert chosen() == second.pk


def test_a_record_keeps_its_version_when_a_new_one_is_published(send, town, first_version):
    send(material=first_version.pk)
    version(2)
    assert UnitActivity.objects.get().material == first_version
    row = meetings.in_report(tree.Tree.on(TODAY), [town.nord.pk], TODAY)[town.nord.pk]
    assert row.version == 1


def test_a_version_that_a_meeting_speaks_of_stays(town, first_version):
    held(town.nord, material=first_version)
    with pytest.raises(IntegrityError), transaction.atomic():
        MaterialVersion.objects.all()._raw_delete("default")
        transaction.get_connection().check_constraints()


# Withdrawing


def test_a_wrong_record_is_withdrawn_with_a_reason_from_the_list(client, town):
    row = held(town.nord)
    client.force_login(town.head)
    address = page_of(town.nord, f"{row.pk}/aterkalla/")
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": "annat"}).status_code == 422
    assert client.post(address, {}).status_code == 422
    assert not UnitActivity.objects.exclude(voided_at=None).exists()
    for _ in range(2):
        assert client.post(address, {"reason": "not held"})["Location"] == page_of(town.nord)
    row.refresh_from_db()
    assert (row.void_reason, row.voided_by) == ("not held", town.head)
    assert client.get(address).status_code == 302
    assert meetings.last_held([town.nord.pk], TODAY) == {}


def test_after_withdrawal_the_right_one_can_be_recorded(send, client, town):
    send()
    client.post(page_of(town.nord, f"{UnitActivity.objects.get().pk}/aterkalla/"), {"reason": "wrong details"})
    assert send(present="2").status_code == 302
    assert UnitActivity.objects.in_force().get().present == 2


def test_the_second_of_two_who_withdraw_is_told_so(town):
    row, same = held(town.nord), UnitActivity.objects.get()
    assert meeting_records.withdraw(row, "not held", town.head)
    assert not meeting_records.withdraw(same, "wrong details", town.head)
    assert UnitActivity.objects.get().void_reason == "not held"
    with pytest.raises(FactIsKept):
        same.void("again")


# Who may


def test_who_may_record_for_a_unit(client, town, world):
    deputy = world.head(town.nord, kind="deputy", person=town.colleague)
    acting = world.head(town.nord, kind="acting")
    former = world.head(town.nord, ends_on=TODAY - timedelta(days=1))
    row = held(town.nord)
    may = {deputy: 200, acting: 200, town.head: 200}
    may_not = (former, town.employee, town.other_head, town.division_head, town.coordinator, town.admin)
    for person, status in (may | dict.fromkeys(may_not, 404)).items():
        client.force_login(person)
        for path in ("nytt/", f"{row.pk}/aterkalla/"):
            assert client.get(page_of(town.nord, path)).status_code == status, (person, path)
            if status == 404:
                assert client.post(page_of(town.nord, path), answers() | {"reason": "not held"}).status_code == 404
    assert UnitActivity.objects.in_force().count() == 1


def test_who_may_read_the_list_of_a_unit(client, town):
    held(town.nord)
    for person, status in {
        town.head: 200,
        town.division_head: 200,
        town.coordinator: 200,
        town.admin: 200,
        town.other_head: 404,
        town.employee: 404,
    }.items():
        client.force_login(person)
        response = client.get(page_of(town.nord))
        assert response.status_code == status
        assert ("Återkalla" in text_of(response)) == (person == town.head)
    client.logout()
    assert client.get(page_of(town.nord)).status_code == 302


def test_a_head_of_a_division_records_the_divisions_own_and_for_a_vacant_unit(client, town, world):
    vacant = world.unit("Vakansen", town.division)
    world.staff(vacant)
    client.force_login(town.division_head)
    assert client.post(page_of(town.division, "nytt/"), answers(present="4")).status_code == 302
    assert client.post(page_of(vacant, "nytt/"), answers(present="1")).status_code == 302
    assert client.get(page_of(town.nord, "nytt/")).status_code == 404


def test_the_records_of_another_unit_are_not_found_below_ones_own(client, town):
    row = held(town.syd)
    client.force_login(town.head)
    address = page_of(town.nord, f"{row.pk}/aterkalla/")
    assert client.get(address).status_code == 404
    assert client.post(address, {"reason": "not held"}).status_code == 404


def test_nothing_is_recorded_for_a_closed_unit(client, town, world):
    unit = world.unit("Stängd", town.division)
    tree.close_unit(unit, TODAY - timedelta(days=1))
    client.force_login(town.division_head)
    assert client.get(page_of(unit, "nytt/")).status_code == 404
    assert client.get(page_of(unit)).status_code == 200


def test_an_administrator_leads_only_by_appointment(town):
    assert led_units(town.admin, TODAY) == set()
    staffing.appoint(town.admin, town.syd, "head", date(2020, 1, 1))
    assert led_units(town.admin, TODAY) == {town.syd.pk}


def test_the_units_page_offers_to_record_only_to_those_who_may(client, town):
    for person, offered in ((town.head, True), (town.admin, False), (town.division_head, False)):
        client.force_login(person)
        page = text_of(client.get(f"/uppfoljning/{town.nord.code}/"))
        assert (page_of(town.nord, "nytt/") in page) == offered
        assert page_of(town.nord) in page


# Which units lack one


def test_the_kinds_that_are_obliged_are_a_setting(town):
    node = tree.Tree.on(TODAY)
    everything = list(node.nodes)

    def due():
        return {node[pk].name for pk, row in meetings.in_report(node, everything, TODAY).items() if row.obliged}

    assert due() == {"Nord", "Syd", "Äldreomsorg"}
    assert {node[pk].name for pk in meetings.obliged(node, everything, lambda unit: True)} == due()
    definitions = Definitions.load()
    definitions.meeting_kinds = [UnitKind.MUNICIPALITY]
    definitions.save()
    assert due() == {"Ekvalla kommun"}


def test_the_kinds_are_ticked_in_the_cms(client, town):
    client.force_login(town.admin)
    Definitions.load()
    address = f"/cms/settings/tracking/definitions/{Definitions.load().pk}/"
    assert 'type="checkbox" name="meeting_kinds" value="division"' in text_of(client.get(address))
    data = {"leave_days": 30, "gap_days": 30, "renewal_window": 90, "small_cell": 5, "meeting_kinds": ["unit"]}
    assert client.post(address, data).status_code == 302
    assert Definitions.load().meeting_kinds == ["unit"]
    assert client.post(address, data | {"meeting_kinds": ["planet"]}).status_code == 200
    assert Definitions.load().meeting_kinds == ["unit"]


def test_a_report_tells_of_the_latest_meeting_of_the_year(town, first_version):
    held(town.nord, FIRST, present=4, material=first_version, support_wanted=True)
    held(town.nord, FIRST - timedelta(days=1), present=9)
    rows = meetings.in_report(tree.Tree.on(TODAY), [town.nord.pk, town.syd.pk, town.municipality.pk], TODAY)
    assert rows[town.nord.pk] == meetings.MeetingRow(True, FIRST, 4, 1, "wanted")
    assert rows[town.syd.pk] == meetings.MeetingRow(True)
    assert rows[town.syd.pk].is_missing and not rows[town.municipality.pk].is_missing
    assert {pk: row.held_on for pk, row in rows.items() if row.held_on} == meetings.last_held(list(rows), TODAY)


def test_a_predecessors_meeting_counts_in_the_report(town, world):
    old = world.unit("Gamla", town.division)
    UnitSuccession.objects.create(predecessor=old, successor=town.nord, on=FIRST)
    held(old, FIRST, present=8)
    assert meetings.in_report(tree.Tree.on(TODAY), [town.nord.pk], TODAY)[town.nord.pk].present == 8


def test_the_division_sees_which_units_lack_a_meeting_and_which_want_support(client, town):
    held(town.syd, FIRST, support_wanted=True)
    client.force_login(town.division_head)
    report = client.get(f"/uppfoljning/{town.division.code}/", {"on": month_end()}).context["report"]
    assert [node.name for node, _row in report.missing_below] == ["Nord", "Äldreomsorg"]
    assert [node.name for node, _row in report.want_support] == ["Syd"]
    assert (report.meetings_held, report.meetings_obliged) == (1, 3)


def month_end():
    """The latest month end of this year, or the day itself in January, when there is none."""
    return (TODAY.replace(day=1) - timedelta(days=1) if TODAY.month > 1 else TODAY).isoformat()


def test_the_overview_by_year(client, town):
    held(town.nord, date(TODAY.year - 1, 3, 3), present=7)
    client.force_login(town.coordinator)
    this_year = client.get("/moten/").context["overview"]
    assert ([line.node.name for line in this_year.missing], this_year.held) == (["Nord", "Syd", "Äldreomsorg"], [])
    last_year = client.get("/moten/", {"ar": TODAY.year - 1}).context["overview"]
    assert [(line.node.name, line.above, line.meeting.present) for line in last_year.held] == [
        ("Nord", "Äldreomsorg", 7)
    ]


@pytest.mark.parametrize("year", ["", "x", TODAY.year + 1, 1850, "=1+1"])
def test_a_strange_year_gets_a_clear_answer(client, town, year):
    client.force_login(town.coordinator)
    response = client.get("/moten/", {"ar": year})
    assert response.status_code == 422
    assert response.context["overview"] is None
    file = client.get("/moten/oversikt.csv", {"ar": year})
    assert (file.status_code, file["Location"].split("?")[0]) == (302, "/moten/")


def test_the_overview_shows_only_the_readers_units(client, town):
    client.force_login(town.other_head)
    assert [line.node.name for line in client.get("/moten/").context["overview"].missing] == ["Syd"]
    client.force_login(town.employee)
    assert client.get("/moten/").status_code == 404
    assert client.get("/moten/oversikt.csv").status_code == 404
    client.logout()
    assert client.get("/moten/").status_code == 302


def test_the_file_holds_every_unit_and_no_formula(client, town, world, first_version):
    evil = world.unit("Formeln", town.division)
    tree.rename_unit(evil, "=SUMMA(A1)", date(2021, 1, 1))
    world.staff(evil)
    held(town.nord, FIRST, material=first_version, support_wanted=True)
    client.force_login(town.coordinator)
    response = client.get("/moten/oversikt.csv", {"ar": TODAY.year})
    rows = list(csv.reader(StringIO(text_of(response).lstrip("\ufeff")), delimiter=";"))
    assert rows[0][0] == "Enhetskod" and len({len(row) for row in rows}) == 1
    year = str(TODAY.year)
    assert ["nord", "Nord", "Äldreomsorg", year, "Ja", FIRST.isoformat(), "5", "1", "Ja"] in rows
    assert ["syd", "Syd", "Äldreomsorg", year, "Nej", "", "", "", ""] in rows
    assert "'=SUMMA(A1)" in {row[1] for row in rows}
    assert f"rustad-apt-{year}.csv" in response["Content-Disposition"]


# Support


@pytest.fixture
def coordinator(town):
    """The coordinator of the municipality, who can be reached by e-mail."""
    town.coordinator.email = "sam@ekvalla.example"
    town.coordinator.save()
    return town.coordinator


def record(town, **values):
    values = {"held_on": TODAY, "forum": "APT", "present": 3, "support_wanted": True, "by": town.head} | values
    return meeting_records.record(town.nord, on=TODAY, **values)[0]


def test_the_nearest_coordinators_are_told(town, world):
    assert nearest_coordinators(town.nord, TODAY) == [town.coordinator]
    near = world.head(town.division, kind="coordinator")
    world.head(town.nord, kind="coordinator", ends_on=TODAY - timedelta(days=1))
    assert nearest_coordinators(town.nord, TODAY) == [near]
    near.is_active = False
    near.save()
    assert nearest_coordinators(town.nord, TODAY) == [town.coordinator]


def test_the_mail_names_the_unit_and_the_day_and_nobody(town, coordinator):
    activity = record(town)
    task = queued().get()
    assert task.args_kwargs == {"args": [activity.pk, coordinator.pk], "kwargs": {}}
    support_mail.tell_coordinator.func(*task.args_kwargs["args"])
    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == ("Stöd önskas: Nord", ["sam@ekvalla.example"])
    assert "/moten/stod/" in letter.body and str(TODAY.year) in letter.body
    assert not {"Nora", "Sam", town.head.employee_id} & set(letter.body.split())


def test_the_mail_is_neither_lost_nor_sent_without_the_record(town, coordinator):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(town)
        assert queued().count() == 1
        raise ZeroDivisionError
    assert not queued().exists() and not UnitActivity.objects.exists()


def test_no_mail_for_a_withdrawn_record_or_without_an_address(town, coordinator):
    activity = record(town)
    meeting_records.withdraw(activity, "not held", town.head)
    support_mail.tell_coordinator.func(activity.pk, coordinator.pk)
    coordinator.email = ""
    coordinator.save()
    support_mail.tell_coordinator.func(record(town).pk, coordinator.pk)
    assert mail.outbox == []
    assert queued().count() == 1  # That of the first record.


def test_a_mail_that_cannot_be_sent_is_tried_again_later(town, coordinator, monkeypatch):
    def broken(*args, **kwargs):
        raise SMTPServerDisconnected("no")

    activity = record(town)
    queued().all().delete()
    monkeypatch.setattr(support_mail, "send_mail", broken)
    support_mail.tell_coordinator.func(activity.pk, coordinator.pk)
    again = queued().get()
    assert again.args_kwargs["args"] == [activity.pk, coordinator.pk, 2]
    assert again.run_after > timezone.now()
    with pytest.raises(SMTPServerDisconnected):
        support_mail.tell_coordinator.func(activity.pk, coordinator.pk, support_mail.TRIES)
    assert queued().count() == 1


def test_a_coordinator_without_an_address_sees_the_list(client, town):
    record(town)
    assert not queued().exists()
    client.force_login(town.coordinator)
    page = client.get("/moten/stod/")
    assert [row.unit_name for row in page.context["waiting"]] == ["Nord"]
    assert "Nora" not in text_of(page)


def test_a_wish_is_taken_care_of_once_and_can_be_reopened(client, town):
    activity = record(town)
    client.force_login(town.coordinator)
    address = f"/moten/stod/{activity.pk}/"
    for _ in range(2):
        assert client.post(address, {"do": "handle"}).status_code == 302
    mark = SupportHandled.objects.get()
    assert (mark.activity, mark.handled_by) == (activity, town.coordinator)
    page = client.get("/moten/stod/")
    assert (len(page.context["waiting"]), len(page.context["done"])) == (0, 1)
    assert meetings.in_report(tree.Tree.on(TODAY), [town.nord.pk], TODAY)[town.nord.pk].support == "handled"
    client.post(address, {"do": "reopen"})
    assert not SupportHandled.objects.exists()
    assert client.get(address).status_code == 405


def test_only_those_who_coordinate_the_unit_reach_its_wish(client, town, world):
    activity = record(town)
    elsewhere = world.head(town.syd, kind="coordinator")
    address = f"/moten/stod/{activity.pk}/"
    for person in (town.head, town.division_head, town.admin, town.employee):
        client.force_login(person)
        assert client.get("/moten/stod/").status_code == 404
        assert client.post(address, {"do": "handle"}).status_code == 404
    client.force_login(elsewhere)
    assert list(client.get("/moten/stod/").context["waiting"]) == []
    assert client.post(address, {"do": "handle"}).status_code == 404
    assert not SupportHandled.objects.exists()


def test_a_withdrawn_meeting_and_one_without_a_wish_are_not_on_the_list(client, town):
    meeting_records.withdraw(record(town), "not held", town.head)
    plain = record(town, support_wanted=False)
    client.force_login(town.coordinator)
    assert list(client.get("/moten/stod/").context["waiting"]) == []
    assert client.post(f"/moten/stod/{plain.pk}/", {"do": "handle"}).status_code == 404


# Size


def test_pages_take_as_many_queries_for_many_as_for_few(client, town, world, django_assert_num_queries, first_version):
    def many(start):
        for number in range(start, start + 3 + start):
            unit = world.unit(f"Enhet {number}", town.division)
            world.staff(unit)
            held(unit, FIRST, material=first_version, support_wanted=True)
            held(town.nord, FIRST, f"Forum {number}", material=first_version, recorded_by=town.head)

    for start in (0, 6):
        many(start)
        meeting_records.handle_support(UnitActivity.objects.filter(support_wanted=True).first(), town.coordinator)
        for address, person, number in QUERIES:
            client.force_login(getattr(town, person))
            client.get(address)
            with django_assert_num_queries(number):
                client.get(address)


QUERIES = [
    ("/uppfoljning/nord/moten/", "head", 13),
    ("/moten/", "coordinator", 16),
    ("/moten/oversikt.csv", "coordinator", 12),
    ("/moten/stod/", "coordinator", 9),
    ("/uppfoljning/nord/moten/nytt/", "head", 13),
]


def test_a_report_asks_four_questions_however_many_units(town, world, django_assert_num_queries):
    Definitions.load()
    for size in (2, 8):
        for number in range(size):
            held(world.unit(f"E{size}{number}", town.division), FIRST)
        node = tree.Tree.on(TODAY)
        with django_assert_num_queries(4):
            meetings.in_report(node, list(node.nodes), TODAY)
        with django_assert_num_queries(5):
            overview(set(node.nodes), TODAY)


def test_records_are_checked_below_the_form_too(town):
    with pytest.raises(ValidationError):
        record(town, present=0)
    with pytest.raises(ValidationError):
        record(town, held_on=TODAY + timedelta(days=1))
