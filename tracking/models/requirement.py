"""What is required of whom, from when: the rule, in dated versions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.models import DatedFact, JobRole, Unit
from tracking.models.training import Training


class Requirement(models.Model):
    """A requirement's identity; what it says on a date is the version in force on that date."""

    key = models.SlugField(_("key"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    training_name = models.CharField(
        _("the training in a sentence"),
        max_length=160,
        help_text=_("As it reads after “har genomfört”, for example “grundutbildningen om våldsbejakande extremism”."),
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("training requirement")
        verbose_name_plural = _("training requirements")

    def __str__(self):
        return self.name


class RequirementVersion(DatedFact):
    """The rule from one day to another. AND between the dimensions, OR within; an empty one asks nothing."""

    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="versions")
    group_name = models.CharField(_("whom it concerns, in words"), max_length=160)
    unit_kinds = models.JSONField(_("kinds of unit"), default=list, blank=True)
    job_roles = models.ManyToManyField(JobRole, blank=True, verbose_name=_("job roles"))
    forms = models.JSONField(_("forms of employment"), default=list, blank=True)
    appointment_kinds = models.JSONField(_("kinds of appointment"), default=list, blank=True)
    days = models.PositiveSmallIntegerField(_("days to complete"), default=60)
    months = models.PositiveSmallIntegerField(_("months valid"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=120, blank=True)
    reference = models.CharField(_("reference"), max_length=120, blank=True, help_text=_("Goal, plan and year."))

    class Meta(DatedFact.Meta):
        constraints = [
            *DatedFact.Meta.constraints,
            models.CheckConstraint(condition=Q(days__gte=1), name="tracking_requirementversion_days"),
            models.CheckConstraint(
                condition=Q(months=None) | Q(months__gte=1), name="tracking_requirementversion_months"
            ),
        ]

    def __str__(self):
        return f"{self.requirement} from {self.starts_on}"


class AcceptedTraining(models.Model):
    """A training that fulfils the rule, from an edition on. Any one of them is enough."""

    version = models.ForeignKey(RequirementVersion, models.PROTECT, related_name="accepted")
    training = models.ForeignKey(Training, models.PROTECT, related_name="accepted_by")
    lowest_edition = models.PositiveIntegerField(_("lowest edition"), default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "training"], name="tracking_acceptedtraining_once"),
        ]

    def __str__(self):
        return f"{self.training_id} from edition {self.lowest_edition}"


class RequirementUnit(models.Model):
    """A subtree the rule concerns, or one it leaves out."""

    version = models.ForeignKey(RequirementVersion, models.PROTECT, related_name="units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    excluded = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "unit"], name="tracking_requirementunit_once"),
        ]

    def __str__(self):
        return f"{'not ' if self.excluded else ''}{self.unit}"
