"""Which round something taken now belongs to: for scenarios and quizzes, alone or as parts of a course."""

from dataclasses import dataclass

from django.utils import timezone

from tracking import ledger, renewal
from tracking.models import Round, RoundReason, Training


@dataclass(frozen=True)
class Taken:
    """The round that something taken now belongs to; `completes` is False when one only practises.

    `is_new`: it is the next one, which a renewal asks for.
    """

    number: int
    completes: bool
    is_new: bool = False


def training_of(key):
    """The training with its course, if it is a part of one; None before it has been published."""
    return Training.objects.filter(key=key).select_related("part_of__course").first()


def round_now(person, training):
    """The round that something taken now would belong to: the open one, the first, or the next one of a renewal.

    When the training has been completed and nothing asks for it again, one practises in the last round. Nothing is
    begun here; another round of a course is begun on the course's own page.
    """
    root = ledger.root_of(training)
    last = Round.objects.filter(person=person, training=root).order_by("-number").first()
    if last is None:
        return Taken(1, True)
    if last.ended_on is None:
        return Taken(last.number, True)
    if root.pk == training.pk and asks_again(person, root):
        return Taken(last.number + 1, True, is_new=True)
    return Taken(last.number, False)


def round_for(person, training):
    """The same, with the next round begun if it is that one. To call inside a transaction, behind ledger.lock."""
    taken = round_now(person, training)
    if taken.is_new:
        ledger.start_round(person, training)
    return taken


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
