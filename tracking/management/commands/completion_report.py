"""Print the figures of every unit for a date, unsuppressed: for those who run the system, not for publication."""

import json
import sys
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisation.tree import Tree
from tracking import exports, reports
from tracking.horizon import Weeded


def iso_date(text):
    """A date from the command line; argparse shows the message."""
    return date.fromisoformat(text)


class Command(BaseCommand):
    help = "Print every figure of every unit and requirement on a date, with no small cells hidden."

    def add_arguments(self, parser):
        parser.add_argument("--on", type=iso_date, help="The date, as 2025-12-31. Default: today.")
        parser.add_argument("--subtree", action="store_true", help="Count everything below each unit too.")
        parser.add_argument("--format", choices=["json", "csv", "xlsx"], default="json")

    def handle(self, *, on, subtree, format, **options):
        on = on or timezone.localdate()
        if on > timezone.localdate():
            raise CommandError(f"{on} is in the future.")
        try:
            rows = list(_rows(on, "subtree" if subtree else "own"))
        except Weeded as weeded:
            raise CommandError(str(weeded)) from None
        labels = {column: column for column in exports.COLUMNS}
        if format == "json":
            self.stdout.write(json.dumps({"on": on.isoformat(), "rows": rows}, ensure_ascii=False, indent=1))
        elif format == "csv":
            self.stdout.write(exports.as_csv(rows, labels), ending="")
        else:
            sys.stdout.buffer.write(exports.as_xlsx(rows, labels, "Rustad"))


def _rows(on, scope):
    """A row for each unit of the tree, in the order of the tree, and each requirement."""
    tree = Tree.on(on)
    units = [unit for root in tree.roots() for unit in tree.subtree(root)]
    staff = reports.employed_by_unit(reports.whole_tree(tree), on=on)
    figures = {
        requirement: reports.completion_by_unit(units, requirement, on=on, tree=tree, staff=staff)
        for requirement in reports.requirements_on(on)
    }
    for unit in units:
        for requirement, found in figures.items():
            node, told = tree[unit], getattr(found[unit], scope).as_dict()
            yield exports.report_row(node.code, node.name, requirement.key, scope, told)
