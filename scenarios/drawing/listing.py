"""The graph as an ordered list: all that the picture shows, for those who do not see it and for paper."""

from dataclasses import dataclass

from scenarios.document import OUTCOME
from scenarios.drawing.words import kind_in_words, problems_by_step, share_in_words, title_of, verdict_in_words
from scenarios.layout.levels import levels_of, targets_of


@dataclass(frozen=True)
class Target:
    """Where a choice leads; `href` is the place in the list."""

    number: int
    key: str
    title: str
    href: str


@dataclass(frozen=True)
class ListedChoice:
    """`verdict` and `share` in words, or empty; no `target`: it leads nowhere."""

    text: str
    verdict: str
    share: str
    target: Target | None


@dataclass(frozen=True)
class Entry:
    """A step. `problems`: (error or warning, in words); `verdict`: in words, how an outcome ended."""

    number: int
    anchor: str
    key: str
    title: str
    kind: str
    href: str
    verdict: str
    is_start: bool
    is_reached: bool
    choices: list[ListedChoice]
    problems: list[tuple[str, str]]


def listing(scenario, *, problems=(), weights=None, href=None):
    """An Entry for every step as one reads them: outwards from the start, and last those that cannot be reached.

    The arguments are those of draw().
    """
    levels = levels_of(scenario)
    numbers = {place: number for number, place in enumerate(levels.reading_order, start=1)}
    unreached, found, targets = set(levels.unreached), problems_by_step(problems), _targets(scenario, numbers)
    return [
        Entry(
            number=number,
            anchor=_anchor(scenario, place),
            key=step.key,
            title=title_of(step),
            kind=kind_in_words(step),
            href=href(step) if href else "",
            verdict=verdict_in_words(step.verdict) if step.kind == OUTCOME else "",
            is_start=step.is_start,
            is_reached=place not in unreached,
            choices=[_choice(choice, targets, weights or {}) for choice in step.choices],
            problems=found.get(step.id, []),
        )
        for place, number in numbers.items()
        for step in [scenario.steps[place]]
    ]


def _targets(scenario, numbers):
    """{step id: Target}."""
    return {
        step_id: Target(numbers[place], step.key, title_of(step), f"#{_anchor(scenario, place)}")
        for step_id, place in targets_of(scenario).items()
        for step in [scenario.steps[place]]
    }


def _anchor(scenario, place):
    """The id in the page. A second step with the same id, which nothing leads to, gets one of its own."""
    step = scenario.steps[place]
    return f"steg-{step.id}" if scenario.by_id[step.id] is step else f"steg-{step.id}-{place}"


def _choice(choice, targets, weights):
    share = share_in_words(weights.get(choice.id))
    return ListedChoice(choice.text, verdict_in_words(choice.verdict), share, targets.get(choice.target))
