"""How many have completed a scenario, required or not (definition 22): persons counted, never who or which choices."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Max, OuterRef

from organisation.access import HEADING
from organisation.models import Appointment, Employment
from tracking import reports
from tracking.figures import Figures
from tracking.folding import UnitFigures
from tracking.models import Completion, TrainingKind


@dataclass(frozen=True)
class Counts:
    """Of the employed in a scope: those who by the day have completed a scenario, and those who did so this year."""

    employed: int
    done: int
    in_period: int


@dataclass(frozen=True)
class UnitCounts:
    """The counts of a unit: its own placements, and those of everything below it too."""

    own: Counts
    subtree: Counts

    def as_groups(self):
        """What hiding small cells looks at: the groups are as large as their staff."""
        return UnitFigures(Figures(not_started=self.own.employed), Figures(not_started=self.subtree.employed))


@dataclass(frozen=True)
class Row:
    """The counts of a unit, or of the staff placed directly in it."""

    node: object
    counts: Counts
    hidden: bool = False
    direct: bool = False


def of_persons(node, persons, *, on):
    """The Row of a unit whose staff on `on` are the `persons` (ids). One query."""
    done = _completed(on).filter(person__in=persons).values_list("person_id").annotate(last=Max("completed_on"))
    last = dict(done.order_by())
    in_period = sum(day >= _period_start(on) for day in last.values())
    return Row(node, Counts(len(persons), len(last), in_period))


def by_unit(tree, staff, *, on):
    """{unit id: UnitCounts} of the whole tree; each person counts once in each. Two queries."""
    scope = reports.whole_tree(tree)
    done = _completed(on).filter(person=OuterRef("person_id"))
    groups = [
        group.totals(scope, tree)
        for group in (
            staff,
            reports.employed_by_unit(scope, on=on, among=Exists(done)),
            reports.employed_by_unit(scope, on=on, among=Exists(done.filter(completed_on__gte=_period_start(on)))),
        )
    ]
    own, whole = zip(*groups, strict=True)
    return {unit: UnitCounts(_counts(own, unit), _counts(whole, unit)) for unit in tree.nodes}


def _counts(groups, unit):
    return Counts(*(found[unit] for found in groups))


def heads_employed(*, on, today):
    """{unit id: how many of its staff on `on` head it today}: the head above knows them by name. One query."""
    heads = Appointment.objects.on(today).filter(
        kind__in=HEADING, person=OuterRef("person_id"), unit=OuterRef("unit_id")
    )
    rows = Employment.objects.on(on).filter(Exists(heads))
    return dict(rows.values_list("unit").annotate(number=Count("person", distinct=True)).order_by())


def _completed(on):
    return Completion.objects.in_force().filter(training__kind=TrainingKind.SCENARIO, completed_on__lte=on)


def _period_start(on):
    return date(on.year, 1, 1)
