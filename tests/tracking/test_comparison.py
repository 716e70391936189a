"""The previous cut date: whose figures a unit is compared with, each person once, and what may not be told."""

from datetime import date

import pytest

from organisation import mergers, staffing
from organisation.mergers import Part
from organisation.models import Unit
from organisation.tree import Tree
from tests.factories.kept import keep
from tests.factories.world import World, day
from tracking import comparison, reports, requirements, sentences
from tracking.models import Coverage, CutDate, RelevanceReason

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 15)
CUT, MERGED, LATER = date(2025, 8, 31), date(2025, 10, 1), date(2025, 12, 31)


@pytest.fixture
def world():
    return World()


@keep
def kept_care(world):
    """A division with the units Nord, Syd and Öst, six nurses in each; two in Nord are done by the cut date."""
    care = world.unit("Hemtjänst", world.unit("Kommunen", kind="municipality"), kind="division")
    care.nord, care.syd, care.ost = care.units = [world.unit(name, care) for name in ("Nord", "Syd", "Öst")]
    care.course = world.training()
    care.rule = world.requirement(care.course, job_roles=[world.job_role("undersköterska")])
    CutDate.objects.exclude(month=8).delete()  # One cut date a year, so that a year back is the one before.
    care.staff = {unit: [world.staff(unit) for _ in range(6)] for unit in care.units}
    for unit in care.units:  # A unit without a head would be known to the head above, person by person.
        world.head(unit)
    for person in care.staff[care.nord][:2]:
        world.done(person, care.course, "2025-05-05")
    return care


@pytest.fixture
def care(world, kept_care):
    return kept_care(world)


def compared(care, unit, on=LATER, *, names=False, today=TODAY):
    """(completed, relevant), or None when hidden; and the predecessors."""
    found = comparison.previous_cut(unit, care.rule, on, names=names, today=today)
    return found.figures and (found.figures.completed, found.figures.relevant), found.predecessors


def merged(care, *units, code="ny", on=MERGED, heads=()):
    return mergers.merge_units(units or [care.nord, care.syd], code, code.capitalize(), on, heads=heads)


@pytest.mark.parametrize(
    ("on", "cut"),
    [("2025-08-31", "2025-04-30"), ("2025-09-01", "2025-08-31"), ("2025-04-30", "2024-08-31"), ("2025-01-01", None)],
)
def test_the_latest_cut_date_before_the_day(db, on, cut):
    if cut:
        CutDate.objects.filter(month=12).delete()
    else:
        CutDate.objects.all().delete()
    assert comparison.latest_cut_before(day(on)) == (day(cut) if cut else None)


@pytest.mark.parametrize("names", [True, False])
def test_a_unit_that_was_open_is_compared_with_itself(care, names):
    assert compared(care, care.nord, names=names) == ((2, 6), ())
    figures = comparison.previous_cut(care.nord, care.rule, LATER, names=names, today=TODAY).figures
    asked = reports.completion_by_unit([care.nord.pk], care.rule, on=CUT)[care.nord.pk].own
    assert (figures.completed, figures.overdue) == (asked.completed, asked.overdue)


@pytest.mark.parametrize("names", [True, False])
def test_a_successor_is_compared_with_its_predecessors_together(care, names):
    assert compared(care, merged(care), names=names) == ((2, 12), ("Nord", "Syd"))


def test_a_person_of_two_predecessors_counts_once(care, world):
    world.staff(care.syd, person=care.staff[care.nord][0])
    assert compared(care, merged(care), names=True) == ((2, 12), ("Nord", "Syd"))


def test_above_the_names_the_union_is_hidden_when_somebody_is_in_two_of_them(care, world):
    """Otherwise the sum of the two less the union would be the figure of those in both, whoever they are."""
    for _ in range(6):
        world.staff(care.syd, person=world.staff(care.nord))
    assert [compared(care, unit) for unit in (care.nord, care.syd)] == [((2, 12), ()), ((0, 12), ())]
    assert compared(care, merged(care)) == (None, ("Nord", "Syd"))


@pytest.mark.parametrize("on", ["2025-09-15", "2025-10-01"])
def test_a_chain_of_mergers_leads_to_those_that_were_open(care, on):
    first = merged(care, on=day("2025-09-15"))
    second = merged(care, first, care.ost, code="nyast", on=day("2025-11-01"))
    assert compared(care, second) == ((2, 18), ("Nord", "Syd", "Öst"))
    CutDate.objects.create(name="Sen", month=10, day=1)
    CutDate.objects.filter(month=8).delete()
    assert compared(care, second) == ((2, 18), ("Ny", "Öst"))


