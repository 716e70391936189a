"""Random damage to the rows of a dump: all that has been seen in old databases, and worse."""

import json

ODD = [
    None, "", 0, -1, 1, 2, 99, 10**12, 10**40, -(10**12), 1.5, True, False, [], {}, [1], ["x"], {"a": 1}, "x",
    "1,2,", ",,1,", "1,x,3", "nul \0", "\ud800", "å" * 3000, "{", "[]", '{"1": "1"}', '{"1": 9999, "x": [1]}',
    "2016-01-01", "2016-01-01T25:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00",
    "2016-03-27T02:30:00", "True", "false", "99", "a,1,2b,3,4,,5,6",
]  # fmt: skip


def mutated(rows, rng):
    """The rows with one to twelve mutations."""
    rows = json.loads(json.dumps(rows))
    for _number in range(rng.randrange(1, 13)):
        rng.choice([_value, _value, _value, _field, _drop, _twice, _key, _model, _odd_row, _shuffle])(rows, rng)
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
    _any(rows, rng)["model"] = rng.choice([one["model"] for one in rows if isinstance(one, dict) and "model" in one])


def _odd_row(rows, rng):
    rows.insert(rng.randrange(len(rows)), rng.choice([None, 7, "x", [], {}, {"model": "quiz.quiz"}, {"pk": 1}]))


def _shuffle(rows, rng):
    rng.shuffle(rows)
