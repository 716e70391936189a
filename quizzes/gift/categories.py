"""$CATEGORY lines: a path of names with / between them, where // is a stroke in a name."""

import re

from quizzes.gift import limits

START = "$CATEGORY:"
ROOT = "$course$/top"
STROKE = re.compile(r"(?<!/)/(?!/)")
PLACE = re.compile(r"\$[a-z_]*\$")  # Where in Moodle the path begins, which says nothing here.


def read_path(path, note):
    """(category, sub-category), or only the first, or nothing. What is below the second level joins its name.

    `note` is called with what was changed.
    """
    names = [" ".join(name.replace("//", "/").split()) for name in STROKE.split(path)]
    if names and PLACE.fullmatch(names[0]):
        names = names[2:] if names[1:2] == ["top"] else names[1:]
    names = [name for name in names if name]
    if len(names) > 2:
        note("deep_category")
        names = [names[0], "/".join(names[1:])]
    if any(len(name) > limits.MOST_CATEGORY for name in names):
        note("long_category", most=limits.MOST_CATEGORY)
    return tuple(name[: limits.MOST_CATEGORY].strip() for name in names)


def write_path(category):
    """The line for a category; without names the top of the bank."""
    return f"{START} {'/'.join([ROOT, *map(_written, category)])}"


def _written(name):
    """A stroke at the end of a name stands apart from the one between two names; the space is not part of the name."""
    name = " ".join(name.split()).replace("/", "//")
    return f"{' ' * name.startswith('/')}{name}{' ' * name.endswith('/')}"
