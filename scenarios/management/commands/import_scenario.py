"""manage.py import_scenario FILE: what a file holds, and with its consent a draft of it."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from scenarios.formats.reading import read_path
from scenarios.importing import make_draft, missing_snippets, parents


class Command(BaseCommand):
    help = (
        "Read a scenario (our own JSON, Twee, Twine 2 HTML, H5P Branching Scenario; a folder of Twee files too), "
        "and make a draft of it. Exit 0 if it can be imported, 2 if it is refused."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", help="The file, or a folder with the .twee and .tw files of one story.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what is in the file.")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="How to say it.")
        parser.add_argument("--plain-only", action="store_true", help="Leave out what cannot be carried over.")
        parser.add_argument("--story", help="Which story, when the file holds several.")
        parser.add_argument("--parent", type=int, help="The id of the list of scenarios; otherwise the first one.")

    def handle(self, *, file, dry_run, plain_only, story, parent, **options):
        with translation.override("sv"):
            report = read_path(file, plain_only=plain_only, story=story)
            self._say(report, options["format"])
            if not report.importable:
                sys.exit(2)
            if not dry_run:
                self._make(report, parent)

    def _say(self, report, kind):
        if kind == "json":
            self.stdout.write(json.dumps(report.as_data(), ensure_ascii=False, indent=1))
            return
        self.stdout.write(f"{report.format}: {report.title}. {report.steps} steps, {report.choices} choices.")
        for heading, rows, name in (("Refused", report.refused, "reason"), ("Lost", report.lost, "what")):
            for row in rows:
                self.stdout.write(f"{heading}: {row.step}, line {row.line}: {getattr(row, name)}")

    def _make(self, report, parent):
        places = parents().filter(pk=parent) if parent else parents()
        place = places.first()
        if place is None:
            raise CommandError("There is no list of scenarios to put the draft under.")
        for name in missing_snippets(report.scenario):
            self.stderr.write(f"Left out, because it is not here: {name}")
        page = make_draft(report.scenario, place)
        self.stderr.write(f"Page {page.pk}, “{page.title}”, is made as a draft.")
