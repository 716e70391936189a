"""The pages with statistics of scenarios: who opens them, what they tell, and what they never do."""

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisation.models import UnitKind
from scenarios import statistics, versions
from scenarios.models import Run, RunEvent
from scenarios.statistics import OTHERS, WHOLE
from tests.factories import scenarios
from tests.factories.scenarios import id_of
from tests.factories.world import noon

INDEX = "/scenario/statistik/"
KEY = id_of("key")
PAGE, FILE = f"{INDEX}{KEY}/", f"{INDEX}{KEY}/csv/"
ON = statistics.last_day(timezone.localdate())


@pytest.fixture
def version(db):
    return versions.publish(KEY, scenarios.rehearsal())


@pytest.fixture
def school(town, world):
    """A division beside Äldreomsorg, under an administration of its own."""
    town.education = world.unit("Utbildning", town.municipality, kind=UnitKind.ADMINISTRATION)
    town.school = world.unit("Skola", town.education, kind=UnitKind.DIVISION)
    return town.school


@pytest.fixture
def play(world, version):
    """So many new persons of a unit who have answered the first step with one of the choices."""

    def make(unit, number, place=2, on=ON, played=None):
        people = [world.staff(unit, person=world.person(f"Kanarie{unit.pk} Fågel{unit.pk}")) for _ in range(number)]
        for person in people:
            run = Run.objects.create(person=person, version=played or version, key=KEY, started_at=noon(on))
            RunEvent.objects.create(
                run=run, seq=1, position=1, step=id_of("A1"), choice=id_of("A1", place), at=noon(on)
            )
        return people

    return make


@pytest.fixture
def ask(client):
    def get(user, address=PAGE, **data):
        client.force_login(user)
        return client.get(address, data)

    return get


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def rows(response):
    """The rows of the file: [{heading: cell}]."""
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def began(response):
    """{group: number who began} as the table of the parts tells it; None where it is hidden."""
    return {group: figure.whole for group, _name, figure in response.context["groups"]}


# Who


@pytest.mark.parametrize("who", ["employee", "head", "other_head", "division_head", "deputy", "acting"])
def test_for_others_than_coordinators_the_pages_do_not_exist(town, world, version, ask, who):
    town.deputy = world.head(town.division, kind="deputy")
    town.acting = world.head(town.administration, kind="acting")
    for address in (INDEX, PAGE, FILE):
        assert ask(getattr(town, who), address).status_code == 404


@pytest.mark.parametrize("address", [INDEX, PAGE, FILE])
def test_a_visitor_is_asked_to_sign_in(client, version, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].endswith(f"?next={address}")


@pytest.mark.parametrize("address", [INDEX, PAGE, FILE])
@pytest.mark.parametrize("who", ["coordinator", "admin"])
def test_a_coordinator_of_it_all_and_an_administrator_see_all_groups(town, school, version, ask, who, address):
    response = ask(getattr(town, who), address)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    if address == PAGE:
        assert set(began(response)) == {"äldreomsorg", "socialförvaltningen", "skola", "utbildning", OTHERS}


def test_an_administrator_gets_there_in_two_steps(town, version, ask, settings):
    settings.REQUIRE_MFA = True
    for address in (INDEX, PAGE, FILE):
        assert ask(town.admin, address).status_code == 302


def test_a_coordinator_whose_appointment_has_ended_sees_nothing(town, world, version, ask):
    yesterday = timezone.localdate() - timedelta(days=1)
    former = world.head(town.municipality, kind="coordinator", ends_on=yesterday)
    assert ask(former).status_code == 404


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_a_coordinator_of_a_part_sees_its_groups_and_neither_a_neighbour_nor_the_whole(
    town, school, world, play, ask, address
):
    local = world.head(town.administration, kind="coordinator")
    play(town.nord, 6)
    play(school, 7)
    assert ask(local, address, unit="äldreomsorg").status_code == 200
    for unit in ("skola", "utbildning", "nord", str(school.pk), OTHERS, WHOLE, "finns-inte"):
        assert ask(local, address, unit=unit).status_code == 404, unit
    text = words(ask(local, address))
    assert "Äldreomsorg" in text
    assert "Skola" not in text


