"""Scenarios as pages: what an editor writes and where the learner begins."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index

from content.models import Reviewed, Targeted
from content.panels import WritingPanel
from content.searching import Searched
from content.staff_page import StaffPage
from scenarios import findings, page_document, playing, versions
from scenarios.blocks import ACTS, RULES, STEPS, WALKTHROUGHS
from scenarios.forms import ScenarioPageForm
from scenarios.panels import GraphPanel
from tracking.models import COURSE, AloneOrPart, AloneOrPartQuerySet, TrainingKind
from tracking.panels import EDITION_PANELS


class ScenarioIndexPage(Reviewed, StaffPage):
    """The scenarios that suit the reader's work, then the others."""

    parent_page_types = ["start.FrontPage"]
    subpage_types = ["scenarios.ScenarioPage"]
    max_count_per_parent = 1

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro"), Reviewed.review_panel]

    class Meta:
        verbose_name = _("list of scenarios")
        verbose_name_plural = _("lists of scenarios")

    def get_context(self, request, *args, **kwargs):
        pages = (
            ScenarioPage.objects.open()
            .filter(alias_of=None, locale__language_code=settings.LANGUAGE_CODE)
            .defer_streamfields()
            .order_by("title")
        )
        return super().get_context(request, *args, **kwargs) | playing.index_context(list(pages), request)


class ScenarioPage(Searched, AloneOrPart, Reviewed, Targeted, StaffPage):
    """A branching scenario: a case, the steps through it, and what the routine asks for in it.

    What is played is the newest ScenarioVersion, never the page itself.
    """

    objects = PageManager.from_queryset(AloneOrPartQuerySet)()

    parent_page_types = ["scenarios.ScenarioIndexPage", COURSE]
    subpage_types = []
    base_form_class = ScenarioPageForm
    searched = ("role", "introduction")  # Never the steps: whoever searches would read the answers.
    training_kind = TrainingKind.SCENARIO
    exclude_fields_in_copy = ["changed_in_edition", "edition_note", "reviewed_on", "perspectives"]
    preview_modes = [("", _("Start")), ("graph", _("Graph")), ("card", _("Action card"))]

    role = models.CharField(
        _("who the learner is"), max_length=200, blank=True, help_text=_("Du är lärare i årskurs 9.")
    )
    introduction = models.TextField(_("the case"), blank=True, help_text=_("Invented, in three or four sentences."))
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=10, validators=[MinValueValidator(1), MaxValueValidator(1440)]
    )
    is_routine = models.BooleanField(
        _("this is the routine itself"),
        default=False,
        help_text=_("Shown first, on the start page of the staff too, as a guide to follow when something happens."),
    )
    start_facts = models.JSONField(_("known from the beginning"), default=list, blank=True)
    card_title = models.CharField(_("title of the action card"), max_length=120, blank=True)
    notice = models.CharField(
        _("notice"), max_length=200, blank=True, help_text=_("Shown wherever the scenario is: who must examine it.")
    )
    acts = StreamField(ACTS, verbose_name=_("what the routine asks for"), blank=True, collapsed=True)
    steps = StreamField(STEPS, verbose_name=_("steps"), blank=True, collapsed=True)
    walkthroughs = StreamField(WALKTHROUGHS, verbose_name=_("walkthroughs"), blank=True, collapsed=True)
    rules = StreamField(RULES, verbose_name=_("rules for every path"), blank=True)
    edition_note = models.CharField(
        _("what has changed"),
        max_length=255,
        blank=True,
        help_text=_("One sentence for those who have taken the scenario before."),
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("role"),
                FieldPanel("introduction"),
                FieldPanel("minutes"),
                FieldPanel("prevention_level"),
                FieldPanel("work_types", widget=CheckboxSelectMultiple),
                FieldPanel("is_routine"),
                FieldPanel("required"),
                FieldPanel("known_facts"),
            ],
            heading=_("The case"),
        ),
        GraphPanel(heading=_("Graph and findings")),
        FieldPanel("acts"),
        FieldPanel("steps"),
        FieldPanel("walkthroughs"),
        FieldPanel("rules"),
        WritingPanel(),
        MultiFieldPanel([FieldPanel("card_title"), FieldPanel("notice")], heading=_("Action card")),
        *EDITION_PANELS,
        Reviewed.review_panel,
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("search_text"),
        index.FilterField("is_routine"),
        index.FilterField("next_review"),
    ]

    class Meta:
        verbose_name = _("scenario")
        verbose_name_plural = _("scenarios")

    @cached_property
    def scenario(self):
        """The document as the page holds it now, which may be a draft."""
        return page_document.document_of(self)

    @cached_property
    def findings(self):
        """What is wrong with the page as it is now."""
        return findings.examine(self.scenario, has_review_date=self.next_review is not None)

    @property
    def asked_edition(self):
        """None with errors: what is played has not changed."""
        return 1 if findings.has_errors(self.findings) else self.changed_in_edition

    @property
    def is_available(self):
        """Can it be played? Not before it has once been published without errors."""
        return versions.newest(self.training_key) is not None or not findings.has_errors(self.findings)

    def serve(self, request, *args, **kwargs):
        """POST begins a run, or goes on with the open one; GET shows where it begins."""
        if request.method == "POST" and request.user.is_authenticated:
            return playing.begin(self, request)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | playing.page_context(self, request)

    def get_preview_template(self, request, mode_name):
        templates = {"graph": "scenarios/preview_graph.html", "card": "scenarios/card.html"}
        return templates.get(mode_name) or self.get_template(request)

    def get_preview_context(self, request, mode_name):
        return super().get_preview_context(request, mode_name) | playing.preview_context(self, request, mode_name)
