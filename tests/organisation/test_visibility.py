"""Who sees what about a person: the rule of access.py asked from the other end. On random organisations they agree."""

from datetime import date, timedelta
from random import Random

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from organisation import access, staffing, tree, visibility
from organisation.closure import rebuild_closure
from organisation.models import Appointment, Employment, Unit, UnitPeriod, User
from organisation.visibility import unit_names, viewers_of
from tests.factories.histories import rolled_back
from tests.factories.world import LONG_AGO

pytestmark = pytest.mark.django_db

TODAY = date(2026, 2, 1)
ONE_DAY = timedelta(days=1)
YESTERDAY, TOMORROW = TODAY - ONE_DAY, TODAY + ONE_DAY
KINDS = ["head", "acting", "deputy", "coordinator", "key_person"]
# Most offices are held today; the others must give nothing.
SPELLS = [(LONG_AGO, None)] * 5 + [(LONG_AGO, TODAY), (TODAY, None), (LONG_AGO, YESTERDAY), (TOMORROW, None)]
SEEDS = range(8)


class Chance:
    """An organisation made by chance: a tree that has changed, offices of every kind, some of them void or past."""

    def __init__(self, world, seed):
        self.random = Random(seed)
        self.units = self._units()
        self.people = [world.person() for _ in range(14)]
        self._rights()
        job = world.job_role("undersköterska")
        placements = [(person, self._unit()) for person in self.people for _ in range(self.random.choice([0, 1, 1, 2]))]
        details = {"job_role": job, "form": "permanent"}
        Employment.objects.bulk_create(
            Employment(person=person, unit=unit, number=number, starts_on=first, ends_on=last, **details)
            for number, ((person, unit), (first, last)) in enumerate(
                zip(placements, self._spells(len(placements)), strict=True)
            )
        )
        self._appoint(24)

    def _unit(self):
        return self.random.choice(self.units)

    def _spells(self, number):
        return self.random.choices(SPELLS, k=number)

    def _units(self):
        """Nine units; one has moved, and one without units below it has closed."""
        units = [Unit(code=f"u{number}", opened_on=LONG_AGO) for number in range(9)]
        units[-1].closed_on = YESTERDAY
        units = Unit.objects.bulk_create(units)
        self.parents = {
            unit: self.random.choice(units[: min(number, 7)]) for number, unit in enumerate(units) if number
        }
        periods = [UnitPeriod(unit=units[0], name="u0", kind="unit", starts_on=LONG_AGO)]
        for unit, parent in self.parents.items():
            period = {"unit": unit, "name": unit.code, "kind": "unit"}
            last = unit.closed_on
            if unit == units[-2]:  # Moved today: what stood above it until yesterday must not count.
                periods.append(UnitPeriod(**period, parent=units[0], starts_on=LONG_AGO, ends_on=YESTERDAY))
                periods.append(UnitPeriod(**period, parent=parent, starts_on=TODAY))
            else:
                periods.append(UnitPeriod(**period, parent=parent, starts_on=LONG_AGO, ends_on=last))
        UnitPeriod.objects.bulk_create(periods)
        rebuild_closure()
        return units

    def _rights(self):
        """A superuser, two with the permission, and for each kind somebody who may no longer sign in."""
        permission = Permission.objects.get(codename="see_all_names")
        group = Group.objects.create(name="Ser alla")
        group.permissions.add(permission)
        for number, person in enumerate(self.people[:6]):
            person.is_superuser, person.is_active = number in (0, 3), number < 3
            person.save()
            if number in (1, 4):
                person.user_permissions.add(permission)
            if number in (2, 5):
                person.groups.add(group)

    def _appoint(self, number):
        keys = {(self.random.choice(self.people), self._unit(), self.random.choice(KINDS)) for _ in range(number)}
        keys = sorted(keys, key=lambda key: (key[0].pk, key[1].pk, key[2]))
        for (person, unit, kind), (first, last) in zip(keys, self._spells(len(keys)), strict=True):
            row = Appointment.objects.create(person=person, unit=unit, kind=kind, starts_on=first, ends_on=last)
            if self.random.random() < 0.15:
                row.void("mistake")


