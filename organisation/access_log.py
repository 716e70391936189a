"""The log of administrators who have seen names: written in one place, and read by those it is about."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import TruncDate

from organisation import access
from organisation.models import Appointment, Employment, NamesViewed


def record(viewer, unit):
    """Note that the viewer is shown the names in the unit, if it is as an administrator. Call it for every view."""
    if access.sees_all_names(viewer):
        NamesViewed.objects.create(viewer=viewer, unit=unit)


def record_all(viewer, units):
    """Note that the viewer has been given the names of everybody in the units (ids), if it is as an administrator."""
    if access.sees_all_names(viewer):
        NamesViewed.objects.bulk_create([NamesViewed(viewer=viewer, unit_id=unit) for unit in units], batch_size=1000)


def record_person(viewer, person):
    """Note that the viewer is shown what is stored about one person. Call it for every view by somebody else."""
    NamesViewed.objects.create(viewer=viewer, person=person)


def record_quizzes(viewer, persons):
    """Note that the viewer is shown something that the persons (ids) have to do with quizzes, if an administrator."""
    if access.sees_all_names(viewer):
        rows = [NamesViewed(viewer=viewer, person_id=person, only_quizzes=True) for person in sorted(persons)]
        NamesViewed.objects.bulk_create(rows)


def views_of(person):
    """Every view by somebody else of what is stored about the person, or of names with theirs; newest first.

    The person was placed in the unit, or headed a unit directly below it, as it was known at that moment.
    """
    placed = Employment.objects.filter(_known_then(), person=person, unit=OuterRef("unit"))
    headed = Appointment.objects.filter(
        _known_then(),
        _known_then("unit__periods__"),
        person=person,
        kind__in=access.HEADING,
        unit__periods__parent=OuterRef("unit"),
    )
    views = NamesViewed.objects.annotate(day=TruncDate("at")).exclude(viewer=person)
    return views.filter(Q(person=person) | Exists(placed) | Exists(headed)).order_by("-at", "-pk")


def _known_then(path=""):
    """A fact that was recorded, not voided, and held at the moment of the view."""
    at, day = OuterRef("at"), OuterRef("day")
    return (
        Q(**{f"{path}recorded_at__lte": at, f"{path}starts_on__lte": day})
        & (Q(**{f"{path}voided_at": None}) | Q(**{f"{path}voided_at__gt": at}))
        & (Q(**{f"{path}ends_on": None}) | Q(**{f"{path}ends_on__gte": day}))
    )
