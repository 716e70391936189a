"""A row of the other system, and how it is named, whether it comes from a dump or from a database."""

import re
from dataclasses import dataclass, field
from datetime import tzinfo

CATEGORY, SUB_CATEGORY = "quiz.category", "quiz.subcategory"
QUIZ, QUESTION = "quiz.quiz", "quiz.question"
CHOICE, ANSWER = "multichoice.mcquestion", "multichoice.answer"
STATEMENT, ESSAY = "true_false.tf_question", "essay.essay_question"
SITTING, PROGRESS, USER = "quiz.sitting", "quiz.progress", "auth.user"

OURS = {
    CATEGORY: {"category"},
    SUB_CATEGORY: {"sub_category", "category"},
    QUIZ: {
        "title", "description", "url", "category", "random_order", "max_questions", "answers_at_end", "exam_paper",
        "single_attempt", "pass_mark", "success_text", "fail_text", "draft",
    },
    QUESTION: {"quiz", "category", "sub_category", "figure", "content", "explanation"},
    CHOICE: {"answer_order"},
    ANSWER: {"question", "content", "correct"},
    STATEMENT: {"correct"},
    ESSAY: set(),
    SITTING: {
        "user", "quiz", "question_order", "question_list", "incorrect_questions", "current_score", "complete",
        "user_answers", "start", "end",
    },
    PROGRESS: {"user", "score"},
}  # fmt: skip


BYTE = re.compile("[\udc80-\udcff]")  # What was no UTF-8, see dump.py and sqlite.py.
NEVER_IN_TEXT = re.compile("[\0\ud800-\udfff]")
MOST_OF_A_NAME = 60  # As in ImportedRow.
FIGURES = 40  # No key has so many: ImportedRow holds them as texts, and no database has such numbers.
DEEPEST = 20


class Unreadable(Exception):
    """The source cannot be read at all; the message says why."""


@dataclass(frozen=True)
class Row:
    """`pk` as it stands there. `zone`: what a date without a zone is meant in; None: nobody knows.

    `lacks`: fields that no row of the source has, which is told once and not of each.
    """

    model: str
    pk: object
    fields: dict = field(default_factory=dict)
    zone: tzinfo | None = None
    lacks: frozenset = frozenset()


def cleaned(text):
    """The text as a database can store it: bytes that are no UTF-8 are read as Latin-1."""
    return NEVER_IN_TEXT.sub("", BYTE.sub(lambda found: chr(ord(found[0]) - 0xDC00), text))


def storable(value, depth=0):
    """A value of JSON as a database can store it, with every text in it cleaned; None for what is nested too deeply."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list | dict) and depth == DEEPEST:
        return None
    if isinstance(value, list):
        return [storable(one, depth + 1) for one in value]
    if isinstance(value, dict):
        return {cleaned(name): storable(one, depth + 1) for name, one in value.items()}
    return value


def key_of(value):
    """The number that a primary key or a reference to one is; None when it is none, or too long for one."""
    if type(value) is int:
        return value if abs(value) < 10**FIGURES else None
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and abs(value) < 10.0**FIGURES and value == int(value):
        return int(value)
    if isinstance(value, str):
        text = value.strip()
        return int(text) if text.isascii() and text.removeprefix("-").isdigit() and len(text) < FIGURES else None
    return None


def is_of_people(model, names):
    """Do the names of its fields say that a model holds accounts? Some systems have a model of their own for them."""
    return len(model) <= MOST_OF_A_NAME and {"username", "password"} <= set(names)
