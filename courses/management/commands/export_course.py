"""manage.py export_course PAGE_ID_OR_SLUG FILE.zip: a course as a package that another municipality can take in."""

import sys
import tempfile
from pathlib import Path
from shutil import copyfileobj

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from courses.models import CoursePage
from courses.packages.exporting import export


class Command(BaseCommand):
    help = "Write a course, with its lessons, scenarios, translations, snippets and files, to a package."

    def add_arguments(self, parser):
        parser.add_argument("course", help="The id of the course's page, or its slug.")
        parser.add_argument("file", type=Path, help="The package to write.")

    def handle(self, *, course, file, **options):
        by = {"pk": course} if course.isascii() and course.isdigit() else {"slug": course}
        found = list(CoursePage.objects.filter(**by)[:2])
        if not found:
            raise CommandError(f"There is no course {course}.")
        if len(found) > 1:
            raise CommandError(f"Several courses have the slug {course}. Name one by the id of its page.")
        with translation.override("sv"), tempfile.TemporaryFile() as package:
            report = export(found[0], package)
            for line in report.lines:
                self.stdout.write(f"{line.section}: {line.place}: {line.what}" if line.place else line.what)
            if not report.importable:
                sys.exit(2)
            package.seek(0)
            with file.open("wb") as target:
                copyfileobj(package, target)
        self.stdout.write(f"{file}: {found[0].title}")
