"""What somebody asks for, as words to look up."""

from dataclasses import dataclass, field

from content.word_stems import SHORTEST, folded, stem, words_of

MOST_LETTERS = 200
MOST_WORDS = 12

# Words that stand in every text and say nothing of what somebody looks for.
_COMMON = """
all alla allt att av bara bli blir blivit de dem den denna deras dess dessa det detta dig din dina ditt du då där
efter ej eller en er era ert ett från får för ha hade han hans har henne hennes hit hon honom hos hur här i icke in
ingen inom inte ja jag ju kan kunde man med mellan men mig min mina mitt mot mycket ni nu när någon något några och
också om oss på samma sedan sig sin sina sitt själv ska skall skulle som så sådan sådana sådant till under upp ut utan
vad var vara varför varit varje vars vart vem vems vi vid vilka vilkas vilken vilket vill vår våra vårt än är åt över
a about am an and are as at be been but by can do does for from had has have he her him his how i if in into is it
its me my no not of on or our out she should so than that the their them then there they this to us was we were
what when where which who why will with would you your
"""
COMMON = frozenset(_COMMON.split())


@dataclass(frozen=True)
class Term:
    """A word of the question, and the beginning that is looked up for it."""

    word: str
    stem: str
    _folded: str = field(repr=False, default="")

    def fits(self, word):
        """Would the index take this word, in small letters, for the term?"""
        if len(self.stem) < SHORTEST:
            return folded(word) == self._folded
        return folded(word).startswith(self._folded)


@dataclass(frozen=True)
class Question:
    """`text` as it was written, without what is too long; `terms` to look up, none when it holds no word to go by."""

    text: str
    terms: tuple

    @property
    def stems(self):
        return [term.stem for term in self.terms]


def read(written):
    """The Question that somebody has written: any text at all, also one that no form would send."""
    text = " ".join(written.replace("\x00", " ").split())[:MOST_LETTERS].strip()
    words = [word for word in dict.fromkeys(words_of(text)) if word not in COMMON]
    return Question(text, tuple(_term(word) for word in words[:MOST_WORDS]))


def _term(word):
    found = stem(word)
    if found in COMMON:  # The stem of another word: manen is no man.
        found = word
    return Term(word, found, folded(found))
