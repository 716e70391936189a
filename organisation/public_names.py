"""The names that contact cards show to anybody: of those who hold the card's role for everyone and have agreed to it.

Derived from the facts by one function, `refresh`, in the transaction that changes them, because the public pages never
ask the organisation. The card stores from and to: a name comes and goes by the calendar.
"""

from collections import defaultdict

from django.db import transaction

from content.models import ContactCard
from organisation.models import FAR, Employment, RoleHolder, UnitPeriod
from organisation.spans import common, union


@transaction.atomic
def refresh(cards=None):
    """Bring `public_names` of these cards (all unless given) in line with the facts. One query when nobody is named."""
    cards = ContactCard.objects.all() if cards is None else cards
    concerned = cards.exclude(held_by=None, public_names=[])
    # Locked before the facts are read: of two changes at once, the later one sees both.
    rows = list(concerned.select_for_update().order_by("pk").values_list("pk", "held_by_id", "public_names"))
    names = compute({role for _, role, _ in rows if role})
    for pk, role, stored in rows:
        if stored != names[role]:
            ContactCard.objects.filter(pk=pk).update(public_names=names[role])


def differences():
    """How many cards do not show what follows from the facts."""
    rows = ContactCard.objects.exclude(held_by=None, public_names=[]).values_list("held_by_id", "public_names")
    names = compute({role for role, _ in rows if role})
    return sum(stored != names[role] for role, stored in rows)


def compute(roles):
    """{role id: [{"name", "from", "to"}]}: who may be named, on which days; `to` is empty while it is open.

    A name is public while its role is held in a unit at the top of the tree, with the person's consent, by somebody who
    is active and, as far as HR knows the person, employed.
    """
    found = defaultdict(list)
    if not roles:
        return found
    tops = _days(UnitPeriod.objects.in_force().filter(parent=None), "unit_id")
    holders = RoleHolder.objects.in_force().filter(
        role__in=roles, unit__in=tops, name_is_public=True, person__is_active=True
    )
    holders = list(holders.select_related("person").order_by("starts_on", "pk"))
    people = [holder.person_id for holder in holders]
    employed = _days(Employment.objects.in_force().filter(person__in=people), "person_id") if people else {}
    for holder in holders:
        span = (holder.starts_on, holder.last_day)
        days = common([span], common(tops[holder.unit_id], employed.get(holder.person_id, [span])))
        found[holder.role_id] += [_entry(holder.person, first, last) for first, last in days]
    return found


def _days(rows, column):
    """{id: the days on which one of the rows holds}."""
    spans = defaultdict(list)
    for row in rows:
        spans[getattr(row, column)].append((row.starts_on, row.last_day))
    return {key: union(days) for key, days in spans.items()}


def _entry(person, first, last):
    return {"name": str(person), "from": first.isoformat(), "to": None if last == FAR else last.isoformat()}
