"""A run through a scenario: one step for each address, POST and redirect, nothing counted twice, nothing lost."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from scenarios import playing, runs
from scenarios.document import OUTCOME
from scenarios.models import Run, ScenarioPage
from scenarios.runs import ANSWERED, CLOSED, NO_CHOICE, NOT_HERE


@never_cache
@login_required
@require_safe
def resume(request, run_id):
    """Where the run goes on, on whichever device."""
    run = _own_run(request, run_id)
    return redirect(playing.address(run, runs.way_of(run)))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request, run_id, position):
    """A step: GET shows it, POST stores what was chosen. What has been answered shows its feedback."""
    run = _own_run(request, run_id)
    if request.method == "POST":
        return _choose(request, run, position)
    way = runs.way_of(run)
    here = way.step_at(position)
    if here is None or here.kind == OUTCOME:
        return redirect(playing.address(run, way))
    taken = way.taken_at(position)
    if taken is not None and playing.needs_feedback(taken):
        return redirect("scenarios:feedback", run.pk, position)
    return _show_step(request, run, way, position)


@never_cache
@login_required
@require_safe
def feedback(request, run_id, position):
    """What the choice at a step means."""
    run = _own_run(request, run_id)
    way = runs.way_of(run)
    taken = way.taken_at(position)
    if taken is None or not playing.needs_feedback(taken):
        return redirect(playing.address(run, way))
    return render(request, "scenarios/feedback.html", playing.feedback_context(run, way, position, request))


@never_cache
@login_required
@require_safe
def change(request, run_id, position):
    """The step once more, to answer it otherwise. The earlier answer stays in the history."""
    run = _own_run(request, run_id)
    way = runs.way_of(run)
    if way.taken_at(position) is None or run.closed_at is not None:
        return redirect(playing.address(run, way))
    return _show_step(request, run, way, position)


@never_cache
@login_required
@require_safe
def end(request, run_id):
    """How it ended."""
    run = _own_run(request, run_id)
    way = runs.way_of(run)
    if not way.is_ended:
        return redirect(playing.address(run, way))
    page = (
        ScenarioPage.objects.live()
        .filter(translation_key=run.key, locale__language_code=settings.LANGUAGE_CODE)
        .first()
    )
    course = page.get_parent() if page and page.is_part else None
    context = playing.end_context(run, way, request) | {"page_url": page and page.get_url(request), "course": course}
    return render(request, "scenarios/end.html", context)


def _own_run(request, run_id):
    """The run of the one who asks. Somebody else's is not there."""
    run = get_object_or_404(Run.objects.select_related("version"), pk=run_id, person=request.user)
    run.person = request.user  # Already read: not again.
    return run


def _choose(request, run, position):
    choice_id = request.POST.get("choice", "")
    if not choice_id:
        return _show_step(request, run, runs.way_of(run), position, error=_("Choose one of the answers."), status=422)
    try:
        stored = runs.choose(run, seq=_number(request, "seq"), position=position, choice_id=choice_id)
    except runs.Refused as refused:
        return _refused(request, run, position, refused.reason)
    if stored.is_completed:
        text = _("The scenario is done and saved. Your head sees that, and nothing of what you chose.")
        messages.success(request, text)
    taken = stored.way.taken_at(position)
    if taken is not None and playing.needs_feedback(taken):
        return redirect("scenarios:feedback", run.pk, position)
    return redirect(_after(run, stored.way, position))


def _after(run, way, position):
    """The step after the one that was answered: the next place on the way, or the end."""
    if position + 1 >= way.position and way.is_ended:
        return reverse("scenarios:end", args=[run.pk])
    return reverse("scenarios:step", args=[run.pk, min(position + 1, way.position)])


def _refused(request, run, position, reason):
    texts = {
        CLOSED: _("This run is closed, because you have begun another one. Nothing has been changed."),
        ANSWERED: _("You have already answered this step, in another window perhaps. Your first answer stands."),
        NOT_HERE: _("You have gone on in another window. This is where you are now. Nothing has been changed."),
        NO_CHOICE: _("That answer does not belong to this step. Nothing has been stored."),
    }
    messages.warning(request, texts[reason])
    current = Run.objects.select_related("version").get(pk=run.pk)
    way = runs.way_of(current)
    if way.taken_at(position) is not None and reason == ANSWERED:
        return redirect("scenarios:step", run.pk, position)
    return redirect(playing.address(current, way))


def _show_step(request, run, way, position, error="", status=200):
    step_there = way.step_at(position)
    if step_there is None or step_there.kind == OUTCOME:
        return redirect(playing.address(run, way))
    context = playing.step_context(run, way, position, request) | {"error": error}
    return render(request, "scenarios/step.html", context, status=status)


def _number(request, name):
    """A number from the form; 0, which is no number of a choice, when there is none."""
    value = request.POST.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 0
