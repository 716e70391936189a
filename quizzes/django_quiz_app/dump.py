"""Reading what `manage.py dumpdata` wrote: one long list of objects, a piece at a time.

The rows are put aside in a temporary database, because a dump has them in any order, and a long one must not fill the
memory.
"""

import codecs
import json
import marshal
import re
import sqlite3
from collections import Counter

from quizzes.django_quiz_app import reasons
from quizzes.django_quiz_app.rows import FIGURES, OURS, USER, Row, Unreadable, cleaned, is_of_people, key_of

PIECE = 1 << 16
MOST = 1 << 63  # What SQLite sorts as numbers.
SPACE = re.compile(r"\s*")
NO_MODEL = "?"


class Dump:
    """The rows of a dump, by model and in the order of their primary keys. Raises Unreadable.

    `oddities`: [(model, primary key, why, value)] of what is odd about a row beside its fields.
    """

    def __init__(self, path):
        self.store = sqlite3.connect("")  # A file without a name, gone when it is closed.
        self.store.execute("CREATE TABLE row (model TEXT, pk INTEGER, place INTEGER PRIMARY KEY, content BLOB)")
        self.counts, self.people, self.oddities = Counter(), None, []
        try:
            self.store.executemany("INSERT INTO row VALUES (?, ?, ?, ?)", self._put_aside(path))
        except OSError as error:
            raise Unreadable(error.strerror or str(error)) from error
        except (ValueError, RecursionError, MemoryError) as error:  # Also what is wrong with its letters.
            raise Unreadable(f"not a dump in JSON: {error}") from error
        self.store.execute("CREATE INDEX by_pk ON row (model, pk, place)")

    def _put_aside(self, path):
        with path.open("rb") as file:
            for place, item in enumerate(items(file)):
                model, pk, fields = _parts(item)
                self.counts[model] += 1
                if model != NO_MODEL and model != item["model"].strip().lower():
                    self.oddities.append((model, pk, reasons.NO_SIGNS_IN_NAME, None))
                if self.people is None and model not in OURS and is_of_people(model, fields):
                    self.people = model
                number = key_of(pk)
                sortable = number if number is not None and -MOST <= number < MOST else None
                yield model, sortable, place, _packed(pk, fields)

    def models(self):
        """{model: how many rows}."""
        return dict(self.counts)

    @property
    def people_model(self):
        return USER if USER in self.counts else self.people

    def rows(self, model):
        """The rows of a model, in the order of their primary keys."""
        found = self.store.execute("SELECT content FROM row WHERE model = ? ORDER BY pk IS NULL, pk, place", (model,))
        for (content,) in found:
            pk, fields = marshal.loads(content)  # noqa: S302 (written above, by this process)
            yield Row(model, pk, fields)

    def close(self):
        self.store.close()


def _parts(item):
    """(model, primary key, fields) of one object of the list, whatever it is."""
    if not isinstance(item, dict):
        return NO_MODEL, None, {}
    model, fields = item.get("model"), item.get("fields")
    return (
        (cleaned(model.strip().lower()) if isinstance(model, str) else "") or NO_MODEL,
        _flat(item.get("pk")),
        fields if isinstance(fields, dict) else {},
    )


def _flat(pk):
    """The primary key. What can be none is only told of, so a short text of it is enough."""
    try:
        return str(pk)[:100] if isinstance(pk, list | dict) else pk
    except RecursionError:
        return "[…]"


def _packed(pk, fields):
    try:
        return marshal.dumps((pk, fields))
    except ValueError:  # Nested too deeply to be anything that we read.
        return marshal.dumps((key_of(pk), {}))


def items(file):
    """The objects of the list in a binary file, one by one. Raises ValueError where it is no JSON."""
    text = _Text(file)
    if text.next_sign() != "[":
        raise ValueError("it does not begin with a list")
    text.place += 1
    if text.next_sign() == "]":
        text.place += 1
    else:
        yield from _separated(text)
    if text.next_sign():
        raise ValueError("there is something behind the list")


def _separated(text):
    while True:
        yield text.value()
        sign = text.next_sign()
        text.place += 1
        if sign == "]":
            return
        if sign != ",":
            raise ValueError("the list ends in the middle" if not sign else "a comma is missing")


class _Text:
    """The text of a file from a place on, read as far as it is needed.

    Bytes that are no letters in its encoding become lone surrogates, which values.py reads as Latin-1.
    """

    def __init__(self, file):
        start = file.read(4)
        file.seek(0)
        encoding = json.detect_encoding(start) if start else "utf-8"
        self.read = codecs.getreader(encoding)(file, errors="surrogateescape").read
        self.decoder = json.JSONDecoder(parse_int=_integer, parse_constant=str, strict=False)
        self.text, self.place, self.at_end = "", 0, False

    def more(self, least=PIECE):
        piece = self.read(least)
        self.at_end = not piece
        self.text, self.place = self.text[self.place :] + piece, 0

    def next_sign(self):
        """The next sign that is not white space, without going past it; nothing at the end."""
        while True:
            self.place = SPACE.match(self.text, self.place).end()
            if self.place < len(self.text) or self.at_end:
                return self.text[self.place : self.place + 1]
            self.more()

    def value(self):
        """The next value."""
        self.next_sign()
        least = PIECE
        while True:
            try:
                found, end = self.decoder.raw_decode(self.text, self.place)
                if end < len(self.text) or self.at_end:  # A number may go on in what comes.
                    self.place = end
                    return found
            except json.JSONDecodeError:
                if self.at_end:
                    raise
            self.more(least)
            least *= 2


def _integer(text):
    return int(text) if len(text) < FIGURES else text
