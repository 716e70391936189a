"""One or two sentences of a text, with the words that were found marked."""

import unicodedata

from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from content.readability import SENTENCE_END
from content.word_stems import WORD, words_of

MOST_LETTERS = 240
ENOUGH = 90  # A shorter sentence is followed by the next one, but not by a heading.
ENDS = (".", "!", "?", "…", "”")


def excerpt(texts, terms):
    """HTML of the sentences that hold most of the words; the first ones where none does. Everything is escaped."""
    sentences = [sentence for text in texts for sentence in _sentences(text)]
    if not sentences:
        return ""
    best = max(range(len(sentences)), key=lambda number: (_number_of(terms, sentences[number]), -number))
    text = sentences[best]
    following = sentences[best + 1] if best + 1 < len(sentences) else ""
    if len(text) < ENOUGH and following.endswith(ENDS):
        text = f"{text} {following}"
    return marked(_shortened(text, terms), terms)


def _sentences(text):
    """The sentences of a text with their full stops; each line ends one."""
    found = []
    for line in unicodedata.normalize("NFC", text).split("\n"):
        start = 0
        for end in [match.end() for match in SENTENCE_END.finditer(line)] + [len(line)]:
            sentence = line[start:end].strip()
            if WORD.search(sentence):
                found.append(sentence)
            start = end
    return found


def _number_of(terms, sentence):
    words = words_of(sentence)
    return sum(any(term.fits(word) for word in words) for term in terms)


def _shortened(text, terms):
    """The text about the first found word, cut between words."""
    if len(text) <= MOST_LETTERS:
        return text
    first = next((match.start() for match in WORD.finditer(text) if _fits(match[0], terms)), 0)
    start = max(0, min(first - MOST_LETTERS // 2, len(text) - MOST_LETTERS))
    if start:
        start = text.find(" ", start, first) + 1 or start
    part = text[start : start + MOST_LETTERS]
    is_cut = start + MOST_LETTERS < len(text)
    if is_cut:
        part = part.rpartition(" ")[0] or part
    return ("… " if start else "") + part + (" …" if is_cut else "")


def marked(text, terms):
    """The text as HTML with every found word in <mark>."""
    parts, end = [], 0
    for match in WORD.finditer(text):
        if _fits(match[0], terms):
            parts += [escape(text[end : match.start()]), format_html("<mark>{}</mark>", match[0])]
            end = match.end()
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308 (every part is escaped)


def _fits(word, terms):
    return any(term.fits(one) for one in words_of(word) for term in terms)
