"""How the questions of a quiz are answered, in counts: never of one person, nor of a part of the organisation.

Each person counts once in each quiz, by the first attempt that was handed in. What is told ends with the last day of a
month, so that nobody can watch one person come in; an essay counts from the month after it was marked. A version that
few were asked is not told of, and there are no totals over versions from which it could be worked out.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time
from fractions import Fraction

from django.db.models import Count, Exists, F, FloatField, Max, OuterRef, Q, Sum
from django.db.models.functions import Cast
from django.utils import timezone

from organisation.spans import ONE_DAY
from quizzes import percent
from quizzes.answers_in_words import option_in_words
from quizzes.document import CHOSEN_FROM, Kind
from quizzes.models.marking import Marking
from quizzes.models.sitting import Sitting, SittingQuestion
from quizzes.models.version import QuestionVersion

FEWEST_FOR_CORRELATION = 30


def last_day(today):
    """The day that the figures end with: the last one of the month before."""
    return today.replace(day=1) - ONE_DAY


def _until(on):
    return timezone.make_aware(datetime.combine(on + ONE_DAY, time.min))


def first_attempts(on):
    """The first handed in sitting of each person in each quiz, if by the end of the day `on`.

    Also one that was set aside afterwards: otherwise that would show what was in it.
    """
    earlier = Sitting.objects.handed_in().filter(number__lt=OuterRef("number"), round_number__isnull=False)
    earlier = earlier.filter(key=OuterRef("key"), person=OuterRef("person"))
    tried = Q(round_number=None)  # A draft, by an editor.
    return Sitting.objects.filter(~Exists(earlier), ~tried, handed_in_at__lt=_until(on))


def quizzes_taken(on):
    """[(key, the title of a sitting, how many persons)] of every quiz that somebody has handed in. One query."""
    rows = Sitting.objects.filter(handed_in_at__lt=_until(on), round_number__isnull=False).values("key").order_by("key")
    found = rows.annotate(last_title=Max("title"), persons=Count("person", distinct=True))
    return [(row["key"], row["last_title"], row["persons"]) for row in found]


# Counting


@dataclass
class Tally:
    """Persons who were asked one version. `marked` of them have points; `points` is their sum.

    `chosen`: {option id: persons}. `correlation`: between this question and the rest of the quiz, or None.
    """

    asked: int = 0
    answered: int = 0
    marked: int = 0
    points: Fraction = Fraction(0)
    chosen: Counter = field(default_factory=Counter)
    correlation: float | None = None


def tallies_of(key, on):
    """{version id: Tally} of a quiz. Three queries, whatever the number of persons and questions."""
    rows = SittingQuestion.objects.filter(sitting__in=first_attempts(on).filter(key=key)).order_by()
    found = defaultdict(Tally)
    for row in _points(rows, on):
        tally = found[row["version_id"]]
        tally.asked += row["n"]
        tally.answered += row["answers"]
        if row["earned"] is not None and not row["is_late"]:
            tally.marked += row["n"]
            tally.points += Fraction(row["earned"], row["possible"]) * row["n"]
    for version, answer, number in _answers(rows):
        found[version].chosen.update(dict.fromkeys(answer, number))
    for row in _sums(rows, on):
        found[row["version_id"]].correlation = correlation(row)
    return dict(found)


def _late(on):
    """Was the essay marked after the day? Points changed later hold at once: what they were before is not kept."""
    later = Marking.objects.filter(question=OuterRef("pk"), at__gte=_until(on)).exclude(role=Marking.Role.CHANGED)
    return Exists(later)


def _points(rows, on):
    given = Q(answer__isnull=False) | Q(text_removed_at__isnull=False)
    rows = rows.annotate(is_late=_late(on)).values("version_id", "earned", "possible", "is_late")
    return rows.annotate(n=Count("pk"), answers=Count("pk", filter=given))


def _answers(rows):
    rows = rows.filter(version__kind__in=CHOSEN_FROM, answer__isnull=False).values("version_id", "answer")
    return rows.annotate(n=Count("pk")).values_list("version_id", "answer", "n")


def _sums(rows, on):
    """What the correlation is worked out from: `x`, the points of the question, and `r`, those of all the others."""
    rows = rows.filter(sitting__awaits_marking=False, earned__isnull=False).annotate(is_late=_late(on))
    x = Cast("earned", FloatField()) / Cast("possible", FloatField())
    whole = Cast("sitting__earned", FloatField()) / Cast("sitting__denominator", FloatField())
    rows = rows.filter(is_late=False).annotate(x=x, r=whole - x).values("version_id")
    squares = {"xx": Sum(F("x") * F("x")), "rr": Sum(F("r") * F("r")), "xr": Sum(F("x") * F("r"))}
    return rows.annotate(n=Count("pk"), sum_x=Sum("x"), sum_r=Sum("r"), **squares)


def correlation(sums):
    """Pearson's, corrected: the question is left out of the rest. None of fewer than 30, and when nothing varies."""
    n = sums["n"]
    if n < FEWEST_FOR_CORRELATION:
        return None
    of_x = n * sums["xx"] - sums["sum_x"] ** 2
    of_r = n * sums["rr"] - sums["sum_r"] ** 2
    if min(of_x, of_r) < 1e-6:
        return None
    return (n * sums["xr"] - sums["sum_x"] * sums["sum_r"]) / (of_x * of_r) ** 0.5


