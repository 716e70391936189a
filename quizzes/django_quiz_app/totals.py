"""The totals of a person as django-quiz-app stored them: "category,right,answered," again and again in one text."""

import re
from dataclasses import dataclass

MOST = 2_147_483_647
NUMBERS = re.compile(r",\s*(\d{1,12})\s*,\s*(\d{1,12}?)(?=\s*,|\s*$|\D)\s*,?")


@dataclass(frozen=True)
class Total:
    name: str
    right: int
    answered: int


def totals_of(text, names=()):
    """([Total], is anything left over?). A category is found by its whole name, from where the last one ended.

    A name that is known, `names`, may hold commas and figures. A comma that is missing behind a number hurts nobody
    when what follows is no figure.
    """
    found, place, leftover = [], 0, False
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    while place < len(text):
        name, numbers = _next(text, place, longest_first)
        if numbers is None:
            return found, leftover or bool(text[place:].strip(", \n"))
        if "," in name and name not in names:  # What stands before it belonged to something else.
            name, leftover = _last_known(name, names), True
        if name:
            found.append(Total(name, int(numbers[1]), int(numbers[2])))
        else:
            leftover = True
        place = numbers.end()
    return found, leftover


def _next(text, place, names):
    """(name, the match of its numbers) of what stands at the place; the match is None when nothing more does."""
    for name in names:
        if text.startswith(name, place) and (numbers := NUMBERS.match(text, place + len(name))):
            return name, numbers
    numbers = NUMBERS.search(text, place)
    return (text[place : numbers.start()].strip(", \n"), numbers) if numbers else ("", None)


def _last_known(name, names):
    last = name.rpartition(",")[2].strip()
    return last if last in names else name
