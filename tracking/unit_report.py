"""Everything that a unit's follow-up page shows, for one reader and one date."""

from dataclasses import dataclass, field

from organisation import access
from organisation.models import Employment
from organisation.tree import Tree
from tracking import (
    denominator,
    exemptions,
    horizon,
    measures,
    meetings,
    people,
    reports,
    scenario_counts,
    sentences,
)
from tracking.charts import chart
from tracking.comparison import Comparison, PreviousCut
from tracking.denominator import Decisions
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
    comparison: Comparison | None = None
    meetings_held: int = 0
    meetings_obliged: int = 0


@dataclass
class Section:
    """One requirement."""

    requirement: object
    version: RequirementVersion
    figures: Figures
    hidden: bool
    sentence: str
    sentences: list
    previous: str = ""
    comparison: Comparison | None = None
    exempt_by_reason: dict = field(default_factory=dict)
    measure: object = None
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

    unit: object
    on: object
    node: object
    names: bool
    tree: Tree
    sections: list
    below: int
    held_on: object
    meetings_held: int
    without_meeting: list
    definitions: Definitions
    previous: PreviousCut
    scenarios: list
    meeting: meetings.MeetingRow = meetings.MeetingRow()
    missing_below: list = field(default_factory=list)  # (node, MeetingRow), of the units that the reader may follow up
    want_support: list = field(default_factory=list)

    @property
    def meetings_obliged(self):
        return self.meetings_held + len(self.without_meeting)

    @property
    def smallest(self):
        return self.definitions.small_cell

    @property
    def meeting_sentence(self):
        """What is said of unit meetings: the unit's own, or those of all below."""
        if not self.below:
            return sentences.unit_meeting(self.held_on)
        return sentences.unit_meetings(
            self.meetings_held, self.meetings_obliged, [node.name for node in self.without_meeting]
        )

    @property
    def text(self):
        """The paragraphs for the annual report: one for each requirement, then scenarios, then unit meetings."""
        said = [" ".join(section.sentences) for section in self.sections if section.sentences]
        return [*said, self.scenario_sentence, self.meeting_sentence]

    @property
    def scenario_sentence(self):
        return sentences.scenarios(self.scenarios[-1], self.on)

    @property
    def chart(self):
        """One bar for each requirement whose figures may be shown."""
        return chart([(s.requirement.name, s.figures) for s in self.sections if not s.hidden])


def unit_report(unit, seen, *, on, today, names=True):
    """The report of `unit` for `on`, or None when the unit was not open that day.

    `unit` and `seen` (ids) are what the reader may follow up today (`Unit.objects.seen_by`). With `names` false it is
    what everybody above the nearest head sees, whoever asks: counts, with small cells hidden. Raises Weeded for a day
    whose facts are gone.
    """
    tree = Tree.branch(unit.pk, on)
    if unit.pk not in tree:
        return None
    return _Builder(unit, seen, tree, on, today, names and unit.level == access.NAMES).report()


