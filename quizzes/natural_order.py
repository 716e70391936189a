"""Swedish order of texts with numbers in them: 2 before 10, and å, ä, ö after z, whatever the database sorts by."""

import re
import unicodedata

AFTER_Z = {"å": "z1", "ä": "z2", "æ": "z2", "ö": "z3", "ø": "z3"}


def natural_key(text):
    """A key to sort by. Numbers come before letters, and of two that are alike the one written in small letters."""
    pieces = re.split(r"(\d+)", text.casefold())
    return [_piece(piece) for piece in pieces if piece], text.swapcase()


def _piece(piece):
    return (0, int(piece), "") if piece.isdecimal() else (1, 0, "".join(map(_letter, piece)))


def _letter(letter):
    """Accents do not count, but for the last three letters of the alphabet. z itself stands before them."""
    if letter in AFTER_Z:
        return AFTER_Z[letter]
    plain = unicodedata.normalize("NFKD", letter)[:1]
    return "z0" if plain == "z" else plain