def listed(people):
    """{(viewer, person, unit, why, level)} as the page of each person says it."""
    found = set()
    for person in people:
        viewers = viewers_of(person, TODAY)
        everything = [user.pk for user in viewers.administrators]
        for why, places in (("placed", viewers.places), ("heads", viewers.above)):
            for place in places:
                held = {"names": everything + _holders(place.names), "counts": _holders(place.counts)}
                if why == "heads":
                    del held["counts"]
                found |= {(v, person.pk, place.unit_id, why, level) for level, pks in held.items() for v in pks}
    return found


def _holders(offices):
    return [holder.pk for office in offices for holder in office.holders]


def seen(people, level_of):
    """The same, as the pages of the viewers show it: those placed in a unit, and the heads of the units below it."""
    placed = Employment.objects.on(TODAY).values_list("person", "unit")
    heads = Appointment.objects.on(TODAY).filter(kind__in=["head", "acting"]).values_list("person", "unit")
    above = dict(UnitPeriod.objects.on(TODAY).exclude(parent=None).values_list("unit", "parent"))
    shown = {(person, unit, "placed") for person, unit in placed}
    shown |= {(person, above[unit], "heads") for person, unit in heads if unit in above}
    found = set()
    for viewer in people:
        levels = level_of(viewer)
        found |= {
            (viewer.pk, person, unit, why, levels[unit])
            for person, unit, why in shown
            if person != viewer.pk and unit in levels and (why == "placed" or levels[unit] == "names")
        }
    return found


def by_seen_by(viewer):
    """{unit: level} as the product decides it."""
    viewer = User.objects.get(pk=viewer.pk)  # Nothing remembered.
    return {unit.pk: unit.level for unit in Unit.objects.seen_by(viewer, on=TODAY)}


def by_definition_16(chance):
    """{unit: level} worked out unit by unit, step by step, from what was put in."""
    held = [
        (row.person_id, row.unit_id, row.kind)
        for row in Appointment.objects.filter(voided_at=None)
        if row.starts_on <= TODAY and (row.ends_on is None or row.ends_on >= TODAY)
    ]
    above = {unit.pk: parent.pk for unit, parent in chance.parents.items()}

    def level(viewer, unit):
        reached, step, climbing = None, unit, True
        while step is not None:
            offices = {kind for person, where, kind in held if (person, where) == (viewer.pk, step)}
            if offices & {"head", "acting", "deputy"} and climbing:
                return "names"
            if offices & {"head", "acting", "deputy", "coordinator"}:
                reached = "counts"
            if any(where == step and kind in ("head", "acting") for _, where, kind in held):
                climbing = False
            step = above.get(step)
        return reached

    def levels(viewer):
        viewer = User.objects.get(pk=viewer.pk)
        if not viewer.is_active:
            return {}
        if viewer.is_superuser or viewer.has_perm("organisation.see_all_names"):
            return {unit.pk: "names" for unit in chance.units}
        found = {unit.pk: level(viewer, unit.pk) for unit in chance.units}
        return {unit: level for unit, level in found.items() if level}

    return levels


def differences(chance):
    """What the pages of the persons and those of the viewers do not both say, and what the definition adds."""
    found = listed(chance.people)
    return found ^ seen(chance.people, by_seen_by) | found ^ seen(chance.people, by_definition_16(chance))


@pytest.mark.parametrize("seed", SEEDS)
def test_one_is_listed_exactly_when_one_sees(world, seed):
    assert differences(Chance(world, seed)) == set()


def test_the_random_organisations_hold_what_the_rule_speaks_of(world):
    """Otherwise the test above would prove little."""
    headed = deputies = vacancies = counted = 0
    for seed in SEEDS:
        with rolled_back():
            found = [viewers_of(person, TODAY) for person in Chance(world, seed).people]
        headed += sum(bool(place.names) for viewers in found for place in viewers.above)
        for place in (place for viewers in found for place in viewers.places):
            deputies += any(office.kind == "deputy" for office in place.names)
            vacancies += place.vacant and bool(place.names)
            counted += bool(place.counts)
    assert min(headed, deputies, vacancies, counted) > 5


def _only_the_unit_itself(chain, headed):
    return chain[:1]


def _deputies_end_the_climb(original):
    def headed(units, on):
        deputies = Appointment.objects.on(on).filter(unit__in=units, kind="deputy")
        return original(units, on) | set(deputies.values_list("unit", flat=True))

    return headed


def _coordinators_lead(original):
    def offices(user, on):
        led, coordinated = original(user, on)
        return led | coordinated, set()

    return offices


