"""The yearly discussion at the unit meeting (APT): that it was held, never what was said or who was there."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models import Fact, Unit


class UnitActivity(Fact):
    """A unit discussed the matter on a day. No names, no minutes."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="activities")
    held_on = models.DateField(_("date"))
    forum = models.CharField(_("forum"), max_length=80)
    present = models.PositiveSmallIntegerField(_("number present"))
    material_version = models.PositiveSmallIntegerField(_("version of the material"), null=True, blank=True)
    support_wanted = models.BooleanField(_("support wanted"), default=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Fact.Meta):
        ordering = ["-held_on"]
        indexes = [models.Index(fields=["unit", "held_on"])]
        verbose_name = _("unit meeting")
        verbose_name_plural = _("unit meetings")

    def __str__(self):
        return f"{self.unit} {self.held_on}"
