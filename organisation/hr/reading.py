"""From the rows of text to employments and units, cell by cell. Every fault is noted; reading never stops at one."""

import re
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from organisation.hr import columns, files
from organisation.hr.reasons import reason
from organisation.hr.rows import Problem, Reading, StaffRow, UnitRow
from organisation.models import EmploymentForm, UnitKind
from organisation.models.unit import CODE

# Year, month, day (61 to 91 in a coordination number) and four digits, with or without century and separators: any dash
# or blank there is, and what cannot be seen. Two dates in a row are no number.
PERSONAL_NUMBER = re.compile(
    r"(?<!\d)(?:\d{2})?\d{2}(?P<between>[-‐-―−./\s]?)(?:0[1-9]|1[0-2])(?P=between)"
    r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
    r"\s?[-+‐-―−._/\xad\u200b-\u200f\u2060\ufeff]?\s?\d{4}(?![-‐-―−./]?\d)"
)
# What cannot be seen: control characters, marks of direction, soft hyphens and blanks without width.
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
FORMULA_STARTS = ("=", "+", "-", "@")
EMPTY_MARKS = {"-", "–", "—"}
ID = re.compile(r"\A[\w.@+-]+\Z")
NUMBER = re.compile(r"\A(\d{1,3})(?:[.,](\d{1,6}))?\s*%?\Z")
EARLIEST, LATEST = date(1930, 1, 1), date(2099, 12, 31)  # HR systems write 2999 or 9999 for an open end.

FORMS = {
    "tillsvidare": "permanent",
    "tillsvidareanställning": "permanent",
    "tillsvidareanställd": "permanent",
    "fast": "permanent",
    "provanställning": "permanent",
    "visstid": "fixed_term",
    "visstidsanställning": "fixed_term",
    "allmän visstid": "fixed_term",
    "särskild visstid": "fixed_term",
    "säva": "fixed_term",
    "vikarie": "substitute",
    "vikariat": "substitute",
    "timavlönad": "hourly",
    "timanställd": "hourly",
    "timlön": "hourly",
} | {str(value): str(value) for value in EmploymentForm.values}
KINDS = {
    "kommun": "municipality",
    "förvaltning": "administration",
    "stadsdelsförvaltning": "administration",
    "avdelning": "division",
    "område": "division",
    "verksamhet": "division",
    "enhet": "unit",
} | {str(value): str(value) for value in UnitKind.values}
YES, NO = {"ja", "j", "yes", "y", "true", "sant", "1", "x"}, {"nej", "n", "no", "false", "falskt", "0"}


def read(content, file_name, mapping=None, forms=None):
    """A Reading of the whole file. `mapping` is {field: heading}, `forms` {word in the file: form of employment}."""
    reading = Reading()
    known_forms = FORMS | {str(word).casefold().strip(): form for word, form in (forms or {}).items()}
    try:
        for sheet in files.sheets(content, file_name):
            _SheetReader(reading, sheet, mapping or {}, known_forms).read()
    except ValidationError as error:
        reading.problems.append(Problem(0, "", error.code or "unreadable", " ".join(error.messages)))
    if not reading.rows and not reading.problems:
        reading.problem(0, "", "no_rows", reason("no_rows"))
    return reading


class _Refused(Exception):
    """A cell that cannot be read: the kind of problem, and what stands in its sentence."""

    def __init__(self, kind, **values):
        self.kind, self.values = kind, values


