"""Quizzes as pages: which questions are asked, on which terms, and where the learner begins."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index
from wagtail.url_routing import RouteResult

from content.models import Reviewed, Targeted
from content.panels import WritingPanel
from content.searching import Searched
from content.staff_page import StaffPage
from quizzes import entry, pool
from quizzes.addresses import address_part, free_address
from quizzes.forms import QuizPageForm
from quizzes.models.category import Category, SubCategory
from quizzes.models.question import Question
from tracking.models import COURSE, AloneOrPart, AloneOrPartQuerySet, TrainingKind
from tracking.panels import EDITION_PANELS


class QuizIndexPage(Reviewed, StaffPage):
    """The published quizzes, by category."""

    parent_page_types = ["start.FrontPage"]
    subpage_types = ["quizzes.QuizPage"]
    max_count_per_parent = 1

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro"), Reviewed.review_panel]

    class Meta:
        verbose_name = _("list of quizzes")
        verbose_name_plural = _("lists of quizzes")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | entry.index_context(self, request)


class QuizPageQuerySet(AloneOrPartQuerySet):
    def listed(self):
        """The open ones in Swedish: what a list of quizzes shows."""
        swedish = self.open().filter(alias_of=None, locale__language_code=settings.LANGUAGE_CODE)
        return swedish.order_by("title")


class QuizPage(Searched, AloneOrPart, Reviewed, Targeted, StaffPage):
    """A quiz: chosen questions and draws from the bank, and the terms on which it is taken.

    A sitting freezes both when it begins: what an editor changes afterwards holds for later sittings.
    """

    class Counts(models.TextChoices):
        BEST = "best", _("The best attempt")
        LAST = "last", _("The last attempt")

    objects = PageManager.from_queryset(QuizPageQuerySet)()

    parent_page_types = ["quizzes.QuizIndexPage", COURSE]
    subpage_types = []
    base_form_class = QuizPageForm
    searched = ("description",)  # Never the questions: whoever searches would read them beforehand.
    training_kind = TrainingKind.QUIZ
    exclude_fields_in_copy = ["changed_in_edition", "edition_note", "reviewed_on", "perspectives"]

    description = models.TextField(_("description"), blank=True, help_text=_("What the quiz is about, in short."))
    category = models.ForeignKey(
        Category,
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="quizzes",
        help_text=_("For the lists of quizzes. The questions have categories of their own."),
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=10, validators=[MinValueValidator(1), MaxValueValidator(1440)]
    )
    random_order = models.BooleanField(_("random order of questions"), default=False)
    max_questions = models.PositiveSmallIntegerField(
        _("most questions"),
        null=True,
        blank=True,
        help_text=_("The first ones in the order they come: random only with a random order. Empty or 0: all."),
    )
    one_page = models.BooleanField(_("all questions on one page"), default=False)
    answers_at_end = models.BooleanField(
        _("answers are shown at the end"),
        default=False,
        help_text=_("Otherwise after each question. Always at the end when all questions are on one page."),
    )
    exam_paper = models.BooleanField(
        _("exam paper"),
        default=False,
        help_text=_("Those who may see exam papers can read what was handed in. Otherwise only the learner can."),
    )
    max_attempts = models.PositiveSmallIntegerField(
        _("attempts"),
        null=True,
        blank=True,
        help_text=_("In one round of the training. Empty or 0: no limit. A single attempt is always an exam paper."),
    )
    cool_down_hours = models.PositiveSmallIntegerField(
        _("hours between attempts"), default=0, validators=[MaxValueValidator(24 * 60)]
    )
    counts = models.CharField(
        _("what counts as the result"),
        max_length=4,
        choices=Counts.choices,
        default=Counts.BEST,
        help_text=_("What the learner is shown. Whoever has passed once has passed."),
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark, per cent"),
        default=0,
        validators=[MaxValueValidator(100)],
        help_text=_("Compared exactly: 2 of 3 does not pass 67. With 0 whoever hands in an answer has passed."),
    )
    time_limit = models.PositiveSmallIntegerField(
        _("time limit, minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1440)],
        help_text=_("Only when time is what is tested. Somebody who needs more time can be given it."),
    )
    success_text = models.TextField(_("text when passed"), blank=True)
    fail_text = models.TextField(_("text when not passed"), blank=True)
    second_marker = models.BooleanField(
        _("essays are marked by two"), default=False, help_text=_("Independently. When they differ, they agree.")
    )
    edition_note = models.CharField(
        _("what has changed"),
        max_length=255,
        blank=True,
        help_text=_("One sentence for those who have taken the quiz before."),
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("description"),
                FieldRowPanel([FieldPanel("category"), FieldPanel("minutes")]),
                FieldPanel("required"),
            ],
            heading=_("The quiz"),
        ),
        MultiFieldPanel(
            [
                HelpPanel(content=_("The chosen questions come first, in this order, then those that are drawn.")),
                InlinePanel("quiz_questions", label=_("Question"), heading=_("Chosen questions")),
                InlinePanel("draws", label=_("Draw"), heading=_("Draws")),
                FieldRowPanel([FieldPanel("random_order"), FieldPanel("max_questions")]),
            ],
            heading=_("Questions"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("one_page"), FieldPanel("answers_at_end")]),
                FieldRowPanel([FieldPanel("max_attempts"), FieldPanel("cool_down_hours"), FieldPanel("counts")]),
                FieldRowPanel([FieldPanel("time_limit"), FieldPanel("exam_paper"), FieldPanel("second_marker")]),
            ],
            heading=_("Taking it"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("pass_mark"),
                FieldPanel("success_text"),
                FieldPanel("fail_text"),
                InlinePanel("bands", label=_("Text for a result"), heading=_("Texts by result")),
            ],
            heading=_("The result"),
        ),
        WritingPanel(),
        Targeted.target_panel,
        *EDITION_PANELS,
        Reviewed.review_panel,
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("search_text"),
        index.FilterField("next_review"),
    ]

    class Meta:
        verbose_name = _("quiz")
        verbose_name_plural = _("quizzes")
        constraints = [
            models.CheckConstraint(condition=models.Q(pass_mark__lte=100), name="quizzes_pass_mark_per_cent"),
        ]

    def full_clean(self, *args, **kwargs):
        self._make_address()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        """A draft is looked at less closely; its address is made all the same."""
        self._make_address()
        super().minimal_clean()

    def _make_address(self):
        """It is made of small letters, figures and hyphens; another page of that address gets a number."""
        self.slug = free_address(self, address_part(self.slug or self.title))

    def save(self, *args, **kwargs):
        """A quiz that one may sit only once is an exam paper, and stays one when that is changed."""
        if self.max_attempts == 1:
            self.exam_paper = True
        super().save(*args, **kwargs)

    @cached_property
    def question_count(self):
        """How many questions a sitting would have now."""
        return len(pool.questions_of(self))

    def used_without_being_named(self):
        """The questions that may be drawn: a package of the course carries them too."""
        return [question for _draw, candidates in pool.candidates_of(self.draws.all()) for question in candidates]

    @property
    def is_available(self):
        """Can it be taken? Not without any question."""
        return self.question_count > 0

    @property
    def is_open(self):
        """May anybody take it: is it published, and what it stands in?"""
        return self.live and self.get_parent().live

    def route(self, request, path_components):
        """A draft has its address, so that whoever may not see it is told so, and an editor can try it."""
        if not path_components and not self.live:
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request, *args, **kwargs):
        """POST begins a sitting, or goes on with the open one; GET shows what awaits, and changes nothing."""
        if not entry.source_of(self).is_open and not self.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        if request.method == "POST" and request.user.is_authenticated:
            return entry.begin(self, request)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | entry.page_context(self, request)


class QuizQuestion(Orderable):
    """A question that is always asked."""

    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="quiz_questions")
    question = models.ForeignKey(
        Question, verbose_name=_("question"), on_delete=models.PROTECT, related_name="quiz_questions"
    )

    panels = [FieldPanel("question")]

    class Meta(Orderable.Meta):
        verbose_name = _("chosen question")
        verbose_name_plural = _("chosen questions")

    def __str__(self):
        return str(self.question)


class Draw(Orderable):
    """A number of questions drawn from a category, anew for each sitting. Retired questions are not drawn."""

    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="draws")
    category = models.ForeignKey(
        Category,
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="draws",
        help_text=_("Empty: from no category, so that nothing is drawn."),
    )
    sub_category = models.ForeignKey(
        SubCategory,
        verbose_name=_("sub-category"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="draws",
    )
    count = models.PositiveSmallIntegerField(_("how many"), default=1, validators=[MinValueValidator(1)])

    panels = [FieldRowPanel([FieldPanel("count"), FieldPanel("category"), FieldPanel("sub_category")])]

    class Meta(Orderable.Meta):
        verbose_name = _("draw")
        verbose_name_plural = _("draws")
        constraints = [models.CheckConstraint(condition=models.Q(count__gte=1), name="quizzes_draw_from_one")]

    def __str__(self):
        return f"{self.count}, {self.category}"


class ScoreBand(Orderable):
    """A text for those who reach a percentage, and not that of the next band."""

    quiz = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="bands")
    from_percent = models.PositiveSmallIntegerField(_("from per cent"), validators=[MaxValueValidator(100)])
    text = models.TextField(_("text"))

    panels = [FieldPanel("from_percent"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("text for a result")
        verbose_name_plural = _("texts for a result")
        constraints = [models.CheckConstraint(condition=models.Q(from_percent__lte=100), name="quizzes_band_per_cent")]

    def __str__(self):
        return f"{self.from_percent} %"
