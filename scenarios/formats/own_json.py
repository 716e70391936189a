"""Our own JSON: the whole document, without loss. rustad-scenario.schema.json says what it looks like.

What comes from outside is checked against the schema, and for what a schema cannot say: ids that stand twice, targets
that are no step, facts that are not known. Every fault is told, with its place.
"""

import json
from functools import cache
from pathlib import Path

from scenarios import facts
from scenarios.document import FORMAT_VERSION, from_data, to_data
from scenarios.formats import limits
from scenarios.formats.graph_facts import graph_facts
from scenarios.formats.reasons import reason
from scenarios.formats.report import Place
from scenarios.formats.schema import faults

SCHEMA = Path(__file__).with_name("rustad-scenario.schema.json")


@cache
def schema():
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def write(scenario):
    return json.dumps(to_data(scenario), ensure_ascii=False, indent=2) + "\n"


def read(data, notes):
    """The fields of a Report."""
    version = data.get("version")
    if version != FORMAT_VERSION:
        notes.stop("version", version=version, known=FORMAT_VERSION)
    scenario = checked(data, notes)
    if scenario is None:
        return {"title": data.get("title") if isinstance(data.get("title"), str) else None}
    return _facts(scenario) | {"title": scenario.title, "scenario": scenario}


def checked(data, notes):
    """The Scenario of the data, or None with every fault noted."""
    steps = data.get("steps")
    if isinstance(steps, list) and len(steps) > limits.MOST_STEPS:
        notes.stop("too_many_steps", steps=len(steps), most=limits.MOST_STEPS)
    found = list(faults(data, schema())) or list(_contradictions(data))
    for place, why in found:
        notes.refuse("invalid", Place(_step_at(place, steps)), where=place or "/", why=why)
    return None if found else from_data(_with_lists(data))


def _with_lists(data):
    """from_data() asks for the choices of every step."""
    return data | {"steps": [{"choices": []} | step for step in data["steps"]]}


def _step_at(place, steps):
    """The key of the step that a place is in, for one who looks for it in the editor."""
    number = place.removeprefix("steps[").partition("]")[0]
    if not place.startswith("steps[") or int(number) >= len(steps) or not isinstance(steps[int(number)], dict):
        return ""
    key = steps[int(number)].get("key")
    return key if isinstance(key, str) else ""


def _contradictions(data):
    """(place, what is wrong) of data that the schema accepts."""
    yield from _doubles("steps", data["steps"], "id")
    yield from _doubles("acts", data.get("acts", ()), "key")
    yield from _doubles_of_choices(data)
    yield from _targets(data)
    yield from _every_unknown_fact(data)


def _doubles(where, rows, name):
    seen = set()
    for number, row in enumerate(rows):
        if row[name] in seen:
            yield f"{where}[{number}].{name}", reason("twice", name=row[name])
        seen.add(row[name])


def _every_choice(data):
    for number, step in enumerate(data["steps"]):
        for choice_number, choice in enumerate(step.get("choices", ())):
            yield f"steps[{number}].choices[{choice_number}]", choice


def _doubles_of_choices(data):
    """A choice and a step may not share an id either: rules name both in one field."""
    seen = {step["id"] for step in data["steps"]}
    for place, choice in _every_choice(data):
        if choice["id"] in seen:
            yield f"{place}.id", reason("twice", name=choice["id"])
        seen.add(choice["id"])


def _targets(data):
    known = {step["id"] for step in data["steps"]} | {""}
    for place, choice in _every_choice(data):
        if choice.get("target", "") not in known:
            yield f"{place}.target", reason("no_step", name=choice["target"])


def _every_unknown_fact(data):
    yield from _unknown_facts(data.get("facts", ()), "facts")
    for number, act in enumerate(data.get("acts", ())):
        yield from _unknown_facts(act.get("when", ()), f"acts[{number}].when")
    for number, step in enumerate(data["steps"]):
        yield from _unknown_facts(step.get("facts", ()), f"steps[{number}].facts")
    for place, choice in _every_choice(data):
        yield from _unknown_facts(choice.get("facts", ()), f"{place}.facts")


def _unknown_facts(names, where):
    for number, fact in enumerate(names):
        if not facts.is_known(fact):
            yield f"{where}[{number}]", reason("unknown_fact", name=fact)


def _facts(scenario):
    """The facts of the graph, in the keys of steps: ids mean nothing to a reader, but two drafts may have one key."""
    links = [(step.id, choice.target) for step in scenario.steps for choice in step.choices if choice.target]
    facts_by_id = graph_facts([step.id for step in scenario.steps], links, scenario.start and scenario.start.id)
    keys = {step.id: step.key for step in scenario.steps}
    in_keys = {
        name: None if facts_by_id[name] is None else sorted(keys[step_id] for step_id in facts_by_id[name])
        for name in ("unreachable", "terminal", "trapped")
    }
    choices = sum(len(step.choices) for step in scenario.steps)
    return facts_by_id | in_keys | {"start": scenario.start and scenario.start.key, "choices": choices}
