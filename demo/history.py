"""Rounds and completions as the ledger would have recorded them on the day, with the edition that was live then.

The ledger itself cannot write them: it records what happens now, in today's edition.
"""

from collections import defaultdict
from datetime import datetime, timedelta

from demo.dates import at, day
from demo.plan import SOURCE
from demo.rules import GRUND, is_covered
from demo.trainings import BASIC
from tracking.days import add_months, day_of

RENEWAL_WINDOW = 90
MONTHS_VALID = 24
MINUTES_APART = 9  # Between two lessons taken on the same day.


class History:
    """What everybody has learned; add the facts of one person in the order in which they happened."""

    def __init__(self, plan):
        self.plan = plan
        self.rounds = []
        self.completions = []
        self.of_person = defaultdict(list)  # (person, course slug) -> completions of the course
        self.latest = {}  # (person, course slug) -> the last round

    def finish(self, person, course, on, begun=None, reason=None, recorded_at=None):
        """The person takes the whole course; the last part on `on` (a day, or an instant), the first on `begun`."""
        finished = on if isinstance(on, datetime) else at(on, 14, 20)
        parts = _parts_on(course, day_of(finished))
        instants = _instants(finished, day(begun), len(parts))
        current = self._begin(person, course, day_of(instants[0]), reason)
        for part, instant in zip(parts, instants, strict=True):
            self._part(current, course, part, instant, recorded_at=recorded_at if instant == finished else None)
        return self._complete(current, course, recorded_at)

    def begin(self, person, course, on, lessons=1, last=None, reason=None):
        """The person takes the first lessons, from `on` to `last`, and goes no further. Gives the open round back."""
        instants = _instants(at(last or on, 14, 20), day(on), lessons)
        current = self._begin(person, course, day(on), reason)
        for lesson, instant in zip(course.lessons[:lessons], instants, strict=True):
            self._part(current, course, lesson, instant)
        return current

    def go_on(self, current, course, on):
        """The rest of a round that was begun earlier."""
        done = {row["training"] for row in current["parts"]}
        rest = [part for part in _parts_on(course, day(on)) if part not in done]
        for part, instant in zip(rest, _instants(at(on, 14, 20), None, len(rest)), strict=True):
            self._part(current, course, part, instant)
        return self._complete(current, course)

    def redo(self, person, course, on):
        """A round for the new edition: the unchanged lessons are carried over, the changed ones taken again."""
        last = self.latest[person, course.slug]
        current = self._begin(person, course, day(on), "new_edition")
        live = course.edition_on(day(on))
        for row in last["parts"]:
            if row["edition"] >= course.changed_in(row["training"], live):
                self._carry_over(current, row, at(on, 8))
        return self.go_on(current, course, on)

    def import_(self, person, course, on, edition=1):
        """Taken in the portal that Ekvalla had before."""
        evidence, recorded_at = "Lärportalen, fil 2024-12-16", at("2024-12-16", 6)
        self._without_round(
            person, course, on, how="imported", edition=edition, evidence=evidence, recorded_at=recorded_at
        )

    def recognise(self, person, course, on, by, evidence, seen):
        """Taken with another employer; the head has `seen` the certificate."""
        self._without_round(
            person,
            course,
            on,
            how="recognised",
            edition=course.edition_on(day(seen)),
            evidence=evidence,
            recorded_by=by,
            recorded_at=at(seen, 10),
        )

    def void(self, current, lesson, on, reason, by):
        """A lesson was recorded by mistake: it is voided, the course completion falls with it and the round reopens."""
        course_slug = current["training"]
        for row in [*current["parts"], *self.of_person[current["person"], course_slug]]:
            if row["round"] is current and row["training"] in (lesson, course_slug):
                text = reason if row["training"] == lesson else f"part voided: {reason}"
                row |= {"voided_at": at(on, 10), "voided_by": by, "void_reason": text}
        current["ended_on"] = None

    def _begin(self, person, course, on, reason):
        last = self.latest.get((person, course.slug))
        number = last["number"] + 1 if last else 1
        current = {
            "person": person,
            "training": course.slug,
            "number": number,
            "reason": (reason or "renewal") if last else "first",
            "started_on": on,
            "edition_at_start": course.edition_on(on),
            "ended_on": None,
            "parts": [],
        }
        self.rounds.append(current)
        self.latest[person, course.slug] = current
        return current

    def _part(self, current, course, lesson, instant, recorded_at=None):
        on = day_of(instant)
        counts_from = on
        if current["reason"] == "new_edition":
            earlier = self._earlier(current, lesson)
            counts_from = earlier["counts_from"] if earlier else on  # A part that the edition brought.
        row = self._row(current["person"], lesson, instant, course.edition_on(on), counts_from, recorded_at)
        row["round"] = current
        current["parts"].append(row)

    def _earlier(self, current, lesson):
        rows = (row for row in self.completions if row["person"] == current["person"] and row["training"] == lesson)
        return max(rows, key=lambda row: row["completed_on"], default=None)

    def _carry_over(self, current, row, now):
        copied = row | {"round": current, "carried_from": row, "recorded_at": now, "source": SOURCE}
        self.completions.append(copied)
        current["parts"].append(copied)

    def _complete(self, current, course, recorded_at=None):
        parts = {row["training"]: row["edition"] for row in current["parts"]}
        finished = max(row["completed_at"] for row in current["parts"])
        on = day_of(finished)
        key = current["person"], course.slug
        counts_from = self._counts_from(key, course, on)
        if current["reason"] == "new_edition":
            counts_from = max(self.of_person[key], key=lambda row: row["completed_on"])["counts_from"]
        row = self._row(current["person"], course.slug, finished, course.edition_of(parts), counts_from, recorded_at)
        row["round"] = current
        self.of_person[key].append(row)
        current["ended_on"] = on
        return current

    def _without_round(self, person, course, on, **values):
        key = person, course.slug
        counts_from = self._counts_from(key, course, day(on))
        self.of_person[key].append(self._row(person, course.slug, at(on), counts_from=counts_from, **values))

    def _counts_from(self, key, course, on):
        """The end of the running period when one renews in the last 90 days of it, else the day (definition 10)."""
        ends = [add_months(row["counts_from"], MONTHS_VALID) for row in self.of_person[key]]
        running = max((end for end in ends if end > on), default=None)
        covered = course is BASIC and is_covered(GRUND, self.plan.placements[key[0]], on)
        return running if covered and running and (running - on).days <= RENEWAL_WINDOW else on

    def _row(self, person, training, instant, edition, counts_from, recorded_at=None, how="taken", **values):
        row = {
            "source": SOURCE,
            "recorded_at": recorded_at or instant,
            "person": person,
            "training": training,
            "round": None,
            "edition": edition,
            "completed_at": instant,
            "completed_on": day_of(instant),
            "counts_from": counts_from,
            "how": how,
            "recorded_by": None,
            "evidence": "",
            "carried_from": None,
            "voided_at": None,
            "voided_by": None,
            "void_reason": "",
        } | values
        self.completions.append(row)
        return row

    def done_on(self, person, course, on):
        """Had the person completed the course, ever, by the day?"""
        return any(row["completed_on"] <= on for row in self.of_person[person, course.slug])


def _parts_on(course, on):
    """The parts that the course had on the day."""
    return course.parts_in(course.edition_on(on))


def _instants(finished, begun, number):
    """`number` instants up to `finished`: over the days from `begun`, or minutes apart on the last day."""
    span = (day_of(finished) - begun).days if begun else 0
    found = []
    for left in reversed(range(number)):
        days_back = round(span * left / max(number - 1, 1))
        found.append(finished - timedelta(days=days_back, minutes=MINUTES_APART * left))
    return found
