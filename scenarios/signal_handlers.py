"""What happens when a scenario is published or moved; connected in apps.py."""

import logging

from django.db import transaction

from scenarios import retraining, versions
from scenarios.findings import has_errors
from tracking import alone_or_part, catalogue

logger = logging.getLogger(__name__)


@transaction.atomic
def follow_publication(instance, **kwargs):
    """A page without errors becomes a version; one with errors, whichever way it was published, changes nothing.

    The editor's form refuses such a page; schedules, workflows, bulk actions and copies ask no form.
    """
    if not alone_or_part.is_mirrored(instance):
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


follow_copy = alone_or_part.when_published_by_copying(follow_publication)


def follow_move(instance, **kwargs):
    """In a course or out of one: the page is mirrored where it now stands."""
    if instance.live:
        follow_publication(instance.specific)
