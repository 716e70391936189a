"""The demo as plain data: rows with stable keys, written down here and created by `store.py` where they are missing.

People, units, job roles, trainings and requirements are named by their keys: "40718", "SOC-AO-BJO", "grund".
"""

from collections import defaultdict
from datetime import timedelta

from django.utils.text import slugify

from demo.dates import FIRST_DAY, LAST_DAY, at, day
from demo.names import Names
from demo.organisation import UNITS

SOURCE = "demo"
OPEN = LAST_DAY + timedelta(days=1)  # Later than every last day here: stands for an open end when days are compared.


class Plan:
    """Everything of Ekvalla that is dated. Each method adds a fact; the facts of one person may come in any order."""

    def __init__(self):
        self.names = Names()
        self.persons = {}
        self.rows = defaultdict(list)
        self.placements = defaultdict(list)  # person -> [(unit, job role, form, first, last or None)]
        self.away = defaultdict(list)  # person -> [(first, last or OPEN)]

    def add(self, table, recorded, **values):
        """A row of the table, recorded at an instant or in the morning of a day."""
        recorded_at = recorded if hasattr(recorded, "hour") else at(recorded, 6)
        self.rows[table].append({"source": SOURCE, "recorded_at": recorded_at} | values)

    def person(self, employee_id, name=None, email=None):
        """A person, under a name of one's own or an invented one. Gives the employee id back.

        Unless `email` says, one in seven has no address.
        """
        email = int(employee_id) % 7 != 0 if email is None else email
        first, last = self.names.take(name) if name else self.names.of(employee_id)
        self.persons[employee_id] = {
            "employee_id": employee_id,
            "first_name": first,
            "last_name": last,
            "email": f"{slugify(first)}.{slugify(last)}@ekvalla.example" if email else "",
        }
        return employee_id

    def employ(self, person, unit, job_role, first=FIRST_DAY, last=None, form="permanent", share=100, branch=0):
        """An employment; when the unit closes it goes on in the successor (number `branch`, after a split)."""
        first, last = day(first), day(last)
        number = f"{person}-{len({role for _, role, *_ in self.placements[person]} | {job_role})}"
        for code, start, end in _following(unit, first, last, branch):
            self.placements[person].append((code, job_role, form, start, end))
            self.add(
                "employment",
                start,
                person=person,
                unit=code,
                job_role=job_role,
                form=form,
                number=number,
                share=share,
                starts_on=start,
                ends_on=end,
            )

    def absence(self, person, first, last=None):
        first, last = day(first), day(last)
        self.away[person].append((first, last or OPEN))
        self.add("absence", first, person=person, starts_on=first, ends_on=last)

    def appoint(self, person, unit, kind, first=FIRST_DAY, last=None):
        first, last = day(first), day(last) or UNITS[unit].closed
        self.add("appointment", first, person=person, unit=unit, kind=kind, starts_on=first, ends_on=last)

    def add_to(self, requirement, person, unit, reason, by, first, last=None):
        """A head has added the person; the person counts in `unit`."""
        self._relevance(requirement, person, "added", unit, reason, by, first, last)

    def exempt(self, requirement, person, reason, by, first, last=None):
        """A head has exempted the person."""
        self._relevance(requirement, person, "exempt", None, reason, by, first, last)

    def _relevance(self, requirement, person, kind, unit, reason, by, first, last):
        self.add(
            "relevance",
            day(first),
            requirement=requirement,
            person=person,
            kind=kind,
            unit=unit,
            reason=reason,
            decided_by_id=by,
            starts_on=day(first),
            ends_on=day(last),
        )

    def meeting(self, unit, on, present, forum="APT", version=1, support_wanted=False, by=None):
        """The unit's yearly discussion, with a version of the material."""
        self.add(
            "activity",
            at(on, 16),
            unit=unit,
            held_on=on,
            forum=forum,
            present=present,
            material=version,
            support_wanted=support_wanted,
            recorded_by=by,
        )


def _following(unit, first, last, branch):
    """(unit, first, last) for each unit that an employment passes through as units close."""
    closed = UNITS[unit].closed
    if closed is None or (last and last <= closed):
        yield unit, first, last
        return
    yield unit, first, closed
    successors = UNITS[unit].successors
    yield from _following(successors[branch % len(successors)], closed + timedelta(days=1), last, branch)
