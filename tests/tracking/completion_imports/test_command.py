"""The command, and what the documentation says."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from organisation.models import User
from tests.factories.completion_files import counts, lines
from tracking.models import (
    Completion,
    CompletionImport,
    Training,
)
from tracking.recognition.reading import COLUMNS

DOCS = Path(__file__).resolve().parents[3] / "docs"


def command(file, *options):
    stream = io.StringIO()
    call_command("import_completions", str(file), *options, stdout=stream)
    return stream.getvalue()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "fil.csv"
    path.write_bytes(lines("40001;Grundutbildning;2019-02-01;;", "40002;Gammal;2019-02-01;;"))
    return path


def test_the_command_does_the_same(file, town):
    options = (
        "--kind",
        "imported",
        "--by",
        town.admin.username,
        "--format",
        "json",
        "--alias",
        "Gammal=Grundutbildning",
    )
    found = json.loads(command(file, *options, "--dry-run"))
    assert (found["new"], found["applied"], Completion.objects.exists()) == (2, False, False)
    found = json.loads(command(file, *options))
    assert (found["new"], found["unchanged"], found["applied"]) == (2, 0, True)
    found = json.loads(command(file, *options))
    assert (found["new"], found["unchanged"], found["applied"]) == (0, 2, False)
    assert not CompletionImport.objects.exclude(content=None).exists()


def test_the_command_stops_at_a_row_to_mend(file, town):
    options = ("--kind", "imported", "--by", town.admin.username)
    with pytest.raises(CommandError) as stopped:
        command(file, *options)
    assert (stopped.value.returncode, Completion.objects.exists()) == (2, False)
    assert "Carried out." in command(file, *options, "--skip-refused")
    assert Completion.objects.get().person == town.employee


def test_the_command_says_which_option_is_wrong(file, town):
    for option, text in (("--by", "nobody"), ("--training", "Ingen"), ("--alias", "x"), ("--alias", "x=Ingen")):
        with pytest.raises(CommandError, match=option):
            command(file, "--kind", "imported", "--by", town.admin.username, option, text)


def test_the_sample_file_is_right(carry, town, world):
    for number in ("90001", "90002", "90003"):
        User.objects.create(username=number, employee_id=number)
    content = (DOCS / "completion-import-sample.csv").read_bytes()
    row = carry(content, aliases={"säkerhet på jobbet (webb)": town.course.pk})
    assert (counts(row), row.errors) == ((3, 3, 0, 0), [])
    assert Training.objects.filter(completions__source=row.mark).distinct().get() == town.course


def test_every_heading_is_documented():
    text = (DOCS / "recognition.md").read_text()
    assert [column.default[0] for column in COLUMNS.values() if f"`{column.default[0]}`" not in text] == []
