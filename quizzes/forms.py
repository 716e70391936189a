"""The editor's forms of a question and of a quiz: what has to be there before it can be used."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminModelForm

from quizzes import pool
from quizzes.document import Kind, right_and_wrong
from tracking.edition_form import AloneOrPartForm


class QuestionForm(WagtailAdminModelForm):
    """Each kind of question needs its own: what is missing is told, and nothing is stored without it."""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("figure") and not cleaned.get("figure_text", "").strip():
            self.add_error("figure_text", _("Say what the figure shows, for those who cannot see it."))
        rows = rows_of(self.formsets.get("answers"))
        kind = cleaned.get("kind")
        problem = problem_with(kind, len(rows), sum(bool(row.get("is_right")) for row in rows))
        texts = ((row.get("text") or "", bool(row.get("is_right"))) for row in rows)
        if kind in (Kind.SINGLE, Kind.MULTIPLE) and right_and_wrong(texts):
            problem = _("One answer stands there both as right and as wrong.")
        if problem:
            self.add_error(None, problem)
        return cleaned


def problem_with(kind, answers, right):
    """What the answers of a question of that kind lack, in words; None when nothing does."""
    if kind in (Kind.SINGLE, Kind.MULTIPLE) and answers < 2:
        return _("Write at least two answers to choose among.")
    if kind == Kind.SINGLE and right != 1:
        return _("Mark exactly one answer as right, or choose the kind with several right answers.")
    if kind == Kind.MULTIPLE and not right:
        return _("Mark at least one answer as right.")
    if kind == Kind.SHORT_TEXT and not answers:
        return _("Write at least one text that is right.")
    return None


def rows_of(formset):
    """The cleaned rows of a formset that are kept."""
    if formset is None or not formset.is_bound:
        return []
    formset.is_valid()  # The form of the page or question is cleaned before its rows are.
    rows = [form.cleaned_data for form in formset.forms if getattr(form, "cleaned_data", None)]
    return [row for row in rows if not row.get("DELETE")]


class QuizPageForm(AloneOrPartForm):
    """A quiz is published with questions to ask, and with as many in the bank as its draws ask for."""

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for problem in self._problems():
                self.add_error(None, problem)
        return cleaned

    def _problems(self):
        chosen = {row["question"].pk for row in rows_of(self.formsets.get("quiz_questions")) if row.get("question")}
        draws = [_Draw(row) for row in rows_of(self.formsets.get("draws")) if row.get("count")]
        if not chosen and not draws:
            yield _("Choose at least one question, or say how many to draw.")
        for draw, free, _picked in pool.draw_all(draws, chosen, lambda draw, free: free[: draw.count]):
            if len(free) < draw.count:
                yield _too_few(draw, len(free))


class _Draw:
    """A draw as it stands in the form, not stored yet."""

    def __init__(self, row):
        self.count, self.category = row["count"], row.get("category")
        self.category_id = self.category.pk if self.category else None
        self.sub_category_id = row["sub_category"].pk if row.get("sub_category") else None


def _too_few(draw, left):
    text = ngettext(
        "The draw asks for %(count)s from “%(category)s”, where %(left)s question is left to draw.",
        "The draw asks for %(count)s from “%(category)s”, where %(left)s questions are left to draw.",
        left,
    )
    return text % {"count": draw.count, "category": draw.category or _("no category"), "left": left}
