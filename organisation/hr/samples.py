"""A sample of a source's file: its headings, and the words of one column. Nothing else of it is looked at or kept."""

from itertools import islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.hr import files
from organisation.hr.reading import PERSONAL_NUMBER

MOST_WORDS = 30  # A column with more different words is not one of forms of employment.
LONGEST_WORD = 60
LONGEST_HEADING = 120
MOST_ROWS_READ = 100_000


def read_sample(content, file_name, column_of):
    """(headings, words): `column_of(headings)` gives the heading whose words are wanted, or None.

    Raises ValidationError when the file cannot be read, or a heading cannot be one.
    """
    sheet = next(iter(files.sheets(content, file_name)))
    headers = list(dict.fromkeys(header for header in sheet.headers if header))
    if any(PERSONAL_NUMBER.search(header) for header in headers):
        raise ValidationError(_("A heading looks like a personal identity number. Is the row of headings missing?"))
    if any(len(header) > LONGEST_HEADING or not header.isprintable() for header in headers):
        raise ValidationError(_("A heading is too long or holds characters that cannot be seen."))
    if len(headers) > files.MOST_COLUMNS:
        raise ValidationError(_("The file has more than 200 columns."))
    heading = column_of(headers)
    return headers, _words(sheet, heading) if heading in headers else []


def _words(sheet, heading):
    """The different words of a column, in order of appearance; none when it cannot be a column of forms."""
    position, found = sheet.headers.index(heading), {}
    for _row, cells in islice(sheet.rows, MOST_ROWS_READ):
        word = cells[position] if position < len(cells) else ""
        if word and len(word) <= LONGEST_WORD and word.isprintable() and not PERSONAL_NUMBER.search(word):
            found.setdefault(word.casefold(), word)
        if len(found) > MOST_WORDS:
            return []
    return list(found.values())
