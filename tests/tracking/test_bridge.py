"""What has happened since the previous cut date: everybody in one class, sums that hold, and who may be told what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation import staffing
from organisation.models import NamesViewed, Unit
from organisation.tree import Tree
from tests.factories.histories import build, rolled_back
from tests.factories.world import day
from tests.tracking.test_properties import histories_with_days, randomly
from tracking import bridge, reports, requirements
from tracking.bridge import Came, Place, Went
from tracking.models import RelevanceReason
from tracking.standing import State
from tracking.unit_report import unit_report

pytestmark = pytest.mark.django_db

CUT, ON, TODAY = day("2025-04-30"), day("2025-06-30"), day("2025-07-15")


@randomly
@given(histories_with_days(number=2), st.randoms(use_true_random=False))
def test_the_sums_hold_and_are_those_of_the_reports(drawn, random):
    history, days = drawn
    then, now = min(days), max(days)
    with rolled_back():
        built = build(history)
        trees = Tree.on(then), Tree.on(now)
        open_then, open_now = ([unit for unit in built.units if unit.pk in tree] for tree in trees)
        one, other = random.choice(open_then), random.choice(open_now)
        for requirement in built.requirements:
            found = bridge.between(
                requirement,
                then=then,
                units_then=set(trees[0].subtree(one.pk)),
                now=now,
                units_now=set(trees[1].subtree(other.pk)),
            )
            came = sum(len(group) for group in found.came.values())
            went = sum(len(group) for group in found.went.values())
            assert found.before + came - went == found.after
            done = found.completed
            assert done["before"] + done["came"] + done["done"] - done["stopped"] - done["went"] == done["after"]
            before, after = (
                reports.completion_by_unit([unit.pk], requirement, on=on)[unit.pk].subtree
                for unit, on in ((one, then), (other, now))
            )
            assert (found.before, done["before"]) == (before.relevant, before.completed)
            assert (found.after, done["after"]) == (after.relevant, after.completed)


RELEVANT = Place(State.NOT_STARTED, employed=True, here=True)
NOWHERE, ELSEWHERE = Place(), Place(employed=True)


@pytest.mark.parametrize(
    ("other", "came", "went"),
    [
        (NOWHERE, Came.EMPLOYED, Went.LEFT),
        (ELSEWHERE, Came.FROM_ELSEWHERE, Went.TO_ELSEWHERE),
        (Place(State.EXEMPT, True, True), Came.NO_LONGER_EXEMPT, Went.EXEMPT),
        (Place(State.ON_LEAVE, True, True), Came.BACK_FROM_LEAVE, Went.ON_LEAVE),
        (Place(State.OUTSIDE, True, True), Came.IN_RULE, Went.OUT_OF_RULE),
        (Place(State.COMPLETED, True, True), None, None),
    ],
)
def test_each_person_is_in_one_class(other, came, went):
    assert bridge.came(other, RELEVANT) == came
    assert bridge.went(RELEVANT, other) == went
    assert bridge.went(other, RELEVANT) is None and bridge.came(RELEVANT, other) is None


@pytest.fixture
def spring(town, world):
    """Since 30 April: Ny is employed in Nord, Flytt has come from Syd, Slut has left and Anders is exempt."""
    world.staff(town.nord, starts_on="2025-05-10", person=world.person("Ny Nystrand"))
    moved = world.staff(town.syd, person=world.person("Flytt Flytander"))
    staffing.move(moved.employments.in_force().get(), town.nord, day("2025-05-15"))
    world.staff(town.nord, ends_on="2025-05-31", person=world.person("Slut Slutander"))
    requirements.exempt_person(town.requirement, town.colleague, RelevanceReason.LEAVING, day("2025-06-01"))
    return town


def told(unit, *, level="names", names=True):
    unit = Unit.objects.get(pk=unit.pk)
    unit.level = level
    report = unit_report(unit, set(Unit.objects.values_list("pk", flat=True)), on=ON, today=TODAY, names=names)
    (found,) = bridge.of_report(report).values()
    return found


def counts(rows):
    return {row["kind"]: row["number"] for row in rows if row["number"]}


def test_the_head_is_told_every_class(spring, world):
    world.done(spring.employee, spring.course, "2025-06-10")
    found = told(spring.nord)
    assert (found["from"], found["to"], found["before"], found["after"], found["net"]) == (
        "2025-04-30", "2025-06-30", 3, 3, 0,
    )  # fmt: skip
    assert counts(found["came"]) == {"employed": 1, "from_elsewhere": 1}
    assert counts(found["went"]) == {"left": 1, "exempt": 1}
    assert found["completed"] == {"before": 0, "came": 0, "done": 1, "stopped": 0, "went": 0, "after": 1}


def test_above_the_names_a_small_group_is_hidden_and_small_terms_leave_the_net(spring, world):
    assert told(spring.nord, level="counts")["hidden"]
    for _ in range(6):
        world.staff(spring.nord), world.staff(spring.syd)
    found = told(spring.nord, level="counts")
    assert (found["hidden"], found["only_net"], found["net"]) == (False, True, 0)
    assert (found["came"], found["went"], found["completed"]) == (None, None, None)
    for _ in range(5):
        world.staff(spring.syd, starts_on="2025-05-10")
    assert told(spring.division, level="counts")["only_net"]  # One has left: that alone is a small term.


def test_large_terms_are_told_above_but_never_how_many_of_them_had_completed(town, world):
    for unit in (town.nord, town.syd):
        for _ in range(6):
            world.staff(unit), world.staff(unit, starts_on="2025-05-10")
    found = told(town.division, level="counts")
    assert (counts(found["came"]), counts(found["went"])) == ({"employed": 12}, {})
    assert found["completed"] is None


def page(client, person, unit, on=ON):
    client.force_login(person)
    return client.get(f"/uppfoljning/{unit.code}/forandring/", {"on": on.isoformat()})


def test_the_page_names_those_who_still_work_in_the_heads_own_unit(client, spring):
    text = page(client, spring.head, spring.nord).content.decode()
    assert "Ny Nystrand" in text and "Flytt Flytander" in text and "Anders Holm" in text
    assert "Slutander" not in text and "Har slutat" in text


@pytest.mark.parametrize("reader", ["division_head", "coordinator"])
def test_above_nobody_is_named(client, spring, reader):
    text = page(client, getattr(spring, reader), spring.division).content.decode()
    assert not [name for name in ("Nystrand", "Flytander", "Slutander", "Holm") if name in text]


def test_others_do_not_find_the_page(client, spring):
    assert page(client, spring.other_head, spring.nord).status_code == 404
    assert page(client, spring.employee, spring.nord).status_code == 404
    assert page(client, spring.head, spring.nord, day("2999-01-01")).status_code == 404


def test_an_administrators_look_at_the_names_is_logged(client, spring):
    page(client, spring.admin, spring.nord)
    assert NamesViewed.objects.filter(viewer=spring.admin, unit=spring.nord).count() == 1


@pytest.mark.parametrize("people", [1, 6])
def test_the_number_of_queries_does_not_grow(client, town, world, django_assert_num_queries, people):
    for _ in range(people):
        world.staff(town.nord, starts_on="2025-05-10")
        world.staff(town.nord, ends_on="2025-05-31")
    page(client, town.head, town.nord)
    with django_assert_num_queries(62):
        page(client, town.head, town.nord)