def test_what_a_coordinator_of_a_part_sees_first_is_a_group_of_theirs(town, school, world, play, ask):
    local = world.head(town.administration, kind="coordinator")
    play(town.nord, 6)
    play(school, 7)
    response = ask(local)
    assert began(response) == {"socialförvaltningen": 0, "äldreomsorg": 6}
    assert response.context["whole"] is None
    assert {row["Enhetskod"] for row in rows(ask(local, FILE))} == {"socialförvaltningen", "äldreomsorg"}


def test_a_coordinator_who_also_is_a_head_sees_what_they_coordinate(town, school, world, version, ask):
    both = world.head(school, person=world.head(town.division, kind="coordinator"))
    assert set(began(ask(both))) == {"äldreomsorg"}
    assert ask(both, unit="skola").status_code == 404


def test_who_coordinates_less_than_a_division_is_told_so(town, world, version, ask):
    local = world.head(town.nord, kind="coordinator")
    response = ask(local, INDEX)
    assert response.context["groups"] == {}
    assert PAGE not in response.content.decode()
    assert ask(local).status_code == ask(local, FILE).status_code == 404


# What


def test_the_page_tells_shares_stops_and_parts(town, school, play, ask):
    play(town.nord, 6)
    play(town.syd, 2, place=1)
    play(school, 7)
    response = ask(town.coordinator)
    text = words(response)
    assert began(response) == {
        "äldreomsorg": 8, "skola": 7, "socialförvaltningen": 0, "utbildning": 0, OTHERS: 0,
    }  # fmt: skip
    assert response.context["whole"].whole == 15
    for said in ("87 %", "13 %", "Säg åt eleven att sluta", "Fråga lugnt"):
        assert said in text, said
    assert [(one.step.key, one.figure.number) for one in response.context["report"].stops_of_some] == [
        ("A1b", 2),
        ("A2", 13),
    ]
    part = ask(town.coordinator, unit="äldreomsorg")
    assert "75 %" in words(part)
    assert "87 %" not in words(part)


def test_a_small_group_is_hidden_with_the_next_smallest_on_the_page_and_in_the_file(town, school, play, ask):
    play(town.nord, 3)
    play(school, 6)
    play(town.education, 8)
    response = ask(town.coordinator)
    assert began(response)["äldreomsorg"] is None
    assert began(response)["skola"] is None
    assert began(response)["utbildning"] == 8
    assert response.context["whole"].whole == 17
    for unit in ("äldreomsorg", "skola"):
        page = ask(town.coordinator, unit=unit)
        assert page.context["report"].is_hidden
        assert "graph-picture" not in page.content.decode()
    told = {}
    for row in rows(ask(town.coordinator, FILE)):
        told.setdefault(row["Enhetskod"], set()).add(row["Antal"] == "dolt")
    assert told["äldreomsorg"] == told["skola"] == {True}
    assert told["utbildning"] == {False}
    # Nobody answered the later steps; nobody of the hidden groups is told of there either.
    assert told[""] == {False}


def test_fewer_than_five_of_all_are_not_told_of(town, play, ask):
    play(town.nord, 4)
    response = ask(town.coordinator)
    assert set(began(response).values()) == {None}
    assert response.context["report"].is_hidden
    assert {row["Antal"] for row in rows(ask(town.coordinator, FILE))} == {"dolt"}


def test_a_step_that_few_came_to_is_hidden_in_picture_list_and_table(town, play, ask):
    people = play(town.nord, 6)
    for run in Run.objects.filter(person__in=people[:2]):
        RunEvent.objects.create(run=run, seq=2, position=2, step=id_of("A2"), choice=id_of("A2", 1), at=noon(ON))
    html = ask(town.coordinator).content.decode()
    # In the words of the edge, on it and in the list; in the table; and where they stopped and ended.
    assert html.count("dolt") == 2 * 3 + 2 * 2 + 4


def test_what_has_been_stored_this_month_is_not_told(town, play, ask):
    play(town.nord, 6)
    play(town.nord, 1, on=ON + timedelta(days=1))
    response = ask(town.coordinator)
    assert response.context["whole"].whole == 6
    assert response.context["on"] == ON


