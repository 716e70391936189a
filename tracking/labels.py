"""What the columns of a report are called."""

from django.utils.translation import gettext_lazy as _

SCOPE_LABELS = {"own": _("own staff"), "subtree": _("with units below")}

COLUMN_LABELS = {
    "unit_code": _("Unit code"),
    "unit": _("Unit"),
    "requirement": _("Requirement"),
    "scope": _("Scope"),
    "employed": _("Employed"),
    "outside": _("Outside"),
    "exempt": _("Exempt"),
    "added": _("Added"),
    "on_leave": _("On leave"),
    "relevant": _("Relevant"),
    "completed": _("Completed"),
    "completed_in_period": _("Completed this year"),
    "in_progress": _("In progress"),
    "not_started": _("Not started"),
    "within_deadline": _("Time left"),
    "overdue": _("Overdue"),
    "expired": _("Needs renewal"),
    "percent": _("Share completed"),
    "previous_cut": _("Previous cut date"),
    "previous_relevant": _("Relevant then"),
    "previous_completed": _("Completed then"),
    "previous_percent": _("Share completed then"),
}
