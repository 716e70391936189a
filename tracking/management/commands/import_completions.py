"""Record completions from a file: the same path as the pages, for those who run the system."""

import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils import timezone

from organisation.models import User
from tracking.models import CompletionImportKind, CompletionImportState, Training
from tracking.recognition import runs
from tracking.recognition.forms import read_aliases
from tracking.recognition.trainings import TrainingNames, UnknownTraining

SHOWN = 50


class Command(BaseCommand):
    help = "Record completions from a CSV or XLSX file: taken elsewhere, or moved from an earlier portal."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--kind", choices=CompletionImportKind.values, required=True)
        parser.add_argument("--by", required=True, help="Employee id or user name: who stands behind the file.")
        parser.add_argument("--training", help="Title or key of the training, when the file has no column for it.")
        parser.add_argument("--alias", action="append", default=[], help="“name in the file = name here”; repeatable.")
        parser.add_argument("--dry-run", action="store_true", help="Compare only.")
        parser.add_argument("--skip-refused", action="store_true", help="Carry out the right rows, leave the others.")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, file, kind, by, training, alias, dry_run, skip_refused, format, **options):
        today, by = timezone.localdate(), self._person(by)
        training, aliases = self._training(training), self._aliases(alias)
        content = self._content(file)
        row, is_new = runs.bring_in(
            file.name, content, kind=kind, training=training, aliases=aliases, by=by, today=today
        )
        stopped = ""
        if row.state == CompletionImportState.COMPARED:
            if not dry_run and (skip_refused or not row.refused):
                row = runs.confirm(row.pk, by, today=today, skip_refused=skip_refused)
            else:
                row = runs.cancel(row.pk, by) if is_new else row  # One that waits on its page is left to its person.
                stopped = "" if dry_run else "There are rows to mend. Nothing was recorded."
        self._tell(row, format)
        if stopped or row.state == CompletionImportState.REFUSED or (dry_run and row.refused and not skip_refused):
            raise CommandError(stopped or "The file has errors. Nothing was recorded.", returncode=2)

    def _person(self, text):
        found = User.objects.filter(Q(employee_id=text) | Q(username=text), is_active=True).order_by("pk").first()
        if found is None:
            raise CommandError("--by: there is no active person with this employee id or user name.")
        return found

    def _training(self, text):
        try:
            return Training.objects.get(pk=TrainingNames().find(text)) if text else None
        except UnknownTraining as unknown:
            raise CommandError(f"--training: {unknown.kind.replace('_', ' ')}.") from None

    def _aliases(self, lines):
        try:
            return read_aliases(lines)
        except ValidationError as error:
            raise CommandError(f"--alias: {' '.join(error.messages)}") from None

    def _content(self, file):
        try:
            return file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error

    def _tell(self, row, format):
        counts = {name: getattr(row, name) for name in ("rows", "new", "unchanged", "refused")}
        applied = row.state == CompletionImportState.APPLIED
        if format == "json":
            found = {"import": row.pk, "kind": row.kind, **counts, "errors": row.errors, "applied": applied}
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
            return
        self.stdout.write(", ".join(f"{name} {number}" for name, number in counts.items()) + ".")
        for error in row.errors[:SHOWN]:
            self.stdout.write(f"row {error['row']}, {error['column'] or '-'}: {error['reason']}")
        if len(row.errors) > SHOWN:
            self.stdout.write(f"and {len(row.errors) - SHOWN} more; --format json has them all.")
        self.stdout.write("Carried out." if applied else "Not carried out.")
