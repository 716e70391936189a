"""What a change does, in sentences, from the facts that it voids and records."""

from collections import Counter, defaultdict

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.models import (
    Appointment,
    AppointmentKind,
    Employment,
    RoleHolder,
    UnitKind,
    UnitPeriod,
    UnitSuccession,
    User,
)


def in_words(change):
    """The sentences of a change; call it before the change is undone, for it asks for names."""
    return _Telling(change.voided, change.inserted).sentences()


class _Telling:
    def __init__(self, voided, inserted):
        self.before, self.after = _by_kind(voided), _by_kind(inserted)
        self.names = {}

    def sentences(self):
        self._learn_names()
        return [*self._units(), *self._staff(), *self._appointments(), *self._roles(), *self._successions()]

    def _learn_names(self):
        """What each unit spoken of is called, after the change where it says so."""
        spoken = set()
        for rows in (*self.before.values(), *self.after.values()):
            for row in rows:
                named = (getattr(row, column, None) for column in _UNIT_COLUMNS)
                spoken.update(unit for unit in named if unit)
        for row in UnitPeriod.objects.in_force().filter(unit__in=spoken).order_by("starts_on"):
            self.names[row.unit_id] = row.name
        for row in self.before[UnitPeriod]:
            self.names.setdefault(row.unit_id, row.name)

    def _units(self):
        before, after = _timelines(self.before[UnitPeriod]), _timelines(self.after[UnitPeriod])
        for unit in sorted(after.keys() | before.keys(), key=lambda unit: (unit in before, unit)):
            yield from self._unit(before.get(unit, []), after.get(unit, []))

    def _unit(self, before, after):
        """The sentences about one unit, from the periods that the change voids and records."""
        first, last = (before or after)[0], (after or before)[-1]
        if not before:
            yield _("%(unit)s opens on %(date)s%(below)s.") % self._said(last, _day(first.starts_on))
        elif not after:
            yield _("%(unit)s does not open on %(date)s.") % self._said(last, _day(first.starts_on))
        elif last.ends_on and not before[-1].ends_on:
            yield _("%(unit)s closes. Its last day is %(date)s.") % self._said(last, _day(last.ends_on))
        elif before[-1].ends_on and not last.ends_on and len(before) == len(after):
            yield _("%(unit)s does not close.") % self._said(last, "")
        else:
            yield from self._differences(before[-1], last, _day(max(before[-1].starts_on, last.starts_on)))

    def _differences(self, old, new, day):
        said = self._said(new, day) | {"old": old.name, "kind": UnitKind(new.kind).label.lower()}
        if old.name != new.name:
            yield _("%(old)s is called %(unit)s from %(date)s.") % said
        if old.parent_id != new.parent_id:
            yield _("%(unit)s moves on %(date)s%(below)s.") % said
        if old.kind != new.kind:
            yield _("%(unit)s is of the kind %(kind)s from %(date)s.") % said

    def _said(self, period, day):
        below = ""
        if period.parent_id:
            below = _(", below %(parent)s") % {"parent": self.names.get(period.parent_id, "")}
        return {"unit": period.name, "date": day, "below": below}

    def _staff(self):
        """How many move, from where to where."""
        left = defaultdict(set)
        for row in self.before[Employment]:
            left[row.person_id].add(row.unit_id)
        moves = defaultdict(set)
        for row in self.after[Employment]:
            if row.unit_id not in left[row.person_id]:
                for unit in left[row.person_id] - {row.unit_id}:
                    moves[unit, row.unit_id].add(row.person_id)
        for (old, new), persons in moves.items():
            yield ngettext(
                "%(number)d employee moves from %(old)s to %(new)s.",
                "%(number)d employees move from %(old)s to %(new)s.",
                len(persons),
            ) % {"number": len(persons), "old": self.names.get(old, ""), "new": self.names.get(new, "")}

    def _appointments(self):
        """Whose appointment ends, and who gets one."""
        before = {_office(row): row for row in self.before[Appointment]}
        after = {_office(row): row for row in self.after[Appointment]}
        persons = User.objects.in_bulk({office[0] for office in before | after})
        for office in before | after:
            person, unit, kind, _first = office
            said = {
                "person": persons[person],
                "kind": AppointmentKind(kind).label.lower(),
                "unit": self.names.get(unit, ""),
            }
            if office not in before:
                yield _("%(person)s is %(kind)s of %(unit)s from %(date)s.") % (
                    said | {"date": _day(after[office].starts_on)}
                )
            elif office not in after:
                yield _("%(person)s does not become %(kind)s of %(unit)s.") % said
            elif after[office].ends_on:
                yield _("%(person)s is %(kind)s of %(unit)s to %(date)s.") % (
                    said | {"date": _day(after[office].ends_on)}
                )
            else:
                yield _("%(person)s goes on as %(kind)s of %(unit)s.") % said

    def _roles(self):
        """How many contact card roles go along, to where; and how many end."""
        before, after = ({row.unit_id for row in side[RoleHolder]} for side in (self.before, self.after))
        numbers = Counter(row.unit_id for row in self.after[RoleHolder])
        for unit in sorted(after - before):
            yield ngettext(
                "%(number)d role of the contact cards goes along to %(unit)s.",
                "%(number)d roles of the contact cards go along to %(unit)s.",
                numbers[unit],
            ) % {"number": numbers[unit], "unit": self.names.get(unit, "")}
        if self.before[RoleHolder] and not after - before:
            number = len(self.before[RoleHolder])
            yield ngettext(
                "%(number)d role of the contact cards changes.",
                "%(number)d roles of the contact cards change.",
                number,
            ) % {"number": number}

    def _successions(self):
        """Which units are compared with which."""
        for row in self.after[UnitSuccession]:
            yield _("%(new)s is compared with %(old)s in the follow-up.") % {
                "new": self.names.get(row.successor_id, ""),
                "old": self.names.get(row.predecessor_id, ""),
            }


_UNIT_COLUMNS = ("unit_id", "parent_id", "predecessor_id", "successor_id")


def _by_kind(rows):
    found = defaultdict(list)
    for row in rows:
        found[type(row)].append(row)
    return found


def _timelines(periods):
    """{unit: its periods, by first day}."""
    found = defaultdict(list)
    for row in sorted(periods, key=lambda row: row.starts_on):
        found[row.unit_id].append(row)
    return dict(found)


def _office(row):
    return row.person_id, row.unit_id, row.kind, row.starts_on


def _day(day):
    return date_format(day, "j F Y")
