"""Whom a reader should call when a text names a role: the holder in the reader's own unit, else up the tree, else the
coordinator, else the service centre. There is always an answer.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from content.models import Municipality, Role, dial
from organisation.models import Appointment, AppointmentKind, Employment, UnitPeriod

# Roles with these keys are held by appointment: the heads of the unit, and those who coordinate it.
HEAD_KEY, COORDINATOR_KEY = "enhetschef", "samordnare"

OWN, ABOVE, DEPUTY, COORDINATOR, CARD = "own", "above", "deputy", "coordinator", "card"

# In one unit the first of these that there is answers, together with all others of the same rank.
BY_OFFICE, BY_ROLE, BY_DEPUTY = 0, 1, 2


@dataclass(frozen=True)
class Holder:
    """Somebody to call. `how` says how they were found: own | above | deputy | coordinator | card."""

    title: str
    name: str
    phone: str
    unit_name: str
    how: str
    is_top: bool = False  # The unit has nothing above it: the role is held for everybody.
    by_switchboard: bool = False  # The number is the service centre's, which puts the caller through.

    @property
    def is_vacant(self):
        """Nobody has the role itself: the holder answers in their place."""
        return self.how in (COORDINATOR, CARD)

    @property
    def dial(self):
        return dial(self.phone)

    @property
    def where(self):
        """Where the person holds the role, in words."""
        if not self.unit_name:
            return ""
        text = _("in %(unit)s") if self.how in (OWN, DEPUTY) and not self.is_top else _("for the whole of %(unit)s")
        return text % {"unit": self.unit_name}


def resolve(role, person, on, municipality=None):
    """The one to call first for `role`, as `person` should be told on `on`: a Holder, never None."""
    return resolve_all([role], person, on, municipality)[role.pk][0]


def resolve_all(roles, person, on, municipality=None):
    """{role id: (Holder, …)} for roles or their ids, several when they hold it jointly. At most four queries.

    Climbs from where the person is placed: the largest share first, but any placement whose own unit has a holder
    before those above. `municipality` saves reading the setting again.
    """
    wanted = {getattr(role, "pk", role) for role in roles}
    if not wanted:
        return {}
    chains, is_placed = _chains(person, on)
    table = _Table(wanted, {unit for chain in chains for unit in chain}, person, on)
    fallback = _Fallback(chains, table, municipality, on)
    return {role: _holders(role, chains, is_placed, table, fallback) for role in wanted}


def show_on(cards, person, on, municipality=None):
    """Give each of the cards that names a role the holders for this reader: contact_card.html shows them."""
    cards = [card for card in cards if card.held_by_id]
    found = resolve_all({card.held_by_id for card in cards}, person, on, municipality)
    for card in cards:
        first, *_others = found[card.held_by_id]
        if first.how != CARD or not first.phone or first.phone != card.phone:  # Otherwise the card says it by itself.
            card.holders = found[card.held_by_id]


def _holders(role, chains, is_placed, table, fallback):
    steps = [(chain[0], True) for chain in chains if is_placed]
    steps += [(unit, False) for chain in chains for unit in (chain[1:] if is_placed else chain)]
    for unit, own in steps:
        if found := table.at(role, unit):
            how = {BY_DEPUTY: DEPUTY}.get(found[0][0], OWN) if own else ABOVE
            return tuple(fallback.reachable(replace(holder, how=how)) for _rank, holder in found)
    return fallback.holders(role)


def _chains(person, on):
    """(chains_of_person, True); for somebody without any placement the tops of the tree, and False."""
    chains = chains_of_person(person, on)
    if chains:
        return chains, True
    tops = UnitPeriod.objects.on(on).filter(parent=None).order_by("unit__code")
    return [[unit] for unit in tops.values_list("unit_id", flat=True)], False


def chains_of_person(person, on):
    """[[unit, its parent, … the top], …] by ids, for each unit where the person works, the largest share first."""
    rows = Employment.objects.on(on).filter(
        person=person, unit__ancestor_rows__starts_on__lte=on, unit__ancestor_rows__ends_on__gte=on
    )
    rows = rows.order_by("-share", "starts_on", "pk", "unit__ancestor_rows__depth")
    chains = defaultdict(dict)  # A dict keeps the order, and one of two employments in the same unit.
    for unit, ancestor in rows.values_list("unit_id", "unit__ancestor_rows__ancestor_id"):
        chains[unit][ancestor] = True
    return [list(chain) for chain in chains.values()]


def _at_work(person, on):
    """Is the person there? Not one who has left; whom HR does not know at all is taken to be."""
    rows = Employment.objects.filter(person=OuterRef(person))
    return ~Exists(rows.in_force()) | Exists(rows.on(on))


class _Table:
    """Who holds which of the roles in which unit on the day: two queries."""

    def __init__(self, wanted, units, reader, on):
        self.reader = reader
        self.found = defaultdict(list)
        self.phones, self.known = {}, set()
        rows = list(_roles_and_holders(wanted, units, on))
        self.titles = {row["pk"]: row["title"] for row in rows}
        keys = {row["pk"]: row["key"] for row in rows}
        self.head_roles = {role for role in wanted if keys.get(role) == HEAD_KEY}
        self.coordinator = next((role for role, key in keys.items() if key == COORDINATOR_KEY), None)
        for row in rows:
            if row["is_held"] and (row["person"] is None or (row["is_active"] and row["is_at_work"])):
                self._add(row["pk"], BY_ROLE, row, row["title"], row["phone"])
        for row in _officers(units, on, heads_too=bool(self.head_roles)):
            self._add_officer(row, AppointmentKind(row["kind"]))

    def at(self, role, unit):
        """[(rank, Holder)] of those who answer for the role in the unit itself: all of the best rank there is."""
        found = self.found[role, unit]
        best = min((rank for rank, _holder in found), default=None)
        return [pair for pair in found if pair[0] == best]

    def _add_officer(self, row, kind):
        if kind == AppointmentKind.COORDINATOR:
            self._add(self.coordinator, BY_ROLE, row, self.titles.get(self.coordinator, kind.label))
            return
        rank = BY_DEPUTY if kind == AppointmentKind.DEPUTY else BY_OFFICE
        for role in self.head_roles:
            self._add(role, rank, row, self.titles[role] if kind == AppointmentKind.HEAD else kind.label)

    def _add(self, role, rank, row, title, phone=""):
        """Nobody is told to call themselves as their own head, and nobody stands twice for the same unit."""
        person, unit = row["person"], row["unit"]
        if person and phone:
            self.phones.setdefault((role, person), phone)
        if (role in self.head_roles and person == self.reader.pk) or (role, rank, unit, person) in self.known:
            return
        if person:
            self.known.add((role, rank, unit, person))
        holder = Holder(
            title=title,
            name=(f"{row['first_name']} {row['last_name']}".strip() or row["username"]) if person else "",
            phone=phone or self.phones.get((role, person), ""),
            unit_name=row["unit_name"] or "",
            how=OWN,
            is_top=row["parent"] is None,
        )
        self.found[role, unit].append((rank, holder))


def _roles_and_holders(wanted, units, on):
    """The roles, with those who hold them in the units; a role that nobody holds there is one row without a holder."""
    on_the_day = Q(holders__ends_on=None) | Q(holders__ends_on__gte=on)
    condition = Q(on_the_day, holders__voided_at=None, holders__starts_on__lte=on, holders__unit__in=units)
    return (
        Role.objects.filter(Q(pk__in=wanted) | Q(key=COORDINATOR_KEY))
        .annotate(held=FilteredRelation("holders", condition=condition))
        .annotate(is_held=Q(held__pk__isnull=False), is_at_work=_at_work("held__person", on))
        .annotate(**_unit_columns("held__unit", on))
        .order_by("pk", "held__starts_on", "held__pk")
        .values(
            "pk",
            "key",
            "title",
            "is_held",
            "is_at_work",
            "unit_name",
            "parent",
            unit=F("held__unit_id"),
            phone=F("held__phone"),
            person=F("held__person_id"),
            **_person_columns("held__person"),
        )
    )


def _officers(units, on, heads_too):
    """Those who coordinate and, where a role stands for them, the heads and deputies. “acting” comes before “head”."""
    kinds = [AppointmentKind.COORDINATOR]
    if heads_too:
        kinds += [AppointmentKind.ACTING, AppointmentKind.HEAD, AppointmentKind.DEPUTY]
    return (
        Appointment.objects.on(on)
        .filter(_at_work("person", on), unit__in=units, kind__in=kinds, person__is_active=True)
        .annotate(**_unit_columns("unit", on))
        .order_by("kind", "starts_on", "pk")
        .values("kind", "unit_name", "parent", "unit", "person", **_person_columns("person"))
    )


def _unit_columns(unit, on):
    period = UnitPeriod.objects.on(on).filter(unit=OuterRef(unit))
    return {"unit_name": Subquery(period.values("name")[:1]), "parent": Subquery(period.values("parent")[:1])}


def _person_columns(person):
    return {name: F(f"{person}__{name}") for name in ("first_name", "last_name", "username", "is_active")}


class _Fallback:
    """Who answers when nobody holds the role, and at which number when the holder has none."""

    def __init__(self, chains, table, municipality, on):
        self.chains, self.table, self._municipality, self.on = chains, table, municipality, on

    @property
    def municipality(self):
        self._municipality = self._municipality or Municipality.load()
        return self._municipality

    def reachable(self, holder):
        """The holder with a number to call: the service centre's, when the holder has none of their own."""
        if holder.phone:
            return holder
        return replace(holder, phone=self.municipality.service_phone, by_switchboard=True)

    def holders(self, role):
        """The coordinators of the nearest part of the tree, or the municipality's coordinator card."""
        coordinator = self.table.coordinator
        if role != coordinator:
            for unit in (unit for chain in self.chains for unit in chain):
                if found := self.table.at(coordinator, unit):
                    return tuple(self.reachable(replace(holder, how=COORDINATOR)) for _rank, holder in found)
        card = self.municipality.coordinator
        title = card.role if card else _("The service centre")
        phone = self._number_of(card) if card else ""
        return (self.reachable(Holder(title, "", phone, self.municipality.name, CARD, is_top=True)),)

    def _number_of(self, card):
        """The card's number, unless it should have been checked by now and the service centre can put through."""
        return "" if card.is_overdue(self.on) and self.municipality.service_phone else card.phone
