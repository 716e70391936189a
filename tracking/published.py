"""What may be told in counts on one day, the same whoever asks (definition 17)."""

from collections import Counter

from organisation import access
from organisation.models import Appointment
from tracking import reports
from tracking.giveaways import Layer, hide_giveaways
from tracking.readers import Readers
from tracking.sharing import persons_alike, sharing_requirements
from tracking.suppression import hidden_cells


class Published:
    """The figures of every unit of one day, and which of them are hidden. Four queries, and those of each requirement.

    The small cells of the whole tree, and of requirements that share a training, are looked at together: otherwise two
    readers could put their pages together.
    """

    def __init__(self, tree, on, today, definitions):
        self.tree, self.on, self.today, self.definitions = tree, on, today, definitions
        self.readers = Readers(tree, today)
        self.headed = self.readers.headed
        self.staff = reports.employed_by_unit(reports.whole_tree(tree), on=on)
        self._sharing = sharing_requirements(on)
        self._published = {}

    def of(self, requirement):
        """(FiguresOfUnits, Hidden) for one requirement."""
        if requirement.pk not in self._published:
            self._publish(self._sharing.get(requirement.pk, [requirement]))
        return self._published[requirement.pk]

    def _publish(self, requirements):
        """Look at requirements that share a training together."""
        found = [self._figures(requirement) for requirement in requirements]
        layers = [Layer(figures.by_unit, self._small(figures)) for figures in found]
        if len(requirements) > 1:
            persons = persons_alike(requirements, self.definitions, self.readers, on=self.on)
        else:
            persons = self.persons_of(*found)
        hide_giveaways(self.tree, layers, persons, self.definitions.small_cell, self.readers.all())
        for requirement, figures, layer in zip(requirements, found, layers, strict=True):
            self._published[requirement.pk] = figures, layer.hidden()

    def _figures(self, requirement):
        """The figures, with heads told apart: the head above may know them by name."""
        heads = Appointment.objects.on(self.today).filter(kind__in=access.HEADING).values("person")
        return reports.completion_with_overlaps(
            list(self.tree.nodes), requirement, on=self.on, tree=self.tree, staff=self.staff, apart=heads
        )

    def _small(self, figures):
        """What the quick look hides. Known above are heads, and everybody where there is no head."""
        known = {unit: found.own.relevant for unit, found in figures.by_unit.items() if unit not in self.headed}
        for person, units in figures.apart.items():
            if len(units) == 1 and not units.isdisjoint(self.readers.units_headed.get(person, ())):
                (unit,) = units
                known[unit] = known.get(unit, 0) + (unit in self.headed)
        smallest = self.definitions.small_cell
        return hidden_cells(self.tree, figures.by_unit, smallest, overlaps=figures.overlaps, known=known)

    def persons_of(self, figures):
        """{(units, units that the person heads): number} of the relevant persons, as `persons_alike` has it."""
        alike, apart = Counter(), Counter()
        for person, units in figures.apart.items():
            apart.update(units)
            headed = frozenset(self.readers.units_headed.get(person, ()))
            alike[(frozenset(units),), headed] += 1
        for unit, found in figures.by_unit.items():
            if number := found.own.relevant - apart[unit]:
                alike[(frozenset({unit}),), frozenset()] += number
        return alike
