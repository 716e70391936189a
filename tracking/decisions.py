"""The additions and exemptions in some units, as their coordinator sees them: what, where, why, when and by whom.

Whom a decision is about is not shown (definition 16). An exemption stands in the units where the person works today, an
addition in the unit that it names.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from organisation.access import LEADING
from organisation.models import FAR, Appointment, AppointmentKind, Employment
from organisation.visibility import unit_names
from tracking.models import Relevance, RelevanceKind, RelevanceReason

DECIDING = (*LEADING, AppointmentKind.COORDINATOR)


@dataclass(frozen=True)
class Decision:
    """A row of the list: the fact, the names of the units it stands in, and the office of whoever decided it."""

    fact: Relevance
    units: list
    role: str


def in_units(units, today):
    """The decisions in the `units` (ids) that hold today or will, the newest first."""
    rows = _of_units(units, today).select_related("requirement", "decided_by").defer("person")
    return rows.order_by("-starts_on", "-pk")


def _of_units(units, today):
    here = Employment.objects.on(today).filter(unit__in=units, person=OuterRef("person"))
    exempt = Q(Exists(here), kind=RelevanceKind.EXEMPT)
    return Relevance.objects.touching(today, FAR).filter(exempt | Q(kind=RelevanceKind.ADDED, unit__in=units))


def described(facts, units, today):
    """A Decision for each of the facts on a page. Three queries."""
    places = _places(facts, units, today)
    names = unit_names({unit for found in places.values() for unit in found}, today)
    role = _roles(facts)
    return [Decision(fact, sorted(names[unit] for unit in places[fact.pk]), role(fact)) for fact in facts]


def _places(facts, units, today):
    """{decision: the units it stands in}."""
    exempt = [fact.pk for fact in facts if fact.kind == RelevanceKind.EXEMPT]
    here = Employment.objects.on(today).filter(unit__in=units, person__relevances__in=exempt)
    places = defaultdict(set)
    for decision, unit in here.values_list("person__relevances", "unit_id"):
        places[decision].add(unit)
    for fact in facts:
        if fact.unit_id:
            places[fact.pk] = {fact.unit_id}
    return places


def _roles(facts):
    """A function from a decision to the office that whoever decided it held on the day it was recorded."""
    deciding = {fact.decided_by_id for fact in facts}
    offices = list(Appointment.objects.in_force().filter(person__in=deciding, kind__in=DECIDING).order_by("pk"))

    def role(fact):
        day = timezone.localdate(fact.recorded_at)
        held = (one for one in offices if one.person_id == fact.decided_by_id and one.starts_on <= day <= one.last_day)
        found = next(held, None)
        return found.get_kind_display() if found else ""

    return role


def counts(units, today):
    """[(name of the unit, [(reason in words, number)])], and the same for all units together. Three queries.

    A decision that stands in several units counts once in each, and once in the total.
    """
    decisions = _of_units(units, today)
    added = decisions.filter(kind=RelevanceKind.ADDED).values_list("unit", "reason")
    exempt = decisions.filter(kind=RelevanceKind.EXEMPT).values("pk")
    here = Employment.objects.on(today).filter(unit__in=units, person__relevances__in=exempt)
    by_unit = defaultdict(Counter)
    for unit, reason, number in added.annotate(number=Count("pk")).order_by():
        by_unit[unit][reason] += number
    rows = here.values_list("unit", "person__relevances__reason")
    for unit, reason, number in rows.annotate(number=Count("person__relevances", distinct=True)).order_by():
        by_unit[unit][reason] += number
    names = unit_names(set(by_unit), today)
    total = Counter(dict(decisions.values_list("reason").annotate(number=Count("pk")).order_by()))
    found = sorted((names[unit], _in_words(reasons)) for unit, reasons in by_unit.items())
    return found, _in_words(total)


def _in_words(reasons):
    """The counts in the order of the closed list."""
    return [(reason.label, reasons[reason.value]) for reason in RelevanceReason if reasons[reason.value]]
