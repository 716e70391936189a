"""Questions: in the bank as they are asked from now on, and as versions as they were asked there.

A choice with several right answers asked for one of them. In the bank it asks for all, and sittings that are carried
over keep a version of the kind single with several right ones.
"""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quizzes import document, versions
from quizzes.django_quiz_app import figures, reasons
from quizzes.django_quiz_app.report import CHANGED, CREATED, SKIPPED, UNCHANGED
from quizzes.django_quiz_app.rows import ANSWER, CHOICE, ESSAY, QUESTION, STATEMENT
from quizzes.django_quiz_app.work import mark
from quizzes.document import FALSE, TRUE, AnswerOrder, Document, Kind, Option
from quizzes.models import Answer, Question, QuestionVersion

ORDERS = {"content": AnswerOrder.CONTENT, "random": AnswerOrder.RANDOM, "none": AnswerOrder.NONE, "": AnswerOrder.NONE}
KINDS = {CHOICE: Kind.SINGLE, STATEMENT: Kind.TRUE_FALSE, ESSAY: Kind.ESSAY}


@dataclass
class There:
    """A question as it is there. `kind`: None when nothing says. `rows`: [(model, key, sha256)] of all its rows.

    `path`: where its figure lies. `answers`: [(key, text, is it right?)] in the order of their keys.
    """

    key: int
    text: str
    explanation: str
    category: int | None
    sub_category: int | None
    quizzes: list
    values: object
    path: str = ""
    figure: figures.Figure = field(default_factory=figures.Figure)
    kind: Kind | None = None
    is_true: bool = False
    order: AnswerOrder = AnswerOrder.NONE
    answers: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    is_in_bank: bool = False

    @property
    def has_several_right(self):
        return self.kind == Kind.SINGLE and sum(is_right for _key, _text, is_right in self.answers) > 1


def take_questions(work):
    """{key there: There} in work.questions, and all that can be asked in the bank. Needs work.quizzes for its links."""
    for key, values in work.valid_rows(QUESTION):
        work.questions[key] = _read(work, key, values)
    _read_kinds(work)
    _read_answers(work)
    for there in work.questions.values():
        _look_at(there)
        if there.kind is not None:
            there.figure = figures.figure_of(work, there.key, there.values, there.path)
    bank = _Bank(work)
    for there in work.questions.values():
        bank.take(there)


def _read(work, key, values):
    there = There(
        key=key,
        text=values.text("content", 1000, keeps=True, is_required=True) or _("(without a text)"),
        explanation=values.text("explanation", 2000, keeps=True),
        category=values.reference("category", work.categories),
        sub_category=values.reference("sub_category", work.sub_categories),
        quizzes=values.references("quiz", work.quizzes),
        values=values,
        path=figures.path_of(values),
    )
    kept = [there.text, there.explanation, there.category, there.sub_category, there.quizzes, there.path]
    there.rows.append((QUESTION, key, mark(kept)))
    return there


def _read_kinds(work):
    for model, kind in KINDS.items():
        for key, values in work.valid_rows(model):
            there = work.questions.get(key)
            if there is None or there.kind is not None:
                values.quirk("", reasons.NO_QUESTION if there is None else reasons.TWO_KINDS)
                work.report.count(model, SKIPPED)
                continue
            there.kind = kind
            if model == CHOICE:
                there.order = _order(values)
            elif model == STATEMENT:
                there.is_true = values.flag("correct")
            there.rows.append((model, key, mark([there.is_true, there.order])))


def _order(values):
    order = values.text("answer_order", 30, may_be_null=True).strip().lower() if values.has("answer_order") else ""
    if order not in ORDERS:
        values.quirk("answer_order", reasons.UNKNOWN_ORDER)
    return ORDERS.get(order, AnswerOrder.NONE)


def _read_answers(work):
    choices = {key for key, there in work.questions.items() if there.kind == Kind.SINGLE}
    for key, values in work.valid_rows(ANSWER):
        question = values.reference("question", choices)
        if question not in choices:
            if not values.row.fields.get("question"):
                values.quirk("question", reasons.NO_QUESTION)
            work.report.count(ANSWER, SKIPPED)
            continue
        text, is_right = values.text("content", 1000, is_required=True), values.flag("correct")
        there = work.questions[question]
        there.answers.append((key, text, is_right))
        there.rows.append((ANSWER, key, mark([question, text, is_right])))
    for there in work.questions.values():
        if there.answers:  # So that a question is seen to have changed when one of its answers is gone.
            answers = [key for key, _text, _is_right in there.answers]
            model, key, sha256 = there.rows[1]
            there.rows[1] = (model, key, mark([sha256, answers]))


