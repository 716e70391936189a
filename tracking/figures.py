"""The figures of one scope, requirement and day, and how they add up."""

from dataclasses import dataclass, fields

from tracking.standing import State


@dataclass
class Figures:
    """Every key of a report (design, definitions 3–13). The sums hold by construction; `check` says so."""

    employed: int = 0
    outside: int = 0
    exempt: int = 0
    added: int = 0
    on_leave: int = 0
    completed: int = 0
    completed_in_period: int = 0
    in_progress: int = 0
    not_started: int = 0
    overdue: int = 0
    expired: int = 0

    @property
    def relevant(self):
        """Y: those whom the requirement covers, neither exempt nor on leave (definition 8)."""
        return self.completed + self.in_progress + self.not_started

    @property
    def within_deadline(self):
        """Not completed, and the due date has not passed (definition 13)."""
        return self.in_progress + self.not_started - self.overdue

    @property
    def not_completed(self):
        """Relevant and not completed."""
        return self.in_progress + self.not_started

    @property
    def tells_of_the_absent(self):
        """With nobody relevant, the exempt and those on leave would be all that is told (definition 17)."""
        return not self.relevant and self.exempt + self.on_leave > 0

    @property
    def percent(self):
        """X of Y in whole per cent, or None when nobody is relevant (definition 21)."""
        return percent(self.completed, self.relevant)

    def count(self, state, number=1, *, added=False, in_period=False, overdue=False, expired=False):
        """Add `number` persons in one state."""
        setattr(self, state.value, getattr(self, state.value) + number)
        if state in (State.COMPLETED, State.IN_PROGRESS, State.NOT_STARTED):
            self.added += number * added
            self.overdue += number * overdue
            self.expired += number * expired
            self.completed_in_period += number * in_period

    def add(self, other):
        """Add the figures of another scope that shares no person with this one."""
        for column in fields(self):
            setattr(self, column.name, getattr(self, column.name) + getattr(other, column.name))

    def as_dict(self):
        """Every key in the order of a report."""
        return {key: getattr(self, key) for key in KEYS}


KEYS = (
    "employed",
    "outside",
    "exempt",
    "added",
    "on_leave",
    "relevant",
    "completed",
    "completed_in_period",
    "in_progress",
    "not_started",
    "within_deadline",
    "overdue",
    "expired",
    "percent",
)


def percent(part, whole):
    """Whole per cent, half up; 100 only if all, 0 only if none, None of nothing (definition 21)."""
    if whole == 0:
        return None
    if part in (0, whole):
        return 100 * part // whole
    return min(99, max(1, (200 * part + whole) // (2 * whole)))