def test_one_chooses_the_version_and_the_newest_is_shown_first(town, play, ask):
    newer = versions.publish(KEY, scenarios.scenario("A1? A2 A3\nA2!\nA3!"))
    play(town.nord, 6)
    play(town.nord, 5, played=newer)
    first, last = ask(town.coordinator, version="1"), ask(town.coordinator)
    assert [one.context["version"].number for one in (first, last)] == [1, 2]
    assert [one.context["whole"].whole for one in (first, last)] == [6, 5]
    assert {row["Version"] for row in rows(ask(town.coordinator, FILE, version="1"))} == {"1"}


@pytest.mark.parametrize("asked", ["3", "0", "", "x", "1.0", "9" * 30])
def test_a_version_that_is_not_there_is_not_found(town, version, ask, asked):
    for address in (PAGE, FILE):
        assert ask(town.coordinator, address, version=asked).status_code == 404


def test_a_scenario_that_has_not_been_published_is_not_found(town, version, ask):
    assert ask(town.coordinator, f"{INDEX}{id_of('another')}/").status_code == 404


@pytest.mark.parametrize("address", [INDEX, PAGE, FILE])
def test_nothing_is_posted(town, client, version, address):
    client.force_login(town.coordinator)
    assert client.post(address).status_code == 405


def test_the_list_names_every_version_by_what_the_newest_is_called(town, version, ask):
    versions.publish(KEY, scenarios.scenario("A1? A2 A3\nA2!\nA3!"), note="Ny fråga")
    versions.publish(id_of("another"), scenarios.rehearsal())
    response = ask(town.coordinator, INDEX)
    found = [[(one.title, one.number) for one in found] for found in response.context["scenarios"]]
    assert found == [[("Samtalet", 1)], [("Övning", 2), ("Samtalet", 1)]]
    assert f"{PAGE}?version=1" in response.content.decode()
    assert "Ny fråga" in words(response)


def test_the_list_of_scenarios_leads_coordinators_to_the_statistics(town, scenario_page, ask):
    url = scenario_page.get_parent().url
    assert INDEX in ask(town.coordinator, url).content.decode()
    for user in (town.employee, town.head):
        assert INDEX not in ask(user, url).content.decode()


# Never


@pytest.mark.parametrize("address", [PAGE, FILE, f"{PAGE}?unit=äldreomsorg"])
def test_no_person_is_named_on_the_page_or_in_the_file(town, play, ask, address):
    people = play(town.nord, 8)
    text = ask(town.coordinator, address).content.decode()
    assert "Kanarie" not in text and "Fågel" not in text
    for run in Run.objects.filter(person__in=people).select_related("person"):
        assert str(run.pk) not in text
        assert run.person.employee_id not in text


def test_the_page_holds_no_style_or_script_of_its_own(town, play, ask):
    play(town.nord, 6)
    html = ask(town.coordinator).content.decode()
    assert "<style" not in html
    assert " style=" not in html
    assert re.findall(r"<script(?![^>]* src=)", html) == []
    assert '<form class="filter" method="get">' in html


def test_texts_of_a_file_are_not_run_as_formulas(town, ask):
    versions.publish(KEY, scenarios.scenario("=A1? +B -C\n+B!\n-C!"))
    cells = csv.reader(StringIO(ask(town.coordinator, FILE).content.decode("utf-8-sig")), delimiter=";")
    texts = {cell for row in cells for cell in row}
    assert {"'=A1", "'=A1 svar 1", "'+B", "'-C"} <= texts
    assert not any(text.startswith(("=", "+", "-", "@")) for text in texts)


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_the_number_of_queries_is_the_same_for_one_run_and_for_thirty(town, play, ask, address):
    play(town.nord, 1)
    ask(town.coordinator, address)  # What is read once: the site, the content types.
    counted = []
    for more in (0, 29):
        play(town.syd, more)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert ask(town.coordinator, address).status_code == 200
        counted.append(len(queries))
    assert Run.objects.count() == 30
    assert counted[0] == counted[1] < 25
