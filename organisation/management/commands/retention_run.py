"""manage.py retention_run [--dry-run]: weed what is older than the municipality's plan for records says."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from organisation.privacy import retention


class Command(BaseCommand):
    help = "Erase and delete personal data that is older than the municipality has decided, and keep a protocol."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Only count; change and store nothing.")

    def handle(self, *, dry_run, **options):
        found, rows = retention.run(timezone.localdate(), dry_run=dry_run)
        for row in rows:
            before = f"before {row.cutoff}" if row.cutoff else "no period is set"
            self.stdout.write(f"{row.kind}: {before}, deleted {row.deleted}, held {row.held}")
        if found.horizon:
            self.stdout.write(f"No figures up to and including {found.horizon} from now on.")
        if dry_run:
            self.stdout.write("This was a dry run: nothing has been changed.")
