"""What stands in a page or a snippet, read from the raw data of its fields: no query for each chooser."""

from dataclasses import dataclass
from html.parser import HTMLParser

from django.db import models
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from content.models import Checked

LINK, PAGE, DOCUMENT, IMAGE, SNIPPET, BARE_IMAGE = "link", "page", "document", "image", "snippet", "bare_image"


@dataclass(frozen=True)
class Part:
    """Something that content refers to: an address (LINK), or the primary key of a thing; `model` of a snippet.

    BARE_IMAGE: an image that has no text alternative and is not marked as decoration.
    """

    kind: str
    value: object
    model: type | None = None


def parts_of(thing):
    """Every Part of a page or a snippet, also in blocks within blocks. No query."""
    for field in thing._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _of_block(field.stream_block, getattr(thing, field.attname).get_prep_value())
        elif isinstance(field, RichTextField):
            yield from _of_html(getattr(thing, field.attname))
        elif isinstance(field, models.ForeignKey) and not field.remote_field.parent_link:
            yield from _of_key(field, getattr(thing, field.attname))


def _of_key(field, pk):
    model = field.related_model
    if pk is None or field.model._meta.app_label == "wagtailcore":
        return  # What Wagtail itself keeps of a page: its translations, its revisions.
    if issubclass(model, Page):
        yield Part(PAGE, pk)
    elif issubclass(model, Checked):
        yield Part(SNIPPET, pk, model)


def _of_block(block, raw):
    """The parts of a block, from its raw value; what is not of the shape that it ought to have is left out."""
    if raw in (None, ""):
        return
    if isinstance(block, ImageBlock):
        yield from _of_image(raw)
    elif isinstance(block, ImageChooserBlock):
        yield Part(IMAGE, raw)
    elif isinstance(block, blocks.RichTextBlock):
        yield from _of_html(raw)
    elif isinstance(block, DocumentChooserBlock):
        yield Part(DOCUMENT, raw)
    elif isinstance(block, blocks.PageChooserBlock):
        yield Part(PAGE, raw)
    elif isinstance(block, SnippetChooserBlock):
        yield Part(SNIPPET, raw, block.target_model)
    elif isinstance(block, blocks.BaseStreamBlock):
        for row in _rows(raw):
            if child := block.child_blocks.get(row.get("type")):
                yield from _of_block(child, row.get("value"))
    elif isinstance(block, blocks.ListBlock):
        for row in raw if isinstance(raw, list) else ():
            is_item = isinstance(row, dict) and row.get("type") == "item"
            yield from _of_block(block.child_block, row.get("value") if is_item else row)
    elif isinstance(block, blocks.BaseStructBlock) and isinstance(raw, dict):
        for name, child in block.child_blocks.items():
            yield from _of_block(child, raw.get(name))


def _rows(raw):
    return [row for row in raw if isinstance(row, dict)] if isinstance(raw, list) else []


def _of_image(raw):
    """Older content holds the key of the image alone, from before there was a text alternative."""
    values = raw if isinstance(raw, dict) else {"image": raw}
    if values.get("image"):
        yield Part(IMAGE, values["image"])
        if not values.get("decorative") and not (values.get("alt_text") or "").strip():
            yield Part(BARE_IMAGE, values["image"])


class _Links(HTMLParser):
    """The links and the images of rich text as the database holds it."""

    def __init__(self, html):
        super().__init__()
        self.parts = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "a" and attrs.get("linktype") in (PAGE, DOCUMENT):
            self.parts.append(Part(attrs["linktype"], attrs.get("id")))
        elif tag == "a" and attrs.get("href"):
            self.parts.append(Part(LINK, attrs["href"]))
        elif tag == "embed" and attrs.get("embedtype") == IMAGE:
            self.parts.append(Part(IMAGE, attrs.get("id")))
            if not (attrs.get("alt") or "").strip():
                self.parts.append(Part(BARE_IMAGE, attrs.get("id")))


def _of_html(html):
    return _Links(getattr(html, "source", html)).parts if html else []
