"""The head's own words on what the unit does about its figures; they follow into the annual report."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.models import Fact, Unit
from tracking.models.requirement import Requirement

LONGEST = 500


class Measure(Fact):
    """What a unit does about one requirement, written for the report of one cut date. No names of persons."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="measures")
    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="measures")
    on = models.DateField(_("for the report as of"))
    text = models.CharField(_("measure"), max_length=LONGEST)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(Fact.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "requirement", "on"], condition=Q(voided_at=None), name="tracking_measure_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="tracking_measure_says_something"),
        ]

    def __str__(self):
        return f"{self.unit} {self.requirement} {self.on}"
