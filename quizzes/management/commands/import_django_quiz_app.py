"""manage.py import_django_quiz_app SOURCE: what a django-quiz-app holds, carried over."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from quizzes.django_quiz_app import pages
from quizzes.django_quiz_app.importing import SOURCE, bring_in
from quizzes.django_quiz_app.rows import Unreadable, cleaned


class Command(BaseCommand):
    help = "Carry over questions, quizzes, people, sittings and totals from a django-quiz-app."

    def add_arguments(self, parser):
        parser.add_argument("source", type=Path, help="What dumpdata wrote (JSON), or the SQLite file. Only read.")
        parser.add_argument("--dry-run", action="store_true", help="Tell the same, and write nothing.")
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="Write the whole report there.")
        parser.add_argument("--media", type=Path, metavar="DIR", help="The folder “uploads” of figures, or its parent.")
        parser.add_argument(
            "--parent",
            type=int,
            metavar="PAGE_ID",
            help="The list of quizzes, or the course, that the quizzes come in.",
        )
        parser.add_argument(
            "--name", default=SOURCE, help="What to call the system, when there is more than one. Default: %(default)s."
        )

    def handle(self, *, source, dry_run, report, media, parent, name, **options):
        self._look_at(report, media, name)
        try:
            with translation.override(settings.LANGUAGE_CODE):
                place = None if parent is None else pages.place(parent)
                found = bring_in(source, is_dry=dry_run, media=media, parent=place, source=name).as_data()
        except Unreadable as error:
            raise CommandError(f"{source} cannot be read: {error}. Nothing was written.") from error
        except pages.NoPlace as error:
            raise CommandError(f"{error} Nothing was written.") from error
        if report:
            self._write(report, found)
        self._tell(found, dry_run)

    def _look_at(self, report, media, name):
        if report and (report.is_dir() or not report.resolve().parent.is_dir()):
            raise CommandError(f"{report} cannot be written. Nothing was done.")
        if media and not media.is_dir():
            raise CommandError(f"{media} is no folder. Nothing was done.")
        if not 0 < len(name) <= 40:
            raise CommandError("The name has 1 to 40 signs. Nothing was done.")
        if cleaned(name) != name:
            raise CommandError("The name has signs that no text can hold. Nothing was done.")

    def _write(self, report, found):
        try:
            text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
            report.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise CommandError(f"It is done, but {report} cannot be written: {error.strerror}.") from error

    def _tell(self, found, is_dry):
        for model, counts in found["models"].items():
            told = ", ".join(f"{counts[one]} {one}" for one in ("created", "changed", "unchanged", "skipped"))
            name = model.encode("ascii", "backslashreplace").decode()  # The screen may know no other letters.
            self.stdout.write(f"{name}: {counts['read']} read, {told}")
        self.stdout.write(f"{len(found['quirks'])} quirks, {len(found['users'])} accounts")
        if is_dry:
            self.stdout.write("This was a dry run: nothing was written.")
