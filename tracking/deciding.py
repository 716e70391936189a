"""Who may add or exempt whom today: those who lead the unit, and never themselves. Administrators only look."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from organisation import access
from organisation.models import Employment, UnitAncestor, UnitSuccession, User
from tracking.models import Relevance, RelevanceKind, Snapshot


def decides_in(user, unit, today):
    """Does the user decide about the staff of `unit`, whose `level` is what the user sees of it today?

    Whoever sees names by leading decides: head, acting head and deputy, and where there is no head the nearest above.
    """
    if unit.level != access.NAMES:
        return False
    return not access.sees_all_names(user) or _leads(user, unit, today)


def _leads(user, unit, today):
    """The same for an administrator, who sees every name but decides only where appointed."""
    led = set(user.appointments.on(today).filter(kind__in=access.LEADING).values_list("unit_id", flat=True))
    chain = access.chains_of([unit.pk], today).get(unit.pk, [])
    return not led.isdisjoint(access.seen_from(chain, access.headed(chain, today)))


def placed_in(unit, today):
    """Those placed directly in the unit today."""
    return User.objects.filter(Exists(Employment.objects.on(today).filter(unit=unit, person=OuterRef("pk"))))


def staff_of(unit, today):
    """Those placed directly in the unit today, and the heads of the units directly below."""
    heads = {person for _, person in access.heads_directly_below([unit.pk], today)}
    return placed_in(unit, today) | User.objects.filter(pk__in=heads)


def decisions_in(unit, today):
    """The additions and exemptions that are decided about in the unit, also those taken back."""
    took_over = UnitSuccession.objects.in_force().filter(successor=unit, on__lte=today).values("predecessor")
    placed = Relevance.objects.filter(person__in=staff_of(unit, today).values("pk"))
    added = placed.filter(kind=RelevanceKind.ADDED)
    return placed.filter(kind=RelevanceKind.EXEMPT) | added.filter(unit=unit) | added.filter(unit__in=took_over)


def earliest_day(unit, today):
    """The first day that a decision in the unit may begin: this year, and after the last report that is frozen."""
    above = UnitAncestor.objects.filter(unit=unit, starts_on__lte=today, ends_on__gte=today).values("ancestor")
    frozen = Snapshot.objects.filter(unit__in=above, on__lte=today).order_by("-on").values_list("on", flat=True).first()
    first = date(today.year, 1, 1)
    return max(first, frozen + timedelta(days=1)) if frozen else first
