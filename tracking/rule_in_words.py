"""A rule in words: every dimension on a line, with the names that units had on the rule's first day."""

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.models import AppointmentKind, EmploymentForm, JobRole, UnitKind, UnitPeriod
from tracking.models import Training, TrainingKind
from tracking.rules import as_rules


def describe(version):
    """The lines that say what a version requires of whom, in the reader's language. Complete: nothing else is in it."""
    return describe_all([version])[version.pk]


def describe_all(versions):
    """{id of the version: lines}. The number of queries does not depend on how many versions there are."""
    rules = as_rules(versions)
    names = _Names(rules.values())
    return {pk: _lines(rule, names) for pk, rule in rules.items()}


def lines_of(rules):
    """[lines] of each Rule, which need not have been recorded."""
    names = _Names(rules)
    return [_lines(rule, names) for rule in rules]


class _Names:
    """What the rules name, read once: units by day, job roles and trainings."""

    def __init__(self, rules):
        rules = list(rules)
        self.periods = {}
        units = {unit for rule in rules for unit in (*rule.units, *rule.excluded)}
        for row in UnitPeriod.objects.in_force().filter(unit__in=units).select_related("unit").order_by("starts_on"):
            self.periods.setdefault(row.unit_id, []).append(row)
        roles = {role for rule in rules for role in rule.job_roles}
        self.job_roles = dict(JobRole.objects.filter(pk__in=roles).values_list("pk", "title"))
        trainings = {training for rule in rules for training in rule.accepted}
        self.trainings = {row.pk: row for row in Training.objects.filter(pk__in=trainings)}

    def units(self, ids, day):
        return sorted(self._unit(pk, day) for pk in ids)

    def _unit(self, pk, day):
        """The name on the day, or the nearest to it for a unit that was not there; the code tells namesakes apart."""
        periods = self.periods.get(pk, [])
        begun = [row for row in periods if row.starts_on <= day] or periods[:1]
        return f"{begun[-1].name} ({begun[-1].unit.code})" if begun else _("a unit whose opening was taken back")


def _lines(rule, names):
    everything = [
        _("Concerns: %(group)s") % {"group": rule.group_name},
        _days(rule),
        *_units(rule, names),
        _labels(_("Kinds of unit: %(list)s"), rule.unit_kinds, UnitKind),
        _list(_("Job roles: %(list)s"), sorted(names.job_roles[pk] for pk in rule.job_roles)),
        _labels(_("Forms of employment: %(list)s"), rule.forms, EmploymentForm),
        _labels(_("Appointments: %(list)s"), rule.appointment_kinds, AppointmentKind),
        _trainings(rule, names),
        ngettext("To be completed within %(number)d day", "To be completed within %(number)d days", rule.days)
        % {"number": rule.days},
        _months(rule),
        _("Decided by: %(who)s") % {"who": rule.decided_by or _("not stated")},
        _("Reference: %(reference)s") % {"reference": rule.reference or _("not stated")},
    ]
    return everything


def _days(rule):
    first, last = date_format(rule.starts_on, "j F Y"), rule.ends_on and date_format(rule.ends_on, "j F Y")
    if last is None:
        return _("Holds from %(first)s until further notice") % {"first": first}
    return _("Holds from %(first)s to %(last)s") % {"first": first, "last": last}


def _units(rule, names):
    """Where it holds, and where not."""
    lines = [_("Units: all")]
    if rule.units:
        units = names.units(rule.units, rule.starts_on)
        lines = [_("Units, with everything below them: %(list)s") % {"list": get_text_list(units, _("and"))}]
    if rule.excluded:
        units = names.units(rule.excluded, rule.starts_on)
        lines.append(_("But not these, and nothing below them: %(list)s") % {"list": get_text_list(units, _("and"))})
    return lines


def _labels(text, values, choices):
    """Choices in their own order, as their labels."""
    return _list(text, [_lowered(choices(value).label) for value in choices.values if value in values])


def _list(text, names):
    return text % {"list": get_text_list(names, _("or")) if names else _("all")}


def _trainings(rule, names):
    """What counts: any one of them, each from its lowest edition on."""
    found = []
    for pk, edition in rule.accepted.items():
        training = names.trainings[pk]
        text = _("“%(training)s”") if edition == 1 else _("“%(training)s” from edition %(edition)d on")
        said = text % {"training": training.title, "edition": edition}
        found.append(_("%(training)s (taken elsewhere)") % {"training": said} if _is_outside(training) else said)
    return _("Training: %(list)s") % {"list": get_text_list(sorted(found), _("or"))}


def _is_outside(training):
    return training.kind == TrainingKind.EXTERNAL


def _months(rule):
    if rule.months is None:
        return _("Once completed it holds for good")
    return ngettext(
        "Once completed it holds for %(number)d month", "Once completed it holds for %(number)d months", rule.months
    ) % {"number": rule.months}


def _lowered(label):
    text = str(label)
    return text[:1].lower() + text[1:]
