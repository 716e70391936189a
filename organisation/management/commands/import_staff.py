"""Import staff and units from a file of the HR system."""

import json
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisation.hr import runs
from organisation.models import HrSource, ImportState


def iso_date(text):
    """A date from the command line; argparse shows the message."""
    return date.fromisoformat(text)


def per_cent(text):
    """A whole number from 0 to 100."""
    number = int(text)
    if not 0 <= number <= 100:
        raise ValueError(text)
    return number


class Command(BaseCommand):
    help = "Import staff and units from a CSV or XLSX file. The file is complete: who is missing from it leaves."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Compare only; change nothing.")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="Write the result there, as JSON.")
        parser.add_argument(
            "--as-of", type=iso_date, metavar="DATE", help="The day the file holds for. Default: today."
        )
        parser.add_argument(
            "--max-gone", type=per_cent, default=10, metavar="N", help="Refuse when more than N per cent would leave."
        )
        parser.add_argument(
            "--source", default="", metavar="KEY", help="The HR source. Default: the only one there is."
        )

    def handle(self, *, file, dry_run, report, as_of, max_gone, source, **options):
        content = self._content(file)
        staff_import = runs.bring_in(
            self._source(source), file.name, content, as_of=as_of or timezone.localdate(), max_gone=max_gone
        )
        runs.compare(staff_import)
        if staff_import.state == ImportState.COMPARED and not dry_run:
            runs.confirm(staff_import, None)
            runs.carry_out(staff_import)
        elif dry_run:
            self._forget_file(staff_import)
        found = staff_import.report
        if report:
            report.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        self._tell(found)
        if found["errors"]:
            raise CommandError("Nothing was changed.", returncode=2)

    def _content(self, file):
        try:
            return file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error

    def _source(self, key):
        if key:
            source = HrSource.objects.filter(key=key).first()
            if source is None:
                known = ", ".join(HrSource.objects.values_list("key", flat=True)) or "none"
                raise CommandError(f"There is no HR source “{key}”. Known: {known}.")
            return source
        sources = list(HrSource.objects.all()[:2])
        if len(sources) > 1:
            raise CommandError("There are several HR sources. Say which one with --source.")
        return sources[0] if sources else HrSource.objects.create(key="hr", name="HR")

    def _forget_file(self, staff_import):
        """A dry run stays in the log, but nobody can carry it out later."""
        type(staff_import).objects.filter(pk=staff_import.pk).update(content=None)

    def _tell(self, found):
        numbers = ", ".join(f"{name} {found[name]}" for name in ("new", "changed", "moved", "left", "unchanged"))
        self.stdout.write(f"{found['rows']} rows: {numbers}.")
        for error in found["errors"][:50]:
            self.stdout.write(f"row {error['row']}, {error['column'] or '-'}: {error['reason']}")
        if len(found["errors"]) > 50:
            self.stdout.write(f"and {len(found['errors']) - 50} more; --report writes them all.")
        self.stdout.write("Carried out." if found["applied"] else "Not carried out.")
