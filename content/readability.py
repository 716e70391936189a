"""How heavy a text is to read: LIX, the Swedish readability index."""

import re
from html.parser import HTMLParser

BLOCK_TAGS = frozenset({"p", "h2", "h3", "h4", "ul", "ol", "li", "br", "div", "tr", "th", "td", "blockquote"})
LONG_WORD = 6

WORD = re.compile(r"[^\W_]+(?:[-'’:][^\W_]+)*")
# A full stop before a lower-case letter or a digit belongs to an abbreviation, as in "19 kap. 1 §".
SENTENCE_END = re.compile(r"[!?:]+[”\"»)]*(?=\s|$)|\.+[”\"»)]*(?=$|\s+(?![a-zåäö0-9]))", re.MULTILINE)


class _PlainText(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []

    def handle_starttag(self, tag, attrs):
        if tag in BLOCK_TAGS:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        if tag in BLOCK_TAGS:
            self.parts.append("\n")

    def handle_data(self, data):
        self.parts.append(" ".join(data.split("\n")))


def plain_text(html: str) -> str:
    """The text of HTML, with each block (paragraph, heading, list item, cell) on a line of its own."""
    parser = _PlainText()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def words(text: str) -> list[str]:
    """The words of a plain text: runs of letters and digits, where a hyphen or colon inside joins."""
    return WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The parts of a plain text that hold words, cut at . ! ? : and at the end of each line."""
    return [part for line in text.split("\n") for part in SENTENCE_END.split(line) if WORD.search(part)]


def lix(text: str) -> float:
    """LIX of a plain text: words per sentence plus the percentage of words longer than six letters.

    A sentence ends at . ! ? : and at the end of a line; plain_text puts each block on a line of its own.
    Under 30 is very easy, 30–40 easy, 40–50 middling, 50–60 heavy and over 60 very heavy. An empty text is 0.
    """
    found = words(text)
    if not found:
        return 0.0
    long_words = sum(1 for word in found if sum(map(str.isalpha, word)) > LONG_WORD)
    return len(found) / len(sentences(text)) + 100 * long_words / len(found)
