"""The organisation tree, dated: a report for a date uses the tree of that date."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from organisation import access
from organisation.models.fact import DatedFact, Fact

# The code is a step in the addresses of the unit's pages: a slash would end the step, and dots alone lead upwards.
CODE = RegexValidator(
    r"\A[^\W_](?:[\w .-]*[^\W_])?\Z",
    _("A code consists of letters, digits, spaces and . _ - and begins and ends with a letter or digit."),
)


class UnitKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("Municipality")
    ADMINISTRATION = "administration", _("Administration")
    DIVISION = "division", _("Division")
    UNIT = "unit", _("Unit")


class UnitQuerySet(models.QuerySet):
    def open_on(self, day):
        """Units that have a place in the tree on `day`."""
        return self.filter(Exists(UnitPeriod.objects.on(day).filter(unit=OuterRef("pk"))))

    def seen_by(self, user, *, on):
        """Units that `user` may follow up, annotated with `level` ('names' or 'counts'); `on` is today, never D.

        Definition 16. Closed units belong to the heads who had them above when they closed.
        """
        names, counts = access.units_by_level(user, on)
        level = models.Case(
            models.When(pk__in=names, then=models.Value(access.NAMES)), default=models.Value(access.COUNTS)
        )
        return self.filter(pk__in=names | counts).annotate(level=level)


class Unit(models.Model):
    """A node in the organisation tree: its identity, which survives renaming and moving."""

    code = models.CharField(_("HR code"), max_length=40, unique=True, validators=[CODE])
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True, help_text=_("The last day."))

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")), name="organisation_unit_dates_in_order"
            )
        ]

    def __str__(self):
        return self.code

    def latest_name(self):
        """What the unit is called now, or was called last; its code when its opening was taken back."""
        last = self.periods.in_force().order_by("starts_on").last()
        return last.name if last else self.code


class UnitPeriod(DatedFact):
    """Where a unit stood in the tree, and what it was called, from one day to another. Never two at once."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="periods")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="child_periods")
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind)

    class Meta(DatedFact.Meta):
        indexes = [models.Index(fields=["unit", "starts_on"])]
        constraints = [
            *DatedFact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("unit")), name="organisation_unitperiod_not_own_parent"
            ),
        ]

    def __str__(self):
        return self.name


class UnitSuccession(Fact):
    """`successor` took over (part of) `predecessor`: a merger has many predecessors, a split many successors."""

    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="precursions")
    on = models.DateField(_("first day of the successor"))

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["predecessor", "successor", "on"],
                condition=Q(voided_at=None),
                name="organisation_unitsuccession_once",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="organisation_unitsuccession_not_itself"
            ),
        ]

    def __str__(self):
        return f"{self.predecessor} → {self.successor}"


class UnitAncestor(models.Model):
    """Derived: `ancestor` stood `depth` levels above `unit` from one day to another (0 is the unit itself)."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="ancestor_rows")
    ancestor = models.ForeignKey(Unit, models.CASCADE, related_name="descendant_rows")
    depth = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()  # FAR when open: a derived row needs no NULL.

    class Meta:
        indexes = [
            models.Index(fields=["unit", "starts_on", "ends_on"]),
            models.Index(fields=["ancestor", "starts_on", "ends_on"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "ancestor", "starts_on"], name="organisation_unitancestor_once_per_start"
            )
        ]

    def __str__(self):
        return f"{self.unit_id} under {self.ancestor_id}, {self.depth} up"
