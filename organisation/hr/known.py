"""What is recorded already, read once with a constant number of queries, in a form that 50,000 people fit into."""

from collections import defaultdict
from dataclasses import dataclass, field

from organisation.models import FAR, Absence, Appointment, Employment, JobRole, Unit, UnitPeriod, User

LEADING = ("head", "acting")


@dataclass(slots=True)
class Spell:
    """An employment in force: the row's key, and what it says."""

    pk: int
    number: str
    unit: str
    job_role: str
    form: str
    share: int
    starts_on: object
    ends_on: object
    source: str

    @property
    def values(self):
        return (self.unit, self.job_role, self.form, self.share)

    @property
    def last_day(self):
        return self.ends_on or FAR


@dataclass(slots=True)
class Period:
    """A dated row of another kind: an absence, an appointment, a place of a unit in the tree."""

    pk: int
    starts_on: object
    ends_on: object
    source: str
    what: tuple = ()

    @property
    def last_day(self):
        return self.ends_on or FAR


@dataclass
class Known:
    """The state to compare with."""

    units: dict = field(default_factory=dict)  # code -> (pk, opened_on, closed_on)
    codes: dict = field(default_factory=dict)  # pk -> code
    periods: dict = field(default_factory=lambda: defaultdict(list))  # code -> [Period (parent code, name, kind)]
    job_roles: dict = field(default_factory=dict)  # code -> (pk, title)
    persons: dict = field(default_factory=dict)  # employee id -> (pk, first, last, email, user name)
    spells: dict = field(default_factory=lambda: defaultdict(list))  # employee id -> [Spell], by first day
    absences: dict = field(default_factory=lambda: defaultdict(list))
    appointments: dict = field(default_factory=lambda: defaultdict(list))  # employee id -> [Period (unit code, kind)]
    usernames: dict = field(default_factory=dict)  # user name -> employee id

    @classmethod
    def load(cls):
        """Everything, with seven queries."""
        known = cls()
        for pk, code, opened, closed in Unit.objects.values_list("pk", "code", "opened_on", "closed_on"):
            known.units[code] = (pk, opened, closed)
            known.codes[pk] = code
        known._load_periods()
        known.job_roles = {code: (pk, title) for pk, code, title in JobRole.objects.values_list("pk", "code", "title")}
        persons = User.objects.values_list("pk", "employee_id", "first_name", "last_name", "email", "username")
        ids = {}
        for pk, employee_id, first, last, email, username in persons.iterator(chunk_size=5000):
            known.usernames[username] = employee_id
            if employee_id:
                known.persons[employee_id] = (pk, first, last, email)
                ids[pk] = employee_id
        known._load_spells(ids)
        known._load_others(ids)
        return known

    def _load_periods(self):
        rows = UnitPeriod.objects.in_force().order_by("starts_on")
        fields = ("pk", "starts_on", "ends_on", "source", "unit_id", "parent_id", "name", "kind")
        for pk, starts_on, ends_on, source, unit, parent, name, kind in rows.values_list(*fields):
            what = (self.codes.get(parent, ""), name, kind)
            self.periods[self.codes[unit]].append(Period(pk, starts_on, ends_on, source, what))

    def _load_spells(self, ids):
        roles = {pk: code for code, (pk, _title) in self.job_roles.items()}
        fields = (
            "pk",
            "person_id",
            "number",
            "unit_id",
            "job_role_id",
            "form",
            "share",
            "starts_on",
            "ends_on",
            "source",
        )
        rows = Employment.objects.in_force().order_by("starts_on").values_list(*fields)
        for pk, person, number, unit, role, form, share, first, last, source in rows.iterator(chunk_size=5000):
            if person in ids:
                spell = Spell(pk, number, self.codes[unit], roles[role], form, share, first, last, source)
                self.spells[ids[person]].append(spell)

    def _load_others(self, ids):
        absences = Absence.objects.in_force().order_by("starts_on")
        for pk, person, first, last, source in absences.values_list(
            "pk", "person_id", "starts_on", "ends_on", "source"
        ):
            if person in ids:
                self.absences[ids[person]].append(Period(pk, first, last, source))
        fields = ("pk", "person_id", "starts_on", "ends_on", "source", "unit_id", "kind")
        for pk, person, first, last, source, unit, kind in Appointment.objects.in_force().values_list(*fields):
            if person in ids:
                what = (self.codes[unit], kind)
                self.appointments[ids[person]].append(Period(pk, first, last, source, what))
