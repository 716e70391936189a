"""Ids for the machine, keys for the editor: the fields of a scenario that name another of its blocks.

A reference is stored as the id of a step or a choice. The editor sees the step's key (A1), or the key and the place of
the choice (A1:2). A key that stands for two steps stands for none. All functions take and give the raw data of
StreamFields: lists of {"type", "value", "id"}.
"""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True)
class References:
    """Both ways between what an editor reads and what is stored, for the steps of one page."""

    id_of: dict
    text_of: dict

    @classmethod
    def of(cls, steps):
        keys = Counter(_key(step) for step in steps)
        id_of = {}
        for step in steps:
            key = _key(step)
            if not key or keys[key] > 1:
                continue
            id_of[key] = step.get("id")
            for place, choice in enumerate(step["value"].get("choices") or [], start=1):
                id_of[f"{key}:{place}"] = choice.get("id")
        return cls(id_of, {value: text for text, value in id_of.items() if value})

    def resolved(self, text):
        """The id that the text stands for; the text itself when it stands for none."""
        return self.id_of.get((text or "").strip()) or (text or "").strip()

    def shown(self, stored):
        """The key that stands for the stored id; what is stored when it is no id of these steps."""
        return self.text_of.get(stored, stored)


def in_steps(steps, change):
    """The steps with `change` done to the target of every choice."""
    return [
        _with(step, choices=[_with(choice, target=change(choice["value"].get("target"))) for choice in _choices(step)])
        for step in steps
    ]


def in_walkthroughs(walkthroughs, change):
    return [
        _with(
            row,
            choices=[choice | {"value": change(choice["value"])} for choice in _choices(row)],
            outcome=change(row["value"].get("outcome")),
        )
        for row in walkthroughs
    ]


def in_rules(rules, change):
    return [_with(row, **{name: change(value) for name, value in row["value"].items()}) for row in rules]


def _key(step):
    return (step["value"].get("key") or "").strip()


def _choices(block):
    return block["value"].get("choices") or []


def _with(block, **values):
    return block | {"value": block["value"] | values}
