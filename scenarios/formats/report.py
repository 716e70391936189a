"""What reading a file gives: a scenario or the reasons against it, what was lost, and the facts of its graph."""

from dataclasses import dataclass, field
from typing import NamedTuple

from scenarios.document import Scenario
from scenarios.formats import limits
from scenarios.formats.reasons import reason


class Place(NamedTuple):
    """Where in a file: the name of a passage (in H5P the index of a node), the line, and of several files which."""

    step: str | int = ""
    line: int = 0
    file: str = ""


NOWHERE = Place()


@dataclass(frozen=True)
class Refusal:
    """Why the file cannot become a scenario. `kind`: the key in reasons.py."""

    step: str | int
    line: int
    reason: str
    kind: str = ""
    file: str = ""


@dataclass(frozen=True)
class Loss:
    """What stands in the file and not in the scenario."""

    step: str | int
    line: int
    what: str
    kind: str = ""
    file: str = ""


@dataclass(frozen=True)
class Question:
    """What only the author knows."""

    step: str | int
    line: int
    question: str
    kind: str = ""
    file: str = ""


class Stop(Exception):
    """The file cannot be read further. The reason has been noted."""


class Notes:
    """What is noted while a file is read.

    `plain_only`: what cannot be carried over is left out and told as lost, where it is otherwise refused.
    """

    def __init__(self, *, plain_only=False):
        self.plain_only = plain_only
        self.refused, self.lost, self.questions = [], [], []

    def refuse(self, kind, place=NOWHERE, **values):
        """Refused, whatever was asked for."""
        self._note(self.refused, Refusal, kind, place, values)

    def stop(self, kind, place=NOWHERE, **values):
        self.refuse(kind, place, **values)
        raise Stop

    def lose(self, kind, place=NOWHERE, **values):
        self._note(self.lost, Loss, kind, place, values)

    def cannot_carry(self, kind, place=NOWHERE, **values):
        """Lost if that is what was asked for, else refused."""
        (self.lose if self.plain_only else self.refuse)(kind, place, **values)

    def ask(self, kind, place=NOWHERE, **values):
        self._note(self.questions, Question, kind, place, values)

    def _note(self, notes, note_class, kind, place, values):
        notes.append(note_class(place.step, place.line, reason(kind, **values), kind, place.file))
        if len(notes) == limits.MOST_NOTES:
            self.stop("too_many_notes", most=limits.MOST_NOTES)


@dataclass(frozen=True)
class Report:
    """Steps go by the names of the file: passages of Twine, indexes of H5P, keys of our own JSON.

    `choices` counts every link, also one that leads nowhere; `unreachable` is None when there is no start to go from;
    `terminal` are the steps without a way on, and `trapped` those that the reader can come to but not end from.
    """

    format: str | None = None
    title: str | None = None
    scenario: Scenario | None = None
    refused: list = field(default_factory=list)
    lost: list = field(default_factory=list)
    questions: list = field(default_factory=list)
    steps: int = 0
    choices: int = 0
    start: str | int | None = None
    missing_targets: list = field(default_factory=list)
    unreachable: list | None = None
    terminal: list = field(default_factory=list)
    trapped: list = field(default_factory=list)

    @property
    def importable(self):
        return self.scenario is not None

    def as_data(self):
        """The report as JSON data."""
        names = (
            "format",
            "title",
            "steps",
            "choices",
            "start",
            "missing_targets",
            "unreachable",
            "terminal",
            "trapped",
        )
        return {name: getattr(self, name) for name in names} | {
            "refused": [{"step": row.step, "line": row.line, "reason": row.reason} for row in self.refused],
            "lost": [{"step": row.step, "line": row.line, "what": row.what} for row in self.lost],
            "importable": self.importable,
        }
