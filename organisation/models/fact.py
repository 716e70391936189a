"""What every fact has in common: it is recorded once and never changed, only voided."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# The last day of an open period in derived tables, where a NULL would sort differently in the two databases.
FAR = date(9999, 12, 31)

VOID_COLUMNS = frozenset({"voided_at", "voided_by", "voided_by_id", "void_reason"})


class FactIsKept(Exception):
    """Raised when code tries to change or delete a recorded fact."""


class FactQuerySet(models.QuerySet):
    """Rows of a fact. Only the void columns can be updated, and no row deleted."""

    def in_force(self):
        """Rows that have not been voided."""
        return self.filter(voided_at=None)

    def update(self, **values):
        if set(values) - VOID_COLUMNS:
            raise FactIsKept(f"{self.model.__name__}: void the row and insert the right one instead of updating it.")
        return super().update(**values)

    update.alters_data = True

    def delete(self):
        raise FactIsKept(f"{self.model.__name__}: facts are voided, not deleted.")

    delete.alters_data = True
    delete.queryset_only = True


class DatedFactQuerySet(FactQuerySet):
    """Rows of a fact that holds from a day to a day, both included."""

    def on(self, day):
        """Rows in force on `day`, the last day included; an open end lasts for ever."""
        return self.in_force().filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def touching(self, first, last):
        """Rows in force on at least one day from `first` to `last`."""
        return self.in_force().filter(Q(ends_on=None) | Q(ends_on__gte=first), starts_on__lte=last)


class Fact(models.Model):
    """A recorded fact. Correcting one means voiding it and inserting the right one, so what was known is never lost."""

    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)
    source = models.CharField(_("source"), max_length=40, default="cms", help_text=_("Where the fact came from."))
    voided_at = models.DateTimeField(_("voided at"), null=True, blank=True, editable=False)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    void_reason = models.CharField(_("reason for voiding"), max_length=200, blank=True, editable=False)

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(voided_at=None, void_reason="") | (Q(voided_at__isnull=False) & ~Q(void_reason="")),
                name="%(app_label)s_%(class)s_voided_with_reason",
            )
        ]

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise FactIsKept(f"{type(self).__name__}: void the row and insert the right one instead of changing it.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise FactIsKept(f"{type(self).__name__}: facts are voided, not deleted.")

    def void(self, reason, by=None, at=None):
        """Mark the row as wrong, once. A second call raises FactIsKept and keeps the first reason."""
        at = at or timezone.now()
        changed = (
            type(self)
            ._default_manager.filter(pk=self.pk, voided_at=None)
            .update(voided_at=at, voided_by=by, void_reason=reason)
        )
        if not changed:
            raise FactIsKept(f"{type(self).__name__} {self.pk} is already voided.")
        self.voided_at, self.voided_by, self.void_reason = at, by, reason


class DatedFact(Fact):
    """A fact that holds from `starts_on` to `ends_on`, both days included; no `ends_on` means it still holds."""

    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True, help_text=_("The last day. Empty: still holds."))

    objects = DatedFactQuerySet.as_manager()

    class Meta(Fact.Meta):
        abstract = True
        constraints = [
            *Fact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="%(app_label)s_%(class)s_dates_in_order",
            ),
        ]

    @property
    def last_day(self):
        """The last day, with FAR for an open end."""
        return self.ends_on or FAR
