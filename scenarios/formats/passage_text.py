"""The body of a passage that was written elsewhere: its plain text and its links."""

import re
from dataclasses import dataclass

from scenarios.formats import limits
from scenarios.formats.constructs import SUGARCUBE, find_constructs
from scenarios.formats.links import Link, find_links
from scenarios.formats.plain_text import note_losses, one_line, to_plain
from scenarios.formats.tags import TAG

HTML_COMMENT = ("<!--", "-->")
SUGARCUBE_COMMENTS = (("/*", "*/"), ("/%", "%/"))
SCRIPT_CLOSES = re.compile(r"</script[^<>]*+>", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b(?:[^<]|<(?!/?script\b))*+</script[^<>]*+>", re.IGNORECASE)
NOT_LINE_END = re.compile(r"[^\n]")
# [img[address]] of Twine and ![words](address) of Markdown.
TWINE_IMAGE = re.compile(r"\[img\[([^\[\]\n]*+)\]\]", re.IGNORECASE)
MARKDOWN_IMAGE = re.compile(r"!\[([^\[\]\n]*+)\]\(([^()\s]*+)[^()\n]*+\)")
LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Body:
    """`links`: the choices, each with its plain text; `targets`: of every link within the story, also a broken one;
    `occurrences`: how many links there are of any kind.
    """

    text: str
    links: tuple[Link, ...] = ()
    targets: tuple[str, ...] = ()
    occurrences: int = 0


def read_body(passage, names, story_format, notes):
    """The Body of a passage. `names`: of all passages that are steps.

    The links are counted as Twine finds them; a link inside a macro is dropped with it.
    """
    source = _without_scripts(passage, _without_comments(passage, story_format, notes), notes)
    links, unclosed = find_links(source)
    if len(links) > limits.MOST_LINKS:
        notes.stop("too_many_links", passage.place, links=len(links), most=limits.MOST_LINKS)
    for link in links:
        _note_link(link, passage, names, notes)
    for position in unclosed:
        notes.cannot_carry("unclosed", passage.place_of(position))
    constructs = find_constructs(source, story_format)
    for construct in constructs:
        notes.cannot_carry(construct.kind, passage.place_of(construct.start), name=construct.name)
    text, choices = _plain_body(passage, _blanked(source, [row[:2] for row in constructs]), notes)
    targets = tuple(link.target for link in links if not link.is_external)
    return Body(text, tuple(choices), targets, len(links))


def _without_comments(passage, story_format, notes):
    """The body with blanks for comments, so that every position stays what it is."""
    source = passage.body
    for opens, closes in (HTML_COMMENT, *(SUGARCUBE_COMMENTS if story_format.lower() == SUGARCUBE else ())):
        spans = _spans(source, opens, closes)
        for start, _end in spans:
            notes.lose("comment", passage.place_of(start))
        source = _blanked(source, spans)
    return source


def _spans(source, opens, closes):
    """[(start, end)] of what stands between the marks. What is never closed is text."""
    spans, start = [], source.find(opens)
    while start >= 0 and (end := source.find(closes, start + len(opens))) >= 0:
        spans.append((start, end + len(closes)))
        start = source.find(opens, end + len(closes))
    return spans


def _without_scripts(passage, source, notes):
    spans = [match.span() for match in SCRIPT.finditer(source)] if SCRIPT_CLOSES.search(source) else []
    for start, _end in spans:
        notes.cannot_carry("script", passage.place_of(start))
    return _blanked(source, spans)


def _blanked(source, spans):
    """The text with spaces for what stands in the spans, but for its line ends."""
    parts, position = [], 0
    for start, end in spans:
        parts.append(source[position:start])
        parts.append(NOT_LINE_END.sub(" ", source[max(position, start) : end]))
        position = max(position, end)
    return "".join(parts) + source[position:]


def _note_link(link, passage, names, notes):
    place = passage.place_of(link.start)
    if link.is_triple:
        notes.cannot_carry("triple", place, target=link.target)
    if link.setter:
        notes.cannot_carry("setter", place, target=link.target)
    if link.is_external:
        notes.cannot_carry("external", place, target=link.target)
    elif link.target not in names:
        notes.cannot_carry("dynamic" if link.is_dynamic else "missing", place, target=link.target)


def _plain_body(passage, source, notes):
    """(the plain text, the links with plain texts) of a body that holds no constructs any more."""
    links, _unclosed = find_links(source)
    plain = to_plain(_without_images(passage, _without_links(source, links), notes), keeps_lines=True)
    for link in links:
        plain.lose_with(to_plain(link.text, keeps_lines=True))
    note_losses(plain, notes, passage.place)
    return plain.text, [_shown(link) for link in links if not link.is_external]


def _shown(link):
    """The link with plain text; one that shows nothing is called as what it leads to."""
    return link._replace(text=one_line(to_plain(link.text, keeps_lines=True).text) or link.target)


def _without_links(source, links):
    """A link within a sentence becomes its text; a line that is nothing but links and marks goes."""
    lines, start, links = [], 0, list(reversed(links))
    for line in source.split("\n"):
        here = []
        while links and links[-1].start < start + len(line):
            here.append(links.pop())
        lines.append(_without_links_of_line(line, [(link.start - start, link.end - start, link.text) for link in here]))
        start += len(line) + 1
    return "\n".join(lines)


def _without_links_of_line(line, links):
    between, inline, position = [], [], 0
    for start, end, text in links:
        between.append(line[position:start])
        inline += [line[position:start], text]
        position = end
    rest = line[position:]
    is_only_links = links and not LETTER.search(TAG.sub("", "".join(between) + rest))
    return "" if is_only_links else "".join(inline) + rest


def _without_images(passage, source, notes):
    for match in TWINE_IMAGE.finditer(source):
        notes.lose("media", passage.place, name=match[1])
    for match in MARKDOWN_IMAGE.finditer(source):
        notes.lose("media", passage.place, name=match[2])
    return MARKDOWN_IMAGE.sub(lambda match: match[1], TWINE_IMAGE.sub("", source))
