"""What a file changes: the rows to void and to insert, and the same in counts, per person and per unit."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from organisation.hr.heads import plan_heads
from organisation.hr.timeline import Piece, laid_upon, without_row
from organisation.models import FAR

ONE_DAY = timedelta(days=1)
CATEGORIES = ("new", "changed", "moved", "left", "unchanged")


@dataclass
class StaffPlan:
    """The changes to staff. Persons are employee ids; units and job roles are codes."""

    new_persons: dict = field(default_factory=dict)  # employee id -> (first name, last name, e-mail)
    changed_persons: dict = field(default_factory=dict)
    voided_spells: list = field(default_factory=list)  # primary keys
    spells: list = field(default_factory=list)  # [(employee id, number, values, first, last, ended by being missing)]
    voided_absences: list = field(default_factory=list)
    absences: list = field(default_factory=list)  # [(employee id, first, last)]
    voided_appointments: list = field(default_factory=list)
    appointments: list = field(default_factory=list)  # [(employee id, unit, kind, first, last, source)]
    job_roles: dict = field(default_factory=dict)  # code -> title, new or with another title
    category: dict = field(default_factory=dict)  # employee id -> one of CATEGORIES
    per_unit: dict = field(default_factory=lambda: defaultdict(Counter))
    missing: set = field(default_factory=set)  # Employee ids of those who leave by not being in the file.
    ended: dict = field(default_factory=dict)  # employee id -> last day of those whose employments are over
    before: int = 0  # How many of this source were employed before the file.
    kept: list = field(default_factory=list)  # [(unit, last day)] of what goes on without being in the file

    def counts(self):
        """{category: number of persons}."""
        found = Counter(self.category.values())
        return {name: found[name] for name in CATEGORIES}

    @property
    def touched(self):
        """The persons (employee ids) about whom something is written."""
        return {person for person, category in self.category.items() if category != "unchanged"}

    @property
    def gone_per_cent(self):
        return 100 * len(self.missing) / self.before if self.before else 0.0


def plan_staff(by_person, known, unit_plan, *, source, as_of, gap_days):
    """A StaffPlan. `by_person` is {employee id: [StaffRow]}, checked; `source` is the mark of the source's facts."""
    return _Comparison(by_person, known, unit_plan, source, as_of, gap_days).plan()


