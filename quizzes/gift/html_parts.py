"""HTML from outside, made so plain that any parser reads it in linear time; and what plain text has no place for.

Python's own parser takes quadratic time, or fails, on what only looks like tags.
"""

import re

from content.readability import BLOCK_TAGS

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)([^<>]*+)>")
TAG_OR_SIGN = re.compile(rf"{TAG.pattern}|<")
ATTRIBUTE = re.compile(r"""\b(alt|href|src)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"']++))""", re.IGNORECASE)
MEDIA = frozenset({"audio", "embed", "iframe", "img", "object", "source", "video"})


def has_tags(html):
    """Is there anything in it that looks like a tag?"""
    return bool(TAG.search(html))


def bare(html):
    """The same text: of its tags only those that make a new line, without attributes; no comments."""
    return TAG_OR_SIGN.sub(_bare_tag, _without_comments(html))


def _bare_tag(found):
    name = (found[2] or "").lower()
    if not name:
        return "&lt;"
    return f"<{found[1]}{name}>" if name in BLOCK_TAGS else ""


def _without_comments(html):
    kept, at = [], 0
    while (start := html.find("<!--", at)) >= 0 and (end := html.find("-->", start)) >= 0:
        kept.append(html[at:start])
        at = end + len("-->")
    return "".join([*kept, html[at:]])


def left_out(html):
    """[(kind, name)] of the pictures, films and links that have no place in plain text."""
    for found in TAG.finditer(html):
        slash, name, attributes = found[1], found[2].lower(), _attributes(found[3])
        if name in MEDIA and not slash:
            yield "media", attributes.get("alt") or attributes.get("src") or name
        elif name == "a" and attributes.get("href"):
            yield "link", attributes["href"]


def _attributes(written):
    return {found[1].lower(): found[2] or found[3] or found[4] or "" for found in ATTRIBUTE.finditer(written)}
