"""What has been sent: counts by day, and for administrators the names of one day."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Case, Count, Exists, OuterRef, Value, When
from django.db.models.functions import TruncDate

from organisation import access
from organisation.models import Employment
from tracking.models import Notice, NoticeKind, NoticeState, ReminderSettings
from tracking.reminders.timing import is_quiet

TOO_LONG = timedelta(hours=1)
# What stands in one column, in the order of the columns.
COLUMNS = {
    "sent": (NoticeState.SENT,),
    "waiting": (NoticeState.WAITING, NoticeState.SENDING),
    "no_address": (NoticeState.NO_ADDRESS,),
    "failed": (NoticeState.FAILED,),
    "uncertain": (NoticeState.UNCERTAIN,),
    "dropped": (NoticeState.DROPPED,),
}
COLUMN_OF = {state: name for name, states in COLUMNS.items() for state in states}
TO_LOOK_AT = (NoticeState.UNCERTAIN, NoticeState.FAILED, NoticeState.NO_ADDRESS)  # And may be sent again.


@dataclass
class DayRow:
    """The notices of one day, of one kind unless `kind` is empty."""

    day: object
    kind: str = ""
    counts: dict = field(default_factory=lambda: dict.fromkeys(COLUMNS, 0))

    @property
    def label(self):
        return NoticeKind(self.kind).label if self.kind else ""

    @property
    def cells(self):
        """The counts in the order of the columns."""
        return self.counts.items()


def visible_to(user, today):
    """(the notices whose counts the user may see, by name?); (None, False) for one who may see none.

    Administrators see all. Coordinators see those to persons placed today in the units that they coordinate.
    """
    if access.sees_all_names(user):
        return Notice.objects.all(), True
    units = access.coordinated_units(user, today)
    if not units:
        return None, False
    placed = Employment.objects.on(today).filter(person=OuterRef("person"), unit__in=units)
    return Notice.objects.filter(Exists(placed)), False


def by_day(notices, first, last, *, kind="", each_kind):
    """A DayRow for each day (and kind) on which something was written, the latest day first. One query."""
    rows = notices.annotate(day=TruncDate("made_at")).filter(day__range=(first, last))
    if kind:
        rows = rows.filter(kind=kind)
    found = {}
    for day, of_kind, state, number in (
        rows.values_list("day", "kind", "state").annotate(number=Count("pk")).order_by("day", "kind")
    ):
        key = (day, of_kind if each_kind else "")
        found.setdefault(key, DayRow(*key)).counts[COLUMN_OF[state]] += number
    order = {value: number for number, value in enumerate(["", *NoticeKind.values])}
    return sorted(found.values(), key=lambda row: (-row.day.toordinal(), order[row.kind]))


def waiting_since(settings, at):
    """When the oldest notice should have been sent, if that is long ago and nothing explains it: is there no worker?"""
    if not settings.is_on or is_quiet(at, settings) or is_quiet(at - TOO_LONG, settings):
        return None
    late = Notice.objects.filter(state=NoticeState.WAITING, not_before__lt=at - TOO_LONG)
    return late.order_by("not_before").values_list("not_before", flat=True).first()


def of_day(day, today):
    """(the notices written on the day to persons who work here today, the others). Those to look at come first."""
    working = Exists(Employment.objects.on(today).filter(person=OuterRef("person")))
    rows = Notice.objects.annotate(day=TruncDate("made_at")).filter(day=day)
    order = [When(state=state, then=Value(number)) for number, state in enumerate(TO_LOOK_AT)]
    here = rows.filter(working).annotate(order=Case(*order, default=Value(len(order))))
    here = here.select_related("person", "requirement")
    return here.order_by("order", "person__last_name", "person__first_name", "pk"), rows.exclude(working)


def units_of(notices, today):
    """The units (ids) in which the receivers are placed today: where the look at their names is noted."""
    persons = {notice.person_id for notice in notices}
    rows = Employment.objects.on(today).filter(person__in=persons)
    return set(rows.values_list("unit_id", flat=True))


def send_again(notice, at):
    """Let it wait once more, if it is one of those; a second click changes nothing."""
    again = Notice.objects.filter(pk=notice.pk, state__in=TO_LOOK_AT)
    return bool(again.update(state=NoticeState.WAITING, attempts=0, not_before=at, handed_at=None, error=""))


def without_address(report):
    """The persons of a unit report, by name, who have something left to do and no address to be reminded at.

    Nobody while reminders are turned off: then nobody gets any. One query at most.
    """
    sections = [section for section in report.sections if section.people is not None]
    left = {row.person for section in sections for row in section.unfinished if not row.person.email}
    if not left or not ReminderSettings.objects.filter(is_on=True).exists():
        return []
    return sorted(left, key=lambda person: person.sorting_name)
