"""Who reads the counts, and whom each of them knows by name anyway (definition 16)."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from organisation import access
from organisation.models import Appointment


@dataclass(frozen=True)
class Reader:
    """Somebody who follows up: the units whose pages are open to them (None: all), and whom they know by name there.

    `names` are units whose staff they see, and `heads_of` units whose heads they see because nobody nearer does.
    """

    seen: frozenset | None = None
    names: frozenset = frozenset()
    heads_of: frozenset = frozenset()

    def knows(self, places, headed):
        """Does the reader know how a person of `places` (units for each rule), who heads `headed`, stands?"""
        return not self.heads_of.isdisjoint(headed) or any(not self.names.isdisjoint(units) for units in places)


EVERYBODY = Reader()  # A coordinator of it all, who knows nobody by name.


class Readers:
    """Today's readers of the pages of a date's tree, without administrators. Two queries."""

    def __init__(self, tree, today):
        self.tree = tree
        kinds = (*access.LEADING, "coordinator")
        rows = list(Appointment.objects.on(today).filter(kind__in=kinds).values_list("person_id", "unit_id", "kind"))
        self.headed = {unit for _, unit, kind in rows if kind in access.HEADING}
        self.units_headed = defaultdict(set)  # person -> units
        for person, unit, kind in rows:
            if kind in access.HEADING:
                self.units_headed[person].add(unit)
        self.chains = access.chains_of(sorted(self.headed | tree.nodes.keys()), today)
        self._leading, self._coordinating = defaultdict(set), defaultdict(set)
        for person, unit, kind in rows:
            (self._leading if kind in access.LEADING else self._coordinating)[unit].add(person)

    def heads(self):
        """The ids of the heads and acting heads."""
        return self.units_headed.keys()

    def all(self):
        """Everybody whose knowledge differs; a coordinator of it all first. Worked out once."""
        return self._all

    @cached_property
    def _all(self):
        seen, names = defaultdict(set), defaultdict(set)
        for unit, chain in self.chains.items():
            for above in chain:
                for person in self._leading[above] | self._coordinating[above]:
                    seen[person].add(unit)
            for above in access.seen_from(chain, self.headed):
                for person in self._leading[above]:
                    names[person].add(unit)
        known = {
            Reader(frozenset(seen[person]), frozenset(units), self._heads_below(units))
            for person, units in names.items()
            if self._has_more_to_read(seen[person], units)
        }
        return [EVERYBODY, *sorted(known, key=lambda reader: (len(reader.seen), min(reader.seen)))]

    def _has_more_to_read(self, seen, names):
        """Not when every page that one may open shows its few persons by name."""
        return any(unit in self.tree and (unit not in names or self.tree[unit].children) for unit in seen)

    def _heads_below(self, names):
        """The units directly below one with units below it on the day, whose page tells how the heads below stand."""
        return frozenset(
            unit
            for unit, chain in self.chains.items()
            if len(chain) > 1 and chain[1] in names and chain[1] in self.tree and self.tree[chain[1]].children
        )
