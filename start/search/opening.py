"""Who may see a hit. Asked of every page after the search, whatever the index says."""

from django.conf import settings
from wagtail.models import Page, PageViewRestriction

from content.languages import code_of, open_pages, published_pages
from courses.opening import open_to
from start.search.kinds import kinds_for


def may_be_found(pages, person):
    """Those of a queryset of Pages that `person` may find, as their own classes; None is the public.

    The public finds what anybody can reach. Somebody who has signed in finds what the page itself would show them; but
    a page with a password, or for chosen groups only, is found by nobody, not even by those who may read it.
    A copy that follows another page (an alias) is not found beside it.
    """
    pages = pages.exact_type(*kinds_for(person)).filter(alias_of=None).defer_streamfields()
    if person is None:
        return open_pages(pages)
    return open_to(person, _for_everybody_who_signs_in(published_pages(pages)))


def _for_everybody_who_signs_in(pages):
    """Without those that have another restriction than that one signs in: on themselves, above, or in Swedish."""
    others = PageViewRestriction.objects.exclude(restriction_type=PageViewRestriction.LOGIN)
    closed = tuple(others.values_list("page__path", flat=True))
    if not closed:
        return pages
    translated = {page.translation_key for page in pages if code_of(page) != settings.LANGUAGE_CODE}
    swedish = Page.objects.filter(translation_key__in=translated, locale__language_code=settings.LANGUAGE_CODE)
    sources = dict(swedish.values_list("translation_key", "path"))
    paths = {page: (page.path, sources.get(page.translation_key, "")) for page in pages}
    return [page for page in pages if not any(path.startswith(closed) for path in paths[page])]
