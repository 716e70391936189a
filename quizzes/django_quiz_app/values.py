"""Reading the values of a row, however they are damaged: something that can be stored, and a word in the report."""

import json
import math
import re
from collections import Counter
from datetime import UTC

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from quizzes.django_quiz_app import reasons
from quizzes.django_quiz_app.rows import BYTE, NEVER_IN_TEXT, cleaned, key_of, storable

MOST = 2_147_483_647
DECODER = json.JSONDecoder(strict=False)
YES, NO = {True, "1", "true", "t", "yes"}, {False, "0", "false", "f", "no"}
YEARS = range(1971, 2100)
LIST = re.compile(r"(?:[0-9]+,)*")
LOOSE_LIST = re.compile(r"[0-9,]*")  # Of wrong answers: "1,,2," while it is taken, "1,2" when one was taken away.


class Values:
    """The values of one row. What is odd is told to the report with the row's model and key."""

    def __init__(self, row, report, pk=None):
        self.row, self.report = row, report
        self.pk = row.pk if pk is None else pk

    def quirk(self, field, reason, value=None):
        self.report.quirk(self.row.model, self.pk, field, reason, value)

    def raw(self, name):
        """The value that stands there, with its texts cleaned; None, and a word in the report, when it is missing."""
        if name not in self.row.fields:
            if name not in self.row.lacks:
                self.quirk(name, reasons.MISSING)
            return None
        value = self.row.fields[name]
        if isinstance(value, bytes):
            value = value.decode("utf-8", "surrogateescape")
        return self.clean(name, value) if isinstance(value, str) else self.without_odd_signs(name, value)

    def has(self, name):
        return name in self.row.fields

    def text(self, name, most=None, keeps=False, is_required=False, may_be_null=False):
        """A text; nothing is "". Longer ones are cut after `most` signs, or kept and told of."""
        value = self.raw(name)
        if value is None and self.has(name) and not may_be_null:
            self.quirk(name, reasons.EMPTY)
        if value is not None and not isinstance(value, str):
            self.quirk(name, reasons.NOT_A_TEXT)
            value = str(value) if isinstance(value, int | float) else ""
        text = value or ""
        if is_required and value is not None and not text.strip():
            self.quirk(name, reasons.EMPTY)
        if most and len(text) > most:
            self.quirk(name, reasons.TOO_LONG if keeps else reasons.CUT, most)
            return text if keeps else text[:most]
        return text

    def name(self, name, most, is_required=True):
        """A text of one line. White space around it is taken away and told of."""
        text = self.text(name, most, is_required=is_required)
        if text.strip() and text != text.strip():
            self.quirk(name, reasons.SPACES)
        return text.strip()

    def clean(self, name, text):
        """The text without what no database can store. Bytes that are no UTF-8 are read as Latin-1."""
        if text.isascii() and "\0" not in text:
            return text
        if BYTE.search(text):
            self.quirk(name, reasons.NOT_UTF8)
        if NEVER_IN_TEXT.search(BYTE.sub("", text)):
            self.quirk(name, reasons.NO_SIGNS)
        return cleaned(text)

    def without_odd_signs(self, name, value):
        """A value of JSON with every text in it cleaned."""
        if not isinstance(value, str | list | dict):
            return value
        found = storable(value)
        if found != value:
            self.quirk(name, reasons.NO_SIGNS)
        return found

    def number(self, name, default=0, lowest=-MOST, highest=MOST, may_be_empty=False):
        """A whole number within bounds. `default` when there is none."""
        value = self.raw(name)
        if value is None:
            if self.has(name) and not may_be_empty:
                self.quirk(name, reasons.EMPTY)
            return default
        found = key_of(value)
        if found is None and isinstance(value, float) and math.isfinite(value):
            found = round(value)
            self.quirk(name, reasons.NOT_A_NUMBER)
        elif found is None:
            self.quirk(name, reasons.NOT_A_NUMBER)
            return default
        bounded = min(max(found, lowest), highest)
        if bounded != found:
            self.quirk(name, reasons.OUT_OF_RANGE, bounded)
        return bounded

    def flag(self, name, default=False):
        """True or false; `default` when it is neither."""
        value = self.raw(name)
        if isinstance(value, str):
            value = value.strip().lower()
        if isinstance(value, bool | int | str) and value in YES | NO:
            return value in YES
        if self.has(name):
            self.quirk(name, reasons.NOT_YES_OR_NO, default)
        return default

    def moment(self, name):
        """An instant, or None. One without a zone is local time, unless the source is known to mean something else."""
        value = self.raw(name)
        if value is None or value == "":
            return None
        try:
            found = parse_datetime(value.strip()) if isinstance(value, str) else None
        except ValueError:
            found = None
        if found is None or found.year not in YEARS:
            self.quirk(name, reasons.NOT_A_DATE)
            return None
        if ":" not in value:
            self.quirk(name, reasons.ONLY_A_DAY)
        if timezone.is_naive(found):
            if self.row.zone is None:
                self.quirk(name, reasons.NO_ZONE)
            found = found.replace(tzinfo=self.row.zone or timezone.get_default_timezone())
        return found.astimezone(UTC)

    def keys(self, name, written=LIST):
        """[int] of a text with numbers and commas: empty places do not count, and what is no number is left out.

        What is not `written` as the original writes it is told of.
        """
        value = self.raw(name)
        if value is None:
            if self.has(name):
                self.quirk(name, reasons.EMPTY)
            return []
        text = None
        if isinstance(value, str):
            text, value = value, [part for part in value.split(",") if part.strip()]
        elif isinstance(value, list):
            self.quirk(name, reasons.NOT_A_TEXT)
        else:
            self.quirk(name, reasons.NOT_A_TEXT)
            value = [value]
        found = [key_of(part) for part in value]
        wrong = sum(one is None or one < 0 for one in found)
        if wrong:
            self.quirk(name, reasons.NOT_A_LIST, wrong)
        elif text is not None and not written.fullmatch(text):
            self.quirk(name, reasons.OTHERWISE_WRITTEN)
        kept = [one for one in found if one is not None and one >= 0]
        for one, times in Counter(kept).items():
            if times > 1:
                self.quirk(name, reasons.LISTED_TWICE, one)
        return kept

    def references(self, name, known):
        """The primary keys in a list, in order and each once; those that are not `known` are told of and left out."""
        value = self.raw(name)
        if not isinstance(value, list):
            if self.has(name):
                self.quirk(name, reasons.EMPTY if value is None else reasons.NOT_A_REFERENCE)
            return []
        found = [key_of(one) for one in value]
        if None in found:
            self.quirk(name, reasons.NOT_A_REFERENCE)
        for one in dict.fromkeys(found):
            if one is not None and one not in known:
                self.quirk(name, reasons.NOT_THERE, one)
        return sorted({one for one in found if one in known})

    def reference(self, name, known):
        """The primary key of another row, or None; one that is not `known` is told of."""
        value = self.raw(name)
        if value is None or value == "":
            return None
        found = key_of(value)
        if found is None:
            self.quirk(name, reasons.NOT_A_REFERENCE)
        elif found not in known:
            self.quirk(name, reasons.NOT_THERE, found)
            return None
        return found

    def answers(self, name):
        """{question: what was answered} of a JSON text; empty, and a word in the report, when it cannot be read."""
        value = self.raw(name)
        if isinstance(value, str):
            try:
                value = DECODER.decode(value) if value.strip() else {}
            except (ValueError, RecursionError):
                self.quirk(name, reasons.NOT_JSON)
                return {}
        if not isinstance(value, dict):
            if self.has(name):
                self.quirk(name, reasons.NOT_JSON)
            return {}
        # A sign that no text can hold may stand there in figures, "\\ud83d", so that it comes only now.
        given = self.without_odd_signs(name, list(value.values()))
        found = dict(zip(map(key_of, value), given, strict=True))
        if None in found:
            self.quirk(name, reasons.NOT_JSON)
            del found[None]
        return found
