"""Through the raw JSON of a StreamField at any depth, as its blocks are defined.

`carry` says what becomes of what is found: `chooser`, `rich_text` and `leaf` give the new value of a block; `item_id`
gives the id of an item; `refuse` is told what does not fit the definition of the block.
"""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.images.blocks import ImageBlock

from courses.packages.kinds import is_chooser


def carried(block, raw, carry, place):
    """The raw value of a block, carried. Children that the block does not have any more are left out."""
    if is_chooser(block):
        return carry.chooser(block, raw, place)
    if isinstance(block, blocks.RichTextBlock):
        return carry.rich_text(raw, place)
    for kind, walk in WALKS:
        if isinstance(block, kind):
            return walk(block, raw, carry, place)
    return carry.leaf(block, raw, place)


def _stream(block, raw, carry, place):
    if not _is(raw, list, carry, place):
        return []
    items = []
    for number, item in enumerate(raw):
        here = f"{place}[{number}]"
        if not _is(item, dict, carry, here):
            continue
        child = block.child_blocks.get(item.get("type")) if isinstance(item.get("type"), str) else None
        if child is None:
            carry.refuse("unknown_block", here, name=item.get("type"))
            continue
        value = carried(child, item.get("value"), carry, f"{here}.{child.name}")
        items.append({"type": child.name, "id": carry.item_id(item.get("id"), here), "value": value})
    return items


def _image(block, raw, carry, place):
    if isinstance(raw, int) and not isinstance(raw, bool):  # From when the block held nothing but the image.
        raw = {"image": raw, "decorative": False, "alt_text": ""}
    return _struct(block, raw, carry, place)


def _struct(block, raw, carry, place):
    if not _is(raw, dict, carry, place):
        return {}
    for name in raw.keys() - block.child_blocks.keys():
        carry.unknown_child(name, place)
    return {
        name: carried(child, raw[name], carry, f"{place}.{name}")
        for name, child in block.child_blocks.items()
        if name in raw
    }


def _list(block, raw, carry, place):
    if not _is(raw, list, carry, place):
        return []
    items = []
    for number, item in enumerate(raw):
        here = f"{place}[{number}]"
        # A plain value is an item from before items had ids.
        is_item = isinstance(item, dict) and item.get("type") == "item" and {"id", "value"} <= item.keys()
        value = carried(block.child_block, item["value"] if is_item else item, carry, here)
        items.append({"type": "item", "id": carry.item_id(item["id"] if is_item else None, here), "value": value})
    return items


def _table(block, raw, carry, place):
    if raw is None:
        return None
    if not _is(raw, dict, carry, place):
        return None
    columns, rows, caption = raw.get("columns"), raw.get("rows"), raw.get("caption") or ""
    if not (_is(columns, list, carry, place) and _is(rows, list, carry, place) and _is(caption, str, carry, place)):
        return None
    cells = [_column(block, column, carry, f"{place}.columns[{number}]") for number, column in enumerate(columns)]
    if None in cells:
        return None
    return {
        "columns": [
            {"type": cell.name, "heading": column["heading"]} for cell, column in zip(cells, columns, strict=True)
        ],
        "rows": [_row(cells, row, carry, f"{place}.rows[{number}]") for number, row in enumerate(rows)],
        "caption": caption,
    }


def _column(block, column, carry, place):
    if not _is(column, dict, carry, place) or not _is(column.get("heading"), str, carry, place):
        return None
    kind = column.get("type")
    cell = block.child_blocks.get(kind) if isinstance(kind, str) else None
    if cell is None:
        carry.refuse("unknown_block", place, name=kind)
    return cell


def _row(cells, row, carry, place):
    values = row.get("values") if _is(row, dict, carry, place) else None
    if not _is(values, list, carry, place) or len(values) != len(cells):
        carry.refuse("wrong_type", place, wanted=f"list ({len(cells)})")
        return {"values": [None] * len(cells)}
    return {
        "values": [
            carried(cell, value, carry, f"{place}[{number}]")
            for number, (cell, value) in enumerate(zip(cells, values, strict=True))
        ]
    }


def _is(value, kind, carry, place):
    if isinstance(value, kind):
        return True
    carry.refuse("wrong_type", place, wanted=kind.__name__)
    return False


WALKS = (
    (ImageBlock, _image),
    (blocks.StreamBlock, _stream),
    (blocks.StructBlock, _struct),
    (blocks.ListBlock, _list),
    (BaseTypedTableBlock, _table),
)
