"""That a person has been erased, and what stops it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.models.fact import Fact


class ErasureReason(models.TextChoices):
    LEFT = "left", _("has left, and the time is over")
    ASKED = "asked", _("the person has asked for it")
    MISTAKE = "mistake", _("was registered by mistake")


class Erasure(models.Model):
    """A person was blanked on a day. The row holds nothing about who it was; the person's key is what facts keep."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="erasure")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=10, choices=ErasureReason)
    facts_deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self):
        return f"{self.person_id} {self.at:%Y-%m-%d}"


class LegalHold(Fact):
    """Something keeps the data: a dispute, an inspection. Without a person, everybody's. Voided when it is lifted."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="legal_holds"
    )
    reference = models.CharField(
        _("reference"), max_length=80, help_text=_("The number of the case. No names, nothing about the matter.")
    )
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Fact.Meta):
        verbose_name = _("legal hold")
        verbose_name_plural = _("legal holds")
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "reference"], condition=models.Q(voided_at=None), name="organisation_legalhold_once"
            ),
            models.UniqueConstraint(
                fields=["reference"],
                condition=models.Q(voided_at=None, person=None),
                name="organisation_legalhold_once_for_all",
            ),
        ]

    def __str__(self):
        return self.reference
