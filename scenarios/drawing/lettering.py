"""How much room a text takes, and how it is broken into lines. The server does not know the reader's font.

The widths are those of a wide one, so that text keeps within its box in the others too.
"""

from functools import lru_cache

ELLIPSIS = "…"
STUB = 9  # A word that would be cut off after so few letters is left out.

NARROW, WIDE = frozenset("iljtfrI.,:;!|'’()[] -/"), frozenset("mwMW@%—")
NARROW_EM, USUAL_EM, CAPITAL_EM, WIDE_EM = 0.37, 0.61, 0.71, 0.95
BOLD = 1.12


def width_of(text, size, bold=False):
    """The width in pixels at a font size in pixels."""
    return sum(map(_em, text)) * size * (BOLD if bold else 1)


def _em(letter):
    if letter in NARROW:
        return NARROW_EM
    if letter in WIDE:
        return WIDE_EM
    return CAPITAL_EM if letter.isupper() else USUAL_EM


def shorten(text, width, size, bold=False):
    """The text, or as much of its beginning as fits, and an ellipsis."""
    if width_of(text, size, bold) <= width:
        return text
    while text and width_of(text + ELLIPSIS, size, bold) > width:
        text = text[:-1]
    return text.rstrip(" ,.;:-") + ELLIPSIS


@lru_cache(maxsize=4096)
def wrap(text, width, size, most):
    """The text in at most so many lines; what does not fit ends in an ellipsis. A word too long for a line is cut."""
    lines, words = [], text.split()
    while words and len(lines) < most - 1:
        line, words = _first_line(words, width, size)
        lines.append(line)
    return (*lines, _last_line(" ".join(words), width, size)) if words else tuple(lines)


def _first_line(words, width, size):
    """(what fits in a line, the words that are left): at least one word, or as much of it as fits."""
    number = 1
    while number < len(words) and width_of(" ".join(words[: number + 1]), size) <= width:
        number += 1
    line = " ".join(words[:number])
    if width_of(line, size) <= width:
        return line, words[number:]
    end = max(1, next(end for end in range(len(line)) if width_of(line[: end + 1] + "-", size) > width))
    return line[:end] + "-", [line[end:], *words[1:]]


def _last_line(text, width, size):
    line = shorten(text, width, size)
    words, _space, stub = line.rpartition(" ")
    return words.rstrip(" ,.;:-") + ELLIPSIS if line != text and words and len(stub) <= STUB else line
