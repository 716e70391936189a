"""Between a page and its document: what an editor has written as plain data, and back again."""

import json
import uuid

from content.models import ContactCard, LawReference, Role, WorkType
from scenarios.document import OUTCOME, Act, Choice, Rule, Scenario, Step, Walkthrough, with_uuids


def document_of(page):
    """The Scenario that a page, or a draft of it, holds. The snippets of each field are read together."""
    document = Scenario(
        title=page.title,
        role=page.role,
        introduction=page.introduction,
        card_title=page.card_title,
        notice=page.notice,
        minutes=page.minutes or 1,  # None in a form that is not filled in; the formats know no scenario of 0 minutes
        language=page.locale.language_code,
        work_types=tuple(sorted(work_type.key for work_type in page.work_types.all())),
        facts=_strings(page.start_facts),
        acts=tuple(_act(block.value) for block in page.acts),
        steps=tuple(_step(block) for block in page.steps),
        walkthroughs=tuple(_walkthrough(block.value) for block in page.walkthroughs),
        rules=tuple(_rule(block.value) for block in page.rules),
    )
    return with_uuids(document)


def _act(value):
    return Act(
        key=value["key"] or "",
        title=value["title"] or "",
        card=value["card"] or "",
        required=bool(value["required"]),
        when=_strings(value["when"]),
        because=value["because"] or "",
        contact=_key(value["contact"]),
        decides=_key(value["decides"]),
    )


def _step(block):
    value = block.value
    return Step(
        id=block.id or "",
        key=value["key"] or "",
        kind=block.block_type,
        title=value["title"] or "",
        text=_text(value["text"]),
        is_start=bool(value["is_start"]),
        verdict=value["verdict"] if block.block_type == OUTCOME else "none",
        laws=_keys(value["laws"]),
        decides=_key(value["decides"]),
        contacts=_keys(value["contacts"]),
        facts=_strings(value["facts"]),
        choices=tuple(_choice(choice) for choice in value["choices"].bound_blocks),
    )


def _choice(bound):
    value = bound.value
    return Choice(
        id=bound.id or "",
        text=value["text"] or "",
        target=value["target"] or "",
        verdict=value["verdict"] or "none",
        feedback=_text(value["feedback"]),
        acts=tuple(part for part in (part.strip() for part in (value["acts"] or "").split(",")) if part),
        facts=_strings(value["facts"]),
    )


def _walkthrough(value):
    return Walkthrough(value["name"] or "", _strings(value["choices"]), value["outcome"] or "")


def _rule(value):
    return Rule(given=value.get("given") or "", passes=value["passes"] or "")


def _strings(values):
    """What a list of names holds; a draft may hold anything."""
    return tuple(str(value) for value in values or () if value)


def _text(text):
    """A browser ends lines with a carriage return; the document does not."""
    return (text or "").replace("\r\n", "\n").replace("\r", "\n")


def _key(snippet):
    return snippet.key if snippet else ""


def _keys(snippets):
    return tuple(snippet.key for snippet in snippets if snippet)


def values_of(scenario):
    """(the values of a page's fields, the names of snippets that are not here) for a document.

    The StreamFields are JSON, as they are stored, with the ids of the document; `work_types` is a list of primary keys.
    """
    here = _Here()
    values = {
        "title": scenario.title,
        "role": scenario.role,
        "introduction": scenario.introduction,
        "card_title": scenario.card_title,
        "notice": scenario.notice,
        "minutes": scenario.minutes,
        "work_types": [pk for key in scenario.work_types if (pk := here.pk(WorkType, key))],
        "start_facts": list(scenario.facts),
        "acts": json.dumps([{"type": "act", "value": _raw_act(act, here)} for act in scenario.acts]),
        "steps": json.dumps([_raw_step(step, here) for step in scenario.steps]),
        "walkthroughs": json.dumps([_raw_walkthrough(row) for row in scenario.walkthroughs]),
        "rules": json.dumps([_raw_rule(rule) for rule in scenario.rules]),
    }
    return values, here.missing


class _Here:
    """The snippets of this installation, by key."""

    def __init__(self):
        models = (ContactCard, LawReference, Role, WorkType)
        self.by_key = {model: dict(model.objects.values_list("key", "pk")) for model in models}
        self.missing = []

    def pk(self, model, key):
        """The primary key of a snippet; None, and remembered as missing, when it is not here."""
        if not key:
            return None
        found = self.by_key[model].get(key)
        if found is None and key not in self.missing:
            self.missing.append(key)
        return found

    def items(self, model, keys):
        return [_item(pk) for key in keys if (pk := self.pk(model, key))]


def _item(value):
    """An item of a ListBlock; its id is Wagtail's alone, since nothing refers to it."""
    return {"type": "item", "id": str(uuid.uuid4()), "value": value}


def _raw_act(act, here):
    return {
        "key": act.key,
        "title": act.title,
        "card": act.card,
        "required": act.required,
        "when": list(act.when),
        "because": act.because,
        "contact": here.pk(ContactCard, act.contact),
        "decides": here.pk(Role, act.decides),
    }


def _raw_step(step, here):
    value = {
        "key": step.key,
        "title": step.title,
        "text": step.text,
        "is_start": step.is_start,
        "facts": list(step.facts),
        "laws": here.items(LawReference, step.laws),
        "decides": here.pk(Role, step.decides),
        "contacts": here.items(ContactCard, step.contacts),
        "choices": [{"type": "item", "id": choice.id, "value": _raw_choice(choice)} for choice in step.choices],
    }
    if step.kind == OUTCOME:
        value["verdict"] = step.verdict
    return {"type": step.kind, "id": step.id, "value": value}


def _raw_choice(choice):
    return {
        "text": choice.text,
        "target": choice.target,
        "verdict": choice.verdict,
        "feedback": choice.feedback,
        "acts": ", ".join(choice.acts),
        "facts": list(choice.facts),
    }


def _raw_walkthrough(row):
    choices = [_item(choice) for choice in row.choices]
    return {"type": "walkthrough", "value": {"name": row.name, "choices": choices, "outcome": row.outcome}}


def _raw_rule(rule):
    if rule.given:
        return {"type": "passes", "value": {"given": rule.given, "passes": rule.passes}}
    return {"type": "asks", "value": {"passes": rule.passes}}
