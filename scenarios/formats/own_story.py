"""Our scenario as a Twine story, and back. What Twine has no place for stands as JSON in the passage RustadScenario.

That passage goes through Twine as any other. What else stands in a header is dropped there, so a header holds only the
id of the step, which says what it is when somebody has renamed it in a text file. The names, texts, links and tags of
the passages hold before the JSON: Twine's editor does not know of it.
"""

import hashlib
import json
import uuid
from dataclasses import asdict, fields

import networkx

from content.strict_json import loads
from scenarios.document import FORMAT, FORMAT_VERSION, INFORMATION, KINDS, OUTCOME, QUESTION, Choice, Step
from scenarios.formats.links import EXTERNAL
from scenarios.formats.made_names import made_id
from scenarios.formats.own_text import body_of, link_inner
from scenarios.formats.passages import EXTRAS, SPECIAL, Passage, Story

STORY_FORMAT, STORY_FORMAT_VERSION = "Harlowe", "3.3.9"  # Twine's own; it shows entities in links too.
UNTITLED = "Rustad"
UNSAFE_IN_NAMES = frozenset("[]|<>$`")
MOST_NAME = 100
GRID = 150  # Between passages on Twine's map.

# What a passage itself says of a step and a choice.
SAID_OF_STEP = frozenset({"key", "kind", "text", "is_start", "choices"})
SAID_OF_CHOICE = frozenset({"text", "target"})
DEFAULTS = {cls: {field.name: field.default for field in fields(cls)} for cls in (Step, Choice)}


def to_story(scenario):
    names = _passage_names(scenario.steps)
    positions = _positions(scenario)
    passages = [_passage(step, names, positions[step.id]) for step in scenario.steps]
    return Story(
        passages=[*passages, Passage(EXTRAS, _as_body(_extras(scenario, names)))],
        title=scenario.title if _is_plain(scenario.title) else UNTITLED,
        start=names[scenario.start.id] if scenario.start else None,
        story_format=STORY_FORMAT,
        format_version=STORY_FORMAT_VERSION,
        ifid=_ifid(scenario),
    )


def _ifid(scenario):
    """The same after every change but to the first step: Twine tells stories apart by it."""
    first = scenario.steps[0].id if scenario.steps else scenario.title
    return str(uuid.UUID(bytes=hashlib.sha256(first.encode()).digest()[:16], version=4)).upper()


def _passage_names(steps):
    """{step id: the name of its passage}: its key, if links can hold it and no other step has it."""
    names = {}
    for number, step in enumerate(steps, start=1):
        taken = set(names.values())
        names[step.id] = step.key if _is_name(step.key) and step.key not in taken else _other_name(number, steps)
    return names


def _other_name(number, steps):
    keys = {step.key for step in steps}
    name = f"step-{number}"
    while name in keys:
        name += "-"
    return name


def _is_name(key):
    return _is_plain(key) and len(key) <= MOST_NAME and not set(key) & UNSAFE_IN_NAMES and key not in SPECIAL


def _is_plain(text):
    """Can it stand on one line, as it is?"""
    is_line = text and text == text.strip() and text.isprintable() and len(text) <= 255
    return bool(is_line) and not EXTERNAL.match(text)


def _positions(scenario):
    """{step id: "x,y"}: those equally far from the start in one row, those that cannot be reached in the last."""
    graph = networkx.DiGraph([(step.id, choice.target) for step in scenario.steps for choice in step.choices])
    graph.add_nodes_from(scenario.by_id)
    rows = list(networkx.bfs_layers(graph, scenario.start.id)) if scenario.start else []
    placed = {name for row in rows for name in row}
    rows.append([step.id for step in scenario.steps if step.id not in placed])
    return {
        name: f"{GRID * (column + 1)},{GRID * (number + 1)}"
        for number, row in enumerate(rows)
        for column, name in enumerate(row)
    }


def _passage(step, names, position):
    inners = [link_inner(choice.text, names[choice.target]) for choice in step.choices if choice.target in names]
    body = body_of(step.text, inners)
    return Passage(names[step.id], body, (step.kind,), position=position, step_id=step.id)


def _extras(scenario, names):
    data = asdict(scenario) | {"steps": [_step_extras(step, names) for step in scenario.steps]}
    if _is_plain(scenario.title):
        del data["title"]
    extras = {"format": FORMAT, "version": FORMAT_VERSION, "scenario": data}
    # One start is said by StoryData. None and several can only be said here.
    return extras if scenario.start else extras | {"starts": [step.id for step in scenario.steps if step.is_start]}


def _step_extras(step, names):
    name = names[step.id]
    extras = {"passage": name} | _beyond(step, SAID_OF_STEP) | ({"key": step.key} if step.key != name else {})
    return extras | {"choices": [_choice_extras(choice, names) for choice in step.choices]}


def _choice_extras(choice, names):
    """`link` tells which one of the passage's it is. A choice that leads to no step stands here alone."""
    if choice.target in names:
        return {"link": link_inner(choice.text, names[choice.target])} | _beyond(choice, SAID_OF_CHOICE)
    return _beyond(choice, frozenset())


