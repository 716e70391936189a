"""The whole picture: every text broken into lines, every line and outline a path, ready for the template."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scenarios.document import OUTCOME
from scenarios.drawing import edges, nodes
from scenarios.drawing.edges import Edge
from scenarios.drawing.nodes import Node
from scenarios.drawing.parts import Sign
from scenarios.drawing.words import VERDICTS, kind_in_words, name_of, problems_by_step
from scenarios.layout import lay_out
from scenarios.layout.grid import UP
from scenarios.layout.levels import targets_of

REM = 15  # Pixels that count as one rem, so that the picture grows with the reader's text.


@dataclass(frozen=True)
class Drawing:
    """The picture. `name` begins the ids in the page; `key`: [(Sign, in words)] of the verdicts that occur.

    `divider`: the height at which the steps that cannot be reached begin, or None.
    """

    name: str
    title: str
    summary: str
    language: str
    width: int
    height: int
    nodes: list[Node]
    edges: list[Edge]
    key: list[tuple[Sign, str]]
    divider: int | None

    @property
    def width_rem(self):
        return _rem(self.width)

    @property
    def height_rem(self):
        return _rem(self.height)

    @property
    def start_rem(self):
        """The middle of the step that comes first, which a narrow window shows first."""
        return _rem(self.nodes[0].x + self.nodes[0].w / 2)

    @property
    def has_links(self):
        """An image may hold nothing that one can follow: with links it is a group of them."""
        return any(node.href for node in self.nodes)

    @property
    def leads_back(self):
        return any(edge.form == UP for edge in self.edges)


def _rem(pixels):
    return f"{pixels / REM:.2f}rem"


def draw(scenario, *, problems=(), weights=None, marks=None, href=None, name="graph"):
    """The Drawing of a scenario.

    `problems`: each with `code`, `is_error` and the id of its `step`, if it has one. `weights`: {choice id: how large
    a share chose it, as per cent or as text}. `marks`: {step id: a few words at its foot}. `href(step)`: where a step
    links to.
    """
    weights, found = weights or {}, problems_by_step(problems)
    notes = {step.id: nodes.notes_on(step, found, marks or {}) for step in reversed(scenario.steps)}
    layout = lay_out(
        scenario,
        step_size=lambda step: nodes.size_of(step, notes[step.id]),
        label_size=lambda choice: edges.size_of(choice, weights.get(choice.id)),
    )
    return Drawing(
        name=name,
        title=_("Graph of the scenario %(title)s") % {"title": scenario.title},
        summary=_summary(scenario, layout),
        language=scenario.language,
        width=layout.width,
        height=layout.height,
        nodes=_nodes(scenario, layout, notes, href),
        edges=_edges(scenario, layout, weights, href),
        key=_key(scenario),
        divider=layout.divider,
    )


def _nodes(scenario, layout, notes, href):
    """In reading order, which is that in which one tabs through them."""
    boxes = {box.place: box for box in layout.boxes}
    return [
        nodes.node_of(step, number, boxes[place], notes[step.id], href(step) if href else "")
        for number, place in enumerate(layout.order, start=1)
        for step in [scenario.steps[place]]
    ]


def _edges(scenario, layout, weights, href):
    names = {place: name_of(number, scenario.steps[place]) for number, place in enumerate(layout.order, start=1)}
    targets, drawn = targets_of(scenario), []
    for route in layout.routes:
        choice = scenario.steps[route.place].choices[route.number]
        target = scenario.by_id.get(choice.target)
        ends = names[route.place], names.get(targets.get(choice.target))
        link = href(target) if href and target else ""
        drawn.append(edges.edge_of(choice, route, weights.get(choice.id), ends, link))
    return drawn


def _key(scenario):
    used = {choice.verdict for step in scenario.steps for choice in step.choices}
    used.update(step.verdict for step in scenario.steps if step.kind == OUTCOME)
    return [(Sign(0, 0, verdict), words) for verdict, words in VERDICTS.items() if verdict in used]


def _summary(scenario, layout):
    """How much of what there is, for those who do not see the picture."""
    steps, choices = len(scenario.steps), len(layout.routes)
    kinds = Counter(kind_in_words(step) for step in scenario.steps)
    said = [
        ngettext("%(number)s step", "%(number)s steps", steps) % {"number": steps},
        ngettext("%(number)s choice", "%(number)s choices", choices) % {"number": choices},
        *(f"{kind}: {number}" for kind, number in kinds.items()),
    ]
    return _("%(counts)s. The list says the same in words.") % {"counts": ", ".join(said)}
