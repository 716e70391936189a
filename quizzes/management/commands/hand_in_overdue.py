"""manage.py hand_in_overdue: sittings whose time is up are handed in as they stand, though nobody has come back."""

from django.core.management.base import BaseCommand

from quizzes import sittings


class Command(BaseCommand):
    help = "Hand in the quizzes whose time limit has passed, dated the minute the time ran out. Run it every hour."

    def handle(self, **options):
        self.stdout.write(f"Handed in: {sittings.hand_in_overdue()}.")
