"""From HTML, and text with HTML in it, to plain text: an empty line parts two paragraphs. What is lost is told."""

import re
from dataclasses import dataclass, field

from scenarios.formats.tags import TAG, find_tags, unescape

PARAGRAPH_NAMES = """
address article aside blockquote center details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main
nav ol p pre section summary table ul
"""
PARAGRAPHS = frozenset(PARAGRAPH_NAMES.split())
LINES = frozenset({"br", "dd", "dt", "figcaption", "legend", "option", "tr"})
UNSEEN = frozenset({"style", "script", "template", "title", "head"})  # With all that stands inside, if it is closed.
MEDIA = frozenset({"audio", "canvas", "embed", "iframe", "img", "object", "picture", "source", "svg", "video"})
FIELDS = frozenset({"button", "input", "select", "textarea"})
# Losing these loses nothing: their meaning is in the lines and paragraphs of the plain text.
SHAPELESS = frozenset({"p", "br", "div", "span", "html", "body", "section", "article", "main"})

MANY_LINES = re.compile(r"\n{3,}")
SPACES = re.compile(r"[^\S\n]+")
EDGES = re.compile(r" ?\n ?")


@dataclass
class Plain:
    """The text, and what of the HTML is not in it. `links`: the passages that data-passage names."""

    text: str
    formatting: set = field(default_factory=set)
    media: list = field(default_factory=list)
    addresses: list = field(default_factory=list)
    fields: list = field(default_factory=list)
    links: list = field(default_factory=list)
    has_script: bool = False

    def lose_with(self, other):
        """Take over what is lost of another one."""
        self.formatting |= other.formatting
        self.has_script |= other.has_script
        for name in ("media", "addresses", "fields", "links"):
            getattr(self, name).extend(getattr(other, name))


def to_plain(source, *, keeps_lines):
    """The Plain of a text with HTML. `keeps_lines`: a line break in it is meant, as in Twine; in HTML it is a space."""
    plain = Plain("")
    parts, position, unseen = [], 0, ""
    for tag in find_tags(source):
        if unseen and not (tag.closes and tag.name == unseen):
            continue
        if not unseen:
            parts += [_words(source[position : tag.start], keeps_lines), _mark(tag)]
            _note(plain, tag)
        unseen = tag.name if tag.name in UNSEEN and not tag.closes else ""
        position = tag.end
    parts.append(_words(TAG.sub(" ", source[position:]), keeps_lines))
    plain.text = tidy("".join(parts))
    return plain


def _words(source, keeps_lines):
    return unescape(source) if keeps_lines else unescape(re.sub(r"\s+", " ", source))


def _mark(tag):
    """What the plain text has in the place of a tag."""
    if tag.name in PARAGRAPHS:
        return "\n\n"
    if tag.name == "li":
        return "" if tag.closes else "\n- "
    if tag.name in LINES:
        return "\n"
    if tag.name in ("td", "th"):
        return " "
    return tag.attributes.get("alt", "") if tag.name == "img" else ""


def _note(plain, tag):
    if tag.closes:
        return
    attributes = tag.attributes
    plain.has_script |= tag.name == "script" or any(name.startswith("on") for name in attributes)
    if "data-passage" in attributes:
        plain.links.append(attributes["data-passage"])
    if tag.name in MEDIA:
        plain.media.append(attributes.get("src") or attributes.get("data") or tag.name)
    elif tag.name in FIELDS:
        plain.fields.append(attributes.get("name") or tag.name)
    elif tag.name == "a" and attributes.get("href"):
        plain.addresses.append(attributes["href"])
    elif tag.name not in SHAPELESS:
        plain.formatting.add(tag.name)


def tidy(text):
    """Without spaces at the ends of lines, several in a row, and more than one empty line in a row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = EDGES.sub("\n", SPACES.sub(" ", text))
    return MANY_LINES.sub("\n\n", text).strip()


def one_line(text):
    return " ".join(text.split())


def note_losses(plain, notes, place):
    """Tell what of the HTML is not in the text: formatting once, media, addresses and fields by name."""
    if plain.formatting:
        notes.lose("formatting", place, names=", ".join(sorted(plain.formatting)))
    for kind, names in (("media", plain.media), ("address", plain.addresses), ("form_field", plain.fields)):
        for name in dict.fromkeys(names):
            notes.lose(kind, place, name=name)
    if plain.has_script:
        notes.cannot_carry("script", place)
    for name in dict.fromkeys(plain.links):
        notes.cannot_carry("html_link", place, name=name)
