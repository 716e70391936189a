"""What staff need at work: what to do when threatened, the situation report, symbols and codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from content.blocks import STAFF_BODY
from content.languages import Translated
from content.models import Reviewed, Targeted
from content.panels import WritingPanel
from content.searching import Searched
from content.staff_page import StaffPage
from start import reading


class StaffTextPage(Searched, Reviewed, Targeted, StaffPage):
    """A text for staff: a lead and the blocks of a lesson."""

    parent_page_types = ["start.StaffSectionPage"]
    subpage_types = []
    exclude_fields_in_copy = ["reviewed_on", "perspectives"]

    lead = models.TextField(_("lead"), help_text=_("The whole answer in one or two sentences."))
    body = StreamField(STAFF_BODY, verbose_name=_("content"), blank=True)

    searched = ("lead", "body")
    search_fields = [*Page.search_fields, index.SearchField("search_text")]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | reading.text_context(self, request)


class GuidanceForm(WagtailAdminPageForm):
    """One page, in its languages, answers those who have been threatened."""

    def clean(self):
        cleaned = super().clean()
        others = GuidancePage.objects.live().filter(is_for_threatened=True, alias_of=None)
        other = others.exclude(translation_key=self.instance.translation_key).first()
        if cleaned.get("is_for_threatened") and other:
            text = _("“%(title)s” is that page already. Change it there first.")
            self.add_error("is_for_threatened", text % {"title": other.title})
        return cleaned


class GuidancePage(Translated, StaffTextPage):
    """A page for staff, which may be open to all: somebody who is threatened must not have to sign in first."""

    base_form_class = GuidanceForm
    exclude_fields_in_copy = [*Translated.exclude_fields_in_copy, "is_for_threatened"]

    open_to_all = models.BooleanField(
        _("open to all"),
        default=False,
        help_text=_(
            "Anybody may read it without signing in. "
            "Those who have not signed in do not see what is meant for staff only."
        ),
    )
    is_for_threatened = models.BooleanField(
        _("this is the page for those who have been threatened"),
        default=False,
        help_text=_("Every page for staff links to it. Choose one page only."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        WritingPanel(),
        MultiFieldPanel([FieldPanel("open_to_all"), FieldPanel("is_for_threatened")], heading=_("Where it is found")),
        FieldPanel("translation_reviewed"),
        Targeted.target_panel,
        Reviewed.review_panel,
    ]
    search_fields = [*StaffTextPage.search_fields, index.FilterField("open_to_all")]

    class Meta:
        verbose_name = _("page for staff")
        verbose_name_plural = _("pages for staff")

    def get_context(self, request, *args, **kwargs):
        section = "threatened" if self.is_for_threatened else "start"
        return super().get_context(request, *args, **kwargs) | {"section": section}
