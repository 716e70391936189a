"""One import from file to result: bring in, compare, confirm, carry out.

Carrying out is one transaction with everything that follows from it, so an import is applied whole or not at all. The
file is compared anew inside it: what is written is right for the state that is there, not for one that was.
"""

import hashlib
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from organisation.hr import applying
from organisation.hr.consistency import check_left_behind, check_staff
from organisation.hr.differences import CATEGORIES, StaffPlan, plan_staff
from organisation.hr.known import Known
from organisation.hr.reading import read
from organisation.hr.reasons import in_words, reason
from organisation.hr.units import plan_units
from organisation.models import HrSource, ImportState, StaffImport

FURTHEST_AHEAD = timedelta(days=62)
MOST_ERRORS = 10_000  # Stored and shown; a file with more is of another kind altogether.
SETTLED = (ImportState.APPLIED, ImportState.REFUSED, ImportState.CANCELLED, ImportState.FAILED)
RUNNING = (ImportState.COMPARING, ImportState.APPLYING)


class Comparison:
    """A file compared with what is recorded."""

    def __init__(self, reading, known, units, staff):
        self.reading, self.known, self.units, self.staff = reading, known, units, staff

    @property
    def problems(self):
        return sorted(self.reading.problems, key=lambda problem: (problem.row, problem.column))

    def report(self, applied=False):
        """What `import_staff --report` writes: counts of persons, every problem, and whether it was carried out."""
        counts = self.staff.counts()
        errors = [problem.as_dict() for problem in self.problems[:MOST_ERRORS]]
        return {"rows": self.reading.rows, **counts, "errors": errors, "applied": applied}

    def preview(self, limit):
        """The difference in words and per unit, in counts only."""
        names = {code: periods[-1].what[1] for code, periods in self.known.periods.items() if periods}
        names |= {code: name for _what, code, name, _day in self.units.changes}
        units = [
            {"code": code, "name": names.get(code, code)}
            | {key: counts[key] for key in ("new", "changed", "moved_in", "moved_out", "left")}
            for code, counts in sorted(self.staff.per_unit.items(), key=lambda pair: names.get(pair[0], pair[0]))
        ]
        return {
            "units": units,
            "unit_changes": [_in_words(*change) for change in self.units.changes],
            "job_roles": sorted(
                title for code, title in self.staff.job_roles.items() if code not in self.known.job_roles
            ),
            "gone_per_cent": round(self.staff.gone_per_cent, 1) if self.staff.before else None,
            "limit": limit,
        }


def _in_words(what, code, name, day):
    texts = {
        "opened": _("%(name)s (%(code)s) opens on %(day)s."),
        "renamed": _("%(code)s is called %(name)s from %(day)s."),
        "moved": _("%(name)s (%(code)s) has another unit above it from %(day)s."),
        "changed_kind": _("%(name)s (%(code)s) is of another kind from %(day)s."),
        "closed": _("%(name)s (%(code)s) has its last day on %(day)s."),
    }
    return texts[what] % {"name": name, "code": code, "day": in_words(day)}


def examine(source, content, file_name, *, as_of, max_gone, step=lambda name: None):
    """A Comparison of the file with what is recorded. Nothing is written."""
    step("reading")
    reading = read(content, file_name, source.columns, source.forms)
    step("checking")
    known = Known.load()
    units = plan_units(reading, known, as_of)
    by_person = check_staff(reading, known, units)
    staff = StaffPlan()
    _check_dates(reading, source, as_of)
    if not reading.problems:
        step("comparing")
        if not reading.staff:
            _keep_all(staff, known)
        else:
            staff = plan_staff(by_person, known, units, source=source.mark, as_of=as_of, gap_days=source.gap_days)
        check_left_behind(reading, units, staff.kept)
        _check_gone(reading, staff, max_gone)
    return Comparison(reading, known, units, staff)


def _keep_all(staff, known):
    """A file of units only says nothing about staff."""
    staff.kept = [(spell.unit, spell.last_day) for spells in known.spells.values() for spell in spells]


def _check_dates(reading, source, as_of):
    if as_of > timezone.localdate() + FURTHEST_AHEAD:
        reading.problem(0, "", "far_ahead", reason("far_ahead", day=as_of))
    later = source.imports.filter(state=ImportState.APPLIED, as_of__gt=as_of).order_by("-as_of").first()
    if later:
        reading.problem(0, "", "older", reason("older", day=later.as_of))


def _check_gone(reading, staff, max_gone):
    if staff.before and staff.gone_per_cent > max_gone:
        share = f"{staff.gone_per_cent:.1f}".replace(".", ",")
        text = reason("gone", gone=len(staff.missing), all=staff.before, share=share, limit=max_gone)
        reading.problem(0, "", "gone", text)


def bring_in(source, file_name, content, *, as_of, max_gone, by=None):
    """Record that a file has come, with its hash; nothing is read yet."""
    return StaffImport.objects.create(
        source=source,
        file_name=file_name[-255:],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        as_of=as_of,
        max_gone=max_gone,
        started_by=by,
    )


