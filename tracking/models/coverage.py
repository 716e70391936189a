"""Derived: who is covered by which requirement, where and when. `tracking/coverage.py` writes it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from organisation.models import Unit
from tracking.models.requirement import Requirement


class Why(models.TextChoices):
    RULE = "rule"
    ADDED = "added"


class Coverage(models.Model):
    """A person has a covered placement in the unit on these days. `since` starts the unbroken run (definition 13)."""

    # The indexes below begin with them: one more of each would only make a rebuilding slower.
    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="coverage", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="coverage", db_index=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="coverage")
    starts_on = models.DateField()
    ends_on = models.DateField()  # FAR when open: a derived row needs no NULL.
    since = models.DateField()
    why = models.CharField(max_length=10, choices=Why)

    class Meta:
        indexes = [
            # Everything a report asks, so that PostgreSQL answers from the index alone.
            models.Index(
                fields=["requirement", "unit", "starts_on", "ends_on"],
                include=["person", "since", "why"],
                name="coverage_answers_reports",
            ),
            models.Index(fields=["person", "requirement"], name="coverage_of_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["requirement", "person", "unit", "starts_on"], name="tracking_coverage_once_per_start"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on"), since__lte=F("starts_on")), name="tracking_coverage_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.person_id} by {self.requirement_id} in {self.unit_id} from {self.starts_on}"
