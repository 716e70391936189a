"""A version of a requirement in words, one line for each thing it says, and as plain data."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.models import AppointmentKind, EmploymentForm, UnitKind
from tracking.sentences import in_words


def lines(version, tree):
    """What the rule says, line by line. `tree` names the units; `version` has what it refers to prefetched."""
    found = [
        _("Concerns: %(group)s") % {"group": version.group_name},
        _days(version),
        _("Training: %(trainings)s") % {"trainings": _any_of([_training(row) for row in version.accepted.all()])},
        *_dimensions(version, tree),
        ngettext("To be completed within %(days)d day", "To be completed within %(days)d days", version.days)
        % {"days": version.days},
    ]
    if version.months:
        found.append(
            ngettext("Valid for %(months)d month", "Valid for %(months)d months", version.months)
            % {"months": version.months}
        )
    if version.decided_by:
        found.append(_("Decided by: %(who)s") % {"who": version.decided_by})
    if version.reference:
        found.append(_("Reference: %(reference)s") % {"reference": version.reference})
    return found


def data(version):
    """The rule as plain data, with codes for what has one."""
    return {
        "group_name": version.group_name,
        "starts_on": version.starts_on.isoformat(),
        "ends_on": version.ends_on.isoformat() if version.ends_on else None,
        "days": version.days,
        "months": version.months,
        "decided_by": version.decided_by,
        "reference": version.reference,
        "trainings": [
            {"title": row.training.title, "kind": row.training.kind, "lowest_edition": row.lowest_edition}
            for row in version.accepted.all()
        ],
        "units": sorted(row.unit.code for row in version.units.all() if not row.excluded),
        "excluded": sorted(row.unit.code for row in version.units.all() if row.excluded),
        "unit_kinds": sorted(version.unit_kinds),
        "job_roles": sorted(role.title for role in version.job_roles.all()),
        "forms": sorted(version.forms),
        "appointment_kinds": sorted(version.appointment_kinds),
    }


def _days(version):
    if version.ends_on is None:
        return _("In force from %(first)s") % {"first": in_words(version.starts_on)}
    return _("In force from %(first)s to %(last)s") % {
        "first": in_words(version.starts_on),
        "last": in_words(version.ends_on),
    }


def _training(row):
    if row.lowest_edition <= 1:
        return row.training.title
    return _("%(training)s, edition %(number)d or later") % {
        "training": row.training.title,
        "number": row.lowest_edition,
    }


def _dimensions(version, tree):
    """A line for each dimension that asks something."""
    units = [_unit(row, tree) for row in version.units.all() if not row.excluded]
    excluded = [_unit(row, tree) for row in version.units.all() if row.excluded]
    found = [
        (_("Units: %(those)s, with everything below"), units),
        (_("Not in: %(those)s"), excluded),
        (_("Kinds of unit: %(those)s"), _labels(UnitKind, version.unit_kinds)),
        (_("Job roles: %(those)s"), sorted(role.title for role in version.job_roles.all())),
        (_("Forms of employment: %(those)s"), _labels(EmploymentForm, version.forms)),
        (_("Appointments: %(those)s"), _labels(AppointmentKind, version.appointment_kinds)),
    ]
    return [text % {"those": get_text_list(those, _("and"))} for text, those in found if those]


def _unit(row, tree):
    """The name of the day; the code of a unit that was not open then."""
    return tree[row.unit_id].name if row.unit_id in tree else row.unit.code


def _labels(choices, values):
    return [str(choices(value).label) for value in values]


def _any_of(titles):
    return get_text_list(titles, _("or"))
