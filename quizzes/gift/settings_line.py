"""What GIFT has no sign for, in a comment above the question that only Rustad reads: // rustad: {JSON}."""

import json
from dataclasses import dataclass

from content.strict_json import loads
from quizzes.document import AnswerOrder, Criterion, Document, Kind
from quizzes.gift import limits

CHOICES = (Kind.SINGLE, Kind.MULTIPLE)


@dataclass(frozen=True)
class Settings:
    """`kind` and `partial_credit` are None where the answers themselves say it."""

    kind: str | None = None
    answer_order: str = AnswerOrder.RANDOM
    partial_credit: bool | None = None
    marking_guide: str = ""
    criteria: tuple = ()


def write_settings(document: Document, kind=None):
    """The JSON of what the answers do not say, or nothing. `kind`: when the answers look like another one's."""
    data = {}
    if kind:
        data["kind"] = str(kind)
    if document.kind in CHOICES and document.answer_order != AnswerOrder.RANDOM:
        data["answer_order"] = str(document.answer_order)
    if document.kind == Kind.MULTIPLE:
        data["partial_credit"] = document.partial_credit
    if document.marking_guide.strip():
        data["marking_guide"] = document.marking_guide
    if document.criteria:
        data["criteria"] = [[one.text, one.points] for one in document.criteria]
    return json.dumps(data, ensure_ascii=False) if data else ""


def read_settings(text):
    """The Settings, or ValueError when the JSON is not as we write it."""
    data = loads(text) if text else {}
    checks = {
        "kind": lambda value: value in Kind.values,
        "answer_order": lambda value: value in AnswerOrder.values,
        "partial_credit": lambda value: isinstance(value, bool),
        "marking_guide": lambda value: isinstance(value, str) and len(value) <= limits.MOST_GUIDE,
        "criteria": _are_criteria,
    }
    if not isinstance(data, dict) or not all(name in checks and checks[name](value) for name, value in data.items()):
        raise ValueError
    return Settings(**data)


def _are_criteria(rows):
    return isinstance(rows, list) and len(rows) <= limits.MOST_CRITERIA and all(_is_criterion(row) for row in rows)


def _is_criterion(row):
    if not isinstance(row, list) or len(row) != 2:
        return False
    text, points = row
    is_text = isinstance(text, str) and text.strip() and len(text) <= limits.MOST_CRITERION
    return bool(is_text) and type(points) is int and 1 <= points <= limits.MOST_POINTS


def criteria_of(settings):
    """The criteria, numbered from "1"."""
    return [Criterion(str(at), text, points) for at, (text, points) in enumerate(settings.criteria, start=1)]