class _Comparison:
    def __init__(self, by_person, known, unit_plan, source, as_of, gap_days):
        self.by_person, self.known, self.units = by_person, known, unit_plan
        self.source, self.as_of, self.gap_days = source, as_of, gap_days
        self.found = StaffPlan()
        self.written = set()

    def plan(self):
        for person, rows in self.by_person.items():
            self._person(person, rows)
        for person in self.known.spells.keys() - self.by_person.keys():
            self._absent(person)
        self._job_roles()
        plan_heads(self.found, self.by_person, self.known, self.units, self.source, self.as_of, self.written)
        self._end_offices()
        for person in self.written:
            if self.found.category.get(person, "unchanged") == "unchanged":
                self.found.category[person] = "changed"
        return self.found

    def _person(self, person, rows):
        """Somebody who is in the file."""
        wrote = self._details(person, rows)
        numbers = defaultdict(list)
        for row in rows:
            numbers[row.number].append(self._piece(row))
        spells = self.known.spells.get(person, ())
        self._count_before(spells)
        after, changed, returned = self._employments(person, spells, numbers)
        wrote = self._absences(person, [row.absence for row in rows if row.absence]) or wrote or changed
        self._classify(person, self._units_of(spells), after, wrote, returned)

    def _employments(self, person, spells, numbers):
        """Lay the rows ({number: [Piece]}) upon what is recorded. Gives (units after, changed?, opened again?)."""
        chains = defaultdict(list)
        for spell in spells:
            chains[spell.number].append(spell)
        after, last, wrote, returned = set(), date.min, False, False
        for number in dict.fromkeys([*chains, *numbers]):
            chain = chains.get(number, [])
            pieces = self._pieces_after(chain, numbers.get(number))
            back, changed = self._write(person, number, chain, pieces, number in numbers)
            wrote, returned = wrote or changed, returned or back
            after |= {piece.values[0] for piece in pieces if piece.last_day >= self.as_of}
            last = max([last, *(piece.last_day for piece in pieces)])
        if last < self.as_of and spells:
            self.found.ended[person] = max(last, spells[0].starts_on)
        return after, wrote, returned

    def _units_of(self, spells):
        """The units where somebody works on the day of the file or later, as recorded."""
        return {spell.unit for spell in spells if spell.last_day >= self.as_of}

    def _pieces_after(self, chain, rows):
        """The pieces of one employment after the file; `rows` are the file's, None when it has none."""
        recorded = [Piece(s.values, s.starts_on, s.ends_on, s.source.endswith(":gone")) for s in chain]
        if rows:
            return laid_upon(recorded, rows, as_of=self.as_of, gap_days=self.gap_days)
        if chain and self._is_ours(chain[-1]):
            return without_row(recorded, as_of=self.as_of)
        self.found.kept += [(spell.unit, spell.last_day) for spell in chain]
        return recorded

    def _piece(self, row):
        opened = self.units.open_days[row.unit][0]
        # An employment is older than the unit's first day here, when the unit was older too than its record.
        return Piece((row.unit, row.job_role, row.form, row.share), max(row.starts_on, opened), row.ends_on)

    def _write(self, person, number, chain, pieces, in_file):
        """Void what is no more and note what is new. Gives (was a closed one opened again?, was anything written?)."""
        wanted, begins = {piece.key: piece for piece in pieces}, {(piece.values, piece.first) for piece in pieces}
        returned = changed = False
        for spell in chain:
            key = (spell.values, spell.starts_on, spell.ends_on)
            is_last = spell is chain[-1]
            if key in wanted and not (in_file and is_last and not self._is_ours(spell)):
                del wanted[key]
                continue
            self.found.voided_spells.append(spell.pk)
            changed = True
            returned = returned or (spell.source.endswith(":gone") and (spell.values, spell.starts_on) in begins)
        for piece in wanted.values():
            gone = not in_file and piece.last is not None
            self.found.spells.append((person, number, piece.values, piece.first, piece.last, gone))
            changed = True
        return returned, changed

    def _is_ours(self, spell):
        return spell.source in (self.source, f"{self.source}:gone")

    def _count_before(self, spells):
        mine = any(self._is_ours(s) and s.last_day >= self.as_of and s.starts_on < self.as_of for s in spells)
        self.found.before += mine
        return mine

    def _details(self, person, rows):
        """Name and address; the address is kept when the file says nothing of it."""
        row = rows[0]
        email = next((r.email for r in rows if r.email), "")
        if person not in self.known.persons:
            self.found.new_persons[person] = (row.first_name, row.last_name, email)
            return True
        _pk, first, last, old_email = self.known.persons[person]
        if (first, last) == (row.first_name, row.last_name) and (not email or email == old_email):
            return False
        self.found.changed_persons[person] = (row.first_name, row.last_name, email or old_email)
        return True

    def _classify(self, person, before, after, wrote, returned):
        if after and not before and not returned:
            category = "new"
        elif before and not after:
            category = "left"
        elif person in self.found.new_persons:
            category = "new"
        elif before != after and not returned:
            category = "moved"
        else:
            category = "changed" if wrote else "unchanged"
        self.found.category[person] = category
        self._count_units(category, before, after)

    def _count_units(self, category, before, after):
        counted = self.found.per_unit
        if category == "moved":
            for unit in after - before:
                counted[unit]["moved_in"] += 1
            for unit in before - after:
                counted[unit]["moved_out"] += 1
        elif category != "unchanged":
            for unit in after or before:
                counted[unit][category] += 1

    def _absent(self, person):
        """Somebody who is not in the file: leaves, if this source has employed them."""
        spells = self.known.spells[person]
        mine = self._count_before(spells)
        after, wrote, _returned = self._employments(person, spells, {})
        if not wrote:
            self.found.ended.pop(person, None)  # Left before, by an earlier file.
            return
        self._absences(person, [])
        if mine and not after:
            self.found.missing.add(person)
        self._classify(person, self._units_of(spells), after, True, False)

    def _absences(self, person, stated):
        """Bring the long absences in line. Gives whether anything was written."""
        recorded = self.known.absences.get(person, [])
        if not stated:
            return self._end_absences(person, recorded)
        wrote = False
        for first, last in set(stated):
            if first is None:
                going_on = next((a for a in recorded if a.starts_on <= self.as_of <= a.last_day), None)
                first = going_on.starts_on if going_on else self.as_of
            if last is not None and last < first:
                continue
            if any((a.starts_on, a.ends_on) == (first, last) for a in recorded):
                continue
            for absence in recorded:
                if absence.starts_on <= (last or FAR) and absence.last_day >= first:
                    self.found.voided_absences.append(absence.pk)
                    if absence.starts_on < first:
                        self.found.absences.append((person, absence.starts_on, first - ONE_DAY))
            self.found.absences.append((person, first, last))
            wrote = True
        return wrote

    def _end_absences(self, person, recorded):
        wrote = False
        for absence in recorded:
            if absence.source == self.source and absence.last_day >= self.as_of:
                self.found.voided_absences.append(absence.pk)
                if absence.starts_on < self.as_of:
                    self.found.absences.append((person, absence.starts_on, self.as_of - ONE_DAY))
                wrote = True
        return wrote

    def _job_roles(self):
        for rows in self.by_person.values():
            for row in rows:
                known = self.known.job_roles.get(row.job_role)
                if known is None:
                    title = row.job_title or self.found.job_roles.get(row.job_role, row.job_role)
                    self.found.job_roles[row.job_role] = title
                elif row.job_title and row.job_title != known[1]:
                    self.found.job_roles[row.job_role] = row.job_title

    def _end_offices(self):
        """An office ends with the employment, so that a vacancy climbs."""
        voided = set(self.found.voided_appointments)
        for person, last in self.found.ended.items():
            for office in self.known.appointments.get(person, []):
                if office.last_day > last and office.pk not in voided:
                    self.found.voided_appointments.append(office.pk)
                    if office.starts_on <= last:
                        self.found.appointments.append((person, *office.what, office.starts_on, last, office.source))
                    self.written.add(person)
