"""How large a package may be. A course with some films is far below all of these."""

from content.archives import Limits

MOST_BYTES = 300_000_000  # Of the file as it is sent.
MOST_JSON = 5_000_000  # Of one page or snippet.
MOST_PAGES = 500
MOST_ROWS = 1_000  # Of one sort, of a page or snippet.
MOST_NOTES = 2_000  # In a report. A package with more is read no further.

ARCHIVE = Limits(entries=5_000, bytes=600_000_000)
