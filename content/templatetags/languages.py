"""The language of a page, on the page."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, override

from content import languages
from content.models.languages import Text

register = template.Library()


@register.filter
def language_of(page):
    """The language code of a page, for lang=""."""
    return languages.code_of(page)


@register.filter
def direction_of(code):
    """ltr or rtl, for dir=""."""
    return languages.direction_of(code)


@register.simple_tag(takes_context=True)
def translations_of(context, page):
    """The languages that a page can be read in: see content.languages.translations_of."""
    return languages.translations_of(page, context.get("request"))


@register.simple_tag(takes_context=True)
def content_url(context, name):
    """The address of a view in the language of the content, which the frame may not speak."""
    with override(languages.content_language(context.get("request"))):
        return reverse(name)


class AsWritten:
    """Something frozen, a dict, whose texts know which language they are in, like those of a snippet in a language."""

    def __init__(self, frozen):
        self.frozen = frozen

    def __getattr__(self, name):
        try:
            value = self.__dict__["frozen"][name]
        except KeyError:
            raise AttributeError(name) from None
        return Text(value, settings.LANGUAGE_CODE) if isinstance(value, str) else value


@register.simple_tag(takes_context=True)
def in_readers_language(context, snippet):
    """A card, a law or a term as the reader reads it: in the language of the page around it, or else of the frame.

    What is frozen, such as the law of a scenario's version, is read as it was written.
    """
    if not hasattr(snippet, "in_language"):
        return AsWritten(snippet)
    language = context.get("language")
    return snippet.in_language(language if language in dict(settings.LANGUAGES) else get_language())