WRONG_RULES = {
    "a vacancy does not climb": (access, "seen_from", lambda original: _only_the_unit_itself),
    "a deputy ends the climb": (access, "headed", _deputies_end_the_climb),
    "coordinators see names": (access, "_offices", _coordinators_lead),
    "the day before decides": (access, "_offices", lambda original: lambda user, on: original(user, YESTERDAY)),
    "the page forgets deputies": (visibility, "OFFICES", lambda original: ("head", "acting", "coordinator")),
    "the page forgets coordinators": (visibility, "OFFICES", lambda original: access.LEADING),
    "the page forgets heads": (visibility, "_units_above", lambda original: lambda person, on: set()),
    "nobody is administrator": (access, "administrators", lambda original: User.objects.none),
}


@pytest.mark.parametrize("wrong", WRONG_RULES)
def test_a_wrong_rule_is_noticed(world, monkeypatch, wrong):
    module, name, change = WRONG_RULES[wrong]
    monkeypatch.setattr(module, name, change(getattr(module, name)))
    found = set()
    for seed in SEEDS:
        with rolled_back():
            found |= differences(Chance(world, seed))
        if found:
            break
    assert found


# One case at a time


@pytest.fixture
def care(town, world):
    """What is said about Samira of Nord: offices as (kind, unit, names of the holders)."""

    def offices(person=town.employee, on=None):
        viewers = viewers_of(person, on or timezone.localdate())
        shown = [[(o.kind.value, o.unit, [str(h) for h in o.holders]) for o in p.names] for p in viewers.places]
        counts = [[(o.kind.value, o.unit, [str(h) for h in o.holders]) for o in p.counts] for p in viewers.places]
        return shown, counts, [[str(h) for o in p.names for h in o.holders] for p in viewers.above]

    return offices


def test_an_employee_is_seen_by_the_nearest_head_and_counted_above(town, care):
    assert care() == (
        [[("head", "Nord", ["Nora Chef"])]],
        [[("head", "Äldreomsorg", ["Doris Chef"]), ("coordinator", "Ekvalla kommun", ["Sam Ordnare"])]],
        [],
    )


def test_a_vacancy_says_so_and_climbs(town, care):
    town.head.appointments.get().void("left")
    shown, counts, _ = care()
    assert shown == [[("head", "Äldreomsorg", ["Doris Chef"])]]
    assert counts == [[("coordinator", "Ekvalla kommun", ["Sam Ordnare"])]]
    (place,) = viewers_of(town.employee, timezone.localdate()).places
    assert place.vacant


def test_a_head_is_seen_by_the_deputy_and_by_the_head_above(town, care, world):
    world.head(town.nord, "deputy", person=town.colleague)
    assert care(town.head) == (
        [[("deputy", "Nord", ["Anders Holm"])]],
        [[("head", "Äldreomsorg", ["Doris Chef"]), ("coordinator", "Ekvalla kommun", ["Sam Ordnare"])]],
        [["Doris Chef"]],
    )


def test_a_former_head_is_not_listed(town, care, world):
    world.head(town.nord, "acting", ends_on="2025-12-31", person=world.person("Fredrik Förr"))
    assert care()[0] == [[("head", "Nord", ["Nora Chef"])]]


def test_one_who_may_no_longer_sign_in_is_not_listed_and_nobody_takes_over(town, care):
    User.objects.filter(pk=town.head.pk).update(is_active=False)
    assert care()[0] == [[]]


def test_who_works_nowhere_is_seen_nowhere(world, town):
    viewers = viewers_of(world.person(), timezone.localdate())
    assert (viewers.places, viewers.above, viewers.administrators) == ([], [], [town.admin])


def test_a_unit_has_the_name_of_the_day(town):
    tree.rename_unit(town.nord, "Nya Nord", TODAY)
    names = [unit_names({town.nord.pk}, day)[town.nord.pk] for day in (LONG_AGO - ONE_DAY, YESTERDAY, TODAY)]
    assert names == ["Nord", "Nord", "Nya Nord"]


def test_who_sees_whom_is_the_same_number_of_queries_for_many(town, world, django_assert_num_queries):
    for number in range(10):
        other = world.unit(f"Enhet {number}", town.division)
        staffing.employ(town.employee, other, world.job_role("undersköterska"), LONG_AGO)
        world.head(other, "deputy")
    for person in (town.colleague, town.employee):
        with django_assert_num_queries(8):
            viewers_of(person, timezone.localdate())