class _SheetReader:
    def __init__(self, reading, sheet, mapping, forms):
        self.reading, self.sheet, self.forms = reading, sheet, forms
        self.at = columns.positions(sheet.headers, mapping)
        self.staff = {name: self.at[name] for name in columns.STAFF_FIELDS if name in self.at and name != "unit"}
        self.units = {name: self.at[name] for name in columns.UNIT_FIELDS if name in self.at}
        self.dates, self.mails = {}, {}
        self.row, self.cells = 1, []

    def read(self):
        self.reading.headers |= {name: self.sheet.headers[number] for name, number in self.at.items()}
        self._check_numbers(1, self.sheet.headers)
        if self._headings_are_wrong():
            return
        for row, cells in self.sheet.rows:
            self.row, self.cells = row, cells
            self.reading.rows += 1
            self._read_row()

    def _headings_are_wrong(self):
        wrong = False
        for name in columns.missing(self.at):
            label = columns.FIELDS[name].default[0]
            self.reading.problems.append(Problem(0, label, "no_column", reason("no_column", heading=label)))
            wrong = True
        for name, number in self.at.items():
            header = self.sheet.headers[number]
            if self.sheet.headers.count(header) > 1:
                self._note(name, "two_columns", heading=header)
                wrong = True
        return wrong

    def _read_row(self):
        before = len(self.reading.problems)
        self._check_numbers(self.row, self.cells)
        if len(self.cells) > len(self.sheet.headers) and any(self.cells[len(self.sheet.headers) :]):
            self._note("", "too_many_cells")
        has_staff, has_unit = self._any(self.staff), self._any(self.units)
        if has_staff and has_unit:
            self._note("unit", "mixed_row")
        texts = {name: self._text(name) for name in self.at}
        row = self._unit_row(texts) if has_unit else self._staff_row(texts)
        is_whole = len(self.reading.problems) == before
        if has_unit:
            (self.reading.units if is_whole else self.reading.broken_units).append(row)
        else:
            (self.reading.staff if is_whole else self.reading.broken_staff).append(row)

    def _check_numbers(self, row, cells):
        """In every column, also in those that are not read: who sends a personal number must hear of it."""
        if not PERSONAL_NUMBER.search("\n".join(cells)):
            return
        for number, cell in enumerate(cells):
            if PERSONAL_NUMBER.search(cell):
                # The heading may be what holds the number.
                header = self.sheet.headers[number] if row > 1 and number < len(self.sheet.headers) else ""
                self.reading.problems.append(Problem(row, header, "personal_number", reason("personal_number")))

    def _any(self, fields):
        return any(number < len(self.cells) and self.cells[number] for number in fields.values())

    def _note(self, name, kind, **values):
        self.reading.problem(self.row, name, kind, reason(kind, **values))

    def _text(self, name):
        """The text of a cell; "" and a note when it cannot be taken."""
        number = self.at[name]
        text = self.cells[number] if number < len(self.cells) else ""
        if not text or text in EMPTY_MARKS:
            return ""
        kind = None
        if text in (files.FORMULA, files.FAULT):
            kind = "formula" if text == files.FORMULA else "cell_fault"
        elif text.startswith(FORMULA_STARTS):
            kind = "formula"
        elif UNSEEN.search(text):
            kind = "control"
        elif len(text) > columns.FIELDS[name].longest:
            self._note(name, "too_long", most=columns.FIELDS[name].longest)
            return None
        if kind:
            self._note(name, kind)
            return None
        return text

    def _staff_row(self, texts):
        get = texts.get
        for name, kind in (
            ("person_id", "no_person_id"),
            ("first_name", "no_name"),
            ("last_name", "no_name"),
            ("employment_id", "no_employment_id"),
            ("unit", "no_unit"),
            ("job_role", "no_job_role"),
            ("form", "no_form"),
            ("starts_on", "no_start"),
        ):
            if get(name) == "":  # None has been noted already.
                self._note(name, kind)
        starts_on, ends_on = self._day("starts_on", get), self._day("ends_on", get, is_end=True)
        if starts_on and ends_on and ends_on < starts_on:
            self._note("ends_on", "backwards")
        return StaffRow(
            row=self.row,
            person_id=self._value("person_id", get, _id),
            first_name=get("first_name"),
            last_name=get("last_name"),
            email=self._value("email", get, self._mail) or "",
            number=get("employment_id"),
            unit=get("unit"),
            job_role=get("job_role"),
            job_title=get("job_title") or "",
            form=self._value("form", get, self._form),
            starts_on=starts_on,
            ends_on=ends_on,
            share=self._value("share", get, _share) or 100,
            absence=self._absence(get),
            manager=self._value("manager", get, _id) or "",
        )

    def _absence(self, get):
        """(from, to) of a long absence, None when there is none."""
        first, last = self._day("away_from", get), self._day("away_to", get, is_end=True)
        away = self._value("away", get, _yes_or_no)
        if away is False and (first or last):
            self._note("away", "absence_denied")
        elif last and not first and not away:
            self._note("away_from", "absence_without_start")
        elif first and last and last < first:
            self._note("away_to", "absence_backwards")
        return (first, last) if away or first else None

    def _unit_row(self, texts):
        get = texts.get
        for name, kind in (("unit", "no_unit"), ("unit_name", "no_unit_name"), ("unit_kind", "no_unit_kind")):
            if get(name, "") == "":
                self._note(name, kind)
        starts_on, ends_on = self._day("unit_from", get), self._day("unit_to", get, is_end=True)
        if starts_on and ends_on and ends_on < starts_on:
            self._note("unit_to", "unit_backwards")
        successors = tuple(code.strip() for code in (get("unit_successors") or "").split(",") if code.strip())
        if successors and not ends_on:
            self._note("unit_to", "successor_without_end")
        return UnitRow(
            row=self.row,
            code=self._value("unit", get, _code),
            name=get("unit_name"),
            kind=self._value("unit_kind", get, _kind),
            parent=get("unit_parent") or "",
            starts_on=starts_on,
            ends_on=ends_on,
            successors=successors,
        )

    def _value(self, name, get, parse):
        text = get(name)
        if not text:
            return None
        try:
            return parse(text)
        except _Refused as refused:
            self._note(name, refused.kind, **refused.values)
            return None

    def _day(self, name, get, is_end=False):
        day = self._value(name, get, self._date)
        if day is None or EARLIEST <= day <= LATEST:
            return day
        if not is_end or day < EARLIEST:
            self._note(name, "date_out_of_range")
        return None

    def _date(self, text):
        if text not in self.dates:
            self.dates[text] = _date(text)
        return self.dates[text]

    def _mail(self, text):
        if text not in self.mails:
            try:
                validate_email(text)
            except ValidationError:
                raise _Refused("bad_email") from None
            self.mails[text] = text
        return text

    def _form(self, text):
        try:
            return self.forms[text.casefold()]
        except KeyError:
            raise _Refused("bad_form") from None


