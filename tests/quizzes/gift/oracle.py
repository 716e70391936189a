"""Another reader of GIFT, pygiftparser, and what it and ours make of a text in the same words."""

import builtins
import contextlib
import importlib
import io
import logging
import re
import warnings

from quizzes.document import TRUE, Kind
from quizzes.gift.escapes import unescape

TYPES = {
    "SelectSet": Kind.SINGLE,
    "MultipleChoicesSet": Kind.MULTIPLE,
    "TrueFalseSet": Kind.TRUE_FALSE,
    "ShortSet": Kind.SHORT_TEXT,
    "Essay": Kind.ESSAY,
    "NumericAnswerSet": "numeric",
    "MatchingSet": "matching",
    "Description": "no_answers",
}


def _parser():
    """It is from 2017: it asks for the locale in a way that Python warns of, and leaves a _ among the builtins."""
    before = builtins.__dict__.get("_")
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        module = importlib.import_module("pygiftparser.parser")
    if before is None:
        builtins.__dict__.pop("_", None)
    return module


PARSER = _parser()


logging.getLogger("pygiftparser").setLevel(logging.ERROR)  # It warns of every question without a title.


def questions(text):
    """[Question] as pygiftparser reads them. What it prints is caught."""
    with contextlib.redirect_stdout(io.StringIO()):
        return PARSER.parseFile(io.StringIO(text, newline="\n"))


def told_by_oracle(text):
    """[(kind, question, answers with fractions and feedback, explanation)] by pygiftparser."""
    return [_told(question) for question in questions(text)]


def _told(question):
    found = question.answers
    kind = TYPES[type(found).__name__]
    text = f"{question.text}_____{question.tail}" if question.tail else question.text
    return kind, _flat(unescape(text)), _answers(kind, found), _plain(question.generalFeedback)


def _answers(kind, found):
    if kind == Kind.TRUE_FALSE:
        return [(found.answer, _plain(found.feedbackWrong), _plain(found.feedbackCorrect))]
    rows = getattr(found, "answers", ())
    return [(_plain(one.answer), float(one.fraction), _plain(one.feedback)) for one in rows]


def told_by_ours(items):
    """The same of our items. The fractions are those that Moodle has for our kinds."""
    return [_ours(item.document) for item in items]


def _ours(document):
    rows = [(_flat(one.text), _fraction(document, one), _flat(one.feedback)) for one in document.options]
    if document.kind == Kind.TRUE_FALSE:
        told = {one.is_right: _flat(one.feedback) for one in document.options}
        rows = [(document.right_ids == [TRUE], told[False], told[True])]
    return document.kind, _flat(document.text), rows, _flat(document.explanation)


def _fraction(document, option):
    right = len(document.right_ids)
    if option.is_right:
        return 100.0 if document.kind != Kind.MULTIPLE else _cut(100 / right)
    if document.kind != Kind.MULTIPLE:
        return 0.0
    return -_cut(100 / (len(document.options) - right if document.partial_credit else 1))


def _cut(number):
    return int(number * 10**5 + 1e-4) / 10**5


def _plain(written):
    """It leaves the escapes and the markers of the parts as they were written, but for the line feeds of some."""
    return _flat(unescape(re.sub(r"^\[(plain|html|markdown|moodle)\]", "", written.strip())))


def _flat(text):
    return " ".join(text.replace("_____", " _____ ").split())
