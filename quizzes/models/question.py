"""The question bank: a question with its answers, its explanation and the law behind it."""

import uuid

from django.apps import apps
from django.core.validators import MaxLengthValidator, MinValueValidator
from django.db import models, transaction
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, PreviewableMixin, RevisionMixin
from wagtail.search import index

from content.models import Checked, LawReference
from quizzes import previewing, versions
from quizzes.document import AnswerOrder, Kind
from quizzes.forms import QuestionForm
from quizzes.models.category import Category, SubCategory


class QuestionWord(TagBase):
    """A word that editors find questions by. Apart from the tags of images and documents."""

    free_tagging = True

    class Meta:
        verbose_name = _("tag of questions")
        verbose_name_plural = _("tags of questions")


class QuestionTag(ItemBase):
    tag = models.ForeignKey(QuestionWord, models.CASCADE, related_name="tagged_questions")
    content_object = ParentalKey("quizzes.Question", on_delete=models.CASCADE, related_name="tagged_items")


def _used_by(*kinds):
    """For static/js/question_editor.js: the panel is of use for these kinds only."""
    return {"data-for-kinds": " ".join(kinds)}


class Question(RevisionMixin, PreviewableMixin, index.Indexed, Checked, ClusterableModel):
    """A question. What is asked is its newest QuestionVersion, made whenever it is saved and reads otherwise.

    Texts are plain: whatever looks like HTML is shown as it was typed.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.SINGLE)
    text = models.TextField(_("question"), validators=[MaxLengthValidator(1000)])
    category = models.ForeignKey(
        Category,
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="questions",
    )
    sub_category = models.ForeignKey(
        SubCategory,
        verbose_name=_("sub-category"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="questions",
    )
    tags = ClusterTaggableManager(through=QuestionTag, blank=True, verbose_name=_("tags"))
    figure = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("figure"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    figure_text = models.CharField(
        _("what the figure shows"),
        max_length=500,
        blank=True,
        help_text=_("For those who cannot see it: all that one needs in order to answer."),
    )
    is_true = models.BooleanField(_("the statement is true"), default=False)
    answer_order = models.CharField(
        _("order of the answers"), max_length=8, choices=AnswerOrder.choices, default=AnswerOrder.RANDOM
    )
    partial_credit = models.BooleanField(
        _("a partly right answer gives part of the point"),
        default=False,
        help_text=_("Each right choice adds its share, each wrong one takes away its share. Never less than nothing."),
    )
    marking_guide = models.TextField(
        _("marking guide"), blank=True, help_text=_("For those who mark: what a good answer holds.")
    )
    explanation = models.TextField(
        _("explanation"),
        blank=True,
        validators=[MaxLengthValidator(2000)],
        help_text=_("Shown when the question has been answered, whatever the answer was."),
    )
    law = models.ForeignKey(
        LawReference,
        verbose_name=_("law reference"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    base_form_class = QuestionForm
    panels = [
        FieldPanel("kind"),
        FieldPanel("text"),
        MultiFieldPanel([FieldPanel("figure"), FieldPanel("figure_text")], heading=_("Figure of the question")),
        FieldPanel("is_true", attrs=_used_by(Kind.TRUE_FALSE)),
        MultiFieldPanel(
            [
                InlinePanel("answers", label=_("Answer"), heading=_("Answers")),
                FieldRowPanel(
                    [FieldPanel("answer_order"), FieldPanel("partial_credit", attrs=_used_by(Kind.MULTIPLE))],
                    attrs=_used_by(Kind.SINGLE, Kind.MULTIPLE),
                ),
            ],
            heading=_("Answers"),
            attrs=_used_by(Kind.SINGLE, Kind.MULTIPLE, Kind.SHORT_TEXT),
        ),
        MultiFieldPanel(
            [FieldPanel("marking_guide"), InlinePanel("criteria", label=_("Criterion"), heading=_("Criteria"))],
            heading=_("Marking"),
            attrs=_used_by(Kind.ESSAY),
        ),
        MultiFieldPanel([FieldPanel("explanation"), FieldPanel("law")], heading=_("Afterwards")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("category"), FieldPanel("sub_category")]), FieldPanel("tags")],
            heading=_("Where it belongs"),
        ),
        Checked.check_panel,
    ]
    search_fields = [
        index.SearchField("text"),
        index.SearchField("explanation"),
        index.AutocompleteField("text"),
        index.FilterField("kind"),
        index.FilterField("category"),
        index.FilterField("sub_category"),
        index.FilterField("owner_role"),
        index.FilterField("retired_on"),
        index.FilterField("next_check"),
        index.RelatedFields("tagged_items", [index.FilterField("tag")]),
    ]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["category__name", "pk"]

    def __str__(self):
        return Truncator(self.text).chars(90)

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Saves the question, and a version of it when it reads otherwise than the newest one."""
        super().save(*args, **kwargs)
        versions.publish(self)

    def is_used_elsewhere(self):
        """Has somebody been asked it? Then it is retired instead of deleted, so that its statistics stay."""
        return apps.get_model("quizzes", "SittingQuestion").objects.filter(version__key=self.key).exists()

    def get_preview_template(self, request, mode_name):
        return "quizzes/preview_question.html"

    def get_preview_context(self, request, mode_name):
        return super().get_preview_context(request, mode_name) | previewing.preview_context(self)


class Answer(Orderable):
    """An answer to choose, or a text that is right; its key is what sittings remember it by."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="answers")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    text = models.CharField(_("answer"), max_length=1000)
    is_right = models.BooleanField(_("right"), default=False)
    feedback = models.CharField(
        _("when it is chosen"),
        max_length=500,
        blank=True,
        help_text=_("A sentence to whoever chooses it: why it is right, or why it is not."),
    )

    panels = [FieldPanel("text"), FieldPanel("is_right"), FieldPanel("feedback")]

    class Meta(Orderable.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["question", "key"], name="quizzes_answer_key")]

    def __str__(self):
        return self.text


class Criterion(Orderable):
    """What an essay is marked for, and the most points that it gives."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="criteria")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    text = models.CharField(_("what is asked for"), max_length=300)
    points = models.PositiveSmallIntegerField(_("most points"), default=1, validators=[MinValueValidator(1)])

    panels = [FieldPanel("text"), FieldPanel("points")]

    class Meta(Orderable.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        constraints = [
            models.UniqueConstraint(fields=["question", "key"], name="quizzes_criterion_key"),
            models.CheckConstraint(condition=models.Q(points__gte=1), name="quizzes_criterion_from_one"),
        ]

    def __str__(self):
        return self.text
