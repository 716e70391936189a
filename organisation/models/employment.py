"""Who works where, as what, and who is away for long."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.models import WorkType
from organisation.models.fact import DatedFact
from organisation.models.unit import Unit


class EmploymentForm(models.TextChoices):
    PERMANENT = "permanent", _("Permanent")
    FIXED_TERM = "fixed_term", _("Fixed term")
    SUBSTITUTE = "substitute", _("Substitute")
    HOURLY = "hourly", _("Hourly paid")


class JobRole(models.Model):
    """What one is employed as, for example assistant nurse."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=120)
    work_types = models.ManyToManyField(
        WorkType,
        verbose_name=_("types of work"),
        blank=True,
        related_name="job_roles",
        help_text=_("Decides which scenarios those who have the job role are offered first."),
    )

    class Meta:
        ordering = ["title"]
        verbose_name = _("job role")
        verbose_name_plural = _("job roles")

    def __str__(self):
        return self.title


class Employment(DatedFact):
    """A placement: one person, in one unit, as one job role. A person may have several at once."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="employments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="employments")
    job_role = models.ForeignKey(JobRole, models.PROTECT, related_name="employments")
    form = models.CharField(_("form of employment"), max_length=20, choices=EmploymentForm)
    number = models.CharField(_("employment id"), max_length=40, blank=True)
    share = models.PositiveSmallIntegerField(_("share, per cent"), default=100)

    class Meta(DatedFact.Meta):
        verbose_name = _("employment")
        verbose_name_plural = _("employments")
        indexes = [
            models.Index(
                fields=["unit", "starts_on", "ends_on"], condition=Q(voided_at=None), name="employment_in_unit"
            ),
            models.Index(fields=["person", "starts_on"], condition=Q(voided_at=None), name="employment_of_person"),
        ]
        constraints = [
            *DatedFact.Meta.constraints,
            models.CheckConstraint(condition=Q(share__range=(1, 100)), name="organisation_employment_share_per_cent"),
        ]

    def __str__(self):
        return f"{self.person_id} in {self.unit_id}"


class Absence(DatedFact):
    """A long absence: from and to, never the reason."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="absences")

    class Meta(DatedFact.Meta):
        verbose_name = _("long absence")
        verbose_name_plural = _("long absences")
        indexes = [models.Index(fields=["person", "starts_on"], condition=Q(voided_at=None), name="absence_of_person")]

    def __str__(self):
        return f"{self.person_id} from {self.starts_on}"
