"""A question as it is asked: plain, frozen data without database rows, which a version keeps for ever.

What marks, shows and counts answers reads this and nothing else, so none of it knows the question bank.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    SINGLE = "single", _("One right answer")
    MULTIPLE = "multiple", _("Several right answers")
    TRUE_FALSE = "true_false", _("True or false")
    SHORT_TEXT = "short_text", _("Short text")
    ESSAY = "essay", _("Essay")


CHOSEN_FROM = (Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE)
TRUE, FALSE = "true", "false"  # The ids of the two options of a statement.


class AnswerOrder(models.TextChoices):
    RANDOM = "random", _("A new order for each sitting")
    CONTENT = "content", _("By their text, numbers by size")
    NONE = "none", _("As they stand here")


@dataclass(frozen=True)
class Option:
    """An answer to choose. The text of true and false is left to the language of the reader."""

    id: str
    text: str = ""
    is_right: bool = False
    feedback: str = ""


def right_and_wrong(answers):
    """Does an answer of [(text, is it right?)] stand there both ways, whatever its capitals and spaces?"""
    sides = {True: set(), False: set()}
    for text, is_right in answers:
        sides[is_right].add(" ".join(text.split()).casefold())
    return bool(sides[True] & sides[False])


@dataclass(frozen=True)
class Criterion:
    id: str
    text: str
    points: int


@dataclass(frozen=True)
class Document:
    """`options`: in the order of the editor; of a short text: the texts that are right.

    `law` is the law reference as it read, or None. `figure` is the primary key of an image, or None.
    """

    kind: str
    text: str
    options: list = field(default_factory=list)
    answer_order: str = AnswerOrder.NONE
    partial_credit: bool = False
    explanation: str = ""
    law: dict | None = None
    figure: int | None = None
    figure_text: str = ""
    marking_guide: str = ""
    criteria: list = field(default_factory=list)

    @property
    def is_chosen_from(self):
        return self.kind in CHOSEN_FROM

    @property
    def right_ids(self):
        """The ids of the right options, in the order of the editor."""
        return [option.id for option in self.options if option.is_right]

    @property
    def most_points(self):
        """What an essay can earn: the points of its criteria, or one when it has none."""
        return sum(criterion.points for criterion in self.criteria) or 1

    def option(self, option_id):
        """The option with the id, or None."""
        return next((option for option in self.options if option.id == option_id), None)


def to_data(document):
    return asdict(document)


def from_data(data):
    options = [Option(**one) for one in data["options"]]
    criteria = [Criterion(**one) for one in data["criteria"]]
    return Document(**data | {"options": options, "criteria": criteria})


def digest(data):
    """sha256 over the canonical JSON of a document's data."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
