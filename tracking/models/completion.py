"""What has been done: rounds and completions. There is no place here for an answer or a choice."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organisation.models import Fact
from tracking.models.training import Training


class RoundReason(models.TextChoices):
    FIRST = "first", _("First time")
    RENEWAL = "renewal", _("Renewal")
    NEW_EDITION = "new_edition", _("New edition")
    AGAIN = "again", _("Again, by choice")


class Round(models.Model):
    """One person's go at a training that is not part of another, from start to completion."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="rounds")
    training = models.ForeignKey(Training, models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=20, choices=RoundReason, default=RoundReason.FIRST)
    started_on = models.DateField()
    edition_at_start = models.PositiveIntegerField(default=1)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["training", "person", "started_on"])]
        constraints = [
            models.UniqueConstraint(fields=["person", "training", "number"], name="tracking_round_number"),
            models.UniqueConstraint(
                fields=["person", "training"], condition=Q(ended_on=None), name="tracking_round_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")), name="tracking_round_dates_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.person_id}: {self.training_id}, round {self.number}"


class How(models.TextChoices):
    TAKEN = "taken", _("taken here")
    RECOGNISED = "recognised", _("recognised")
    IMPORTED = "imported", _("imported")


IMPORT_SOURCE = "import:"  # Followed by the id of the CompletionImport that the completion came with.


class Completion(Fact):
    """A person finished a training or a part of one. `completed_on` is the day in Sweden, set when it is written."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="completions")
    training = models.ForeignKey(Training, models.PROTECT, related_name="completions")
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="completions")
    edition = models.PositiveIntegerField(_("edition"), default=1)
    completed_at = models.DateTimeField(_("completed at"))
    completed_on = models.DateField(_("completed on"))
    counts_from = models.DateField(_("counts from"))
    how = models.CharField(_("how"), max_length=20, choices=How, default=How.TAKEN)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    evidence = models.CharField(_("evidence reference"), max_length=200, blank=True)
    carried_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="carried_to")

    class Meta(Fact.Meta):
        indexes = [
            # Everything a report asks of a completion, so that PostgreSQL answers from the index alone.
            models.Index(
                fields=["training", "person", "counts_from"],
                include=["edition", "completed_on", "how"],
                condition=Q(voided_at=None),
                name="completion_for_reports",
            ),
        ]
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["round", "training"],
                condition=Q(voided_at=None, round__isnull=False),
                name="tracking_completion_once_per_round",
            ),
            models.UniqueConstraint(
                fields=["person", "training", "completed_on"],
                condition=Q(voided_at=None, round=None),
                name="tracking_completion_once_without_round",
            ),
            models.CheckConstraint(
                condition=~Q(how=How.RECOGNISED) | Q(recorded_by__isnull=False),
                name="tracking_completion_recognised_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(source__startswith=IMPORT_SOURCE) | Q(recorded_by__isnull=False),
                name="tracking_completion_brought_by_someone",
            ),
        ]

    def __str__(self):
        return f"{self.person_id}: {self.training_id} on {self.completed_on}"
