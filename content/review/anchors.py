"""Which ids a page can have, read from its templates: rich text has none, cleaning takes them away."""

import re
from functools import cache

from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail.fields import StreamField

ID = re.compile(r"""\sid=(["'])(.*?)\1""")
PLACEHOLDER = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
OTHER = re.compile(r"""\{%\s*(?:extends|include)\s+["']([^"']+)["']""")


def has_anchor(model, name):
    """Can a page of the type have an element with the id? True as well when a template leaves the id open."""
    return any(pattern.fullmatch(name) for pattern in _patterns(tuple(_templates(model))))


def frame_has_anchor(name):
    """Does every page have an element with the id, because the frame around it has?"""
    return any(pattern.fullmatch(name) for pattern in _patterns(("base.html",)))


@cache
def _patterns(templates):
    names, seen, found = list(templates), set(), set()
    while names:
        name = names.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            source = get_template(name).template.source
        except TemplateDoesNotExist:
            continue
        found |= {value for _quote, value in ID.findall(source)}
        names += OTHER.findall(source)
    return [re.compile(".+".join(map(re.escape, PLACEHOLDER.split(value)))) for value in found]


def _templates(model):
    """The template of the page, and those of the blocks that can stand on it."""
    yield model.template
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            for block in field.stream_block.child_blocks.values():
                if getattr(block.meta, "template", None):
                    yield block.meta.template
