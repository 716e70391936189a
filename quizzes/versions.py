"""Versions of questions: made when a question is saved and reads otherwise, and never changed."""

import json

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from quizzes import document
from quizzes.document import FALSE, TRUE, AnswerOrder, Criterion, Document, Kind, Option

LAW = ("key", "title", "text", "source", "valid_from", "checked_on", "next_check")


def document_of(question):
    """The question as it reads now, which may not be saved yet. Only what its kind uses is in it."""
    kind = question.kind
    criteria = question.criteria.all() if kind == Kind.ESSAY else []
    return Document(
        kind=str(kind),
        text=question.text,
        options=_options(question),
        answer_order=str(question.answer_order if kind in (Kind.SINGLE, Kind.MULTIPLE) else AnswerOrder.NONE),
        partial_credit=question.partial_credit and kind == Kind.MULTIPLE,
        explanation=question.explanation,
        law=_law(question.law),
        figure=question.figure_id,
        figure_text=question.figure_text if question.figure_id else "",
        marking_guide=question.marking_guide if kind == Kind.ESSAY else "",
        criteria=[Criterion(str(one.key), one.text, one.points) for one in criteria],
    )


def _options(question):
    if question.kind == Kind.TRUE_FALSE:
        return [Option(TRUE, is_right=question.is_true), Option(FALSE, is_right=not question.is_true)]
    if question.kind == Kind.ESSAY:
        return []
    is_text = question.kind == Kind.SHORT_TEXT  # Whatever is listed is right then.
    return [
        Option(str(answer.key), answer.text, answer.is_right or is_text, answer.feedback)
        for answer in question.answers.all()
    ]


def _law(law):
    """The law reference as it reads now, as JSON holds it."""
    if law is None:
        return None
    return json.loads(json.dumps({name: getattr(law, name) for name in LAW}, cls=DjangoJSONEncoder))


def publish(question):
    """The version that the question reads as now: the newest one when nothing has changed, otherwise a new one.

    To call inside a transaction that holds the question's row: whoever else saves it waits. The law is read anew,
    since it may have been saved while this one waited.
    """
    if question.law_id:
        question.law.refresh_from_db()
    before, version = newest(question.key), _unsaved(question.key, document_of(question), question.category)
    if before and _read(before) == _read(version):
        return before
    return _add(version, before)


def freeze(key, asked, category):
    """A version after the newest of the key that reads as the Document `asked`, whatever the bank asks."""
    return _add(_unsaved(key, asked, category), newest(key))


def _unsaved(key, asked, category):
    data = document.to_data(asked)
    return _model()(
        key=key,
        kind=asked.kind,
        category_number=category.pk if category else None,
        category_name=(category.name or "") if category else "",
        document=data,
        sha256=document.digest(data),
        made_at=timezone.now(),
    )


def _read(version):
    return version.sha256, version.category_number, version.category_name


def _add(version, before):
    version.number = before.number + 1 if before else 1
    version.save(force_insert=True)
    return version


def newest(key):
    """The version that is asked now, or None before the first."""
    return _model().objects.filter(key=key).order_by("-number").first()


def newest_of(questions):
    """{question key: its newest version} of a queryset of questions. One query."""
    last = _model().objects.filter(key=OuterRef("key")).order_by("-number").values("pk")[:1]
    rows = _model().objects.filter(pk__in=questions.order_by().values_list(Subquery(last), flat=True))
    return {version.key: version for version in rows}


@transaction.atomic
def publish_those_with(law):
    """A law that reads otherwise makes new versions of the questions that name it."""
    questions = apps.get_model("quizzes", "Question").objects.filter(law=law).order_by("pk")
    for question in questions.select_for_update(no_key=True):
        publish(question)


def _model():
    # The model of questions imports this module.
    return apps.get_model("quizzes", "QuestionVersion")
