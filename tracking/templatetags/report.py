"""How a figure is written on a page."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from tracking.sentences import in_per_cent

register = template.Library()


@register.simple_tag
def figure(row, key, bar=False):
    """A figure of a Row or Section: “hidden” in words when it may not be shown, a dash when there is no percentage."""
    if row.hidden:
        return format_html('<span class="hid">{}</span>', _("hidden"))
    value = getattr(row.figures, key)
    if key != "percent":
        return value
    if value is None:
        return "–"
    text = f"{value}\N{NO-BREAK SPACE}%"
    if not bar:
        return text
    return format_html(
        '<span class="pct">{}<svg class="mini" aria-hidden="true"><rect class="f3" width="100%" height="100%"/>'
        '<rect class="f1" width="{}%" height="100%"/><rect class="edge q" width="100%" height="100%"/></svg></span>',
        text,
        value,
    )


@register.simple_tag
def figure_then(section, key):
    """A figure of the previous cut date: “hidden” where it may not be shown, a dash where there is none."""
    if section.comparison is None:
        return "–"
    figures = section.comparison.figures
    if figures is None:
        return format_html('<span class="hid">{}</span>', _("hidden"))
    if key != "percent":
        return _("%(completed)d of %(relevant)d") % {"completed": getattr(figures, key), "relevant": figures.relevant}
    return "–" if figures.percent is None else in_per_cent(figures.percent)


@register.filter
def at(mapping, key):
    """The value of a dictionary at a key that is not a literal."""
    return mapping[key]
