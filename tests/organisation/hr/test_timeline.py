"""Rows laid upon what is recorded: for any history and any file, the outcome is a history that the file agrees with."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.hr import timeline
from organisation.hr.timeline import Piece, laid_upon, without_row

pytestmark = pytest.mark.sqlite_is_enough

FIRST = date(2025, 1, 1)
days = st.integers(0, 400).map(lambda number: FIRST + timedelta(days=number))
values = st.sampled_from(["nord", "syd", "öst"]).map(lambda unit: (unit, "USK", "permanent", 100))


@st.composite
def chains(draw):
    """Pieces by day that do not overlap; the last may be open."""
    marks = sorted(draw(st.sets(days, max_size=8)))
    pieces = []
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        pieces.append(Piece(draw(values), first, last, gone=draw(st.booleans())))
    if len(marks) % 2:
        pieces.append(Piece(draw(values), marks[-1], None))
    return pieces


@st.composite
def rows(draw):
    first = draw(days)
    last = draw(st.none() | st.integers(0, 200).map(lambda number: first + timedelta(days=number)))
    return Piece(draw(values), first, last)


def is_a_history(pieces):
    ordered = all(one.last_day < other.first for one, other in zip(pieces, pieces[1:], strict=False))
    return ordered and all(piece.first <= piece.last_day for piece in pieces)


def lay(chain, row, as_of):
    return laid_upon(chain, [row], as_of=as_of, gap_days=30)


def on(pieces, day):
    return next((piece.values for piece in pieces if piece.first <= day <= piece.last_day), None)


@given(chains(), rows(), days)
def test_the_outcome_is_a_history(chain, row, as_of):
    assert is_a_history(lay(chain, row, as_of))
    assert is_a_history(without_row(chain, as_of=as_of))


@given(chains(), rows(), days)
def test_on_the_day_of_the_file_and_after_it_is_as_the_file_says(chain, row, as_of):
    outcome = lay(chain, row, as_of)
    for offset in (0, 1, 10, 50, 100, 300, 800):
        day = max(as_of, row.first) + timedelta(days=offset)
        expected = row.values if day <= row.last_day else None
        assert on(outcome, day) == expected


@given(chains(), rows(), days, st.integers(0, 60))
def test_the_same_file_again_changes_nothing(chain, row, as_of, later):
    once = lay(chain, row, as_of)
    assert lay(once, row, as_of + timedelta(days=later)) == once


@given(chains(), st.lists(rows(), min_size=2, max_size=3), days)
def test_several_rows_are_the_history_from_the_first_of_them(chain, several, as_of):
    several = sorted(several, key=lambda row: row.first)
    if not is_a_history(several):
        return
    outcome = laid_upon(chain, several, as_of=as_of, gap_days=30)
    assert is_a_history(outcome)
    assert [piece for piece in outcome if piece.first >= several[0].first] == several
    assert laid_upon(outcome, several, as_of=as_of, gap_days=30) == outcome


@given(chains(), days)
def test_who_is_missing_is_not_there_from_the_day_of_the_file(chain, as_of):
    outcome = without_row(chain, as_of=as_of)
    for day in (FIRST + timedelta(days=number) for number in range(0, 420, 7)):
        assert on(outcome, day) == (on(chain, day) if day < as_of else None)


def test_the_properties_find_a_fault(monkeypatch):
    """The control: without cutting what lies before, pieces overlap, and the property must say so."""
    monkeypatch.setattr(timeline, "_before", lambda chain, day: list(chain))
    with pytest.raises(AssertionError):
        test_the_outcome_is_a_history()
