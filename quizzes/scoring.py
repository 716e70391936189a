"""What an answer is worth: pure functions. Each question is worth one point, of which an answer earns a fraction."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from quizzes.document import Kind


@dataclass(frozen=True)
class Score:
    """`earned` of `possible` parts of the one point of a question; `earned` is None until somebody marks it."""

    earned: int | None
    possible: int = 1

    @property
    def is_right(self):
        """Is it wholly right?"""
        return self.earned == self.possible


def score(document, answer):
    """The Score of an answer: the ids of chosen options, or a text. No answer earns nothing, also in an essay."""
    if document.kind == Kind.ESSAY:
        return Score(None if is_given(answer) else 0, document.most_points)
    if not is_given(answer):
        return Score(0)
    if document.kind == Kind.SHORT_TEXT:
        right = {plain(option.text) for option in document.options}
        return Score(int(plain(answer) in right))
    chosen, right = set(answer), set(document.right_ids)
    if document.kind == Kind.MULTIPLE:
        return _of_several(document, chosen, right)
    return Score(int(bool(chosen & right)))  # More than one is right in imported questions: any one counts.


def _of_several(document, chosen, right):
    """All or nothing; with partial credit each right choice adds its share and each wrong one takes away its share."""
    if not document.partial_credit:
        return Score(int(chosen == right))
    wrong_count = len(document.options) - len(right)
    possible = len(right) * max(wrong_count, 1)
    if not possible:
        return Score(int(not chosen))
    earned = len(chosen & right) * max(wrong_count, 1) - len(chosen - right) * len(right)
    return Score(max(earned, 0), possible)


def is_given(answer):
    """Is there an answer? White space alone is none."""
    return bool(answer.strip() if isinstance(answer, str) else answer)


def plain(text):
    """A short text as it is compared: small letters, single spaces, no full stop at the end."""
    composed = unicodedata.normalize("NFC", text)
    return re.sub(r"\s+", " ", composed).strip().rstrip(".!").strip().casefold()


def total(scores):
    """The sum of [(earned, possible)] as an exact Fraction of points; what is not marked yet counts as nothing."""
    return sum((Fraction(earned or 0, possible) for earned, possible in scores), Fraction(0))


def best_total(scores):
    """The same when all that is not marked yet would be marked as wholly right."""
    return total([(possible if earned is None else earned, possible) for earned, possible in scores])


def passes(points, count, pass_mark):
    """Do `points` of `count` reach the pass mark in per cent? Exactly: 2 of 3 does not pass 67.

    Without a pass mark whoever has handed in has passed.
    """
    return points * 100 >= pass_mark * count
