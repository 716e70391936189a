"""export_course and import_course."""

import json

import pytest
from django.core.management import CommandError, call_command

from courses.models import CourseIndexPage, CoursePage
from tests.courses.packages.conftest import remove, rows
from tests.factories import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(package, tmp_path):
    path = tmp_path / "kurs.zip"
    path.write_bytes(package)
    return str(path)


@pytest.mark.parametrize("by", ["pk", "slug"])
def test_a_course_is_exported_by_id_or_slug(course, package, tmp_path, by):
    file = tmp_path / "ut.zip"
    call_command("export_course", str(getattr(course, by)), str(file))
    assert file.read_bytes() == package


def test_what_leads_out_of_the_course_is_told(course, tmp_path, capsys):
    call_command("export_course", course.slug, str(tmp_path / "ut.zip"))
    told = capsys.readouterr().out
    assert "lost: Länkar: body[0].text" in told and "drafted: Inte klart" in told


def test_a_course_that_there_is_not_or_twice(course, tmp_path):
    with pytest.raises(CommandError):
        call_command("export_course", "saknas", str(tmp_path / "ut.zip"))
    other = pages.front_page().add_child(instance=CourseIndexPage(title="Andra", slug="andra"))
    other.add_child(instance=CoursePage(title="Samma", slug=course.slug, summary="x", minutes=1))
    with pytest.raises(CommandError):
        call_command("export_course", course.slug, str(tmp_path / "ut.zip"))
    assert not (tmp_path / "ut.zip").exists()


def test_a_dry_run_writes_nothing_and_says_it_as_json(course, file, capsys):
    remove(course)
    before = rows()
    call_command("import_course", file, "--dry-run", "--format", "json")
    told = json.loads(capsys.readouterr().out)
    assert told["importable"] and len([row for row in told["created"] if row["place"]]) == 6
    assert rows() == before


def test_a_package_is_taken_in_under_a_list(course, file, capsys):
    remove(course)
    other = pages.front_page().add_child(instance=CourseIndexPage(title="Andra", slug="andra"))
    call_command("import_course", file, "--parent", str(other.pk))
    assert CoursePage.objects.get(title="Grundutbildning").get_parent().pk == other.pk
    assert "created: Grundutbildning" in capsys.readouterr().out


def test_a_refused_package_ends_with_2(course, file, capsys):
    with pytest.raises(SystemExit) as stopped:
        call_command("import_course", file, "--existing", "refuse")
    assert stopped.value.code == 2 and "refused: " in capsys.readouterr().out


def test_a_file_or_list_that_there_is_not(course, file, tmp_path):
    with pytest.raises(CommandError):
        call_command("import_course", str(tmp_path / "saknas.zip"))
    with pytest.raises(CommandError):
        call_command("import_course", file, "--parent", "999999")