def test_both_parts_of_a_split_are_compared_with_the_whole(care):
    jobs = {row.person: row.pk for row in care.nord.employments.in_force()}
    parts = {pk: "a" if person in care.staff[care.nord][:3] else "b" for person, pk in jobs.items()}
    one, other = mergers.split_unit(care.nord, [Part("a", "A"), Part("b", "B")], MERGED, parts)
    assert compared(care, one) == compared(care, other) == ((2, 6), ("Nord",))


def test_the_head_of_a_part_is_not_told_how_the_few_in_the_other_part_stood(care):
    """The head knows how the own three stood; the difference would be the three of the other part."""
    jobs = {row.person: row.pk for row in care.nord.employments.in_force()}
    parts = {pk: "b" if person in care.staff[care.nord][:1] else "a" for person, pk in jobs.items()}
    one, other = mergers.split_unit(care.nord, [Part("a", "A"), Part("b", "B")], MERGED, parts)
    assert compared(care, one, names=True) == (None, ("Nord",))
    assert compared(care, other, names=True) == ((2, 6), ("Nord",))  # Five others, and nobody knows which.


def test_a_unit_that_takes_over_another_is_compared_with_itself(care):
    mergers.absorb_units(care.nord, [care.syd], MERGED)
    assert compared(care, care.nord) == ((2, 6), ())
    assert compared(care, care) == ((2, 18), ())


def test_a_division_that_takes_over_a_unit_above_another_counts_everybody_once(care, world):
    below = world.unit("Natt", care.ost)
    for _ in range(6):
        world.staff(below)
    world.head(below)
    new = mergers.merge_units([care.ost, below], "ny", "Ny", MERGED, parent=care)
    assert compared(care, new) == ((0, 12), ("Öst",))


def test_a_predecessor_that_is_hidden_hides_the_union(care, world):
    small = world.unit("Liten", care)
    world.head(small)
    for _ in range(2):
        world.staff(small)
    assert compared(care, small) == (None, ())
    assert compared(care, merged(care, care.nord, small)) == (None, ("Liten", "Nord"))
    assert compared(care, care) == ((2, 20), ())


def test_small_predecessors_are_hidden_together_too(care, world):
    small = [world.unit(name, care) for name in ("A", "B")]
    for unit in small:
        world.head(unit)
        world.staff(unit)
    assert compared(care, merged(care, *small)) == (None, ("A", "B"))


def test_their_own_head_sees_the_few(care, world):
    small = [world.unit(name, care) for name in ("A", "B")]
    for unit in small:
        world.staff(unit)
    assert compared(care, merged(care, *small), names=True) == ((0, 2), ("A", "B"))


def test_nothing_to_compare_with(care, world):
    new = world.unit("Nystartad", care, on=MERGED)
    later = world.requirement(care.course, key="senare", starts_on="2025-09-15")
    early = world.unit("Gammal", care)
    for unit, rule, on in ((new, care.rule, LATER), (early, later, LATER), (early, care.rule, date(2025, 8, 31))):
        for names in (True, False):
            assert comparison.previous_cut(unit, rule, on, names=names, today=TODAY) is None
    assert sentences.previous_cut(None) == ""


def test_a_planned_successor_is_none_yet(care):
    new = merged(care, on=date(2026, 2, 1))
    assert comparison.previous_cut(new, care.rule, LATER, names=False, today=TODAY) is None


def test_in_words(care, world):
    say = sentences.previous_cut
    figures = comparison.previous_cut(care.nord, care.rule, LATER, names=True, today=TODAY).figures
    assert (
        say(comparison.Comparison(CUT, figures))
        == "Vid förra avstämningen, 31 augusti 2025: 2 av 6 (33\N{NO-BREAK SPACE}%)."
    )
    assert say(comparison.Comparison(CUT, figures, ("A", "B", "C"))) == (
        "Vid förra avstämningen, 31 augusti 2025: 2 av 6 (33\N{NO-BREAK SPACE}%). Enheten fanns inte då. "
        "Siffrorna gäller de enheter som den tog över från: A, B och C."
    )
    assert say(comparison.Comparison(CUT, None, ("A",))) == (
        "Vid förra avstämningen, 31 augusti 2025: visas inte, eftersom siffrorna kan peka ut enskilda. "
        "Enheten fanns inte då. Siffrorna gäller den enhet som den tog över från: A."
    )
    assert say(comparison.Comparison(CUT, type(figures)())) == (
        "Vid förra avstämningen, 31 augusti 2025: inga relevanta medarbetare."
    )


