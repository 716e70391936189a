"""One person's go at a quiz. Only that person sees it, and whoever is appointed to mark it."""

import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quizzes.models.version import QuestionVersion
from tracking.models import Completion


class Sitting(models.Model):
    """A go at a quiz, with the questions as they were drawn and the terms as they were when it began.

    `key`: that of the quiz's training. `number`: the how manieth of the person's sittings of the quiz, from 1.
    `round_number`: what it completes belongs to that round; None when one only practises.
    `edition`: the live edition when it began, the highest that passing it can count for.
    `terms`: see quizzes/terms.py. `earned` / `denominator`: the points when it was handed in and marked, as a fraction.
    `passed`: None while open, and while essays that decide it are not marked.
    `closed_at`: an open one that was given up for another. `set_aside_at`: it no longer counts as an attempt.
    `source`: the system it was imported from; the percentage and the pass of an imported one follow that system.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="quiz_sittings")
    key = models.UUIDField(editable=False)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=255)
    round_number = models.PositiveIntegerField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    terms = models.JSONField(encoder=DjangoJSONEncoder)
    exam_paper = models.BooleanField(default=True)
    started_at = models.DateTimeField(default=timezone.now)
    deadline = models.DateTimeField(null=True, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    question_count = models.PositiveIntegerField()
    earned = models.PositiveBigIntegerField(null=True, blank=True)
    denominator = models.PositiveBigIntegerField(null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)
    awaits_marking = models.BooleanField(default=False)
    completion = models.ForeignKey(Completion, models.SET_NULL, null=True, blank=True, related_name="+")
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    source = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        default_permissions = ()
        permissions = [
            ("view_sittings", _("Can see handed in exam papers")),
            ("mark", _("Can mark essays and change points")),
        ]
        indexes = [models.Index(fields=["person", "key"]), models.Index(fields=["key", "handed_in_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "key"],
                condition=Q(handed_in_at=None, closed_at=None),
                name="quizzes_sitting_one_open",
            ),
            models.UniqueConstraint(fields=["person", "key", "number"], name="quizzes_sitting_number"),
            models.CheckConstraint(
                condition=Q(handed_in_at=None, earned=None)
                | Q(handed_in_at__isnull=False, earned__isnull=False, denominator__gte=1),
                name="quizzes_sitting_points_when_handed_in",
            ),
            models.CheckConstraint(
                condition=Q(handed_in_at=None) | Q(closed_at=None), name="quizzes_sitting_handed_in_or_closed"
            ),
        ]

    def __str__(self):
        return str(self.id)

    @property
    def is_open(self):
        return self.handed_in_at is None and self.closed_at is None


class SittingQuestion(models.Model):
    """A question of a sitting, in the version and with the order of options that were shown.

    `answer`: the ids of the chosen options, or a text; None before anything was chosen. `answered_at`: when it was
    given; while that is None, `answer` is only kept for later. `seq`: how many times an answer was stored.
    `earned` of `possible` points, which together are worth one; None before the answer is given or marked.
    `was_imported`: the answer came from another system, whose totals hold it already.
    """

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="questions")
    position = models.PositiveIntegerField()
    version = models.ForeignKey(QuestionVersion, models.PROTECT, related_name="sitting_questions")
    token = models.UUIDField(default=uuid.uuid4, editable=False)
    option_order = models.JSONField(default=list)
    answer = models.JSONField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    seq = models.PositiveIntegerField(default=0)
    is_flagged = models.BooleanField(default=False)
    earned = models.PositiveIntegerField(null=True, blank=True)
    possible = models.PositiveIntegerField(default=1)
    was_imported = models.BooleanField(default=False)
    text_removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sitting", "position"]
        indexes = [models.Index(fields=["version", "sitting"])]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "position"], name="quizzes_question_position"),
            models.CheckConstraint(
                condition=Q(position__gte=1, possible__gte=1), name="quizzes_question_from_one"
            ),
            models.CheckConstraint(
                condition=Q(earned=None) | Q(earned__lte=F("possible")), name="quizzes_question_earned_of_possible"
            ),
        ]

    def __str__(self):
        return f"{self.sitting_id}: {self.position}"
