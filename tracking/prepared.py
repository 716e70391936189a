"""Queries that take longer to compile than to run: compiled once in each process, and run with other values.

Django compiles a wide query anew each time, which costs more than the database's work for a small municipality.
"""

from dataclasses import dataclass
from datetime import date

from django.db import connection

_COMPILED = {}
_FIRST_NUMBER, _FIRST_YEAR, _MOST = 2_000_000_000, 1000, 500  # What no fact holds, to know the values by.


class ValueNotFound(Exception):
    """The query computes with a value, or drops it: then another value cannot take its place."""


def rows(shape, values, build):
    """The rows of the queryset `build(values)` (made with values_list), as the database driver gives them.

    `values` is {name: a date or a whole number}; `build` puts each one into the query as it is, at least once. The
    rest of what the query depends on stands in `shape`, which is hashable and names the query.
    """
    key = (connection.vendor, shape, tuple(values))
    if key not in _COMPILED:
        _COMPILED[key] = _compile(values, build)
    statement, places = _COMPILED[key]
    known = {name: _adapted(value) for name, value in values.items()}
    with connection.cursor() as cursor:
        cursor.execute(statement, [place.filled(known) for place in places])
        return cursor.fetchall()


@dataclass(frozen=True)
class _Place:
    """A parameter of the statement: what stands there always, or the value of a name, typed as Django typed it."""

    name: str | None
    parameter: object

    def filled(self, known):
        """The parameter for the values `known`."""
        if self.name is None:
            return self.parameter
        return type(self.parameter)(known[self.name]) if isinstance(self.parameter, int) else known[self.name]


def _compile(values, build):
    """(SQL, [_Place]): the query made with values that can be told from all others."""
    stand_ins = {name: _stand_in(value, number) for number, (name, value) in enumerate(values.items())}
    statement, parameters = build(stand_ins).query.sql_with_params()
    names = {_adapted(value): name for name, value in stand_ins.items()}
    places = [_place(parameter, names) for parameter in parameters]
    if missing := set(stand_ins) - {place.name for place in places}:
        raise ValueNotFound(f"Not in the query: {', '.join(sorted(missing))}.")
    return statement, places


def _place(parameter, names):
    if parameter in names:
        return _Place(names[parameter], parameter)
    if _is_near_a_stand_in(parameter):
        raise ValueNotFound(f"The query computes with a value: {parameter!r}.")
    return _Place(None, parameter)


def _is_near_a_stand_in(parameter):
    """Is it no stand-in, but something computed from one?"""
    if isinstance(parameter, str | date):
        return str(parameter)[:2] in ("09", "10", "11") and str(parameter)[4:5] == "-"
    return isinstance(parameter, int) and abs(parameter - _FIRST_NUMBER) < 2 * _MOST


def _stand_in(value, number):
    if isinstance(value, date):
        return date(_FIRST_YEAR + number % _MOST // 2, 1 + number % 2, 15)
    return _FIRST_NUMBER + number


def _adapted(value):
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
