"""Which units took over from which (definition 15)."""

from collections import defaultdict

from organisation.models import UnitSuccession


class Successions:
    """Every merger and split up to a day, read with one query."""

    def __init__(self, direct):
        self.direct = direct  # {successor: set of predecessors}

    @classmethod
    def by(cls, on):
        """Those that had happened by `on`."""
        direct = defaultdict(set)
        rows = UnitSuccession.objects.in_force().filter(on__lte=on)
        for successor, predecessor in rows.values_list("successor_id", "predecessor_id"):
            direct[successor].add(predecessor)
        return cls(direct)

    def before(self, unit):
        """Everything that the unit has taken over, directly or in several steps."""
        return self._reached(unit, stops=lambda one: False)

    def standing_then(self, unit, is_open):
        """The nearest predecessors for which `is_open` holds: who did the unit's work on an earlier day."""
        return {one for one in self._reached(unit, stops=is_open) if is_open(one)}

    def _reached(self, unit, stops):
        """The predecessors of the unit, and theirs, but for those of a unit where one `stops`."""
        found, waiting = set(), [unit]
        while waiting:
            new = self.direct.get(waiting.pop(), set()) - found
            found |= new
            waiting.extend(one for one in new if not stops(one))
        return found - {unit}
