"""A report as plain data: everything it says, nobody's name, and nothing that is hidden on the page."""

import json

import pytest

from organisation.models import Unit
from tests.factories.world import day
from tracking import exports, requirements
from tracking.figures import KEYS
from tracking.models import Definitions, Relevance, RelevanceReason, UnitActivity
from tracking.report_document import document_of
from tracking.unit_report import unit_report

TODAY = day("2026-01-15")


def document(unit, on="2025-04-30", *, level="counts", names=True):
    unit = Unit.objects.get(pk=unit.pk)
    unit.level = level
    seen = set(Unit.objects.values_list("pk", flat=True))
    return document_of(unit_report(unit, seen, on=day(on), today=TODAY, names=names), today=TODAY)


def test_it_says_all_this(town, world):
    world.done(town.employee, town.course, "2025-04-01")
    requirements.exempt_person(town.requirement, town.colleague, RelevanceReason.OTHER_TASKS, day("2025-03-10"))
    UnitActivity.objects.create(unit=town.nord, held_on=day("2025-02-03"), forum="APT", present=9)
    found = document(town.nord, level="names")
    assert set(found) == {
        "format", "unit", "on", "taken_on", "definitions_version", "level", "small_cell", "count_leave", "leave_days",
        "units_below", "requirements", "meetings", "scenarios", "text", "tree",
    }  # fmt: skip
    assert (found["format"], found["on"], found["taken_on"]) == (1, "2025-04-30", "2026-01-15")
    assert found["unit"] == {"code": "nord", "name": "Nord", "kind": "unit"}
    (rule,) = found["requirements"]
    assert tuple(rule["figures"]) == KEYS
    assert (rule["relevant"], rule["figures"]["completed"], rule["hidden"]) == (1, 1, False)
    assert [(row["reason"], row["number"]) for row in rule["exempt_by_reason"]] == [("other_tasks", 1)]
    assert rule["rule"]["months"] == 24 and rule["rule"]["job_roles"] == ["undersköterska"]
    assert "Gäller: Undersköterskor" in rule["rule"]["lines"]
    assert found["meetings"]["held_on"] == "2025-02-03"
    assert found["tree"] == [{"code": "nord", "name": "Nord", "kind": "unit", "parent": None}]


def test_it_holds_nobodys_name_even_for_those_who_see_them(town, world):
    world.done(town.employee, town.course, "2025-04-01")
    for unit in (town.nord, town.division):
        said = json.dumps(document(unit, level="names"), ensure_ascii=False)
        for person in (town.employee, town.colleague, town.head, town.neighbour, town.division_head):
            assert person.last_name not in said.replace("Undersköterskor", "")
            assert person.employee_id not in said


def test_what_is_hidden_is_nowhere_in_it(town, world):
    """Two in Nord and one in Syd: all that is told above is how many they are."""
    world.done(town.employee, town.course, "2025-04-01")
    found = document(town.division)
    (rule,) = found["requirements"]
    assert (rule["figures"], rule["hidden"], rule["relevant"], rule["sentence"]) == (None, True, 3, "")
    assert rule["exempt_by_reason"] is None
    nord = next(row for row in rule["rows"] if row["code"] == "nord")
    assert (nord["figures"], nord["hidden"], nord["relevant"]) == (None, True, 2)


def test_a_small_unit_is_hidden_when_the_report_is_for_those_above(town):
    assert document(town.nord, level="names")["requirements"][0]["figures"]
    assert document(town.nord, level="names", names=False)["requirements"][0]["figures"] is None


def test_nobody_relevant_does_not_tell_of_the_absent_on_the_units_own_page(town, world):
    """On the page of the unit above they are hidden; so they are here."""
    requirements.exempt_person(town.requirement, town.neighbour, RelevanceReason.LEAVING, day("2025-03-10"))
    (rule,) = document(town.syd)["requirements"]
    assert (rule["relevant"], rule["hidden"], rule["exempt_by_reason"]) == (0, True, None)


def test_one_exempted_by_two_heads_counts_once_with_the_first_reason(town):
    """From before two exemptions of one person were refused when they overlap."""
    for reason, on in ((RelevanceReason.LEAVING, "2025-03-20"), (RelevanceReason.OTHER_TASKS, "2025-03-10")):
        Relevance.objects.create(
            requirement=town.requirement, person=town.colleague, kind="exempt", reason=reason, starts_on=day(on)
        )
    (rule,) = document(town.nord, level="names")["requirements"]
    assert rule["figures"]["exempt"] == 1
    assert [(row["reason"], row["number"]) for row in rule["exempt_by_reason"]] == [("other_tasks", 1)]


def test_the_rule_says_what_leave_means(town):
    definitions = Definitions.load()
    definitions.leave_days, definitions.count_leave = 14, True
    definitions.save()
    found = document(town.nord, level="names")
    assert (found["leave_days"], found["count_leave"]) == (14, True)


@pytest.mark.parametrize("file_format", ["csv", "json"])
def test_a_stored_document_gives_the_same_file_as_a_live_one(town, world, file_format):
    world.done(town.employee, town.course, "2025-04-01")
    live = document(town.division)
    stored = json.loads(json.dumps(live))
    assert exports.of_document(stored, file_format) == exports.of_document(live, file_format)


@pytest.mark.parametrize(("units", "people"), [(1, 1), (4, 5)])
def test_the_number_of_queries_does_not_grow(town, world, django_assert_num_queries, units, people):
    for number in range(units):
        unit = world.unit(f"Enhet {number}", town.division)
        for _ in range(people):
            world.done(world.staff(unit, starts_on="2025-01-15"), town.course, "2025-04-01")
            world.staff(town.nord, starts_on="2025-01-15")
    for unit, level, number in ((town.division, "counts", 39), (town.nord, "names", 37)):
        document(unit, level=level)
        with django_assert_num_queries(number):
            document(unit, level=level)
