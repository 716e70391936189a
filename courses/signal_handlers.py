"""What happens in tracking when pages are published, unpublished, moved or deleted; connected in apps.py."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from courses import mirror
from tracking import catalogue
from tracking.models import Trackable


def follow_publication(instance, **kwargs):
    """Mirror the course that the published page is, or is a part of."""
    course = mirror.course_of(instance)
    if course:
        mirror.mirror_course(course, note=getattr(instance, "edition_note", ""))


def follow_copy(instance, created, raw=False, **kwargs):
    """A copy or an alias of a published page is published at once, without the signal that tells so.

    Mirrored when all of it is stored, and with it what it was copied with.
    """
    if created and not raw and getattr(instance, "live", False) and isinstance(instance, Trackable):
        transaction.on_commit(lambda: _mirror_copy(instance.pk))


def _mirror_copy(pk):
    page = Page.objects.filter(pk=pk, live=True).first()
    course = page and mirror.course_of(page)
    if course:
        mirror.mirror_course(course)


def follow_withdrawal(instance, **kwargs):
    """An unpublished or deleted page: its training is retired, and its course goes on without it."""
    course = mirror.course_of(instance)
    if course:
        mirror.mirror_course(course)
        catalogue.retire(instance.translation_key, timezone.localdate())


def follow_deletion(instance, **kwargs):
    """The same for a page that is no longer in the database, so that only its place tells what it was a part of."""
    if mirror.is_mirrored(instance):
        catalogue.retire(instance.translation_key, timezone.localdate())
        course = mirror.course_above(instance)
        if course:
            mirror.mirror_course(course)


def follow_move(instance, parent_page_before, parent_page_after, **kwargs):
    """Mirror the order of the parts; in another course a part starts anew, as its numbers were the old course's."""
    if parent_page_before.pk != parent_page_after.pk:
        mirror.forget_editions(instance.specific)
    for parent in (parent_page_before, parent_page_after):
        course = mirror.course_of(parent)
        if course:
            mirror.mirror_course(course)
