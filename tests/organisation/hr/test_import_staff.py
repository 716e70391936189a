"""manage.py import_staff: the same import from the command line, with its report and its exit codes."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from organisation.models import Employment, HrSource, ImportState, StaffImport
from tests.factories.hr_files import as_csv, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_town")]


@pytest.fixture
def run(tmp_path):
    """Runs the command on a file with the rows. Gives (report, what was printed)."""

    def run(rows, *options):
        file, report, out = tmp_path / "personal.csv", tmp_path / "report.json", StringIO()
        file.write_bytes(as_csv(rows))
        try:
            call_command("import_staff", str(file), f"--report={report}", *options, stdout=out)
        finally:
            found = json.loads(report.read_text()) if report.exists() else None
        return found, out.getvalue()

    return run


def test_a_file_is_carried_out(run):
    report, out = run([person("P1"), person("P2", "syd")], "--as-of=2026-11-25")
    assert report == {
        "rows": 2, "new": 2, "changed": 0, "moved": 0, "left": 0, "unchanged": 0, "errors": [], "applied": True
    }  # fmt: skip
    assert out == "2 rows: new 2, changed 0, moved 0, left 0, unchanged 0.\nCarried out.\n"
    logged = StaffImport.objects.get()
    assert (logged.state, logged.started_by, logged.source.key) == (ImportState.APPLIED, None, "hr")


def test_a_dry_run_changes_nothing_and_cannot_be_carried_out_later(run):
    report, out = run([person("P1")], "--dry-run")
    assert (report["new"], report["applied"], "Not carried out." in out) == (1, False, True)
    assert not Employment.objects.exists()
    logged = StaffImport.objects.get()
    assert (logged.state, logged.content) == (ImportState.COMPARED, None)


def test_broken_rows_are_reported_and_the_exit_code_is_2(run, tmp_path):
    with pytest.raises(CommandError) as refused:
        run([person("P1", "finns-inte")])
    assert refused.value.returncode == 2
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["errors"] == [{"row": 2, "column": "Enhetskod", "reason": "Det finns ingen enhet med den koden."}]
    assert report["applied"] is False


def test_the_limit_is_an_option(run):
    run([person("P1"), person("P2")])
    with pytest.raises(CommandError):
        run([person("P1")])
    report, _out = run([person("P1")], "--max-gone=50")
    assert report["left"] == 1


@pytest.mark.parametrize("options", [["--as-of=i går"], ["--max-gone=110"], ["--source=annat"]])
def test_wrong_options_are_told(run, options):
    with pytest.raises(CommandError):
        run([person("P1")], *options)
    assert not StaffImport.objects.exists()


def test_several_sources_must_be_told_apart(run):
    HrSource.objects.create(key="a", name="A")
    HrSource.objects.create(key="b", name="B")
    with pytest.raises(CommandError, match="several"):
        run([person("P1")])
    assert run([person("P1")], "--source=b")[0]["new"] == 1


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_staff", str(tmp_path / "nothing.csv"))
