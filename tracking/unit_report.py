"""Everything that a unit's follow-up page shows, for one reader and one date."""

from dataclasses import dataclass, field

from organisation import access
from organisation.models import Employment
from organisation.tree import Tree
from tracking import denominator, meetings, people, reports, sentences
from tracking.charts import chart
from tracking.comparison import PreviousCut
from tracking.denominator import Decisions
from tracking.exemptions import published_by_reason
from tracking.facts import employed_spans
from tracking.figures import Figures
from tracking.models import Definitions, RequirementVersion
from tracking.published import Published
from tracking.standing import State


@dataclass
class Row:
    """A unit below, or the staff placed directly in the unit, in a table of counts."""

    node: object
    figures: Figures
    hidden: bool
    link: bool
    held_on: object = None
    direct: bool = False


@dataclass
class Section:
    """One requirement."""

    requirement: object
    version: RequirementVersion
    figures: Figures
    hidden: bool
    sentence: str
    previous: str = ""
    rows: list = field(default_factory=list)
    people: list | None = None
    heads_below: list = field(default_factory=list)
    heads_exempt: list = field(default_factory=list)
    gone: int = 0
    terms: list = field(default_factory=list)
    to_come: list = field(default_factory=list)

    @property
    def unfinished(self):
        """Relevant persons not completed, those due first on top."""
        left = [row for row in self.people if row.standing.relevant and row.standing.state != State.COMPLETED]
        return sorted(left, key=lambda row: (row.standing.due is None, row.standing.due, row.person.sorting_name))

    @property
    def finished(self):
        return [row for row in self.people if row.standing.state == State.COMPLETED]


@dataclass
class UnitReport:
    """The page: a unit as it stood on the day, and a section for each requirement."""

    node: object
    names: bool
    sections: list
    below: int
    held_on: object
    meetings_held: int
    meetings_obliged: int
    smallest: int

    @property
    def chart(self):
        """One bar for each requirement whose figures may be shown."""
        return chart([(s.requirement.name, s.figures) for s in self.sections if not s.hidden])


def unit_report(unit, seen, *, on, today):
    """The report of `unit` for `on`, or None when the unit was not open that day.

    `unit` and `seen` (ids) are what the reader may follow up today (`Unit.objects.seen_by`).
    """
    tree = Tree.on(on)
    if unit.pk not in tree:
        return None
    return _Builder(unit, seen, tree, on, today).report()


