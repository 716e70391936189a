"""What a row of an HR file says, once read: an employment of a person, or a unit."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class StaffRow:
    """One employment. `absence` is (from or None, to or None) when the person is away for long, else None."""

    row: int
    person_id: str
    first_name: str
    last_name: str
    email: str
    number: str
    unit: str
    job_role: str
    job_title: str
    form: str
    starts_on: date
    ends_on: date | None
    share: int
    absence: tuple | None
    manager: str


@dataclass(slots=True)
class UnitRow:
    """One unit, as it stands from a day on; `starts_on` None means the day of the file."""

    row: int
    code: str
    name: str
    kind: str
    parent: str
    starts_on: date | None
    ends_on: date | None
    successors: tuple


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be taken. Row 0 is the file as a whole; `column` is the heading as it stands in the file."""

    row: int
    column: str
    kind: str
    reason: str

    def as_dict(self):
        return {"row": self.row, "column": self.column, "reason": self.reason}


@dataclass
class Reading:
    """All rows of a file that could be read, and every problem."""

    staff: list = field(default_factory=list)
    units: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    broken_staff: list = field(default_factory=list)  # Rows with a problem, as far as they could be read:
    broken_units: list = field(default_factory=list)  # others may refer to them.
    rows: int = 0
    headers: dict = field(default_factory=dict)

    def problem(self, row, name, kind, reason):
        """Note a problem in the field `name` of a row."""
        self.problems.append(Problem(row, self.headers.get(name, name), kind, reason))
