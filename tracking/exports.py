"""Reports as files. Text that a spreadsheet could take for a formula is defused."""

import csv
from io import BytesIO, StringIO

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from tracking.figures import KEYS

COLUMNS = ("unit_code", "unit", "requirement", "scope", *KEYS)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
HIDDEN = "dolt"


def safe_text(value):
    """The value, with an apostrophe before text that a spreadsheet would run as a formula."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def report_row(node, requirement, scope, figures, hidden=False):
    """One row with every key of COLUMNS; hidden figures are None, but for Y itself."""
    row = {"unit_code": node.code, "unit": node.name, "requirement": requirement.key, "scope": str(scope)}
    values = figures.as_dict()
    if hidden:
        values = {key: value if key == "relevant" else None for key, value in values.items()}
    return row | values


def as_csv(rows, labels):
    """CSV with a byte order mark and semicolons, as Swedish Excel opens it. `labels` names the columns."""
    stream = StringIO()
    stream.write("\N{BYTE ORDER MARK}")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([labels[column] for column in COLUMNS])
    for row in rows:
        writer.writerow([safe_text(_shown(row, column)) for column in COLUMNS])
    return stream.getvalue()


def as_xlsx(rows, labels, title):
    """An Excel workbook (bytes) with one sheet; text is written as text, never as a formula."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    sheet.append([str(labels[column]) for column in COLUMNS])
    for row in rows:
        sheet.append([_shown(row, column) for column in COLUMNS])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = 28 if column in ("unit", "requirement") else 14
    sheet.freeze_panes = "A2"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def download(content, name, content_type):
    """A file to save, with a name of plain letters."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _shown(row, column):
    """What stands in the cell: “dolt” where a figure is hidden, nothing where there is no percentage to give."""
    if row[column] is not None:
        return row[column]
    return "" if row["completed"] is not None else HIDDEN
