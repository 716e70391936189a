"""The opened sum: each figure is as many as the names and those who may not be named, or as the counts below it."""

import pytest

from organisation import staffing
from organisation.tree import Tree
from tests.factories.world import day
from tracking import exemptions, reports, requirements
from tracking.models import Definitions, RelevanceReason
from tracking.published import Published

URL = "/uppfoljning/"
ON = "2025-12-31"
TODAY = day("2026-11-28")


@pytest.fixture
def seen(client):
    """The first section of a unit's page, and its text."""

    def get(person, unit, on=ON):
        client.force_login(person)
        response = client.get(f"{URL}{unit.code}/", {"on": on})
        return response.context["report"].sections[0], response.content.decode()

    return get


@pytest.fixture
def nord(town, world):
    """Somebody in every term of Nord, of whom some no longer work there."""
    for ends_on in (None, None, "2026-03-31"):
        names = [world.person(f"{word} {ends_on or 'Kvar'}") for word in ("Kocken", "Undantagen", "Ledig", "Tillagd")]
        cook, exempt, away, added = names
        world.staff(town.nord, "kock", person=cook, ends_on=ends_on)
        world.staff(town.nord, person=exempt, ends_on=ends_on)
        world.staff(town.nord, person=away, ends_on=ends_on)
        world.staff(town.nord, "planerare", person=added, ends_on=ends_on)
        requirements.exempt_person(town.requirement, exempt, RelevanceReason.OTHER_TASKS, day("2025-06-01"))
        staffing.record_absence(away, day("2025-09-01"))
        requirements.add_person(town.requirement, added, town.nord, RelevanceReason.NEW_TASKS, day("2025-06-01"))
    world.done(town.employee, town.course, "2025-05-05")
    return town.nord


def by_key(section):
    return {term.key: term for term in section.terms}


def test_each_term_opens_to_as_many_as_it_says(seen, town, nord):
    section, _ = seen(town.head, nord)
    terms = by_key(section)
    assert list(terms) == ["employed", "outside", "exempt", "on_leave", "relevant", "added"]
    for term in terms.values():
        assert len(term.people) + term.gone == term.number, term.key
        assert term.gone > 0, term.key
    numbers = {key: term.number for key, term in terms.items()}
    assert numbers == {"employed": 15, "outside": 4, "exempt": 3, "on_leave": 3, "relevant": 5, "added": 3}
    assert numbers["employed"] == sum(numbers[key] for key in ("outside", "exempt", "on_leave", "relevant"))
    inside = {key: {named.row.person.pk for named in term.people} for key, term in terms.items()}
    apart = [inside[key] for key in ("outside", "exempt", "on_leave", "relevant")]
    assert inside["employed"] == set().union(*apart) and len(inside["employed"]) == sum(map(len, apart))
    assert inside["added"] <= inside["relevant"]


def test_those_who_have_left_are_counted_and_not_named(seen, town, nord):
    section, text = seen(town.head, nord)
    assert "Kvar" in text and "2026-03-31" not in text
    assert by_key(section)["employed"].gone == 4
    assert "1 person arbetar inte längre här och visas inte med namn." in text


def test_an_exemption_says_why_when_and_by_whom_and_a_leave_says_nothing(seen, town, world):
    away = world.staff(town.nord, person=world.person("Ledig Person"))
    staffing.record_absence(away, day("2025-09-01"))
    leaves = RelevanceReason.LEAVING
    requirements.exempt_person(
        town.requirement, town.employee, leaves, day("2025-12-20"), day("2026-01-15"), decided_by=town.head
    )
    section, text = seen(town.head, town.nord)
    (named,) = by_key(section)["exempt"].people
    assert (named.row.person, named.decision.reason, named.decision.decided_by) == (town.employee, leaves, town.head)
    assert "slutar inom 30 dagar, beslutat av Nora Chef, 20 december 2025 till 15 januari 2026" in " ".join(
        text.split()
    )
    (named,) = by_key(section)["on_leave"].people
    assert named.row.person == away and named.decision is None


def test_a_decision_that_begins_later_is_shown_as_coming(seen, town):
    requirements.exempt_person(town.requirement, town.employee, RelevanceReason.LEAVING, day("2026-01-10"))
    section, text = seen(town.head, town.nord)
    assert [row.person for row in section.to_come] == [town.employee]
    assert "1 beslut som börjar gälla senare" in text
    assert by_key(section)["exempt"].number == 0


