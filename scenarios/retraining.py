"""A material change asks again only those whose way through the scenario it affects.

Whose way is not known, since it was taken elsewhere or has been weeded, is asked.
"""

from dataclasses import dataclass

from django.db.models import Prefetch

from scenarios.differences import is_affected
from scenarios.models.run import Run, RunEvent
from scenarios.models.version import ScenarioVersion
from scenarios.way import completing
from tracking import carrying
from tracking.models import Completion, Training


@dataclass(frozen=True)
class Trained:
    """Of those who have completed the scenario: the ids of all, and of those whose way a change affects."""

    everybody: frozenset
    affected: frozenset

    @property
    def unaffected(self):
        return self.everybody - self.affected


def trained(key, new, **among):
    """Trained for the scenario with this key, if `new` were published now. Three queries.

    `among`: further conditions on the completions, such as `completed_on__lte`.
    """
    rows = Completion.objects.in_force().filter(training__key=key, **among)
    everybody = frozenset(rows.values_list("person", flat=True))
    safe = {run.person_id for run in _last_runs(key, everybody) if not _is_affected(run, new)}
    return Trained(everybody, everybody - safe)


def _last_runs(key, persons):
    """The latest finished run of each person, with its events and its version."""
    events = Prefetch("events", RunEvent.objects.order_by("seq"))
    rows = Run.objects.filter(key=key, is_done=True).select_related("version").prefetch_related(events)
    last = {run.person_id: run for run in rows.order_by("started_at")}
    return [run for person, run in last.items() if person in persons]


def _is_affected(run, new):
    events = [(event.position, str(event.step), str(event.choice)) for event in run.events.all()]
    return is_affected(completing(run.version.scenario, events), new)


def ask_only_affected(version, **among):
    """The completions of those whose way `version` does not affect count for its edition too; how many that were."""
    training = Training.objects.filter(key=version.key).select_related("part_of__course").first()
    if training is None:
        return 0
    return carrying.to_edition(training, trained(version.key, version.scenario, **among).unaffected, version.edition)


def later_material(version):
    """The material versions after this one, the first one first."""
    later = ScenarioVersion.objects.filter(key=version.key, number__gt=version.number, is_material=True)
    return later.order_by("number")
