"""Reading a GIFT file: the questions in it, and by line what cannot be taken and what changes. It is never trusted."""

import re
from pathlib import Path

from quizzes.document import AnswerOrder, Document, Kind
from quizzes.gift import limits
from quizzes.gift.answers import without_general
from quizzes.gift.blocks import blocks_of
from quizzes.gift.categories import read_path
from quizzes.gift.decoding import decode
from quizzes.gift.escapes import ESCAPE, marks, unescape
from quizzes.gift.item import Item, short
from quizzes.gift.kinds import Answers
from quizzes.gift.plain import Texts
from quizzes.gift.report import Notes, Refused, Report, Stop
from quizzes.gift.settings_line import CHOICES, Settings, criteria_of, read_settings

TITLE = re.compile(rf"::((?:{ESCAPE}|(?!::).)*+)::", re.DOTALL)
BLANK = "_____"


def read(data):
    """The Report of the bytes of a file."""
    notes = Notes()
    try:
        items = list(_items(decode(data, notes), notes))
    except Stop:
        items = []
    refused, changed = (sorted(rows, key=lambda row: row.line) for rows in (notes.refused, notes.changed))
    return Report(items, refused, changed)


def read_path_of(path):
    """The Report of a file by its name."""
    try:
        with Path(path).open("rb") as file:
            return read(file.read(limits.MOST_BYTES + 1))
    except OSError:
        notes = Notes()
        notes.refuse("unreadable")
        return Report(refused=notes.refused)


def _items(text, notes):
    category, count, has_titles = (), 0, False
    for block in blocks_of(text):
        for line, path in block.paths:
            category = read_path(path, lambda kind, line=line, **values: notes.change(kind, line, "", **values))
        if not block.lines:
            continue
        count += 1
        if count > limits.MOST_QUESTIONS:
            notes.stop("too_many", most=limits.MOST_QUESTIONS)
        item = _Reading(block, category, notes).item()
        if item:
            has_titles = has_titles or bool(item.name)
            yield item
    if not count:
        notes.refuse("empty")
    if has_titles:
        notes.change("titles")


class _Reading:
    """The reading of one question."""

    def __init__(self, block, category, notes):
        self.block, self.category, self.notes = block, category, notes
        self.title = short(unescape(block.lines[0][:500]))
        self.changed = []

    def note(self, kind, **values):
        """What is changed, once. It is told when the question has been read, since its title may come last."""
        note = kind, {name: short(value) for name, value in values.items()}
        if note not in self.changed:
            self.changed.append(note)

    def item(self):
        """The Item; None when it has been refused."""
        try:
            item = self._item()
        except Refused as refused:
            self.notes.refuse(refused.kind, self.block.line, self.title, **refused.values)
            return None
        for kind, values in self.changed:
            self.notes.change(kind, self.block.line, self.title, **values)
        return item

    def _item(self):
        text = self.block.text
        if len(text) > limits.MOST_BLOCK:
            raise Refused("too_long", most=limits.MOST_BLOCK)
        name, body = _title_of(text)
        self.title = short(name) or self.title
        document = self._document(*_around_braces(body))
        check_lengths(document)
        return Item(document, name, self.category, "\n".join(self.block.comments), self.block.line)

    def _document(self, asked, inside):
        texts = Texts(self.note)
        text = texts.question(asked)
        if not text:
            raise Refused("no_text")
        self.title = self.title if self.block.text.startswith("::") else short(text)
        settings = self._settings()
        inside, general = without_general(inside)
        answers = Answers(inside, settings, texts, self.note)
        is_essay = answers.kind == Kind.ESSAY
        return Document(
            kind=str(answers.kind),
            text=text,
            options=answers.options,
            answer_order=str(settings.answer_order if answers.kind in CHOICES else AnswerOrder.NONE),
            partial_credit=answers.partial_credit,
            explanation=texts.part(general),
            marking_guide=settings.marking_guide if is_essay else "",
            criteria=criteria_of(settings) if is_essay else [],
        )

    def _settings(self):
        try:
            return read_settings(self.block.settings)
        except ValueError:
            self.note("bad_settings")
            return Settings()


def _title_of(text):
    """(title, the rest)"""
    if not text.startswith("::"):
        return "", text
    found = TITLE.match(text)
    if found is None:
        raise Refused("no_title_end")
    return unescape(found[1]), text[found.end() :]


def _around_braces(body):
    """(the question, what is between the braces). Braces in the middle of the text leave a blank to fill in."""
    braces = marks(body, "{}")
    _check_braces("".join(sign for _place, sign in braces))
    (start, _open), (end, _close) = braces
    before, after = body[:start], body[end + 1 :]
    return (before + BLANK + after if after.strip() else before), body[start + 1 : end]


def _check_braces(signs):
    """Refused unless there is one pair."""
    is_open = False
    for sign in signs:
        if is_open == (sign == "{"):
            raise Refused("nested" if is_open else "unopened")
        is_open = not is_open
    if is_open:
        raise Refused("unclosed")
    if len(signs) != 2:
        raise Refused("several_blanks" if signs else "no_answers")


def check_lengths(document):
    """Refused when a text is longer than the bank takes."""
    _check("long_text", document.text, limits.MOST_TEXT)
    _check("long_explanation", document.explanation, limits.MOST_EXPLANATION)
    for option in document.options:
        _check("long_answer", option.text, limits.MOST_ANSWER)
        _check("long_feedback", option.feedback, limits.MOST_FEEDBACK)


def _check(kind, text, most):
    if len(text) > most:
        raise Refused(kind, most=most)
