"""What happens when a scenario is published, unpublished, moved or deleted; connected in apps.py."""

import logging

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from scenarios import retraining, versions
from scenarios.findings import has_errors
from scenarios.models import ScenarioPage
from tracking import catalogue

logger = logging.getLogger(__name__)


@transaction.atomic
def follow_publication(instance, **kwargs):
    """A page without errors becomes a version; one with errors, whichever way it was published, changes nothing.

    The editor's form refuses such a page; schedules, workflows, bulk actions and copies ask no form.
    """
    if instance.locale_id != Locale.get_default().pk:
        return
    instance.__dict__.pop("scenario", None)
    instance.__dict__.pop("findings", None)
    if has_errors(instance.findings):
        errors = sum(one.is_error for one in instance.findings)
        versions.refuse(instance.training_key, errors)
        logger.warning("Scenario page %s was published with %s errors: no new version.", instance.pk, errors)
        return
    if not instance.is_part:  # A part is mirrored with its course.
        catalogue.sync_alone(
            instance.training_key,
            instance.title,
            instance.training_kind,
            changed_in_edition=_edition(instance),
            note=instance.edition_note,
        )
    before = versions.newest(instance.training_key)
    version = versions.publish(
        instance.training_key, instance.scenario, edition=_edition(instance), note=instance.edition_note
    )
    if version.is_material and version != before:
        retraining.ask_only_affected(instance.training_key, instance.scenario, version.edition)


def _edition(page):
    """The edition that the page asks for. An alias follows its source, whose numbers are those of another training."""
    return 1 if page.alias_of_id else page.changed_in_edition


def follow_copy(instance, created, raw=False, **kwargs):
    """A copy or an alias of a published page is published at once, without the signal that tells so.

    It is looked at when all of it is stored, its types of work too.
    """
    if created and not raw and instance.live:
        transaction.on_commit(lambda: _publish_copy(instance.pk))


def _publish_copy(pk):
    page = ScenarioPage.objects.filter(pk=pk, live=True).first()
    if page:
        follow_publication(page)


def follow_withdrawal(instance, **kwargs):
    """An unpublished scenario is retired; what has been played stays."""
    catalogue.retire(instance.training_key, timezone.localdate())


def follow_deletion(instance, **kwargs):
    catalogue.retire(instance.translation_key, timezone.localdate())


def follow_move(instance, **kwargs):
    """In a course or out of one: the page is mirrored where it now stands."""
    page = instance.specific
    if isinstance(page, ScenarioPage) and page.live:
        follow_publication(page)
