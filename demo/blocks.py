"""From the block data of demo/texts to the raw form that a StreamField stores."""

import json


class Blocks:
    """Translates bodies; `laws` and `contacts` are {key: primary key} of the snippets they point to."""

    def __init__(self, laws, contacts):
        self.laws = laws
        self.contacts = contacts

    def body(self, blocks):
        """A list of (kind, value) as the JSON of a StreamField."""
        return stream(*((kind, self._value(kind, value)) for kind, value in blocks))

    def _value(self, kind, value):
        match kind:
            case "law":
                return self.laws[value]
            case "contact":
                return self.contacts[value]
            case "table":
                return _table(value)
        return value


def stream(*blocks):
    """(kind, raw value) pairs as the JSON of a StreamField."""
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def _table(table):
    return {
        "columns": [{"type": "text", "heading": heading} for heading in table["head"]],
        "rows": [{"values": row} for row in table["rows"]],
        "caption": table["caption"],
    }
