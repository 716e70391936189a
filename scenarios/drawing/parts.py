"""What steps and choices are drawn with."""

from dataclasses import dataclass

from scenarios.drawing.shapes import SIGNS

SMALL = 14  # The size in pixels of all letters but those of the titles.


@dataclass(frozen=True)
class Text:
    """A line of text; y is that of its base line."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Sign:
    """A small drawing with its upper left corner at x, y; `kind` is a verdict, error or warning."""

    x: int
    y: int
    kind: str

    @property
    def path(self):
        return SIGNS[self.kind]
