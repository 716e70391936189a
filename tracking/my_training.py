"""The contents of “My training” for one person."""

from dataclasses import dataclass

from django.conf import settings
from wagtail.models import Page

from content.languages import address_of
from organisation.models import FAR
from tracking import obligations, renewal, why_in_words
from tracking.carrying import UNAFFECTED
from tracking.models import Completion, Round, Training
from tracking.progress import CourseState, course_states
from tracking.recognition.words import how_in_words, voided_in_words
from tracking.standing import State
from tracking.why_this_date import Explanation, of_validity

MOST_VOIDED = 10  # The latest are told of; a longer list would bury what there is to do.


@dataclass(frozen=True)
class Task:
    """A training to take or to go on with."""

    training: Training
    state: CourseState
    obligation: obligations.Obligation | None
    url: str
    next_url: str

    @property
    def overdue(self):
        return self.obligation is not None and self.obligation.standing.overdue

    @property
    def expired(self):
        return self.obligation is not None and self.obligation.standing.expired


@dataclass(frozen=True)
class Finished:
    """A completed training, with the last day it counts, if a rule that covers the person sets one."""

    completion: Completion
    url: str
    how: str  # In words; "" when it was taken here.
    why: Explanation | None

    @property
    def last_day(self):
        return self.why and self.why.last_day

    @property
    def over(self):
        return self.why is not None and self.why.over

    @property
    def why_this_date(self):
        """One sentence on how the last day came about."""
        return why_in_words.to_learner(self.why)


def overview(person, today):
    """The context of the page: `tasks`, `finished` and what has been voided. Constant queries."""
    tasks, finished, voided = tasks_of(person, today), _finished(person, today), _voided(person)
    return {"person": person, "tasks": tasks, "finished": finished, "voided": voided, "today": today}


def tasks_of(person, today):
    """[Task] of what the person has left to take, what is due first at the top, then what was begun by choice."""
    owed = [row for row in obligations.of_person(person, today) if row.standing.state != State.COMPLETED]
    wanted = {row.trainings[0].pk: row for row in reversed(_due_first(owed)) if row.trainings}
    going = Round.objects.filter(person=person, ended_on=None).values_list("training_id", flat=True)
    trainings = list(Training.objects.filter(pk__in={*wanted, *going}))
    states = course_states(person, trainings)
    pages = _pages([*trainings, *(part.training for state in states.values() for part in state.parts)])
    tasks = [_task(training, states[training.pk], wanted.get(training.pk), pages) for training in trainings]
    tasks.sort(key=lambda task: (task.obligation is None, task.obligation and task.obligation.due or FAR))
    return tasks


def _due_first(owed):
    return sorted(owed, key=lambda row: row.due or FAR)


def _task(training, state, obligation, pages):
    """A task with the address of its page and of the part to go on with."""
    url = pages.get(training.key, "")
    following = state.next_part
    return Task(training, state, obligation, url, pages.get(following.training.key, url) if following else url)


def _pages(trainings):
    """{training key: address of its live Swedish page, which links to translations}; none if taken elsewhere."""
    pages = Page.objects.live().filter(translation_key__in=[training.key for training in trainings])
    pages = pages.filter(locale__language_code=settings.LANGUAGE_CODE)
    return {page.translation_key: address_of(page) for page in pages}


def _finished(person, today):
    """Whole trainings that are done, the newest first."""
    rows = Completion.objects.in_force().filter(person=person, training__part_of=None)
    rows = rows.exclude(source=UNAFFECTED)  # The completion it was carried from is told.
    rows = rows.select_related("training", "recorded_by")
    rows = list(rows.order_by("-completed_on", "-pk"))
    pages = _pages([row.training for row in rows])
    valid = renewal.validities(person, rows, today)
    explained = {pk: of_validity(validity, today) for pk, validity in valid.items()}
    return [Finished(row, pages.get(row.training.key, ""), how_in_words(row), explained.get(row.pk)) for row in rows]


def _voided(person):
    """[(completion, why it was voided)], the latest first; copies in later rounds are not told of twice."""
    rows = Completion.objects.filter(person=person, carried_from=None).exclude(voided_at=None)
    rows = rows.select_related("training", "voided_by").order_by("-voided_at", "-pk")
    return [(row, voided_in_words(row)) for row in rows[:MOST_VOIDED]]
