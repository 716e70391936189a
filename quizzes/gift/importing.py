"""From the questions of a file to the bank: each once, however often the file comes. All of them or none."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from quizzes.document import FALSE, TRUE, Kind
from quizzes.gift.item import Item
from quizzes.models import Answer, Category, Criterion, Question, SubCategory

AT_ONCE = 200  # Texts in one query: databases take only so many values.


@dataclass
class Plan:
    """`existing`: what is in the bank already, or stands earlier in the file."""

    new: list = field(default_factory=list)
    existing: list = field(default_factory=list)
    categories: list = field(default_factory=list)


def plan(report, category=None):
    """What an import would do; nothing is written. `category`: the name for questions that have none in the file."""
    made = Plan()
    known = _known({item.document.text for item in report.items})
    for item in report.items:
        mark = _mark_of(item)
        (made.existing if mark in known else made.new).append(item)
        known.add(mark)
    names = {(item.category or (category or "",))[0] for item in made.new} - {""}
    made.categories = sorted(names - set(Category.objects.filter(name__in=names).values_list("name", flat=True)))
    return made


@transaction.atomic
def carry_out(report, category=None, user=None):
    """Makes the questions that are not in the bank yet; gives the Plan that was carried out."""
    # Two imports of one file at the same time would both find nothing there.
    ContentType.objects.select_for_update().get(app_label="quizzes", model="question")
    made = plan(report, category)
    places = {}
    for item in made.new:
        path = item.category or ((category,) if category else ())
        if path not in places:
            places[path] = _place(path)
        _make(item, *places[path], user)
    return made


def _place(path):
    """(category, sub-category) of the names, made if they are missing."""
    if not path:
        return None, None
    category = Category.objects.get_or_create(name=path[0])[0]
    if len(path) == 1:
        return category, None
    found = SubCategory.objects.filter(name=path[1], category=category).order_by("pk").first()
    return category, found or SubCategory.objects.create(name=path[1], category=category)


def _make(item: Item, category, sub_category, user):
    document = item.document
    question = Question(
        kind=document.kind,
        text=document.text,
        category=category,
        sub_category=sub_category,
        is_true=document.right_ids == [TRUE],
        answer_order=document.answer_order,
        partial_credit=document.partial_credit,
        marking_guide=document.marking_guide,
        explanation=explanation_of(document),
    )
    if document.kind != Kind.TRUE_FALSE:
        question.answers = [
            Answer(text=one.text, is_right=one.is_right, feedback=one.feedback, sort_order=at)
            for at, one in enumerate(document.options)
        ]
    question.criteria = [
        Criterion(text=one.text, points=one.points, sort_order=at) for at, one in enumerate(document.criteria)
    ]
    question.save()
    # No revision: it would save each question twice, and its version is there for ever anyway.
    log(instance=question, action="wagtail.create", user=user)


def explanation_of(document):
    """The explanation; of a statement with what is said to each answer, which the bank has no other place for."""
    if document.kind != Kind.TRUE_FALSE:
        return document.explanation
    words = {TRUE: _("To the answer “true”: %(feedback)s"), FALSE: _("To the answer “false”: %(feedback)s")}
    told = [words[one.id] % {"feedback": one.feedback} for one in document.options if one.feedback]
    return "\n".join(part for part in [document.explanation, *told] if part)


def _known(texts):
    """The marks of all questions in the bank with one of the texts."""
    marks = set()
    wanted = sorted(texts | {text.replace("\n", "\r\n") for text in texts})
    for start in range(0, len(wanted), AT_ONCE):
        rows = list(Question.objects.filter(text__in=wanted[start : start + AT_ONCE]))
        answers = {row.pk: [] for row in rows}
        for one in Answer.objects.filter(question__in=rows):
            answers[one.question_id].append((one.text, one.is_right))
        marks |= {_mark(row.kind, row.text, row.is_true, answers[row.pk]) for row in rows}
    return marks


def _mark_of(item):
    document = item.document
    answers = [(one.text, one.is_right) for one in document.options]
    return _mark(document.kind, document.text, document.right_ids == [TRUE], answers)


def _mark(kind, text, is_true, answers):
    """What makes two questions the same: text, kind and answers, in whatever order."""
    if kind == Kind.TRUE_FALSE:
        answers = [("", is_true)]
    elif kind == Kind.ESSAY:
        answers = []
    elif kind == Kind.SHORT_TEXT:
        answers = [(one, True) for one, _is_right in answers]
    return kind, _plain(text), tuple(sorted((_plain(one), is_right) for one, is_right in answers))


def _plain(text):
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
