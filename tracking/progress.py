"""Where a learner is in a training: read by course pages and by “My training”. Constant queries, however many."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db.models import Max, OuterRef, Subquery

from tracking.models import Completion, Edition, Part, Round, Training


@dataclass(frozen=True)
class PartState:
    """One part of a course, as it stands in the open round."""

    training: Training
    title: str
    required: bool
    done: bool
    completed_on: date | None = None


@dataclass(frozen=True)
class CourseState:
    """A person's progress in a training. Without an open round, `done` tells of the last round."""

    training: Training
    parts: list = field(default_factory=list)
    open_round_number: int | None = None
    rounds: int = 0
    completed_on: date | None = None
    edition: int | None = None
    live_edition: int | None = None  # Set by course_state_by_key, with the instant it was published.
    live_edition_at: datetime | None = None

    @property
    def next_part(self):
        """The first required part not done in the open round; the first required part before any round."""
        if self.open_round_number is None and self.rounds:
            return None
        return next((part for part in self.parts if part.required and not part.done), None)

    @property
    def done_count(self):
        """Required parts done."""
        return sum(part.done for part in self.parts if part.required)

    @property
    def total(self):
        """Required parts."""
        return sum(part.required for part in self.parts)

    @property
    def started(self):
        """Is a round open?"""
        return self.open_round_number is not None

    @property
    def may_begin_again(self):
        """A later round begins only when none is open, and only by an explicit button."""
        return self.rounds > 0 and not self.started

    @property
    def form_round(self):
        """The round that a form on this page belongs to: the open one, or the first that the form would begin."""
        return self.open_round_number or self.rounds or 1


def course_states(person, trainings):
    """{training id: CourseState} for one person and trainings that are not parts of others. Three queries."""
    trainings = {training.pk: training for training in trainings}
    rounds = _latest_rounds(person, trainings)
    parts = Part.objects.filter(course__in=trainings).select_related("training").order_by("course", "position")
    parts_by_course = {}
    for part in parts:
        parts_by_course.setdefault(part.course_id, []).append(part)
    wanted = [*trainings, *(part.training_id for part in parts)]
    in_round, latest = _completions(person, wanted, {row.pk for row in rounds.values()})
    return {
        pk: _state(training, parts_by_course.get(pk, []), rounds.get(pk), in_round, latest.get(pk))
        for pk, training in trainings.items()
    }


def course_state(person, course):
    """The person's CourseState for one training."""
    return course_states(person, [course])[course.pk]


def _latest_rounds(person, trainings):
    """{training id: the person's round with the highest number}: the open one, if any is open."""
    rows = Round.objects.filter(person=person, training__in=trainings).order_by("number")
    return {row.training_id: row for row in rows}


def _completions(person, trainings, rounds):
    """({(round, training): completion}, {training: the latest completion})."""
    in_round, latest = {}, {}
    rows = Completion.objects.in_force().filter(person=person, training__in=trainings)
    for row in rows.order_by("completed_on", "pk"):
        if row.round_id in rounds:
            in_round[row.round_id, row.training_id] = row
        latest[row.training_id] = row
    return in_round, latest


def _state(training, parts, current, in_round, latest):
    found = []
    for part in parts:
        done = in_round.get((current.pk, part.training_id)) if current else None
        found.append(
            PartState(
                training=part.training,
                title=part.training.title,
                required=part.required,
                done=done is not None,
                completed_on=done and done.completed_on,
            )
        )
    return CourseState(
        training=training,
        parts=found,
        open_round_number=current.number if current and current.ended_on is None else None,
        rounds=current.number if current else 0,
        completed_on=latest and latest.completed_on,
        edition=latest and latest.edition,
    )


def course_state_by_key(person, key):
    """The person's CourseState for the course with this key, None when it has no parts. Two queries."""
    rounds = Round.objects.filter(person=person, training=OuterRef("course")).order_by("-number")
    editions = Edition.objects.filter(training=OuterRef("course")).order_by("-number")
    more = {f"round_{column}": Subquery(rounds.values(column)[:1]) for column in ("pk", "number", "ended_on")}
    more |= {f"edition_{column}": Subquery(editions.values(column)[:1]) for column in ("number", "published_at")}
    parts = Part.objects.filter(course__key=key).select_related("training", "course").order_by("position")
    parts = list(parts.annotate(**more))
    if not parts:
        return None
    first, course = parts[0], parts[0].course
    latest_round = None
    if first.round_pk:
        latest_round = Round(pk=first.round_pk, number=first.round_number, ended_on=first.round_ended_on)
    wanted = [course.pk, *(part.training_id for part in parts)]
    in_round, latest = _completions(person, wanted, {first.round_pk})
    state = _state(course, parts, latest_round, in_round, latest.get(course.pk))
    return replace(state, live_edition=first.edition_number, live_edition_at=first.edition_published_at)


def have_completions(keys):
    """Has anybody completed one of the trainings with these keys?"""
    return Completion.objects.in_force().filter(training__key__in=keys).exists()


def last_completions(person, keys):
    """{training key: the day that the person last completed it} of the trainings with these keys. One query."""
    rows = Completion.objects.in_force().filter(person=person, training__key__in=list(keys))
    return dict(rows.values_list("training__key").annotate(last=Max("completed_on")).order_by())
