"""Statistics of scenarios, for those who coordinate: counts of divisions, never of one person."""

from itertools import groupby

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from organisation import access
from organisation.second_factor import asked_of_administrators
from organisation.spreadsheets import csv_text, download
from organisation.tree import Tree
from scenarios import statistics
from scenarios.drawing import draw, listing
from scenarios.models import ScenarioVersion
from scenarios.statistics import WHOLE
from tracking.models import Definitions


@never_cache
@login_required
@asked_of_administrators
@require_safe
def index(request):
    """Every scenario that has been published, with its versions."""
    _tree, on, groups = _asked(request)
    versions = ScenarioVersion.objects.defer("document", "laws").order_by("key", "-number")
    scenarios = [list(found) for _key, found in groupby(versions, key=lambda version: version.key)]
    scenarios.sort(key=lambda found: (found[0].title, found[0].key))
    return render(request, "scenarios/statistics_index.html", {"scenarios": scenarios, "groups": groups, "on": on})


@never_cache
@login_required
@asked_of_administrators
@require_safe
def scenario(request, key):
    """One version in one group, as a picture, a list and tables; and the groups beside one another."""
    tree, on, groups = _asked(request)
    form, version = _chosen(request, key, groups)
    published = _published(version, tree, on)
    group = form.cleaned_data["unit"]
    report = published.of(group)
    weights = _weights(report)
    context = {
        "version": version,
        "scenario": version.scenario,
        "form": form,
        "name": groups[group],
        "on": on,
        "smallest": published.smallest,
        "report": report,
        "groups": [(one, name, published.of(one).ended) for one, name in groups.items() if one != WHOLE],
        "whole": published.of(WHOLE).ended if WHOLE in groups else None,
        "drawing": draw(version.scenario, weights=weights, marks=_marks(report)),
        "entries": listing(version.scenario, weights=weights),
    }
    return render(request, "scenarios/statistics.html", context)


@never_cache
@login_required
@asked_of_administrators
@require_safe
def scenario_csv(request, key):
    """The same figures of one version as a file, for every group that the reader sees."""
    tree, on, groups = _asked(request)
    _form, version = _chosen(request, key, groups)
    rows = statistics.as_rows(version, _published(version, tree, on), groups, on)
    return download(csv_text(rows), f"rustad-scenario-{version.number}-{on}.csv", "text/csv; charset=utf-8")


class ChoiceForm(forms.Form):
    """Which version, and which part of the organisation."""

    version = forms.TypedChoiceField(label=gettext_lazy("Version"), coerce=int)
    unit = forms.ChoiceField(label=gettext_lazy("Part of the organisation"), required=False)

    def __init__(self, *args, versions, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].choices = [(version.number, _with_date(version)) for version in versions]
        self.fields["unit"].choices = list(groups.items())


def _with_date(version):
    return f"{version.number} ({date_format(timezone.localdate(version.published_at), 'j F Y')})"


def _asked(request):
    """(the tree of the day that the figures end with, that day, {group: its name} of the groups that the reader sees).

    Those of the units that the reader coordinates today; an administrator, and who coordinates it all, sees all of
    them, and the whole. For others the page does not exist.
    """
    today = timezone.localdate()
    on = statistics.last_day(today)
    is_administrator = access.sees_all_names(request.user)
    units = set() if is_administrator else access.coordinated_units(request.user, today)
    if not units and not is_administrator:
        raise Http404
    tree = Tree.on(on)
    if is_administrator or (tree.nodes and units.issuperset(tree.roots())):
        return tree, on, {WHOLE: _("All")} | statistics.group_names(tree)
    return tree, on, statistics.group_names(tree, units)


def _chosen(request, key, groups):
    """(form, the version asked for, or the newest); what cannot be chosen does not exist."""
    versions = list(ScenarioVersion.objects.filter(key=key).defer("document", "laws").order_by("-number"))
    if not versions or not groups:
        raise Http404
    asked = {
        "version": request.GET.get("version", versions[0].number),
        "unit": request.GET.get("unit", next(iter(groups))),
    }
    form = ChoiceForm(asked, versions=versions, groups=groups)
    if not form.is_valid() or form.cleaned_data["unit"] not in groups:
        raise Http404
    return form, ScenarioVersion.objects.defer("laws").get(key=key, number=form.cleaned_data["version"])


def _published(version, tree, on):
    tallies = statistics.tallies_of(version, tree, on)
    return statistics.Published(version.scenario, tallies, Definitions.load().small_cell)


def _weights(report):
    """{choice id: its share, or that it is hidden}, of the steps that somebody answered."""
    return {
        choice.id: figure.in_share if figure.is_hidden else figure.percent
        for decision in report.decisions
        for choice, figure in decision.choices
        if figure.whole != 0
    }


def _marks(report):
    """{step id: how many went no further, or how many ended there}."""
    marks = {
        one.step.id: ngettext("%(number)s stopped here", "%(number)s stopped here", one.figure.number)
        % {"number": one.figure.number}
        for one in report.stops_of_some
    }
    return marks | {one.step.id: one.figure.in_share for one in report.outcomes}
