"""Compare everything that is derived with a computation from scratch."""

from django.core.management.base import BaseCommand, CommandError

from organisation import public_names
from organisation.closure import compute_closure, rebuild_closure
from organisation.models import UnitAncestor, UnitPeriod
from tracking import coverage


class Command(BaseCommand):
    help = (
        "Check that what is derived (who stood above whom, who was covered, who is named in public) "
        "follows from the facts."
    )

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="Rebuild what differs.")

    def handle(self, *, repair, **options):
        wrong = {
            "organisation tree": _closure_differences(),
            "coverage": sum(map(len, coverage.differences())),
            "public names": public_names.differences(),
        }
        for name, number in wrong.items():
            self.stdout.write(f"{name}: {number} rows differ" if number else f"{name}: as it should be")
        if not any(wrong.values()):
            return
        if not repair:
            raise CommandError("Run again with --repair to rebuild.")
        rebuild_closure()
        coverage.rebuild()
        public_names.refresh()
        self.stdout.write("Rebuilt.")


def _closure_differences():
    """How many rows of UnitAncestor are missing or superfluous."""
    stored = set(UnitAncestor.objects.values_list("unit_id", "ancestor_id", "depth", "starts_on", "ends_on"))
    return len(stored ^ compute_closure(UnitPeriod.objects.in_force()))
