"""What goes out of date: where it comes from, when it was checked, by which role, and when it was retired."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from content.models.role import Role


class CheckedQuerySet(models.QuerySet):
    def current(self, on=None):
        """Those that are not retired on the day: what an editor may choose."""
        return self.filter(Q(retired_on=None) | Q(retired_on__gt=on or timezone.localdate()))

    def retired(self, on=None):
        """Those that are kept on the day only where they stand."""
        return self.filter(retired_on__lte=on or timezone.localdate())


class Checked(models.Model):
    """A snippet that goes out of date: when it was last checked, when it must be again, and by which role.

    It is retired rather than deleted: it still stands where it is used, and can no longer be chosen.
    """

    source = models.CharField(_("source"), max_length=300, blank=True, help_text=_("Where the facts come from."))
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    next_check = models.DateField(_("to be checked again by"), null=True, blank=True)
    owner_role = models.ForeignKey(
        Role,
        verbose_name=_("role that checks"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    retired_on = models.DateField(
        _("retired on"),
        null=True,
        blank=True,
        help_text=_("From this day on it cannot be chosen any more. Where it stands already, it stays."),
    )

    objects = CheckedQuerySet.as_manager()

    check_panel = MultiFieldPanel(
        [
            FieldPanel("source"),
            FieldPanel("valid_from"),
            FieldPanel("checked_on"),
            FieldPanel("next_check"),
            FieldPanel("owner_role"),
            FieldPanel("retired_on"),
        ],
        heading=_("Check"),
    )

    class Meta:
        abstract = True

    def is_retired(self, on=None):
        """Is it kept only where it stands already?"""
        return self.retired_on is not None and self.retired_on <= (on or timezone.localdate())
