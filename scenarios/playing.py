"""What the pages of a scenario show their reader: where one begins, a step, what a choice leads to, how it ended."""

from dataclasses import dataclass

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date

from content.models import ContactCard, Municipality, Role
from content.staff_page import reader_of
from organisation import whom_to_call
from scenarios import facts, runs, suitable, versions
from scenarios.document import QUESTION
from scenarios.editing import graph_context
from scenarios.graph import graph_of, outcomes, shortest_way
from scenarios.way import CHOSEN, CORRECTED, MISSED, acts_done
from tracking.progress import last_completions


def begin(page, request):
    """The button on the scenario's page: go on with the open run, or begin one."""
    version = versions.newest(page.training_key)
    if version is None:
        return redirect(page.url)
    run = runs.begin(request.user, version, anew="anew" in request.POST)
    return redirect(address(run, runs.way_of(run)))


def address(run, way):
    """Where the run goes on: the step to answer now, or the end."""
    if way.is_ended:
        return reverse("scenarios:end", args=[run.pk])
    return reverse("scenarios:step", args=[run.pk, way.position])


def page_context(page, request):
    """The case, and the reader's open run of it, if there is one."""
    reader = reader_of(request)
    version = versions.newest(page.training_key) if reader else None
    run = runs.open_run(reader, page.training_key) if reader else None
    return {
        "reader": reader,
        "version": version,
        "scenario": version.scenario if version else page.scenario,
        "run": run,
        "is_newer": bool(run and version and run.version_id != version.pk and run.ended_at is None),
        "completed_on": last_completions(reader, [page.training_key]).get(page.training_key) if reader else None,
    }


def index_context(pages, request):
    """The scenarios that can be played: the routine, those that suit the reader's work, and the others."""
    reader = reader_of(request)
    return {"reader": reader, "groups": suitable.groups(reader, pages)}


@dataclass(frozen=True)
class FactShown:
    """A field of the strip “What we know of the case”."""

    label: str
    value: str
    is_known: bool


def strip(scenario, known):
    """[FactShown] of the facts that the scenario asks about, in a fixed order."""
    asked = _facts_in(scenario)
    return [
        FactShown(label, facts.in_words(known[name])[1] if name in known else "", name in known)
        for name, (label, _values) in facts.FACTS.items()
        if name in asked
    ]


def _facts_in(scenario):
    steps = [fact for step in scenario.steps for fact in step.facts]
    choices = [fact for step in scenario.steps for choice in step.choices for fact in choice.facts]
    acts = [fact for act in scenario.acts for fact in act.when]
    return {facts.name_of(fact) for fact in [*scenario.facts, *steps, *choices, *acts]}


def steps_left(scenario, step):
    """The fewest steps from `step` to an outcome, itself and the outcome not counted: for “about N steps”."""
    way = shortest_way(graph_of(scenario), step.id, outcomes(scenario))
    return max(len(way or ()) - 1, 0)


def step_context(run, way, position, request):
    """A step to answer, or one answered before that is to be answered otherwise."""
    step = way.step_at(position)
    scenario = run.version.scenario
    before = way.taken_at(position - 1)
    is_told = step.kind != QUESTION
    return {
        "reader": request.user,
        "run": run,
        "scenario": scenario,
        "step": step,
        "position": position,
        "position_before": position - 1,
        "done_count": position - 1,
        "total": position + steps_left(scenario, step),
        "strip": strip(scenario, way.known_at(position)),
        "seq": way.events + 1,
        "before": before if before and before.choice.is_mistake and is_told else None,
        "taken": way.taken_at(position),
        "laws": laws_of(run.version, step) if is_told else [],
        "cards": cards_of(step.contacts, request.user),
        "decides": decides(step, request.user),
        "path": path_of(run, way, position),
    }


def feedback_context(run, way, position, request):
    """What a choice means: verdict, why, and the law."""
    taken = way.taken_at(position)
    return {
        "reader": request.user,
        "run": run,
        "scenario": run.version.scenario,
        "taken": taken,
        "position": position,
        "done_count": position,
        "total": position + steps_left(run.version.scenario, taken.step),
        "strip": strip(run.version.scenario, way.known_at(position + 1)),
        "laws": laws_of(run.version, taken.step),
        "next_url": _next_url(run, way, position),
        "path": path_of(run, way, position),
    }


