"""The person looking at a page, as the menu sees them."""

from django.utils import timezone
from django.utils.functional import cached_property

from organisation.access import LEADING, sees_all_names


class Viewer:
    """What the signed-in person may open."""

    def __init__(self, user):
        self.user = user

    @cached_property
    def _offices(self):
        """The kinds of office that the person holds today, in whatever unit."""
        if not self.user.is_authenticated:
            return set()
        return set(self.user.appointments.on(timezone.localdate()).values_list("kind", flat=True))

    @property
    def coordinates(self):
        """Does the person coordinate any unit today?"""
        return "coordinator" in self._offices

    @cached_property
    def follows_units(self):
        """Does the person lead or coordinate any unit today, or administer the system?"""
        if not self.user.is_authenticated:
            return False
        return bool(self._offices & {*LEADING, "coordinator"}) or sees_all_names(self.user)
