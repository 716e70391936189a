"""What is known of results from another system, of which the sittings themselves are gone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from quizzes.models.category import Category


class EarlierProgress(models.Model):
    """How many questions of a category somebody had answered, and how many rightly, before the move here.

    `name` is what the category was called there; the row stays when the category is deleted.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="earlier_quiz_progress")
    category = models.ForeignKey(Category, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=250, blank=True)
    right = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()
    source = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "source", "name"], name="quizzes_earlier_once"),
            models.CheckConstraint(condition=Q(right__lte=F("answered")), name="quizzes_earlier_right_of_answered"),
        ]

    def __str__(self):
        return f"{self.name}: {self.right}/{self.answered}"
