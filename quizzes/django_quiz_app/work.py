"""What the steps of an import share: where the rows come from, what is known of them, and what they have become."""

import hashlib
import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from organisation import bulk
from quizzes.django_quiz_app import reasons
from quizzes.django_quiz_app.report import CHANGED, CREATED, SKIPPED, UNCHANGED, Report
from quizzes.django_quiz_app.rows import key_of
from quizzes.django_quiz_app.values import Values
from quizzes.models import ImportedRow

FAMILY = uuid.UUID("6f9d3f6e-54cf-4b43-9d0c-6a1d9a6f1b0e")  # Of the keys that are worked out from those there.

CANONICAL = json.JSONEncoder(sort_keys=True, default=str)


class Known(NamedTuple):
    """What is recorded of a row that was brought in before (see ImportedRow)."""

    sha256: str
    target: str
    here: str


@dataclass
class Work:
    """One import. `people`: {key there: primary key here}; `categories`, `sub_categories`: {key there: row here}.

    `questions`: {key there: questions.There}; `quizzes`: {key there: pages.There}. `files`: what has been stored.
    """

    rows: object
    source: str
    now: datetime
    is_dry: bool = False
    media: Path | None = None
    parent: object = None
    report: Report = field(default_factory=Report)
    people: dict = field(default_factory=dict)
    names: dict = field(default_factory=dict)
    erased: set = field(default_factory=set)
    categories: dict = field(default_factory=dict)
    sub_categories: dict = field(default_factory=dict)
    questions: dict = field(default_factory=dict)
    quizzes: dict = field(default_factory=dict)
    files: list = field(default_factory=list)
    known_rows: dict = field(default_factory=dict)
    to_note: list = field(default_factory=list)

    def uuid(self, model, key):
        """The key here of a row there: the same every time."""
        return uuid.uuid5(FAMILY, f"{self.source}/{model}/{key}")

    def valid_rows(self, model):
        """(primary key, Values) of the rows of a model; those without a key of their own are told of and skipped."""
        seen = set()
        for row in self.rows.rows(model):
            key = key_of(row.pk)
            if key is None or key in seen:
                self.report.quirk(model, row.pk, "", reasons.NO_KEY if key is None else reasons.SAME_KEY)
                self.report.count(model, SKIPPED)
                continue
            seen.add(key)
            yield key, Values(row, self.report, key)

    def known(self, model, key):
        """What is recorded of a row, or None. One query for each model."""
        if model not in self.known_rows:
            found = ImportedRow.objects.filter(source=self.source, model=model)
            columns = found.values_list("number", "sha256", "target", "here").iterator(chunk_size=5000)
            self.known_rows[model] = {number: Known(*rest) for number, *rest in columns}
        return self.known_rows[model].get(str(key))

    def note(self, model, key, sha256, target, here=""):
        """Record what a row has become."""
        if self.known(model, key) is None:
            self.to_note.append((self.source, model, str(key), sha256, str(target), here))
        else:
            row = ImportedRow.objects.filter(source=self.source, model=model, number=str(key))
            row.update(sha256=sha256, target=str(target), here=here)
        self.known_rows[model][str(key)] = Known(sha256, str(target), here)

    def write_notes(self):
        """Store what has been noted since the last time."""
        bulk.insert(ImportedRow, ["source", "model", "number", "sha256", "target", "here"], self.to_note)
        self.to_note = []

    def settle(self, model, key, sha256, *, here, make, change):
        """What a row of a small kind becomes: the row here, or None when it was deleted here.

        `here`: {primary key: row}; `make()`: (row, was it made?); `change(row)`: False when it cannot be done.
        """
        known = self.known(model, key)
        if known is None:
            row, is_made = make()
            here[row.pk] = row
            self.note(model, key, sha256, row.pk, mark(row.name))
            self.report.count(model, CREATED if is_made else UNCHANGED)
            return row
        row = here.get(int(known.target))
        if row is None:
            self.report.quirk(model, key, "", reasons.DELETED_HERE)
            self.report.count(model, SKIPPED)
            return None
        outcome = UNCHANGED
        if known.sha256 != sha256:
            if known.here != mark(row.name):
                self.report.quirk(model, key, "", reasons.CHANGED_HERE)
            elif change(row):
                self.note(model, key, sha256, row.pk, mark(row.name))
                outcome = CHANGED
        self.report.count(model, outcome)
        return row


def mark(values):
    """sha256 over values, as JSON writes them."""
    return hashlib.sha256(CANONICAL.encode(values).encode("utf-8", "backslashreplace")).hexdigest()
