"""Pages that only some may read: Wagtail's view restrictions, and how they are kept in lists of pages."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import resolve_url
from wagtail.models import PageViewRestriction
from wagtail.wagtail_hooks import check_view_restrictions


def refusal(page, request):
    """What Wagtail answers instead of the page because of its restrictions, or None."""
    shown = HttpResponse()
    answer = check_view_restrictions(lambda *args: shown)(page, request, (), {})
    return None if answer is shown else answer


def is_sent_to_sign_in(response):
    """Does the answer lead to the sign-in? To somebody who has signed in it would do so again and again."""
    return response.status_code == 302 and urlsplit(response.url).path == resolve_url(settings.LOGIN_URL)


def readable(pages, user):
    """Those of `pages` that a person who has signed in may read. At most three queries, however many pages.

    A page with a password is in no list.
    """
    closed = tuple(_closed_paths(user))
    return [page for page in pages if not page.path.startswith(closed)] if closed else list(pages)


def _closed_paths(user):
    """The paths of the pages that are closed to the person, with all beneath them."""
    rows = list(PageViewRestriction.objects.exclude(restriction_type=PageViewRestriction.LOGIN).select_related("page"))
    by_group = {row.pk for row in rows if row.restriction_type == PageViewRestriction.GROUPS}
    if not rows:
        return []
    lets_in = by_group if user.is_superuser else _letting_in(user, by_group)
    return [row.page.path for row in rows if row.pk not in lets_in]


def _letting_in(user, restrictions):
    """The primary keys of those restrictions that one of the person's groups is chosen in."""
    chosen = PageViewRestriction.groups.through.objects.filter(pageviewrestriction__in=restrictions)
    mine = chosen.filter(group__in=user.groups.all())
    return set(mine.values_list("pageviewrestriction_id", flat=True))
