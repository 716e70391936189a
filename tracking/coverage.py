"""Who is covered by which requirement, where and when: derived from the facts by one function, `rebuild`.

A placement is covered on the days it matches the rule in force (definition 4) or is an added one (definition 5).
Exemptions and absences do not end a coverage; they are looked at when a figure is computed.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Max

from organisation import bulk
from organisation.models import FAR, Appointment, Employment, UnitAncestor, UnitPeriod, UnitSuccession, User
from organisation.spans import bridged, common, union, without
from tracking.models import Coverage, Definitions, Relevance, RelevanceKind, RequirementVersion, Why

CHUNK = 5000  # Persons that are looked at together.
FIELDS = ("requirement_id", "person_id", "unit_id", "starts_on", "ends_on", "since", "why")


@transaction.atomic
def rebuild(persons=None, requirements=None):
    """Bring Coverage in line with the facts for these persons and requirements (ids; None means all).

    Call it in the transaction that changed employment, appointment, tree, rule or relevance. Persons are taken some
    thousands at a time, so that memory does not grow with the municipality.
    """
    rules = _Rules(requirements)
    for some in _chunks(persons):
        stored = Coverage.objects.filter(**some)
        if requirements is not None:
            stored = stored.filter(requirement__in=requirements)
        expected = rules.rows(some)
        have = {row[1:]: row[0] for row in stored.values_list("pk", *FIELDS)}
        stale = [pk for row, pk in have.items() if row not in expected]
        for start in range(0, len(stale), 1000):
            Coverage.objects.filter(pk__in=stale[start : start + 1000]).delete()
        bulk.insert(Coverage, FIELDS, sorted(expected - have.keys()))


def differences():
    """(missing, superfluous) rows of Coverage compared with a computation from scratch; both empty when all is well."""
    expected, have = compute(), set(Coverage.objects.values_list(*FIELDS))
    return expected - have, have - expected


def compute(persons=None, requirements=None):
    """The rows that Coverage should hold, as a set of tuples in the order of FIELDS."""
    rules = _Rules(requirements)
    return set().union(*(rules.rows(some) for some in _chunks(persons)))


def _chunks(persons):
    """Conditions on `person`, each for at most CHUNK of the persons (ids; None: everybody there is)."""
    if persons is not None:
        ids = sorted(persons)
        return [{"person__in": ids[start : start + CHUNK]} for start in range(0, len(ids), CHUNK)]
    last = User.objects.aggregate(last=Max("pk"))["last"] or 0
    return [{"person__gte": first, "person__lt": first + CHUNK} for first in range(1, last + 1, CHUNK)]


class _Rules:
    """What is the same for all persons, read once: the versions, the tree, who took over from whom, the gap."""

    def __init__(self, requirements):
        self.requirements = requirements
        self.versions = _rules(requirements)
        self.successors = _successors()
        self.gap_days = Definitions.load().gap_days

    def rows(self, some):
        """The rows of the persons who meet the condition `some`."""
        offices = _offices(some)
        additions = _additions(some, self.requirements, self.successors)
        rows = set()
        for person_id, placements in _placements(some).items():
            for requirement_id, versions in self.versions.items():
                added = additions.get((requirement_id, person_id), ())
                if covered := _covered(placements, versions, offices.get(person_id, ()), added):
                    rows |= _rows_of_person(requirement_id, person_id, covered, self.gap_days)
        return rows


def covered_on(on, requirement_id, rule):
    """{(person, unit)}: whom the Rule would cover on the day, once recorded for the requirement (None: a new one).

    Nothing is stored, and the number of queries does not depend on how many staff there are. No rule covers nobody.
    """
    if rule is None or not rule.holds_on(on):
        return set()
    span = (rule.starts_on, rule.last_day)
    drafted = _Rule(
        span=span,
        unit_days=_within(span, _TreeDays().matching(rule.units, rule.excluded, rule.unit_kinds)),
        job_roles=frozenset(rule.job_roles),
        forms=frozenset(rule.forms),
        appointment_kinds=frozenset(rule.appointment_kinds),
    )
    offices, additions = _offices({}), _additions({}, {requirement_id}, _successors())
    found = set()
    for person_id, placements in _placements({}, on).items():
        added = additions.get((requirement_id, person_id), ())
        covered = _covered(placements, [drafted], offices.get(person_id, ()), added)
        for unit_id, days in covered.items():
            if any(first <= on <= last for first, last in days.by_rule + days.added):
                found.add((person_id, unit_id))
    return found


@dataclass
class _Rule:
    """One version of a requirement, with the units it concerns turned into spans of days."""

    span: tuple
    unit_days: dict
    job_roles: frozenset
    forms: frozenset
    appointment_kinds: frozenset


@dataclass
class _Covered:
    """The covered days of one person and requirement in one unit."""

    by_rule: list = field(default_factory=list)
    added: list = field(default_factory=list)


def _rows_of_person(requirement_id, person_id, covered, gap_days):
    """One person's rows for one requirement: `since` is shared by all units of an unbroken run."""
    everywhere = union([span for days in covered.values() for span in days.by_rule + days.added])
    runs = bridged(everywhere, gap_days)
    rows = set()
    for unit_id, days in covered.items():
        by_rule = union(days.by_rule)
        for why, spans in ((Why.RULE, by_rule), (Why.ADDED, without(days.added, by_rule))):
            for first, last in spans:
                since = next(start for start, end in runs if start <= first <= end)
                rows.add((requirement_id, person_id, unit_id, first, last, since, why.value))
    return rows