def _look_at(there):
    """What is odd about the question as a whole."""
    if there.kind is None:
        there.values.quirk("", reasons.NO_KIND)
    if there.kind != Kind.SINGLE:
        return
    if len(there.answers) < 2:
        there.values.quirk("", reasons.FEW_ANSWERS)
    if not any(is_right for _key, _text, is_right in there.answers):
        there.values.quirk("", reasons.NO_RIGHT_ANSWER)
    if there.has_several_right:
        there.values.quirk("", reasons.SEVERAL_RIGHT)


def as_asked_there(work, there):
    """The Document of a question as sittings there asked it. One of no known kind reads as a text to write."""
    options = [Option(str(work.uuid(ANSWER, key)), text, is_right) for key, text, is_right in there.answers]
    if there.kind == Kind.TRUE_FALSE:
        options = [Option(TRUE, is_right=there.is_true), Option(FALSE, is_right=not there.is_true)]
    return Document(
        kind=str(there.kind or Kind.ESSAY),
        text=there.text,
        options=options,
        answer_order=str(there.order),
        explanation=there.explanation,
        figure=there.figure.image,
    )


class _Bank:
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
            self._write(there, here or Question(key=self.work.uuid(QUESTION, there.key)), "")
        elif here is None:
            there.values.quirk("", reasons.DELETED_HERE)
            self._count_all(there, SKIPPED)
        elif not self._has_changed(there):
            self._count_all(there, UNCHANGED)
        elif known.here != mark_of(here):
            there.values.quirk("", reasons.CHANGED_HERE)
            self._count_kept(there)
        else:
            self._write(there, here, known.sha256)

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
    def _write(self, there, question, before):
        if there.has_several_right:
            freeze(question.key, as_asked_there(self.work, there), self._category(there))
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


def freeze(key, asked, category):
    """A new version that reads so. When the bank asks otherwise, its own version has to come after it."""
    data = document.to_data(asked)
    before = versions.newest(key)
    return QuestionVersion.objects.create(
        key=key,
        number=before.number + 1 if before else 1,
        kind=asked.kind,
        category_number=category.pk if category else None,
        category_name=(category.name or "") if category else "",
        document=data,
        sha256=document.digest(data),
    )


@dataclass(frozen=True)
class Asked:
    """A question as sittings there asked it, and what is looked up of it for each of them.

    `order`: the ids of its options in the order of the editor; `right`: those that are right; `chosen`: {what stands in
    an answer there: the id of the option}.
    """

    document: Document
    order: list
    right: frozenset
    chosen: dict


class Frozen:
    """The questions as sittings there asked them, and the versions that they hold, each made when first asked for."""

    def __init__(self, work):
        self.work, self.found, self.versions, self.by_sha = work, {}, {}, {}
        keys = [work.uuid(QUESTION, key) for key in work.questions]
        for start in range(0, len(keys), 500):
            rows = QuestionVersion.objects.filter(key__in=keys[start : start + 500])
            self.by_sha |= {(one.key, one.sha256): one for one in rows}

    def of(self, key):
        """The Asked of the question with the key there, also of one that is gone."""
        if key not in self.found:
            there = self.work.questions.get(key)
            asked = as_asked_there(self.work, there) if there else _gone(key)
            self.found[key] = Asked(
                document=asked,
                order=[option.id for option in asked.options],
                right=frozenset(asked.right_ids),
                chosen={str(answer[0]): str(self.work.uuid(ANSWER, answer[0])) for answer in there.answers}
                if there
                else {},
            )
        return self.found[key]

    def version(self, key):
        """The primary key of its version."""
        if key not in self.versions:
            asked, there = self.of(key).document, self.work.questions.get(key)
            self.versions[key] = self._version(self.work.uuid(QUESTION, key), asked, there).pk
        return self.versions[key]

    def _version(self, key, asked, there):
        sha256 = document.digest(document.to_data(asked))
        found = self.by_sha.get((key, sha256)) or QuestionVersion.objects.filter(key=key, sha256=sha256).first()
        if found is None:
            found = freeze(key, asked, self.work.categories.get(there.category) if there else None)
            question = Question.objects.filter(key=key).first()
            if question is not None:
                versions.publish(question)
        return found


def _gone(key):
    """A question that was deleted there: only that there was one is known. Whatever was answered is kept as a text."""
    text = _("Question %(number)s, which had been deleted in the system that this came from.") % {"number": key}
    return Document(kind=str(Kind.ESSAY), text=text)
