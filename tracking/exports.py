"""Reports as files. Text that a spreadsheet could take for a formula is defused.

`of_document` makes every file from the plain data of `report_document.py` alone.
"""

import json
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from organisation.spreadsheets import csv_text
from tracking import report_blocks, report_docx, report_pdf
from tracking.figures import KEYS
from tracking.file_text import plain
from tracking.labels import COLUMN_LABELS, SCOPE_LABELS

COLUMNS = ("unit_code", "unit", "requirement", "scope", *KEYS)
COMPARED = ("previous_cut", "previous_relevant", "previous_completed", "previous_percent")
HIDDEN = "dolt"

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
}


def of_document(document, file_format, *, summary=False):
    """The document as a file (text or bytes) of one of the CONTENT_TYPES. The `summary` is laid out on one page."""
    if file_format == "csv":
        return as_csv(document_rows(document), COLUMN_LABELS, (*COLUMNS, *COMPARED))
    if file_format == "xlsx":
        return _workbook(document, summary)
    if file_format == "json":
        return json.dumps(document, ensure_ascii=False, indent=1)
    title, blocks = report_blocks.title(document, summary=summary), report_blocks.blocks(document, summary=summary)
    return {"docx": report_docx.as_docx, "pdf": report_pdf.as_pdf}[file_format](title, blocks)


def report_row(code, name, requirement, scope, figures, relevant=None):
    """One row with every key of COLUMNS; with `figures` None they are hidden, but for Y itself."""
    row = {"unit_code": code, "unit": name, "requirement": requirement, "scope": str(scope)}
    if figures is None:
        return row | {key: relevant if key == "relevant" else None for key in KEYS} | {"hidden": True}
    return row | {key: figures[key] for key in KEYS}


def document_rows(document):
    """Every row of a document, with every key: the units below and the whole for each requirement, then scenarios."""
    unit = document["unit"]
    kind = "subtree" if document["units_below"] else "own"
    for requirement in document["requirements"]:
        for row in requirement["rows"]:
            found = _row(row, row["code"], row["name"], requirement["key"], row["scope"])
            yield found | _compared(row["previous"])
        whole = _row(requirement, unit["code"], unit["name"], requirement["key"], kind)
        yield whole | _compared(requirement["previous"])
    scenarios = document["scenarios"]
    for row in scenarios["rows"]:
        yield _scenario_row(document, row, row["scope"])
    yield _scenario_row(document, scenarios, kind)


def _row(row, code, name, requirement, scope):
    return report_row(code, name, requirement, SCOPE_LABELS[scope], row["figures"], row["relevant"])


def _compared(previous):
    """The previous cut date of the whole; nothing where there is none."""
    if previous is None:
        return {}
    figures = previous["figures"]
    return {"previous_cut": previous["cut"]} | {
        f"previous_{key}": HIDDEN if figures is None else figures[key] for key in ("relevant", "completed", "percent")
    }


def _scenario_row(document, row, scope):
    """Completed scenarios: how many by the day, and in the year."""
    told = {"completed": row["done"], "completed_in_period": row["in_period"]}
    found = {"unit_code": row["code"], "unit": row["name"], "scope": str(SCOPE_LABELS[scope])}
    found |= {"requirement": _("Scenarios"), "employed": row["employed"]}
    return found | {key: HIDDEN if value is None else value for key, value in told.items()}


def as_csv(rows, labels, columns=COLUMNS):
    """CSV with a byte order mark and semicolons, as Swedish Excel opens it. `labels` names the columns."""
    heading = [str(labels[column]) for column in columns]
    return csv_text([heading, *([_shown(row, column) for column in columns] for row in rows)])


def as_xlsx(rows, labels, title, columns=COLUMNS):
    """An Excel workbook (bytes) with one sheet; text is written as text, never as a formula."""
    book = Workbook()
    _fill(book.active, rows, labels, title, columns)
    return _bytes(book)


def _workbook(document, summary):
    """The rows in one sheet, and all that the report says in another."""
    book = Workbook()
    _fill(book.active, document_rows(document), COLUMN_LABELS, _("Follow-up"), (*COLUMNS, *COMPARED))
    book.properties.creator = "Rustad"
    book.properties.title = report_blocks.title(document, summary=summary)
    sheet = book.create_sheet(_("The report"))
    sheet.column_dimensions["A"].width = 60
    for column in "BCDEFGHI":
        sheet.column_dimensions[column].width = 16
    _append(sheet, [report_blocks.title(document, summary=summary)], bold=True)
    for block in report_blocks.blocks(document, summary=summary):
        if block.kind == "heading":
            _append(sheet, [])
            _append(sheet, [block.text], bold=True)
        elif block.kind == "paragraph":
            _append(sheet, [block.text])
        elif block.kind == "points":
            for line in block.lines:
                _append(sheet, [line])
        elif block.kind == "table":
            _append(sheet, [])
            _append(sheet, [block.title], bold=True)
            _append(sheet, block.header, bold=True)
            for row in block.rows:
                _append(sheet, row)
    return _bytes(book)


def _fill(sheet, rows, labels, title, columns):
    sheet.title = title
    _append(sheet, [str(labels[column]) for column in columns], bold=True)
    for row in rows:
        _append(sheet, [_shown(row, column) for column in columns])
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = 28 if column in ("unit", "requirement") else 14
    sheet.freeze_panes = "A2"


def _append(sheet, values, *, bold=False):
    """A row at the end of the sheet: text as text, whatever it begins with."""
    sheet.append([plain(value) if isinstance(value, str) else value for value in values])
    for cell in sheet[sheet.max_row] if values else ():
        if isinstance(cell.value, str):
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        if bold:
            cell.font = Font(bold=True)


def _bytes(book):
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _shown(row, column):
    """What stands in the cell: “dolt” where a figure is hidden, nothing where there is none to give."""
    value = row.get(column)
    if value is not None:
        return plain(value) if isinstance(value, str) else value
    return HIDDEN if row.get("hidden") and column in KEYS else ""
