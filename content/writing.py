"""What makes a text hard to read or to reach: pure functions on what a page says.

LIX is C. H. Björnsson's scale (Läsbarhet, 1968): under 30 very easy, 30–40 easy, 40–50 middling, 50–60 heavy, over 60
very heavy. The targets are the municipality's own, below its middle: what the public reads is easy, what staff read may
hold the words of the law. The index is made for Swedish; in another language only the length of sentences is measured.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from django.conf import settings

from content.pieces import CELL, FILM, HTML, IMAGE, PLAIN, TABLE, Place, pieces_of
from content.readability import WORD, lix, plain_text, sentences, words

PUBLIC, STAFF = "public", "staff"
SWEDISH, EASY_SWEDISH = "sv", "sv-x-lattlast"
TARGETS = {PUBLIC: 40, STAFF: 45}
EASY_TARGET = 30
LONGEST_SENTENCE, LONGEST_EASY_SENTENCE = 25, 15  # words
FEWEST_WORDS = 30  # Below that, one word more or less moves LIX by several steps.
LONGEST_ABBREVIATION = 4  # letters
LONGEST_QUOTE = 200  # characters

LONG_SENTENCE = "long_sentence"
SKIPPED_LEVEL = "skipped_level"
SECOND_TITLE = "second_title"
EMPTY_HEADING = "empty_heading"
EMPTY_LINK = "empty_link"
CAPITALS = "capitals"
NO_HEADER = "no_header"
NO_ALTERNATIVE = "no_alternative"
NO_CAPTIONS = "no_captions"
HIDDEN_PICTURE = "hidden_picture"
NO_CONTEXT = "no_context"
# What keeps the page from being published; the last two are found in content/picture_places.py.
ERRORS = {NO_ALTERNATIVE, NO_CAPTIONS, HIDDEN_PICTURE, NO_CONTEXT}

PART_OF_WORD = re.compile("[-'’:]")
HEADING = re.compile(r"h[1-6]")
BARE_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
SAY_NOTHING = re.compile(
    r"här|hit|mer|öppna|(klicka|tryck|se|gå)( här| hit)?|läs (mer|vidare)( här)?|mer info(rmation)?|ladda ne[rd]"
    r"|(den(na| här) )?(länk|länken|sida|sidan)"
    r"|here|more|open|download|(click|see|go)( here)?|(read|learn) more( here)?|more info(rmation)?|(this )?(link|page)"
)


@dataclass(frozen=True)
class Finding:
    """Something to look at: what kind, where, and the words that it is about."""

    kind: str
    place: Place
    quote: str = ""

    @property
    def is_error(self):
        """Does it keep the page from being published? The rest is advice."""
        return self.kind in ERRORS


@dataclass(frozen=True)
class Reading:
    """How a page reads: LIX, None where it says nothing, the target for it, and everything to look at."""

    language: str
    words: int
    lix: float | None
    target: int
    longest_sentence: int
    findings: list

    @property
    def is_swedish(self):
        return _is_swedish(self.language)

    @property
    def errors(self):
        return [finding for finding in self.findings if finding.is_error]

    @property
    def warnings(self):
        return [finding for finding in self.findings if not finding.is_error]


def reading_of(page, readers=STAFF):
    """The Reading of a page, which may be a draft or an unsaved form, for its readers: PUBLIC or STAFF."""
    pieces, language = list(pieces_of(page)), language_of(page)
    is_easy = language == EASY_SWEDISH
    longest = LONGEST_EASY_SENTENCE if is_easy else LONGEST_SENTENCE
    text = "\n".join(_text(piece) for piece in pieces if piece.kind in (HTML, PLAIN))
    number = len(words(text))
    return Reading(
        language,
        number,
        lix(text) if _is_swedish(language) and number >= FEWEST_WORDS else None,
        EASY_TARGET if is_easy else TARGETS[readers],
        longest,
        findings_in(pieces, longest),
    )


def errors_of(page):
    """The findings that keep the page from being published, in the order of its fields."""
    return [finding for piece in pieces_of(page) for finding in _out_of_reach(piece)]


def language_of(page):
    """The language that the page is written in; a page that has not been saved yet is in Swedish."""
    return page.locale.language_code if page.locale_id else settings.LANGUAGE_CODE


def findings_in(pieces, longest=LONGEST_SENTENCE):
    """Everything to look at in the pieces, in their order. Headings are followed from field to field's end."""
    found, level, field = [], 1, None
    for piece in pieces:
        if piece.place.field != field:
            level, field = 1, piece.place.field
        found += _out_of_reach(piece)
        if piece.kind in (HTML, PLAIN):
            found += _long_sentences(piece, longest)
        if piece.kind in (HTML, PLAIN, CELL):
            found += _capitals(piece)
        if piece.kind == TABLE and not all(heading.strip() for heading in piece.value or [""]):
            found.append(Finding(NO_HEADER, piece.place))
        if piece.kind == HTML:
            markup = _Markup.of(piece.value)
            headings, level = _headings(piece, markup, level)
            found += headings + _links(piece, markup)
    return found


