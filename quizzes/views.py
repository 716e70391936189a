"""A sitting: one address for each question, POST and redirect, nothing answered twice, nothing lost."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quizzes import answers, entry, reading, refusals, sittings, taking, terms, time_limit
from quizzes.models import QuizPage, Sitting, SittingQuestion


@never_cache
@login_required
@require_safe
def resume(request, sitting_id):
    """Where the sitting goes on, on whichever device."""
    sitting = _own(request, sitting_id)
    return redirect(_place(sitting, _places(sitting)))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def question(request, sitting_id, position):
    """A question: GET shows it, POST stores the answer. What has been told already shows its feedback."""
    if request.method == "POST":
        return _answer(request, sitting_id, position)
    sitting, row = _own_question(request, sitting_id, position)
    if not sitting.is_open:
        return redirect(_place(sitting, []))
    if row.answered_at is not None and taking.is_told(sitting, row):
        return redirect("quizzes:feedback", sitting.pk, position)
    return render(request, "quizzes/question.html", taking.question_context(sitting, _places(sitting), row, request))


def _answer(request, sitting_id, position):
    is_final = "keep" not in request.POST
    try:
        stored = sittings.answer(
            request.user,
            sitting_id,
            position,
            token=reading.token_of(request.POST),
            seq=reading.number_of(request.POST, "seq"),
            given=partial(reading.answer_of, request.POST),
            is_final=is_final,
            is_flagged="flag" in request.POST if "can_flag" in request.POST else None,
        )
    except (Sitting.DoesNotExist, SittingQuestion.DoesNotExist):
        raise Http404 from None
    except answers.Unfit as unfit:
        return _show_again(request, sitting_id, position, unfit.reason)
    except sittings.Refused as refused:
        return _refused(request, sitting_id, position, refused.reason)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"kept": True, "seq": {"seq": stored.row.seq}})
    if not is_final:
        messages.success(request, refusals.kept())
        return redirect(_page_of(stored.sitting) or "tracking:my_training")
    if taking.is_told(stored.sitting, stored.row):
        return redirect("quizzes:feedback", sitting_id, position)
    return redirect(_after(stored.sitting, position, stored))


def _after(sitting, position, stored):
    """The next place that is not answered; behind the last one the review, or the result when all has been told."""
    others = [place for place in stored.open_places if place != position]  # It may have been left without an answer.
    following = [place for place in others if place > position] or others
    if following:
        return reverse("quizzes:question", args=[sitting.pk, following[0]])
    return reverse("quizzes:result" if stored.is_handed_in else "quizzes:review", args=[sitting.pk])


def _show_again(request, sitting_id, position, reason, status=422):
    """The question with what was sent, and what is wrong with it."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"kept": False}, status=422)
    sitting, row = _own_question(request, sitting_id, position)
    given = reading.answer_of(request.POST, row.version.question)
    row.is_flagged = "flag" in request.POST  # As it was sent, too.
    error = refusals.sentence(reason, row.version.question)
    context = taking.question_context(sitting, _places(sitting), row, request, given=given, error=error)
    return render(request, "quizzes/question.html", context, status=status)


