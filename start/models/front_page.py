"""The public front page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from content.blocks import SHORT_TEXT_FEATURES, STEPS
from content.languages import InReadersFrame, Translated, code_of, open_pages, twins_of
from content.models import Reviewed
from content.panels import WritingPanel
from content.searching import Searched
from content.writing import PUBLIC
from support.models import SupportPage


class DoorBlock(blocks.StructBlock):
    """A large link to a support page, in the words of the one who looks for it."""

    page = blocks.PageChooserBlock("support.SupportPage", label=_("Page"))
    title = blocks.CharBlock(label=_("Title"), help_text=_("In the first person: I am worried about someone."))
    text = blocks.CharBlock(label=_("Text"), required=False)

    class Meta:
        icon = "link"
        label = _("Door")


class FrontPage(Searched, InReadersFrame, Translated, Reviewed, Page):
    """Where everyone arrives: doors to the support pages, and the way in for staff.

    It records nothing and reads neither user nor session, like the support pages. Which pages may stand
    beneath it is said by those pages themselves.
    """

    max_count = 1  # For each language: a translation is made from the Swedish one.
    parent_page_types = ["wagtailcore.Page"]
    # Not the doors: what they lead to may be closed.
    searched = ("subtitle", "lead", "steps_title", "steps", "memory_title", "memory_text")
    searched_by_public = True

    subtitle = models.CharField(_("second half of the heading"), max_length=120, blank=True)
    lead = models.TextField(_("lead"))
    doors = StreamField([("door", DoorBlock())], verbose_name=_("doors"), blank=True)
    steps_title = models.CharField(_("heading of the steps"), max_length=100, blank=True)
    steps = StreamField(STEPS, verbose_name=_("steps"), blank=True)
    memory_title = models.CharField(_("heading on privacy"), max_length=100, blank=True)
    memory_text = RichTextField(_("the page does not remember you"), features=SHORT_TEXT_FEATURES, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("subtitle"),
        FieldPanel("lead"),
        FieldPanel("doors"),
        MultiFieldPanel([FieldPanel("steps_title"), FieldPanel("steps")], heading=_("Steps")),
        MultiFieldPanel([FieldPanel("memory_title"), FieldPanel("memory_text")], heading=_("Privacy")),
        WritingPanel(PUBLIC),
        FieldPanel("translation_reviewed"),
        Reviewed.review_panel,
    ]
    search_fields = [*Page.search_fields, index.SearchField("search_text")]

    class Meta:
        verbose_name = _("front page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "doors": _open_doors([block.value for block in self.doors], code_of(self), request),
            "steps": [block.value for block in self.steps],
            "public_menu": SupportPage.objects.menu(request),
        }


def _open_doors(values, language, request):
    """The doors as the template wants them: in the language of the page, and only to what the public may read."""
    shown = {page.pk: page for page in open_pages(Page.objects.filter(pk__in=[_pk(value["page"]) for value in values]))}
    twins = twins_of(shown.values(), language)
    doors = []
    for value in values:
        page = twins.get(_pk(value["page"]))
        if page is not None:
            doors.append(page.menu_entry(request) | {"title": value["title"], "text": value["text"]})
    return doors


def _pk(page):
    return page.pk if page is not None else None
