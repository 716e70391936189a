"""The numbered versions of what unit meetings discuss, without knowing pages: a material is known by its key."""

from django.db import transaction
from django.db.models import Max

from tracking.models import MaterialVersion


def newest_number(key):
    """The number of the newest version; 0 before the first."""
    return MaterialVersion.objects.filter(key=key).aggregate(newest=Max("number"))["newest"] or 0


def versions_of(key):
    """All versions, the newest first, without their texts."""
    return MaterialVersion.objects.filter(key=key).order_by("-number").defer("content")


@transaction.atomic
def publish(key, asked, title, content, *, at, note=""):
    """What is published now: a new version when `asked` is above the newest number, otherwise a correction of that.

    A number is never skipped and never lowered, so going back to an old text makes no version. The caller sees to it
    that two publications of one material take turns.
    """
    newest = newest_number(key)
    if newest and asked <= newest:
        MaterialVersion.objects.filter(key=key, number=newest).update(title=title, content=content)
        return
    MaterialVersion.objects.create(
        key=key, number=newest + 1, title=title, content=content, published_at=at, note=note if newest else ""
    )