# What is told


@dataclass(frozen=True)
class Share:
    """`number` of `whole` persons; the same in per cent."""

    number: int
    whole: int

    @property
    def percent(self):
        return percent.percent(self.number, self.whole)


@dataclass(frozen=True)
class VersionReport:
    """What is told of one version. `is_hidden`: fewer than `smallest` were asked; then nothing is."""

    version: QuestionVersion
    tally: Tally
    smallest: int

    @property
    def document(self):
        return self.version.question

    @property
    def is_hidden(self):
        return self.tally.asked < self.smallest

    @property
    def are_points_hidden(self):
        """Essays may wait to be marked."""
        return self.tally.marked < self.smallest

    @property
    def asked(self):
        return self.tally.asked

    @property
    def answered(self):
        return Share(self.tally.answered, self.tally.asked)

    @property
    def marked(self):
        return self.tally.marked

    @property
    def facility(self):
        """The mean of the points, in per cent of what could be earned; None when it is hidden."""
        hidden = self.is_hidden or self.are_points_hidden
        return None if hidden else percent.percent(self.tally.points, self.tally.marked)

    @property
    def mean_points(self):
        """Of an essay: (the mean, the most), the mean with one decimal."""
        most = self.document.most_points
        return round(float(self.tally.points * most / self.tally.marked), 1), most

    @property
    def is_essay(self):
        return self.version.kind == Kind.ESSAY

    @property
    def options(self):
        """[(Option, its text, Share of those asked)] in the order of the editor; none of a text."""
        if not self.document.is_chosen_from:
            return []
        chosen, asked = self.tally.chosen, self.tally.asked
        return [(one, option_in_words(one), Share(chosen[one.id], asked)) for one in self.document.options]

    @property
    def correlation(self):
        return None if self.is_hidden else self.tally.correlation


@dataclass(frozen=True)
class QuizReport:
    """What is told of a quiz: `questions` is [[VersionReport, the newest first]], those that most get wrong first.

    `passed`: of those for whom it is decided; None when it is hidden, or when a hidden version could be worked out from
    it. `facility`: of all questions together; None when a version is hidden, for the same reason.
    """

    persons: int
    smallest: int
    passed: Share | None
    facility: int | None
    questions: list

    @property
    def is_hidden(self):
        return self.persons < self.smallest


def report_of(key, on, smallest):
    """The QuizReport of a quiz by the end of the day `on`. Five queries."""
    persons, passed, decided = _passes(key, on)
    tallies = tallies_of(key, on)
    versions = QuestionVersion.objects.in_bulk(tallies)
    reports = [VersionReport(versions[pk], tally, smallest) for pk, tally in tallies.items()]
    is_told = decided >= smallest and not _follows_from_one_question(reports)
    return QuizReport(
        persons=persons,
        smallest=smallest,
        passed=Share(passed, decided) if is_told else None,
        facility=_facility(reports),
        questions=_by_question(reports),
    )


def _follows_from_one_question(reports):
    """Could a hidden version be worked out from how many passed? When all are right in the others, one decides it."""
    deciding = {one.version.key for one in reports if one.tally.points != one.tally.asked}
    return len(deciding) < 2 and any(one.is_hidden for one in reports)


def _passes(key, on):
    """(persons, how many of them have passed, how many of them are decided) by the end of the day."""
    late = Marking.objects.filter(question__sitting=OuterRef("pk"), at__gte=_until(on))
    late = Exists(late.exclude(role=Marking.Role.CHANGED))
    rows = first_attempts(on).filter(key=key).annotate(is_late=late)
    decided = Q(is_late=False, passed__isnull=False)
    counted = {
        "persons": Count("pk"),
        "who_passed": Count("pk", filter=decided & Q(passed=True)),
        "who_know": Count("pk", filter=decided),
    }
    found = rows.aggregate(**counted)
    return found["persons"], found["who_passed"], found["who_know"]


def _facility(reports):
    if not reports or any(one.facility is None or one.tally.marked < one.tally.asked for one in reports):
        return None
    return percent.percent(sum(one.tally.points for one in reports), sum(one.tally.marked for one in reports))


def _by_question(reports):
    found = defaultdict(list)
    for one in sorted(reports, key=lambda one: -one.version.number):
        found[one.version.key].append(one)
    return sorted(found.values(), key=_how_hard)


def _how_hard(versions):
    told = [one.facility for one in versions if one.facility is not None]
    return (not told, told[0] if told else 0, str(versions[0].version.key))
