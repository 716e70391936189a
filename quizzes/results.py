"""What a sitting came to, in words and figures."""

from dataclasses import dataclass
from fractions import Fraction

from quizzes import percent, terms
from quizzes.models.sitting import Sitting

BEST = "best"


@dataclass(frozen=True)
class Result:
    """`points` of `count`; `percent` whole. `passed`: None while essays decide it."""

    sitting: Sitting
    points: Fraction
    count: int
    percent: int
    passed: bool | None
    terms: terms.Terms

    @property
    def message(self):
        """The text of the editor for passed or failed; none without a pass mark, or while nobody knows."""
        if not self.terms.pass_mark or self.passed is None:
            return ""
        return self.terms.success_text if self.passed else self.terms.fail_text

    @property
    def band(self):
        """The editor's text for this result. None while essays are waiting to be marked."""
        return "" if self.sitting.awaits_marking else self.terms.band_for(self.percent)

    @property
    def is_in_parts(self):
        """Are there answers that were partly right?"""
        return self.points.denominator != 1

    @property
    def score(self):
        """The points as one tells them: a whole number, or with one decimal."""
        return round(float(self.points), 1) if self.is_in_parts else int(self.points)


def result_of(sitting):
    """The Result of a sitting that has been handed in. No query."""
    points = Fraction(sitting.earned, sitting.denominator)
    count = sitting.question_count
    as_told = percent.percent_as_imported if sitting.source else percent.percent
    frozen = terms.from_data(sitting.terms)
    return Result(sitting, points, count, as_told(points, count), sitting.passed, frozen)


def handed_in_of(person):
    """The handed in sittings of a person, the latest first."""
    return Sitting.objects.filter(person=person, handed_in_at__isnull=False).order_by("-handed_in_at")


def of_quiz(person, key):
    """[Result] of one quiz, the latest first. One query."""
    return [result_of(sitting) for sitting in handed_in_of(person).filter(key=key)]


def that_counts(results, counts):
    """The best result, or the last one; of equals the latest. None without any."""
    if not results:
        return None
    return max(results, key=lambda one: one.points / max(one.count, 1)) if counts == BEST else results[0]
