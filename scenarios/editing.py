"""What an editor is shown of a scenario: its graph, what is wrong with it, and the paths that show it."""

from dataclasses import dataclass

from django.utils import timezone

from scenarios import retraining, versions
from scenarios.differences import changes
from scenarios.drawing import draw, listing
from scenarios.findings_in_words import sentence
from tracking.days import latest_month_end
from tracking.models import Definitions


@dataclass(frozen=True)
class Told:
    """A finding in words, with a link to its step and the path that shows it: [(step, choice text, address)]."""

    words: str
    is_error: bool
    url: str
    path: list


def in_editor(step):
    """Where the editor holds the step: Wagtail gives each block such an anchor."""
    return f"#block-{step.id}-section"


def graph_context(page, href=in_editor):
    """The picture, the list and the findings of a page, which may be a draft."""
    scenario, found = page.scenario, page.findings
    return {
        "page": page,
        "scenario": scenario,
        "drawing": draw(scenario, problems=found, href=href),
        "entries": listing(scenario, problems=found, href=href),
        "errors": [_told(one, scenario, href) for one in found if one.is_error],
        "since": since_version(page),
        "warnings": [_told(one, scenario, href) for one in found if not one.is_error],
    }


@dataclass(frozen=True)
class Since:
    """What has changed since the version that is played, and how many have taken a way that it affects.

    Counted are completions up to the last day of a month, as all counts above the names. `trained` and `affected` are
    None when they would tell of fewer than five: of those trained, of those affected, or of the others.
    """

    number: int
    changes: list
    trained: int | None
    affected: int | None


def since_version(page):
    """Since for a draft; None when there is no version yet, or nothing has changed."""
    version = versions.newest(page.training_key)
    if version is None:
        return None
    found = changes(version.scenario, page.scenario)
    if not found:
        return None
    until = latest_month_end(timezone.localdate())
    trained = retraining.trained(page.training_key, page.scenario, completed_on__lte=until)
    numbers = len(trained.everybody), len(trained.affected)
    smallest = Definitions.load().small_cell
    groups = (*numbers, len(trained.unaffected))
    if not trained.everybody or any(0 < group < smallest for group in groups):
        return Since(version.number, found, None, None)
    return Since(version.number, found, *numbers)


def _told(finding, scenario, href):
    step = scenario.by_id.get(finding.step)
    return Told(
        sentence(finding, scenario), finding.is_error, href(step) if step else "", _path(finding, scenario, href)
    )


def _path(finding, scenario, href):
    found = [scenario.choice_by_id[choice] for choice in finding.path if choice in scenario.choice_by_id]
    return [(step, choice.text, href(step)) for step, choice in found]
