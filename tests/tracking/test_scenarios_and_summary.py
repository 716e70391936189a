"""Completed scenarios counted for every unit, and the page of counts for the board."""

import pytest

from organisation.models import Unit
from organisation.tree import Tree
from tests.factories.world import day
from tests.tracking.test_report_document import document
from tracking import scenario_counts
from tracking.models import CutDate, Definitions, TrainingKind
from tracking.published import Published

pytestmark = pytest.mark.django_db

ON = "2025-04-30"


@pytest.fixture
def scenario(world):
    return world.training("Oro på hemtjänsten", kind=TrainingKind.SCENARIO)


def test_a_new_installation_has_the_usual_cut_dates(db):
    assert list(CutDate.objects.values_list("month", "day")) == [(4, 30), (8, 31), (12, 31)]


def test_persons_are_counted_once_whatever_they_have_completed(town, world, scenario):
    second = world.training("Bibliotek", kind=TrainingKind.SCENARIO)
    world.done(town.employee, scenario, "2025-02-01")
    world.done(town.employee, second, "2025-02-02")
    world.done(town.colleague, scenario, "2024-11-01")  # The year before.
    world.done(town.head, scenario, "2025-05-02")  # After the day.
    world.done(town.head, town.course, "2025-04-02")  # Not a scenario.
    found = document(town.nord, ON, level="names")["scenarios"]
    assert (found["employed"], found["in_period"], found["done"]) == (3, 1, 2)
    assert found["sentence"] == (
        "Scenarier: 1 medarbetare har genomfört minst ett under 2025. "
        "Sammanlagt har 2 medarbetare gjort det till och med 30 april 2025."
    )


def test_each_person_counts_once_in_a_unit_and_once_above(town, world, scenario):
    both = world.staff(town.syd, person=world.staff(town.nord))
    world.done(both, scenario, "2025-02-01")
    on = day(ON)
    published = Published(Tree.on(on), on, on, Definitions.load())
    found = scenario_counts.by_unit(published.tree, published.staff, on=on)
    assert [found[unit.pk].own.done for unit in (town.nord, town.syd)] == [1, 1]
    assert (found[town.division.pk].subtree.done, found[town.municipality.pk].subtree.employed) == (1, 8)


def test_small_units_are_hidden_and_so_is_the_one_that_would_give_them_away(town, world, scenario):
    world.done(town.employee, scenario, "2025-02-01")
    rows = {row["code"]: row for row in document(town.division, ON)["scenarios"]["rows"]}
    assert rows["nord"]["hidden"] and rows["syd"]["hidden"]
    assert (rows["nord"]["done"], rows["nord"]["employed"]) == (None, 3)
    for _ in range(8):
        world.staff(town.syd), world.staff(town.nord)
    rows = {row["code"]: row for row in document(town.division, ON)["scenarios"]["rows"]}
    assert (rows["nord"]["in_period"], rows["nord"]["hidden"]) == (1, False)


def summary(client, person, unit, file_format="", on=ON):
    client.force_login(person)
    path = f"sammanfattning.{file_format}" if file_format else "sammanfattning/"
    return client.get(f"/uppfoljning/{unit.code}/{path}", {"on": on})


@pytest.fixture
def large(town, world):
    for _ in range(6):
        world.staff(town.nord), world.staff(town.syd)
    world.done(town.employee, town.course, "2025-04-01")
    return town


@pytest.mark.parametrize("reader", ["coordinator", "admin"])
def test_the_board_gets_counts_and_no_names(client, large, reader):
    response = summary(client, getattr(large, reader), large.municipality)
    text = response.content.decode()
    assert "Sammanfattning för kommunstyrelsen, Ekvalla kommun" in text
    assert "1 av 15, 7\N{NO-BREAK SPACE}%" in text and "Undersköterskor. Regeln gäller från 1 mars 2025." in text
    for person in (large.employee, large.colleague, large.neighbour, large.other_head):
        assert person.last_name not in text


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "docx", "pdf", "json"])
def test_the_summary_comes_as_every_file(client, large, file_format):
    response = summary(client, large.coordinator, large.municipality, file_format)
    assert response.status_code == 200
    assert f"rustad-sammanfattning-ekvalla-kommun-2025-04-30.{file_format}" in response["Content-Disposition"]


def test_the_summary_hides_for_its_readers_what_its_maker_may_see(client, town, world):
    """The head at the top sees the own staff by name; the board does not."""
    top = world.head(town.administration)
    world.staff(town.administration)
    text = summary(client, top, town.administration).content.decode()
    assert "Sammanfattning för nämnden" in text
    assert "dolt, av 1" in text


@pytest.mark.parametrize("reader", ["division_head", "head", "employee"])
def test_those_below_do_not_find_the_summary(client, town, reader):
    for file_format in ("", "pdf"):
        assert summary(client, getattr(town, reader), town.municipality, file_format).status_code == 404


def test_a_unit_without_a_board_has_no_summary(client, town):
    assert summary(client, town.division_head, town.division).status_code == 404
    assert summary(client, town.division_head, town.division, "csv").status_code == 404


def test_only_month_ends_and_cut_dates(client, town):
    assert summary(client, town.coordinator, town.municipality, on="2025-04-29").context["report"] is None
    response = summary(client, town.coordinator, town.municipality, "pdf", on="2025-04-29")
    assert (response.status_code, response["Location"]) == (
        302, "/uppfoljning/ekvalla-kommun/sammanfattning/?on=2025-04-29",
    )  # fmt: skip


@pytest.mark.parametrize("units", [1, 4])
def test_the_number_of_queries_does_not_grow(client, town, world, django_assert_num_queries, units):
    for number in range(units):
        unit = world.unit(f"Enhet {number}", town.division)
        for _ in range(6):
            world.staff(unit)
    summary(client, town.coordinator, town.municipality)
    with django_assert_num_queries(55):
        summary(client, town.coordinator, town.municipality)
    assert Unit.objects.count() == 5 + units