class _Builder:
    """Reads what all sections share once: the tree, the staff, the meetings."""

    def __init__(self, unit, seen, tree, on, today):
        self.unit, self.seen, self.tree, self.on, self.today = unit, seen, tree, on, today
        self.names = unit.level == access.NAMES
        self.node = tree[unit.pk]
        self.leaf = not self.node.children
        self.inside = list(tree.subtree(unit.pk))
        self.held = meetings.last_held(self.inside, on)
        self.definitions = Definitions.load()
        self.placed = people.placed_in(unit, on) if self.names else []
        self.still_here = people.still_placed(unit, today) if self.names else set()
        self.heads = self._heads_below() if self.names and not self.leaf else []
        self.employed = employed_spans([person.pk for person, _ in self.placed + self.heads])
        self.decisions = Decisions(self.employed, on) if self.names else None
        self.published = None if self._only_names else Published(tree, on, today, self.definitions)
        self.previous = PreviousCut(unit, on, names=self.names, today=today)

    @property
    def _only_names(self):
        """A unit without units below, seen by its head: everything follows from its few persons."""
        return self.names and self.leaf

    def report(self):
        requirements = list(reports.requirements_on(self.on))
        versions = RequirementVersion.objects.on(self.on).filter(requirement__in=requirements)
        versions = {row.requirement_id: row for row in versions}
        obliged = meetings.obliged(self.tree, self.inside, self._is_staffed())
        report = UnitReport(
            node=self.node,
            names=self.names,
            sections=[],
            below=len(self.inside) - 1,
            held_on=self.held.get(self.unit.pk),
            meetings_held=sum(unit in self.held for unit in obliged),
            meetings_obliged=len(obliged),
            smallest=self.definitions.small_cell,
        )
        for requirement in requirements:
            report.sections.append(self._section(requirement, versions[requirement.pk], report))
        return report

    def _is_staffed(self):
        """A function that says whether a unit has anybody employed on the day."""
        rows = Employment.objects.on(self.on).filter(unit__in=self.inside)
        staffed = set(rows.values_list("unit_id", flat=True).distinct())
        return staffed.__contains__

    def _section(self, requirement, version, report):
        rows, heads = self._people(requirement) if self.names else (None, [])
        if self._only_names:
            figures, below, hidden = people.figures_of(rows), [], False
        else:
            figures, below, hidden = self._counts(requirement)
        shown = [row for row in rows if row.still_here] if self.names else None
        heads_now = {row.person.pk for row in heads}
        return Section(
            requirement=requirement,
            version=version,
            figures=figures,
            hidden=hidden,
            sentence="" if hidden else self._sentence(figures, requirement, report),
            previous=sentences.previous_cut(self.previous.of(requirement)),
            rows=below,
            people=shown,
            heads_below=[row for row in heads if row.standing.relevant],
            heads_exempt=self.decisions.exempt_among(heads, requirement) if heads else [],
            gone=_covered(rows) - _covered(shown) if self.names else 0,
            terms=denominator.terms(
                figures,
                hidden=hidden,
                rows=rows,
                decided=self.decisions and self.decisions.of(requirement),
                places=below,
                reasons=self._reasons(requirement, hidden),
            ),
            to_come=self.decisions.to_come(requirement, self.still_here | heads_now) if self.names else [],
        )

    def _people(self, requirement):
        """(rows of the unit's own staff, rows of the heads directly below), read together."""
        heads = {person.pk for person, _ in self.heads}
        rows = people.rows_of(
            self.placed + self.heads,
            self.unit,
            requirement,
            self.on,
            self.definitions,
            still_here=self.still_here | heads,
            employed=self.employed,
            elsewhere=heads,
        )
        return rows[: len(self.placed)], rows[len(self.placed) :]

    def _reasons(self, requirement, hidden):
        """{reason: number of the exempt}, where it may be told; the head of a unit without units below reads it."""
        if self._only_names:
            return None
        found = published_by_reason(self.published, requirement).get(self.unit.pk)
        return None if hidden else found

    def _counts(self, requirement):
        """(figures of the whole, rows below, is the whole hidden?), small cells hidden."""
        found, hidden = self.published.of(requirement)
        everything = found.by_unit
        # A unit that has moved away since is in the total of the day, but its own figures belong to others now.
        rows = [self._child_row(child, everything, hidden) for child in self.node.children if child in self.seen]
        own = everything[self.unit.pk].own
        if own.employed and not self.leaf:
            concealed = self.unit.pk in hidden.direct and not self.names
            rows.append(Row(self.node, own, concealed, link=False, held_on=self.held.get(self.unit.pk), direct=True))
        return everything[self.unit.pk].subtree, rows, self.unit.pk in hidden.subtrees

    def _child_row(self, child, everything, hidden):
        figures = everything[child].subtree
        # With nobody relevant, the exempt and those on leave would be all that is told.
        tells_of_the_absent = not figures.relevant and figures.exempt + figures.on_leave > 0
        return Row(
            self.tree[child],
            figures,
            child in hidden.subtrees or tells_of_the_absent,
            link=True,
            held_on=self.held.get(child),
        )

    def _sentence(self, figures, requirement, report):
        if self.leaf:
            meeting, units = sentences.unit_meeting(report.held_on), None
        else:
            meeting = sentences.unit_meetings(report.meetings_held, report.meetings_obliged)
            units = report.below
        return sentences.annual_report(
            self.node.name,
            figures,
            requirement,
            self.on,
            units=units,
            count_leave=self.definitions.count_leave,
            meeting=meeting,
        )

    def _heads_below(self):
        """The heads of the units directly below, whom nobody nearer sees by name."""
        persons = {person for _, person in access.heads_directly_below([self.unit.pk], self.today)}
        own = {person.pk for person, _ in self.placed}
        rows = Employment.objects.on(self.on).filter(person__in=persons - own).select_related("person", "job_role")
        found = {row.person_id: (row.person, row.job_role.title) for row in rows}
        return sorted(found.values(), key=lambda pair: pair[0].sorting_name)


def _covered(rows):
    """How many of the persons the requirement covers."""
    return sum(row.standing.state != State.OUTSIDE for row in rows)
