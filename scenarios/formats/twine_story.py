"""From a Twine story to the fields of a Report, whatever kind of file it came in."""

from scenarios.document import Choice, Scenario, Step
from scenarios.formats import limits, own_json, own_story
from scenarios.formats.graph_facts import graph_facts
from scenarios.formats.made_names import made_id, made_keys
from scenarios.formats.own_text import read_own_body
from scenarios.formats.passage_text import Body, read_body
from scenarios.formats.passages import DEFAULT_START, note_special
from scenarios.formats.reasons import reason


def chosen(stories, wanted, notes):
    """The story of the name; without one, the only story there is."""
    names = ", ".join(f"“{story.title}”" for story in stories)
    if wanted is None and len(stories) > 1:
        notes.stop("several_stories", names=names)
    found = [story for story in stories if wanted is None or story.title == wanted]
    if not found:
        notes.stop("no_such_story", name=wanted, names=names)
    return found[0]


def read_story(story, file_name, title, notes):
    """The fields of a Report. `title`: for a story that has none."""
    _check_size(story, notes)
    note_special(story, notes)
    _check_names(story, notes)
    extras = own_story.extras_of(story, notes)
    start = _start(story, extras, notes)
    names = {passage.name for passage in story.steps}
    every = [(passage, _body(passage, names, story, extras, notes)) for passage in story.steps]
    links = [(passage.name, target) for passage, body in every for target in body.targets]
    facts = graph_facts([passage.name for passage in story.steps], links, start)
    bodies = {passage.name: body for passage, body in reversed(every)}
    if extras is None:
        _ask_for_endings(story, facts["terminal"], notes)
        scenario = _scenario(story, bodies, start, file_name, title)
    else:
        scenario = own_json.checked(own_story.merged(extras, story, bodies, file_name, notes), notes)
    occurrences = sum(body.occurrences for _passage, body in every)
    return facts | {"choices": occurrences, "title": story.title, "scenario": scenario}


def _check_size(story, notes):
    if not story.steps:
        notes.stop("no_passages")
    if len(story.steps) > limits.MOST_STEPS:
        notes.stop("too_many_steps", steps=len(story.steps), most=limits.MOST_STEPS)
    too_long = [passage for passage in story.steps if len(passage.body) > limits.MOST_PASSAGE]
    for passage in too_long:
        notes.refuse("too_long_passage", passage.place, most=limits.MOST_PASSAGE)
    if too_long:
        notes.stop("too_much", most=limits.MOST_TEXT // 1_000_000)


def _check_names(story, notes):
    lines = {}
    for passage in story.steps:
        if not passage.name:
            notes.cannot_carry("no_name", passage.place)
        elif passage.name in lines:
            notes.cannot_carry("duplicate", passage.place, other=lines[passage.name])
        lines.setdefault(passage.name, passage.line)


def _start(story, extras, notes):
    """The name of the passage where it begins. Our own draft may say that it begins nowhere, or in several places."""
    if story.start is None and extras is not None and "starts" in extras:
        return None
    start = story.start or DEFAULT_START
    if start not in {passage.name for passage in story.steps}:
        notes.cannot_carry("no_start", name=start)
    return start


def _body(passage, names, story, extras, notes):
    """A passage that we have written, or that still is as we would write it, is read back exactly."""
    own = read_own_body(passage.body) if extras is not None else None
    if own is None or not all(link.target in names for link in own[1]):
        return read_body(passage, names, story.story_format, notes)
    text, links = own
    return Body(text, links, tuple(link.target for link in links), len(links))


def _ask_for_endings(story, terminal, notes):
    for passage in story.unique_steps:
        if passage.name in terminal:
            notes.ask("ending", passage.place)


def _scenario(story, bodies, start, file_name, title):
    passages = story.unique_steps
    keys = made_keys(passage.name for passage in passages)
    ids = {passage.name: made_id(file_name, passage.name) for passage in passages}
    steps = [
        Step(
            id=ids[passage.name],
            key=key,
            kind=own_story.kind_of(bodies[passage.name].links),
            title=passage.name,
            text=bodies[passage.name].text,
            is_start=passage.name == start,
            choices=_choices(bodies[passage.name].links, ids, passage.name, file_name),
        )
        for passage, key in zip(passages, keys, strict=True)
    ]
    return Scenario(title=story.title or title or reason("untitled"), steps=tuple(steps))


def _choices(links, ids, name, file_name):
    return tuple(
        Choice(id=made_id(file_name, name, number), text=link.text, target=ids.get(link.target, ""))
        for number, link in enumerate(links)
    )
