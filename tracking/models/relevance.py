"""A person added to, or exempt from, a requirement by a head."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.models import DatedFact, Unit
from tracking.models.requirement import Requirement


class RelevanceKind(models.TextChoices):
    ADDED = "added", _("added")
    EXEMPT = "exempt", _("exempt")


class RelevanceReason(models.TextChoices):
    SAME_TASKS = "same_tasks", _("has the same tasks as those the rule concerns")
    NEW_TASKS = "new_tasks", _("is about to take on such tasks")
    LEAVING = "leaving", _("leaves within 30 days")
    OTHER_TASKS = "other_tasks", _("has entirely different tasks")
    TAKEN_ELSEWHERE = "taken_elsewhere", _("takes the training with another employer")


ADDING = {RelevanceReason.SAME_TASKS, RelevanceReason.NEW_TASKS}


class Withdrawal(models.TextChoices):
    """Why a decision that never should have held is withdrawn: stands as the reason of the void."""

    WRONG_PERSON = "wrong person", _("it was about somebody else")
    WRONG_REQUIREMENT = "wrong requirement", _("it was about another requirement")
    WRONG_DAYS = "wrong days", _("the days were wrong")
    WRONG_REASON = "wrong reason", _("the reason was wrong")


class Relevance(DatedFact):
    """Dated, per person and requirement, with a reason from a closed list. An addition names the unit it counts in."""

    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="relevances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="relevances")
    kind = models.CharField(_("kind"), max_length=10, choices=RelevanceKind)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=20, choices=RelevanceReason)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(DatedFact.Meta):
        indexes = [
            models.Index(fields=["requirement", "person"], condition=Q(voided_at=None), name="relevance_of_person")
        ]
        constraints = [
            *DatedFact.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind=RelevanceKind.ADDED, unit__isnull=False) | Q(kind=RelevanceKind.EXEMPT, unit=None),
                name="tracking_relevance_addition_names_unit",
            ),
            models.CheckConstraint(
                condition=Q(kind=RelevanceKind.ADDED, reason__in=sorted(ADDING))
                | Q(kind=RelevanceKind.EXEMPT, reason__in=sorted(set(RelevanceReason.values) - ADDING)),
                name="tracking_relevance_reason_fits",
            ),
        ]

    def __str__(self):
        return f"{self.person_id} {self.kind} for {self.requirement_id}"
