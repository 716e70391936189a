"""The follow-up pages: who reaches which unit, what stands there, and what a strange date gets for an answer."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from organisation import staffing, tree
from organisation.models import NamesViewed, UnitSuccession
from tests.factories.world import day
from tracking import reports, requirements, sentences
from tracking.models import CutDate, RelevanceReason, UnitActivity

URL = "/uppfoljning/"


@pytest.fixture
def seen(client):
    """The page of a unit as `person` sees it, with the date as `on`."""

    def get(person, unit, on=None, path="", language=""):
        client.force_login(person)
        return client.get(f"{language}{URL}{unit.code}/{path}", {"on": on} if on else {})

    return get


def text_of(response):
    return response.content.decode()


def test_a_head_sees_the_names_in_the_own_unit(seen, town):
    page = text_of(seen(town.head, town.nord, "2025-04-30"))
    assert "Samira Haddad" in page and "Anders Holm" in page
    assert "Nils Granne" not in page


@pytest.mark.parametrize("path", ["", "rapport.csv", "rapport.xlsx"])
def test_the_head_of_another_unit_gets_404(seen, town, path):
    assert seen(town.other_head, town.nord, "2025-04-30", path).status_code == 404
    assert seen(town.employee, town.nord, "2025-04-30", path).status_code == 404
    assert seen(town.head, town.nord, "2025-04-30", path).status_code == 200


def test_a_stranger_is_asked_to_sign_in(client, town):
    response = client.get(f"{URL}nord/?on=2025-04-30")
    assert response.status_code == 302
    assert response["Location"] == "/logga-in/?next=/uppfoljning/nord/%3Fon%3D2025-04-30"


def test_a_unit_that_does_not_exist_gets_404(client, town):
    client.force_login(town.head)
    assert client.get(f"{URL}finns-inte/").status_code == 404


def test_the_head_above_sees_counts_and_never_names(seen, town):
    page = text_of(seen(town.division_head, town.division, "2025-04-30"))
    assert "Nord" in page and "Syd" in page
    for person in (town.employee, town.colleague, town.neighbour):
        assert person.last_name not in page


def test_the_head_above_sees_the_heads_directly_below_by_name(seen, town, world):
    world.requirement(town.course, key="chefer", appointment_kinds=["head"], group_name="Chefer")
    page = text_of(seen(town.division_head, town.division, "2025-04-30"))
    assert "Nora Chef" in page and "Siv Chef" in page


def test_small_units_are_hidden_above_the_nearest_head(seen, town):
    page = seen(town.division_head, town.division, "2025-04-30")
    section = page.context["report"].sections[0]
    assert [(row.node.name, row.hidden) for row in section.rows] == [
        ("Nord", True),
        ("Syd", True),
        ("Äldreomsorg", False),
    ]
    assert section.hidden
    assert "visas bara för närmaste chef" in text_of(page)


def test_enough_staff_are_shown_above(seen, town, world):
    for _ in range(5):
        world.staff(town.nord), world.staff(town.syd)
    world.done(town.employee, town.course, "2025-04-01")
    section = seen(town.division_head, town.division, "2025-04-30").context["report"].sections[0]
    shown = [(row.figures.completed, row.figures.relevant, row.hidden) for row in section.rows if row.link]
    assert shown == [(1, 7, False), (0, 6, False)]
    assert (section.figures.completed, section.figures.relevant, section.hidden) == (1, 13, False)


def test_a_vacant_unit_is_seen_with_names_by_the_nearest_head_above(seen, town, world):
    empty = world.unit("Vakansen", town.division)
    world.staff(empty, person=world.person("Vera Vakant"))
    page = seen(town.division_head, empty, "2025-04-30")
    assert "Vera Vakant" in text_of(page)


def test_the_page_and_the_report_agree(seen, town, world):
    """The head's page counts persons in Python; the reports ask the database."""
    world.done(town.employee, town.course, "2025-04-01")
    section = seen(town.head, town.nord, "2025-04-30").context["report"].sections[0]
    asked = reports.completion_by_unit([town.nord.pk], town.requirement, on=day("2025-04-30"))
    assert section.figures == asked[town.nord.pk].own
    assert (section.figures.completed, section.figures.relevant, section.figures.employed) == (1, 2, 3)


