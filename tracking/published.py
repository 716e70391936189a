"""What may be told in counts on one day, the same whoever asks (definition 17)."""

from organisation import access
from tracking import reports, scenario_counts
from tracking.suppression import hidden_cells


class Published:
    """The figures of every unit of one day, and which of them are hidden. Two queries, and those of each requirement.

    The small cells of the whole tree are looked at together: otherwise two readers could put their pages together.
    """

    def __init__(self, tree, on, today, definitions):
        self.tree, self.on, self.today, self.definitions = tree, on, today, definitions
        self.headed = access.headed(tree.nodes, today)
        self.staff = reports.employed_by_unit(reports.whole_tree(tree), on=on)

    def of(self, requirement):
        """(FiguresOfUnits, Hidden) for one requirement."""
        found = reports.completion_with_overlaps(
            list(self.tree.nodes), requirement, on=self.on, tree=self.tree, staff=self.staff
        )
        known = self._known(requirement, found.by_unit)
        smallest = self.definitions.small_cell
        return found, hidden_cells(self.tree, found.by_unit, smallest, overlaps=found.overlaps, known=known)

    def scenarios(self):
        """({unit: Counts of scenario completions}, Hidden): groups as large as their staff (definition 22)."""
        found = scenario_counts.by_unit(self.tree, self.staff, on=self.on)
        known = scenario_counts.heads_employed(on=self.on, today=self.today)
        known |= {unit: counts.own.employed for unit, counts in found.items() if unit not in self.headed}
        groups = {unit: counts.as_groups() for unit, counts in found.items()}
        overlaps = [units for units in self.staff.several.values() if len(units) > 1]
        return found, hidden_cells(self.tree, groups, self.definitions.small_cell, overlaps=overlaps, known=known)

    def _known(self, requirement, everything):
        """{unit: how many of its relevant staff the head above knows}: heads, and everybody where there is no head."""
        known = reports.heads_covered(requirement, on=self.on, today=self.today)
        vacant = {unit: found.own.relevant for unit, found in everything.items() if unit not in self.headed}
        return known | vacant
