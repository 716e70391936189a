"""Do the employments of a file fit together, and with the units? Every row that does not is noted."""

from collections import defaultdict

from organisation.hr.reasons import reason
from organisation.models import FAR


def check_staff(reading, known, plan):
    """Note every problem between the rows of staff, and with the units as they will be (`plan`)."""
    checks = _StaffChecks(reading, known, plan)
    by_person = defaultdict(list)
    for row in reading.staff:
        by_person[row.person_id].append(row)
        checks.of_row(row)
    checks.of_mails(by_person)
    for row in reading.broken_staff:
        checks.of_unit_code(row)
    for person, rows in by_person.items():
        if person not in known.persons and person in known.usernames:
            checks.note(rows[0], "person_id", "taken_id")
        if len(rows) > 1:
            checks.of_person(rows)
    checks.of_managers(by_person)
    checks.of_closing_units()
    return by_person


class _StaffChecks:
    def __init__(self, reading, known, plan):
        self.reading, self.known, self.plan = reading, known, plan
        self.numbers, self.titles = {}, {}
        self.last_in_unit = {}
        self.broken_units = {row.code for row in reading.broken_units}

    def note(self, row, name, kind, **values):
        self.reading.problem(row.row, name, kind, reason(kind, **values))

    def of_row(self, row):
        """One row against the units, and against the rows before it."""
        first = self.numbers.setdefault(row.number, row)
        if first.person_id != row.person_id:
            self.note(row, "employment_id", "two_people", other=first.row)
        if row.job_title:
            first = self.titles.setdefault(row.job_role, row)
            if first.job_title != row.job_title:
                self.note(row, "job_title", "two_titles", other=first.row)
        if row.manager and row.manager == row.person_id:
            self.note(row, "manager", "own_manager")
        self._of_unit(row)

    def _of_unit(self, row):
        if self.of_unit_code(row) or row.unit not in self.plan.open_days:
            return
        opened, closed = self.plan.open_days[row.unit]
        last = row.ends_on or FAR
        if last < opened:
            self.note(row, "unit", "unit_not_open", day=opened)
        elif closed and last > closed:
            if row.unit in self.plan.closed and row.unit not in self.last_in_unit:
                self.last_in_unit[row.unit] = row  # Told once, on the unit's own row.
            self.note(row, "unit", "unit_closed", day=closed)

    def of_unit_code(self, row):
        """Is there no such unit? One whose own row is broken is there, but wrong."""
        if not row.unit or row.unit in self.plan.open_days or row.unit in self.broken_units:
            return False
        self.note(row, "unit", "unknown_unit")
        return True

    def of_mails(self, by_person):
        owner = {}
        for person, rows in by_person.items():
            for row in rows:
                if row.email:
                    first = owner.setdefault(row.email.casefold(), row)
                    if first.person_id != person:
                        self.note(row, "email", "shared_email", other=first.row)

    def of_person(self, rows):
        """Several rows of one person: one name, one address, one absence, and nothing twice on the same day."""
        first = rows[0]
        mail = next((row for row in rows if row.email), first)
        away = next((row for row in rows if row.absence), first)
        for row in rows[1:]:
            if (row.first_name, row.last_name) != (first.first_name, first.last_name):
                self.note(row, "last_name", "two_names", other=first.row)
            if row.email and row.email.casefold() != mail.email.casefold():
                self.note(row, "email", "two_emails", other=mail.row)
            if row.absence and row is not away and row.absence != away.absence:
                self.note(row, "away_from", "two_absences", other=away.row)
        ordered = sorted(rows, key=lambda row: (row.starts_on, row.row))
        for number, row in enumerate(ordered):
            for earlier in ordered[:number]:
                if (earlier.ends_on or FAR) >= row.starts_on:
                    self._together(earlier, row)

    def _together(self, earlier, row):
        """Two rows of one person that share days."""
        if earlier.number == row.number and earlier.starts_on == row.starts_on:
            self.note(row, "employment_id", "duplicate", other=earlier.row)
        elif earlier.number == row.number:
            self.note(row, "starts_on", "overlap", other=earlier.row)
        elif earlier.unit == row.unit and earlier.job_role == row.job_role:
            self.note(row, "unit", "overlap_in_unit", other=earlier.row)

    def of_managers(self, by_person):
        known = self.known.persons.keys() | {row.person_id for row in self.reading.broken_staff}
        for row in self.reading.staff:
            if row.manager and row.manager not in by_person and row.manager not in known:
                self.note(row, "manager", "unknown_manager")

    def of_closing_units(self):
        """A unit closes only when nobody is left: not in the file, and not among those whom the file does not name."""
        for row in self.reading.units:
            if row.code in self.last_in_unit:
                self.note(row, "unit_to", "unit_has_staff", other=self.last_in_unit[row.code].row)


def check_left_behind(reading, plan, kept):
    """After the comparison: `kept` holds (unit, last day) of every spell that goes on untouched by the file."""
    rows = {row.code: row for row in reading.units}
    told = set()
    for unit, last_day in kept:
        closed = plan.closed.get(unit)
        if closed and last_day > closed and unit not in told:
            told.add(unit)
            row = rows[unit]
            reading.problem(row.row, "unit_to", "unit_keeps_staff", reason("unit_keeps_staff"))
