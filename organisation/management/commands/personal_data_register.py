"""manage.py personal_data_register: the register of personal data, as it stands in docs/register.md, or as CSV."""

from django.core.management.base import BaseCommand
from django.utils import translation

from organisation.privacy import register_table
from organisation.spreadsheets import csv_text


class Command(BaseCommand):
    help = "Print the register of personal data: every field that reaches a person, why, on what ground, how long."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["markdown", "csv"], default="markdown")
        parser.add_argument("--language", default="en", help="sv or en")

    def handle(self, *, format, language, **options):
        with translation.override(language):
            if format == "csv":
                self.stdout.write(csv_text([register_table.headings(), *register_table.rows()]), ending="")
            else:
                self.stdout.write(register_table.markdown(), ending="")
