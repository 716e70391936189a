"""A person who signs in: an employee, an editor or both."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person. Staff without a municipal e-mail sign in with the employee id as user name."""

    employee_id = models.CharField(
        _("employee id"),
        max_length=40,
        unique=True,
        null=True,
        blank=True,
        help_text=_("The stable id from the HR system. Never a personal identity number."),
    )

    class Meta(AbstractUser.Meta):
        permissions = [("see_all_names", "Can see the names in every unit; each view is logged")]

    def __str__(self):
        return self.get_full_name() or self.username

    def clean(self):
        super().clean()
        self.employee_id = self.employee_id or None  # An empty form field must not collide with another empty one.

    @property
    def sorting_name(self):
        """Last name first, for lists; the user name when there is no name."""
        return f"{self.last_name} {self.first_name}".strip() or self.username
