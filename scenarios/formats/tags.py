"""HTML tags found in a text, in linear time.

html.parser reads the attributes of one tag at a time. Given a whole text it takes quadratic time and more for one like
“<a <a <a”, and fails on some, so the tags are found here. A “<” that begins no well-formed tag is text.
"""

import html
import re
from html.parser import HTMLParser
from typing import NamedTuple

from scenarios.formats import limits

# No tag holds a “<”, so that every character is looked at from one “<” only.
TAG = re.compile(r"""<(/?)([A-Za-z][\w:-]*+)((?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+)>""")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}(?![0-9])|#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F])|[A-Za-z][A-Za-z0-9]{1,31});?")


class Tag(NamedTuple):
    """A tag: where it stands, its name in lower case, and {attribute: value}."""

    start: int
    end: int
    name: str
    closes: bool
    attributes: dict


class _OneTag(HTMLParser):
    attributes = ()

    def handle_starttag(self, tag, attrs):
        self.attributes = attrs

    # What else is in it cannot be: it is one tag.


def find_tags(text, position=0):
    for match in TAG.finditer(text, position):
        yield _tag(match)


def tag_at(text, position):
    """The tag that begins at the position, or None."""
    match = TAG.match(text, position)
    return _tag(match) if match else None


def _tag(match):
    closes, name, rest = match[1] == "/", match[2].lower(), match[3]
    attributes = {} if closes or not rest.strip() or len(match[0]) > limits.MOST_TAG else _attributes(match[0])
    return Tag(match.start(), match.end(), name, closes, attributes)


def _attributes(source):
    parser = _OneTag()
    parser.feed(source)
    return {name: value or "" for name, value in parser.attributes}


def unescape(text):
    """The characters for their entities. Not html.unescape() alone, which fails on a number of very many digits."""
    return ENTITY.sub(lambda match: html.unescape(match[0]), text)
