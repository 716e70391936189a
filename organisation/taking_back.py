"""A change that has not begun can be taken back, as long as nothing hangs on it."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import PROTECT
from django.utils.translation import gettext as _

from organisation.change import changing, columns, content, copy_of
from organisation.models import (
    FAR,
    Appointment,
    Employment,
    Fact,
    RoleHolder,
    Unit,
    UnitPeriod,
    UnitSuccession,
)
from organisation.spans import without

MODELS = (UnitPeriod, UnitSuccession, Employment, Appointment, RoleHolder)
MARK = "taken back"  # How the reason of a void begins that takes a change back.


@dataclass
class Recorded:
    """What a change recorded, and what it put in the place of."""

    inserted: list
    voided: list
    standing: list  # The rows in force that say what the change recorded; fewer when something has come after.
    first_day: date

    @property
    def is_whole(self):
        """Does all that the change recorded still hold?"""
        return bool(self.inserted) and len(self.standing) == len(self.inserted)


def recorded_at(moment):
    """The change that was made at the moment: everything that was recorded and voided then."""
    inserted, voided = [], []
    for model in MODELS:
        inserted += model.objects.filter(recorded_at=moment)
        voided += model.objects.filter(voided_at=moment)
    return Recorded(inserted, voided, _standing(inserted), _first_day(voided, inserted))


def coming_changes(unit, today):
    """[(period that names it, Recorded)] of the unit's changes not yet begun, the next one first.

    Only those made here: what came from the HR system is taken back there.
    """
    rows = unit.periods.filter(source="cms")
    taken_back = set(unit.periods.filter(void_reason__startswith=MARK).values_list("voided_at", flat=True))
    found = {}
    for row in rows:
        if row.recorded_at in found or row.recorded_at in taken_back:
            continue
        change = recorded_at(row.recorded_at)
        if change.is_whole and change.first_day > today:
            found[row.recorded_at] = (row, change)
    unique = {frozenset(row.pk for row in change.standing): (row, change) for row, change in found.values()}
    return sorted(unique.values(), key=lambda pair: (pair[1].first_day, pair[0].pk))


def take_back(moment, reason, today, source="cms", by=None):
    """Void what the change of the `moment` recorded, and record again what it had voided.

    Refused when it has begun, when something of it has been changed since, and when something hangs on it.
    """
    with changing(source, by) as change:
        recorded = recorded_at(moment)
        if not recorded.is_whole:
            raise ValidationError(_("Something of this has been changed since. Take that back first."), code="changed")
        if recorded.first_day <= today:
            raise ValidationError(_("This has begun, and cannot be taken back."), code="begun")
        change.void(recorded.standing, f"{MARK}: {reason}"[:200])
        try:
            with transaction.atomic():
                change.insert([copy_of(row) for row in recorded.voided])
        except IntegrityError:
            raise _hangs() from None
        touched = {row.unit_id for row in recorded.inserted + recorded.voided if isinstance(row, UnitPeriod)}
        if _is_needed(touched):
            raise _hangs()


def _hangs():
    text = _("Something hangs on this: staff, units below, appointments or rules. Change that first.")
    return ValidationError(text, code="hangs")


def _standing(rows):
    """The rows in force that say what the `rows` say: themselves, or what a later taking back has restored."""
    found = {}
    for row in rows:
        if row.voided_at is None:
            found[row.pk, type(row)] = row
            continue
        said = dict(zip(columns(type(row)), content(row)[1], strict=True))
        for same in type(row).objects.in_force().filter(**said)[:1]:
            found[same.pk, type(row)] = same
    return list(found.values())


def _first_day(voided, inserted):
    """The first day on which the change makes a difference."""
    spans = {}
    for place, rows in enumerate((voided, inserted)):
        for row in rows:
            spans.setdefault(_undated(row), ([], []))[place].append(_span(row))
    days = [
        first for before, after in spans.values() for first, _last in without(before, after) + without(after, before)
    ]
    return min(days, default=date.min)


def _span(row):
    return (row.on, FAR) if isinstance(row, UnitSuccession) else (row.starts_on, row.last_day)


def _undated(row):
    """What the fact says, whenever it holds."""
    dates = ("starts_on", "ends_on", "on")
    model, values = content(row)
    return model, tuple(value for column, value in zip(columns(model), values, strict=True) if column not in dates)


def _is_needed(units):
    """Is there a fact in one of the units on a day on which it would not be open?"""
    unopened = set(units) - set(UnitPeriod.objects.in_force().filter(unit__in=units).values_list("unit_id", flat=True))
    return _stands_apart(units) or any(_is_mentioned(unit) for unit in Unit.objects.filter(pk__in=unopened))


def _stands_apart(units):
    """Staff, offices, roles or units below, on days when the unit is closed; or a gap between its own periods."""
    days = {unit: [] for unit in units}
    for row in UnitPeriod.objects.in_force().filter(unit__in=units):
        days[row.unit_id].append((row.starts_on, row.last_day))
    if any(len(without([(min(spans)[0], max(spans)[1])], spans)) for spans in days.values() if spans):
        return True
    placed = [(row.parent_id, _span(row)) for row in UnitPeriod.objects.in_force().filter(parent__in=units)]
    for model in (Employment, Appointment, RoleHolder):
        placed += [(row.unit_id, _span(row)) for row in model.objects.in_force().filter(unit__in=units)]
    under = UnitPeriod.objects.in_force().filter(unit__in=units, parent__isnull=False).select_related("parent")
    open_above = {row.parent_id: [] for row in under}
    for row in UnitPeriod.objects.in_force().filter(unit__in=open_above):
        open_above[row.unit_id].append((row.starts_on, row.last_day))
    hanging = any(without([span], days[unit]) for unit, span in placed)
    return hanging or any(without([_span(row)], open_above[row.parent_id]) for row in under)


def _is_mentioned(unit):
    """Does anything in force name a unit that will not open?"""
    for relation in unit._meta.get_fields(include_hidden=True):
        if not relation.one_to_many or relation.on_delete is not PROTECT or relation.related_model in MODELS:
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: unit})
        if issubclass(relation.related_model, Fact):
            rows = rows.filter(voided_at=None)
        if rows.exists():
            return True
    return False
