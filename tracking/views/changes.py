"""What has happened in a unit since the previous cut date: who came, who went, and whom the requirement took in."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from organisation import access_log
from organisation.models import User
from organisation.second_factor import asked_of_administrators
from tracking import bridge, people
from tracking.report_blocks import signed
from tracking.views.follow_up import date_asked, may_choose_any_day, report_of, seen_unit


@dataclass(frozen=True)
class Term:
    """One class of changes: how many, and the names of those who may be named."""

    label: str
    number: str
    names: tuple


@never_cache
@login_required
@asked_of_administrators
@require_safe
def changes(request, code):
    """The bridge of every requirement. Names only in one's own unit, of those who still work there."""
    unit, seen, today = seen_unit(request, code)
    _, on = date_asked(request, may_choose_any_day(unit), today)
    report, _weeded = report_of(unit, seen, on, today)
    if report is None:
        raise Http404
    found = [(section, bridge.of_section(report, section)) for section in report.sections]
    named = _named(report, unit, today, [one for _, one in found if one])
    if named:
        access_log.record(request.user, unit)
    sections = [(section, _told(report, section, one, named)) for section, one in found]
    context = {"unit": unit, "report": report, "on": on, "cut": report.previous.cut, "sections": sections}
    return render(request, "tracking/changes.html", context)


def _named(report, unit, today, bridges):
    """{person id: User} of those in the bridges who may be named: none but where it is the reader's own staff."""
    if not bridge.may_name(report):
        return {}
    persons = {
        person for one in bridges for group in (*one.came.values(), *one.went.values()) for person in group
    } & people.still_placed(unit, today)
    return User.objects.in_bulk(persons)


def _told(report, section, found, named):
    """What the template shows of one bridge; None when there is nothing to compare with."""
    told = bridge.shown(report, section, found)
    if told is None or told["hidden"] or told["only_net"]:
        return told and {"told": told, "net": signed(told["net"] or 0), "came": [], "went": []}
    labels = bridge.labels()
    return {
        "told": told,
        "net": signed(told["net"]),
        "came": [_term(labels[kind], group, 1, named) for kind, group in found.came.items() if group],
        "went": [_term(labels[kind], group, -1, named) for kind, group in found.went.items() if group],
    }


def _term(label, group, sign, named):
    names = sorted((named[person] for person in group if person in named), key=lambda person: person.sorting_name)
    return Term(label[:1].upper() + label[1:], signed(sign * len(group)), tuple(names))
