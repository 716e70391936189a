"""Who may see whom (definition 16), in one place. Today's appointment decides, whatever date a report is for."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Exists, F, OuterRef, Q

NAMES = "names"
COUNTS = "counts"

LEADING = ("head", "acting", "deputy")
HEADING = ("head", "acting")


def administrators():
    """Those who see the names in every unit: superusers, and holders of the permission."""
    permission = Permission.objects.filter(content_type__app_label="organisation", codename="see_all_names")
    held = permission.filter(Q(user=OuterRef("pk")) | Q(group__user=OuterRef("pk")))
    return get_user_model().objects.filter(Q(is_superuser=True) | Exists(held), is_active=True)


def sees_all_names(user):
    """Administrators see the names in every unit; each view is logged. At most one query for each user object."""
    if not user.is_active or user.is_superuser:
        return user.is_active
    if not hasattr(user, "_sees_all_names"):
        user._sees_all_names = administrators().filter(pk=user.pk).exists()
    return user._sees_all_names


def units_by_level(user, on):
    """Two sets of unit ids that `user` may follow up on `on`: those with names, and those with counts only.

    Names: the units the user heads or deputises in, and units below without a head of their own up to there.
    Counts: every other unit below those, and below the units the user coordinates.
    """
    unit_model = apps.get_model("organisation", "Unit")
    if not user.is_active:
        return set(), set()
    if sees_all_names(user):
        return set(unit_model.objects.values_list("pk", flat=True)), set()
    led, coordinated = _offices(user, on)
    if not led and not coordinated:
        return set(), set()
    chains = chains_of(_below(led | coordinated, on), on)
    names = _led_among(chains, led, on)
    return names, set(chains) - names


def led_units(user, on):
    """The ids of the units that the user answers for on `on`, by appointment alone, whatever else the user may see.

    Those where the user is head, acting head or deputy, and units below without a head of their own up to there.
    """
    if not user.is_active:
        return set()
    led, _coordinated = _offices(user, on)
    return _led_among(chains_of(_below(led, on), on), led, on) if led else set()


def led_people(user, on):
    """Those whom `user` sees by name as a head on `on`: the staff of the units led, and the heads directly below."""
    people, units = get_user_model().objects, led_units(user, on)
    if not units:
        return people.none()
    placed = apps.get_model("organisation", "Employment").objects.on(on).filter(unit__in=units)
    heads = {person for _unit, person in heads_directly_below(units, on)}
    return people.filter(Q(pk__in=placed.values("person")) | Q(pk__in=heads))


def _led_among(chains, led, on):
    """The units of `chains` whose nearest head or deputies are those of `led`."""
    headed_units = headed(chains, on)
    return {unit for unit, chain in chains.items() if not led.isdisjoint(seen_from(chain, headed_units))}


def coordinated_units(user, on):
    """The ids of the units that the user coordinates on `on`, by appointment: those units and all below. One query."""
    if not user.is_active:
        return set()
    ancestor_model = apps.get_model("organisation", "UnitAncestor")
    held = user.appointments.on(on).filter(kind="coordinator").values("unit")
    below = ancestor_model.objects.filter(ancestor__in=held, starts_on__lte=on, ends_on__gte=on)
    return set(below.values_list("unit_id", flat=True))


def _offices(user, on):
    """The units where the user leads, and those where the user coordinates, on `on`."""
    held = user.appointments.on(on).values_list("unit_id", "kind")
    led = {unit for unit, kind in held if kind in LEADING}
    return led, {unit for unit, kind in held if kind == "coordinator"}


def _standing(on):
    """The tree of `on`; a closed unit keeps the place of its last day."""
    return Q(starts_on__lte=on, ends_on__gte=on) | Q(unit__closed_on__lt=on, ends_on=F("unit__closed_on"))


def _below(tops, on):
    """The units (ids) that are, or stand below, one of `tops`."""
    ancestor_model = apps.get_model("organisation", "UnitAncestor")
    return ancestor_model.objects.filter(_standing(on), ancestor__in=tops).values("unit")


def chains_of(units, on):
    """{unit: [unit itself, its parent, … up to the top]} for each of the `units` (ids) with a place in the tree."""
    ancestor_model = apps.get_model("organisation", "UnitAncestor")
    rows = ancestor_model.objects.filter(_standing(on), unit__in=units).order_by("unit", "depth")
    chains = {}
    for unit, ancestor in rows.values_list("unit_id", "ancestor_id"):
        chains.setdefault(unit, []).append(ancestor)
    return chains


def headed(units, on):
    """Those of the `units` (ids) that have a head or acting head on `on`."""
    appointment_model = apps.get_model("organisation", "Appointment")
    return set(
        appointment_model.objects.on(on).filter(unit__in=units, kind__in=HEADING).values_list("unit_id", flat=True)
    )


def seen_from(chain, headed):
    """The units whose head, acting head and deputies see the names in the first unit of `chain`, nearest first.

    They are the unit itself and, as long as there is no head, the units above: a vacancy climbs. A deputy sees the
    names but does not end the climb.
    """
    for unit in chain:
        yield unit
        if unit in headed:
            return


def heads_directly_below(unit_ids, on):
    """(unit above, person) for every head of a unit directly below one of `unit_ids` on `on`.

    The head above sees those heads by name, since nobody nearer does.
    """
    ancestor_model = apps.get_model("organisation", "UnitAncestor")
    appointment_model = apps.get_model("organisation", "Appointment")
    above = dict(
        ancestor_model.objects.filter(ancestor__in=unit_ids, depth=1, starts_on__lte=on, ends_on__gte=on).values_list(
            "unit_id", "ancestor_id"
        )
    )
    heads = appointment_model.objects.on(on).filter(unit__in=above, kind__in=HEADING)
    return {(above[unit], person) for unit, person in heads.values_list("unit_id", "person_id")}
