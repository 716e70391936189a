"""Everybody in a unit and below it, by name: a file for administrators, who are logged."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from organisation import access, access_log
from organisation.second_factor import asked_of_administrators
from organisation.spreadsheets import csv_stream, streamed
from organisation.tree import Tree
from tracking import everyone
from tracking.horizon import is_weeded
from tracking.labels import PERSON_LABELS, STATE_LABELS
from tracking.models import Definitions
from tracking.views.follow_up import date_asked, seen_unit


@never_cache
@login_required
@asked_of_administrators
@require_safe
def everyone_export(request, code):
    """A row for each person, requirement and unit, sent as it is read. For others than administrators no such page."""
    unit, _seen, today = seen_unit(request, code)
    if not access.sees_all_names(request.user):
        raise Http404
    _form, on = date_asked(request, True, today)
    tree = Tree.on(on) if on else None
    if tree is None or unit.pk not in tree or is_weeded(on, Definitions.load()):
        response = redirect("tracking:unit_report", code=code)
        response["Location"] += f"?{request.GET.urlencode()}"
        return response
    units = list(tree.subtree(unit.pk))
    whole = len(units) == len(tree.nodes)
    access_log.record_all(request.user, units)
    found = everyone.rows(tree, on, today=today, units=None if whole else units)
    rows = with_heading(found, tree)
    return streamed(csv_stream(rows), f"rustad-alla-{unit.code}-{on}.csv", "text/csv; charset=utf-8")


def with_heading(found, tree):
    yield [str(PERSON_LABELS[column]) for column in everyone.COLUMNS]
    states = {state: str(label) for state, label in STATE_LABELS.items()}
    yes, gone = str(_("yes")), str(_("no longer works here"))
    for row in found:
        node, now = tree[row.unit], row.standing
        name = (row.person.employee_id, row.person.last_name, row.person.first_name) if row.person else ("", gone, "")
        days = (now.completed_on, row.last_valid_day, now.due)
        yield [
            node.code,
            node.name,
            *name,
            row.job_role,
            row.requirement,
            states[now.state],
            yes if row.added else "",
            *(day.isoformat() if day else "" for day in days),
            yes if now.overdue else "",
            row.parts_done,
            row.parts,
        ]