def test_for_a_past_date_only_those_still_here_are_named(seen, town, world):
    world.staff(town.nord, ends_on="2025-06-30", person=world.person("Borta Bort"))
    page = seen(town.head, town.nord, "2025-04-30")
    assert "Borta Bort" not in text_of(page)
    assert page.context["report"].sections[0].figures.relevant == 3
    assert page.context["report"].sections[0].gone == 1


def test_each_view_of_names_by_an_administrator_is_logged(seen, town):
    seen(town.head, town.nord)
    assert not NamesViewed.objects.exists()
    seen(town.admin, town.nord)
    assert NamesViewed.objects.filter(viewer=town.admin, unit=town.nord).count() == 1


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2999-01-01", "framåt i tiden"),
        ("igår", "år-månad-dag"),
        ("", "Välj ett datum"),
        ("0001-01-01", "för långt tillbaka"),
        ("2025-02-30", "år-månad-dag"),
        ("=1+1", "år-månad-dag"),
    ],
)
def test_a_strange_date_gets_a_clear_answer(client, town, on, words):
    client.force_login(town.head)
    response = client.get(f"{URL}nord/", {"on": on})
    assert response.status_code == 200
    assert words in text_of(response)
    assert "Samira" not in text_of(response)


def test_a_strange_date_for_a_file_leads_back_to_the_page_that_explains(seen, town):
    response = seen(town.head, town.nord, "2999-01-01", "rapport.csv")
    assert (response.status_code, response["Location"]) == (302, "/uppfoljning/nord/?on=2999-01-01")


def test_above_the_names_only_month_ends_and_cut_dates_are_answered(seen, town):
    CutDate.objects.create(name="Tertial", month=4, day=15)
    assert seen(town.division_head, town.nord, "2025-04-30").context["report"]
    assert seen(town.division_head, town.nord, "2025-04-15").context["report"]
    refused = seen(town.division_head, town.nord, "2025-04-14")
    assert refused.context["report"] is None
    assert "sista dagen i en månad" in text_of(refused)


def test_a_date_before_the_unit_opened_says_so(seen, town, world):
    new = world.unit("Nyöppnad", town.division, on="2025-09-01")
    world.head(new, person=town.head)
    assert "1 september 2025" in text_of(seen(town.head, new, "2025-04-30"))


def test_one_unit_is_opened_at_once(client, town):
    client.force_login(town.head)
    assert client.get(URL)["Location"] == reverse("tracking:unit_report", args=["nord"])


def test_an_employee_without_a_unit_is_told_so(client, town):
    client.force_login(town.employee)
    assert "ingen enhet att följa upp" in text_of(client.get(URL))


def test_the_sentence_says_the_figures_the_rule_and_the_date(seen, town, world):
    world.done(town.employee, town.course, "2025-04-01")
    UnitActivity.objects.create(unit=town.nord, held_on=date(2025, 2, 3), forum="APT", present=9)
    page = seen(town.head, town.nord, "2025-04-30")
    assert page.context["report"].sections[0].sentence == (
        "Nord: 1 av 2 relevanta medarbetare (50\N{NO-BREAK SPACE}%) har per den 30 april 2025 genomfört "
        "grundutbildningen om våldsbejakande extremism, varav 1 under året. 1 har inte börjat. Alla som återstår "
        "har tid kvar. APT-samtal: 3 februari 2025."
    )
    assert "Regel: Undersköterskor, gäller från 1 mars 2025." in text_of(page)


def test_the_sentence_says_who_is_exempt_and_why_and_the_rule_says_who_decided(seen, town):
    requirements.exempt_person(town.requirement, town.colleague, RelevanceReason.LEAVING, day("2025-03-10"))
    requirements.set_rule(
        town.requirement,
        day("2025-04-01"),
        accepted={town.course: 1},
        group_name="Alla",
        decided_by="Kommunstyrelsen",
        reference="KF-mål 3.6, dnr 2025/12",
    )
    page = seen(town.head, town.nord, "2025-04-30")
    assert "1 är undantagen: 1 som slutar inom 30 dagar." in page.context["report"].sections[0].sentence
    assert "Beslutad av: Kommunstyrelsen. Referens: KF-mål 3.6, dnr 2025/12." in text_of(page)


