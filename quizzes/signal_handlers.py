"""What happens when a quiz is published, unpublished, moved or deleted, or a law changes; connected in apps.py."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from quizzes import versions
from quizzes.models import QuizPage
from tracking import catalogue


def follow_publication(instance, **kwargs):
    """A quiz that stands alone is a training of its own; as a part it is mirrored with its course."""
    if not _is_mirrored(instance) or instance.is_part:
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


def follow_copy(instance, created, raw=False, **kwargs):
    """A copy or an alias of a published page is published at once, without the signal that tells so.

    It is looked at when all of it is stored, its questions too.
    """
    if created and not raw and instance.live:
        transaction.on_commit(lambda: _publish_copy(instance.pk))


def _publish_copy(pk):
    page = QuizPage.objects.filter(pk=pk, live=True).first()
    if page:
        follow_publication(page)


def follow_withdrawal(instance, **kwargs):
    """An unpublished quiz is retired; what has been handed in stays."""
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
    if isinstance(page, QuizPage) and page.live:
        follow_publication(page)


def follow_law(instance, **kwargs):
    """A law that reads otherwise makes new versions of the questions that name it."""
    versions.publish_those_with(instance)
