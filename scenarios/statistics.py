"""How a version of a scenario is played, in counts, for coordinators (definitions 16, 17 and 21): nothing per person.

Each person counts once in each version, by the first run through it and the first answer at each step. What is told
ends with the last day of a month, so that nobody can watch one person come in. Persons belong to one group each, and
a group that is too small is not told of, nor what gives it away. Only `tallies_of` reads persons, to count them.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time
from fractions import Fraction
from functools import cached_property

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from organisation.models import Employment, UnitKind
from organisation.spans import ONE_DAY
from scenarios.document import OUTCOME, Choice, Step
from scenarios.drawing.words import verdict_in_words
from scenarios.layout.levels import levels_of
from scenarios.models import Run, RunEvent
from scenarios.way import replay
from tracking.figures import percent
from tracking.sentences import in_per_cent

GROUPING = (UnitKind.DIVISION, UnitKind.ADMINISTRATION)
OTHERS, WHOLE = "-", ""  # Beside the codes of units, which begin with a letter or a digit.


def last_day(today):
    """The day that the figures end with: the last one of the month before."""
    return today.replace(day=1) - ONE_DAY


# Groups: which part of the organisation somebody belongs to.


def group_of(tree, unit):
    """The code of the nearest division or administration, the unit itself or above it; OTHERS when there is none."""
    return next((tree[one].code for one in tree.chain(unit) if tree[one].kind in GROUPING), OTHERS)


def group_names(tree, units=None):
    """{group: its name} by name: those of the `units` (ids), or with None all of them, OTHERS last."""
    nodes = [node for node in tree.nodes.values() if node.kind in GROUPING and (units is None or node.unit_id in units)]
    names = {node.code: _name(tree, node) for node in sorted(nodes, key=lambda node: (node.name, node.code))}
    return names if units is not None else names | {OTHERS: _("Others")}


def _name(tree, node):
    """An administration with divisions is, as a group, what is left of it."""
    below = (tree[unit].kind for unit in tree.subtree(node.unit_id) if unit != node.unit_id)
    return _("%(unit)s, outside its divisions") % {"unit": node.name} if set(below) & set(GROUPING) else node.name


# Counting


@dataclass
class Tally:
    """Persons of one group, counted. The keys are the ids of steps, or of choices in `chosen`.

    `answered`: who answered the step. `chosen`: whose first answer it was. `changed`: who answered the step otherwise
    later on. `stopped`: who had not come further than the step. `ended`: who reached the outcome before any other.
    """

    began: int = 0
    answered: Counter = field(default_factory=Counter)
    chosen: Counter = field(default_factory=Counter)
    changed: Counter = field(default_factory=Counter)
    stopped: Counter = field(default_factory=Counter)
    ended: Counter = field(default_factory=Counter)

    def count(self, scenario, events):
        """Add one person by the first run: (position, step id, choice id) in the order in which they were stored."""
        first = {}
        for _position, step, choice in events:
            first.setdefault(step, choice)
        self.began += 1
        self.answered.update(first.keys())
        self.chosen.update(first.values())
        self.changed.update({step for _position, step, choice in events if first[step] != choice})
        if outcome := _first_outcome(scenario, events):
            self.ended[outcome] += 1
        else:
            self.stopped[replay(scenario, events).here.id] += 1

    def add(self, other):
        """Add the counts of a group that shares no person with this one."""
        self.began += other.began
        for name in ("answered", "chosen", "changed", "stopped", "ended"):
            getattr(self, name).update(getattr(other, name))


def _first_outcome(scenario, events):
    """The id of the outcome that was reached before any other, or None.

    No answer stands on the way after an outcome, so that one is reached by the choice that leads to it and no other.
    """
    targets = (scenario.choice_by_id[choice][1].target for _position, _step, choice in events)
    return next((target for target in targets if scenario.by_id[target].kind == OUTCOME), None)


def tallies_of(version, tree, on):
    """{group: Tally} of every group of `tree`, that of the day `on`, by what was stored by its end. Three queries."""
    until = timezone.make_aware(datetime.combine(on + ONE_DAY, time.min))
    runs = _first_runs(version, until)
    events, groups = _events(runs, until), _groups(runs, tree, on)
    found = {group: Tally() for group in group_names(tree)}
    for run, person in runs.values_list("pk", "person_id"):
        found[groups.get(person, OTHERS)].count(version.scenario, events[run])
    return found


def _first_runs(version, until):
    """The first run of each person through the version; of two begun at once, the one with the lower id."""
    before = Q(started_at__lt=OuterRef("started_at")) | Q(started_at=OuterRef("started_at"), pk__lt=OuterRef("pk"))
    earlier = Run.objects.filter(before, version=version, person=OuterRef("person"))
    return Run.objects.filter(~Exists(earlier), version=version, started_at__lt=until)


def _events(runs, until):
    """{run: [(position, step id, choice id)]}."""
    found = defaultdict(list)
    rows = RunEvent.objects.filter(run__in=runs, at__lt=until).order_by("run", "seq")
    for run, position, step, choice in rows.values_list("run_id", "position", "step", "choice"):
        found[run].append((position, str(step), str(choice)))
    return found


def _groups(runs, tree, on):
    """{person: group} by the main placement of the day: the largest share, then the earliest."""
    rows = Employment.objects.on(on).filter(person__in=runs.values("person"))
    groups = {}
    for person, unit in rows.order_by("-share", "starts_on", "pk").values_list("person_id", "unit_id"):
        groups.setdefault(person, group_of(tree, unit))
    return groups


# What may be told


def hidden_groups(sizes, smallest, before=frozenset()):
    """Those of the groups that may not be told of, WHOLE among them when not even all together may.

    `sizes` is {group: number of persons}, no person in two. Hidden are groups of 1 to `smallest` − 1, those hidden
    `before`, and then the next smallest one, until those hidden are together nobody or at least `smallest`: they are
    what is left when the others are taken away from all.
    """
    if WHOLE in before or 0 < sum(sizes.values()) < smallest:
        return frozenset({WHOLE, *sizes})
    hidden = set(before) | {group for group, number in sizes.items() if 0 < number < smallest}
    for group in sorted((group for group in sizes if sizes[group]), key=lambda group: (sizes[group], group)):
        if not 0 < sum(sizes[one] for one in hidden) < smallest:
            break
        hidden.add(group)
    return frozenset(hidden)


@dataclass(frozen=True)
class Figure:
    """`number` of `whole` persons; None when it is hidden."""

    number: int | None = None
    whole: int | None = None

    @property
    def is_hidden(self):
        return self.whole is None

    @property
    def percent(self):
        """None when it is hidden, and of nobody (definition 21)."""
        return None if self.is_hidden else percent(self.number, self.whole)

    @property
    def in_number(self):
        return _("hidden") if self.is_hidden else str(self.number)

    @property
    def in_whole(self):
        return _("hidden") if self.is_hidden else str(self.whole)

    @property
    def in_share(self):
        if self.is_hidden:
            return _("hidden")
        return in_per_cent(self.percent) if self.whole else "–"


HIDDEN = Figure()


@dataclass(frozen=True)
class AtStep:
    """A figure at a step; `place` is its number in the picture and in the list."""

    place: int
    step: Step
    figure: Figure


@dataclass(frozen=True)
class Decision:
    """A step with a choice to make. `choices`: [(Choice, Figure)]; `mistakes`: first answers wrong or dangerous."""

    place: int
    step: Step
    choices: list[tuple[Choice, Figure]]
    mistakes: Figure
    changed: Figure

    @property
    def rows(self):
        """[(Choice, its verdict in words, Figure)]."""
        return [(choice, verdict_in_words(choice.verdict), figure) for choice, figure in self.choices]

    @property
    def can_go_wrong(self):
        return any(choice.is_mistake for choice, _figure in self.choices)


@dataclass(frozen=True)
class GroupReport:
    """What is told of one group. Outcomes and stops are shares of those who began."""

    ended: Figure
    decisions: list[Decision]
    stops: list[AtStep]
    outcomes: list[AtStep]

    @property
    def is_hidden(self):
        return self.ended.is_hidden

    @property
    def stops_of_some(self):
        """The steps where somebody stopped."""
        return [one for one in self.stops if one.figure.number]

    @property
    def pitfalls(self):
        """The decisions that somebody took and where one can go wrong, most often first; those hidden last."""
        found = [one for one in self.decisions if one.can_go_wrong and one.mistakes.whole != 0]
        return sorted(found, key=_how_often)


def _how_often(decision):
    found = decision.mistakes
    return (1, 0) if found.is_hidden else (0, -Fraction(found.number, found.whole))


class Published:
    """What may be told of each group of a version, the same whoever asks, so that readers cannot put pages together.

    A group that is hidden among those who began is hidden at every step: even that nobody of it came there would tell.
    """

    def __init__(self, scenario, tallies, smallest):
        self.scenario, self.smallest = scenario, smallest
        self._tallies = tallies | {WHOLE: Tally()}
        for tally in tallies.values():
            self._tallies[WHOLE].add(tally)
        self.hidden = hidden_groups({group: tally.began for group, tally in tallies.items()}, smallest)
        self.hidden_at = {step.id: self._hidden_at(step.id, tallies) for step in scenario.steps}

    def _hidden_at(self, step, tallies):
        sizes = {group: tally.answered[step] for group, tally in tallies.items()}
        return hidden_groups(sizes, self.smallest, self.hidden)

    def of(self, group):
        """The GroupReport of a group, or of WHOLE."""
        tally = self._tallies[group]
        steps = self._steps
        shown = HIDDEN if self._is_small_somewhere(group) else None
        return GroupReport(
            ended=self._of_begun(group, tally.ended.total()),
            decisions=[self._decision(group, place, step) for place, step in steps if len(step.choices) > 1],
            stops=[
                AtStep(place, step, shown or self._of_begun(group, tally.stopped[step.id]))
                for place, step in steps
                if step.kind != OUTCOME
            ],
            outcomes=[
                AtStep(place, step, shown or self._of_begun(group, tally.ended[step.id]))
                for place, step in steps
                if step.kind == OUTCOME
            ],
        )

    def _is_small_somewhere(self, group):
        """Have few of the group come to a decision? Then where they stopped or ended would tell what they chose."""
        answered = self._tallies[group].answered
        decisions = (step for step in self.scenario.steps if len(step.choices) > 1)
        return any(0 < answered[step.id] < self.smallest or group in self.hidden_at[step.id] for step in decisions)

    @cached_property
    def _steps(self):
        """[(number, Step)] as one reads them, in the picture too."""
        places = levels_of(self.scenario).reading_order
        return [(number, self.scenario.steps[place]) for number, place in enumerate(places, start=1)]

    def _of_begun(self, group, number):
        return HIDDEN if group in self.hidden else Figure(number, self._tallies[group].began)

    def _decision(self, group, place, step):
        tally, is_hidden = self._tallies[group], group in self.hidden_at[step.id]

        def figure(number):
            return HIDDEN if is_hidden else Figure(number, tally.answered[step.id])

        return Decision(
            place,
            step,
            choices=[(choice, figure(tally.chosen[choice.id])) for choice in step.choices],
            mistakes=figure(sum(tally.chosen[choice.id] for choice in step.choices if choice.is_mistake)),
            changed=figure(tally.changed[step.id]),
        )


# As rows of a file

COLUMNS = (
    gettext_lazy("Version"),
    gettext_lazy("As of"),
    gettext_lazy("Unit code"),
    gettext_lazy("Unit"),
    gettext_lazy("What is counted"),
    gettext_lazy("Step"),
    gettext_lazy("Heading"),
    gettext_lazy("Choice"),
    gettext_lazy("Number"),
    gettext_lazy("Of"),
    pgettext_lazy("of answers", "Share, per cent"),
)


def as_rows(version, published, names, on):
    """A heading, and for each of the groups in `names` ({group: name}) every figure that the page shows."""
    hidden = _("hidden")
    yield [str(column) for column in COLUMNS]
    for group, name in names.items():
        for what, step, choice, figure in _lines(published.of(group)):
            place = [step.key, step.title] if step else ["", ""]
            told = [hidden] * 3 if figure.is_hidden else [figure.number, figure.whole, figure.percent]
            yield [version.number, on.isoformat(), "" if group == OTHERS else group, name, what, *place, choice, *told]


def _lines(report):
    """(what is counted, step or None, text of a choice or nothing, figure)."""
    yield _("Reached an outcome"), None, "", report.ended
    for one in report.decisions:
        for choice, figure in one.choices:
            yield _("First answer"), one.step, choice.text, figure
        if one.can_go_wrong:
            yield _("First answer wrong or dangerous"), one.step, "", one.mistakes
        yield _("Answered otherwise later"), one.step, "", one.changed
    for one in report.stops:
        yield _("Went no further"), one.step, "", one.figure
    for one in report.outcomes:
        yield _("Outcome reached first"), one.step, "", one.figure
