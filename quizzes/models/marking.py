"""Who gave which points when, and who has more time."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quizzes.models.sitting import SittingQuestion


class Marking(models.Model):
    """An entry in the log of marking. Rows are only added; what holds is worked out from them in marking.py."""

    class Role(models.TextChoices):
        FIRST = "first", _("First marking")
        SECOND = "second", _("Second marking")
        AGREED = "agreed", _("Agreed")
        CHANGED = "changed", pgettext_lazy("marking", "Changed")

    question = models.ForeignKey(SittingQuestion, models.CASCADE, related_name="markings")
    marker = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=8, choices=Role.choices)
    at = models.DateTimeField(default=timezone.now)
    points = models.JSONField(default=dict, help_text="{criterion id: points}")
    earned = models.PositiveIntegerField()
    possible = models.PositiveIntegerField()
    comment = models.TextField(_("comment"), blank=True, validators=[MaxLengthValidator(2000)])

    class Meta:
        ordering = ["question", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(possible__gte=1, earned__lte=F("possible")), name="quizzes_marking_earned_of_possible"
            ),
            models.UniqueConstraint(
                fields=["question", "role"], condition=Q(role__in=["first", "second"]), name="quizzes_marking_once"
            ),
        ]

    def __str__(self):
        return f"{self.question_id}: {self.earned}/{self.possible}"


class ExtraTime(models.Model):
    """How much longer somebody has, in every quiz with a time limit. Never why."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="quiz_extra_time")
    percent = models.PositiveSmallIntegerField(_("extra time, per cent"), null=True, blank=True)
    is_unlimited = models.BooleanField(_("no time limit at all"), default=False)

    class Meta:
        verbose_name = _("extra time")
        verbose_name_plural = _("extra time")
        constraints = [
            models.CheckConstraint(
                condition=Q(percent=None) | Q(percent__gte=1, percent__lte=300), name="quizzes_extra_time_percent"
            ),
            models.CheckConstraint(
                condition=Q(is_unlimited=True) | Q(percent__isnull=False), name="quizzes_extra_time_says_something"
            ),
        ]

    def __str__(self):
        return str(self.person_id)
