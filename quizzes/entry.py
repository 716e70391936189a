"""What a quiz's own page and the list of quizzes show, and the button that begins a sitting."""

from dataclasses import dataclass

from django.apps import apps
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.languages import swedish_of
from content.restricted import readable
from content.staff_page import reader_of
from quizzes import attempts, examining, results, sittings, time_limit
from quizzes.models.sitting import Sitting
from tracking import rounds
from tracking.progress import last_completions


def source_of(quiz):
    """The Swedish page, whose questions and terms hold for its translations too."""
    return swedish_of(quiz) or quiz


def begin(quiz, request):
    """The button on the quiz's page: go on with the open sitting, or begin one."""
    try:
        sitting = sittings.begin(request.user, source_of(quiz))
    except sittings.Refused as refused:
        messages.warning(request, why_not(refused.reason, refused.wait_until))
        return redirect(quiz.get_url(request))
    return redirect("quizzes:sitting", sitting.pk)


def why_not(reason, wait_until=None):
    """Why no attempt may begin, in words."""
    if reason == attempts.NO_QUESTIONS:
        return _("The quiz has no questions yet. Come back later.")
    if reason == attempts.NONE_LEFT:
        return _("You have used all your attempts. Talk to your head or to the coordinator if you need another one.")
    moment = date_format(timezone.localtime(wait_until), "j F H:i")
    return _("You can try again from %(moment)s.") % {"moment": moment}


def page_context(quiz, request):
    """What awaits the reader: the terms, the open sitting, earlier results, and whether one may begin."""
    reader, source = reader_of(request), source_of(quiz)
    context = {"reader": reader, "quiz": source, "course": quiz.get_parent() if quiz.is_part else None}
    if reader is None:
        return context | {"sitting": None, "allowed": None, "why_not": "", "results": [], "completed_on": None}
    sitting = sittings.open_sitting(reader, source.training_key)
    number = _round_now(reader, source)
    allowed = _allowed(reader, source, number)
    told = results.of_quiz(reader, source.training_key)
    counted = [one for one in told if one.sitting.round_number == number and one.sitting.set_aside_at is None]
    return context | {
        "sitting": sitting,
        "allowed": allowed,
        "why_not": why_not(allowed.refusal, allowed.wait_until) if allowed.refusal and not sitting else "",
        "results": told,
        "result": results.that_counts(counted, source.counts),
        "completed_on": last_completions(reader, [source.training_key]).get(source.training_key),
        "extra_time": time_limit.extra_time_of(reader) if source.time_limit else None,
    }


def _allowed(reader, quiz, number):
    return attempts.attempts_of(reader, quiz, number, timezone.now(), question_count=quiz.question_count)


def why_not_again(reader, quiz):
    """Why the reader may not begin another attempt of the Swedish page now, in words; or nothing."""
    allowed = _allowed(reader, quiz, _round_now(reader, quiz))
    return why_not(allowed.refusal, allowed.wait_until) if allowed.refusal else ""


def _round_now(reader, quiz):
    """The number of the round that a sitting begun now would belong to; None for a draft, which counts nowhere."""
    training = rounds.training_of(quiz.training_key) if quiz.live else None
    return rounds.round_now(reader, training).number if training else None


@dataclass(frozen=True)
class Entry:
    """A quiz in the list, and what the reader has come to."""

    page: object
    completed_on: object
    is_begun: bool


def entries_of(pages, reader):
    """[Entry] of the pages. Two queries for a reader, none for a visitor."""
    keys = [page.training_key for page in pages]
    done = last_completions(reader, keys) if reader else {}
    rows = Sitting.objects.filter(person=reader, key__in=keys, handed_in_at=None, closed_at=None) if reader else []
    begun = {sitting.key for sitting in rows}
    return [Entry(page, done.get(page.training_key), page.training_key in begun) for page in pages]


def index_context(index, request):
    """The published quizzes."""
    reader = reader_of(request)
    pages = apps.get_model("quizzes", "QuizPage").objects.listed().select_related("category")
    if reader is None:
        return {"reader": None, "entries": []}
    doors = examining.doors(reader, timezone.localdate())
    return {"reader": reader, "entries": entries_of(readable(pages, reader), reader)} | doors
