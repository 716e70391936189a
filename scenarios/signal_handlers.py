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
    if not _is_mirrored(instance):
        return
    instance.__dict__.pop("scenario", None)
    instance.__dict__.pop("findings", None)
    if has_errors(instance.findings):
        errors = sum(one.is_error for one in instance.findings)
        versions.refuse(instance.training_key, errors)
        logger.warning("Scenario page %s was published with %s errors: no new version.", instance.pk, errors)
        return
    root = _root(instance)
    if root == instance.training_key:  # A part is mirrored with its course, which has heard of it before.
        catalogue.sync_alone(
            root,
            instance.title,
            instance.training_kind,
            changed_in_edition=1 if instance.alias_of_id else instance.changed_in_edition,
            note=instance.edition_note,
        )
    before = versions.newest(instance.training_key)
    version = versions.publish(
        instance.training_key,
        instance.scenario,
        root=root,
        edition=catalogue.noted_changes(root).get(instance.training_key, 1),
        note=instance.edition_note,
    )
    if version.is_material and version != before:
        retraining.ask_only_affected(version)


def _root(page):
    """The key of the training whose editions count: the course that the page is a part of, or the page's own."""
    return page.get_parent().translation_key if page.is_part else page.training_key


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
    if _is_mirrored(instance):
        catalogue.retire(instance.training_key, timezone.localdate())


def follow_deletion(instance, **kwargs):
    """The same for a page that is no longer there."""
    if _is_mirrored(instance):
        catalogue.retire(instance.translation_key, timezone.localdate())


def _is_mirrored(page):
    """Only the default language is a training: a translation is the same one."""
    return page.locale_id == Locale.get_default().pk


def follow_move(instance, **kwargs):
    """In a course or out of one: the page is mirrored where it now stands."""
    page = instance.specific
    if isinstance(page, ScenarioPage) and page.live:
        follow_publication(page)
