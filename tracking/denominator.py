"""How a figure opens: employed − outside − exempt − on leave = relevant, of which added (definitions 3 and 5–8).

Each term opens to the names of a unit's own staff for those who see them, and to counts for the units below. Why
somebody is on leave is known to nobody here.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from organisation.models import FAR
from tracking.models import Relevance, RelevanceKind, RelevanceReason
from tracking.standing import State

TERMS = ("employed", "outside", "exempt", "on_leave", "relevant", "added")


@dataclass(frozen=True)
class Named:
    """A person in an opened term, and the decision that put the person there."""

    row: object
    decision: Relevance | None = None


@dataclass
class Term:
    """One figure of the sum, None where it is hidden, and what it opens to.

    `people` is None for those who see counts only; `gone` is how many may not be named, `places` are the units below.
    """

    key: str
    number: int | None
    people: list | None = None
    gone: int = 0
    places: list = field(default_factory=list)
    reasons: list = field(default_factory=list)

    @property
    def opens(self):
        """Is there anything inside?"""
        return self.number != 0 and bool(self.people or self.gone or self.places or self.reasons)


class Decisions:
    """The additions and exemptions of some persons (ids) that hold on a day or later. One query."""

    def __init__(self, persons, on):
        self.on, self.found = on, defaultdict(list)
        rows = Relevance.objects.touching(on, FAR).filter(person__in=persons).select_related("person", "decided_by")
        for row in rows.order_by("starts_on", "pk"):
            self.found[row.requirement_id].append(row)

    def of(self, requirement):
        """{(person, kind): the first decision that holds on the day}."""
        found = {}
        for row in self.found[requirement.pk]:
            if row.starts_on <= self.on:
                found.setdefault((row.person_id, row.kind), row)
        return found

    def exempt_among(self, rows, requirement):
        """Those of the rows who are exempt, each Named with the decision."""
        decided = self.of(requirement)
        exempt = [row for row in rows if row.standing.state == State.EXEMPT]
        return [Named(row, decided.get((row.person.pk, RelevanceKind.EXEMPT))) for row in exempt]

    def to_come(self, requirement, shown):
        """The decisions that begin later, about the persons (ids) who may be named."""
        return [row for row in self.found[requirement.pk] if row.starts_on > self.on and row.person_id in shown]


KINDS = {"exempt": RelevanceKind.EXEMPT, "added": RelevanceKind.ADDED}


def terms(figures, *, hidden, rows, decided, places, reasons):
    """The Terms of one requirement.

    `rows` of the unit's own staff (None: counts only) open to names, with what `Decisions` says was `decided`;
    `places` below open to counts. When the figures are `hidden`, the relevant are told, and names to those who see
    them.
    """
    found = []
    for key in TERMS:
        shown = not hidden or key == "relevant"
        if not shown and rows is None:
            continue
        term = Term(key, getattr(figures, key) if shown else None)
        if shown:
            term.places = [_place(row, key) for row in places]
        if rows is not None:
            inside = [row for row in rows if _is_in(row, key)]
            term.people = [Named(row, decided.get((row.person.pk, KINDS.get(key)))) for row in inside if row.still_here]
            term.gone = len(inside) - len(term.people)
        if key == "exempt" and reasons:
            term.reasons = [(RelevanceReason(one).label, number) for one, number in sorted(reasons.items())]
        found.append(term)
    return found


def _is_in(row, key):
    """Is the person counted in the term, in the unit's own figures?"""
    if key == "employed":
        return True
    if key == "added":
        return row.added and row.standing.relevant
    return row.standing.relevant if key == "relevant" else row.standing.state == State(key)


def _place(row, key):
    """(name, number or None where it is hidden) of a unit below, or of the staff placed directly."""
    name = _("Placed directly in %(unit)s") % {"unit": row.node.name} if row.direct else row.node.name
    return name, None if row.hidden and key != "relevant" else getattr(row.figures, key)
