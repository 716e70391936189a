"""From the bytes of a file to rows of text: CSV in the usual encodings and separators, and XLSX.

Nothing is interpreted here but what the format itself says; a cell with a formula or an Excel error is marked.
"""

import csv
import io
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook

LARGEST = 50 * 1024 * 1024  # bytes
LARGEST_UNPACKED = 600 * 1024 * 1024  # bytes; a workbook of 55,000 rows unpacks to about 60 MB
MOST_ROWS = 500_000
MOST_COLUMNS = 200

FORMULA = "\x00formula"  # Marks a cell; no real text can begin with NUL, which a CSV is refused for.
FAULT = "\x00fault"


@dataclass
class Sheet:
    """One table of the file: its headings and its rows, each a (row number as in a spreadsheet, [texts])."""

    name: str
    headers: list
    rows: object


def sheets(content, file_name):
    """The sheets of the file that hold anything. Raises ValidationError, in words for the one who brought it."""
    if len(content) > LARGEST:
        raise ValidationError(_("The file is larger than 50 MB. Ask for one without extra columns."), code="too_large")
    if not content.strip():
        raise ValidationError(_("The file is empty."), code="empty")
    if content[:4] == b"PK\x03\x04":
        return _workbook(content)
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise ValidationError(
            _("The file is an old Excel file or locked with a password. Save it as XLSX without one."), code="old_excel"
        )
    if content[:5] == b"%PDF-" or content[:6].lstrip().lower().startswith(b"<"):
        raise ValidationError(_("This is not a table. Bring a CSV or XLSX file."), code="not_a_table")
    return [_csv_sheet(content)]


def headings(content, file_name):
    """The headings of the first sheet that has any."""
    return next((sheet.headers for sheet in sheets(content, file_name)), [])


def tidy(text):
    """Composed characters and no blanks around: the same name is the same text, however it was typed."""
    return unicodedata.normalize("NFC", text).strip()


def _csv_sheet(content):
    text = _decoded(content)
    if "\x00" in text:
        raise ValidationError(_("The file holds characters that are not text. Save it as CSV in UTF-8."), code="binary")
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(first))
    rows = _numbered_csv(reader)
    _number, headers = next(rows, (0, []))
    return Sheet("", [tidy(header) for header in headers], rows)


def _numbered_csv(reader):
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            text = _("Row %(row)s cannot be read. Is a quotation mark missing?")
            raise ValidationError(text % {"row": number + 1}, code="broken_csv") from error
        number += 1
        _refuse_too_many(number)
        if any(cell.strip() for cell in cells):
            yield number, [tidy(cell) for cell in cells]


def _decoded(content):
    """UTF-8 (with or without a mark), UTF-16 with a mark, or else Windows-1252."""
    is_utf16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    encodings = ["utf-16"] if is_utf16 else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(
        _("The characters of the file cannot be read. Save it as CSV in UTF-8 or Windows-1252."), code="encoding"
    )


def _separator(line):
    """The one of semicolon, comma and tab that stands most often outside quotation marks in the heading."""
    outside = "".join(part for number, part in enumerate(line.split('"')) if number % 2 == 0)
    return max(";,\t", key=lambda mark: (outside.count(mark), mark == ";"))


def _workbook(content):
    _refuse_bomb(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parsers raise.
        raise ValidationError(
            _("The Excel file is broken. Open it, save it as XLSX and try again."), code="broken_excel"
        ) from error
    found = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # What a file says of its own size is often wrong.
        rows = _numbered_cells(sheet)
        first = next(rows, None)
        if first is not None:
            found.append(Sheet(sheet.title, first[1], rows))
    if not found:
        raise ValidationError(_("The file is empty."), code="empty")
    return found


def _refuse_bomb(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {entry.filename for entry in archive.infolist()}
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise ValidationError(
            _("The Excel file is broken. Open it, save it as XLSX and try again."), code="broken_excel"
        ) from error
    if unpacked > LARGEST_UNPACKED:
        raise ValidationError(_("The Excel file unpacks to more than can be read."), code="too_large")
    if not any(name.startswith("xl/") for name in names):
        raise ValidationError(_("This is not a table. Bring a CSV or XLSX file."), code="not_a_table")


def _numbered_cells(sheet):
    try:
        for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
            _refuse_too_many(number)
            cells = [_text(cell) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield number, cells
    except ValidationError:
        raise
    except Exception as error:  # The sheet is parsed while it is read, by whatever parser is there.
        raise ValidationError(
            _("The Excel file is broken. Open it, save it as XLSX and try again."), code="broken_excel"
        ) from error


def _text(cell):
    """A cell as the text that a person sees: dates as year-month-day, whole numbers without decimals."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        if cell.data_type == "f":
            return FORMULA
        return FAULT if cell.data_type == "e" else tidy(value)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return _number(value, "%" in (cell.number_format or ""))
    if isinstance(value, int):
        return str(value * 100 if "%" in (cell.number_format or "") else value)
    return FORMULA if cell.data_type == "f" else str(value)  # An array formula is an object of its own.


def _number(value, is_share):
    value = round(value * 100, 6) if is_share else value
    return str(int(value)) if value.is_integer() else str(value)


def _refuse_too_many(number):
    if number > MOST_ROWS:
        raise ValidationError(_("The file has more than 500,000 rows."), code="too_many_rows")
