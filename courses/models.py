"""Courses and lessons as pages: what is learned."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce, Length, Substr
from django.http import Http404
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index

from content.blocks import STAFF_BODY
from content.languages import InLanguageQuerySet, InReadersFrame, swedish_of
from content.models import Reviewed, Targeted
from content.panels import WritingPanel
from content.searching import Searched
from courses import outline
from courses.forms import CoursePageForm, LessonPageForm
from courses.gate import closed_until_first_course
from courses.meeting_material import MeetingMaterialPage as MeetingMaterialPage
from tracking.models import Trackable, TrainingKind
from tracking.panels import EDITION_PANELS


class CourseIndexPage(InReadersFrame, Reviewed, Page):
    """The list of courses. Anybody may see which courses there are."""

    parent_page_types = ["start.FrontPage"]
    subpage_types = ["courses.CoursePage"]

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro"), Reviewed.review_panel]

    class Meta:
        verbose_name = _("list of courses")
        verbose_name_plural = _("lists of courses")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | outline.index_context(self, request)


class LearningPageQuerySet(InLanguageQuerySet, PageQuerySet):
    def with_restrictions(self):
        """Pages that know whether a view restriction stands on them or above, which saves asking for the rows."""
        above = PageViewRestriction.objects.filter(page__path=Substr(OuterRef("path"), 1, Length("page__path")))
        return self.annotate(is_restricted=Exists(above))


class LearningPage(InReadersFrame, Trackable, Page):
    """What courses and lessons have in common: who may read them, and when they last changed materially."""

    open_to_all = models.BooleanField(
        _("open to all"), default=False, help_text=_("Anybody may read it without signing in. Nothing is recorded.")
    )
    edition_note = models.CharField(
        _("what has changed"),
        max_length=255,
        blank=True,
        help_text=_("One sentence for those who have taken the course before."),
    )

    objects = PageManager.from_queryset(LearningPageQuerySet)()

    exclude_fields_in_copy = ["changed_in_edition", "edition_note", "reviewed_on", "perspectives"]

    class Meta:
        abstract = True

    def serve(self, request, *args, **kwargs):
        """The page for its reader; others are sent to sign in, or to what they have to do first."""
        signed_in = request.user.is_authenticated
        if not self.open_to_all and not signed_in:
            return redirect_to_login(request.get_full_path())
        if not self.is_offered:
            raise Http404
        response = super().serve(request, *args, **kwargs)
        if signed_in:
            add_never_cache_headers(response)  # What somebody has done is not shown to the next one at the computer.
        return response

    @cached_property
    def source(self):
        """The page in Swedish, which says what holds for the training; None for a translation that has lost it."""
        return swedish_of(self)

    @property
    def is_offered(self):
        """A translation is read and finished only while the training is published, which is the Swedish page."""
        return self.source is self or bool(self.source and self.source.live)

    def get_view_restrictions(self):
        """Wagtail's, without a query when with_restrictions() has already said that there are none."""
        if getattr(self, "is_restricted", True) or self.alias_of_id:
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()


class CoursePage(Searched, Reviewed, Targeted, LearningPage):
    """A course: what it is about, how long it takes, and its lessons as pages beneath it."""

    class Level(models.TextChoices):
        BASIC = "basic", _("Basic course")
        IN_DEPTH = "in_depth", _("In-depth course")

    parent_page_types = ["courses.CourseIndexPage"]
    subpage_types = ["courses.LessonPage", "scenarios.ScenarioPage", "quizzes.QuizPage"]
    base_form_class = CoursePageForm
    searched = ("summary", "goals")

    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.BASIC)
    summary = models.TextField(_("summary"), help_text=_("Two or three sentences, seen first on the page."))
    goals = StreamField(
        [("goal", blocks.CharBlock(label=_("Goal")))],
        verbose_name=_("goals"),
        blank=True,
        help_text=_("Each one ends the sentence: Afterwards you can …"),
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), validators=[MinValueValidator(1)])
    prerequisite = models.ForeignKey(
        "self",
        verbose_name=_("course to complete first"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The lessons are closed until this course has been completed, here or elsewhere."),
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("level"), FieldPanel("minutes"), FieldPanel("prerequisite")]),
        FieldPanel("summary"),
        FieldPanel("goals"),
        WritingPanel(),
        FieldPanel("open_to_all"),
        Targeted.target_panel,
        *EDITION_PANELS,
        Reviewed.review_panel,
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("search_text"),
        index.FilterField("level"),
        index.FilterField("open_to_all"),
        index.FilterField("next_review"),
    ]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def clean(self):
        """No course waits for itself, in one step or several: nobody could ever begin it."""
        super().clean()
        seen, course = {self.translation_key}, self.prerequisite
        while course is not None:
            if course.translation_key in seen:
                raise ValidationError({"prerequisite": _("The courses would wait for one another.")})
            seen.add(course.translation_key)
            course = course.prerequisite

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | outline.course_context(self, request)

    def parts(self):
        """The published parts of the course, in the order of the Swedish tree, with what a list of them shows.

        A translation of the course has all of them: those that are translated beneath it, the Swedish ones for the
        rest, so that it is the same training in every language.
        """
        own, source = list(self._published_children()), self.source
        if source is self or source is None or not source.live:
            return own
        twins = {page.translation_key: page for page in own}
        return [twins.get(part.translation_key, part) for part in source.parts()]

    def _published_children(self):
        if self.pk is None:
            return Page.objects.none()
        minutes = Coalesce("lessonpage__minutes", "scenariopage__minutes", "quizpage__minutes")
        is_lesson = Q(lessonpage__isnull=False)
        return Page.objects.child_of(self).live().order_by("path").annotate(minutes=minutes, is_lesson=is_lesson)

    def published_parts(self):
        """The same as whole pages, as far as they can be tracked and taken."""
        source = self.source or self
        pages = source._published_children().specific()
        return [page for page in pages if isinstance(page, Trackable) and page.is_available]


class LessonPage(Searched, Reviewed, LearningPage):
    """A lesson: one goal, a few minutes of reading, and one button. It is always read in its current text."""

    parent_page_types = ["courses.CoursePage"]
    subpage_types = []
    base_form_class = LessonPageForm
    searched = ("goal", "body")
    training_kind = TrainingKind.LESSON

    goal = models.CharField(_("goal"), max_length=300, help_text=_("One sentence: what the reader can do afterwards."))
    minutes = models.PositiveSmallIntegerField(_("minutes"), validators=[MinValueValidator(1)])
    body = StreamField(STAFF_BODY, verbose_name=_("content"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("goal"),
        MultiFieldPanel([FieldPanel("minutes"), FieldPanel("required"), FieldPanel("open_to_all")]),
        FieldPanel("body"),
        WritingPanel(),
        *EDITION_PANELS,
        Reviewed.review_panel,
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("search_text"),
        index.FilterField("open_to_all"),
    ]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @cached_property
    def course(self):
        """The course that the lesson belongs to."""
        return CoursePage.objects.select_related("prerequisite").get(path=self.path[: -self.steplen])

    def serve(self, request, *args, **kwargs):
        """A lesson is closed while its course is a draft, and while another course has to be completed first."""
        if not self.course.live or not self.course.is_offered:
            raise Http404
        closed = None if self.open_to_all else closed_until_first_course(request, self.course)
        return closed or super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | outline.lesson_context(self, request)
