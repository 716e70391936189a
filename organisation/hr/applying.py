"""Carry out what a comparison has found: void and insert, in bulk, in the caller's transaction."""

import secrets

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.utils import timezone

from organisation import bulk
from organisation.closure import rebuild_closure
from organisation.models import (
    Absence,
    Appointment,
    Delegation,
    Employment,
    JobRole,
    RoleHolder,
    Unit,
    UnitPeriod,
    UnitSuccession,
    User,
)
from organisation.signals import staff_changed

BATCH = 2000
DATED = ("starts_on", "ends_on", "recorded_at", "source", "void_reason")  # What every dated fact is stored with.
MANY = 3000  # From so many persons on, it is quicker to derive everything anew.


def apply(units, staff, known, *, source, reason, by=None):
    """Write a UnitPlan and a StaffPlan. `source` marks the new rows, `reason` stands on the voided ones."""
    writer = _Writer(known, source, reason, by)
    if units:
        writer.tree(units)
    writer.job_roles(staff)
    writer.persons(staff)
    writer.employments(staff)
    writer.absences(staff)
    writer.appointments(staff)
    writer.offices_of(staff.ended)
    persons = {writer.person_pks[person] for person in staff.touched if person in writer.person_pks}
    if units or len(persons) > MANY:
        persons = None
    if persons is None or persons:
        staff_changed.send(sender=Employment, persons=persons)


class _Writer:
    def __init__(self, known, source, reason, by):
        self.known, self.source, self.by = known, source, by
        self.void_columns = {"voided_at": timezone.now(), "voided_by": by, "void_reason": reason}
        self.unit_pks = {code: row[0] for code, row in known.units.items()}
        self.role_pks = {code: row[0] for code, row in known.job_roles.items()}
        self.person_pks = {person: row[0] for person, row in known.persons.items()}

    def void(self, model, pks):
        for start in range(0, len(pks), BATCH):
            model.objects.filter(pk__in=pks[start : start + BATCH], voided_at=None).update(**self.void_columns)

    def tree(self, plan):
        """Units, their places in the tree, successions, and what is derived from them."""
        opened = [
            Unit(code=code, opened_on=first, closed_on=plan.closed.get(code)) for code, first in plan.opened.items()
        ]
        for unit in Unit.objects.bulk_create(opened, batch_size=BATCH):
            self.unit_pks[unit.code] = unit.pk
        for code, last in plan.closed.items():
            if code not in plan.opened:
                Unit.objects.filter(code=code).update(closed_on=last)
        self.void(UnitPeriod, [pk for _code, pk, _keeps in plan.voided])
        UnitPeriod.objects.bulk_create([self._period(*row) for row in plan.periods], batch_size=BATCH)
        self._successions(plan)
        rebuild_closure()

    def _period(self, code, what, first, last):
        parent, name, kind = what
        return UnitPeriod(
            unit_id=self.unit_pks[code],
            parent_id=self.unit_pks.get(parent),
            name=name,
            kind=kind,
            starts_on=first,
            ends_on=last,
            source=self.source,
        )

    def _successions(self, plan):
        have = set(UnitSuccession.objects.in_force().values_list("predecessor_id", "successor_id"))
        for predecessor, successor, on in plan.successions:
            pair = (self.unit_pks[predecessor], self.unit_pks[successor])
            if pair not in have:
                UnitSuccession.objects.create(predecessor_id=pair[0], successor_id=pair[1], on=on, source=self.source)

    def job_roles(self, plan):
        new = [JobRole(code=code, title=title) for code, title in plan.job_roles.items() if code not in self.role_pks]
        for code, title in plan.job_roles.items():
            if code in self.role_pks:
                JobRole.objects.filter(code=code).update(title=title)
        for role in JobRole.objects.bulk_create(new):
            self.role_pks[role.code] = role.pk

    def persons(self, plan):
        """New people cannot sign in until they have got a code or come by the municipality's own sign-in."""
        # As make_password(None) does, but 50,000 of them in a second rather than ten.
        now = timezone.now()
        new = [
            User(username=person, employee_id=person, first_name=first, last_name=last, email=email,
                 password=f"{UNUSABLE_PASSWORD_PREFIX}{secrets.token_urlsafe(30)}", date_joined=now)
            for person, (first, last, email) in plan.new_persons.items()
        ]  # fmt: skip
        for user in User.objects.bulk_create(new, batch_size=BATCH):
            self.person_pks[user.employee_id] = user.pk
        changed = [
            User(pk=self.person_pks[person], first_name=first, last_name=last, email=email)
            for person, (first, last, email) in plan.changed_persons.items()
        ]
        User.objects.bulk_update(changed, ["first_name", "last_name", "email"], batch_size=500)

    def employments(self, plan):
        self.void(Employment, plan.voided_spells)
        rows = (
            (
                self.person_pks[person],
                self.unit_pks[values[0]],
                self.role_pks[values[1]],
                values[2],
                values[3],
                number,
                *self._dated(first, last, f"{self.source}:gone" if gone else None),
            )
            for person, number, values, first, last, gone in plan.spells
        )
        bulk.insert(Employment, ("person_id", "unit_id", "job_role_id", "form", "share", "number", *DATED), rows)

    def absences(self, plan):
        self.void(Absence, plan.voided_absences)
        rows = ((self.person_pks[person], *self._dated(first, last)) for person, first, last in plan.absences)
        bulk.insert(Absence, ("person_id", *DATED), rows)

    def appointments(self, plan):
        self.void(Appointment, plan.voided_appointments)
        rows = (
            (self.person_pks[person], self.unit_pks[unit], kind, *self._dated(first, last, source))
            for person, unit, kind, first, last, source in plan.appointments
        )
        bulk.insert(Appointment, ("person_id", "unit_id", "kind", *DATED), rows)

    def _dated(self, first, last, source=None):
        """The columns DATED of a new row."""
        return first, last, self.void_columns["voided_at"], source or self.source, ""

    def offices_of(self, ended):
        """Roles and delegations end with the employment, as appointments do."""
        last_days = {self.person_pks[person]: last for person, last in ended.items()}
        for model, kept in ((RoleHolder, ("role_id", "unit_id", "person_id", "phone", "name_is_public")),
                            (Delegation, ("person_id", "group_id", "decided_by_id"))):  # fmt: skip
            for row in model.objects.in_force().exclude(person=None):
                last = last_days.get(row.person_id)
                if last is None or row.last_day <= last:
                    continue
                self.void(model, [row.pk])
                if row.starts_on <= last:
                    values = {name: getattr(row, name) for name in kept}
                    model.objects.create(starts_on=row.starts_on, ends_on=last, source=row.source, **values)
