"""A Twine story as passages, whatever kind of file it came in."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from scenarios.formats import limits
from scenarios.formats.report import Place

TITLE, DATA, EXTRAS = "StoryTitle", "StoryData", "RustadScenario"
DEFAULT_START = "Start"

# Shown around every passage, or run before or after it.
FRAMES = frozenset({"PassageHeader", "PassageFooter", "PassageReady", "PassageDone"})
FRAME_TAGS = frozenset({"widget", "header", "footer", "startup", "debug-header", "debug-footer", "debug-startup"})
# Beside the story: menus, captions, settings.
BESIDE_NAMES = """
StoryAuthor StoryBanner StoryCaption StoryDisplayTitle StoryIncludes StoryInit StoryInterface StoryLoadingText
StoryMenu StorySettings StoryShare StorySubtitle
"""
BESIDE = frozenset(BESIDE_NAMES.split())
SPECIAL = FRAMES | BESIDE | {TITLE, DATA, EXTRAS}
SCRIPT, STYLESHEET = "script", "stylesheet"


@dataclass(frozen=True)
class Passage:
    """`line`: of its header, `body_line`: of the first line of its body; `step_id`: which of our steps it was."""

    name: str
    body: str = ""
    tags: tuple[str, ...] = ()
    line: int = 0
    body_line: int = 0
    file: str = ""
    position: str = ""
    step_id: str = ""

    @property
    def is_special(self):
        return self.name in SPECIAL or bool({tag.lower() for tag in self.tags} & (FRAME_TAGS | {SCRIPT, STYLESHEET}))

    @property
    def place(self):
        return Place(self.name, self.line, self.file)

    def place_of(self, offset):
        """The place of a position in the body."""
        return Place(self.name, self.body_line + bisect_right(self._line_ends, offset - 1), self.file)

    @cached_property
    def _line_ends(self):
        return [match.start() for match in re.finditer("\n", self.body)]


@dataclass
class Story:
    """`start`: the name of a passage, or None when the file does not say; `story_format`: SugarCube, Harlowe …

    `ifid` is the number that Twine knows a story by, and only written.
    """

    passages: list = field(default_factory=list)
    title: str | None = None
    start: str | None = None
    story_format: str = ""
    format_version: str = ""
    ifid: str = ""

    @property
    def steps(self):
        return [passage for passage in self.passages if not passage.is_special]

    @property
    def unique_steps(self):
        """The first of each name."""
        return list({passage.name: passage for passage in reversed(self.steps)}.values())[::-1]

    def named(self, name):
        """The first passage of the name, or None."""
        return next((passage for passage in self.passages if passage.name == name), None)


def check_number(passages, notes):
    """Before any of them is made: so many would fill the memory."""
    if passages > limits.MOST_PASSAGES:
        notes.stop("too_many_steps", steps=passages, most=limits.MOST_STEPS)


def note_special(story, notes):
    """Tell what of the passages that are no steps cannot be carried over."""
    for passage in story.passages:
        if passage.body.strip() and passage.is_special:
            _note_special(passage, notes)


def _note_special(passage, notes):
    tags = {tag.lower() for tag in passage.tags}
    if passage.name in (TITLE, DATA, EXTRAS):
        return
    if STYLESHEET in tags:
        notes.lose("stylesheet", passage.place)
    elif SCRIPT in tags:
        notes.cannot_carry("script_passage", passage.place)
    elif passage.name in FRAMES or tags & FRAME_TAGS:
        notes.cannot_carry("frame_passage", passage.place)
    else:
        notes.lose("special_passage", passage.place, name=passage.name)
