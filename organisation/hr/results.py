"""What has come of an import, in words and as steps; and the log of all of them."""

from django.db.models import BooleanField, ExpressionWrapper, Func, IntegerField, Q
from django.db.models.fields.json import KT, KeyTransform
from django.db.models.functions import Cast
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from organisation.hr.differences import CATEGORIES
from organisation.hr.runs import MOST_ERRORS
from organisation.models import ImportState, StaffImport

STEPS = {
    "reading": gettext_lazy("The file is read"),
    "checking": gettext_lazy("Every row is checked"),
    "comparing": gettext_lazy("The file is compared with what is recorded"),
    "confirming": gettext_lazy("You look at the difference and confirm"),
    "carrying_out": gettext_lazy("The difference is carried out"),
}


class ArrayLength(Func):
    """How long a JSON array is."""

    function = "jsonb_array_length"
    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, function="json_array_length", **context)


def log():
    """Every import, the latest first, with its counts but without what is large: the file, the errors, the preview."""
    counts = {f"report_{name}": Cast(KT(f"report__{name}"), IntegerField()) for name in CATEGORIES}
    return (
        StaffImport.objects.select_related("source", "started_by")
        .defer("content", "report", "preview")
        .annotate(**counts, report_errors=ArrayLength(KeyTransform("errors", "report")))
        .order_by("-created_at", "-pk")
    )


def shown():
    """Imports for a page of their own: without the file, but with whether there is one still."""
    has_file = ExpressionWrapper(Q(content__isnull=False), output_field=BooleanField())
    return StaffImport.objects.select_related("source", "started_by").defer("content").annotate(has_file=has_file)


def in_words(state, counts, errors):
    """The result as one line. `counts`: {category: persons or None}; `errors`: how many, or None."""
    if state == ImportState.FAILED:
        return _("Stopped by an error in the program")
    if state == ImportState.CANCELLED:
        return _("Nothing was carried out")
    if errors:
        return _refused(errors)
    if state not in (ImportState.COMPARED, ImportState.QUEUED, ImportState.APPLYING, ImportState.APPLIED):
        return ""
    return ", ".join(_counted(counts, state == ImportState.APPLIED)) or _("No differences")


def _refused(errors):
    text = ngettext("Stopped: %(count)s error", "Stopped: %(count)s errors", errors)
    count = number_format(errors, force_grouping=True)
    return text % {"count": _("at least %(count)s") % {"count": count} if errors >= MOST_ERRORS else count}


def _counted(counts, is_applied):
    texts = {
        "new": lambda n: ngettext("%(count)s new", "%(count)s new", n),
        "changed": lambda n: ngettext("%(count)s changed", "%(count)s changed", n),
        "moved": lambda n: ngettext("%(count)s moved", "%(count)s moved", n),
        "left": lambda n: (
            ngettext("%(count)s has left", "%(count)s have left", n)
            if is_applied
            else ngettext("%(count)s leaves", "%(count)s leave", n)
        ),
    }
    for name, text in texts.items():
        count = counts.get(name) or 0
        if count:
            yield text(count) % {"count": number_format(count, force_grouping=True)}


def totals(staff_import):
    """[(what, how many persons)] of a file that has been compared; [] before."""
    labels = {
        "new": _("New"),
        "changed": _("Changed"),
        "moved": _("Move to another unit"),
        "left": _("Leave"),
        "unchanged": _("As before"),
    }
    report = staff_import.report
    return [(label, report[name]) for name, label in labels.items()] if report.get("rows") else []


def steps(staff_import):
    """[(what, "done" | "now" | "later")] of an import that is not settled; [] of one that is."""
    at = {
        ImportState.WAITING: "reading",
        ImportState.COMPARING: staff_import.step or "reading",
        ImportState.COMPARED: "confirming",
        ImportState.QUEUED: "carrying_out",
        ImportState.APPLYING: "carrying_out",
    }.get(staff_import.state)
    if at is None:
        return []
    names = list(STEPS)
    now = names.index(at)
    standing = ["done"] * now + ["now"] + ["later"] * (len(names) - now - 1)
    return [(STEPS[name], when) for name, when in zip(names, standing, strict=True)]