def _covered(placements, versions, offices, additions):
    """{unit: _Covered} for one person: the days each placement matches the rule, or is added."""
    covered = defaultdict(_Covered)
    for unit_id, job_role_id, form, span in placements:
        for rule in versions:
            if (rule.job_roles and job_role_id not in rule.job_roles) or (rule.forms and form not in rule.forms):
                continue
            days = common([span], rule.unit_days.get(unit_id, ()))
            if days and rule.appointment_kinds:
                held = [s for kind, s in offices if kind in rule.appointment_kinds]
                days = common(days, union(held))
            if days:
                covered[unit_id].by_rule += days
        here = [added for unit, added in additions if unit == unit_id]
        # Without a rule there is nothing to be added to.
        if here and (added := common(common([span], [rule.span for rule in versions]), here)):
            covered[unit_id].added += added
    return covered


def _placements(some, on=None):
    """{person: [(unit, job role, form, span)]}, of one day only when `on` is given."""
    rows = (Employment.objects.on(on) if on else Employment.objects.in_force()).filter(**some)
    found = defaultdict(list)
    columns = ("person_id", "unit_id", "job_role_id", "form", "starts_on", "ends_on")
    for person_id, unit_id, job_role_id, form, first, last in rows.values_list(*columns):
        found[person_id].append((unit_id, job_role_id, form, (first, last or FAR)))
    return found


def _offices(some):
    """{person: [(appointment kind, span)]}; the appointment counts in whatever unit it is held."""
    found = defaultdict(list)
    for row in Appointment.objects.in_force().filter(**some):
        found[row.person_id].append((row.kind, (row.starts_on, row.last_day)))
    return found


def _additions(some, requirements, successors):
    """{(requirement, person): [(unit, span)]}; an addition goes along to the units that took over from its own."""
    rows = Relevance.objects.in_force().filter(kind=RelevanceKind.ADDED, **some)
    if requirements is not None:
        rows = rows.filter(requirement__in=requirements)
    found = defaultdict(list)
    for row in rows:
        span = (row.starts_on, row.last_day)
        for unit_id, since in successors(row.unit_id).items():
            found[row.requirement_id, row.person_id] += [(unit_id, days) for days in common([span], [(since, FAR)])]
    return found


def _successors():
    """A function from unit to {it or a unit that took over from it: since when}: the same work under another name."""
    direct = defaultdict(dict)
    for row in UnitSuccession.objects.in_force():
        direct[row.predecessor_id][row.successor_id] = row.on

    def after(unit):
        found, waiting = {unit: date.min}, [unit]
        while waiting:
            one = waiting.pop()
            for successor, on in direct[one].items():
                since = max(on, found[one])
                if since < found.get(successor, FAR):
                    found[successor] = since
                    waiting.append(successor)
        return found

    return after


def _rules(requirements):
    """{requirement: [_Rule]}; a requirement without a version in force stands with an empty list."""
    versions = RequirementVersion.objects.in_force().prefetch_related("units", "job_roles")
    if requirements is not None:
        versions = versions.filter(requirement__in=requirements)
    tree = _TreeDays()
    found = defaultdict(list)
    for version in versions:
        named = version.units.all()
        included = [row.unit_id for row in named if not row.excluded]
        excluded = [row.unit_id for row in named if row.excluded]
        span = (version.starts_on, version.last_day)
        found[version.requirement_id].append(
            _Rule(
                span=span,
                unit_days=_within(span, tree.matching(included, excluded, version.unit_kinds)),
                job_roles=frozenset(role.pk for role in version.job_roles.all()),
                forms=frozenset(version.forms),
                appointment_kinds=frozenset(version.appointment_kinds),
            )
        )
    for requirement_id in Relevance.objects.in_force().values_list("requirement_id", flat=True).distinct():
        if requirements is None or requirement_id in requirements:
            found.setdefault(requirement_id, [])
    return found


def _within(span, unit_days):
    """The days of each unit on which the version is in force."""
    return {unit: days for unit, found in unit_days.items() if (days := common([span], found))}


class _TreeDays:
    """On which days each unit stood where, and as what kind."""

    def __init__(self):
        self.below = defaultdict(lambda: defaultdict(list))
        for row in UnitAncestor.objects.all():
            self.below[row.ancestor_id][row.unit_id].append((row.starts_on, row.ends_on))
        self.kinds = defaultdict(list)
        for row in UnitPeriod.objects.in_force():
            self.kinds[row.unit_id].append((row.kind, (row.starts_on, row.last_day)))

    def matching(self, included, excluded, unit_kinds):
        """{unit: days} for the units a rule concerns: in an included subtree, in no excluded one, of the right kind."""
        found = {}
        for unit_id, kinds in self.kinds.items():
            days = union([span for kind, span in kinds if not unit_kinds or kind in unit_kinds])
            if included:
                days = common(days, union([s for top in included for s in self.below[top][unit_id]]))
            days = without(days, [s for top in excluded for s in self.below[top][unit_id]])
            if days:
                found[unit_id] = days
        return found
