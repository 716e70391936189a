"""A frozen report: what was reported is stored and never computed again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.models import Unit


class Signatory(models.TextChoices):
    HEAD = "head", _("Head")
    ACTING = "acting", _("Acting head")
    DEPUTY = "deputy", _("Deputy")
    COORDINATOR = "coordinator", _("Coordinator")
    ADMINISTRATOR = "administrator", _("Administrator")


class Snapshot(models.Model):
    """Figures, rule and tree as they were reported. The database refuses to change or delete a row.

    `number` tells a report that was frozen again, after corrections, from the first one: both remain.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="snapshots")
    on = models.DateField(_("as of"))
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    report = models.JSONField(help_text="The document as the nearest head sees it, and as those above do.")
    rules = models.JSONField(help_text="The rule of each requirement, in words and as data.")
    tree = models.JSONField(help_text="The units of the report, as they stood on the day.")
    definitions = models.JSONField(default=dict, help_text="The municipality's numbers that the figures rest on.")
    definitions_version = models.CharField(max_length=20)
    frozen_at = models.DateTimeField(default=timezone.now)
    frozen_by_role = models.CharField(max_length=40, choices=Signatory)
    frozen_by_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, help_text="Over the canonical JSON of the columns above.")

    class Meta:
        indexes = [models.Index(fields=["unit", "on"])]
        constraints = [models.UniqueConstraint(fields=["unit", "on", "number"], name="tracking_snapshot_number")]

    def __str__(self):
        return f"{self.unit} {self.on}"


class FreezingState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    WORKING = "working", _("Under way")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


UNDER_WAY = (FreezingState.WAITING, FreezingState.WORKING)


class Freezing(models.Model):
    """The order to freeze a unit and every unit below it; carried out in the background, one unit at a time."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    on = models.DateField(_("as of"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=FreezingState, default=FreezingState.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "on"], condition=Q(state__in=UNDER_WAY), name="tracking_freezing_one_at_a_time"
            ),
        ]

    def __str__(self):
        return f"{self.unit} {self.on}"
