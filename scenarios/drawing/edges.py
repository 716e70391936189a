"""The choices of the picture."""

import re
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _

from scenarios.drawing.lettering import shorten, width_of, wrap
from scenarios.drawing.parts import SMALL, Sign, Text
from scenarios.drawing.shapes import SIGN, SIGNS
from scenarios.drawing.words import share_in_words, verdict_in_words
from scenarios.layout.grid import Size

ROOM, LINE, LINES, SIDE = 128, 17, 2, 5
SIGN_ROOM, SIGN_DROP, RISE = SIGN + 4, 2, 13
CHIP_SIDE, CHIP_TEXT_Y = 10, 19
THICKEST = 5


@dataclass(frozen=True)
class Chip:
    """Names the step a choice leads to when that is too far away for a line; `is_lost`: it leads nowhere."""

    x: int
    y: int
    width: int
    height: int
    href: str
    text: Text
    is_lost: bool


@dataclass(frozen=True)
class Edge:
    """A choice: its line, and the box of its label. `name`: all of it in words; `thickness`: w0 to w5, or empty."""

    path: str
    tip: str
    form: str
    verdict: str
    thickness: str
    name: str
    x: int
    y: int
    w: int
    h: int
    sign: Sign | None
    lines: list[Text]
    share: Text | None
    chip: Chip | None


def size_of(choice, weight):
    """The Size that the label of a choice asks for."""
    lines, share = wrap(choice.text, ROOM, SMALL, LINES), share_in_words(weight)
    widths = [width_of(line, SMALL) for line in lines] + [width_of(share, SMALL, bold=True)]
    sign = SIGN_ROOM if choice.verdict in SIGNS else 0
    rows = max(len(lines) + bool(share), bool(sign))
    return Size(round(max(widths)) + sign + 2 * SIDE, rows * LINE + SIDE if rows else 0)


def edge_of(choice, route, weight, ends, href):
    """The Edge of a choice on its Route. `ends`: what its step is called, and the one it leads to, or None."""
    size, share = size_of(choice, weight), share_in_words(weight)
    x, y = route.label_x - size.width // 2, route.label_y - size.height // 2
    sign = Sign(x + SIDE, y + SIGN_DROP, choice.verdict) if choice.verdict in SIGNS else None
    left = x + SIDE + (SIGN_ROOM if sign else 0)
    lines = [Text(left, y + RISE + row * LINE, line) for row, line in enumerate(wrap(choice.text, ROOM, SMALL, LINES))]
    return Edge(
        path=route.line,
        tip=route.tip,
        form=route.form,
        verdict=choice.verdict,
        thickness=_thickness(weight),
        name=_in_words(choice, share, ends),
        x=x,
        y=y,
        w=size.width,
        h=size.height,
        sign=sign,
        lines=lines,
        share=Text(left, y + RISE + len(lines) * LINE, share) if share else None,
        chip=_chip(route.chip, ends[1], href) if route.chip else None,
    )


def _in_words(choice, share, ends):
    source, target = ends
    said = [f"{source} → {target or _('leads nowhere')}", choice.text, verdict_in_words(choice.verdict), share]
    return " · ".join(filter(None, said))


def _chip(box, target, href):
    text = f"→ {target}" if target else _("Leads nowhere")
    shown = Text(box.x + box.width // 2, box.y + CHIP_TEXT_Y, shorten(text, box.width - 2 * CHIP_SIDE, SMALL))
    return Chip(box.x, box.y, box.width, box.height, href, shown, is_lost=target is None)


def _thickness(weight):
    """A class for every fifth of the whole; of a text, by the first number in it."""
    if weight is None:
        return ""
    number = re.search(r"\d+(?:[.,]\d+)?", str(weight))
    share = float(number[0].replace(",", ".")) if number else 0
    return f"w{min(THICKEST, ceil(share * THICKEST / 100))}"
