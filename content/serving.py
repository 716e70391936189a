"""How a page is found by its address, and what happens where it has not been translated."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import override
from wagtail import views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from content.languages import code_of, content_language, open_pages, own_name_of


def serve(request, path):
    """A page: Wagtail's own way, but where the language of the address lacks it, the Swedish one with a word on that.

    An address of another language leads to the page in the language that was asked for, when there is one; what stands
    after the question mark goes with it.
    """
    page = _find(request, path)
    wanted, found = content_language(request), code_of(page)
    if found != wanted:
        better = _published_twin(page, wanted) or (page if found != settings.LANGUAGE_CODE else None)
        url = better.get_url(request) if better else None
        if url and url != request.path:
            asked = request.META.get("QUERY_STRING", "")
            return redirect(f"{url}?{asked}" if asked else url)
        if found == settings.LANGUAGE_CODE:
            request.missing_language = own_name_of(wanted)
    response = views.serve(request, path)
    response.headers.setdefault("Content-Language", found)
    return response


def _find(request, path):
    """The page at the address: in its language, else in Swedish, else in any; Http404 when there is none.

    Wagtail keeps what it has found for a request on the request, and looks there first.
    """
    if getattr(request, "_wagtail_route_for_request", None):
        return request._wagtail_route_for_request[0]
    trees = [root.language_code for root in Site.get_site_root_paths()]
    for language in dict.fromkeys([content_language(request), settings.LANGUAGE_CODE, *trees]):
        route = _route(request, path, language)
        if route is not None:
            request._wagtail_route_for_request = route
            return route[0]
    raise Http404


def _route(request, path, language):
    """What Wagtail finds at the path in the tree of one language, or None."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    with override(language):
        root = site.root_page if language == settings.LANGUAGE_CODE else site.root_page.localized
    try:
        route = root.specific.route(request, [part for part in path.split("/") if part])
    except Http404:
        return None
    return _with_reviewed(route)


def _with_reviewed(route):
    """The route itself, but to the Swedish page where nobody has reviewed the translation that it leads to."""
    page = route[0]
    if not getattr(page, "is_unreviewed", False):
        return route
    swedish = page.get_translations().live().filter(locale__language_code=settings.LANGUAGE_CODE).first()
    return RouteResult(swedish.specific) if swedish else None


def _published_twin(page, code):
    """The page in that language, if anybody can reach it there."""
    twins = Page.objects.filter(translation_key=page.translation_key, locale__language_code=code)
    return next(iter(open_pages(twins)), None)