def compare(staff_import):
    """Compare and keep the preview: the import becomes compared, or refused with its errors."""
    if not _advance(staff_import, [ImportState.WAITING, ImportState.COMPARING], ImportState.COMPARING, step="reading"):
        return
    found = _examine(staff_import)
    state = ImportState.REFUSED if found.reading.problems else ImportState.COMPARED
    preview = found.preview(staff_import.max_gone)
    _advance(staff_import, [ImportState.COMPARING], state, report=found.report(), preview=preview)


def confirm(staff_import, by):
    """Carry out what has been compared. Raises ValidationError when it is not there to be confirmed (any more)."""
    if staff_import.content is None or not _advance(staff_import, [ImportState.COMPARED], ImportState.QUEUED):
        raise ValidationError(_("The import is not waiting to be confirmed. Look at what has become of it."))


def cancel(staff_import, by):
    """Let the import be; its file is thrown away. Raises ValidationError when it is under way or settled."""
    waiting = [ImportState.WAITING, ImportState.COMPARED, ImportState.QUEUED]
    if not _advance(staff_import, waiting, ImportState.CANCELLED):
        raise ValidationError(_("The import is under way or finished and cannot be cancelled."))


def resume(staff_import):
    """Begin again after a worker died. What it had begun to write is gone with it, so nothing is done twice."""
    with transaction.atomic():
        _lock()  # Waits for a worker that is alive after all.
        back = {ImportState.COMPARING: ImportState.WAITING, ImportState.APPLYING: ImportState.QUEUED}
        for state, earlier in back.items():
            if _advance(staff_import, [state], earlier):
                return True
    return False


def fail(staff_import):
    """Settle an import that met an error which nobody foresaw. What it had begun to write is gone with the error."""
    error = _("Something went wrong in the program. Nothing was carried out. Tell those who run the system.")
    nothing = {"rows": 0} | dict.fromkeys(CATEGORIES, 0)
    report = nothing | staff_import.report | {"errors": [{"row": 0, "column": "", "reason": error}], "applied": False}
    unsettled = [ImportState.WAITING, ImportState.QUEUED, *RUNNING]
    return _advance(staff_import, unsettled, ImportState.FAILED, report=report)


def carry_out(staff_import):
    """Apply the import: whole, or not at all. Does nothing when it is not queued."""
    with transaction.atomic():
        _lock()
        # Nobody holds the lock, so whoever stands as applying died doing so.
        dead = StaffImport.objects.filter(state=ImportState.APPLYING).exclude(pk=staff_import.pk)
        dead.update(state=ImportState.FAILED, finished_at=timezone.now(), content=None)
        begun = _advance(staff_import, [ImportState.QUEUED, ImportState.APPLYING], ImportState.APPLYING, step="reading")
    if begun:
        try:
            with transaction.atomic():
                _apply(staff_import)
        except IntegrityError:
            error = _("Something else was changed at the same time. Nothing was carried out. Bring the file in again.")
            report = staff_import.report | {"errors": [{"row": 0, "column": "", "reason": error}], "applied": False}
            _advance(staff_import, [ImportState.APPLYING], ImportState.FAILED, report=report)


def _apply(staff_import):
    _lock()
    found = _examine(staff_import, locked=True)
    if found.reading.problems:
        _advance(staff_import, [ImportState.APPLYING], ImportState.REFUSED, report=found.report())
        return
    applying.apply(
        found.units,
        found.staff,
        found.known,
        source=staff_import.source.mark,
        reason=f"import {staff_import.pk}",
        by=staff_import.started_by,
    )
    preview = found.preview(staff_import.max_gone)
    report = found.report(applied=True)
    if not _advance(staff_import, [ImportState.APPLYING], ImportState.APPLIED, report=report, preview=preview):
        raise IntegrityError("The import was given up meanwhile.")


def _examine(staff_import, locked=False):
    def step(name):
        # Inside the transaction nobody else could see it: there the step before stands until all is written.
        if not locked:
            StaffImport.objects.filter(pk=staff_import.pk).update(step=name)

    return examine(
        staff_import.source,
        bytes(staff_import.content),
        staff_import.file_name,
        as_of=staff_import.as_of,
        max_gone=staff_import.max_gone,
        step=step,
    )


def _lock():
    """One import at a time, whatever the source: they share the tree."""
    list(HrSource.objects.select_for_update().order_by("pk"))


def _advance(staff_import, states, state, **values):
    """Go from one of the `states` to `state`, once: of two who try, one gets True. A settled import loses its file."""
    values = {"step": ""} | values
    if state in SETTLED:
        values |= {"content": None, "finished_at": timezone.now()}
    changed = StaffImport.objects.filter(pk=staff_import.pk, state__in=states).update(state=state, **values)
    if changed:
        staff_import.state = state
        for name, value in values.items():
            if name != "content":
                setattr(staff_import, name, value)
    return bool(changed)
