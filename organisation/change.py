"""One change of the organisation: everything it records shares one moment, so that it can be told and taken back."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from organisation.closure import rebuild_closure
from organisation.models import Unit, UnitPeriod
from organisation.signals import staff_changed

ONE_DAY = timedelta(days=1)
BOOKKEEPING = frozenset({"id", "recorded_at", "source", "voided_at", "voided_by_id", "void_reason"})

_under_way = ContextVar("change", default=None)


def columns(model):
    """What a fact of this kind says, without when and by whom it was recorded."""
    return [field.attname for field in model._meta.concrete_fields if field.attname not in BOOKKEEPING]


def content(row):
    """What the fact says, to compare it with another."""
    return type(row), tuple(getattr(row, column) for column in columns(type(row)))


def copy_of(row, **values):
    """A fact, not yet recorded, that says the same but for `values`."""
    return type(row)(**{column: getattr(row, column) for column in columns(type(row))} | values)


class Change:
    """Collects what is voided and what is recorded. Facts are never changed, so these two say everything."""

    def __init__(self, source="cms", by=None, moment=None):
        self.source, self.by = source, by
        self.moment = moment or timezone.now()
        self.voided, self.inserted = [], []

    def void(self, rows, reason):
        """Mark the facts as no longer holding. Refused when somebody else has voided one of them meanwhile."""
        for model, same in _by_model(rows):
            found = model.objects.in_force().filter(pk__in=[row.pk for row in same])
            if found.update(voided_at=self.moment, voided_by=self.by, void_reason=reason) != len(same):
                raise ValidationError(_("Somebody else has just changed the same thing. Try again."), code="stale")
        self.voided += rows

    def insert(self, rows):
        """Record the facts."""
        for row in rows:
            row.recorded_at, row.source = self.moment, self.source
        for model, same in _by_model(rows):
            model.objects.bulk_create(same, batch_size=500)
        self.inserted += rows

    def end(self, rows, last_day):
        """The facts hold to `last_day`; those that would begin later do not begin at all."""
        self.void(rows, f"ends {last_day}")
        self.insert([copy_of(row, ends_on=last_day) for row in rows if row.starts_on <= last_day])

    def closing(self):
        """The units (ids) that a last day has been set for."""
        ends = {row.unit_id for row in self.inserted if isinstance(row, UnitPeriod) and row.ends_on}
        goes_on = {row.unit_id for row in self.inserted if isinstance(row, UnitPeriod) and not row.ends_on}
        return ends - goes_on

    def settle(self):
        """Bring in line what follows from the tree: a unit's own dates, and who stood above whom."""
        _date_units({row.unit_id for row in self.voided + self.inserted if isinstance(row, UnitPeriod)})
        rebuild_closure()


@contextmanager
def changing(source="cms", by=None):
    """A change of the organisation, in one transaction, one at a time; everything derived follows once, at its end.

    Inside another change it becomes a part of that one: several verbs make one change.
    """
    outer = _under_way.get()
    if outer is not None:
        with _part_of(outer):
            yield outer
        return
    with transaction.atomic(), _begin(source, by) as change:
        yield change
        change.settle()
        staff_changed.send(sender=Unit, persons=None)


@contextmanager
def trying(source="cms", by=None):
    """The same with nothing kept: what is refused is refused here too, and the rest can be told beforehand."""
    with transaction.atomic(), _begin(source, by) as change:
        yield change
        change.settle()
        transaction.set_rollback(True)


@contextmanager
def _begin(source, by):
    lock_tree()
    change = Change(source, by)
    token = _under_way.set(change)
    try:
        yield change
    finally:
        _under_way.reset(token)


@contextmanager
def _part_of(change):
    """A part that fails leaves nothing behind in the whole."""
    voided, inserted = len(change.voided), len(change.inserted)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        del change.voided[voided:], change.inserted[inserted:]
        raise


def lock_tree():
    """One change of the tree at a time: a cycle can be made by two moves that are each in order."""
    Unit.objects.select_for_update().order_by("pk").values_list("pk", flat=True).first()


def lock_units(units):
    """Nobody is employed in the units meanwhile. Always in one order, so that two who wait do not wait for ever."""
    ids = {unit.pk for unit in units}
    list(Unit.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))


def _date_units(units):
    """A unit opens with its first period and closes with its last."""
    spans = {}
    for period in UnitPeriod.objects.in_force().filter(unit__in=units):
        spans.setdefault(period.unit_id, []).append((period.starts_on, period.last_day))
    for unit in Unit.objects.filter(pk__in=spans):
        opened, closed = min(spans[unit.pk])[0], max(spans[unit.pk])[1]
        dates = opened, None if closed == closed.max else closed
        if (unit.opened_on, unit.closed_on) != dates:
            Unit.objects.filter(pk=unit.pk).update(opened_on=dates[0], closed_on=dates[1])


def _by_model(rows):
    """(model, its rows), in a fixed order."""
    in_order = sorted(rows, key=lambda row: type(row).__name__)
    return [(model, list(same)) for model, same in groupby(in_order, key=type)]
