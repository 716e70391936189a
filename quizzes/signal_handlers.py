"""What happens when a quiz is published or moved, or a law changes; connected in apps.py."""

from django.utils import timezone

from quizzes import versions
from tracking import alone_or_part, catalogue


def follow_publication(instance, **kwargs):
    """A quiz that stands alone is a training of its own; as a part it is mirrored with its course."""
    if not alone_or_part.is_mirrored(instance) or instance.is_part:
        return
    if not instance.is_available:
        catalogue.retire(instance.training_key, timezone.localdate())
        return
    catalogue.sync_alone(
        instance.training_key,
        instance.title,
        instance.training_kind,
        changed_in_edition=1 if instance.alias_of_id else instance.changed_in_edition,
        note=instance.edition_note,
    )


follow_copy = alone_or_part.when_published_by_copying(follow_publication)


def follow_move(instance, **kwargs):
    """In a course or out of one: the page is mirrored where it now stands."""
    if instance.live:
        follow_publication(instance.specific)


def follow_law(instance, **kwargs):
    """A law that reads otherwise makes new versions of the questions that name it."""
    versions.publish_those_with(instance)
