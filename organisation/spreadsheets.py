"""Tables as files that Swedish Excel opens. Text that a spreadsheet could take for a formula is defused."""

import csv
from io import StringIO

from django.http import HttpResponse, StreamingHttpResponse

FORMULA_STARTS = frozenset("=+-@\t\r")


def safe_row(row):
    """The cells, with an apostrophe before text that a spreadsheet would run as a formula."""
    # No call for each cell: a file of everybody has millions.
    return [f"'{cell}" if isinstance(cell, str) and cell[:1] in FORMULA_STARTS else cell for cell in row]


def csv_text(rows):
    """CSV with a byte order mark and semicolons, as Swedish Excel opens it."""
    stream = StringIO()
    stream.write("\N{BYTE ORDER MARK}")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerows(map(safe_row, rows))
    return stream.getvalue()


def csv_stream(rows, batch=200):
    """The same as `csv_text`, in pieces of `batch` rows: for more rows than should be held at once."""
    stream = StringIO()
    stream.write("\N{BYTE ORDER MARK}")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    for number, row in enumerate(rows, start=1):
        writer.writerow(safe_row(row))
        if number % batch == 0:
            yield stream.getvalue()
            stream.seek(0)
            stream.truncate()
    yield stream.getvalue()


def streamed(pieces, name, content_type):
    """A file to save that is sent piece by piece as it is made."""
    response = StreamingHttpResponse(pieces, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def download(content, name, content_type):
    """A file to save, with a name of plain letters."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
