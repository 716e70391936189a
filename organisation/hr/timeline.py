"""How one employment goes on when a file says something else of it than what is recorded.

A file often holds one row for an employment, with the day it began; what has happened since (moves, other tasks) is
known here only. So the row is laid upon the recorded pieces; nothing of the past changes unless the file says so.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from organisation.models import FAR

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Piece:
    """The employment from a day to a day, with the same values (unit, job role, form, share) throughout.

    `gone` is true when it ended because it was missing from a file.
    """

    values: tuple
    first: date
    last: date | None
    gone: bool = False

    @property
    def last_day(self):
        return self.last or FAR

    @property
    def key(self):
        return (self.values, self.first, self.last)


def laid_upon(chain, rows, *, as_of, gap_days):
    """The pieces of an employment after a file. `chain`: the recorded ones by day; `rows`: the file's, as pieces.

    Several rows of one employment are its history, and replace what is recorded from the first of them on. One row
    carries the employment on: what it says anew holds from its own first day when that is not the first day of anything
    recorded, otherwise from the day of the file.
    """
    if not chain or len(rows) > 1:
        rows = sorted(rows, key=lambda piece: piece.first)
        return _before(chain, rows[0].first) + rows
    return _carried_on(chain, rows[0], as_of, gap_days)


def without_row(chain, *, as_of):
    """The pieces of an employment that is missing from the file: it ends the day before, and nothing follows."""
    return _before(chain, as_of)


def _carried_on(chain, row, as_of, gap_days):
    starts = {piece.first for piece in chain}
    if (chain[-1].values, chain[-1].first) != (row.values, row.first):
        chain = [piece for piece in chain if piece.first <= as_of]  # What was to come is not what the file says.
    if not chain:
        return [row]
    if row.first > chain[-1].last_day:
        return [*chain, row]  # Employed again, after a gap.
    if chain[-1].values == row.values:
        return _the_same(chain, row, starts, as_of, gap_days)
    return _changed(chain, row, as_of)


def _the_same(chain, row, starts, as_of, gap_days):
    """Unit, role, form and share are as recorded; the days may not be."""
    last, first = chain[-1], row.first
    if row.first in starts:
        if last.gone and row.last_day >= as_of > last.last_day + timedelta(days=gap_days + 1):
            return [*chain, Piece(row.values, as_of, row.last)]  # Away too long for having been left out by mistake.
        first = last.first
    elif row.first < chain[0].first and len(chain) > 1:
        chain = [Piece(chain[0].values, row.first, chain[0].last), *chain[1:]]  # Employed earlier than recorded.
        first = last.first
    if row.last_day < first:
        return [*_before(chain, row.first), row]  # It was over before that: the file's days are all there were.
    return [*_up_to(chain[:-1], last, first), Piece(row.values, first, row.last)]


def _up_to(earlier, last, first):
    """The pieces before the last one, which now begins on `first`: what led up to it without a gap still does."""
    if earlier and first > last.first and earlier[-1].last_day + ONE_DAY == last.first:
        earlier = [*earlier[:-1], Piece(earlier[-1].values, earlier[-1].first, first - ONE_DAY)]
    return _before(earlier, first)


def _changed(chain, row, as_of):
    """Another unit, role, form or share."""
    if row.first < chain[0].first:  # Employed earlier than recorded.
        if chain[0].first >= as_of:
            return [row]
        chain = [Piece(chain[0].values, row.first, chain[0].last), *chain[1:]]
    # A first day that is known already is the day of the employment, and says nothing of when this began.
    first = as_of if row.first in {piece.first for piece in chain} else row.first
    if first > row.last_day:
        first = row.first  # It ended before the day of the file: what it says holds for its own days.
    return [*_before(chain, first), Piece(row.values, first, row.last)]


def _before(chain, day):
    """What of the pieces lies before the day."""
    kept = []
    for piece in chain:
        if piece.last_day < day:
            kept.append(piece)
        elif piece.first < day:
            kept.append(Piece(piece.values, piece.first, day - ONE_DAY))
    return kept