def test_the_previous_cut_date_stands_beside_in_the_table_and_the_text(seen, town, world):
    world.done(town.employee, town.course, "2025-04-01")
    page = seen(town.head, town.nord, "2025-06-30")
    assert "Vid förra avstämningen, 30 april 2025: 1 av 2 (50\N{NO-BREAK SPACE}%)." in text_of(page)
    assert 'data-l="Andel 30 apr 2025">50\N{NO-BREAK SPACE}%</td>' in text_of(page).replace(
        "&nbsp;", "\N{NO-BREAK SPACE}"
    )


def test_the_whole_text_treats_each_requirement_by_itself_and_the_meeting_once(seen, town, world):
    second = world.requirement(town.course, key="fordjup", group_name="Alla")
    text = seen(town.head, town.nord, "2025-04-30").context["report"].text
    assert len(text) == 4
    assert [paragraph.startswith("Nord: ") for paragraph in text] == [True, True, False, False]
    assert "0 av 3 relevanta" in text[1] and second.name
    assert text[3] == "Inget APT-samtal om ämnet har hållits under året."
    assert sum("APT-samtal" in paragraph for paragraph in text) == 1


def test_the_spread_is_told_of_three_large_units_and_never_of_fewer_or_smaller(seen, town, world):
    third = world.unit("Väst", town.division)
    world.head(third)
    for unit in (town.nord, town.syd, third):
        for _ in range(6):
            world.done(world.staff(unit), town.course, "2025-04-01") if unit == third else world.staff(unit)
    sentence = seen(town.division_head, town.division, "2025-04-30").context["report"].sections[0].sentence
    assert (
        "I de 3 enheterna närmast under varierar andelen mellan 0\N{NO-BREAK SPACE}% och 100\N{NO-BREAK SPACE}%."
        in sentence
    )
    assert "Inget samtal har hållits i Äldreomsorg, Nord, Syd och Väst." in sentence
    world.head(world.unit("Mini", town.division), person=world.staff(third, "chef"))
    sentence = seen(town.division_head, town.division, "2025-04-30").context["report"].sections[0].sentence
    assert "närmast under" not in sentence


def test_many_units_without_a_meeting_are_told_by_their_number():
    units = [f"Enhet {number}" for number in range(12)]
    assert sentences.unit_meetings(1, 13, units).endswith("Enhet 8, Enhet 9 och 2 till.")


@pytest.mark.parametrize(("shares", "words"), [([], ""), ([50, 50, 50], "Andelen är 50"), ([1, 2, 3], "mellan 1")])
def test_the_spread_in_words(shares, words):
    assert (words in sentences.spread(shares)) if words else sentences.spread(shares) == ""


def test_a_unit_with_nobody_relevant_has_no_percentage(seen, town):
    section = seen(town.admin, town.municipality, "2025-04-30").context["report"].sections[0]
    empty = type(section.figures)(employed=3, outside=3)
    text = sentences.annual_report("Kök", empty, town.requirement, day("2025-04-30"))
    assert text == (
        "Kök: inga relevanta medarbetare för grundutbildningen om våldsbejakande extremism den 30 april 2025."
    )


def test_the_csv_has_a_row_for_each_requirement_and_one_for_scenarios(seen, town, world):
    world.done(town.employee, town.course, "2025-04-01")
    response = seen(town.head, town.nord, "2025-04-30", "rapport.csv")
    rows = list(csv.DictReader(StringIO(text_of(response).lstrip("\N{BYTE ORDER MARK}")), delimiter=";"))
    assert [(row["Enhetskod"], row["Relevanta"], row["Klara"], row["Andel klara"]) for row in rows] == [
        ("nord", "2", "1", "50"),
        ("nord", "", "0", ""),  # Completed scenarios.
    ]


def test_hidden_figures_are_hidden_in_the_files_too(seen, town):
    response = seen(town.division_head, town.division, "2025-04-30", "rapport.xlsx")
    rows = list(load_workbook(BytesIO(response.content)).active.values)
    nord = dict(zip(rows[0], next(row for row in rows if row[0] == "nord"), strict=True))
    assert (nord["Relevanta"], nord["Klara"], nord["Andel klara"], nord["Undantagna"]) == (2, "dolt", "dolt", "dolt")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+46", "-1", "@SUM(A1)"])
