"""H5P Branching Scenario: reading. The content is a list of nodes that lead to one another by index.

The player begins with node 0 and takes the end for every next step that is missing or negative. On a question the
alternatives lead on, and the node's own next step is not used.
"""

import re
from typing import NamedTuple

from scenarios.document import INFORMATION, OUTCOME, QUESTION, Choice, Scenario, Step
from scenarios.formats import h5p_content, limits
from scenarios.formats.graph_facts import END, graph_facts
from scenarios.formats.h5p_content import dict_in, library_of, line_of, list_in, plain_of, text_in, text_of
from scenarios.formats.made_names import made_id, made_keys
from scenarios.formats.plain_text import one_line
from scenarios.formats.reasons import reason
from scenarios.formats.report import NOWHERE, Place

MAIN_LIBRARY = "H5P.BranchingScenario"
ROOT = "branchingScenario"
NEXT = "nextContentId"
BROKEN = object()  # A next step that is no number at all.
NUMBER = re.compile(r"-?[0-9]{1,9}")


class Way(NamedTuple):
    """A way on from a node: what one chooses, where to (an index, END or BROKEN), and the feedback in two parts."""

    text: str
    target: object
    title: str = ""
    subtitle: str = ""


class Node(NamedTuple):
    """A node. `is_question`: its ways on are alternatives."""

    index: int
    title: str
    text: str
    is_question: bool
    ways: tuple


def read(package, content, file_name, title, notes):
    """The fields of a Report. `package`: the data of h5p.json, or None; `content`: those of content.json."""
    main_library = text_in(package, "mainLibrary")
    if package is not None and main_library != MAIN_LIBRARY:
        notes.stop("main_library", name=main_library or "?")
    scenario = dict_in(content, ROOT)
    if not isinstance(scenario.get("content"), list):
        notes.stop("not_branching", name=f"{ROOT}.content")
    nodes = _nodes(scenario["content"], notes)
    _note_losses(scenario, notes)
    name = one_line(text_in(package, "title")) or _start_screen(scenario, "startScreenTitle", notes)
    facts = graph_facts([node.index for node in nodes], _links(nodes), 0)
    ways_on = sum(way.target is END or way.target in range(len(nodes)) for node in nodes for way in node.ways)
    made = Scenario(
        title=name or title or reason("untitled"),
        introduction=_start_screen(scenario, "startScreenSubtitle", notes),
        steps=tuple(_steps(nodes, scenario, file_name, notes)),
    )
    return facts | {"choices": ways_on, "title": name or None, "scenario": made}


def _start_screen(scenario, name, notes):
    return line_of(text_in(dict_in(scenario, "startScreen"), name), notes, NOWHERE)


def _links(nodes):
    return [(node.index, way.target) for node in nodes for way in node.ways if way.target is not BROKEN]


def _nodes(contents, notes):
    if not contents:
        notes.stop("no_nodes")
    if len(contents) > limits.MOST_STEPS:
        notes.stop("too_many_steps", steps=len(contents), most=limits.MOST_STEPS)
    return [_node(index, value, len(contents), notes) for index, value in enumerate(contents)]


def _node(index, value, count, notes):
    place = Place(index)
    content = dict_in(value, "type")
    library, _version = library_of(content)
    if not library:
        notes.cannot_carry("no_type", place)
    is_question = library == h5p_content.QUESTION
    text = text_of(content, notes, place) if library else ""
    ways = _alternatives(content, count, place, notes) if is_question else (_way(value, "", count, place, notes),)
    title = line_of(text_in(dict_in(content, "metadata"), "title"), notes, place)
    return Node(index, title, text, is_question, tuple(ways))


def _alternatives(content, count, place, notes):
    question = dict_in(dict_in(content, "params"), "branchingQuestion")
    alternatives = list_in(question, "alternatives")
    if len(alternatives) > limits.MOST_LINKS:
        notes.stop("too_many_links", place, links=len(alternatives), most=limits.MOST_LINKS)
    for alternative in alternatives:
        text = line_of(text_in(alternative, "text"), notes, place)
        yield _way(alternative, text, count, place, notes)


