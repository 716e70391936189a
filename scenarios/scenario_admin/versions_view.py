"""Every version of a scenario, each with what it changed from the one before, in words."""

from itertools import pairwise

from django.shortcuts import render

from scenarios.differences import changes
from scenarios.models import ScenarioVersion
from scenarios.scenario_admin.rights import editable


def index(request, page_id):
    """The versions, the newest first."""
    page = editable(request, page_id)
    versions = list(ScenarioVersion.objects.filter(key=page.training_key).order_by("number"))
    changed = {new.pk: changes(old.scenario, new.scenario) for old, new in pairwise(versions)}
    rows = [(version, changed.get(version.pk)) for version in reversed(versions)]
    return render(request, "scenarios/scenario_admin/versions.html", {"page": page, "rows": rows})
