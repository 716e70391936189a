"""What to look at among the scenarios: pages with errors, groups of staff without a scenario.

Which of them have to be reviewed is in the report of everything that has to be (content/review/).
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import render
from django.utils import timezone

from organisation.models import Employment
from scenarios import versions
from scenarios.models import RefusedPublication, ScenarioPage
from scenarios.scenario_admin.rights import places


def index(request):
    """For those who may make scenarios."""
    if not places(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    pages = list(ScenarioPage.objects.filter(alias_of=None).defer_streamfields().order_by("title"))
    played = versions.newest_of_all([page.training_key for page in pages])
    refused = {row.key: row for row in RefusedPublication.objects.all()}
    context = {
        "refused": [(page, refused[page.training_key]) for page in pages if page.training_key in refused],
        "without": groups_without([played[page.training_key] for page in pages if _is_played(page, played)], today),
        "pages": [(page, played.get(page.training_key)) for page in pages],
    }
    return render(request, "scenarios/scenario_admin/review.html", context)


def _is_played(page, played):
    return page.live and page.training_key in played


@dataclass(frozen=True)
class Group:
    """Those employed in a job role for which no published scenario is written; `work_types` are the role's own."""

    job_role: str
    number: int
    work_types: list


def groups_without(played, on):
    """[Group] of job roles that somebody has on `on` and that none of the versions suits. Two queries."""
    suited = {key for version in played for key in version.scenario.work_types}
    types = _work_types(on)
    rows = Employment.objects.on(on).values("job_role", "job_role__title")
    return [
        Group(row["job_role__title"], row["number"], sorted(types.get(row["job_role"], {}).values()))
        for row in rows.annotate(number=Count("person", distinct=True)).order_by("job_role__title")
        if not suited & set(types.get(row["job_role"], {}))
    ]


def _work_types(on):
    """{job role: {key: title}} of the types of work of every job role that somebody has."""
    columns = ("job_role", "job_role__work_types__key", "job_role__work_types__title")
    rows = Employment.objects.on(on).filter(job_role__work_types__isnull=False).values_list(*columns).distinct()
    found = {}
    for role, key, title in rows:
        found.setdefault(role, {})[key] = title
    return found
