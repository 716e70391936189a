r"""The signs that mean something in GIFT, and how a text with them in it is written: \~ \= \# \{ \} \: \\ and \n.

A backslash before any other sign is a backslash. Every pattern matches at each place in one way only, so that no text
takes more than linear time.
"""

import re

ESCAPE = r"\\[\\~=#{}:n]"
UNESCAPED = re.compile(rf"{ESCAPE}|[{{}}~=#]")
ESCAPED = re.compile(ESCAPE)
MUST_BE_ESCAPED = re.compile(r"[\\~=#{}:]")


def escape(text):
    """A text as it is written: on one line, without white space around it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return MUST_BE_ESCAPED.sub(r"\\\g<0>", text).replace("\n", r"\n")


def unescape(text):
    """What was written, as a text without white space around it."""
    return ESCAPED.sub(lambda found: "\n" if found[0][1] == "n" else found[0][1], text).strip()


def marks(text, signs):
    """[(place, sign)] of those of the signs in the text that are not escaped."""
    return [(found.start(), found[0]) for found in UNESCAPED.finditer(text) if found[0] in signs]


def split(text, sign, most=-1):
    """The parts of the text between the signs that are not escaped; at most `most` cuts."""
    places = [place for place, _sign in marks(text, sign)]
    places = places if most < 0 else places[:most]
    starts = [0, *(place + 1 for place in places)]
    return [text[start:end] for start, end in zip(starts, [*places, len(text)], strict=True)]