def _refused(request, sitting_id, position, reason):
    """Nothing was stored: why, and the way to where one is now. When the time is up, what there is is handed in."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"kept": False}, status=409)
    if reason == sittings.TIME_UP:
        sittings.hand_in(request.user, sitting_id)
    if reason == sittings.ANSWERED_ELSEWHERE:
        return _show_again(request, sitting_id, position, reason, status=409)
    _sitting, row = _own_question(request, sitting_id, position)
    messages.warning(request, refusals.sentence(reason, row.version.question))
    if reason == sittings.ANSWERED:
        return redirect("quizzes:question", sitting_id, position)
    return redirect("quizzes:sitting", sitting_id)


@never_cache
@login_required
@require_safe
def feedback(request, sitting_id, position):
    """What the answer to a question means."""
    sitting, row = _own_question(request, sitting_id, position)
    if row.answered_at is None or not taking.is_told(sitting, row):
        return redirect("quizzes:question", sitting.pk, position)
    return render(request, "quizzes/feedback.html", taking.feedback_context(sitting, _places(sitting), row, request))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def all_questions(request, sitting_id):
    """All questions on one page: POST stores what is answered, and hands in when that is asked for."""
    sitting = _own(request, sitting_id)
    if not sitting.is_open or not terms.from_data(sitting.terms).one_page:
        return redirect("quizzes:sitting", sitting.pk)
    rows = _rows(sitting)
    if request.method == "POST":
        return _answer_all(request, sitting, rows)
    return render(request, "quizzes/all_questions.html", taking.all_context(sitting, rows, request))


def _kept_by_script(sitting, refused):
    """What the script is told: the numbers that the next answers go by, of all that was kept."""
    numbers = {f"seq-{row.position}": row.seq for row in _rows(sitting) if row.position not in refused}
    return JsonResponse({"kept": not refused, "seq": numbers}, status=409 if refused else 200)


def _answer_all(request, sitting, rows):
    many = [reading.given_of(request.POST, row) for row in rows]
    is_script = request.headers.get("Accept") == "application/json"
    found = sittings.answer_many(request.user, sitting.pk, many, is_final=not is_script)
    if is_script:
        return _kept_by_script(sitting, found)
    documents = {row.position: row.version.question for row in rows}
    refused = {place: refusals.sentence(reason, documents[place]) for place, reason in found.items()}
    if sittings.TIME_UP in found.values():
        sittings.hand_in(request.user, sitting.pk)
        messages.warning(request, refusals.time_up())
        return redirect("quizzes:result", sitting.pk)
    if "keep" in request.POST and not refused:
        messages.success(request, refusals.kept())
        return redirect(_page_of(sitting) or "tracking:my_training")
    rows = _rows(sitting)
    unanswered = [row.position for row in rows if row.answered_at is None]
    if "anyway" not in request.POST:
        refused = {place: refusals.sentence(answers.NOTHING, documents[place]) for place in unanswered} | refused
    if refused:
        given = {one.position: one.answer for one in many if one.position in found}
        context = taking.all_context(sitting, rows, request, given, refused)
        return render(request, "quizzes/all_questions.html", context | {"may_hand_in": not found}, status=422)
    return _hand_in(request, sitting)


@never_cache
@login_required
@require_safe
def review(request, sitting_id):
    """Everything once more before it is handed in."""
    sitting = _own(request, sitting_id)
    if not sitting.is_open:
        return redirect("quizzes:sitting", sitting.pk)
    return render(request, "quizzes/review.html", taking.review_context(sitting, _rows(sitting), request))


@never_cache
@login_required
@require_POST
def hand_in(request, sitting_id):
    """Hand it in as it stands. Twice is the same as once."""
    return _hand_in(request, _own(request, sitting_id))


def _hand_in(request, sitting):
    if sitting.closed_at is None:
        sittings.hand_in(request.user, sitting.pk)
    return redirect("quizzes:result", sitting.pk)


@never_cache
@login_required
@require_safe
def result(request, sitting_id):
    """How it went."""
    sitting = _own(request, sitting_id)
    if sitting.handed_in_at is None:
        return redirect("quizzes:sitting", sitting.pk)
    context = taking.result_context(sitting, _rows(sitting), request)
    return render(request, "quizzes/result.html", context | _way_on(request, sitting))


def _way_on(request, sitting):
    """The quiz's page, the course that it stands in, and whether one who has not passed may try again."""
    page = _page(sitting)
    course = page.get_parent() if page and page.is_part else None
    has_failed = page is not None and sitting.passed is False
    why_not = entry.why_not_again(request.user, page) if has_failed else ""
    may_try_again = has_failed and not why_not
    return {
        "page_url": page and page.get_url(request),
        "course": course,
        "why_not": why_not,
        "may_try_again": may_try_again,
    }


def _own(request, sitting_id):
    """The sitting of the one who asks. Somebody else's is not there. One whose time is up is handed in first."""
    sitting = get_object_or_404(Sitting, pk=sitting_id, person=request.user)
    sitting.person = request.user  # Already read: not again.
    if time_limit.is_overdue(sitting):
        sitting = sittings.hand_in(request.user, sitting.pk)
        messages.warning(request, refusals.time_up())
    return sitting


def _own_question(request, sitting_id, position):
    """(the sitting of the one who asks, the question at the place with its document)."""
    sitting = _own(request, sitting_id)
    return sitting, get_object_or_404(sitting.questions.select_related("version"), position=position)


def _rows(sitting):
    """All questions with their documents, in their order."""
    return list(sitting.questions.select_related("version").order_by("position"))


def _places(sitting):
    """The questions without their documents."""
    return list(sitting.questions.only("position", "answered_at", "is_flagged", "sitting_id").order_by("position"))


def _place(sitting, rows):
    """Where the sitting stands: the page with all, the first question not answered, the review, or the result."""
    if sitting.handed_in_at is not None:
        return reverse("quizzes:result", args=[sitting.pk])
    if sitting.closed_at is not None:
        return _page_of(sitting) or reverse("tracking:my_training")
    if terms.from_data(sitting.terms).one_page:
        return reverse("quizzes:all_questions", args=[sitting.pk])
    place = taking.next_place(rows, 0)
    if place is None:
        return reverse("quizzes:review", args=[sitting.pk])
    return reverse("quizzes:question", args=[sitting.pk, place])


def _page(sitting):
    """The page of the quiz in Swedish, while it is published; or None."""
    pages = QuizPage.objects.live().filter(translation_key=sitting.key)
    return pages.filter(locale__language_code=settings.LANGUAGE_CODE).first()


def _page_of(sitting):
    page = _page(sitting)
    return page and page.url
