"""Which of the units that one may follow up have had their meeting in a year, and which have not."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from organisation.tree import Tree
from tracking import meetings

COLUMNS = [
    _("Unit code"),
    _("Unit"),
    _("Belongs to"),
    _("Year"),
    _("Held"),
    _("Date"),
    _("Number present"),
    _("Version of the material"),
    _("Support wanted"),
]
SUPPORT = {meetings.WANTED: _("Yes"), meetings.HANDLED: _("Taken care of")}


@dataclass(frozen=True)
class Line:
    """One unit that was to hold a meeting."""

    node: object
    above: str
    meeting: meetings.MeetingRow


@dataclass
class Overview:
    """The units of a year that were to hold a meeting: those that did, and those that did not."""

    on: date
    held: list = field(default_factory=list)
    missing: list = field(default_factory=list)

    @property
    def number(self):
        return len(self.held) + len(self.missing)


def overview(units, on):
    """The Overview of the `units` (ids) as the tree stood on `on`; a fixed number of queries."""
    tree = Tree.on(on)
    rows = meetings.in_report(tree, units, on)
    found = Overview(on)
    for unit in sorted(rows, key=lambda one: (tree[one].name, tree[one].code)):
        if rows[unit].obliged:
            parent = tree[unit].parent_id
            line = Line(tree[unit], tree[parent].name if parent in tree else "", rows[unit])
            (found.missing if rows[unit].is_missing else found.held).append(line)
    return found


def as_rows(found):
    """The overview as a table for a spreadsheet, the heading first."""
    yield [str(column) for column in COLUMNS]
    for line in sorted([*found.missing, *found.held], key=lambda one: (one.node.name, one.node.code)):
        meeting = line.meeting
        yield [
            line.node.code,
            line.node.name,
            line.above,
            found.on.year,
            str(_("Yes") if meeting.held_on else _("No")),
            meeting.held_on.isoformat() if meeting.held_on else "",
            "" if meeting.present is None else meeting.present,
            "" if meeting.version is None else meeting.version,
            str(SUPPORT.get(meeting.support, "")),
        ]
