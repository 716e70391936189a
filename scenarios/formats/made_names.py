"""Ids and keys for steps that come from a file which has none. Reading the same file twice gives the same ones."""

import uuid

from scenarios.formats.plain_text import one_line

MOST_KEY = 40
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "rustad-scenario")


def made_id(file_name, *parts):
    return str(uuid.uuid5(NAMESPACE, "\x00".join(map(str, (file_name, *parts)))))


def made_keys(names):
    """A short key for each name: the name itself when it is short and no other step has it."""
    keys, taken = [], set()
    for name in names:
        keys.append(_free_key(one_line(name)[:MOST_KEY].strip() or "1", taken))
        taken.add(keys[-1])
    return keys


def _free_key(wanted, taken):
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted[: MOST_KEY - 1 - len(str(number))].rstrip()} {number}"
    return key
