"""Who has looked at names, or at what is stored about one person, without being the nearest head."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from organisation.models.unit import Unit


class NamesViewed(models.Model):
    """An administrator opened a list with the names of a unit, or what is stored about one person.

    Rows are only added, until the weeding takes them away.
    """

    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="views")
    only_quizzes = models.BooleanField(
        default=False, help_text="Of a person: something handed in of quizzes, and not all that is stored."
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["unit", "at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(unit=None) ^ models.Q(person=None), name="organisation_namesviewed_unit_or_person"
            )
        ]

    def __str__(self):
        return f"{self.viewer_id} in {self.unit_id or self.person_id} at {self.at:%Y-%m-%d %H:%M}"
