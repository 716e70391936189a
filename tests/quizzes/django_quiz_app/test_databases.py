"""SQLite files as they are found: left in the middle of something, with tables and rows that are gone."""

import shutil
import sqlite3

import pytest

from quizzes.django_quiz_app.importing import bring_in
from tests.factories import old_quizzes as old
from tests.factories import pages

pytestmark = pytest.mark.django_db


def damaged(folder, *statements):
    """What is told of a database after some statements: {(model, key, field)}."""
    pages.front_page()
    path = old.database(folder, old.system())
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return {(one["model"], one["pk"], one["field"]) for one in bring_in(path).as_data()["quirks"]}


@pytest.mark.parametrize(
    ("table", "model"),
    [("multichoice_answer", "multichoice.answer"), ("true_false_tf_question", "true_false.tf_question")],
)
def test_a_table_that_is_gone_is_told_of(tmp_path, table, model):
    assert (model, None, "") in damaged(tmp_path, f"DROP TABLE {table}")


def test_links_without_their_table_are_told_of(tmp_path):
    assert ("quiz.question", None, "quiz") in damaged(tmp_path, "DROP TABLE quiz_question_quiz")


def test_a_link_of_a_question_that_is_gone_is_told_of(tmp_path):
    link = "INSERT INTO quiz_question_quiz (question_id, quiz_id) VALUES (999, 1)"
    assert ("quiz.question_quiz", None, "") in damaged(tmp_path, link)


def test_a_day_without_a_time_is_told_of(tmp_path):
    day = "UPDATE quiz_sitting SET start = '2016-01-31' WHERE id = 1"
    assert ("quiz.sitting", 1, "start") in damaged(tmp_path, day)


def test_what_was_written_last_is_read_and_nothing_is_made_beside_the_source(tmp_path):
    """A server that was stopped the hard way leaves its newest rows in a file beside the database."""
    pages.front_page()
    path = old.database(tmp_path, old.system())
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("DELETE FROM quiz_sitting WHERE id = 1")
    connection.commit()
    folder = tmp_path / "left"
    folder.mkdir()
    for end in ("", "-wal"):
        shutil.copyfile(f"{path}{end}", folder / f"db{end}")
    connection.close()
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert set(before) == {"db", "db-wal"}
    assert bring_in(folder / "db").as_data()["models"]["quiz.sitting"]["read"] == 4
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
