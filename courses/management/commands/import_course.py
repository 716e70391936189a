"""manage.py import_course FILE.zip: what a package holds and would change, and with its consent drafts of its pages."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from courses.packages.examining import AS_DRAFT, REFUSE
from courses.packages.importing import look, take_in
from courses.packages.places import places
from courses.packages.report import SECTIONS


class Command(BaseCommand):
    help = "Take a course package in, as drafts. Exit 0 when it is or can be taken in, 2 when it is refused."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="The package.")
        parser.add_argument("--parent", type=int, help="The id of the list of courses; otherwise the first one.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be done.")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="How to say it.")
        parser.add_argument(
            "--existing",
            choices=[AS_DRAFT, REFUSE],
            default=AS_DRAFT,
            help="Pages that are here already: get a new draft (the default), or refuse the package.",
        )

    def handle(self, *, file, parent, dry_run, existing, **options):
        place = next((page for page in places() if parent in (None, page.pk)), None)
        if place is None and parent is not None:
            raise CommandError(f"There is no list of courses with the id {parent}.")
        run = look if dry_run else take_in
        try:
            with translation.override("sv"), file.open("rb") as package:
                report = run(package, parent=place, existing=existing)
                self._say(report, options["format"])
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from None
        if not report.importable:
            sys.exit(2)

    def _say(self, report, kind):
        if kind == "json":
            self.stdout.write(json.dumps(report.as_data(), ensure_ascii=False, indent=1))
            return
        self.stdout.write(report.title)
        for section in SECTIONS:
            for line in report.of(section):
                self.stdout.write(f"{section}: {line.place}: {line.what}" if line.place else f"{section}: {line.what}")
