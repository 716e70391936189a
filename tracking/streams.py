"""Rows of several queries, side by side, person by person: memory stays the same however many people there are."""

from itertools import groupby
from operator import itemgetter

CHUNK = 2000  # Rows that are read at a time.


class Stream:
    """The rows of one query in the order of its first column, a person's id; ask for persons in the same order."""

    def __init__(self, queryset):
        rows = queryset.iterator(chunk_size=CHUNK)
        self._groups = groupby(rows, key=itemgetter(0))
        self._advance()

    def __iter__(self):
        """(person, rows) for every person there is."""
        while self._person is not None:
            person, rows = self._person, self._rows
            self._advance()
            yield person, rows

    def of(self, person):
        """The rows of one person, without the id; those of persons in between are passed by."""
        while self._person is not None and self._person < person:
            self._advance()
        if self._person != person:
            return ()
        return [row[1:] for row in self._rows]

    def _advance(self):
        self._person, rows = next(self._groups, (None, ()))
        self._rows = list(rows)
