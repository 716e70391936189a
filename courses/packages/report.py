"""What is told of a package: before it is taken in, and after."""

from dataclasses import dataclass, field
from typing import NamedTuple

from courses.packages import limits
from courses.packages.reasons import reason

REFUSED, CREATED, DRAFTED, UNCHANGED = "refused", "created", "drafted", "unchanged"
KEPT, DIFFERS, RENAMED, LOST, LEFT_OUT = "kept", "differs", "renamed", "lost", "left_out"
SECTIONS = (REFUSED, CREATED, DRAFTED, UNCHANGED, KEPT, DIFFERS, RENAMED, LOST, LEFT_OUT)


class Line(NamedTuple):
    """One thing that is told. `kind`: the key in reasons.py; `place`: the title of a page, and where in it."""

    section: str
    kind: str
    place: str
    what: str


class Stop(Exception):
    """The package is read no further. The reason has been noted."""


@dataclass
class Report:
    """All that is told of one package, in sections. With one line that refuses it, nothing of it is taken in."""

    title: str = ""
    lines: list = field(default_factory=list)

    def note(self, section, kind, place="", **values):
        line = Line(section, kind, place, reason(kind, **values))
        if line not in self.lines[-20:]:
            self.lines.append(line)
        if len(self.lines) == limits.MOST_NOTES:
            self.stop("too_many_notes", most=limits.MOST_NOTES)

    def refuse(self, kind, place="", **values):
        self.note(REFUSED, kind, place, **values)

    def lose(self, kind, place="", **values):
        self.note(LOST, kind, place, **values)

    def stop(self, kind, place="", **values):
        """Refused, and there is no use in looking further."""
        self.lines.append(Line(REFUSED, kind, place, reason(kind, **values)))
        raise Stop

    def stop_here(self):
        """There is no use in looking further: what was said before is reason enough."""
        raise Stop

    def of(self, section):
        return [line for line in self.lines if line.section == section]

    @property
    def importable(self):
        return not self.of(REFUSED)

    @property
    def sections(self):
        """[(section, its lines)] of those that say something, for a page."""
        return [(section, self.of(section)) for section in SECTIONS if self.of(section)]

    def as_data(self):
        """The report as JSON data."""
        return {"title": self.title, "importable": self.importable} | {
            section: [{"place": line.place, "what": line.what} for line in self.of(section)] for section in SECTIONS
        }
