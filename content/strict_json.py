"""JSON from outside: no deep nesting, no key twice, no NaN, no text that cannot be stored."""

import json
import re
from math import isfinite

from content.reasons import reason

MOST_DEPTH = 60  # Brackets within brackets. H5P nests some 25 deep, a page of ours some 15.

# A string, also one that is never closed, or a bracket. Possessive, so that no text takes more than linear time.
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # Neither a file in UTF-8 nor PostgreSQL holds them.


def loads(text):
    """The data of a JSON text, or ValueError with words for the reader."""
    _check_depth(text)
    try:
        data = json.loads(
            text, object_pairs_hook=_without_doubles, parse_constant=_refuse_constant, parse_float=_finite
        )
    except ValueError as error:  # JSONDecodeError, and numbers with more digits than Python takes.
        raise ValueError(reason("bad_json", why=error)) from None
    if any(UNSTORABLE.search(string) for string in _strings(data)):
        raise ValueError(reason("unstorable"))
    return data


def _check_depth(text):
    depth = 0
    for token in TOKEN.finditer(text):
        depth += (token[0] in "[{") - (token[0] in "]}")
        if depth > MOST_DEPTH:
            raise ValueError(reason("too_deep", most=MOST_DEPTH))


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from _strings(inner)


def _without_doubles(pairs):
    data = dict(pairs)
    if len(data) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return data


def _finite(digits):
    number = float(digits)
    if not isfinite(number):
        raise ValueError(f"{digits} is too large a number")
    return number


def _refuse_constant(name):
    raise ValueError(f"{name} is not JSON")
