"""Writing questions as GIFT, so that reading it gives the same ones; and what the file does not carry of each."""

import re
from dataclasses import dataclass, replace

from quizzes.document import TRUE, Kind
from quizzes.gift.blocks import COMMENT, OURS, SETTINGS
from quizzes.gift.categories import write_path
from quizzes.gift.escapes import escape
from quizzes.gift.kinds import ARROW
from quizzes.gift.plain import PLAIN
from quizzes.gift.reading import read
from quizzes.gift.reasons import reason
from quizzes.gift.report import Note
from quizzes.gift.settings_line import CHOICES, write_settings

CONTENT_TYPE = "text/plain; charset=utf-8"
NEEDS_MARKER = re.compile(r"[\[%]")  # At its beginning, a text would be taken for a marker or a weight.


@dataclass(frozen=True)
class Written:
    """`lost`: by number of the question, counted from 1 and called `line`, what others do not get of it."""

    text: str
    lost: tuple = ()

    @property
    def data(self):
        return self.text.encode()


def write(items, lost=()):
    """The Written of [Item]. `lost`: {place of an item: [(kind, values)]} that the caller knows of."""
    parts, notes, category = [], [], ()
    for place, item in enumerate(items):
        if item.category != category:
            category = item.category
            parts.append(write_path(category))
        losses = [*losses_of(item), *dict(lost).get(place, ())]
        told = [reason(kind, **values) for kind, values in losses]
        notes += [Note(place + 1, item.title, kind, words) for (kind, _values), words in zip(losses, told, strict=True)]
        parts.append(_block(item, told))
    return Written("".join(f"{part}\n\n" for part in parts), tuple(notes))


def _block(item, told):
    comments = [f"{COMMENT} {line}".rstrip() for line in item.comment.split("\n")] if item.comment else []
    losses = [f"{OURS}, {words}".replace("\n", " ") for words in told]
    settings = write_settings(item.document, _hidden_kind(item.document))
    if settings:
        losses.append(f"{SETTINGS} {settings}")
    return "\n".join([*comments, *losses, _question(item)])


def _question(item):
    document = item.document
    name = f"::{escape(item.name)}::" if item.name else ""
    return f"{name}{PLAIN}{escape(document.text)} {{{_answers(document)}}}"


def _answers(document):
    general = f"####{_part(document.explanation)}" if document.explanation.strip() else ""
    if document.kind == Kind.ESSAY:
        return general
    if document.kind == Kind.TRUE_FALSE:
        return _statement(document) + general
    lines = ["", *_lines(document), *([general] if general else []), ""]
    return "\n".join(lines)


def _statement(document):
    """Moodle has the feedback to the wrong answer first."""
    right = next(option for option in document.options if option.is_right)
    wrong = next(option for option in document.options if not option.is_right)
    feedback = ["#" + _part(option.feedback) for option in (wrong, right)]
    answer = "TRUE" if right.id == TRUE else "FALSE"
    return answer + "".join(feedback if right.feedback.strip() else feedback[:1] if wrong.feedback.strip() else [])


def _lines(document):
    right = sum(option.is_right for option in document.options)
    wrong = len(document.options) - right
    for option in document.options:
        feedback = f"#{_part(option.feedback)}" if option.feedback.strip() else ""
        yield _sign(document, option, right, wrong) + _part(option.text) + feedback


def _sign(document, option, right, wrong):
    if document.kind != Kind.MULTIPLE:
        return "=" if option.is_right else "~"
    if option.is_right:
        return f"~%{_share(right)}%"
    return f"~%-{_share(wrong if document.partial_credit else 1)}%"


def _share(count):
    """A hundredth part of `count` equal ones, never rounded up: all of them are not more than a hundred."""
    whole, rest = divmod(100 * 10**5 // count, 10**5)
    return f"{whole}.{rest:05}".rstrip("0").rstrip(".")


def _part(text):
    written = escape(text)
    return PLAIN + written if NEEDS_MARKER.match(written) else written


def _hidden_kind(document):
    """The kind, when its answers look like those of another one."""
    if document.kind == Kind.SHORT_TEXT and any({"*", ARROW[0]} & set(one.text) for one in document.options):
        return Kind.SHORT_TEXT
    return Kind.SINGLE if _has_only_right_ones(document) else None


def _has_only_right_ones(document):
    return document.kind == Kind.SINGLE and all(option.is_right for option in document.options)


def losses_of(item):
    """[(kind, values)] of what the file does not carry of a question, or only in a comment of ours."""
    document = item.document
    if document.law:
        yield "law", {"name": document.law["title"]}
    if document.figure:
        yield "figure", {"name": document.figure_text or "–"}
    if document.marking_guide.strip() or document.criteria:
        yield "marking", {}
    if document.kind in CHOICES and document.answer_order != "random":
        yield "order", {}
    if document.kind == Kind.MULTIPLE and not document.partial_credit:
        yield "credit", {}
    yield from _misread(document)
    yield from _unreadable(item)


def _misread(document):
    texts = [part for option in document.options for part in (option.text, option.feedback)]
    if document.kind == Kind.SHORT_TEXT and any(ARROW in text for text in texts):
        yield "arrow", {}
    if document.kind == Kind.SHORT_TEXT and any("*" in option.text for option in document.options):
        yield "star", {}
    if _has_only_right_ones(document):
        yield "only_right", {}


def _unreadable(item):
    """What our own reader says against it: a question that came here damaged goes out damaged, and is told."""
    for refused in read(_block(replace(item, comment=""), []).encode()).refused:
        yield "not_readable", {"why": refused.reason}
