"""Public pages for relatives and for people who want to leave.

A visitor is never recorded: nothing here reads the user, the session or the messages, and no page holds a form.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail.snippets.blocks import SnippetChooserBlock

from content.blocks import BODY, SHORT_TEXT_FEATURES, STEPS
from content.for_staff import for_visitors, is_staff_card
from content.languages import (
    InReadersFrame,
    Translated,
    TranslatedQuerySet,
    code_of,
    content_language,
    without_closed_sources,
)
from content.models import ContactCard, Reviewed
from content.panels import WritingPanel
from content.searching import Searched
from content.writing import PUBLIC
from support import pocket_card

CARD = "support/pocket_card.html"


class SupportPageQuerySet(TranslatedQuerySet, PageQuerySet):
    def open(self):
        """What the public may read: published, open to all, and in no translation that nobody has reviewed."""
        return without_closed_sources(self.live().public().reviewed())

    def menu(self, request):
        """The open pages that an editor has put in the menu, in the reader's language, as nav_public.html wants them.

        Swedish ones where there are none.
        """
        pages = self.open().in_menu().order_by("path")
        wanted = content_language(request)
        found = list(pages.in_language(wanted)) if wanted != settings.LANGUAGE_CODE else []
        return [page.menu_entry(request) for page in found or pages.in_language(settings.LANGUAGE_CODE)]


class SupportPage(Searched, InReadersFrame, Translated, Reviewed, Page):
    """One question a worried person asks, with whom to call first and the answer after that."""

    class Kind(models.TextChoices):
        RELATIVE = "relative", _("Worried about someone")
        EXIT_EXTREMISM = "exit_extremism", _("Leaving violent extremism")
        EXIT_GANG = "exit_gang", _("Leaving a criminal gang")
        OTHER = "other", _("Other support")

    parent_page_types = ["start.FrontPage", "support.SupportPage"]
    subpage_types = ["support.SupportPage"]
    show_in_menus_default = False
    preview_modes = [*Page.DEFAULT_PREVIEW_MODES, ("card", _("Pocket card"))]
    searched = (
        "answer",
        "intro",
        "steps_title",
        "steps",
        "body",
        "emergency_title",
        "emergency_text",
        "secrecy",
        "privacy",
    )
    searched_by_public = True

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.RELATIVE)
    menu_title = models.CharField(
        _("title in the menu"), max_length=30, blank=True, help_text=_("Two or three words; the title if left empty.")
    )
    answer = models.CharField(_("answer"), max_length=300, help_text=_("The whole answer in one or two sentences."))
    intro = RichTextField(_("introduction"), features=SHORT_TEXT_FEATURES, blank=True)
    first_contact = models.ForeignKey(
        ContactCard,
        verbose_name=_("whom to call first"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    steps_title = models.CharField(_("heading of the steps"), max_length=100, blank=True)
    steps = StreamField(STEPS, verbose_name=_("steps"), blank=True)
    body = StreamField(BODY, verbose_name=_("content"), blank=True)
    emergency_title = models.CharField(_("heading in an emergency"), max_length=100, blank=True)
    emergency_text = models.TextField(_("what to do in an emergency"), blank=True)
    more_contacts = StreamField(
        [("contact", SnippetChooserBlock("content.ContactCard", label=_("Contact card")))],
        verbose_name=_("more who answer"),
        blank=True,
    )
    secrecy = models.CharField(
        _("secrecy"), max_length=300, blank=True, help_text=_("One sentence: who is told what I say?")
    )
    privacy = RichTextField(_("hide your visit"), features=SHORT_TEXT_FEATURES, blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("menu_title")]),
        MultiFieldPanel(
            [FieldPanel("answer"), FieldPanel("first_contact"), FieldPanel("intro"), FieldPanel("secrecy")],
            heading=_("Seen first"),
        ),
        MultiFieldPanel([FieldPanel("steps_title"), FieldPanel("steps")], heading=_("Steps")),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("emergency_title"), FieldPanel("emergency_text")], heading=_("In an emergency")),
        FieldPanel("more_contacts"),
        FieldPanel("privacy"),
        WritingPanel(PUBLIC),
        FieldPanel("translation_reviewed"),
        Reviewed.review_panel,
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("search_text"),
        index.FilterField("kind"),
    ]

    objects = PageManager.from_queryset(SupportPageQuerySet)()

    class Meta:
        verbose_name = _("support page")
        verbose_name_plural = _("support pages")

    def clean(self):
        """A number meant for staff never reaches the public."""
        super().clean()
        if self.first_contact and not self.first_contact.is_public:
            raise ValidationError({"first_contact": _("This contact card is for staff only.")})
        for field in ("more_contacts", "body"):
            if any(is_staff_card(block) for block in getattr(self, field)):
                raise ValidationError({field: _("One of the contact cards is for staff only.")})

    @property
    def is_about_leaving(self):
        """Is it for somebody whom others must not find out about?"""
        return self.kind in (self.Kind.EXIT_EXTREMISM, self.Kind.EXIT_GANG)

    def get_template(self, request, *args, **kwargs):
        return CARD if pocket_card.is_asked_for(request) else super().get_template(request, *args, **kwargs)

    def get_preview_template(self, request, mode_name):
        return CARD if mode_name == "card" else super().get_preview_template(request, mode_name)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs) | {
            "first_contact": self.first_contact if self.first_contact and self.first_contact.is_public else None,
            "more_contacts": [block.value for block in self.more_contacts if _is_public_contact(block)],
            "body": for_visitors(self.body),
            "steps": [block.value for block in self.steps],
            "owner_role": self.owner_role,
            "children": [page.menu_entry(request) for page in self._published_children()],
            "public_menu": SupportPage.objects.menu(request),
        }
        return context | {"card": pocket_card.context_of(self, context, request)}

    def _published_children(self):
        return SupportPage.objects.child_of(self).open().order_by("path")

    def menu_entry(self, request):
        """Title, address and language, as menus and doors want them."""
        return {
            "title": self.menu_title or self.title,
            "url": self.get_url(request),
            "language": code_of(self),
            "answer": self.answer,
        }


def _is_public_contact(block):
    # A card that has been deleted since leaves None behind.
    return block.value is not None and block.value.is_public
