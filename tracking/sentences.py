"""The ready sentence for the annual report. It says only what the figures say, and names its date."""

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def in_words(day):
    """A date as it is written in a sentence."""
    return date_format(day, "j F Y")


def annual_report(unit_name, figures, requirement, on, *, units=None, count_leave=False, meeting=None):
    """The sentences for one unit and requirement, in the reader's language.

    `units` is the number of units when the figures are of a whole subtree; `meeting` is what to say of unit meetings.
    Nobody relevant gives a sentence without a percentage.
    """
    if not figures.relevant:
        return _("%(unit)s: no relevant staff for %(training)s on %(date)s.") % {
            "unit": unit_name,
            "training": requirement.training_name,
            "date": in_words(on),
        }
    parts = [
        _main(unit_name, figures, requirement, on, units),
        _unfinished(figures),
        _on_leave(figures, on, count_leave),
    ]
    return " ".join(part for part in [*parts, meeting] if part)


def _main(unit_name, figures, requirement, on, units):
    """X of Y, as a share, by a date, of which this year."""
    within = ""
    if units is not None:
        within = " " + ngettext("in %(number)d unit", "in %(number)d units", units) % {"number": units}
    return _(
        "%(unit)s: %(completed)d of %(relevant)d relevant staff (%(percent)s)%(within)s had as of "
        "%(date)s completed %(training)s, %(in_period)d of them during the year."
    ) % {
        "unit": unit_name,
        "completed": figures.completed,
        "relevant": figures.relevant,
        "percent": f"{figures.percent}\N{NO-BREAK SPACE}%",
        "within": within,
        "date": in_words(on),
        "training": requirement.training_name,
        "in_period": figures.completed_in_period,
    }


def _unfinished(figures):
    """Those under way, and whether the rest still have time."""
    if not figures.not_completed:
        return ""
    going = ""
    if figures.in_progress:
        going = ngettext("%(number)d is under way.", "%(number)d are under way.", figures.in_progress) % {
            "number": figures.in_progress
        }
    if figures.overdue:
        late = ngettext(
            "%(number)d has passed the due date.", "%(number)d have passed the due date.", figures.overdue
        ) % {"number": figures.overdue}
    else:
        late = _("All who remain have time left.")
    return f"{going} {late}".strip()


def _on_leave(figures, on, count_leave):
    """Those on leave, and whether they are in the figures."""
    if count_leave:
        return _("Staff on long leave are included.")
    if not figures.on_leave:
        return ""
    return ngettext(
        "%(number)d person on long leave as of %(date)s is not included.",
        "%(number)d persons on long leave as of %(date)s are not included.",
        figures.on_leave,
    ) % {"number": figures.on_leave, "date": in_words(on)}


def unit_meeting(held_on):
    """What to say of the unit's own meeting this year."""
    if held_on is None:
        return _("Unit meeting on the subject: not held.")
    return _("Unit meeting on the subject: %(date)s.") % {"date": in_words(held_on)}


def unit_meetings(held, obliged):
    """What to say of the meetings of all units below."""
    return _("Unit meetings on the subject have been held in %(held)d of %(obliged)d units.") % {
        "held": held,
        "obliged": obliged,
    }


def previous_cut(comparison):
    """How it was at the previous cut date, and whose figures those are; nothing when there is none."""
    if comparison is None:
        return ""
    figures, said = comparison.figures, {"date": in_words(comparison.cut)}
    if comparison.weeded:
        text = _("At the previous cut date, %(date)s: weeded, see the locked report.") % said
    elif figures is None:
        text = (
            _("At the previous cut date, %(date)s: not shown, because the figures could point out individuals.") % said
        )
    elif not figures.relevant:
        text = _("At the previous cut date, %(date)s: no relevant staff.") % said
    else:
        text = _("At the previous cut date, %(date)s: %(completed)d of %(relevant)d (%(percent)s).") % (
            said
            | {
                "completed": figures.completed,
                "relevant": figures.relevant,
                "percent": f"{figures.percent}\N{NO-BREAK SPACE}%",
            }
        )
    return f"{text} {_predecessors(comparison.predecessors)}".strip()


def _predecessors(names):
    """Whose figures are shown for a unit that did not exist then."""
    if not names:
        return ""
    return ngettext(
        "The unit did not exist then. The figures are those of the unit that it took over from: %(units)s.",
        "The unit did not exist then. The figures are those of the units that it took over from: %(units)s.",
        len(names),
    ) % {"units": get_text_list(names, _("and"))}


def rule_in_words(version):
    """The rule a figure rests on: whom it concerns and from when."""
    return _("Rule: %(group)s, in force from %(date)s.") % {
        "group": version.group_name,
        "date": in_words(version.starts_on),
    }
