"""What happens to the training of a page that stands alone or in a course; connected in apps.py of its app."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from tracking import catalogue


def is_mirrored(page):
    """Only the default language is a training: a translation is the same one."""
    return page.locale_id == Locale.get_default().pk


def follow_withdrawal(instance, **kwargs):
    """Signal: a page was unpublished or deleted. Its training is retired; what was done stays."""
    if is_mirrored(instance):
        catalogue.retire(instance.training_key, timezone.localdate())


def when_published_by_copying(follow):
    """A handler of post_save that calls `follow` with a page that was stored as published.

    A copy or an alias of a published page is published at once, without the signal that tells so. It is looked at when
    all of it is stored, with what belongs to it.
    """

    def follow_copy(instance, created, raw=False, **kwargs):
        if created and not raw and instance.live:
            transaction.on_commit(lambda: _follow_stored(type(instance), instance.pk, follow))

    return follow_copy


def _follow_stored(model, pk, follow):
    page = model.objects.filter(pk=pk, live=True).first()
    if page:
        follow(page)
