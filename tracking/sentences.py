"""The ready sentence for the annual report. It says only what the figures say, and names its date."""

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracking.models import RelevanceReason


def in_words(day):
    """A date as it is written in a sentence."""
    return date_format(day, "j F Y")


def annual_report(unit_name, figures, requirement, on, *, units=None, count_leave=False, exempt=None):
    """The sentences for one unit and requirement, in the reader's language.

    `units` is the number of units when the figures are of a whole subtree; `exempt` is {reason: number of persons}.
    Nobody relevant gives a sentence without a percentage.
    """
    if not figures.relevant:
        main = _("%(unit)s: no relevant staff for %(training)s on %(date)s.") % {
            "unit": unit_name,
            "training": requirement.training_name,
            "date": in_words(on),
        }
    else:
        main = _main(unit_name, figures, requirement, on, units)
    parts = [main, _unfinished(figures), _on_leave(figures, on, count_leave), _exempt(exempt or {})]
    return " ".join(part for part in parts if part)


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
        "percent": in_per_cent(figures.percent),
        "within": within,
        "date": in_words(on),
        "training": requirement.training_name,
        "in_period": figures.completed_in_period,
    }


def _unfinished(figures):
    """Those under way, those who have not begun, and whether they still have time."""
    if not figures.not_completed:
        return ""
    parts = []
    if figures.in_progress:
        parts.append(
            ngettext("%(number)d is under way.", "%(number)d are under way.", figures.in_progress)
            % {"number": figures.in_progress}
        )
    if figures.not_started:
        parts.append(
            ngettext("%(number)d has not begun.", "%(number)d have not begun.", figures.not_started)
            % {"number": figures.not_started}
        )
    if figures.overdue:
        late = ngettext(
            "%(number)d has passed the due date.", "%(number)d have passed the due date.", figures.overdue
        ) % {"number": figures.overdue}
    else:
        late = _("All who remain have time left.")
    return " ".join([*parts, late])


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


def _exempt(reasons):
    """Those exempt, with how many for which reason."""
    if not reasons:
        return ""
    number = sum(reasons.values())
    said = [
        _("%(number)d because the person %(reason)s") % {"number": many, "reason": RelevanceReason(reason).label}
        for reason, many in reasons.items()
    ]
    return ngettext("%(number)d is exempt: %(reasons)s.", "%(number)d are exempt: %(reasons)s.", number) % {
        "number": number,
        "reasons": get_text_list(said, _("and")),
    }


def spread(shares):
    """The lowest and the highest share among the units directly below; nothing when they may not be told."""
    if not shares:
        return ""
    said = {"number": len(shares), "lowest": in_per_cent(min(shares)), "highest": in_per_cent(max(shares))}
    if min(shares) == max(shares):
        return _("The share is %(lowest)s in all %(number)d units directly below.") % said
    return _("Among the %(number)d units directly below, the share is between %(lowest)s and %(highest)s.") % said


def in_per_cent(share):
    """A whole share with a hard space before the sign."""
    return f"{share}\N{NO-BREAK SPACE}%"


def measure(row):
    """The head's own words; nothing when there are none."""
    return _("Measure: %(text)s") % {"text": row.text} if row else ""


def scenarios(row, on):
    """How many have completed a scenario (definition 22)."""
    if row.hidden:
        return _("Scenarios: not shown, because the figures could point out individuals.")
    return ngettext(
        "Scenarios: %(number)d person has completed at least one during %(year)d, %(done)d in all by %(date)s.",
        "Scenarios: %(number)d persons have completed at least one during %(year)d, %(done)d in all by %(date)s.",
        row.counts.in_period,
    ) % {"number": row.counts.in_period, "year": on.year, "done": row.counts.done, "date": in_words(on)}


def unit_meeting(held_on):
    """What to say of the unit's own meeting this year."""
    if held_on is None:
        return _("Unit meeting on the subject: not held.")
    return _("Unit meeting on the subject: %(date)s.") % {"date": in_words(held_on)}


MOST_UNITS = 10  # Named in a sentence; a longer list is told by its number, and stands in the table.


def unit_meetings(held, obliged, missing=()):
    """What to say of the meetings of all units below; `missing` names those without one."""
    text = _("Unit meetings on the subject have been held in %(held)d of %(obliged)d units.") % {
        "held": held,
        "obliged": obliged,
    }
    if not missing:
        return text
    named = list(missing[:MOST_UNITS])
    if len(missing) > MOST_UNITS:
        named.append(_("%(number)d more") % {"number": len(missing) - MOST_UNITS})
    return f"{text} " + _("Not yet held in: %(units)s.") % {"units": get_text_list(named, _("and"))}


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
                "percent": in_per_cent(figures.percent),
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
    """The rule a figure rests on: whom it concerns, from when, and on whose decision."""
    parts = [
        _("Rule: %(group)s, in force from %(date)s.")
        % {"group": version.group_name, "date": in_words(version.starts_on)}
    ]
    if version.decided_by:
        parts.append(_("Decided by: %(who)s.") % {"who": version.decided_by})
    if version.reference:
        parts.append(_("Reference: %(reference)s.") % {"reference": version.reference})
    return " ".join(parts)
