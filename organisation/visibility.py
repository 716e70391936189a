"""Who sees what about one person: the same rule as organisation/access.py (definition 16), asked from the other end."""

from dataclasses import dataclass, field

from organisation import access
from organisation.models import Appointment, AppointmentKind, UnitAncestor, UnitPeriod

OFFICES = (*access.LEADING, AppointmentKind.COORDINATOR)


@dataclass
class Office:
    """Those who hold one kind of office in one unit."""

    kind: AppointmentKind
    unit_id: int
    unit: str
    holders: list


@dataclass
class Place:
    """A unit whose page shows the person, and the offices that open that page with names or with counts only."""

    unit_id: int
    unit: str
    vacant: bool  # Nobody is head or acting head of the unit itself.
    own: bool  # The person leads it.
    names: list = field(default_factory=list)
    counts: list = field(default_factory=list)


@dataclass
class Viewers:
    """Everybody but the person who sees something about the person on a day."""

    places: list  # Where the person is placed.
    above: list  # Directly above a unit that the person heads: there, too, the person is seen by name.
    administrators: list


def viewers_of(person, on):
    """Who sees `person`, by name or in counts only, on `on`: for each placement, and for each unit that is headed."""
    placed = set(person.employments.on(on).values_list("unit_id", flat=True))
    above = _units_above(person, on)
    administrators = list(access.administrators().exclude(pk=person.pk).order_by("last_name", "first_name", "pk"))
    chains = access.chains_of(placed | above, on)
    units = {unit for chain in chains.values() for unit in chain}
    builder = _Builder(person, on, chains, units, {user.pk for user in administrators})
    return Viewers(
        places=builder.places(placed),
        above=builder.places(above),
        administrators=administrators,
    )


def _units_above(person, on):
    """The units (ids) on whose pages the person is seen by name as the head of a unit directly below."""
    parents = UnitAncestor.objects.filter(unit__appointments__person=person, depth=1).values("ancestor")
    return {unit for unit, head in access.heads_directly_below(parents, on) if head == person.pk}


def unit_names(units, on):
    """{unit: its name on `on`, or the last one before, or the first one after} for the `units` (ids)."""
    rows = UnitPeriod.objects.in_force().filter(unit__in=units).order_by("starts_on")
    names = {}
    for unit, name, starts_on in rows.values_list("unit_id", "name", "starts_on"):
        if starts_on <= on or unit not in names:
            names[unit] = name
    return names


class _Builder:
    """Reads the offices of all units above the person once."""

    def __init__(self, person, on, chains, units, administrators):
        self.person, self.chains, self.administrators = person, chains, administrators
        self.headed = access.headed(units, on)
        self.unit_names = unit_names(units, on)
        self.own = set(person.appointments.on(on).filter(kind__in=access.LEADING).values_list("unit", flat=True))
        self.held = {}
        rows = Appointment.objects.on(on).filter(unit__in=units, kind__in=OFFICES, person__is_active=True)
        for row in rows.exclude(person=person).select_related("person").order_by("person__last_name", "person"):
            self.held.setdefault((row.unit_id, row.kind), {})[row.person_id] = row.person

    def places(self, units):
        """A Place for each of the units that has a place in the tree, by name."""
        found = [self._place(unit, self.chains[unit]) for unit in units if unit in self.chains]
        return sorted(found, key=lambda place: (place.unit, place.unit_id))

    def _place(self, unit, chain):
        names = self._offices(access.seen_from(chain, self.headed), access.LEADING)
        by_name = {holder.pk for office in names for holder in office.holders} | self.administrators
        return Place(
            unit_id=unit,
            unit=self.unit_names[unit],
            vacant=unit not in self.headed,
            own=unit in self.own,
            names=names,
            counts=self._offices(chain, OFFICES, without=by_name),
        )

    def _offices(self, units, kinds, without=frozenset()):
        """The offices of these kinds that somebody holds, unit by unit; `without` (ids) see more in another way."""
        offices = []
        for unit in units:
            for kind in kinds:
                holders = [p for pk, p in self.held.get((unit, kind), {}).items() if pk not in without]
                if holders:
                    offices.append(Office(AppointmentKind(kind), unit, self.unit_names[unit], holders))
        return offices