def _date(text):
    """2026-01-31, 20260131, or either with a time of day behind it."""
    day = re.sub(r"[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\Z", "", text)
    for pattern in ("%Y-%m-%d", "%Y%m%d"):
        try:
            return datetime.strptime(day, pattern).date()  # noqa: DTZ007 a day has no time zone
        except ValueError:
            continue
    raise _Refused("bad_date")


def _share(text):
    """A whole per cent from 1 to 100. HR systems write 0 for those without fixed hours; the share only ranks places."""
    match = NUMBER.match(text)
    if not match:
        raise _Refused("bad_share")
    value = float(f"{match[1]}.{match[2] or 0}")
    if match[2] and value <= 1 and "%" not in text:  # 0,75 and 1,00 are parts of one.
        value *= 100
    if value > 100:
        raise _Refused("share_out_of_range")
    return max(1, int(value + 0.5))


def _yes_or_no(text):
    word = text.casefold()
    if word not in YES | NO:
        raise _Refused("bad_yes_or_no")
    return word in YES


def _id(text):
    if not ID.match(text):
        raise _Refused("bad_id")
    return text


def _code(text):
    try:
        CODE(text)
    except ValidationError:
        raise _Refused("unit_code") from None
    return text


def _kind(text):
    try:
        return KINDS[text.casefold()]
    except KeyError:
        raise _Refused("unknown_kind") from None
