"""What search engines are told: which pages there are for the public, and where they have no business."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_of
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Page

from content.languages import code_of
from start.search.opening import may_be_found

# The public pages that no editor arranges, in the languages of the frame.
FIXED = ["support:glossary", "start:contact", "start:accessibility", "start:personal_data"]
# Behind the sign-in, or a search: nothing that a search engine could show.
CLOSED = ["start:search", "start:staff", "login", "tracking:my_training", "tracking:follow_up"]


class PublicPages(Sitemap):
    """Every page that anybody can reach, in each of its languages, with the others beside it."""

    def get_urls(self, page=1, site=None, protocol=None):
        origin = f"{self.get_protocol(protocol)}://{self.get_domain(site)}"
        return [entry for languages in self.items() for entry in _entries(languages, origin)]

    def items(self):
        """[{language: (address, last changed)}]"""
        by_key = {}
        for page in may_be_found(Page.objects.order_by("path"), None):
            with override(code_of(page)):  # The page itself, not as seen from another frame.
                url = page.get_url()
            if url:
                by_key.setdefault(page.translation_key, {})[code_of(page)] = (url, page.last_published_at)
        return [*by_key.values(), *map(_in_every_frame, FIXED)]


def _in_every_frame(name):
    addresses = {}
    for code, _name in settings.FRAME_LANGUAGES:
        with override(code):
            addresses[code] = (reverse(name), None)
    return addresses


def _entries(languages, origin):
    alternates = [{"lang_code": code, "location": origin + url} for code, (url, _changed) in languages.items()]
    for url, changed in languages.values():
        yield {
            "location": origin + url,
            "lastmod": changed,
            "changefreq": None,
            "priority": "",
            "alternates": alternates if len(alternates) > 1 else [],
        }


@require_safe
def sitemap(request):
    return sitemap_of(request, {"pages": PublicPages})


@require_safe
def robots(request):
    """Where search engines may look, and where the list of pages is."""
    closed = ["/cms/", "/documents/", *dict.fromkeys(_first_addresses())]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _first_addresses():
    for code, _name in settings.LANGUAGES:
        with override(code):
            yield from map(reverse, CLOSED)
