"""What has changed since a report was frozen: fact by fact, and figure by figure.

A fact belongs here if it was recorded or voided after the freezing and says something about the day of the report, the
units of the report and the people placed there. A row that was voided and put in again with the same meaning, such as
an employment that has got an end after that day, has changed nothing. Rounds have no such record: an open one that is
missing shows in the figures alone.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.models import Absence, Appointment, Employment, Unit, User
from organisation.tree import Tree
from tracking import freezing
from tracking.labels import COLUMN_LABELS
from tracking.models import (
    AcceptedTraining,
    Completion,
    Definitions,
    Relevance,
    Requirement,
    RequirementVersion,
    UnitActivity,
)
from tracking.rule_data import rule_data
from tracking.sentences import in_words

GAINED, LOST = "gained", "lost"


@dataclass(frozen=True)
class Change:
    """One fact that is new, or no longer holds. `person` is an id, or None where no person is meant."""

    direction: str
    text: str
    recorded_on: date | None = None
    person: int | None = None


@dataclass
class Kind:
    """The changes of one kind, and how they are told: one by one, or in counts."""

    title: str
    changes: list = field(default_factory=list)


class Since:
    """Everything that has changed in what a snapshot rests on; each kind takes one query or two."""

    def __init__(self, snapshot):
        self.snapshot, self.on, self.at = snapshot, snapshot.on, snapshot.frozen_at
        self.changed = Q(recorded_at__gt=self.at) | Q(voided_at__gt=self.at)
        self.now = Tree.on(self.on)
        units = set(Unit.objects.filter(code__in=[row["code"] for row in snapshot.tree]).values_list("pk", flat=True))
        self.units = units | set(self.now.subtree(snapshot.unit_id))
        self.persons = (
            Employment.objects.filter(_lasts_until(self.on), unit__in=self.units, starts_on__lte=self.on)
            .order_by()
            .values("person")
        )
        self.requirements = {row.key: row for row in Requirement.objects.filter(key__in=snapshot.rules)}

    def kinds(self):
        """[Kind] in the order they are told; those without a change are left out."""
        found = [
            Kind(_("Completions"), self._completions()),
            Kind(_("Employments"), self._employments()),
            Kind(_("Long leave"), self._absences()),
            Kind(_("Additions and exemptions"), self._relevances()),
            Kind(_("Appointments"), self._appointments()),
            Kind(_("Unit meetings"), self._meetings()),
            Kind(_("Rules"), self._rules()),
            Kind(_("The organisation"), self._tree()),
            Kind(_("Definitions"), self._definitions()),
        ]
        return [kind for kind in found if kind.changes]

    def _completions(self):
        trainings = AcceptedTraining.objects.filter(version__requirement__in=self.requirements.values())
        rows = self._of_persons(Completion, completed_on__lte=self.on, training__in=trainings.values("training"))
        rows = rows.select_related("training")

        def key(row):
            return row.person_id, row.training.title, row.completed_on, row.counts_from, row.edition, row.how

        def text(key):
            return _("%(training)s, completed on %(date)s") % {"training": key[1], "date": in_words(key[2])}

        return self._net(rows, key, text, person=True)

    def _employments(self):
        rows = self._of_persons(Employment, _lasts_until(self.on), unit__in=self.units, starts_on__lte=self.on)
        names = {unit: node.name for unit, node in self.now.nodes.items()}

        def key(row):
            return row.person_id, row.unit_id, row.job_role.title, row.form, row.starts_on

        def text(key):
            said = {"role": key[2], "unit": names.get(key[1], _("a unit that has closed")), "date": in_words(key[4])}
            return _("%(role)s in %(unit)s from %(date)s") % said

        return self._net(rows.select_related("job_role"), key, text, person=True)

    def _absences(self):
        rows = self._of_persons(Absence, starts_on__lte=self.on)

        def key(row):
            return row.person_id, row.starts_on, _end(row, self.on)

        return self._net(rows, key, lambda key: _span(*key[1:]), person=True)

    def _relevances(self):
        rows = self._of_persons(Relevance, starts_on__lte=self.on, requirement__in=self.requirements.values())
        names = {row.pk: row.name for row in self.requirements.values()}

        def key(row):
            end = _end(row, self.on)
            return (
                row.person_id,
                row.requirement_id,
                row.get_kind_display(),
                row.get_reason_display(),
                row.starts_on,
                end,
            )

        def text(key):
            said = {"kind": key[2], "requirement": names[key[1]], "reason": key[3], "days": _span(*key[4:])}
            return _("%(requirement)s: %(kind)s, %(reason)s, %(days)s") % said

        return self._net(rows, key, text, person=True)

    def _appointments(self):
        rows = self._of_persons(Appointment, _lasts_until(self.on), starts_on__lte=self.on)

        def key(row):
            return row.person_id, row.get_kind_display(), row.unit_id

        return self._net(rows, key, lambda key: key[1], person=True)

    def _meetings(self):
        year = date(self.on.year, 1, 1)
        rows = UnitActivity.objects.filter(self.changed, unit__in=self.units, held_on__range=(year, self.on))
        names = {unit: node.name for unit, node in self.now.nodes.items()}

        def text(key):
            return _("%(unit)s, %(date)s") % {"unit": names.get(key[0], ""), "date": in_words(key[1])}

        return self._net(rows, lambda row: (row.unit_id, row.held_on), text)

    def _rules(self):
        """The rule of the day, as it was frozen and as it is known now."""
        rows = RequirementVersion.objects.on(self.on).prefetch_related("accepted__training", "units__unit", "job_roles")
        now = {row.requirement.key: rule_data(row) for row in rows.select_related("requirement")}
        found = []
        for key in sorted(now.keys() | self.snapshot.rules.keys()):
            then = {k: v for k, v in self.snapshot.rules.get(key, {}).items() if k not in ("lines", "ends_on")}
            current = {k: v for k, v in now.get(key, {}).items() if k != "ends_on"}
            name = self.requirements[key].name if key in self.requirements else key
            if not then:
                found.append(Change(GAINED, _("%(requirement)s: in force that day") % {"requirement": name}))
            elif not current:
                found.append(Change(LOST, _("%(requirement)s: in force that day") % {"requirement": name}))
            elif then != current:
                found.append(Change(GAINED, _("%(requirement)s: the rule of that day") % {"requirement": name}))
        return found

    def _tree(self):
        then = {(row["code"], row["name"], row["parent"]) for row in self.snapshot.tree}
        inside = set(self.now.subtree(self.snapshot.unit_id))
        codes = {unit: self.now[unit].code for unit in inside}
        now = {(codes[unit], self.now[unit].name, codes.get(self.now[unit].parent_id)) for unit in inside}
        lost = [Change(LOST, name) for _code, name, _parent in sorted(then - now)]
        return lost + [Change(GAINED, name) for _code, name, _parent in sorted(now - then)]

    def _definitions(self):
        current, frozen = Definitions.load(), self.snapshot.definitions
        names = {name: Definitions._meta.get_field(name).verbose_name for name in freezing.DEFINED}
        text = _("%(name)s: %(then)s when it was frozen, %(now)s now")
        return [
            Change(GAINED, text % {"name": names[name], "then": then, "now": getattr(current, name)})
            for name, then in frozen.items()
            if then != getattr(current, name)
        ]

    def _of_persons(self, model, *conditions, **values):
        return model.objects.filter(self.changed, *conditions, person__in=self.persons, **values)

    def _net(self, rows, key, text, *, person=False):
        """The changes of some facts: what has come less what has gone, each meaning once for each time."""
        gained, lost, days = Counter(), Counter(), {}
        for row in rows:
            known = row.recorded_at <= self.at
            if known:
                lost[key(row)] += 1
            elif row.voided_at is None:
                gained[key(row)] += 1
            days[key(row)] = (row.voided_at if known else row.recorded_at).date()
        found = []
        for direction, counted in ((GAINED, gained - lost), (LOST, lost - gained)):
            for one in counted.elements():
                found.append(Change(direction, text(one), days[one], one[0] if person else None))
        return sorted(found, key=lambda change: (change.recorded_on, change.text))


def _lasts_until(day):
    return Q(ends_on=None) | Q(ends_on__gte=day)


def _end(row, on):
    """The last day, as far as the day of the report could know it."""
    return row.ends_on if row.ends_on and row.ends_on <= on else None


def _span(first, last):
    if last is None:
        return _("from %(first)s") % {"first": in_words(first)}
    return _("from %(first)s to %(last)s") % {"first": in_words(first), "last": in_words(last)}


@dataclass
class Told:
    """One kind, as a reader may know it: lines with names, lines without, and a count of what is not told."""

    title: str
    lines: list
    others: str = ""


def told(kinds, *, known, smallest):
    """[Told]: changes of the persons `known` (ids) one by one with their names; of all others in counts.

    Counts below `smallest` are not told: they would point out individuals to those who do not know them.
    """
    persons = User.objects.in_bulk(
        {change.person for kind in kinds for change in kind.changes if change.person} & known
    )
    return [_told(kind, persons, smallest) for kind in kinds]


def _told(kind, persons, smallest):
    lines, others = [], 0
    for change in kind.changes:
        if change.person is None:
            lines.append((change, ""))
        elif change.person in persons:
            lines.append((change, str(persons[change.person])))
        else:
            others += 1
    return Told(kind.title, lines, _others(others, smallest))


def _others(number, smallest):
    if not number:
        return ""
    if number < smallest:
        return _("Fewer than %(smallest)d changes for people whose names are not shown here.") % {"smallest": smallest}
    text = ngettext(
        "%(number)d change for people whose names are not shown here.",
        "%(number)d changes for people whose names are not shown here.",
        number,
    )
    return text % {"number": number}


@dataclass(frozen=True)
class Difference:
    """A figure that is another one now."""

    requirement: str
    label: str
    then: int
    now: int

    @property
    def more(self):
        """By how much it has grown; negative when it has shrunk."""
        return self.now - self.then


def differences(then, now):
    """[Difference] between two documents of the same unit and day; hidden figures are not compared."""
    current = {row["key"]: row for row in now["requirements"]}
    found = []
    for row in then["requirements"]:
        figures, changed = row["figures"], current.get(row["key"], {}).get("figures")
        if figures is None or changed is None:
            continue
        for key, label in COLUMN_LABELS.items():
            if key in figures and key != "percent" and figures[key] != changed[key]:
                found.append(Difference(row["name"], label, figures[key], changed[key]))
    return found
