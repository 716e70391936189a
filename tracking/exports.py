"""Reports as files. Text that a spreadsheet could take for a formula is defused."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from organisation.spreadsheets import csv_text
from tracking.figures import KEYS

COLUMNS = ("unit_code", "unit", "requirement", "scope", *KEYS)
HIDDEN = "dolt"


def report_row(node, requirement, scope, figures, hidden=False):
    """One row with every key of COLUMNS; hidden figures are None, but for Y itself."""
    row = {"unit_code": node.code, "unit": node.name, "requirement": requirement.key, "scope": str(scope)}
    values = figures.as_dict()
    if hidden:
        values = {key: value if key == "relevant" else None for key, value in values.items()}
    return row | values


def as_csv(rows, labels):
    """CSV with a byte order mark and semicolons, as Swedish Excel opens it. `labels` names the columns."""
    heading = [str(labels[column]) for column in COLUMNS]
    return csv_text([heading, *([_shown(row, column) for column in COLUMNS] for row in rows)])


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


def _shown(row, column):
    """What stands in the cell: “dolt” where a figure is hidden, nothing where there is no percentage to give."""
    if row[column] is not None:
        return row[column]
    return "" if row["completed"] is not None else HIDDEN
