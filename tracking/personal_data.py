"""Tracking's entries in the register of personal data (organisation/privacy/register.py)."""

from django.utils.translation import gettext_lazy as _

from organisation.privacy.organisation_entries import SPAN, VOID
from organisation.privacy.register import TRAINING, Erasure, Period, Rows, Shown, about, add, deed


def enter():
    """Called once, when the app starts."""
    about(
        "tracking.Round",
        "person",
        TRAINING,
        export=Rows(
            "rounds",
            _("Trainings begun"),
            {
                "training": "training__title",
                "number": "number",
                "reason": "reason",
                "started": "started_on",
                "ended": "ended_on",
            },
        ),
    )
    about(
        "tracking.Completion",
        "person",
        TRAINING,
        export=Rows(
            "completions",
            _("Trainings completed"),
            {
                "training": "training__title",
                "completed": "completed_on",
                "counts_from": "counts_from",
                "edition": "edition",
                "how": "how",
                "recorded_by": "recorded_by",
                "evidence": "evidence",
                "recorded": "recorded_at",
            }
            | VOID,
        ),
    )
    # The same person's own rows, deleted together with the person's other facts.
    own = {"export": Shown("completions"), "erasure": Erasure.KEEP, "retention": Period.FACTS}
    add("tracking.Completion", "round carried_from", TRAINING, **own)
    add("tracking.Completion", "evidence", TRAINING, **own | {"erasure": Erasure.BLANK})
    deed("tracking.Completion", "recorded_by voided_by")
    about(
        "tracking.Relevance",
        "person",
        TRAINING,
        export=Rows(
            "relevances",
            _("Added to or exempt from a requirement"),
            {
                "requirement": "requirement__name",
                "kind": "kind",
                "unit": "unit",
                "reason": "reason",
                "decided_by": "decided_by",
            }
            | SPAN
            | VOID,
        ),
    )
    deed("tracking.Relevance", "decided_by voided_by")
    about(
        "tracking.Coverage",
        "person",
        TRAINING,
        export=Rows(
            "coverage",
            _("Requirements that concern you"),
            {
                "requirement": "requirement__name",
                "unit": "unit",
                "from": "starts_on",
                "to": "ends_on",
                "since": "since",
            },
            _("Worked out from the employments, the appointments and the rules."),
        ),
    )
    deed("tracking.RequirementVersion", "voided_by", retention=Period.CONTENT)
    deed("tracking.UnitActivity", "recorded_by voided_by")
