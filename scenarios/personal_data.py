"""Entries for scenarios in the register of personal data (organisation/privacy/register.py)."""

from django.utils.translation import gettext_lazy as _

from organisation.privacy import retention
from organisation.privacy.register import Erasure, Period, Rows, Shown, about, add
from scenarios.models import Run

PRACTISING = _("to let the person go on where they stopped, and see what they have practised")


def enter():
    """Called once, when the app starts."""
    about(
        "scenarios.Run",
        "person",
        PRACTISING,
        export=Rows(
            "scenario_runs",
            _("Scenarios you have played"),
            {"training": "version__title", "version": "version__number", "started": "started_at", "ended": "ended_at"},
            _("What you chose can be seen in the run itself, which only you can open."),
        ),
        erasure=Erasure.DELETE,
        retention=Period.SCENARIOS,
    )
    events = {"export": Shown("scenario_runs"), "erasure": Erasure.DELETE, "retention": Period.SCENARIOS}
    add("scenarios.RunEvent", "run", PRACTISING, **events)
    months, runs = "scenario_months", Run.objects.all
    retention.old_rows("scenarios", _("Choices in scenarios"), months, runs, "started_at", person="person")