def test_above_each_term_opens_to_the_units_below_in_counts(seen, town, world, nord):
    for _ in range(5):
        world.staff(town.syd)
    section, text = seen(town.division_head, town.division)
    assert not section.hidden
    for term in by_key(section).values():
        assert [name for name, _ in term.places] == ["Nord", "Syd", "Direkt i Äldreomsorg"]
        numbers = [number for _, number in term.places]
        assert None in numbers or sum(numbers) == term.number, term.key
    assert "Kvar" not in text and "Undantagen" not in text.replace("Undantagna", "")


def test_a_hidden_unit_tells_how_many_are_relevant_and_nothing_else(seen, town):
    section, text = seen(town.coordinator, town.nord)
    assert section.hidden and list(by_key(section)) == ["relevant"]
    requirements.exempt_person(town.requirement, town.employee, RelevanceReason.LEAVING, day("2025-06-01"))
    section, text = seen(town.coordinator, town.nord)
    assert "lutar inom" not in text and by_key(section)["relevant"].number == 1


def test_the_head_above_sees_own_staff_by_name_though_the_figures_are_hidden(seen, town):
    section, text = seen(town.division_head, town.division)
    assert section.hidden
    terms = by_key(section)
    assert terms["employed"].number is None and [named.row.person for named in terms["employed"].people] == [
        town.division_head
    ]


# By reason


def published(town):
    return Published(Tree.on(day(ON)), day(ON), TODAY, Definitions.load())


def exempt_some(world, requirement, unit, reason, number):
    for _ in range(number):
        requirements.exempt_person(requirement, world.staff(unit), reason, day("2025-06-01"))


def test_the_reasons_add_up_to_the_exempt(town, world):
    exempt_some(world, town.requirement, town.nord, RelevanceReason.LEAVING, 2)
    exempt_some(world, town.requirement, town.syd, RelevanceReason.OTHER_TASKS, 3)
    both = world.staff(town.nord)
    world.staff(town.syd, person=both)
    requirements.exempt_person(town.requirement, both, RelevanceReason.LEAVING, day("2025-06-01"))
    cook = world.staff(town.nord, "kock")  # Whom the rule does not concern: outside, whatever has been decided.
    requirements.exempt_person(town.requirement, cook, RelevanceReason.LEAVING, day("2025-06-01"))
    units = [town.division.pk, town.nord.pk, town.syd.pk]

    def by_reason(units, on=ON):
        found = exemptions.by_requirement(units, [town.requirement], on=day(on))
        return found.get(town.requirement.pk, {})

    found = reports.completion_by_unit(units, town.requirement, on=day(ON))
    nord = by_reason([town.nord.pk])
    everywhere = by_reason(units)
    assert nord == {"leaving": 3} and sum(nord.values()) == found[town.nord.pk].own.exempt
    assert everywhere == {"leaving": 3, "other_tasks": 3}
    assert sum(everywhere.values()) == found[town.division.pk].subtree.exempt
    assert by_reason(units, "2025-05-31") == {}


@pytest.mark.parametrize(
    ("nord", "syd", "shown"),
    [
        (4, 0, set()),  # Fewer than five in all.
        (5, 0, {"nord", "äldreomsorg"}),
        (5, 5, {"nord", "syd", "äldreomsorg"}),
        (5, 3, {"äldreomsorg"}),  # The total without Nord would tell of three in Syd, so Nord is not told either.
        (3, 3, {"äldreomsorg"}),
    ],
)
def test_reasons_are_told_above_the_names_only_of_five_or_more(town, world, nord, syd, shown):
    exempt_some(world, town.requirement, town.nord, RelevanceReason.LEAVING, nord)
    exempt_some(world, town.requirement, town.syd, RelevanceReason.OTHER_TASKS, syd)
    told = exemptions.published_by_reason(published(town), town.requirement)
    codes = {unit.pk: unit.code for unit in (town.nord, town.syd, town.division)}
    assert {codes[unit] for unit in told if unit in codes} == shown
    assert all(sum(reasons.values()) >= 5 for reasons in told.values())


def test_the_page_above_tells_the_reasons_it_may(seen, town, world):
    exempt_some(world, town.requirement, town.nord, RelevanceReason.LEAVING, 6)
    for _ in range(5):
        world.staff(town.nord), world.staff(town.syd)
    section, text = seen(town.coordinator, town.nord)
    assert by_key(section)["exempt"].reasons == [("slutar inom 30 dagar", 6)]
    assert "Slutar inom 30 dagar: 6" in text
