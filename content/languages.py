"""Languages: those that content is written in, and those that the frame around it (menus, buttons) speaks.

The address says the language of the content: /en/… is English, no prefix is Swedish. The frame speaks it too where the
interface exists in it, and Swedish otherwise, so that nobody meets half-translated buttons.
"""

from functools import cache

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Length, Substr
from django.http import Http404
from django.urls import reverse
from django.utils.translation import activate, get_language, get_language_info, override
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, PageViewRestriction, Site

_codes = {}  # Primary key of a Locale: its language code.


def frame_of(code):
    """The language of the frame around content in `code`: easy Swedish stands in a Swedish frame, Arabic too."""
    spoken = dict(settings.FRAME_LANGUAGES)
    return next((known for known in (code, code.partition("-")[0]) if known in spoken), settings.LANGUAGE_CODE)


def direction_of(code):
    """The direction that a language is written in, as HTML says it."""
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


def own_name_of(code):
    """The name of a language in that language, which is how the one who needs it finds it."""
    name = get_language_info(code)["name_local"]
    return name[:1].upper() + name[1:]


def code_of(page):
    """The language code of a page, without asking for its locale each time.

    A locale that another process has made is not known yet, and asked for then. Its code never changes.
    """
    if page.locale_id not in _codes:
        _codes.update(Locale.objects.values_list("pk", "language_code"))
    return _codes[page.locale_id]


def swedish_of(page):
    """The Swedish page that a translation belongs to, live or not; the page itself if it is that; None without one."""
    if code_of(page) == settings.LANGUAGE_CODE:
        return page
    same = type(page)._default_manager.filter(translation_key=page.translation_key)
    return same.filter(locale__language_code=settings.LANGUAGE_CODE).first()


def forget_codes(**kwargs):
    """Signal: a locale was saved or deleted."""
    _codes.clear()


def content_language(request):
    """The language that the address asks for."""
    return getattr(request, "content_language", None) or get_language() or settings.LANGUAGE_CODE


class FrameLanguage:
    """Middleware, after LocaleMiddleware: remembers the language of the address, and lets the frame speak its own.

    It changes language only when the address has been resolved, since that depends on the language of the address.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.content_language = get_language()
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        activate(frame_of(request.content_language))


class InReadersFrame:
    """A page that keeps the reader's frame: seen from an English one, a Swedish page has its address under /en/.

    There it is served with a word on why it is in Swedish (content/serving.py). Inherit it before Page.
    """

    def get_url_parts(self, request=None):
        parts = super().get_url_parts(request)
        if not parts or parts[2] is None or code_of(self) != settings.LANGUAGE_CODE:
            return parts
        site, root_url, path = parts
        return site, root_url, in_readers_frame(path)


def in_readers_frame(path):
    """The address of a Swedish page as it is under the reader's frame."""
    frame = get_language()
    if frame == settings.LANGUAGE_CODE or frame not in dict(settings.FRAME_LANGUAGES) or not path.startswith("/"):
        return path
    with override(settings.LANGUAGE_CODE):
        home = reverse("wagtail_serve", args=[""])
    # Joined, not resolved: the path is quoted already.
    return reverse("wagtail_serve", args=[""]) + path.removeprefix(home)


def address_of(page, request=None):
    """The address of a page that is held as a plain Page, which does not know its own class: in the reader's frame."""
    url = page.get_url(request)
    known_to_do_so = isinstance(page, InReadersFrame) or url is None
    return url if known_to_do_so or code_of(page) != settings.LANGUAGE_CODE else in_readers_frame(url)


class InLanguageQuerySet(models.QuerySet):
    def in_language(self, code):
        return self.filter(locale__language_code=code)


class TranslatedQuerySet(InLanguageQuerySet):
    def reviewed(self):
        """Without translations that nobody who speaks the language has read."""
        return self.filter(models.Q(locale__language_code=settings.LANGUAGE_CODE) | models.Q(translation_reviewed=True))


