"""Decide whom to remind today, and have the letters sent. Meant for a timer: run it as often as you like."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tracking.management.commands.completion_report import iso_date
from tracking.models import NoticeKind, ReminderSettings
from tracking.reminders import deciding, sending
from tracking.reminders.tasks import hand_to_workers
from tracking.reminders.timing import is_quiet


class Command(BaseCommand):
    help = "Write the reminders that are due, once, and hand them to the background worker."

    def add_arguments(self, parser):
        parser.add_argument("--on", type=iso_date, help="The date, as 2025-12-31. Default: today.")
        parser.add_argument("--dry-run", action="store_true", help="Say how many it would be; write and send nothing.")
        parser.add_argument("--again", action="store_true", help="Decide anew, although it has been done for the day.")
        parser.add_argument("--without-worker", action="store_true", help="Send here, without a background worker.")

    def handle(self, *, on, dry_run, again, without_worker, **options):
        today, settings = timezone.localdate(), ReminderSettings.load()
        on = on or today
        if on > today and not dry_run:
            raise CommandError(f"{on} is in the future. Use --dry-run to see what it would be.")
        if dry_run:
            found = deciding.decide(on, settings, at=timezone.now(), write=False)
            self._say("would be due", found)
            return
        if not settings.is_on:
            self.stdout.write("Reminders are turned off: nothing is written or sent.")
            return
        if again or not deciding.is_decided(on):
            self._say("due", deciding.decide(on, settings, at=timezone.now()))
        self._send(settings, without_worker)

    def _say(self, word, found):
        """How many of each kind, never who."""
        counts = ", ".join(f"{found[kind]} {kind}" for kind in NoticeKind.values if found[kind])
        self.stdout.write(f"{word}: {counts or 'nothing'}")

    def _send(self, settings, without_worker):
        if is_quiet(timezone.now(), settings):
            self.stdout.write("Quiet hours: what waits is sent after them.")
        elif not without_worker:
            self.stdout.write("handed to the worker" if hand_to_workers() else "nothing waits")
        else:
            while sending.send_waiting():
                pass
            self.stdout.write("sent what could be sent")
