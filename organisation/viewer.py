"""The person looking at a page, as the menu sees them."""

from django.utils import timezone
from django.utils.functional import cached_property

from organisation.access import LEADING, sees_all_names


class Viewer:
    """What the signed-in person may open."""

    def __init__(self, user):
        self.user = user

    @cached_property
    def follows_units(self):
        """Does the person lead or coordinate any unit today, or administer the system?"""
        if not self.user.is_authenticated:
            return False
        held = self.user.appointments.on(timezone.localdate())
        return held.filter(kind__in=[*LEADING, "coordinator"]).exists() or sees_all_names(self.user)
