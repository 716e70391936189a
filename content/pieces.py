"""What a page says, piece by piece, each with its place as an editor recognises it. No database is asked.

The walk knows Wagtail's kinds of blocks and nothing of any page, so that it reads a lesson, a support page and the
steps of a scenario alike. A block whose class says `is_prose = False` holds nothing that a reader reads as text.
"""

from dataclasses import dataclass, replace

from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock

from content.blocks import VideoBlock

HTML, PLAIN, CELL, TABLE, IMAGE, FILM = "html", "plain", "cell", "table", "image", "film"
NOT_PROSE = {"key"}  # A short fixed name, which only machines and editors read.


@dataclass(frozen=True)
class Place:
    """Where something stands: a field; in a field of blocks also which one, and the parts that lead to it inside."""

    field: str
    label: str
    number: int | None = None
    block: str = ""
    name: str = ""
    block_id: str = ""
    parts: tuple = ()

    def inside(self, label, number=None):
        return replace(self, parts=(*self.parts, (label, number)))


@dataclass(frozen=True)
class Piece:
    """A text, or something that has to be told in words too: an image, a film, a table."""

    place: Place
    kind: str
    value: object


def pieces_of(page):
    """Every Piece of the page, which may be a draft or an unsaved form, in the order of its fields."""
    yield Piece(Place("title", page._meta.get_field("title").verbose_name), PLAIN, page.title or "")
    for field in page._meta.local_concrete_fields:
        yield from pieces_of_field(page, field)


def pieces_of_field(thing, field):
    """The Pieces of one field of a page or a snippet; none when it holds no text that a reader reads."""
    place = Place(field.name, field.verbose_name)
    if isinstance(field, StreamField):
        yield from _stream(field.stream_block, getattr(thing, field.name), place)
    elif isinstance(field, RichTextField):
        yield Piece(place, HTML, getattr(thing, field.name) or "")
    elif type(field) in (models.CharField, models.TextField) and field.editable and not field.choices:
        yield Piece(place, PLAIN, getattr(thing, field.name) or "")


def _stream(block, value, place):
    for number, child in enumerate(value.get_prep_value() if value else [], start=1):
        kind = block.child_blocks.get(child["type"])
        if kind is None:  # A kind of block that has been taken away since shows nothing.
            continue
        found = replace(
            place, number=number, block=kind.label, name=_name(child["value"]), block_id=child.get("id") or ""
        )
        yield from _pieces(kind, child["value"], found)


def _name(raw):
    """What an editor calls the block, such as the key of a step."""
    return (raw.get("key") or "") if isinstance(raw, dict) else ""


def _pieces(block, raw, place):
    """The pieces of a block's raw data, as it is stored."""
    if not getattr(block, "is_prose", True) or raw is None:
        return
    for kind, read in READERS:
        if isinstance(block, kind):
            yield from read(block, raw, place)
            return


def _image(block, raw, place):
    # A bare number is from before images had their own text; Wagtail then shows the title of the image.
    if isinstance(raw, dict) and raw.get("image"):
        yield Piece(place, IMAGE, raw)


def _film(block, raw, place):
    yield Piece(place, FILM, raw)
    yield from _struct(block, raw, place)


def _table(block, raw, place):
    columns = raw.get("columns", [])
    yield Piece(place, TABLE, [column.get("heading") or "" for column in columns])
    yield Piece(place, CELL, raw.get("caption") or "")
    for row in raw.get("rows", []):
        for value in row.get("values", []):
            if isinstance(value, str):
                yield Piece(place, CELL, value)


def _struct(block, raw, place):
    for name, child in block.child_blocks.items():
        if name not in NOT_PROSE:
            yield from _pieces(child, raw.get(name), place.inside(child.label))


def _list(block, raw, place):
    own = place.parts[-1][0] if place.parts else None
    for number, item in enumerate(raw, start=1):
        here = replace(place, parts=(*place.parts[:-1], (own or block.child_block.label, number)))
        yield from _pieces(block.child_block, item["value"] if _is_item(item) else item, here)


def _is_item(item):
    """Lists have been stored in two forms: the newer one gives every item an id."""
    return isinstance(item, dict) and item.get("type") == "item" and "value" in item


def _html(block, raw, place):
    yield Piece(place, HTML, raw)


def _plain(block, raw, place):
    yield Piece(place, PLAIN, raw)


def _nested(block, raw, place):
    for number, child in enumerate(raw, start=1):
        kind = block.child_blocks.get(child["type"])
        if kind is not None:
            yield from _pieces(kind, child["value"], place.inside(kind.label, number))


# The first that fits: an image and a film are structs too.
READERS = [
    (ImageBlock, _image),
    (VideoBlock, _film),
    (TypedTableBlock, _table),
    (blocks.StructBlock, _struct),
    (blocks.ListBlock, _list),
    (blocks.StreamBlock, _nested),
    (blocks.RichTextBlock, _html),
    ((blocks.CharBlock, blocks.TextBlock), _plain),
]
