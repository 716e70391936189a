"""The same graph as a guide for the day it happens, and as a card: no verdicts, nothing stored."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.languages import content_language, first_of
from scenarios import playing, routine, versions
from scenarios.models import ScenarioIndexPage, ScenarioPage


@never_cache
@login_required
@require_safe
def index(request):
    """The routine of the municipality; the list of scenarios when no page is marked as the routine."""
    pages = (
        ScenarioPage.objects.open()
        .filter(is_routine=True, alias_of=None, locale__language_code=settings.LANGUAGE_CODE)
        .order_by("path")
    )
    keys = list(pages.values_list("translation_key", flat=True))
    played = versions.newest_of_all(keys)
    key = next((key for key in keys if key in played), None)
    if key is not None:
        return redirect("scenarios:guide", key)
    scenarios = first_of(ScenarioIndexPage.objects.live(), content_language(request))
    if scenarios is None:
        raise Http404
    return redirect(scenarios.get_url(request))


@never_cache
@login_required
@require_safe
def guide(request, key, step_id=None):
    """One step of the guide. Each way on is a link, so that nothing has to be stored."""
    version = _published(key)
    scenario = version.scenario
    step = scenario.by_id.get(str(step_id)) if step_id else scenario.start
    if step is None:
        raise Http404
    return render(request, "scenarios/guide.html", routine.guide_context(version, step, request.user))


@never_cache
@login_required
@require_safe
def card(request, key):
    """The routine on one page, to print or to keep in the telephone."""
    version = _published(key)
    context = {
        "version": version,
        "scenario": version.scenario,
        "card": playing.card_of(version.scenario, request.user),
        "guide_url": reverse("scenarios:guide", args=[key]),
    }
    return render(request, "scenarios/card.html", context)


def _published(key):
    """The version that is played now, as long as its page is published."""
    if not ScenarioPage.objects.open().filter(translation_key=key).exists():
        raise Http404
    version = versions.newest(key)
    if version is None:
        raise Http404
    return version
