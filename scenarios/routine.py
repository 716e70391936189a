"""A scenario as a guide to follow: the choices that are right or acceptable, or depend on what has happened."""

from dataclasses import dataclass

from django.urls import reverse

from scenarios import playing


@dataclass(frozen=True)
class WayOn:
    """A choice in the guide: what it says, where it leads, and the acts that belong to it."""

    text: str
    url: str
    acts: list


def ways_on(scenario, step):
    """[WayOn] from a step. Mistakes are for practising: a guide leaves them out."""
    return [choice for choice in step.choices if not choice.is_mistake and choice.target in scenario.by_id]


def guide_context(version, step, reader):
    """One step of the guide for its reader: nothing of it comes from what anybody has chosen."""
    scenario = version.scenario
    choices = ways_on(scenario, step)
    return {
        "reader": reader,
        "version": version,
        "scenario": scenario,
        "step": step,
        "is_start": scenario.start is not None and step.id == scenario.start.id,
        "ways": [
            WayOn(
                choice.text,
                reverse("scenarios:guide_step", args=[version.key, choice.target]),
                [scenario.act_by_key[act] for act in choice.acts if act in scenario.act_by_key],
            )
            for choice in choices
        ],
        "laws": playing.laws_of(version, step),
        "cards": playing.cards_of(step.contacts, reader),
        "decides": playing.decides(step, reader),
        "start_url": reverse("scenarios:guide", args=[version.key]),
        "card_url": reverse("scenarios:card", args=[version.key]),
        "card": playing.card_of(scenario, reader) if not choices else None,
    }
