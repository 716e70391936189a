"""What a unit has been: its periods, whom it took over from, its heads, and who changed it in the CMS."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from organisation.access import LEADING
from organisation.change_in_words import in_words
from organisation.models import UnitPeriod
from organisation.taking_back import coming_changes


def days(first, last):
    """A span of days in words; no last day means that it goes on."""
    said = {"first": date_format(first, "j F Y"), "last": last and date_format(last, "j F Y")}
    return (_("from %(first)s") if last is None else _("%(first)s to %(last)s")) % said


def periods(unit):
    """[(days, name, kind, what it stood below)], the latest first. Two queries."""
    rows = list(unit.periods.in_force().order_by("-starts_on"))
    names = _names({row.parent_id for row in rows})
    return [
        (
            days(row.starts_on, row.ends_on),
            row.name,
            row.get_kind_display(),
            ", ".join(dict.fromkeys(_names_between(names.get(row.parent_id, []), row))),
        )
        for row in rows
    ]


def _names(units):
    """{unit: its periods}."""
    found = {}
    for row in UnitPeriod.objects.in_force().filter(unit__in=units).order_by("starts_on"):
        found.setdefault(row.unit_id, []).append(row)
    return found


def _names_between(above, row):
    """What the unit above was called while `row` held; more than one name when it changed meanwhile."""
    return [one.name for one in above if one.starts_on <= row.last_day and one.last_day >= row.starts_on]


def predecessors(unit):
    """[(code, latest name, first day)] of the units that it took over from."""
    rows = unit.precursions.in_force().select_related("predecessor").order_by("on", "predecessor__code")
    return _latest([(row.predecessor, row.on) for row in rows])


def successors(unit):
    """[(code, latest name, first day)] of the units that took over from it."""
    rows = unit.successions.in_force().select_related("successor").order_by("on", "successor__code")
    return _latest([(row.successor, row.on) for row in rows])


def _latest(pairs):
    names = _names({unit.pk for unit, _on in pairs})
    return [(unit.code, names[unit.pk][-1].name if unit.pk in names else unit.code, on) for unit, on in pairs]


def heads(unit):
    """[(days, person, kind)] of everybody who has led the unit, is leading it or will lead it, the latest first."""
    rows = unit.appointments.in_force().filter(kind__in=LEADING).select_related("person").order_by("-starts_on", "-pk")
    return [(days(row.starts_on, row.ends_on), row.person, row.get_kind_display()) for row in rows]


def coming(unit, today):
    """[(first day, sentences, the period that names the change)] of what has not begun and can be taken back."""
    return [(change.first_day, in_words(change), period) for period, change in coming_changes(unit, today)]


def log_of(unit):
    """The latest twenty changes of the unit in the CMS: who, when, what."""
    return ModelLogEntry.objects.for_instance(unit).select_related("user")[:20]
