"""Which scenarios suit whom: by the type of work that goes with the job role."""

from dataclasses import dataclass

from django.utils import timezone

from organisation.models import Employment
from scenarios import versions
from tracking.progress import last_completions


def work_types_of(person, on):
    """The keys of the types of work that the person's employments on `on` belong to."""
    rows = Employment.objects.on(on).filter(person=person, job_role__work_types__isnull=False)
    return set(rows.values_list("job_role__work_types__key", flat=True))


@dataclass(frozen=True)
class Entry:
    """A scenario in the list: its page, what is played, and when the reader completed it last."""

    page: object
    scenario: object
    completed_on: object
    suits: bool


def groups(reader, pages):
    """{"routine": […], "suitable": […], "others": […]} of Entry: those of `pages` that can be played. Three queries."""
    played = versions.newest_of_all([page.training_key for page in pages])
    done = last_completions(reader, played) if reader else {}
    mine = work_types_of(reader, timezone.localdate()) if reader else set()
    found = {"routine": [], "suitable": [], "others": []}
    for page in pages:
        version = played.get(page.training_key)
        if version is None:
            continue
        scenario = version.scenario
        suits = bool(mine & set(scenario.work_types))
        entry = Entry(page, scenario, done.get(page.training_key), suits)
        found["routine" if page.is_routine else "suitable" if suits else "others"].append(entry)
    return found
