"""What the columns of a report are called."""

from django.utils.translation import gettext_lazy as _

from tracking.standing import State

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

STATE_LABELS = {
    State.OUTSIDE: _("outside"),
    State.EXEMPT: _("exempt"),
    State.ON_LEAVE: _("on long leave"),
    State.COMPLETED: _("completed"),
    State.IN_PROGRESS: _("in progress"),
    State.NOT_STARTED: _("not started"),
}

PERSON_LABELS = {
    "unit_code": _("Unit code"),
    "unit": _("Unit"),
    "employee_id": _("Employee id"),
    "last_name": _("Last name"),
    "first_name": _("First name"),
    "job_role": _("Job role"),
    "requirement": _("Requirement"),
    "state": _("Status"),
    "added": _("Added"),
    "completed_on": _("Completed on"),
    "last_valid_day": _("Last valid day"),
    "due": _("To be finished by"),
    "overdue": _("Overdue"),
    "parts_done": _("Parts done"),
    "parts": _("Parts"),
}