def needs_feedback(taken):
    """Is there anything to say of a choice before one goes on?"""
    return bool(taken.choice.feedback)


def _next_url(run, way, position):
    return reverse("scenarios:step", args=[run.pk, position + 1])


def path_of(run, way, current):
    """The way so far as stations, each leading back to its step; what lies after `current` is not told yet."""
    return [
        {
            "title": taken.choice.text if taken.step.kind == QUESTION else taken.step.title,
            "url": reverse("scenarios:feedback", args=[run.pk, place]) if needs_feedback(taken) else None,
            "state": "done" if place < current else "now",
        }
        for place, taken in enumerate(way.taken[:current], start=1)
    ]


def end_context(run, way, request):
    """The end: what the routine asks for in the case, how each of it was done, and the action card."""
    done = [one for one in acts_done(way) if one.is_required]
    count = {state: sum(one.state == state for one in done) for state in (CHOSEN, CORRECTED, MISSED)}
    return {
        "reader": request.user,
        "run": run,
        "scenario": run.version.scenario,
        "outcome": way.here,
        "done": done,
        "count": count,
        "total": len(done),
        "strip": strip(run.version.scenario, way.known),
        "way": [
            {"taken": taken, "url": reverse("scenarios:change", args=[run.pk, place])}
            for place, taken in enumerate(way.taken, start=1)
            if taken.step.kind == QUESTION
        ],
        "cards": cards_of(way.here.contacts, request.user),
        "laws": laws_of(run.version, way.here),
        "card": card_of(run.version.scenario, request.user, [one.act for one in done] or None),
    }


def laws_of(version, step):
    """The law as it read when the version was published, in the form that components/law.html shows."""
    found = [version.laws[key] for key in step.laws if key in version.laws]
    days = ("valid_from", "checked_on", "next_check")
    return [law | {day: parse_date(law[day]) if law[day] else None for day in days} for law in found]


def cards_of(keys, reader):
    """The contact cards as they are today, in the order of `keys`, each with whom this reader calls."""
    if not keys:
        return []
    found = {card.key: card for card in ContactCard.objects.filter(key__in=keys)}
    cards = [found[key] for key in keys if key in found]
    whom_to_call.show_on(cards, reader, timezone.localdate())
    return cards


def decides(step, reader):
    """(the role that decides, its holders where the reader works), or None."""
    if not step.decides:
        return None
    role = Role.objects.filter(key=step.decides).first()
    if role is None:
        return None
    return role, whom_to_call.resolve_all([role], reader, timezone.localdate())[role.pk]


@dataclass(frozen=True)
class CardLine:
    """A line of the action card: what to do, when, who decides or answers, and the number."""

    act: object
    condition: str
    card: ContactCard | None
    decides: str


@dataclass(frozen=True)
class ActionCard:
    title: str
    notice: str
    lines: list
    municipality: Municipality


def card_of(scenario, reader, acts=None):
    """The routine on one page: of the acts given, or of all that the routine may ask for."""
    acts = [act for act in scenario.acts if act.required] if acts is None else acts
    cards = {card.key: card for card in cards_of([act.contact for act in acts if act.contact], reader)}
    roles = dict(Role.objects.filter(key__in=[act.decides for act in acts if act.decides]).values_list("key", "title"))
    lines = [CardLine(act, condition(act), cards.get(act.contact), roles.get(act.decides, "")) for act in acts]
    return ActionCard(scenario.card_title or scenario.title, scenario.notice, lines, Municipality.load())


def condition(act):
    """When the routine asks for the act, in words; empty when it always does."""
    by_name = {}
    for fact in act.when:
        label, value = facts.in_words(fact)
        by_name.setdefault(str(label), []).append(str(value))
    return ", ".join(f"{label}: {' / '.join(values)}" for label, values in by_name.items())


def preview_context(page, request, mode):
    """A preview shows what is being written: nobody's run, and the draft's own document."""
    context = {"reader": None, "version": None, "run": None, "scenario": page.scenario, "is_preview": True}
    if mode == "card":
        context["card"] = card_of(page.scenario, request.user)
    if mode == "graph":
        context |= graph_context(page, href=lambda step: f"#steg-{step.id}")
    return context
