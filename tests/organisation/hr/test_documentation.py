"""docs/hr-import.md and its sample file say what is true."""

from pathlib import Path

import pytest

from organisation.hr.columns import FIELDS
from organisation.models import Appointment
from tests.organisation.hr.conftest import counts, spells

DOCS = Path(__file__).resolve().parents[3] / "docs"


@pytest.mark.django_db
def test_the_sample_file_is_whole(bring):
    found = bring((DOCS / "hr-import-sample.csv").read_bytes())
    assert (found.report["errors"], found.report["rows"], counts(found)) == ([], 8, {"new": 5})
    assert [unit for unit, _first, _last in spells("90003")] == ["PROV-HEM"]
    heads = {(row.person.employee_id, row.unit.code) for row in Appointment.objects.all()}
    assert heads == {("90001", "PROV-OMS"), ("90002", "PROV-HEM")}


def test_every_default_heading_is_documented():
    text = (DOCS / "hr-import.md").read_text()
    assert [field.default[0] for field in FIELDS.values() if f"`{field.default[0]}`" not in text] == []
