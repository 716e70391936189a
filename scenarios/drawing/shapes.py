"""The outlines of the kinds of steps and the small signs, so that nothing depends on colour. All are SVG paths."""

from scenarios.document import ACCEPTABLE, ACTION, DANGER, OUTCOME, QUESTION, RIGHT, WRONG
from scenarios.drawing.words import ERROR, WARNING

CUT, SOFT, PILL, BAR, INSET = 14, 12, 28, 8, 5

_CIRCLE, _TRIANGLE, _OCTAGON = (
    "M8 1a7 7 0 1 0 0 14a7 7 0 0 0 0-14z",
    "M8 1.5L15.2 14.5H.8z",
    "M5 1h6l4 4v6l-4 4H5l-4-4V5z",
)

SIGN = 16  # Pixels a side.

SIGNS = {
    RIGHT: f"{_CIRCLE}M4.6 8.3l2.4 2.4L11.5 6",
    ACCEPTABLE: f"{_CIRCLE}M4.4 8.8c1.2-1.8 2.5-1.6 3.6-.8s2.4 1 3.6-.8",
    WRONG: f"{_CIRCLE}M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2",
    DANGER: f"{_OCTAGON}M8 4v5M8 11.5v.4",
    ERROR: f"{_TRIANGLE}M8 6v4M8 12v.3",
    WARNING: f"{_CIRCLE}M8 4v5M8 11.5v.4",
}


def outline(kind, box):
    """A question has its corners cut, an action is square, an outcome nearly a pill, and information is rounded."""
    if kind == QUESTION:
        return _cut(box)
    return _rounded(box, {ACTION: 1, OUTCOME: PILL}.get(kind, SOFT))


def inner_line(kind, box):
    """What else shows the kind: the bar of an action, the second line of an outcome."""
    if kind == ACTION:
        return f"M{box.x} {box.y}h{BAR}v{box.height}h-{BAR}z"
    if kind == OUTCOME:
        return _rounded(box, PILL - INSET, INSET)
    return ""


def _cut(box):
    across, down = box.width - 2 * CUT, box.height - 2 * CUT
    corners = f"l{CUT} {CUT}v{down}l-{CUT} {CUT}h-{across}l-{CUT} -{CUT}v-{down}z"
    return f"M{box.x + CUT} {box.y}h{across}{corners}"


def _rounded(box, radius, inset=0):
    across, down = box.width - 2 * (radius + inset), box.height - 2 * (radius + inset)
    turn = f"a{radius} {radius} 0 0 1"
    return (
        f"M{box.x + inset + radius} {box.y + inset}h{across}{turn} {radius} {radius}v{down}"
        f"{turn} -{radius} {radius}h-{across}{turn} -{radius} -{radius}v-{down}{turn} {radius} -{radius}z"
    )
