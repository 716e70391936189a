"""The weekly summary for heads: counts of their own staff, never a name, and nothing when there is nothing to tell.

It speaks only of the units in which the head sees the names (definition 16). What is below is told by the follow-up on
month ends and cut dates: counts from week to week would point out individuals (definition 17).
"""

from collections import defaultdict
from dataclasses import dataclass, field

from organisation.access import HEADING, LEADING
from organisation.models import Appointment, Employment
from organisation.tree import Tree
from tracking import meetings, reports
from tracking.models import Definitions
from tracking.reminders.standings import in_chunks

SOON = 14  # days
MEETING_MONTH = 10  # From October on, a meeting that has not been held is told even if it is all there is to tell.


@dataclass
class Line:
    """One requirement in one unit."""

    relevant: int = 0
    completed: int = 0
    overdue: int = 0
    soon: int = 0

    @property
    def is_urgent(self):
        return bool(self.overdue or self.soon)


@dataclass
class UnitDigest:
    """What there is to tell of one unit; `lines` by requirement."""

    unit_id: int
    lines: dict = field(default_factory=lambda: defaultdict(Line))
    unreachable: set = field(default_factory=set)  # Persons with something left to do, and no address.
    meeting_missing: bool = False

    def add(self, requirement, row, on):
        """Count one person."""
        line = self.lines[requirement]
        line.relevant += 1
        if row.done:
            line.completed += 1
            return
        line.overdue += row.standing.overdue
        line.soon += row.due_on is not None and 0 <= (row.due_on - on).days <= SOON
        if not row.has_address:
            self.unreachable.add(row.person_id)

    def is_worth_telling(self, on):
        """Does anything need the head this week?"""
        urgent = any(line.is_urgent for line in self.lines.values()) or bool(self.unreachable)
        return urgent or (self.meeting_missing and on.month >= MEETING_MONTH)


class Tally(dict):
    """{unit id: UnitDigest}, filled a person at a time."""

    def __missing__(self, unit):
        self[unit] = UnitDigest(unit)
        return self[unit]

    def add(self, requirement, rows, on):
        """Count the persons in each unit where they count."""
        for row in rows:
            for unit in row.units:
                self[unit].add(requirement, row, on)

    def note_meetings(self, tree, units, on):
        """Which of the units ought to have held their meeting this year, and have not? Three queries."""
        employed = Employment.objects.on(on).filter(unit__in=units).values_list("unit_id", flat=True)
        held = meetings.last_held(units, on)
        for unit in meetings.obliged(tree, units, set(employed.distinct()).__contains__):
            self[unit].meeting_missing = unit not in held


class Week:
    """Who gets the summary of which units, as of one day. Two queries."""

    def __init__(self, on):
        self.on, self.tree = on, Tree.on(on)
        self.units_of = defaultdict(list)
        leading = defaultdict(list)
        rows = Appointment.objects.on(on).filter(unit__in=list(self.tree.nodes), kind__in=LEADING)
        for unit, person, kind in rows.values_list("unit_id", "person_id", "kind"):
            leading[unit].append((person, kind))
        heads = {unit: {p for p, kind in held if kind in HEADING} for unit, held in leading.items()}
        for unit in self.tree.nodes:
            for person in self._recipients(unit, heads, leading):
                self.units_of[person].append(unit)

    def _recipients(self, unit, heads, leading):
        """The heads; without any, the unit's deputies and the nearest head above: a vacancy climbs."""
        if heads.get(unit):
            return heads[unit]
        above = next((heads[up] for up in self.tree.chain(unit) if heads.get(up)), set())
        return above | {person for person, _ in leading.get(unit, ())}

    def digest_of(self, person_id):
        """The UnitDigests worth telling the person, by the name of the unit. Constant queries for each requirement."""
        units = self.units_of.get(person_id, [])
        if not units:
            return []
        tally, definitions = Tally(), Definitions.load()
        for requirement in reports.requirements_on(self.on):
            for rows in in_chunks(requirement, self.on, definitions, units=units):
                tally.add(requirement.pk, rows, self.on)
        tally.note_meetings(self.tree, units, self.on)
        return self.worth_telling(units, tally)

    def worth_telling(self, units, tally):
        """Those of the units that need their head this week."""
        found = [tally[unit] for unit in units if unit in tally and tally[unit].is_worth_telling(self.on)]
        return sorted(found, key=lambda row: self.tree[row.unit_id].name)
