"""How our texts stand in a passage, so that every Twine tool shows them and they are read back as they were.

A character that could be markup, and a space or line break that a tool may drop, is written as an HTML entity. Choices
follow after an empty line, one [[text->passage]] on each line.
"""

import re
from html import escape
from typing import NamedTuple

# Brackets, bars, dollars, backslashes and backquotes; spaces at the ends of a line, and all but plain ones within;
# control characters; line breaks at the ends of the text; a parenthesis that looks like a macro.
TO_ESCAPE = re.compile(
    r"[&<>\[\]{}|$\\`]|^ +| +$|[^\S \n]|[\x00-\x09\x0b-\x1f\x7f-\x9f]|\A\n+|\n+\Z|\((?=[\w-]+:)", re.MULTILINE
)
ENTITY = re.compile(r"&(?:amp|lt|gt|#(\d{1,7}));")
NAMED = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
LINK_LINE = re.compile(r"\[\[([^\[\]\n]*)->([^\[\]<>|\n]*)\]\]")
LARGEST = 0x10FFFF


class OwnLink(NamedTuple):
    """`inner`: as it stands between the brackets."""

    inner: str
    text: str
    target: str


def encode(text):
    return TO_ESCAPE.sub(lambda match: "".join(map(_entity, match[0])), text)


def _entity(character):
    return escape(character) if character in "&<>" else f"&#{ord(character)};"


def decode(source):
    return ENTITY.sub(_character, source)


def _character(match):
    if match[1] is None:
        return NAMED[match[0]]
    return chr(int(match[1])) if int(match[1]) <= LARGEST else match[0]


def link_inner(text, target):
    return f"{encode(text)}->{target}".replace("\n", "&#10;")


def body_of(text, inners):
    """The body of a passage."""
    links = "\n".join(f"[[{inner}]]" for inner in inners)
    return "\n\n".join(part for part in (encode(text), links) if part)


def read_own_body(body):
    """(the text, its OwnLinks), or None for a body that body_of() would not have written so."""
    lines, links = body.split("\n"), []
    while lines and (match := LINK_LINE.fullmatch(lines[-1])):
        links.insert(0, OwnLink(f"{match[1]}->{match[2]}", decode(match[1]), match[2]))
        lines.pop()
    text = decode("\n".join(lines[:-1] if links else lines))
    return (text, tuple(links)) if body_of(text, [link.inner for link in links]) == body else None
