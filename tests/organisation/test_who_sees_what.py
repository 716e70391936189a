"""docs/who-sees-what.md says what the code does: every cell of its table is asked for."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from organisation import staffing
from organisation.models import Unit, User
from tests.factories.world import LONG_AGO

pytestmark = pytest.mark.django_db

DOC = Path(__file__).resolve().parents[2] / "docs" / "who-sees-what.md"
TODAY = date(2026, 2, 1)
ONE_DAY = timedelta(days=1)
OFFICES = {
    "Head": {"kind": "head"},
    "Acting head": {"kind": "acting"},
    "Deputy": {"kind": "deputy"},
    "Coordinator": {"kind": "coordinator"},
    "Key person": {"kind": "key_person"},
    "Former head": {"kind": "head", "ends_on": TODAY - ONE_DAY},
    "Coming head": {"kind": "head", "starts_on": TODAY + ONE_DAY},
    "Deactivated head": {"kind": "head"},
}
UNITS = {
    "The unit itself": "vård",
    "A unit directly below, with a head": "nord",
    "A unit directly below, without a head": "syd",
    "The unit above": "kommunen",
    "A unit beside it": "skola",
}


def table():
    """{who: {which unit: level}} as the document says."""
    lines = [line.strip("|") for line in DOC.read_text().splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    start = next(number for number, row in enumerate(rows) if row[0] == "Who")
    columns, *rest = rows[start:]
    return {row[0]: dict(zip(columns[1:], row[1:], strict=True)) for row in rest if len(row) == len(columns)}


@pytest.fixture
def care(world):
    """The municipality with care (nord with a head, syd without) and school."""
    top = world.unit("Kommunen", kind="municipality")
    care, _ = world.unit("Vård", top, kind="division"), world.unit("Skola", top, kind="division")
    world.head(world.unit("Nord", care))
    world.unit("Syd", care)
    return care


def person(who, care, world):
    somebody = world.staff(care)
    if who in OFFICES:
        staffing.appoint(somebody, care, **{"starts_on": LONG_AGO} | OFFICES[who])
    changes = {"Administrator": {"is_superuser": True}, "Deactivated head": {"is_active": False}}
    User.objects.filter(pk=somebody.pk).update(**changes.get(who, {"is_active": True}))
    return User.objects.get(pk=somebody.pk)


def test_the_table_speaks_of_everybody():
    assert set(table()) == {*OFFICES, "Employee", "Administrator"}
    assert all(set(row) == set(UNITS) for row in table().values())


@pytest.mark.parametrize("who", [*OFFICES, "Employee", "Administrator"])
def test_each_cell_is_true(care, world, who):
    seen = {unit.code: unit.level for unit in Unit.objects.seen_by(person(who, care, world), on=TODAY)}
    assert {column: seen.get(unit, "nothing") for column, unit in UNITS.items()} == table()[who]
