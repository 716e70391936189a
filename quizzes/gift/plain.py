"""The texts of a question as plain text: in which format each was written, and what that loses."""

import re

from content.readability import plain_text
from quizzes.gift import html_parts
from quizzes.gift.escapes import unescape

MARKER = re.compile(r"\[(html|markdown|moodle|plain)\]", re.IGNORECASE)
PLAIN = "[plain]"


class Texts:
    """Reads the texts of one question. The first one says in which format those are that do not say it themselves.

    `note` is called with what was changed.
    """

    def __init__(self, note):
        self.note = note
        self.format = "moodle"

    def question(self, raw):
        marker = MARKER.match(raw.lstrip())
        if marker:
            self.format = marker[1].lower()
        return self.part(raw)

    def part(self, raw):
        """What was written as plain text, without its escapes."""
        raw = raw.strip()
        marker = MARKER.match(raw)
        kind = marker[1].lower() if marker else self.format
        text = unescape(raw[marker.end() :] if marker else raw)
        if not text:
            return ""
        return self._converted(text, kind)

    def _converted(self, text, kind):
        if kind == "html":
            return self._from_html(text)
        if kind == "markdown":
            self.note("markdown")
        elif kind == "moodle" and html_parts.has_tags(text):
            self.note("looks_like_html")
        return text

    def _from_html(self, html):
        if html_parts.has_tags(html):
            self.note("html")
        for kind, name in html_parts.left_out(html):
            self.note(kind, name=name)
        return plain_text(html_parts.bare(html)).strip()
