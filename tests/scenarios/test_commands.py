"""import_scenario and check_scenario: what they print, and how they end."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from scenarios.document import to_data
from scenarios.models import ScenarioPage
from scenarios.page_document import document_of
from tests.factories import scenarios

pytestmark = pytest.mark.django_db

KEYS = [
    "format", "title", "steps", "choices", "start", "missing_targets", "unreachable", "terminal", "trapped", "refused",
    "lost", "importable",
]  # fmt: skip
GOOD = ":: StoryTitle\nSagan\n\n:: Start\nHej.\n[[Fram->Slut]]\n\n:: Slut\nKlart.\n"
BAD = ":: Start\n<<if $x>>[[Fram->Borta]]<</if>>\n"


def run(*args):
    """(what is printed, the exit code)"""
    out = StringIO()
    try:
        call_command(*args, stdout=out, stderr=StringIO())
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


@pytest.fixture
def file(tmp_path, world):
    """Writes a file and gives its path."""
    scenarios.scenario_index()

    def write(text, name="saga.twee"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return write


def test_a_dry_run_prints_the_facts_and_makes_nothing(file):
    printed, code = run("import_scenario", file(GOOD), "--dry-run", "--format", "json")
    data = json.loads(printed)
    assert list(data) == KEYS and code == 0
    assert (data["format"], data["title"], data["steps"], data["start"], data["terminal"]) == (
        "twee", "Sagan", 2, "Start", ["Slut"],
    )  # fmt: skip
    assert not ScenarioPage.objects.exists()


def test_a_refused_file_ends_with_two(file):
    printed, code = run("import_scenario", file(BAD), "--dry-run", "--format", "json")
    data = json.loads(printed)
    assert code == 2 and not data["importable"]
    assert {(row["step"], row["line"]) for row in data["refused"]} == {("Start", 2)}
    assert data["missing_targets"] == ["Start -> Borta"]


def test_an_import_makes_a_draft(file):
    printed, code = run("import_scenario", file(json.dumps(to_data(scenarios.rehearsal())), "samtalet.json"))
    page = ScenarioPage.objects.get()
    assert (code, page.live) == (0, False) and "Samtalet" in printed
    assert document_of(page.get_latest_revision_as_object()) == scenarios.rehearsal()


def test_a_file_that_is_not_there_is_refused(file, tmp_path):
    for name in ("finns-inte.twee", "."):
        assert run("import_scenario", str(tmp_path / name), "--dry-run")[1] == 2


def test_without_a_list_of_scenarios_it_says_so(tmp_path, wagtail_root):
    (tmp_path / "saga.twee").write_text(GOOD, encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("import_scenario", str(tmp_path / "saga.twee"), stdout=StringIO())


def test_check_prints_every_finding(world):
    page = scenarios.draft(scenarios.scenario("A? B C\nB:\nC!"))
    printed, code = run("check_scenario", str(page.pk), "--format", "json")
    data = json.loads(printed)
    assert code == 2
    assert [(row["code"], row["step"]) for row in data["findings"]][:2] == [("E3", "B"), ("E6", "B")]
    assert run("check_scenario", str(page.pk))[0].startswith("E3, ")


def test_check_without_errors_ends_with_nought(world):
    page = scenarios.draft(replace(scenarios.rehearsal(), walkthroughs=()))
    printed, code = run("check_scenario", str(page.pk), "--format", "json")
    assert code == 0 and [row["code"] for row in json.loads(printed)["findings"]] == ["W11"]


def test_check_of_an_unknown_page_says_so(world):
    with pytest.raises(CommandError):
        call_command("check_scenario", "999999")
