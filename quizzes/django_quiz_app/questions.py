"""Questions: in the bank as they are asked from now on, and as versions as they were asked there.

A choice with several right answers asked for one of them. In the bank it asks for all, and sittings that are carried
over keep a version of the kind single with several right ones.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from quizzes.django_quiz_app import figures, reasons
from quizzes.django_quiz_app.bank import Bank
from quizzes.django_quiz_app.report import SKIPPED
from quizzes.django_quiz_app.rows import ANSWER, CHOICE, ESSAY, QUESTION, STATEMENT
from quizzes.django_quiz_app.work import mark
from quizzes.document import AnswerOrder, Kind

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
    bank = Bank(work)
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
