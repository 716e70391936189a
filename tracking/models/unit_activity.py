"""The yearly discussion at the unit meeting (APT): that it was held, never what was said or who was there."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.models import Fact, Unit


class MaterialVersion(models.Model):
    """A numbered version of a material to discuss, known by the key of its page, with the text as it was published.

    The text is a copy, so that neither a deleted page nor purged revisions can change what a meeting has discussed.
    Corrections without a new number replace the copy of the newest version.
    """

    key = models.UUIDField(editable=False)
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=255)
    published_at = models.DateTimeField(_("published"))
    note = models.CharField(_("what has changed"), max_length=255, blank=True)
    # None: used before the texts were kept here.
    content = models.JSONField(null=True, editable=False, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["key", "number"]
        verbose_name = _("version of a meeting material")
        verbose_name_plural = _("versions of meeting materials")
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="tracking_materialversion_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="tracking_materialversion_from_one"),
        ]

    def __str__(self):
        return f"{self.title}, {self.number}"


class UnitActivity(Fact):
    """A unit discussed the matter on a day. No names, no minutes."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="activities")
    held_on = models.DateField(_("date"))
    forum = models.CharField(_("forum"), max_length=80)
    present = models.PositiveSmallIntegerField(_("number present"))
    material = models.ForeignKey(
        MaterialVersion,
        models.PROTECT,
        verbose_name=_("version of the material"),
        null=True,
        blank=True,
        related_name="activities",
    )
    support_wanted = models.BooleanField(_("support wanted"), default=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Fact.Meta):
        ordering = ["-held_on"]
        indexes = [models.Index(fields=["unit", "held_on"])]
        verbose_name = _("unit meeting")
        verbose_name_plural = _("unit meetings")
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "held_on", "forum"],
                condition=Q(voided_at=None),
                name="tracking_unitactivity_once",
            ),
        ]

    def __str__(self):
        return f"{self.unit} {self.held_on}"


class SupportHandled(models.Model):
    """A coordinator has taken care of a meeting's wish for support: a mark on a working list, no fact of a report."""

    activity = models.OneToOneField(UnitActivity, models.PROTECT, related_name="handled")
    handled_at = models.DateTimeField(default=timezone.now)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("wish for support taken care of")
        verbose_name_plural = _("wishes for support taken care of")

    def __str__(self):
        return str(self.activity)
