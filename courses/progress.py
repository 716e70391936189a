"""How a learner gets through a course: what opens it, what finishing a lesson leads to, how another round begins."""

from dataclasses import dataclass

from django.http import Http404
from wagtail.models import Page

from tracking import ledger, renewal
from tracking.ledger import RoundEnded
from tracking.models import Training
from tracking.progress import course_state_by_key


def missing_prerequisite(person, course):
    """The course that has to be completed before this one, or None.

    Any completion in force opens the gate, one recognised from elsewhere too. A course that is no longer published
    closes nothing, since nobody could complete it. What a translation waits for is what the Swedish course waits for.
    """
    first = (course.source or course).prerequisite
    if first is None or not first.live:
        return None
    done = ledger.states(person, Training.objects.filter(key=first.training_key))
    return None if done else first


@dataclass(frozen=True)
class Finished:
    """What finishing a lesson led to: the course is completed, or there is more to do and maybe a page to go to."""

    is_completed: bool
    following: Page | None


def finish_lesson(person, lesson, round_number):
    """Record that the person has finished the lesson; returns what that led to.

    Raises RoundEnded when the form belongs to another round than the one that is open. The second click of a double
    click on the last lesson is no such case: it finds what the first one did.
    """
    training = Training.objects.filter(key=lesson.training_key).select_related("part_of__course").first()
    if training is None or training.retired_on is not None:
        raise Http404  # Published in another language only, not yet mirrored, or withdrawn.
    try:
        left = ledger.finish_part(person, training, round_number=round_number)
    except RoundEnded:
        state = course_state_by_key(person, lesson.course.training_key)
        if not _is_repeated(state, training, round_number):
            raise
        left = keys_left(state, lesson.training_key)
    return Finished(not left, first_page(lesson.course.parts(), left) if left else None)


def begin_again(person, course):
    """Open another round of the course for the person; False when one is open already, or none has ended."""
    training = Training.objects.filter(key=course.training_key).first()
    if training is None or not renewal.may_begin_again(person, training):
        return False
    ledger.start_round(person, training)
    return True


def keys_left(state, here):
    """The keys of the required parts that are not done: those after the part `here` first, then from the beginning."""
    if state is None or not state.started:
        return []
    place = next((place for place, part in enumerate(state.parts) if part.training.key == here), 0)
    around = state.parts[place:] + state.parts[:place]
    return [part.training.key for part in around if part.required and not part.done]


def first_page(pages, keys):
    """The page of the first key that has one, or None: a required part need not be published in every language."""
    by_key = {page.translation_key: page for page in pages}
    return next((by_key[key] for key in keys if key in by_key), None)


def _is_repeated(state, training, round_number):
    """Was this lesson done in this very round, which is the latest one?"""
    return (
        state is not None
        and state.rounds == round_number
        and any(part.done and part.training == training for part in state.parts)
    )
