"""Tables as files that Swedish Excel opens. Text that a spreadsheet could take for a formula is defused."""

import csv
from io import StringIO

from django.http import HttpResponse

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def safe_text(value):
    """The value, with an apostrophe before text that a spreadsheet would run as a formula."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def csv_text(rows):
    """CSV with a byte order mark and semicolons, as Swedish Excel opens it."""
    stream = StringIO()
    stream.write("\N{BYTE ORDER MARK}")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe_text(cell) for cell in row] for row in rows)
    return stream.getvalue()


def download(content, name, content_type):
    """A file to save, with a name of plain letters."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
