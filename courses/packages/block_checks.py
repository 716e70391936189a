"""What the blocks of a page say of their values when a draft is saved, asked before anything is stored.

Choosers ask the database for what they are given; here it may not be there yet, so they are taken at their word: that a
reference leads to something of the right kind has been seen to before.
"""

from copy import deepcopy

from django.core.exceptions import ValidationError
from wagtail import blocks

from content.blocks import VideoBlock
from courses.packages.kinds import children_of, is_chooser


def complaints(stream_block, raw):
    """The messages about a stream, given as raw data with instances in the place of primary keys."""
    block = _without_choosers(deepcopy(stream_block))
    stream = block.to_python(raw)
    try:
        block.clean_deferred(stream)
    except ValidationError as error:
        return list(dict.fromkeys(_messages(error)))
    return list(dict.fromkeys(_in_films(stream)))


def _in_films(stream):
    """A draft may lack a film's captions; a file that is none at all is not taken in."""
    for child in stream:
        if isinstance(child.block, VideoBlock):
            yield from _of(child.block.errors_in_files(child.value))


def _without_choosers(block):
    if is_chooser(block):
        return blocks.Block()
    if isinstance(block, blocks.ListBlock):
        block.child_block = _without_choosers(block.child_block)
    elif children_of(block):
        for name, child in list(block.child_blocks.items()):
            block.child_blocks[name] = _named(_without_choosers(child), name)
    return block


def _named(block, name):
    if not block.name:
        block.set_name(name)
    return block


def _messages(error):
    """Errors of blocks hold those of the blocks within them."""
    inner = [getattr(error, name, None) or {} for name in ("block_errors", "cell_errors")]
    for errors in inner:
        for one in errors.values() if isinstance(errors, dict) else errors:
            yield from _of(one)
    if not any(inner) and not getattr(error, "non_block_errors", None):
        yield from error.messages
    for one in getattr(error, "non_block_errors", None) or ():
        yield from _of(one)


def _of(errors):
    if isinstance(errors, ValidationError):
        yield from _messages(errors)
    elif isinstance(errors, dict):
        for one in errors.values():
            yield from _of(one)
    elif errors:
        yield str(errors)
