"""What may be told in counts on one day, the same whoever asks (definition 17)."""

from collections import Counter

from organisation import access
from organisation.models import Appointment
from tracking import reports, scenario_counts
from tracking.giveaways import Layer, hide_giveaways
from tracking.readers import Readers
from tracking.relevant import relevant_placements
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
        scope = reports.whole_tree(tree)
        self.staff = reports.employed_by_unit(scope, on=on)
        self.meeting = self.staff.meeting(scope, tree)
        self._sharing = sharing_requirements(on)
        self._published = {}

    def of(self, requirement):
        """(FiguresOfUnits, Hidden) for one requirement."""
        if requirement.pk not in self._published:
            self._publish(self._sharing.get(requirement.pk, [requirement]))
        return self._published[requirement.pk]

    def _publish(self, requirements):
        """Look at requirements that share a training together."""
        by_pk = reports.completion_of(
            requirements,
            list(self.tree.nodes),
            on=self.on,
            tree=self.tree,
            staff=self.staff,
            definitions=self.definitions,
        )
        found = [by_pk[requirement.pk] for requirement in requirements]
        if len(requirements) > 1:
            persons = persons_alike(requirements, self.definitions, self.readers, on=self.on)
        else:
            persons = self.persons_of(requirements, *found)
        layers = [Layer(figures.by_unit, self._small(place, figures, persons)) for place, figures in enumerate(found)]
        hide_giveaways(self.tree, layers, persons, self.definitions.small_cell, self.readers.all())
        for requirement, figures, layer in zip(requirements, found, layers, strict=True):
            self._published[requirement.pk] = figures, layer.hidden()

    def persons_of(self, requirements, figures):
        """{(units, units that the person heads): number} of the relevant persons, as `persons_alike` has it.

        Heads are told apart from the others, because the head above may know them by name. One query.
        """
        heads = Appointment.objects.on(self.today).filter(kind__in=access.HEADING).values("person")
        units_of = {person: units for person, units in figures.apart.items() if len(units) > 1}
        for person, unit, _ in relevant_placements(requirements, self.definitions, on=self.on, persons=heads):
            units_of.setdefault(person, set()).add(unit)
        alike, apart = Counter(), Counter()
        for person, units in units_of.items():
            apart.update(units)
            alike[(frozenset(units),), frozenset(self.readers.units_headed.get(person, ()))] += 1
        for unit, found in figures.by_unit.items():
            if number := found.own.relevant - apart[unit]:
                alike[(frozenset({unit}),), frozenset()] += number
        return alike

    def _small(self, place, figures, persons):
        """What the quick look hides. Known above are heads, and everybody where there is no head."""
        known = {unit: found.own.relevant for unit, found in figures.by_unit.items() if unit not in self.headed}
        for (places, headed), number in persons.items():
            if len(places[place]) == 1 and not headed.isdisjoint(places[place]):
                (unit,) = places[place]
                known[unit] = known.get(unit, 0) + number
        smallest = self.definitions.small_cell
        return hidden_cells(
            self.tree, figures.by_unit, smallest, overlaps=figures.overlaps, known=known, meeting=self.meeting
        )

    def scenarios(self):
        """({unit: Counts of scenario completions}, Hidden): groups as large as their staff (definition 22)."""
        found = scenario_counts.by_unit(self.tree, self.staff, on=self.on)
        known = scenario_counts.heads_employed(on=self.on, today=self.today)
        known |= {unit: counts.own.employed for unit, counts in found.items() if unit not in self.headed}
        groups = {unit: counts.as_groups() for unit, counts in found.items()}
        overlaps = [units for units in self.staff.several.values() if len(units) > 1]
        smallest = self.definitions.small_cell
        hidden = hidden_cells(self.tree, groups, smallest, overlaps=overlaps, known=known, meeting=self.meeting)
        layer = Layer(groups, hidden)
        persons = Counter(((frozenset(units),), frozenset()) for units in self.staff.several.values())
        persons += Counter({((frozenset({unit}),), frozenset()): number for unit, number in self.staff.single.items()})
        hide_giveaways(self.tree, [layer], persons, smallest)
        return found, layer.hidden()
