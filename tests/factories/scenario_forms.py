"""What the browser sends from the editor of a scenario, made from a document."""

import json

from scenarios.page_document import values_of


def form_of(document, slug, **changes):
    """The fields of the edit form; `changes` are put in last."""
    values, _missing = values_of(document)
    data = {
        "title": values["title"],
        "slug": slug,
        "role": values["role"],
        "introduction": values["introduction"],
        "minutes": values["minutes"],
        "work_types": values["work_types"],
        "known_facts": values["start_facts"],
        "card_title": values["card_title"],
        "notice": values["notice"],
        "edition_note": "",
        "required": "on",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    for name in ("acts", "steps", "walkthroughs", "rules"):
        data |= _stream(name, json.loads(values[name]))
    return data | changes


def _stream(prefix, blocks):
    data = {f"{prefix}-count": len(blocks)}
    for place, block in enumerate(blocks):
        here = f"{prefix}-{place}"
        data |= _head(here, place, block) | {f"{here}-type": block["type"]}
        for name, value in block["value"].items():
            data |= _field(f"{here}-value-{name}", value)
    return data


def _field(name, value):
    if isinstance(value, bool):
        return {name: "on"} if value else {}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return _list(name, value)
    if isinstance(value, list) and not value and name.rsplit("-", 1)[-1] in ("laws", "contacts", "choices"):
        return {f"{name}-count": 0}
    return {name: "" if value is None else value}


def _list(prefix, items):
    data = {f"{prefix}-count": len(items)}
    for place, item in enumerate(items):
        here = f"{prefix}-{place}"
        data |= _head(here, place, item)
        if isinstance(item["value"], dict):
            for name, value in item["value"].items():
                data |= _field(f"{here}-value-{name}", value)
        else:
            data[f"{here}-value"] = item["value"]
    return data


def _head(prefix, place, block):
    return {f"{prefix}-deleted": "", f"{prefix}-order": place, f"{prefix}-id": block.get("id") or ""}
