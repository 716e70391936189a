"""Twee 3: reading and writing passages. https://github.com/iftechfoundation/twine-specs (twee-3-specification)

A passage begins with “::” at the beginning of a line: the name, [tags] and {metadata}. In names and tags a backslash
stands before [ ] { } and itself; twinejs also writes one before a body line that begins with “::”, and before spaces at
the ends of a name.
"""

import json
import re

from content.strict_json import loads
from scenarios.formats.passages import DATA, TITLE, Passage, Story, check_number
from scenarios.formats.report import Place

HEADER_MARK = "::"
HEADER_LINE = re.compile(r"^::", re.MULTILINE)
HEADER = re.compile(r"::((?:\\.|[^\\\[{])*+\\?)(?:\[((?:\\.|[^\\\]])*+)\])?[ \t]*+(\{.*)?(.*)")
ESCAPED = re.compile(r"\\(.)")
TO_ESCAPE = re.compile(r"[\[\]{}\\]|^ +| +$")
# Any number of backslashes, so that a line that does begin with one comes back as it was.
BODY_LINE = re.compile(r"^(\\*::)", re.MULTILINE)
ESCAPED_BODY_LINE = re.compile(r"^\\(\\*::)", re.MULTILINE)


def read_stories(files, notes):
    """[the one Story] of the files, {name: text}; they are read as if they were one."""
    story = Story()
    for name, text in files.items():
        story.passages += _read_passages(text, name if len(files) > 1 else "", notes)
    title = story.named(TITLE)
    story.title = title.body.strip() if title else None
    data = _story_data(story.named(DATA), notes)
    story.start = _text(data.get("start")) or None
    story.story_format = _text(data.get("format"))
    return [story]


def _text(value):
    return value.strip() if isinstance(value, str) else ""


def _read_passages(text, file, notes):
    before, *parts = HEADER_LINE.split(text)
    check_number(len(parts), notes)
    if before.strip():
        notes.lose("before_first", Place("", 1, file))
    line = 1 + before.count("\n")
    for part in parts:
        header, _newline, body = part.partition("\n")
        yield _passage(HEADER_MARK + header, body, line, file, notes)
        line += part.count("\n")


def _passage(header, body, line, file, notes):
    match = HEADER.fullmatch(header)
    name = _unescape(match[1]).strip()  # Trimmed, because the targets of links are.
    metadata = _metadata(match[3], match[4], Place(name, line, file), notes)
    return Passage(
        name=name,
        body=ESCAPED_BODY_LINE.sub(r"\1", body).rstrip(),
        tags=tuple(_unescape(tag) for tag in (match[2] or "").split()),
        line=line,
        body_line=line + 1,
        file=file,
        position=_text(metadata.get("position")),
        step_id=_step_id(metadata),
    )


def _metadata(source, rest, place, notes):
    """The JSON behind the name. The specification says of one that cannot be read: warn, and go on without."""
    if rest.strip():
        notes.lose("bad_metadata", place)
    if not source:
        return {}
    try:
        data = loads(source)
    except ValueError:
        data = None
    if not isinstance(data, dict):
        notes.lose("bad_metadata", place)
        return {}
    return data


def _step_id(metadata):
    ours = metadata.get("rustad")
    return _text(ours.get("id")) if isinstance(ours, dict) else ""


def _story_data(passage, notes):
    if passage is None:
        return {}
    try:
        data = loads(passage.body)
    except ValueError:
        data = None
    if not isinstance(data, dict):
        notes.lose("bad_story_data", passage.place)
        return {}
    return data


def _unescape(text):
    return ESCAPED.sub(r"\1", text)


def _escape(text):
    return TO_ESCAPE.sub(lambda match: "".join(f"\\{character}" for character in match[0]), text)


def write(story):
    """The Twee of a story."""
    data = {"ifid": story.ifid, "format": story.story_format, "format-version": story.format_version, "zoom": 1}
    if story.start is not None:
        data["start"] = story.start
    opening = [Passage(TITLE, story.title), Passage(DATA, json.dumps(data, ensure_ascii=False, indent=2))]
    return "\n\n\n".join(_written(passage) for passage in opening + story.passages) + "\n"


def _written(passage):
    header = f":: {_escape(passage.name)}"
    if passage.tags:
        header += f" [{' '.join(map(_escape, passage.tags))}]"
    metadata = ({"position": passage.position} if passage.position else {}) | (
        {"rustad": {"id": passage.step_id}} if passage.step_id else {}
    )
    if metadata:
        header += f" {json.dumps(metadata, ensure_ascii=False, separators=(',', ':'))}"
    return f"{header}\n" + BODY_LINE.sub(r"\\\1", passage.body)
