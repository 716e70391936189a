"""Which round something taken now belongs to: for scenarios and quizzes, alone or as parts of a course."""

from dataclasses import dataclass

from django.utils import timezone

from tracking import ledger, renewal
from tracking.models import Round, RoundReason, Training


@dataclass(frozen=True)
class Taken:
    """The round that something taken now belongs to; `completes` is False when one only practises."""

    number: int
    completes: bool


def training_of(key):
    """The training with its course, if it is a part of one; None before it has been published."""
    return Training.objects.filter(key=key).select_related("part_of__course").first()


def round_for(person, training):
    """The open round, or the first; a renewal of what is no part of a course begins the next one here.

    When the training has been completed and nothing asks for it again, one practises in the last round. To call
    inside a transaction, behind ledger.lock.
    """
    root = ledger.root_of(training)
    last = Round.objects.filter(person=person, training=root).order_by("-number").first()
    if last is None:
        return Taken(1, True)
    if last.ended_on is None:
        return Taken(last.number, True)
    if root.pk != training.pk:
        return Taken(last.number, False)  # Another round of a course is begun on the course's own page.
    if not asks_again(person, root):
        return Taken(last.number, False)
    return Taken(ledger.start_round(person, root).number, True)


def asks_again(person, training):
    """Does anything ask for a training that has been completed: a period that runs out, or a new edition?"""
    return renewal.reason_for_round(person, training, timezone.localdate()) != RoundReason.AGAIN


def note_started(person, key, number):
    """The first answer or choice stored begins the first round (definition 12); a later one begins by wish only."""
    training = training_of(key) if number == 1 else None
    if training is None:
        return
    root = ledger.root_of(training)
    if not Round.objects.filter(person=person, training=root).exists():
        ledger.start_round(person, root)
