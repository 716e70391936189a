"""Where the pages for staff stand in the tree of pages: a section that may have editors of its own."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from content.models import Reviewed
from content.staff_page import StaffPage


class StaffSectionPage(Reviewed, StaffPage):
    """Holds the pages for staff together. It has no text of its own: the staff start page lists what is beneath it."""

    parent_page_types = ["start.FrontPage"]
    subpage_types = ["start.GuidancePage", "start.FormGuidePage", "start.LocalPlanPage"]
    max_count_per_parent = 1
    preview_modes = []

    content_panels = [FieldPanel("title"), Reviewed.review_panel]

    class Meta:
        verbose_name = _("section for staff")
        verbose_name_plural = _("sections for staff")

    def serve(self, request, *args, **kwargs):
        """The staff start page asks a visitor to sign in."""
        return redirect("start:staff")
