"""Publish what is scheduled: Wagtail's own command, which one page that is not finished cannot stop."""

import logging

from django.utils import timezone
from wagtail.management.commands import publish_scheduled
from wagtail.models import Revision

from content.publishing import NotFinished, refuse_unfinished

logger = logging.getLogger(__name__)


class Command(publish_scheduled.Command):
    def handle(self, *args, **options):
        if not options["dryrun"]:
            _withdraw_unfinished()
        super().handle(*args, **options)


def _withdraw_unfinished():
    """A draft that was scheduled before it had to be finished stays a draft; the others go live."""
    for revision in Revision.page_revisions.filter(approved_go_live_at__lt=timezone.now()):
        try:
            refuse_unfinished(revision.as_object())
        except NotFinished as error:
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            logger.warning("Page %s was not published on schedule: %s mistakes.", error.page.pk, len(error.reasons))
