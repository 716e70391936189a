"""Who has looked at names without being the nearest head."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from organisation.models.unit import Unit


class NamesViewed(models.Model):
    """An administrator opened a list with the names of a unit. Rows are only added."""

    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["unit", "at"])]

    def __str__(self):
        return f"{self.viewer_id} in {self.unit_id} at {self.at:%Y-%m-%d %H:%M}"