def _beyond(row, said):
    """What is not said elsewhere, but for what is as it is by default."""
    defaults = DEFAULTS[type(row)]
    return {name: value for name, value in asdict(row).items() if name not in said and value != defaults[name]}


def _as_body(extras):
    """JSON in which Twine sees neither a link nor a tag. Brackets stand side by side in strings only."""
    text = json.dumps(extras, ensure_ascii=False, indent=1)
    return text.replace("[[", "[\\u005b").replace("<", "\\u003c")


def kind_of(links):
    """What a step is that nobody has said it of: it ends, goes on, or asks."""
    return (OUTCOME, INFORMATION)[len(links)] if len(links) < 2 else QUESTION


def extras_of(story, notes):
    """What RustadScenario says, or None when there is none that can be read: then the story is one like any other."""
    passage = story.named(EXTRAS)
    if passage is None:
        return None
    try:
        return _checked(loads(passage.body))
    except ValueError as error:
        notes.lose("bad_extras", passage.place, why=error)
        return None


def _checked(extras):
    """The extras, if they are built as _extras() builds them. Their values are checked with the whole document."""
    if not isinstance(extras, dict) or extras.get("format") != FORMAT or extras.get("version") != FORMAT_VERSION:
        raise ValueError(f"format: {FORMAT} {FORMAT_VERSION}")
    starts = extras.get("starts", [])
    if not isinstance(starts, list) or not all(isinstance(start, str) for start in starts):
        raise ValueError("starts")
    scenario = extras.get("scenario")
    if not isinstance(scenario, dict) or not _is_rows(scenario.get("steps")):
        raise ValueError("scenario.steps")
    if not all(_is_rows(step.get("choices")) for step in scenario["steps"]):
        raise ValueError("scenario.steps[].choices")
    return extras


def _is_rows(value):
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def merged(extras, story, bodies, file_name, notes):
    """The document, as data, of a story with extras. `bodies`: {name of a passage: its Body}."""
    passages = story.unique_steps
    rows = _rows_of(passages, extras["scenario"]["steps"])
    ids = {
        passage.name: rows[passage.name]["id"] if passage.name in rows else made_id(file_name, passage.name)
        for passage in passages
    }
    starts = [ids.get(story.start)] if story.start or "starts" not in extras else extras["starts"]
    steps = []
    for passage in _in_order(passages, rows, extras["scenario"]["steps"]):
        step = _step_data(passage, rows.get(passage.name, {}), bodies[passage.name], ids, notes)
        steps.append(step | {"is_start": step["id"] in starts})
    document = {"title": story.title or ""} | extras["scenario"] | {"steps": steps}
    return {"format": FORMAT, "version": FORMAT_VERSION} | document


def _rows_of(passages, rows):
    """{name of a passage: its row of the extras}: the one of the id in its header, else the one of its name."""
    free = {row["id"]: row for row in rows if isinstance(row.get("id"), str)}
    found = {passage.name: free.pop(passage.step_id) for passage in passages if passage.step_id in free}
    by_name = {row["passage"]: row for row in free.values() if isinstance(row.get("passage"), str)}
    return found | {
        passage.name: by_name[passage.name]
        for passage in passages
        if passage.name in by_name and passage.name not in found
    }


def _in_order(passages, rows, all_rows):
    """In the order of the rows, which Twine does not keep; new passages last."""
    places = {id(row): number for number, row in enumerate(all_rows)}
    return sorted(passages, key=lambda passage: places.get(id(rows.get(passage.name)), len(places)))


def _step_data(passage, row, body, ids, notes):
    kinds = [tag for tag in passage.tags if tag in KINDS]
    said = {
        "id": ids[passage.name],
        "key": row.get("key", passage.name) if row.get("passage") == passage.name else passage.name,
        "kind": kinds[0] if kinds else kind_of(body.links),
        "text": body.text,
        "choices": _choices(passage, row.get("choices", ()), body.links, ids, notes),
    }
    return {"title": passage.name} | {name: value for name, value in row.items() if name != "passage"} | said


def _choices(passage, rows, links, ids, notes):
    """The choices in the order of the links; those that are no links where they were."""
    found = _rows_of_links([row for row in rows if "link" in row], links, passage, notes)
    choices = []
    for number, link in enumerate(links):
        row = found.get(number) or {"id": made_id(ids[passage.name], number, link.inner)}
        said = {"text": link.text, "target": ids.get(link.target, "")}
        choices.append({name: value for name, value in row.items() if name != "link"} | said)
    for number, row in enumerate(rows):
        if "link" not in row:
            choices.insert(number, row)
    return choices


def _rows_of_links(rows, links, passage, notes):
    """{number of a link: its row}.

    A link that is as it was is known by itself. Of the others, when as many are left on either side, the first is the
    first; otherwise it would be a guess whose verdict is whose.
    """
    free, found = list(rows), {}
    for number, link in enumerate(links):
        row = next((row for row in free if row["link"] == link.inner), None)
        if row is not None:
            found[number] = row
            free = [other for other in free if other is not row]
    changed = [number for number in range(len(links)) if number not in found]
    if len(changed) == len(free):
        return found | dict(zip(changed, free, strict=True))
    for row in free:
        if set(row) - {"id", "link"}:
            notes.lose("choice_extras", passage.place)
    return found