def test_a_name_that_looks_like_a_formula_is_defused(seen, town, world, name):
    unit = world.unit(f"x{abs(hash(name)) % 1000}", town.division)
    unit.periods.in_force().get().void("test")
    unit.periods.create(parent=town.division, name=name, kind="unit", starts_on=date(2020, 1, 1))
    world.head(unit, person=town.head)
    page = seen(town.head, unit, "2025-04-30", "rapport.csv")
    assert f";'{name};" in text_of(page)
    sheet = load_workbook(BytesIO(seen(town.head, unit, "2025-04-30", "rapport.xlsx").content)).active
    assert {cell.data_type for cell in sheet["B"]} == {"s"}


def test_english_is_selectable(seen, town):
    page = text_of(seen(town.head, town.nord, "2025-04-30", language="/en"))
    assert '<html lang="en">' in page
    assert "Relevant staff" in page


@pytest.mark.parametrize(("units", "people"), [(1, 1), (4, 5)])
def test_the_number_of_queries_does_not_grow(client, seen, town, world, django_assert_num_queries, units, people):
    for number in range(units):
        unit = world.unit(f"Enhet {number}", town.division)
        for _ in range(people):
            world.done(world.staff(unit), town.course, "2025-04-01")
            world.started(world.staff(town.nord), town.course, "2025-04-02")
    for person, unit, number in ((town.division_head, town.division, 63), (town.head, town.nord, 46)):
        seen(person, unit, "2025-04-30")
        with django_assert_num_queries(number):
            client.get(f"{URL}{unit.code}/", {"on": "2025-04-30"})


def test_who_is_covered_only_in_another_unit_is_outside_here(seen, town, world):
    """An assistant nurse of Nord who also works as a cook in the kitchen is no concern of the kitchen's figures."""
    kitchen = world.unit("Köket", town.division)
    head = world.head(kitchen)
    world.staff(kitchen, "kock", person=town.employee)
    section = seen(head, kitchen, "2025-04-30").context["report"].sections[0]
    asked = reports.completion_by_unit([kitchen.pk], town.requirement, on=day("2025-04-30"))[kitchen.pk].own
    assert section.figures == asked
    assert (section.figures.employed, section.figures.outside, section.figures.relevant) == (2, 2, 0)
    assert section.unfinished == []


@pytest.mark.parametrize("path", ["", "rapport.csv"])
def test_a_head_with_units_below_cannot_follow_individuals_day_by_day(seen, town, path):
    assert seen(town.division_head, town.division, "2025-04-30", path).status_code == 200
    refused = seen(town.division_head, town.division, "2025-04-29", path)
    if path:
        assert refused.status_code == 302
    else:
        assert refused.context["report"] is None


def test_the_next_step_is_that_of_the_date(seen, town, world):
    """The round of 20 April was finished in May: on 30 April it was under way."""
    world.started(town.employee, town.course, "2025-04-20")
    world.done(town.employee, town.course, "2025-05-10")
    (row,) = [
        row
        for row in seen(town.head, town.nord, "2025-04-30").context["report"].sections[0].unfinished
        if row.person == town.employee
    ]
    assert row.standing.state == "in_progress"


def test_a_unit_that_has_moved_away_is_in_the_total_but_has_no_row(seen, town, world):
    other = world.unit("Funktionsstöd", town.administration, kind="division")
    tree.move_unit(town.syd, other, day("2026-01-01"))
    report = seen(town.division_head, town.division, "2025-12-31").context["report"]
    assert [row.node.name for row in report.sections[0].rows if row.link] == ["Nord"]
    assert report.sections[0].figures.employed == 6


def test_a_predecessors_meeting_counts(seen, town, world):
    old = world.unit("Öst", town.division)
    UnitActivity.objects.create(unit=old, held_on=date(2025, 2, 3), forum="APT", present=9)
    UnitSuccession.objects.create(predecessor=old, successor=town.nord, on=date(2025, 4, 1))
    assert seen(town.head, town.nord, "2025-03-31").context["report"].held_on is None
    assert seen(town.head, town.nord, "2025-04-30").context["report"].held_on == date(2025, 2, 3)


def test_nobody_relevant_does_not_show_who_is_away(seen, town, world):
    small = world.unit("Nattpatrullen", town.division)
    world.head(small, role="chef")
    staffing.record_absence(world.staff(small), day("2025-01-01"))
    section = seen(town.division_head, town.division, "2025-04-30").context["report"].sections[0]
    (row,) = [row for row in section.rows if row.node.name == "Nattpatrullen"]
    assert (row.figures.relevant, row.hidden) == (0, True)
