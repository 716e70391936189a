"""The language of a page, on the page."""

from django import template
from django.conf import settings
from django.utils.translation import get_language

from content import languages

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
def in_readers_language(context, snippet):
    """A card, a law or a term as the reader reads it: in the language of the page around it, or else of the frame."""
    language = context.get("language")
    return snippet.in_language(language if language in dict(settings.LANGUAGES) else get_language())
