"""How far back figures can be given: not for a day whose facts have been weeded. A wrong number is worse than none."""

from tracking.models import Definitions


class Weeded(Exception):
    """Asked for figures of a day whose facts are gone. `through` is the last such day."""

    def __init__(self, on, through):
        super().__init__(f"The facts of {on} have been weeded, up to and including {through}. See the locked report.")
        self.on, self.through = on, through


def horizon():
    """The last day that no figure can be given for, or None. One query."""
    return Definitions.load().weeded_through


def is_weeded(on, definitions):
    """Have facts of the day been deleted?"""
    return definitions.weeded_through is not None and on <= definitions.weeded_through


def check(on, definitions):
    """Raise Weeded when facts of the day have been deleted. Everything that gives a figure calls it."""
    if is_weeded(on, definitions):
        raise Weeded(on, definitions.weeded_through)