class _Builder:
    """Reads what all sections share once: the tree, the staff, the meetings."""

    def __init__(self, unit, seen, tree, on, today, names):
        self.unit, self.seen, self.on, self.today = unit, seen, on, today
        self.names = names
        self.leaf = not tree[unit.pk].children
        # What may be told in counts is decided for the whole tree. The persons of one unit need its branch alone.
        self.tree = tree if self._only_names else Tree.on(on)
        self.node = self.tree[unit.pk]
        self.inside = list(tree.subtree(unit.pk))
        self.definitions = Definitions.load()
        horizon.check(on, self.definitions)
        self.meetings = meetings.in_report(self.tree, self.inside, on, self.definitions.meeting_kinds)
        self.held = {pk: row.held_on for pk, row in self.meetings.items() if row.held_on}
        self.placed = people.placed_in(unit, on) if self.names else []
        self.still_here = people.still_placed(unit, today) if self.names else set()
        self.heads = self._heads_below() if self.names and not self.leaf else []
        self.employed = employed_spans([person.pk for person, _ in self.placed + self.heads])
        self.decisions = Decisions(self.employed, on) if self.names else None
        self.published = None if self._only_names else Published(self.tree, on, today, self.definitions)
        self.previous = PreviousCut(unit, on, names=self.names, today=today)

    @property
    def _only_names(self):
        """A unit without units below, seen by its head: everything follows from its few persons."""
        return self.names and self.leaf

    def report(self):
        requirements = list(reports.requirements_on(self.on))
        versions = RequirementVersion.objects.on(self.on).filter(requirement__in=requirements)
        versions = {row.requirement_id: row for row in versions}
        self.people = self._rows_of_people(requirements) if self.names else None
        self.obliged = obliged = [pk for pk in self.inside if self.meetings[pk].obliged]
        self.exempt = exemptions.by_requirement(self.inside, requirements, on=self.on) if self._only_names else {}
        self.measures = measures.of_unit(self.unit, self.on)
        report = UnitReport(
            unit=self.unit,
            on=self.on,
            node=self.node,
            names=self.names,
            tree=self.tree,
            sections=[],
            below=len(self.inside) - 1,
            held_on=self.held.get(self.unit.pk),
            meetings_held=sum(unit in self.held for unit in obliged),
            meeting=self.meetings[self.unit.pk],
            missing_below=self._below_where(lambda row: row.is_missing),
            want_support=self._below_where(lambda row: row.support == meetings.WANTED),
            without_meeting=[self.tree[unit] for unit in obliged if unit not in self.held],
            definitions=self.definitions,
            previous=self.previous,
            scenarios=self._scenarios(),
        )
        for requirement in requirements:
            report.sections.append(self._section(requirement, versions[requirement.pk], report))
        return report

    def _below_where(self, holds):
        """[(node, its MeetingRow)] of the units, here and at any level below, that the reader may follow up."""
        found = [
            (self.tree[pk], self.meetings[pk]) for pk in self.inside if pk in self.seen and holds(self.meetings[pk])
        ]
        return sorted(found, key=lambda pair: pair[0].name)

    def _section(self, requirement, version, report):
        rows, heads = self._people(requirement) if self.names else (None, [])
        if self._only_names:
            figures, below, hidden = people.figures_of(rows), [], False
        else:
            figures, below, hidden = self._counts(requirement)
        shown = [row for row in rows if row.still_here] if self.names else None
        heads_now = {row.person.pk for row in heads}
        reasons = self._reasons(requirement, hidden)
        section = Section(
            requirement=requirement,
            version=version,
            figures=figures,
            hidden=hidden,
            sentence="",
            sentences=[],
            comparison=self.previous.of(requirement),
            exempt_by_reason=(self.exempt.get(requirement.pk) if self._only_names else reasons) or {},
            measure=self.measures.get(requirement.pk),
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
                reasons=reasons,
            ),
            to_come=self.decisions.to_come(requirement, self.still_here | heads_now) if self.names else [],
        )
        section.previous = sentences.previous_cut(section.comparison)
        if not hidden:
            figures, measure = self._sentences(section), sentences.measure(section.measure)
            section.sentences = [text for text in (*figures, measure) if text]
            section.sentence = " ".join(text for text in (*figures, report.meeting_sentence, measure) if text)
        return section

    def _rows_of_people(self, requirements):
        """The rows of the unit's own staff and of the heads directly below, for all requirements, read together."""
        heads = {person.pk for person, _ in self.heads}
        return people.Rows(
            self.placed + self.heads,
            self.unit,
            requirements,
            self.on,
            self.definitions,
            still_here=self.still_here | heads,
            employed=self.employed,
            elsewhere=heads,
        )

    def _people(self, requirement):
        """(rows of the unit's own staff, rows of the heads directly below)."""
        rows = self.people.of(requirement)
        return rows[: len(self.placed)], rows[len(self.placed) :]

    def _reasons(self, requirement, hidden):
        """{reason: number of the exempt}, where it may be told; the head of a unit without units below reads it."""
        if self._only_names:
            return None
        found = exemptions.published_by_reason(self.published, requirement).get(self.unit.pk)
        return None if hidden else found

    def _counts(self, requirement):
        """(figures of the whole, rows below, is the whole hidden?), small cells hidden."""
        found, hidden = self.published.of(requirement)
        everything = found.by_unit
        # A unit that has moved away since is in the total of the day, but its own figures belong to others now.
        rows = [
            self._child_row(child, requirement, everything, hidden)
            for child in self.node.children
            if child in self.seen
        ]
        own = everything[self.unit.pk].own
        if own.employed and not self.leaf:
            concealed = self.unit.pk in hidden.direct and not self.names
            rows.append(Row(self.node, own, concealed, link=False, held_on=self.held.get(self.unit.pk), direct=True))
        whole = everything[self.unit.pk].subtree
        return whole, rows, self.unit.pk in hidden.subtrees or (not self.names and whole.tells_of_the_absent)

    def _child_row(self, child, requirement, everything, hidden):
        figures = everything[child].subtree
        below = set(self.tree.subtree(child)).intersection(self.obliged)
        return Row(
            self.tree[child],
            figures,
            child in hidden.subtrees or figures.tells_of_the_absent,
            link=True,
            held_on=self.held.get(child),
            comparison=self.previous.of_below(requirement, child),
            meetings_held=sum(unit in self.held for unit in below),
            meetings_obliged=len(below),
        )

    def _sentences(self, section):
        """What the section says of its figures: how it is, how it differs below, and how it was."""
        units = None if self.leaf else len(self.inside) - 1
        return [
            sentences.annual_report(
                self.node.name,
                section.figures,
                section.requirement,
                self.on,
                units=units,
                count_leave=self.definitions.count_leave,
                exempt=section.exempt_by_reason,
            ),
            sentences.spread(self._shares(section.rows)),
            section.previous,
        ]

    def _shares(self, rows):
        """The shares of the units directly below, where there are enough units and each one is large enough to tell."""
        below = [row for row in rows if not row.direct]
        smallest = self.definitions.small_cell
        if len(below) < 3 or any(row.hidden or row.figures.relevant < smallest for row in below):
            return []
        return [row.figures.percent for row in below]

    def _scenarios(self):
        """Scenario completions: the units below and the staff placed directly, then the whole (definition 22)."""
        if self._only_names:
            persons = [person.pk for person, _ in self.placed]
            return [scenario_counts.of_persons(self.node, persons, on=self.on)]
        everything, hidden = self.published.scenarios()
        rows = [
            scenario_counts.Row(self.tree[child], everything[child].subtree, child in hidden.subtrees)
            for child in self.node.children
            if child in self.seen
        ]
        own = everything[self.unit.pk].own
        if own.employed and not self.leaf:
            concealed = self.unit.pk in hidden.direct and not self.names
            rows.append(scenario_counts.Row(self.node, own, concealed, direct=True))
        whole = everything[self.unit.pk].subtree
        return [*rows, scenario_counts.Row(self.node, whole, self.unit.pk in hidden.subtrees)]

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
