"""The steps of the picture."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from scenarios.document import OUTCOME
from scenarios.drawing.lettering import shorten, width_of, wrap
from scenarios.drawing.parts import SMALL, Sign, Text
from scenarios.drawing.shapes import SIGN, SIGNS, inner_line, outline
from scenarios.drawing.words import ERROR, WARNING, kind_in_words, name_of, title_of, verdict_in_words
from scenarios.layout.grid import Size

WIDTH, SIDE, HEAD, FOOT = 216, 18, 46, 14  # HEAD: down to the base line of the title.
TITLE, TITLE_LINE, TITLE_LINES = 15, 19, 3
HEADING_Y, HEADING_GAP = 26, 10
MARK_LINE, SIGN_ROOM, SIGN_RISE = 22, SIGN + 5, 13
FLAG_X, FLAG_SIDE, FLAG_HEIGHT, FLAG_TEXT_Y = 16, 10, 24, 17


@dataclass(frozen=True)
class Mark:
    """A line at the foot of a step. No `sign`: neither a problem nor a verdict."""

    kind: str
    text: Text
    sign: Sign | None


@dataclass(frozen=True)
class Flag:
    """The word Start on the upper border of a step."""

    x: int
    y: int
    width: int
    height: int
    text: Text


@dataclass(frozen=True)
class Node:
    """A step. `name`: all of it in words; `problem`: error, warning or empty."""

    x: int
    y: int
    w: int
    h: int
    key: str
    kind: str
    problem: str
    href: str
    name: str
    outline: str
    inner_line: str
    heading: Text
    kind_in_words: Text
    lines: list[Text]
    marks: list[Mark]
    flag: Flag | None


def notes_on(step, problems, marks):
    """[(kind, in words)] for the foot of a step: how an outcome ended, its problems, and the mark it is given."""
    ended = verdict_in_words(step.verdict) if step.kind == OUTCOME else ""
    return [
        *([(step.verdict, ended)] if ended else []),
        *problems.get(step.id, []),
        *([("mark", marks[step.id])] if step.id in marks else []),
    ]


def size_of(step, notes):
    """The Size that a step asks for."""
    return Size(WIDTH, HEAD + len(_title(step)) * TITLE_LINE + len(notes) * MARK_LINE + FOOT - TITLE_LINE // 2)


def node_of(step, number, box, notes, href):
    """The Node of a step in its Box."""
    left, right = box.x + SIDE, box.x + box.width - SIDE
    kind = kind_in_words(step)
    room = right - left - width_of(kind, SMALL) - HEADING_GAP
    return Node(
        x=box.x,
        y=box.y,
        w=box.width,
        h=box.height,
        key=step.key,
        kind=step.kind,
        problem=_worst(notes),
        href=href,
        name=_in_words(step, number, kind, notes),
        outline=outline(step.kind, box),
        inner_line=inner_line(step.kind, box),
        heading=Text(left, box.y + HEADING_Y, shorten(name_of(number, step), room, SMALL, bold=True)),
        kind_in_words=Text(right, box.y + HEADING_Y, kind),
        lines=[Text(left, box.y + HEAD + row * TITLE_LINE, line) for row, line in enumerate(_title(step))],
        marks=_marks(box, notes),
        flag=_flag(box) if step.is_start else None,
    )


def _title(step):
    return wrap(title_of(step), WIDTH - 2 * SIDE, TITLE, TITLE_LINES)


def _worst(notes):
    kinds = {kind for kind, _words in notes}
    return next((kind for kind in (ERROR, WARNING) if kind in kinds), "")


def _in_words(step, number, kind, notes):
    start = [_("Start")] if step.is_start else []
    said = [f"{name_of(number, step)} {title_of(step)}", kind, *start, *(words for _kind, words in notes)]
    return " · ".join(said)


def _marks(box, notes):
    """The notes from the foot upwards, so that those of a row stand level."""
    first = box.y + box.height - FOOT - (len(notes) - 1) * MARK_LINE
    return [_mark(box.x + SIDE, first + row * MARK_LINE, kind, words) for row, (kind, words) in enumerate(notes)]


def _mark(x, y, kind, words):
    sign = Sign(x, y - SIGN_RISE, kind) if kind in SIGNS else None
    indent = SIGN_ROOM if sign else 0
    room = WIDTH - 2 * SIDE - indent
    return Mark(kind, Text(x + indent, y, shorten(words, room, SMALL, bold=True)), sign)


def _flag(box):
    word = _("Start")
    x, y = box.x + FLAG_X, box.y - FLAG_HEIGHT // 2 - 2
    width = round(width_of(word, SMALL, bold=True)) + 2 * FLAG_SIDE
    return Flag(x, y, width, FLAG_HEIGHT, Text(x + width // 2, y + FLAG_TEXT_Y, word))
