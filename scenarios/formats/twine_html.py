"""Twine 2 HTML: a published story or an archive of several.

https://github.com/iftechfoundation/twine-specs (twine-2-htmloutput-spec). Each <tw-storydata> holds <tw-passagedata>
with the text of a passage, escaped. `startnode` is a passage's pid.
"""

import re
from html import escape

from scenarios.formats import limits
from scenarios.formats.passages import SCRIPT, STYLESHEET, Passage, Story, check_number
from scenarios.formats.report import Place
from scenarios.formats.tags import tag_at, unescape

STORY, PASSAGE = "<tw-storydata", "<tw-passagedata"
PASSAGE_START = re.compile(PASSAGE, re.IGNORECASE)
STORY_START = re.compile(STORY, re.IGNORECASE)
CODE = re.compile(r"<(script|style)\b[^<>]*+>", re.IGNORECASE)
CODE_TAGS = {"script": SCRIPT, "style": STYLESHEET}


def read_stories(files, notes):
    """Every story of the one file, {name: text}."""
    (text,) = files.values()
    starts = [match.start() for match in STORY_START.finditer(text)]
    if len(starts) > limits.MOST_STORIES:
        notes.stop("too_many_stories", most=limits.MOST_STORIES)
    source = _Source(text)
    return [_story(source, start, end, notes) for start, end in _parts(source, starts, "</tw-storydata", len(text))]


class _Source:
    """The text of the file, that knows its line numbers. They are asked for from first to last."""

    def __init__(self, text):
        self.text = text
        self._counted, self._line = 0, 1

    def line_of(self, position):
        self._line += self.text.count("\n", self._counted, position)
        self._counted = position
        return self._line


def _parts(source, starts, closing, end):
    """[(start, end)]: each goes to its closing tag, or else to the next. A player after it may name the same tags."""
    for start, limit in zip(starts, [*starts, end][1:], strict=True):
        found = source.text.find(closing, start, limit)
        yield start, found if found >= 0 else limit


def _story(source, start, end, notes):
    opening = tag_at(source.text, start)
    attributes = opening.attributes if opening else {}
    story = Story(title=attributes.get("name", "").strip() or None, story_format=attributes.get("format", "").strip())
    starts = [match.start() for match in PASSAGE_START.finditer(source.text, start, end)]
    check_number(len(starts), notes)
    story.passages += _code(source, start, starts[0] if starts else end)
    by_pid = {}
    for passage_start, passage_end in _parts(source, starts, "</tw-passagedata", end):
        pid, passage = _passage(source, passage_start, passage_end, notes)
        if passage:
            story.passages.append(passage)
            by_pid.setdefault(pid, passage.name)
    wanted = attributes.get("startnode", "").strip()
    story.start = by_pid.get(wanted, wanted) or None
    return story


def _code(source, start, end):
    """The story's own script and stylesheet, as the passages that they are in Twee."""
    while (match := CODE.search(source.text, start, end)) is not None:
        name = match[1].lower()
        closing = source.text.find(f"</{name}", match.end(), end)
        start = closing if closing >= 0 else end
        yield Passage(f"<{name}>", source.text[match.end() : start], (CODE_TAGS[name],), source.line_of(match.start()))


def _passage(source, start, end, notes):
    """(its pid, the Passage), or (None, None) for one that cannot be read."""
    line = source.line_of(start)
    tag = tag_at(source.text, start)
    if tag is None or tag.end > end:
        notes.cannot_carry("unreadable_passage", Place("", line))
        return None, None
    attributes = tag.attributes
    passage = Passage(
        name=attributes.get("name", "").strip(),
        body=unescape(source.text[tag.end : end]).rstrip(),
        tags=tuple(attributes.get("tags", "").split()),
        line=line,
        body_line=line + source.text.count("\n", tag.start, tag.end),
        position=attributes.get("position", ""),
    )
    return attributes.get("pid", "").strip(), passage


def write(story):
    """The HTML of a story, as an archive that Twine imports: it holds no player."""
    pids = {passage.name: number for number, passage in enumerate(story.passages, start=1)}
    attributes = {
        "name": story.title,
        "startnode": pids.get(story.start, ""),
        "creator": "Rustad",
        "format": story.story_format,
        "format-version": story.format_version,
        "ifid": story.ifid,
    }
    passages = "\n".join(_written(passage, pids[passage.name]) for passage in story.passages)
    return f"<tw-storydata{_attributes(attributes)} hidden>\n{passages}\n</tw-storydata>\n"


def _written(passage, pid):
    attributes = {"pid": pid, "name": passage.name, "tags": " ".join(passage.tags), "position": passage.position}
    return f"{PASSAGE}{_attributes(attributes)}>{escape(passage.body)}</tw-passagedata>"


def _attributes(values):
    return "".join(f' {name}="{escape(str(value))}"' for name, value in values.items())
