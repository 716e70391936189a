"""Questions of the bank as they are asked from now on. What has been edited here stays as it is."""

from django.db import transaction
from django.utils import timezone

from quizzes import document, versions
from quizzes.django_quiz_app import reasons
from quizzes.django_quiz_app.frozen import as_asked_there
from quizzes.django_quiz_app.report import CHANGED, CREATED, SKIPPED, UNCHANGED
from quizzes.django_quiz_app.rows import ANSWER, QUESTION
from quizzes.django_quiz_app.work import mark
from quizzes.document import Kind
from quizzes.models import Answer, Question


class Bank:
    """Writes questions. What has been edited here since it was brought in stays as it is."""

    def __init__(self, work):
        self.work = work
        keys = [work.uuid(QUESTION, key) for key in work.questions]
        self.here = {}
        for start in range(0, len(keys), 500):
            self.here |= {one.key: one for one in Question.objects.filter(key__in=keys[start : start + 500])}

    def take(self, there):
        """The question in the bank, and a count for each of its rows."""
        if there.kind is None:
            self._count_all(there, SKIPPED)
            return
        known = self.work.known(QUESTION, there.key)
        here = self.here.get(self.work.uuid(QUESTION, there.key))
        there.is_in_bank = here is not None or known is None
        if known is None:
            self._write(there, here or Question(key=self.work.uuid(QUESTION, there.key)))
        elif here is None:
            there.values.quirk("", reasons.DELETED_HERE)
            self._count_all(there, SKIPPED)
        elif not self._has_changed(there):
            self._count_all(there, UNCHANGED)
        elif known.here != mark_of(here):
            there.values.quirk("", reasons.CHANGED_HERE)
            self._count_kept(there)
        else:
            self._write(there, here)

    def _has_changed(self, there):
        known = (self.work.known(model, key) for model, key, _sha in there.rows)
        differs = any(one is None or one.sha256 != row[2] for one, row in zip(known, there.rows, strict=True))
        return differs or there.figure.is_new

    def _count_all(self, there, outcome):
        for model, _key, _sha in there.rows:
            self.work.report.count(model, outcome)

    def _count_kept(self, there):
        for model, key, _sha in there.rows:
            self.work.report.count(model, UNCHANGED if self.work.known(model, key) else SKIPPED)

    @transaction.atomic
    def _write(self, there, question):
        if there.has_several_right:
            versions.freeze(question.key, as_asked_there(self.work, there), self._category(there))
        _fill(self.work, question, there)
        question.save()
        here = mark_of(question)
        for model, key, sha256 in there.rows:
            known = self.work.known(model, key)
            is_same = known is not None and known.sha256 == sha256
            outcome = CREATED if known is None else UNCHANGED if is_same else CHANGED
            if is_same and model == QUESTION and there.figure.is_new:
                outcome = CHANGED
            if not is_same or model == QUESTION:
                self.work.note(model, key, sha256, question.pk, here if model == QUESTION else "")
            self.work.report.count(model, outcome)

    def _category(self, there):
        return self.work.categories.get(there.category)


def _fill(work, question, there):
    question.kind = Kind.MULTIPLE if there.has_several_right else there.kind
    question.text, question.explanation = there.text, there.explanation
    question.category = work.categories.get(there.category)
    question.sub_category = work.sub_categories.get(there.sub_category)
    question.is_true, question.answer_order = there.is_true, there.order
    if there.figure.image or there.figure.is_new:
        question.figure_id = there.figure.image
    if question.pk is None:
        question.next_check = timezone.localdate()  # Nobody has looked at it here.
    before = {answer.key: answer for answer in question.answers.all()} if question.pk else {}
    answers = []
    for place, (key, text, is_right) in enumerate(there.answers):
        own = work.uuid(ANSWER, key)
        answer = before.get(own) or Answer(key=own)
        answer.text, answer.is_right, answer.sort_order = text, is_right, place
        answers.append(answer)
    question.answers.set(answers)


def mark_of(question):
    """A mark of the question as it stands here."""
    read = document.to_data(versions.document_of(question))
    return mark([read, question.category_id, question.sub_category_id])
