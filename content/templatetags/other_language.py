"""The same page in the other language: a plain link, so that no cookie has to remember the choice."""

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_info, override

register = template.Library()


@register.simple_tag(takes_context=True)
def other_language(context):
    """Its code, its own name and the address there; the front page when the address has no counterpart."""
    code = next(code for code, _name in settings.LANGUAGES if code != get_language())
    here = context["request"].get_full_path()
    there = translate_url(here, code)
    if there == here:
        with override(code):
            there = reverse("wagtail_serve", args=[""])
    return {"code": code, "name": get_language_info(code)["name_local"].capitalize(), "url": there}
