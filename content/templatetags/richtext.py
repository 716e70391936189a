"""Rich text on its way to a reader."""

from django import template
from django.utils.safestring import mark_safe
from wagtail.rich_text import RichText, expand_db_html

from content.cleaning import clean_html

register = template.Library()


@register.filter
def clean_richtext(value):
    """Rich text from the database as HTML: links resolved, all markup that is not ours removed."""
    source = value.source if isinstance(value, RichText) else value
    return mark_safe(clean_html(expand_db_html(source)))  # noqa: S308 (cleaned on this very line)
