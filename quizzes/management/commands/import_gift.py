"""manage.py import_gift FILE: what a GIFT file holds, and what of it is new becomes questions of the bank."""

import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from quizzes.gift import importing, limits
from quizzes.gift.reading import read_path_of


class Command(BaseCommand):
    help = (
        "Read questions in GIFT, Moodle's text format, and put those into the question bank that are not there yet. "
        "What cannot be taken is listed by line. Exit 0 if something can be taken or is there already, 2 otherwise."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="The file, in UTF-8.")
        parser.add_argument("--category", help="The category of questions that the file gives none.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would happen.")

    def handle(self, *, file, category, dry_run, **options):
        _look_at(category or "")
        with translation.override("sv"):
            report = read_path_of(file)
            for heading, rows in (("Not taken", report.refused), ("Changed", report.changed)):
                for row in rows:
                    self.stderr.write(f"{heading}: line {row.line}: {row.title}: {row.reason}")
            made = (importing.plan if dry_run else importing.carry_out)(report, category)
        for item in made.existing:
            self.stderr.write(f"Already there: line {item.line}: {item.title}")
        self.stdout.write(
            f"{len(made.new)} {'would be new' if dry_run else 'new'}, {len(made.existing)} already there, "
            f"{len(report.refused)} not taken."
        )
        if not report.items:
            sys.exit(2)


def _look_at(category):
    """Raise CommandError when no category can have the name."""
    if len(category) > limits.MOST_CATEGORY:
        raise CommandError(f"The name of a category has at most {limits.MOST_CATEGORY} signs. Nothing was done.")
    if any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in category):
        raise CommandError("The name of the category has signs that no text can hold. Nothing was done.")
