"""What a reader can work out: every page the reader may open, and then every small population, exhaustively.

Nothing here is shared with what hides the cells: rows of figures come from the pages, who counts in them from the
town's own list, and whether a population can be derived from the kernel of the matrix of what is published.
"""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from unittest.mock import patch

from organisation.models import Unit
from tests.factories.small_towns import ON, TODAY
from tracking import unit_report
from tracking.published import Published
from tracking.report_document import document_of
from tracking.standing import State

FEW = 5
RELEVANT = (State.COMPLETED, State.IN_PROGRESS, State.NOT_STARTED)


@dataclass
class Read:
    """What a reader has read for requirements that share a training: groups (sets of persons), and who was named."""

    shown: set
    known: set


@dataclass(frozen=True)
class Figure:
    """One row of a report: X of Y, where X is None if it is hidden."""

    unit: str
    requirement: str
    scope: str
    relevant: int
    completed: int | None


@dataclass
class Search:
    """The outcome for one town."""

    readers: int = 0
    tried: int = 0
    figures: int = 0
    hidden: int = 0
    leaks: list = None


def search(town):
    """Let everybody read all they may, and look for every 1 to 4 persons whose figure follows for someone."""
    found = Search(leaks=[])
    with patch.object(unit_report, "Published", _remembered()):
        for reader in town.readers():
            read = _read(town, reader.user, found)
            found.readers += 1
            for numbers in town.sharing():
                shown = set().union(*(read[number].shown for number in numbers))
                known = set().union(*(read[number].known for number in numbers))
                tried, leaks = small_populations(shown, known)
                found.tried += tried
                found.leaks += [(reader.user.username, numbers, sorted(who)) for who in leaks]
    return found


def _remembered():
    """The figures of a day are the same for all, so they are made once for a town."""
    made = {}

    def published(tree, on, today, definitions):
        if on not in made:
            made[on] = Published(tree, on, today, definitions)
        return made[on]

    return published


def _read(town, user, found):
    """{number of a requirement: Read}; also compares what is shown with the town's own list."""
    units = {unit.code: unit for unit in Unit.objects.seen_by(user, on=TODAY)}
    seen = {unit.pk for unit in units.values()}
    place = {person.user.pk: number for number, person in enumerate(town.people)}
    number_of = {rule.key: number for number, rule in enumerate(town.rules)}
    read = defaultdict(lambda: Read(set(), set()))
    for unit in units.values():
        report = unit_report.unit_report(unit, seen, on=ON, today=TODAY)
        for section in report.sections:
            known = read[number_of[section.requirement.key]].known
            for row in (section.people or []) + section.heads_below:
                if row.standing.state in RELEVANT:
                    known.add(place[row.person.pk])
        for row in figures_in(document_of(report, today=TODAY)):
            number = number_of[row.requirement]
            group = town.counted(number, town.below(row.unit) if row.scope == "subtree" else {row.unit})
            assert row.relevant == len(group), (row, group)
            found.figures += 1
            if row.completed is None:
                found.hidden += 1
                continue
            done = {one for one in group if town.people[one].done & town.rules[number].accepted}
            assert row.completed == len(done), (row, done)
            read[number].shown.add(group)
    return read


def figures_in(document):
    """Every Figure of a report's document, from which all files are made."""
    unit, kind = document["unit"]["code"], "subtree" if document["units_below"] else "own"
    for requirement in document["requirements"]:
        for row in requirement["rows"]:
            yield _figure(row["code"], requirement["key"], row["scope"], row)
        yield _figure(unit, requirement["key"], kind, requirement)


def _figure(unit, requirement, scope, row):
    assert (row["figures"] is None) == row["hidden"]
    return Figure(unit, requirement, scope, row["relevant"], None if row["hidden"] else row["figures"]["completed"])


def small_populations(shown, known):
    """(number of populations tried, those of 1 to 4 persons who can be derived), out of those who are not known.

    Persons whom every figure counts alike cannot be told apart, so they are taken together.
    """
    groups = [group - known for group in shown if group - known]
    alike = defaultdict(set)
    for person in frozenset().union(*groups):
        alike[tuple(person in group for group in groups)].add(person)
    atoms = sorted(alike.values(), key=lambda atom: (len(atom), min(atom)))
    kernel = _kernel([[int(atom <= group) for atom in atoms] for group in groups], len(atoms))
    tried, found = 0, []
    small = [(atom, tuple(row[place] for row in kernel)) for place, atom in enumerate(atoms) if len(atom) < FEW]
    for who, sums in _unions(small, len(kernel)):
        tried += 1
        if not any(sums):  # At right angles to the whole kernel: a combination of what is shown.
            found.append(who)
    return tried, found


def _unions(atoms, width):
    """Every union of atoms with 1 to 4 persons, and the sum of their vectors."""
    waiting = [(frozenset(), (0,) * width, 0)]
    while waiting:
        who, sums, following = waiting.pop()
        if who:
            yield who, sums
        for place in range(following, len(atoms)):
            atom, vector = atoms[place]
            if len(who) + len(atom) >= FEW:
                break  # They stand in order of size.
            added = tuple(map(int.__add__, sums, vector)) if width else ()
            waiting.append((who | atom, added, place + 1))


def _kernel(rows, width):
    """A basis, in whole numbers, of all vectors that every row is at right angles to."""
    echelon = {}
    for row in rows:
        left = list(map(Fraction, row))
        for pivot, other in echelon.items():
            if factor := left[pivot]:
                left = [value - factor * less for value, less in zip(left, other, strict=True)]
        pivot = next((place for place, value in enumerate(left) if value), None)
        if pivot is None:
            continue
        left = [value / left[pivot] for value in left]
        for key, other in echelon.items():
            if factor := other[pivot]:
                echelon[key] = [value - factor * less for value, less in zip(other, left, strict=True)]
        echelon[pivot] = left
    basis = []
    for free in range(width):
        if free not in echelon:
            vector = [Fraction(0)] * width
            vector[free] = Fraction(1)
            for pivot, row in echelon.items():
                vector[pivot] = -row[free]
            scale = lcm(*(value.denominator for value in vector))
            basis.append([int(value * scale) for value in vector])
    return basis
