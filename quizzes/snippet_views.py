"""The question bank in the CMS: what its lists show, what they are narrowed down to, and what a deletion does."""

import django_filters
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import DeleteView, SnippetViewSetGroup

from content.models import Role
from content.snippet_views import CheckedViewSet, UsedViewSet
from quizzes import pool
from quizzes.document import Kind
from quizzes.models import Category, Question, SubCategory
from quizzes.models.question import QuestionWord

CURRENT, RETIRED = "current", "retired"


class QuestionFilterSet(WagtailFilterSet):
    """What the list of questions is narrowed down to. Each field is one that the search index can filter by too."""

    kind = django_filters.ChoiceFilter(label=gettext_lazy("Kind"), choices=Kind.choices)
    category = django_filters.ModelChoiceFilter(label=gettext_lazy("Category"), queryset=Category.objects.all())
    sub_category = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Sub-category"), queryset=SubCategory.objects.select_related("category")
    )
    tag = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Tag"), field_name="tagged_items__tag", queryset=QuestionWord.objects.order_by("name")
    )
    retired = django_filters.ChoiceFilter(
        label=gettext_lazy("Retired"),
        choices=[(CURRENT, gettext_lazy("No")), (RETIRED, gettext_lazy("Yes"))],
        method="by_retirement",
    )
    owner_role = django_filters.ModelChoiceFilter(label=gettext_lazy("Role"), queryset=Role.objects.all())

    class Meta:
        model = Question
        fields = []

    def by_retirement(self, rows, _name, value):
        """Those that can be chosen today, or those that cannot any more."""
        return rows.current() if value == CURRENT else rows.retired()


def _drawn_by(question):
    """By how many quizzes a question in the list may be drawn, in words."""
    if not question.drawing_quizzes or question.is_retired():
        return "–"
    return ngettext("%(count)s quiz", "%(count)s quizzes", question.drawing_quizzes) % {
        "count": question.drawing_quizzes
    }


class QuestionViewSet(CheckedViewSet):
    """The list says what names a question, and beside it what may draw it without naming it."""

    model = Question
    icon = "help"
    drawn_column = Column("drawn_by", label=gettext_lazy("May be drawn by"), accessor=_drawn_by)
    list_display = [
        "__str__", "kind", "category", "next_check", "retired_on", CheckedViewSet.uses_column, drawn_column,
    ]  # fmt: skip
    filterset_class = QuestionFilterSet

    def get_queryset(self, request):
        return pool.with_drawing_quizzes(super().get_queryset(request)).select_related("category")


class CategoryDeleteView(DeleteView):
    """Whoever deletes a category is told first what becomes of the questions and the quizzes."""

    @property
    def confirmation_message(self):
        return f"{super().confirmation_message} {what_a_deletion_does([self.object])}"


def what_a_deletion_does(categories):
    """What becomes of the questions, quizzes and draws of the categories or sub-categories, in words."""
    questions = sum(one.questions.count() for one in categories)
    draws = sum(one.draws.count() for one in categories)
    said = [
        ngettext(
            "%(count)s question stays, without a category.",
            "%(count)s questions stay, without a category.",
            questions,
        )
        % {"count": questions},
        _("No quiz is deleted, and no result."),
    ]
    if draws:
        said.append(_what_draws_do(categories, draws))
    return " ".join(said)


def _what_draws_do(categories, draws):
    if isinstance(categories[0], SubCategory):
        text = ngettext(
            "%(count)s draw then takes questions from the whole category.",
            "%(count)s draws then take questions from the whole category.",
            draws,
        )
    else:
        text = ngettext(
            "%(count)s draw then draws nothing, until you choose another category for it.",
            "%(count)s draws then draw nothing, until you choose another category for them.",
            draws,
        )
    return text % {"count": draws}


class CategoryViewSet(UsedViewSet):
    model = Category
    icon = "folder-open-inverse"
    list_display = ["name", UsedViewSet.uses_column]
    search_fields = ["name"]
    ordering = ["name"]
    delete_view_class = CategoryDeleteView


class SubCategoryViewSet(UsedViewSet):
    model = SubCategory
    icon = "folder-open-1"
    list_display = ["name", "category", UsedViewSet.uses_column]
    list_filter = ["category"]
    search_fields = ["name"]
    ordering = ["name"]
    delete_view_class = CategoryDeleteView

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("category")


class QuizViewSetGroup(SnippetViewSetGroup):
    menu_label = gettext_lazy("Quizzes")
    menu_name = "quizzes"
    menu_icon = "help"
    menu_order = 260
    items = [QuestionViewSet, CategoryViewSet, SubCategoryViewSet]
