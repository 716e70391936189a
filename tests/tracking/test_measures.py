"""The head's own words: who may write them, where they are read, and that two clicks or two heads lose nothing."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories.world import day
from tracking import measures
from tracking.models import CutDate, Measure

pytestmark = pytest.mark.django_db

ON = "2025-04-15"
CUT = date(2025, 4, 30)


def ask(client, person, unit, on=ON, key="grund", **data):
    client.force_login(person)
    address = f"/uppfoljning/{unit.code}/atgard/{key}/?on={on}"
    return client.post(address, data) if data else client.get(address)


def texts():
    return list(Measure.objects.in_force().values_list("text", flat=True))


@pytest.mark.parametrize(
    ("on", "cut"), [("2025-04-15", "2025-04-30"), ("2025-04-30", "2025-04-30"), ("2025-09-01", "2025-12-31")]
)
def test_a_report_leads_up_to_the_next_cut_date(on, cut):
    assert measures.cut_of(day(on)) == day(cut)


def test_without_cut_dates_it_leads_up_to_the_end_of_the_year():
    CutDate.objects.all().delete()
    assert measures.cut_of(day("2025-04-15")) == date(2025, 12, 31)


def test_what_the_head_writes_stands_in_the_text(client, town):
    response = ask(client, town.head, town.nord, text="Tid är\r\n avsatt på  APT i maj.", seen="")
    assert (response.status_code, response["Location"]) == (302, "/uppfoljning/nord/?on=2025-04-15#grund")
    page = client.get("/uppfoljning/nord/?on=2025-04-30")
    assert page.context["report"].sections[0].sentence.endswith("Åtgärd: Tid är avsatt på APT i maj.")
    row = Measure.objects.get()
    assert (row.on, row.written_by, row.unit) == (CUT, town.head, town.nord)
    assert "Tid är avsatt" not in client.get("/uppfoljning/nord/?on=2025-05-31").content.decode()


def test_a_second_click_records_nothing_more(client, town):
    for _ in range(2):
        assert ask(client, town.head, town.nord, text="Tid är avsatt.", seen="").status_code == 302
    assert Measure.objects.count() == 1


def test_a_change_keeps_what_was_written_before(client, town):
    ask(client, town.head, town.nord, text="Först.", seen="")
    ask(client, town.head, town.nord, text="Sedan.", seen=Measure.objects.get().pk)
    assert texts() == ["Sedan."]
    (old,) = Measure.objects.exclude(voided_at=None)
    assert (old.text, old.voided_by) == ("Först.", town.head)


def test_an_empty_text_takes_it_away(client, town):
    ask(client, town.head, town.nord, text="Först.", seen="")
    ask(client, town.head, town.nord, text="  ", seen=Measure.objects.get().pk)
    assert texts() == []


def test_two_heads_do_not_write_over_each_other(client, town, world):
    deputy = world.head(town.nord, kind="deputy")
    ask(client, deputy, town.nord, text="Ställföreträdarens.", seen="")
    response = ask(client, town.head, town.nord, text="Chefens.", seen="")
    assert response.status_code == 422
    page = response.content.decode()
    assert "Någon annan har ändrat texten" in page and "Chefens." in page and "Ställföreträdarens." in page
    assert texts() == ["Ställföreträdarens."]
    with pytest.raises(ValidationError):
        measures.write(town.nord, town.requirement, CUT, "Chefens.", by=town.head, seen=None)


def test_a_long_text_is_kept_and_told_to_be_too_long(client, town):
    response = ask(client, town.head, town.nord, text="x" * 501, seen="")
    assert response.status_code == 422
    assert "x" * 501 in response.content.decode() and "501 tecken" in response.content.decode()
    assert texts() == []


@pytest.mark.parametrize("seen", ["abc", "99999999999999999999", "-1"])
def test_a_strange_form_breaks_nothing(client, town, seen):
    assert ask(client, town.head, town.nord, text="Text.", seen=seen).status_code == 422


@pytest.mark.parametrize("reader", ["other_head", "employee", "division_head", "coordinator", "admin"])
def test_for_others_the_page_does_not_exist(client, town, reader):
    person = getattr(town, reader)
    assert ask(client, person, town.nord, on="2025-04-30").status_code == 404
    assert ask(client, person, town.nord, on="2025-04-30", text="Text.", seen="").status_code == 404
    assert texts() == []


def test_the_head_of_the_division_writes_for_the_division(client, town):
    assert (
        ask(client, town.division_head, town.division, on="2025-04-30", text="Vi följer upp.", seen="").status_code
        == 302
    )
    assert Measure.objects.get().unit == town.division


def test_a_unit_without_a_head_is_written_for_by_the_nearest_above(client, town, world):
    vacant = world.unit("Vakansen", town.division)
    world.staff(vacant)
    assert ask(client, town.division_head, vacant, text="Vi söker chef.", seen="").status_code == 302


@pytest.mark.parametrize(
    ("on", "key"), [("2999-01-01", "grund"), ("x", "grund"), (ON, "finns-inte"), ("2020-01-31", "grund")]
)
def test_a_date_or_a_requirement_that_is_none(client, town, on, key):
    assert ask(client, town.head, town.nord, on=on, key=key).status_code == 404