def _way(value, text, count, place, notes):
    """The way on that a node or an alternative has."""
    feedback = dict_in(value, "feedback")
    if isinstance(feedback.get("endScreenScore"), int | float) and feedback["endScreenScore"]:
        notes.lose("score", place, name=feedback["endScreenScore"])
    if text_in(dict_in(feedback, "image"), "path"):
        notes.lose("media", place, name=feedback["image"]["path"])
    return Way(
        text or line_of(text_in(value, "proceedButtonText"), notes, place),
        _target(value, count, place, notes),
        line_of(text_in(feedback, "title"), notes, place),
        plain_of(text_in(feedback, "subtitle"), notes, place),
    )


def _target(value, count, place, notes):
    """The index of the next node, END or BROKEN. A number in a string is refused, but says where it would lead."""
    wanted = value.get(NEXT) if isinstance(value, dict) else None
    if wanted is None:
        notes.ask("absent_edge", place)
        return END
    if type(wanted) is not int:
        notes.cannot_carry("target_type", place, value=_shortened(wanted))
        if not isinstance(wanted, str) or not NUMBER.fullmatch(wanted):
            return BROKEN
        wanted = int(wanted)
    if wanted >= count:
        notes.cannot_carry("target_range", place, value=wanted, last=count - 1)
    return wanted if wanted >= 0 else END


def _shortened(value):
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _note_losses(scenario, notes):
    scoring = text_in(dict_in(scenario, "scoringOptionGroup"), "scoringOption") or text_in(scenario, "scoringOption")
    if scoring and scoring != "no-score":
        notes.lose("scoring", name=scoring)
    screens = [dict_in(scenario, "startScreen"), *list_in(scenario, "endScreens")]
    for screen in screens:
        for name in ("startScreenImage", "endScreenImage"):
            if path := text_in(dict_in(screen, name), "path"):
                notes.lose("media", name=path)


class _Ends:
    """The end screens as steps: the file's own one, and one for every way on that ends with a feedback of its own."""

    def __init__(self, scenario, file_name, notes):
        self.scenario, self.file_name, self.notes = scenario, file_name, notes
        self.made = {}

    def id_for(self, node, number):
        way = node.ways[number]
        name = (node.index, number) if way.title or way.subtitle else ()
        if name not in self.made:
            self.made[name] = (way.title, way.subtitle) if name else self._default()
        return self._id(name)

    def _id(self, name):
        return made_id(self.file_name, "end", *name)

    def _default(self):
        screens = list_in(self.scenario, "endScreens")
        screen = next(
            (screen for screen in screens if isinstance(screen, dict) and screen.get("contentId") == -1), None
        )
        if screen is None:
            self.notes.lose("default_end")
        elif screen.get("endScreenScore"):
            self.notes.lose("score", name=_shortened(screen["endScreenScore"]))
        title = line_of(text_in(screen, "endScreenTitle"), self.notes, NOWHERE)
        return title, plain_of(text_in(screen, "endScreenSubtitle"), self.notes, NOWHERE)

    def as_nodes(self):
        """[(id, title, text)]"""
        return [(self._id(name), title or reason("end"), text) for name, (title, text) in self.made.items()]


def _steps(nodes, scenario, file_name, notes):
    ids = {node.index: made_id(file_name, "node", node.index) for node in nodes}
    ends = _Ends(scenario, file_name, notes)
    choices = {node.index: _choices(node, ids, ends, file_name) for node in nodes}
    made_ends = ends.as_nodes()
    keys = made_keys([node.title or str(node.index) for node in nodes] + [title for _id, title, _text in made_ends])
    for node in nodes:
        yield Step(
            id=ids[node.index],
            key=keys[node.index],
            kind=QUESTION if node.is_question else INFORMATION,
            title=node.title or keys[node.index],
            text=node.text,
            is_start=node.index == 0,
            choices=choices[node.index],
        )
    for key, (step_id, title, text) in zip(keys[len(nodes) :], made_ends, strict=True):
        yield Step(id=step_id, key=key, kind=OUTCOME, title=title, text=text)


def _choices(node, ids, ends, file_name):
    return tuple(_choice(node, number, ids, ends, file_name) for number in range(len(node.ways)))


def _choice(node, number, ids, ends, file_name):
    way = node.ways[number]
    is_end = way.target is END
    return Choice(
        id=made_id(file_name, "way", node.index, number),
        text=way.text or reason("continue"),
        target=ends.id_for(node, number) if is_end else ids.get(way.target, ""),
        feedback="" if is_end else "\n\n".join(filter(None, (way.title, way.subtitle))),
    )
