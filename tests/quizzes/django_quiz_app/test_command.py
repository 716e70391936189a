"""The command: its options, its report, and figures from a folder."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from PIL import Image
from wagtail.images import get_image_model

from quizzes.models import EarlierProgress, ImportedRow, Question, QuizPage, Sitting
from tests.factories import old_quizzes as old
from tests.factories import pages
from tests.factories import quizzes as q

pytestmark = pytest.mark.django_db
COMMAND = "import_django_quiz_app"


@pytest.fixture
def source(tmp_path):
    pages.front_page()
    return old.dump(tmp_path, old.system())


def with_figure(folder, figure):
    pages.front_page()
    rows = old.system()
    next(one for one in rows if one["model"] == "quiz.question" and one["pk"] == 1)["fields"]["figure"] = figure
    return old.dump(folder, rows)


@pytest.fixture
def media(tmp_path, settings):
    """A folder "uploads" with an image, and beside it a secret one."""
    settings.MEDIA_ROOT = tmp_path / "stored"
    folder = tmp_path / "files" / "uploads" / "2016"
    folder.mkdir(parents=True)
    for place in (folder / "trappa.png", tmp_path / "hemlig.png"):
        Image.new("RGB", (4, 3), "red").save(place)
    (folder / "fel.png").write_text("<svg onload='x'/>")
    return folder.parent


def told(report):
    return {(one["model"], one["pk"], one["field"]) for one in json.loads(report.read_text())["quirks"]}


def test_a_report_is_written_and_the_counts_are_told(source, tmp_path):
    report, out = tmp_path / "report.json", io.StringIO()
    call_command(COMMAND, source, report=report, stdout=out)
    data = json.loads(report.read_text())
    assert set(data) == {"models", "quirks", "users"}
    assert data["models"]["quiz.sitting"] == {"read": 5, "created": 5, "changed": 0, "unchanged": 0, "skipped": 0}
    assert {one["pk"] for one in data["users"]} == {1, 2, 3}
    assert "quiz.sitting: 5 read, 5 created" in out.getvalue()


def test_a_dry_run_writes_nothing_but_the_report(source, tmp_path):
    report = tmp_path / "report.json"
    call_command(COMMAND, source, dry_run=True, report=report, stdout=io.StringIO())
    assert json.loads(report.read_text())["models"]["quiz.sitting"]["created"] == 5
    assert not Sitting.objects.exists()
    assert not ImportedRow.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"parent": 999_999}, {"report": "/nowhere/at/all.json"}, {"media": "/nowhere/at/all"}, {"name": ""}],
    ids=str,
)
def test_wrong_options_are_told_before_anything_is_done(source, wrong, tmp_path):
    paths = {
        name: type(tmp_path)(value) if isinstance(value, str) and name != "name" else value
        for name, value in wrong.items()
    }
    with pytest.raises(CommandError, match="Nothing was"):
        call_command(COMMAND, source, **paths)
    assert not ImportedRow.objects.exists()


def test_quizzes_come_below_a_list_or_in_a_course_only(source):
    with pytest.raises(CommandError, match="list of quizzes or a course"):
        call_command(COMMAND, source, parent=pages.front_page().pk)
    course = pages.course(live=False)
    call_command(COMMAND, source, parent=course.pk, stdout=io.StringIO())
    assert QuizPage.objects.child_of(course).filter(live=False).count() == 2


def test_two_systems_do_not_meet(source):
    for name in ("den ena", "den andra"):
        call_command(COMMAND, source, name=name, parent=q.index().pk, stdout=io.StringIO())
    assert Question.objects.count() == 8
    assert QuizPage.objects.count() == 4


@pytest.mark.parametrize("is_parent", [False, True])
def test_a_figure_is_found_in_the_folder_or_its_parent(media, tmp_path, is_parent):
    source = with_figure(tmp_path, "uploads/2016/trappa.png")
    report = tmp_path / "report.json"
    folder = media.parent if is_parent else media
    call_command(COMMAND, source, media=folder, report=report, stdout=io.StringIO())
    question = Question.objects.get(text="Vem ringer du?")
    assert (question.figure.width, question.figure.height, question.figure_text) == (4, 3, "")
    assert ("quiz.question", 1, "figure") in told(report)


def test_a_quiz_with_a_figure_without_text_is_not_published(media, tmp_path):
    source = with_figure(tmp_path, "uploads/2016/trappa.png")
    call_command(COMMAND, source, media=media, parent=pages.publish(q.index()).pk, stdout=io.StringIO())
    assert not QuizPage.objects.filter(live=True).exists()


@pytest.mark.parametrize(
    "figure",
    [
        "uploads/../../hemlig.png",
        "../hemlig.png",
        "{root}/hemlig.png",
        "uploads/2016/fel.png",
        "uploads/borta.png",
        "a\0b",
    ],
)
def test_no_other_file_is_read(media, tmp_path, figure):
    source = with_figure(tmp_path, figure.format(root=tmp_path))
    report = tmp_path / "report.json"
    call_command(COMMAND, source, media=media, report=report, stdout=io.StringIO())
    assert not get_image_model().objects.exists()
    assert ("quiz.question", 1, "figure") in told(report)


def test_a_link_out_of_the_folder_is_not_followed(media, tmp_path):
    (media / "lank.png").symlink_to(tmp_path / "hemlig.png")
    source = with_figure(tmp_path, "uploads/lank.png")
    call_command(COMMAND, source, media=media, stdout=io.StringIO())
    assert not get_image_model().objects.exists()


def test_a_failed_import_leaves_no_file(media, tmp_path, settings, monkeypatch):
    source = with_figure(tmp_path, "uploads/2016/trappa.png")

    def fail(work):
        raise RuntimeError

    monkeypatch.setattr("quizzes.django_quiz_app.importing.sittings.take_sittings", fail)
    with pytest.raises(RuntimeError):
        call_command(COMMAND, source, media=media)
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []
    assert not ImportedRow.objects.exists()


def test_the_database_refuses_a_row_twice_and_more_right_than_answered(source):
    call_command(COMMAND, source, stdout=io.StringIO())
    row, totals = ImportedRow.objects.first(), EarlierProgress.objects.first()
    row.pk = totals.pk = None
    for write in (row.save, totals.save, lambda: EarlierProgress.objects.update(right=9, answered=8)):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
