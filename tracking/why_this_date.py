"""Why a date is the date it is: the parts that it is made of (definitions 10 and 13).

They are those that `standing.py` reckoned the date from, so what is explained is what is shown. Nothing here asks the
database: `tracking/facts.py` reads what is needed. `why_in_words.py` makes the sentence.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from organisation.spans import ONE_DAY, Span, bridged, common, union
from tracking.standing import long_absences


class Kind(StrEnum):
    """From what the days or the months are counted."""

    HIRED = "hired"
    RULE = "rule"
    ADDED = "added"
    COVERED = "covered"
    NEWER_EDITION = "newer_edition"
    OTHER_TRAINING = "other_training"
    SHORTER = "shorter"
    COMPLETED = "completed"
    RENEWED_EARLY = "renewed_early"
    BROUGHT_UP_TO_DATE = "brought_up_to_date"


VALIDITY = {Kind.COMPLETED, Kind.RENEWED_EARLY, Kind.BROUGHT_UP_TO_DATE}


class Pause(StrEnum):
    """Why days are not counted."""

    LEAVE = "leave"
    EXEMPT = "exempt"
    BOTH = "both"


@dataclass(frozen=True)
class Explanation:
    """The parts of a date: `length` days (or months) from `start`, besides the days of `skipped`, to `last_day`."""

    kind: Kind
    start: date
    length: int
    last_day: date | None
    over: bool
    completed_on: date | None = None
    skipped: tuple = ()
    pause: Pause | None = None
    moved: bool = False
    gap: Span | None = None
    months_now: int | None = None


def of_deadline(facts, on, deadline, definitions, employed):
    """The Explanation of a due date on `on`; `employed` holds the spans of all the person's employments."""
    if deadline.aged:
        return of_validity(deadline.aged, on)
    clock = deadline.clock
    kind, more = _demanded(deadline) if deadline.demand else _beginning(facts, on, definitions, employed)
    return Explanation(
        kind=kind,
        start=clock.start,
        length=clock.days,
        last_day=clock.due,
        over=clock.due is not None and clock.due < on,
        skipped=clock.skipped,
        pause=_pause(facts, on, clock.skipped, definitions.leave_days),
        **more,
    )


def of_validity(validity, on):
    """The Explanation of the last day that a completion counts; None when it never ends."""
    if not validity.months:
        return None
    done = validity.done
    kind = Kind.COMPLETED
    if done.counts_from > done.completed_on:
        kind = Kind.RENEWED_EARLY
    elif done.counts_from < done.completed_on:
        kind = Kind.BROUGHT_UP_TO_DATE
    last_day = validity.until - ONE_DAY
    return Explanation(kind, done.counts_from, validity.months, last_day, last_day < on, done.completed_on)


def of_standing(facts, on, standing, definitions, employed):
    """The Explanation of the date that a standing shows, or None when it shows none."""
    if standing.validity:
        return of_validity(standing.validity, on)
    return standing.deadline and of_deadline(facts, on, standing.deadline, definitions, employed)


def _demanded(deadline):
    """How the rule came to refuse what the person had done."""
    rule, done = deadline.demand, deadline.refused
    if rule.accepts(done):
        return Kind.SHORTER, {"months_now": rule.months}
    return (Kind.NEWER_EDITION if done.training_id in rule.lowest else Kind.OTHER_TRAINING), {}


def _beginning(facts, on, definitions, employed):
    """Why the coverage began on the day it did, and what has happened since that changes nothing."""
    today = [row for row in facts.coverage if row.first <= on <= row.last]
    since = today[0].since
    run = [row for row in facts.coverage if row.since == since and row.first <= on]
    first = [row for row in run if row.first == since]
    spans = union([(row.first, row.last) for row in run])
    gaps = [(before[1] + ONE_DAY, after[0] - ONE_DAY) for before, after in zip(spans, spans[1:], strict=False)]
    moved = {row.unit_id for row in first}.isdisjoint(row.unit_id for row in today)
    return _kind_of(since, first, facts.rules, bridged(employed, definitions.gap_days)), {
        "moved": moved,
        "gap": gaps[-1] if gaps else None,
    }


def _kind_of(since, first, rules, employed):
    """A rule began, the person was added or hired, or came to work that a rule concerns."""
    goes_on = any(rule.starts_on < since and rule.ends_on >= since - ONE_DAY for rule in rules)
    if not goes_on and any(rule.starts_on == since for rule in rules):
        return Kind.RULE
    if all(row.added for row in first):
        return Kind.ADDED
    return Kind.HIRED if any(start == since for start, _end in employed) else Kind.COVERED


def _pause(facts, on, skipped, leave_days):
    """What the days not counted were."""
    away = common(list(skipped), long_absences(facts.absences, on, leave_days))
    exempt = common(list(skipped), facts.exempt)
    if away and exempt:
        return Pause.BOTH
    return Pause.LEAVE if away else Pause.EXEMPT if exempt else None
