"""Random damage to the rows of a dump: all that has been seen in old databases, and worse."""

import json

DEEP = "[" * 900 + "]" * 900
ODD = [
    None, "", 0, -1, 1, 2, 99, 10**12, 10**40, -(10**12), 1.5, True, False, [], {}, [1], ["x"], {"a": 1}, "x",
    "1,2,", ",,1,", "1,x,3", "nul \0", "\ud800", "å" * 3000, "{", "[]", '{"1": "1"}', '{"1": 9999, "x": [1]}',
    "2016-01-01", "2016-01-01T25:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00",
    "2016-03-27T02:30:00", "True", "false", "99", "a,1,2b,3,4,,5,6",
    "cut \ud83d", "b\udcf6", 1e300, -1e300, ["bo\ud83d"], ["bo\0"], DEEP,
    '{"3": ' + DEEP + "}", json.loads(DEEP[700:-700]),
    '{"1": "\\ud83d", "3": "nul \\u0000 \\udcff", "2": ["\\ud83d"], "4": {"\\ud83d": 1}, "1\\ud83d": "2"}',
]  # fmt: skip


def mutated(rows, rng):
    """The rows with one to twelve mutations."""
    rows = json.loads(json.dumps(rows))
    for _number in range(rng.randrange(1, 13)):
        rng.choice(WAYS)(rows, rng)
    return rows


def _any(rows, rng):
    return rng.choice([one for one in rows if isinstance(one, dict) and isinstance(one.get("fields"), dict)])


def _value(rows, rng):
    fields = _any(rows, rng)["fields"]
    if fields:
        fields[rng.choice(sorted(fields))] = rng.choice(ODD)


def _field(rows, rng):
    fields = _any(rows, rng)["fields"]
    if fields:
        del fields[rng.choice(sorted(fields))]


def _drop(rows, rng):
    if len(rows) > 5:
        del rows[rng.randrange(len(rows))]


def _twice(rows, rng):
    rows.append(json.loads(json.dumps(_any(rows, rng))))


def _key(rows, rng):
    _any(rows, rng)["pk"] = rng.choice([*ODD, 1, 2, 3])


def _model(rows, rng):
    there = [one["model"] for one in rows if isinstance(one, dict) and "model" in one]
    _any(rows, rng)["model"] = rng.choice([*there, "quiz.\ud83d", "\ud83d", "quiz.sitting\0", "r\udce4v.\udcff"])


def _natural(rows, rng):
    """People without a key, some with an odd name; and a reference to one by name."""
    name = rng.choice(["bo", "bo\ud83d", "bo\0", "b\udcf6", "x" * 300, ""])
    rows.append({"model": "auth.user", "fields": {"username": name, "password": "!"}})
    _any(rows, rng)["fields"]["user"] = [name]


def _odd_row(rows, rng):
    rows.insert(rng.randrange(len(rows)), rng.choice([None, 7, "x", [], {}, {"model": "quiz.quiz"}, {"pk": 1}]))


def _shuffle(rows, rng):
    rng.shuffle(rows)


WAYS = [_value, _value, _value, _field, _drop, _twice, _key, _model, _odd_row, _shuffle, _natural]
