"""How a learner gets through a course: what opens it, what finishing a lesson leads to, how another round begins."""

from django.http import Http404

from tracking import ledger, renewal
from tracking.ledger import RoundEnded
from tracking.models import Training
from tracking.progress import course_state_by_key


def missing_prerequisite(person, course):
    """The course that has to be completed before this one, or None.

    Any completion in force opens the gate, one recognised from elsewhere too. A course that is no longer published
    closes nothing, since nobody could complete it.
    """
    first = course.prerequisite
    if first is None or not first.live:
        return None
    done = ledger.states(person, Training.objects.filter(key=first.training_key))
    return None if done else first


def finish_lesson(person, lesson, round_number):
    """Record that the person has finished the lesson; returns the next page, or None when the course is completed.

    Raises RoundEnded when the form belongs to another round than the one that is open. The second click of a double
    click on the last lesson is no such case: it finds what the first one did.
    """
    training = Training.objects.filter(key=lesson.training_key).select_related("part_of__course").first()
    if training is None:
        raise Http404  # Published in another language only, or not yet mirrored.
    try:
        left = ledger.finish_part(person, training, round_number=round_number)
    except RoundEnded:
        state = course_state_by_key(person, lesson.course.training_key)
        if not _is_repeated(state, training, round_number):
            raise
        left = [key for key in [next_key(state, lesson.training_key)] if key]
    return lesson.course.parts().get(translation_key=left[0]) if left else None


def begin_again(person, course):
    """Open another round of the course for the person; False when one is open already, or none has ended."""
    training = Training.objects.filter(key=course.training_key).first()
    if training is None or not renewal.may_begin_again(person, training):
        return False
    ledger.start_round(person, training)
    return True


def next_key(state, here):
    """The key of the next required part that is not done: after the part `here` first, then from the beginning."""
    if state is None or not state.started:
        return None
    keys = [part.training.key for part in state.parts]
    left = [part.training.key for part in state.parts if part.required and not part.done]
    after = keys[keys.index(here) :] if here in keys else []
    return next((key for key in [*after, *left] if key in left), None)


def _is_repeated(state, training, round_number):
    """Was this lesson done in this very round, which is the latest one?"""
    return (
        state is not None
        and state.rounds == round_number
        and any(part.done and part.training == training for part in state.parts)
    )