class Translated(models.Model):
    """A public page whose translation nobody sees before somebody who speaks the language has read it.

    Advice to somebody in danger must not be wrong in any language. Inherit it before Page.
    """

    translation_reviewed = models.BooleanField(
        _("translation reviewed"),
        default=False,
        help_text=_("Somebody who speaks the language has read this page against the Swedish one."),
    )

    # A copy or a translation has been read by nobody yet.
    exclude_fields_in_copy = ["translation_reviewed", "reviewed_on", "perspectives"]

    class Meta:
        abstract = True

    @property
    def is_unreviewed(self):
        """Is it a translation that has not been reviewed?"""
        return code_of(self) != settings.LANGUAGE_CODE and not self.translation_reviewed

    def get_admin_display_title(self):
        title = super().get_admin_display_title()
        return _("%(title)s (translation not reviewed)") % {"title": title} if self.is_unreviewed else title

    def serve(self, request, *args, **kwargs):
        if self.is_unreviewed:  # However it came to be published.
            raise Http404
        return super().serve(request, *args, **kwargs)


def open_pages(pages):
    """Those of a queryset of Pages that anybody can reach, as their own classes.

    They and everything above them are published and, if translations, reviewed; none has a restriction, nor has the
    Swedish page or the original that it follows.
    """
    return published_pages(without_closed_sources(pages.public()))


def without_closed_sources(pages):
    """Those of a queryset of pages whose Swedish page is open, and, of an alias, the page that it follows."""
    above = PageViewRestriction.objects.filter(page__path=Substr(OuterRef("path"), 1, Length("page__path")))
    closed = Page.objects.filter(Exists(above))
    swedish = closed.filter(locale__language_code=settings.LANGUAGE_CODE, translation_key=OuterRef("translation_key"))
    return pages.exclude(Exists(swedish)).exclude(Exists(closed.filter(pk=OuterRef("alias_of"))))


def published_pages(pages):
    """Those that are published and, if translations, reviewed, with everything above them, as their own classes.

    Restrictions are not looked at.
    """
    found = list(pages.live().specific())
    above = {page.path[:end] for page in found for end in range(2 * Page.steplen, len(page.path) + 1, Page.steplen)}
    shut = Page.objects.filter(path__in=above).filter(models.Q(live=False) | _unreviewed()) if found else []
    closed = [page.path for page in shut]
    return [page for page in found if not any(page.path.startswith(path) for path in closed)]


@cache
def _unreviewed():
    """The condition on a plain Page that it is an unreviewed translation: one for the life of a process."""
    condition = models.Q()
    for model in apps.get_models():
        if issubclass(model, Translated):
            condition |= models.Q(**{f"{model._meta.model_name}__translation_reviewed": False})
    return condition & ~models.Q(locale__language_code=settings.LANGUAGE_CODE)


def translations_of(page, request):
    """[{code, name, url, direction, is_current}] of the languages that the page can be read in, its own first.

    Empty when there is only one. Four queries, none while the site is in one language.
    """
    if len(Site.get_site_root_paths()) < 2:
        return []
    others = open_pages(Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk))
    if not others:
        return []
    order = [code for code, _name in settings.LANGUAGES]
    pages = [page, *sorted(others, key=lambda other: order.index(code_of(other)))]
    return [_entry(one, request, is_current=one is page) for one in pages]


def _entry(page, request, is_current):
    code = code_of(page)
    with override(code):  # The Swedish page itself, not as seen from another frame.
        url = page.get_url(request)
    return {
        "code": code,
        "name": own_name_of(code),
        "url": url,
        "direction": direction_of(code),
        "is_current": is_current,
    }


def first_of(pages, code):
    """The first page in the language, else the first Swedish one, else None: of lists that exist once per language."""
    pages = list(pages.order_by("path"))
    by_code = {code_of(page): page for page in reversed(pages)}
    return by_code.get(code) or by_code.get(settings.LANGUAGE_CODE)


def twins_of(pages, code):
    """{primary key: the page in that language where anybody can reach it, or else the page itself}."""
    pages = [page for page in pages if page is not None]
    twins = {}
    if code != settings.LANGUAGE_CODE and pages:
        keys = {page.translation_key for page in pages}
        rows = open_pages(Page.objects.filter(translation_key__in=keys, locale__language_code=code))
        twins = {twin.translation_key: twin for twin in rows}
    return {page.pk: twins.get(page.translation_key, page) for page in pages}
