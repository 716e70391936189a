"""Tracking's entries in the register of personal data (organisation/privacy/register.py)."""

from django.utils.translation import gettext_lazy as _

from organisation.privacy import retention
from organisation.privacy.organisation_entries import NOT_THEIRS, SPAN, VOID
from organisation.privacy.register import TRAINING, Erasure, Period, Rows, Shown, about, add, deed
from tracking.models import CompletionImport, Freezing, Notice


def enter():
    """Called once, when the app starts."""
    _trainings()
    _relevance()
    _notices()
    _deeds()
    _weeding()


def _trainings():
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


def _relevance():
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


def _notices():
    about(
        "tracking.Notice",
        "person",
        TRAINING,
        export=Rows(
            "notices",
            _("Reminders"),
            {
                "kind": "kind",
                "requirement": "requirement__name",
                "page_or_fact": "about",
                "due": "due_on",
                "made": "made_at",
                "sent": "sent_at",
                "state": "state",
            },
            _("That a letter was written, never what stood in it."),
        ),
        erasure=Erasure.DELETE,
        retention=Period.NOTICES,
    )


def _deeds():
    """Who decided, wrote and recorded what is about units and not about a person."""
    deed("tracking.RequirementVersion", "voided_by", retention=Period.CONTENT)
    deed("tracking.Measure", "written_by voided_by")
    deed("tracking.UnitActivity", "recorded_by voided_by")
    deed("tracking.SupportHandled", "handled_by")
    deed("tracking.Freezing", "asked_by", retention=Period.TASKS)
    deed("tracking.CompletionImport", "started_by settled_by", retention=Period.IMPORTS)
    # The file is thrown away when the import is settled; the errors name rows and columns, never what stood there.
    imports = {"export": NOT_THEIRS, "erasure": Erasure.KEEP, "retention": Period.IMPORTS}
    add("tracking.CompletionImport", "content errors", TRAINING, **imports)


def _weeding():
    weed = retention.old_rows
    weed("notices", _("Reminders"), "notice_months", Notice.objects.all, "made_at", person="person")
    files = CompletionImport.objects.all  # Also one that was compared and then forgotten: its file is still there.
    weed("completion_imports", _("Files with completions"), "import_months", files, "created_at")
    weed("freezings", _("Orders to freeze reports"), "import_months", Freezing.objects.all, "asked_at")