def _is_swedish(language):
    return language == SWEDISH or language.startswith(f"{SWEDISH}-")


def _text(piece):
    return plain_text(piece.value) if piece.kind == HTML else piece.value


def _out_of_reach(piece):
    """What those who do not see the image, or do not hear the film, are kept out of."""
    if piece.kind == IMAGE and not piece.value.get("decorative") and not (piece.value.get("alt_text") or "").strip():
        return [Finding(NO_ALTERNATIVE, piece.place)]
    if piece.kind == FILM and not piece.value.get("captions"):
        return [Finding(NO_CAPTIONS, piece.place, piece.value.get("title") or "")]
    return []


def _long_sentences(piece, longest):
    return [
        Finding(LONG_SENTENCE, piece.place, _shortened(sentence))
        for sentence in sentences(_text(piece))
        if len(words(sentence)) > longest
    ]


def _capitals(piece):
    loud = [word for word in WORD.findall(_text(piece)) if _is_shouted(word)]
    return [Finding(CAPITALS, piece.place, word) for word in dict.fromkeys(loud)]


def _is_shouted(word):
    """In capitals, with more letters in one of its parts than an abbreviation has."""
    letters = (sum(map(str.isalpha, part)) for part in PART_OF_WORD.split(word))
    return word.isupper() and max(letters) > LONGEST_ABBREVIATION


def _headings(piece, markup, level):
    """The findings, and the level on which the piece ends. The title of the page is its only heading of level 1."""
    found = []
    for number, text in markup.headings:
        if not text:
            found.append(Finding(EMPTY_HEADING, piece.place))
            continue
        if number == 1:
            found.append(Finding(SECOND_TITLE, piece.place, _shortened(text)))
        elif number > level + 1:
            found.append(Finding(SKIPPED_LEVEL, piece.place, _shortened(text)))
        level = number
    return found, level


def _links(piece, markup):
    return [Finding(EMPTY_LINK, piece.place, _shortened(text)) for text in markup.links if _says_nothing(text)]


def _says_nothing(text):
    bare = text.strip(" .,:;!?»«›‹→>…\"”’'()").casefold()
    return not bare or SAY_NOTHING.fullmatch(bare) or BARE_ADDRESS.fullmatch(text.strip())


def _shortened(text):
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1].rstrip()}…"


class _Markup(HTMLParser):
    """The headings, as (level, text), and the texts of the links in HTML."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.headings, self.links = [], []
        self.level, self.heading, self.link = None, [], None

    @classmethod
    def of(cls, html):
        markup = cls()
        markup.feed(html)
        markup.close()
        return markup

    def handle_starttag(self, tag, attrs):
        if HEADING.fullmatch(tag):
            self.level, self.heading = int(tag[1]), []
        elif tag == "a":
            self.link = []

    def handle_endtag(self, tag):
        if HEADING.fullmatch(tag) and self.level is not None:
            self.headings.append((self.level, " ".join("".join(self.heading).split())))
            self.level = None
        elif tag == "a" and self.link is not None:
            self.links.append(" ".join("".join(self.link).split()))
            self.link = None

    def handle_data(self, data):
        if self.level is not None:
            self.heading.append(data)
        if self.link is not None:
            self.link.append(data)
