"""Words as a search compares them: in small letters, with and without dots and rings, and cut to their stem.

Both databases are asked for the beginnings of words, so a stem finds every form of a word and every compound that
begins with it. A stem is always the beginning of its word.
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
# What the Swedish stemmer leaves, and how much of the word must remain for us to take it too: anmälan and anmälning,
# skolan and skola, barnet and barn, extremism and extremist.
ENDINGS = (
    ("istisk", 4),
    ("ning", 4),
    ("ism", 4),
    ("ist", 4),
    ("isk", 4),
    ("ing", 4),
    ("an", 3),
    ("en", 3),
    ("et", 3),
    ("d", 5),
)
SHORTEST = 3  # Fewer letters are a word of their own, never the beginning of others.

_swedish = snowballstemmer.stemmer("swedish")


def words_of(text):
    """The words of a text in small letters, in their order: runs of letters and digits."""
    return WORD.findall(_without_loose_marks(unicodedata.normalize("NFC", text.lower())))


def _without_loose_marks(text):
    """Vowel signs that Arabic is written with, or without, would part its words."""
    return text if text.isascii() else "".join(sign for sign in text if unicodedata.category(sign) != "Mn")


@lru_cache(maxsize=4096)
def folded(word):
    """The word without the signs over and under its letters, as on a keyboard that lacks them: ångest is angest."""
    return word if word.isascii() else _without_loose_marks(unicodedata.normalize("NFKD", word))


@lru_cache(maxsize=4096)
def stem(word):
    """The beginning that the forms of a Swedish word share, as far as endings tell."""
    if len(word) <= SHORTEST or not word.isalpha():
        return word
    found = _swedish.stemWord(word)
    for ending, least in ENDINGS:
        if found.endswith(ending) and len(found) >= len(ending) + least:
            return found.removesuffix(ending)
    return found


def index_text(texts):
    """For the index: words alone, so that both databases cut the texts alike (och/eller is the path of a file to one).

    Words with signs stand there without them too, for readers who have no such keyboard.
    """
    words = [word for text in texts for word in words_of(text)]
    return " ".join(words + [folded(word) for word in words if folded(word) != word])
