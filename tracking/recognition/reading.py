"""From a file to rows of completions, cell by cell. Every fault is noted; reading never stops at one."""

import re
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.hr import files
from organisation.hr.columns import Field
from organisation.hr.reading import EMPTY_MARKS, FORMULA_STARTS, ID, PERSONAL_NUMBER, UNSEEN
from organisation.hr.rows import Problem
from tracking.models import CompletionImportKind
from tracking.recognition.reasons import reason
from tracking.recognition.trainings import UnknownTraining

MOST_ROWS = 50_000
EARLIEST = date(1990, 1, 1)
COLUMNS = {
    "person_id": Field(
        pgettext_lazy("HR file", "Employee id"), ("Anställd-id", "Person-id", "Anstid", "Employee id"), True, 40
    ),
    "training": Field(_("Training"), ("Utbildning", "Kurs", "Training"), False, 255),
    "completed_on": Field(
        _("Completed on"), ("Genomförd", "Genomförd den", "Slutdatum", "Datum", "Completed on", "Completed"), True, 40
    ),
    "edition": Field(_("Edition"), ("Utgåva", "Edition"), False, 10),
    "evidence": Field(_("Evidence"), ("Underlag", "Intyg", "Evidence"), False, 200),
}
# With a time of day behind it or not. Anything else, such as 01-02-2025, could be read in two ways.
DAY = re.compile(r"\A([0-9]{4})(-?)([0-9]{2})\2([0-9]{2})(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?\Z")
EDITION = re.compile(r"\A[1-9][0-9]{0,4}\Z")


@dataclass(slots=True)
class Row:
    """One completion, as the file says it."""

    row: int
    person_id: str
    training: int
    completed_on: date
    edition: int | None
    evidence: str


@dataclass
class Reading:
    """The rows that could be read, and every problem. Row 0 is the file as a whole, row 1 the headings."""

    rows: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    count: int = 0
    headers: dict = field(default_factory=dict)

    def note(self, row, name, kind, **values):
        """Note a problem in the column `name` of a row."""
        heading = self.headers.get(name, name)
        self.problems.append(Problem(row, heading, kind, reason(kind, **values)))

    @property
    def is_unreadable(self):
        """Is something wrong with the file as a whole?"""
        return any(problem.row == 0 for problem in self.problems)


def read(content, file_name, *, kind, names, training, today):
    """A Reading. `training` (id): the one for the whole file; None when a column says which. `names`: TrainingNames."""
    reading = Reading()
    try:
        for sheet in files.sheets(content, file_name):
            _SheetReader(reading, sheet, kind, names, training, today).read()
    except ValidationError as error:
        reading.problems.append(Problem(0, "", error.code or "unreadable", " ".join(error.messages)))
    if not reading.count and not reading.problems:
        reading.note(0, "", "no_rows")
    return reading


class _Refused(Exception):
    """A cell that cannot be taken; `kind` is the kind of problem."""

    def __init__(self, kind, **values):
        super().__init__(kind)
        self.kind, self.values = kind, values


class _SheetReader:
    def __init__(self, reading, sheet, kind, names, training, today):
        self.reading, self.sheet, self.kind = reading, sheet, kind
        self.names, self.training, self.today = names, training, today
        self.at = {}
        self.row, self.cells = 1, []

    def read(self):
        self._check_numbers()
        if not self._find_columns():
            return
        for number, cells in self.sheet.rows:
            self.row, self.cells = number, cells
            self.reading.count += 1
            if self.reading.count > MOST_ROWS:
                self.reading.note(0, "", "too_many_rows", most=number_format(MOST_ROWS, force_grouping=True))
                return
            self._read_row()

    def _find_columns(self):
        """Are the columns there, each once?"""
        known = {_key(heading): name for name, column in COLUMNS.items() for heading in column.default}
        whole = True
        for number, header in enumerate(self.sheet.headers):
            name = known.get(_key(header))
            if name in self.at:
                self.reading.note(0, header, "two_for_one", heading=header)
                whole = False
            elif name:
                self.at[name] = number
                self.reading.headers[name] = header
        for name, column in COLUMNS.items():
            needed = column.required or (name == "training" and self.training is None)
            if needed and name not in self.at:
                self.reading.note(0, column.default[0], "no_column", heading=column.default[0])
                whole = False
        if self.training is not None and "training" in self.at:
            self.reading.note(0, "training", "training_twice")
            whole = False
        return whole

    def _read_row(self):
        before = len(self.reading.problems)
        self._check_numbers()
        if any(self.cells[len(self.sheet.headers) :]):
            self.reading.note(self.row, "", "too_many_cells")
        found = Row(
            self.row,
            self._value("person_id", self._person_id),
            self.training or self._value("training", self._training),
            self._value("completed_on", self._day),
            self._value("edition", self._edition),
            self._value("evidence", str),
        )
        if len(self.reading.problems) == before:
            self.reading.rows.append(found)

    def _check_numbers(self):
        """In every column, also in those that are not read: who sends a personal number must hear of it."""
        for number, cell in enumerate(self.cells if self.row > 1 else self.sheet.headers):
            if PERSONAL_NUMBER.search(cell):
                # The heading may be what holds the number.
                header = self.sheet.headers[number] if self.row > 1 and number < len(self.sheet.headers) else ""
                header = "" if PERSONAL_NUMBER.search(header) else header
                self.reading.problems.append(
                    Problem(self.row if self.row > 1 else 0, header, "personal_number", reason("personal_number"))
                )

    def _value(self, name, parse):
        try:
            return parse(self._text(name))
        except _Refused as refused:
            self.reading.note(self.row, name, refused.kind, **refused.values)
            return None

    def _text(self, name):
        number = self.at.get(name)
        text = self.cells[number] if number is not None and number < len(self.cells) else ""
        if not text or text in EMPTY_MARKS:
            return ""
        if text == files.FAULT:
            raise _Refused("cell_fault")
        if text == files.FORMULA or text.startswith(FORMULA_STARTS):
            raise _Refused("formula")
        if UNSEEN.search(text):
            raise _Refused("control")
        if len(text) > COLUMNS[name].longest:
            raise _Refused("too_long", most=COLUMNS[name].longest)
        return text

    @staticmethod
    def _person_id(text):
        if not text:
            raise _Refused("no_person_id")
        if not ID.match(text):
            raise _Refused("bad_id")
        return text

    def _training(self, text):
        if not text:
            raise _Refused("no_training")
        try:
            return self.names.find(text)
        except UnknownTraining as unknown:
            raise _Refused(unknown.kind) from None

    def _day(self, text):
        if not text:
            raise _Refused("no_day")
        match = DAY.match(text)
        try:
            day = date(int(match[1]), int(match[3]), int(match[4])) if match else None
        except ValueError:
            day = None
        if day is None:
            raise _Refused("bad_day")
        if day > self.today:
            raise _Refused("future")
        if day < EARLIEST:
            raise _Refused("too_early")
        return day

    def _edition(self, text):
        if not text:
            return None
        if self.kind == CompletionImportKind.RECOGNISED:
            raise _Refused("edition_recognised")
        if not EDITION.match(text):
            raise _Refused("bad_edition")
        return int(text)


def _key(header):
    return " ".join(str(header).casefold().split())
