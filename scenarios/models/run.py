"""One person's way through a scenario. Nobody but that person ever sees it, and it is never exported with a name."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from scenarios.models.version import ScenarioVersion


class Run(models.Model):
    """A go at a version of a scenario, bound to it for ever. At most one is open for a person and a scenario.

    `round_number`: the round of the training that was open when it began, or 1: what it completes belongs there.
    `ended_at`: when an outcome was first reached. `closed_at`: when the person began another run instead.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="scenario_runs")
    version = models.ForeignKey(ScenarioVersion, models.PROTECT, related_name="runs")
    key = models.UUIDField(editable=False)
    round_number = models.PositiveIntegerField(null=True, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    is_done = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["version", "person"])]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "key"], condition=Q(closed_at=None), name="scenarios_run_one_open"
            ),
        ]

    def __str__(self):
        return str(self.id)


class RunEvent(models.Model):
    """A choice made at a step. Rows are only added; a changed answer is a row more.

    `seq` counts the choices of the run from 1: the key that makes a choice count once however often it is sent.
    `position` is the place of the step on the way as it was then, from 1.
    """

    run = models.ForeignKey(Run, models.CASCADE, related_name="events")
    seq = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    step = models.UUIDField()
    choice = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["run", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["run", "seq"], name="scenarios_runevent_seq"),
            models.CheckConstraint(condition=Q(seq__gte=1, position__gte=1), name="scenarios_runevent_from_one"),
        ]

    def __str__(self):
        return f"{self.run_id}: {self.seq}"
