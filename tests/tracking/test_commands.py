"""The commands: every figure without suppression, and the check that what is derived follows from the facts."""

import csv
import json
from datetime import date, timedelta
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from openpyxl import load_workbook

from content.models import ContactCard, Role
from organisation.models import UnitAncestor
from tracking.exports import COLUMNS
from tracking.models import Coverage


def report(*options):
    out = StringIO()
    call_command("completion_report", "--on", "2025-04-30", *options, stdout=out)
    return out.getvalue()


def test_the_report_has_every_key_of_every_unit(town, world):
    world.done(town.employee, town.course, "2025-04-01")
    found = json.loads(report())
    assert found["on"] == "2025-04-30"
    assert [row["unit_code"] for row in found["rows"]] == [
        "ekvalla-kommun",
        "socialförvaltningen",
        "äldreomsorg",
        "nord",
        "syd",
    ]
    assert found["rows"][3] == {
        "unit_code": "nord",
        "unit": "Nord",
        "requirement": "grund",
        "scope": "own",
        "employed": 3,
        "outside": 1,
        "exempt": 0,
        "added": 0,
        "on_leave": 0,
        "relevant": 2,
        "completed": 1,
        "completed_in_period": 1,
        "in_progress": 0,
        "not_started": 1,
        "within_deadline": 1,
        "overdue": 0,
        "expired": 0,
        "percent": 50,
    }
    assert tuple(found["rows"][0]) == COLUMNS


def test_subtree_counts_everything_below(town):
    rows = {row["unit_code"]: row for row in json.loads(report("--subtree"))["rows"]}
    assert (rows["ekvalla-kommun"]["employed"], rows["ekvalla-kommun"]["relevant"]) == (7, 3)
    assert {row["scope"] for row in rows.values()} == {"subtree"}


def test_nobody_relevant_has_no_percentage(town):
    rows = {row["unit_code"]: row for row in json.loads(report())["rows"]}
    assert (rows["socialförvaltningen"]["relevant"], rows["socialförvaltningen"]["percent"]) == (0, None)


def test_csv_and_xlsx_say_the_same(town, monkeypatch):
    from_json = json.loads(report())["rows"]
    from_csv = list(csv.DictReader(StringIO(report("--format", "csv").lstrip("\N{BYTE ORDER MARK}")), delimiter=";"))
    stream = BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(stream))
    call_command("completion_report", "--on", "2025-04-30", "--format", "xlsx")
    header, *rows = load_workbook(BytesIO(stream.getvalue())).active.values
    from_xlsx = [dict(zip(header, row, strict=True)) for row in rows]
    assert [row["relevant"] for row in from_xlsx] == [row["relevant"] for row in from_json]
    assert [int(row["relevant"]) for row in from_csv] == [row["relevant"] for row in from_json]
    assert tuple(header) == COLUMNS == tuple(from_csv[0])


def test_the_default_is_today_and_the_future_is_refused(town):
    out = StringIO()
    call_command("completion_report", stdout=out)
    assert json.loads(out.getvalue())["on"] == timezone.localdate().isoformat()
    with pytest.raises(CommandError, match="in the future"):
        call_command("completion_report", on=timezone.localdate() + timedelta(days=1))


def test_a_date_that_is_none_is_refused(town):
    with pytest.raises(CommandError, match="invalid iso_date value"):
        call_command("completion_report", "--on", "yesterday")


def test_the_doctor_finds_nothing_wrong(town):
    out = StringIO()
    call_command("doctor", stdout=out)
    assert out.getvalue().splitlines() == [
        "organisation tree: as it should be",
        "coverage: as it should be",
        "public names: as it should be",
    ]


def test_the_doctor_finds_and_repairs_what_differs(town):
    Coverage.objects.filter(person=town.employee).delete()
    UnitAncestor.objects.filter(unit=town.nord).update(ends_on=date(2025, 1, 1))
    out = StringIO()
    with pytest.raises(CommandError, match="--repair"):
        call_command("doctor", stdout=out)
    assert "coverage: 1 rows differ" in out.getvalue()
    call_command("doctor", "--repair", stdout=out)
    call_command("doctor", stdout=StringIO())


def test_the_doctor_finds_and_repairs_a_name_that_should_not_be_public(town):
    role = Role.objects.create(key="kontakt", title="Kontaktperson")
    card = ContactCard.objects.create(key="kontakt", role="Kontaktperson", held_by=role)
    ContactCard.objects.update(public_names=[{"name": "Nils Granne", "from": "2020-01-01", "to": None}])
    out = StringIO()
    with pytest.raises(CommandError, match="--repair"):
        call_command("doctor", stdout=out)
    assert "public names: 1 rows differ" in out.getvalue()
    call_command("doctor", "--repair", stdout=out)
    card.refresh_from_db()
    assert card.public_names == []
