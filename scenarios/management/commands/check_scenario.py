"""manage.py check_scenario PAGE_ID: everything that is wrong with a scenario, errors and warnings."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from scenarios.findings import examine, has_errors
from scenarios.findings_in_words import sentence
from scenarios.models import ScenarioPage


class Command(BaseCommand):
    help = "Say what is wrong with a scenario as it was last saved. Exit 0 without errors, 2 with some."

    def add_arguments(self, parser):
        parser.add_argument("page_id", type=int)
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, page_id, **options):
        page = ScenarioPage.objects.filter(pk=page_id).first()
        if page is None:
            raise CommandError(f"There is no scenario with the id {page_id}.")
        page = page.get_latest_revision_as_object()
        scenario = page.scenario
        found = examine(scenario, has_review_date=page.next_review is not None)
        with translation.override("sv"):
            if options["format"] == "json":
                self.stdout.write(json.dumps(_data(scenario, found), ensure_ascii=False, indent=1))
            else:
                for one in found:
                    self.stdout.write(sentence(one, scenario))
        if has_errors(found):
            sys.exit(2)


def _data(scenario, found):
    return {
        "title": scenario.title,
        "steps": len(scenario.steps),
        "findings": [
            {
                "code": one.code,
                "is_error": one.is_error,
                "step": scenario.by_id[one.step].key if one.step in scenario.by_id else "",
                "step_id": one.step,
                "choice_id": one.choice,
                "text": sentence(one, scenario),
                "path": list(one.path),
            }
            for one in found
        ],
    }
