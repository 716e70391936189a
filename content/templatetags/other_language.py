"""The same page in the other language: a plain link, so that no cookie has to remember the choice."""

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override

from content.languages import content_language, own_name_of

register = template.Library()


@register.simple_tag(takes_context=True)
def other_language(context):
    """Its code, its own name and the address there; the front page when the address has no counterpart."""
    request = context["request"]
    code = next(code for code, _name in settings.FRAME_LANGUAGES if code != get_language())
    here = request.get_full_path()
    with override(content_language(request)):  # The address is resolved in its own language.
        there = translate_url(here, code)
    if there == here:
        with override(code):
            there = reverse("wagtail_serve", args=[""])
    return {"code": code, "name": own_name_of(code), "url": there}
