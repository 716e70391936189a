"""manage.py load_demo: the fictitious municipality of Ekvalla."""

from django.core.management.base import BaseCommand

from demo import accounts
from demo.loading import load


class Command(BaseCommand):
    help = "Load the fictitious municipality of Ekvalla: creates what is missing, never changes what is there."

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="Empty the whole database first.")
        parser.add_argument("--quiet", action="store_true", help="Say nothing unless something is wrong.")
        parser.add_argument("--force", action="store_true", help="Although others than the demo are there.")

    def handle(self, *, reset, quiet, force, **options):
        say = (lambda text: None) if quiet else self.stdout.write
        created = load(reset=reset, force=force, say=say)
        say(f"Ekvalla is loaded: {created} rows were new." if created else "Ekvalla is loaded: nothing was missing.")
        say("Sign in as one of these:")
        for line in accounts.sign_in_table():
            say(line)
