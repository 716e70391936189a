"""Links that lead nowhere: to a page that is gone or not published, a file that is gone, a place that is not there."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from content.models import GlossaryTerm, Reviewed
from content.review.anchors import frame_has_anchor, has_anchor
from content.review.reasons import Reason, ReasonKind
from content.review.walking import BARE_IMAGE, DOCUMENT, IMAGE, LINK, PAGE

GLOSSARY = "support:glossary"  # The page where each term in force is an anchor.


class Targets:
    """What there is to link to: every page, file, image and term there is, in seven queries however much there is."""

    def __init__(self):
        columns = ("pk", "live", "title", "url_path", "content_type")
        self.pages = {row[0]: row[1:] for row in Page.objects.values_list(*columns)}
        self.by_path = {url_path: pk for pk, (_live, _title, url_path, _type) in self.pages.items()}
        self.roots = [(root.language_code, root.root_path.rstrip("/")) for root in Site.get_site_root_paths()]
        self.redirects = set(Redirect.objects.values_list("old_path", flat=True))
        self.documents = set(get_document_model().objects.values_list("pk", flat=True))
        self.images = set(get_image_model().objects.values_list("pk", flat=True))
        self.terms = set(GlossaryTerm.objects.current().values_list("key", flat=True))
        self.languages = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]

    def reasons(self, thing, parts):
        """The Reasons that the links of a page or a snippet give, each once."""
        found = []
        for part in parts:
            reason = self._reason(thing, part)
            if reason is not None and reason not in found:
                found.append(reason)
        return found

    def _reason(self, thing, part):
        if part.kind == LINK:
            return self._of_address(thing, part.value)
        if part.kind == PAGE:
            return self._of_page(part.value)
        if part.kind == DOCUMENT and _number(part.value) not in self.documents:
            return Reason(ReasonKind.BROKEN_LINK, _("a document that is gone"))
        if part.kind == IMAGE and _number(part.value) not in self.images:
            return Reason(ReasonKind.BROKEN_LINK, _("an image that is gone"))
        if part.kind == BARE_IMAGE:
            return Reason(ReasonKind.NO_ALT)
        return None

    def _of_page(self, pk):
        row = self.pages.get(_number(pk))
        if row is None:
            return Reason(ReasonKind.BROKEN_LINK, _("a page that is gone"))
        live, title, *_rest = row
        return None if live else Reason(ReasonKind.BROKEN_LINK, title)

    def _of_address(self, thing, address):
        """An address within the site; others are not asked for."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return Reason(ReasonKind.BROKEN_LINK, address)
        if parts.scheme or parts.netloc or (parts.path and not parts.path.startswith("/")):
            return None
        if not parts.path:
            is_there = not parts.fragment or not isinstance(thing, Reviewed) or has_anchor(type(thing), parts.fragment)
            return None if is_there else Reason(ReasonKind.DEAD_ANCHOR, address)
        pk = self._page_at(parts.path)
        if pk is None:
            return self._of_view(address, parts)
        live, _title, _url_path, content_type = self.pages[pk]
        if not live:
            return Reason(ReasonKind.BROKEN_LINK, address)
        model = ContentType.objects.get_for_id(content_type).model_class()
        if parts.fragment and model and not has_anchor(model, parts.fragment):
            return Reason(ReasonKind.DEAD_ANCHOR, address)
        return None

    def _page_at(self, path):
        """The page in the language of the address, or else the Swedish one, which is shown then."""
        code = path.split("/")[1]
        wanted = code if code in self.languages else settings.LANGUAGE_CODE
        path = unquote(self._without_language(path)).rstrip("/") + "/"
        order = (wanted, settings.LANGUAGE_CODE)
        roots = [root for language in order for known, root in self.roots if known == language]
        return next((self.by_path[root + path] for root in roots if root + path in self.by_path), None)

    def _without_language(self, path):
        code = path.split("/")[1]
        return path[len(code) + 1 :] or "/" if code in self.languages else path

    def _of_view(self, address, parts):
        """An address where no page is: something else answers, a file, a redirect, or a view of the site's own.

        Of the views, only the glossary is known to have anchors of its own: a term that is gone or retired has none.
        """
        path = self._without_language(parts.path)
        if path.startswith((settings.MEDIA_URL, settings.STATIC_URL)):
            return None
        if Redirect.normalise_path(path) in self.redirects:
            return None
        view = _view_at(path)
        if view is None:
            return Reason(ReasonKind.BROKEN_LINK, address)
        anchor = unquote(parts.fragment)
        if view == GLOSSARY and anchor and anchor not in self.terms and not frame_has_anchor(anchor):
            return Reason(ReasonKind.DEAD_ANCHOR, address)
        return None


def _view_at(path):
    """The name of the view that answers at the path, or None where there is none, or only Wagtail's, of pages."""
    try:
        with override(settings.LANGUAGE_CODE):
            name = resolve(path.rstrip("/") + "/").view_name
    except Resolver404:
        return None
    return None if name == "wagtail_serve" else name


def _number(value):
    """A primary key as rich text holds it, or None."""
    try:
        return int(value)
    except (TypeError, ValueError):
        return None
