"""What reading a file gives: the questions, those that are not taken and why, and what was changed in the others."""

from dataclasses import dataclass, field

from quizzes.gift import limits
from quizzes.gift.reasons import reason


class Refused(Exception):
    """The question cannot be taken. `kind`: the key in reasons.py."""

    def __init__(self, kind, **values):
        super().__init__(kind)
        self.kind, self.values = kind, values


class Stop(Exception):
    """The file cannot be read further. The reason has been noted."""


@dataclass(frozen=True)
class Note:
    """What is to be said of a question; of the whole file when `line` is 0. `kind`: the key in reasons.py."""

    line: int
    title: str
    kind: str
    reason: str


class Notes:
    """What is noted while a file is read."""

    def __init__(self):
        self.refused, self.changed = [], []

    def refuse(self, kind, line=0, title="", **values):
        self._note(self.refused, Note(line, title, kind, reason(kind, **values)))

    def stop(self, kind, line=0, **values):
        self.refuse(kind, line, **values)
        raise Stop

    def change(self, kind, line=0, title="", **values):
        self._note(self.changed, Note(line, title, kind, reason(kind, **values)))

    def _note(self, notes, note):
        notes.append(note)
        if len(notes) == limits.MOST_NOTES:
            self.stop("too_many_notes", most=limits.MOST_NOTES)


@dataclass(frozen=True)
class Report:
    """`refused`: nothing of it becomes a question. `changed`: taken, but not quite as it stood."""

    items: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    changed: list = field(default_factory=list)