def test_a_report_shows_the_tree_of_its_day(care, world):
    """Before the merger its units under their names, and after it the new one; every person once on both days."""
    new = merged(care)
    before, after = (Tree.on(on) for on in (date(2025, 9, 30), MERGED))
    assert [before[unit].name for unit in before[care.pk].children] == ["Nord", "Syd", "Öst"]
    assert [after[unit].name for unit in after[care.pk].children] == ["Ny", "Öst"]
    ids = Unit.objects.values_list("pk", flat=True)
    figures = [reports.completion_by_unit(ids, care.rule, on=on) for on in (date(2025, 9, 30), MERGED)]
    assert [(found[care.pk].subtree.completed, found[care.pk].subtree.relevant) for found in figures] == [(2, 18)] * 2
    assert set(figures[0]) - set(figures[1]) == {care.nord.pk, care.syd.pk}
    assert (figures[1][new.pk].own.completed, figures[1][new.pk].own.relevant) == (2, 12)


def test_a_merger_restarts_no_clock_and_keeps_those_added(care, world):
    cook = world.staff(care.nord, "kock")
    requirements.add_person(care.rule, cook, care.nord, RelevanceReason.SAME_TASKS, day("2025-03-01"))
    new = merged(care)
    again = merged(care, new, care.ost, code="nyast", on=day("2025-11-01"))
    rows = Coverage.objects.filter(person=cook).order_by("starts_on")
    assert [(row.unit_id, row.starts_on, row.since, row.why) for row in rows] == [
        (unit.pk, first, day("2025-03-01"), "added")
        for unit, first in ((care.nord, day("2025-03-01")), (new, MERGED), (again, day("2025-11-01")))
    ]
    nurse = care.staff[care.nord][0]
    assert {row.since for row in Coverage.objects.filter(person=nurse)} == {day("2025-03-01")}


def test_an_addition_does_not_follow_a_person_to_another_unit(care, world):
    cook = world.staff(care.nord, "kock")
    requirements.add_person(care.rule, cook, care.nord, RelevanceReason.SAME_TASKS, day("2025-03-01"))
    world.staff(care.syd, "kock", person=cook)
    mergers.absorb_units(care.syd, [care.nord], MERGED)
    rows = Coverage.objects.filter(person=cook).order_by("starts_on")
    assert [(row.unit, row.starts_on) for row in rows] == [(care.nord, day("2025-03-01")), (care.syd, MERGED)]
    staffing.move(cook.employments.on(LATER).get(), care.ost, LATER)
    assert not Coverage.objects.filter(person=cook, unit=care.ost).exists()


def test_east_closes_and_its_staff_go_to_north(care):
    """The worked example, with the verb: Öst is listed on its last day, and then only Nord."""
    tree_before = Tree.on(date(2025, 6, 30))
    mergers.absorb_units(care.nord, [care.ost], date(2025, 7, 1))
    units = [care.nord.pk, care.ost.pk]
    last_day = reports.completion_by_unit(units, care.rule, on=date(2025, 6, 30))
    assert [last_day[unit].own.relevant for unit in units] == [6, 6]
    after = reports.completion_by_unit(units, care.rule, on=LATER)
    assert {unit: found.own.relevant for unit, found in after.items()} == {care.nord.pk: 12}
    assert Tree.on(date(2025, 6, 30)).nodes == tree_before.nodes


@pytest.mark.parametrize("number", [2, 4])
def test_the_pages_say_it_in_as_many_queries_for_many_as_for_few(
    client, care, world, django_assert_num_queries, number
):
    units = [world.unit(f"Enhet {n}", care) for n in range(number)]
    boss = world.head(care)
    for unit in units:
        world.head(unit)
        for _ in range(5 + number):
            world.started(world.staff(unit), care.course, "2025-08-01")
    head = world.head(units[0])
    new = merged(care, *units, heads=[head])
    for person, unit, queries, words in (
        (head, new, 56, "Enheten fanns inte då."),
        (boss, care, 66, "Vid förra avstämningen, 31 augusti 2025: 2 av"),
    ):
        client.force_login(person)
        with django_assert_num_queries(queries):
            response = client.get(f"/uppfoljning/{unit.code}/", {"on": "2025-12-31"})
        assert words in response.content.decode()
