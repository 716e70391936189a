"""Damaged data never raises: it is read as far as it can be, and told of."""

import json
import random
import sqlite3

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.django_quiz_app.dump import Dump
from quizzes.django_quiz_app.importing import bring_in
from quizzes.django_quiz_app.rows import Unreadable, cleaned
from quizzes.django_quiz_app.totals import Total, totals_of
from quizzes.models import Category, ImportedRow, QuizPage, Sitting
from tests.factories import old_quizzes as old
from tests.factories import pages
from tests.quizzes.django_quiz_app.mutations import mutated

pytestmark = pytest.mark.django_db


@pytest.fixture
def front():
    return pages.front_page()


@pytest.fixture
def bring(front, tmp_path):
    def run(change, kind=old.dump):
        rows = old.system()
        rows = change(rows) or rows
        return bring_in(kind(tmp_path, rows)).as_data()

    return run


def fields(rows, model, pk):
    return next(one["fields"] for one in rows if (one["model"], one["pk"]) == (model, pk))


SITTING, QUIZ, QUESTION, USER = "quiz.sitting", "quiz.quiz", "quiz.question", "auth.user"
# What is said of the system as it is; and models of which something is said of another row when one is damaged.
WHOLE = {(USER, 3, "is_staff"), (QUESTION, 4, ""), ("sessions.session", None, "")}
SAID_ELSEWHERE = {"multichoice.answer", "quiz.progress", "quiz.category"}
CASES = [
    (SITTING, 1, "user", None),
    (SITTING, 1, "user", 99),
    (SITTING, 1, "user", ["nobody"]),
    (SITTING, 1, "quiz", None),
    (SITTING, 1, "quiz", 99),
    (SITTING, 1, "quiz", {"a": 1}),
    (SITTING, 1, "question_order", None),
    (SITTING, 1, "question_order", "1,x,3"),
    (SITTING, 1, "question_order", "1,2,3,4,77,"),
    (SITTING, 1, "question_order", [1, 2]),
    (SITTING, 1, "incorrect_questions", "1,,zz,"),
    (SITTING, 1, "incorrect_questions", "88,"),
    (SITTING, 1, "incorrect_questions", "1,"),
    (SITTING, 1, "current_score", None),
    (SITTING, 1, "current_score", -3),
    (SITTING, 1, "current_score", 10**30),
    (SITTING, 1, "current_score", "many"),
    (SITTING, 1, "complete", "perhaps"),
    (SITTING, 1, "user_answers", "{"),
    (SITTING, 1, "user_answers", "[]"),
    (SITTING, 1, "user_answers", '{"1": "999", "2": "Maybe", "3": ["x"], "4": null}'),
    (SITTING, 1, "user_answers", '{"1": "\\ud800", "2": "True", "3": "\\ud800 \\u0000", "4": "4"}'),
    (SITTING, 1, "start", None),
    (SITTING, 1, "start", "yesterday"),
    (SITTING, 1, "start", "2016-02-01T08:00:00"),
    (SITTING, 1, "end", None),
    (SITTING, 1, "end", "2010-01-01T00:00:00Z"),
    (SITTING, 1, "end", "0000-99-99T00:00:00Z"),
    (SITTING, 1, "question_list", "1,"),
    (SITTING, 4, "question_list", "1,3,"),
    (SITTING, 4, "question_list", "88,"),
    (SITTING, 4, "question_order", ""),
    (QUIZ, 1, "pass_mark", 150),
    (QUIZ, 1, "pass_mark", -5),
    (QUIZ, 1, "pass_mark", None),
    (QUIZ, 1, "title", None),
    (QUIZ, 1, "title", "x" * 400),
    (QUIZ, 1, "category", 99),
    (QUIZ, 1, "max_questions", -1),
    (QUIZ, 1, "max_questions", 10**9),
    (QUIZ, 1, "draft", "so-so"),
    (QUESTION, 1, "content", None),
    (QUESTION, 1, "content", "x" * 1500),
    (QUESTION, 1, "content", "nul \0 tecken \ud800"),
    (QUESTION, 1, "category", 99),
    (QUESTION, 1, "sub_category", "x"),
    (QUESTION, 1, "quiz", [1, 99]),
    (QUESTION, 1, "quiz", "1"),
    (QUESTION, 1, "figure", "uploads/finns-inte.png"),
    (QUESTION, 1, "figure", "\ud800"),
    ("multichoice.mcquestion", 1, "answer_order", "upside-down"),
    ("multichoice.answer", 1, "question", 99),
    ("multichoice.answer", 1, "question", 2),
    ("multichoice.answer", 1, "content", "x" * 1500),
    ("multichoice.answer", 1, "correct", 7),
    ("true_false.tf_question", 2, "correct", None),
    ("quiz.category", 1, "category", "x" * 300),
    ("quiz.category", 2, "category", "rutiner"),
    ("quiz.subcategory", 1, "category", 99),
    (USER, 1, "username", None),
    (USER, 1, "username", "x" * 200),
    (USER, 1, "email", "no address"),
    (USER, 1, "password", "sha1$a$b"),
    (USER, 1, "groups", [1]),
    ("quiz.progress", 1, "score", "rutiner,x,y,"),
    ("quiz.progress", 1, "score", "rutiner,5,3,"),
    ("quiz.progress", 1, "score", "rutiner,1,3,rutiner,1,3,"),
    ("quiz.progress", 1, "score", None),
    ("quiz.progress", 1, "user", 99),
    ("quiz.progress", 1, "user", 2),
]


@pytest.mark.parametrize(("model", "pk", "field", "value"), CASES)
def test_a_damaged_value_is_told_of(bring, model, pk, field, value):
    report = bring(lambda rows: fields(rows, model, pk).update({field: value}))
    _counts_add_up(report, old.system())
    told = {place[:2] for place in _told(report) if place[:3] not in WHOLE}
    assert told, "nothing was said of it"
    assert (model, pk) in told or model in SAID_ELSEWHERE


def _told(report):
    return {(one["model"], one["pk"], one["field"], one["reason"]) for one in report["quirks"]}


def _counts_add_up(report, rows):
    for model, counts in report["models"].items():
        assert counts["read"] == sum(counts[name] for name in ("created", "changed", "unchanged", "skipped"))
        assert counts["read"] == sum(one.get("model") == model for one in rows if isinstance(one, dict))


@pytest.mark.parametrize("field", ["start", "user_answers", "question_list", "current_score", "quiz", "end"])
def test_a_missing_field_is_told_of(bring, field):
    report = bring(lambda rows: fields(rows, SITTING, 1).pop(field) and None)
    assert (SITTING, 1, field) in {told[:3] for told in _told(report)}


def test_rows_that_are_no_rows_are_counted(bring):
    odd = [7, None, {"model": "quiz.quiz"}, {"fields": {}}, {"model": "quiz.sitting", "pk": "x", "fields": []}]
    report = bring(lambda rows: rows + odd)
    assert report["models"]["?"] == {"read": 3, "created": 0, "changed": 0, "unchanged": 0, "skipped": 3}
    assert report["models"]["quiz.sitting"]["skipped"] == 1


def test_the_first_of_two_rows_with_one_key_counts(bring):
    report = bring(lambda rows: [*rows, old.quiz(1, "Ett annat")])
    assert QuizPage.objects.filter(title="Grundprov").exists()
    assert report["models"]["quiz.quiz"] == {"read": 3, "created": 2, "changed": 0, "unchanged": 0, "skipped": 1}


def test_a_question_that_is_gone_keeps_its_place_in_a_sitting_but_is_not_asked(bring):
    def change(rows):
        return [one for one in rows if one["pk"] != 3 or one["model"] not in ("quiz.question", "essay.essay_question")]

    bring(change)
    done = Sitting.objects.get(person__username="åsa.ek", title="Grundprov")
    assert (done.question_count, done.earned) == (4, 4)
    still_open = Sitting.objects.get(person__username="bo", title="Grundprov")
    assert still_open.question_count == 3


def test_bytes_that_are_no_utf8_are_read_as_latin_1(front, tmp_path):
    path = tmp_path / "latin.json"
    path.write_bytes(json.dumps(old.system(), ensure_ascii=False).encode("latin-1"))
    report = bring_in(path).as_data()
    assert Category.objects.filter(name="hedersvåld").exists()
    assert ("quiz.category", 2, "category") in {told[:3] for told in _told(report)}


def test_a_dump_in_utf_16_is_read(front, tmp_path):
    path = tmp_path / "windows.json"
    path.write_bytes(json.dumps(old.system(), ensure_ascii=False).encode("utf-16"))
    assert bring_in(path).as_data()["models"]["quiz.sitting"]["created"] == 5


def test_a_database_without_some_tables_and_columns_is_read(front, tmp_path):
    path = old.database(tmp_path, old.system())
    connection = sqlite3.connect(path)
    connection.executescript(
        "ALTER TABLE quiz_quiz DROP COLUMN single_attempt; ALTER TABLE quiz_sitting DROP COLUMN user_answers;"
        "DROP TABLE quiz_progress; DROP TABLE quiz_question_quiz; CREATE TABLE other_thing (id, x);"
        "INSERT INTO other_thing VALUES (1, x'ff');"
    )
    connection.close()
    report = bring_in(path).as_data()
    assert report["models"]["quiz.sitting"]["created"] == 5
    assert report["models"]["other.thing"]["skipped"] == 1
    told = {told[:3] for told in _told(report)}
    assert {("quiz.quiz", None, "single_attempt"), ("quiz.sitting", None, "user_answers")} <= told


def test_the_source_is_not_touched(front, tmp_path):
    path = old.database(tmp_path, old.system())
    before = path.read_bytes()
    path.chmod(0o400)
    bring_in(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[", b"[{}", b"[1,]", b'[{"model": 1} {}]', b"hello", b"[] []", b"SQLite format 3\0" + b"x" * 90],
)
def test_what_cannot_be_read_at_all_is_refused(front, tmp_path, content):
    path = tmp_path / "source"
    path.write_bytes(content)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_django_quiz_app", path)
    assert not ImportedRow.objects.exists()


def test_a_source_that_is_not_there_is_refused(front, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_django_quiz_app", tmp_path / "nothing.json")


@pytest.mark.parametrize("seed", range(30))
def test_random_damage_never_raises(front, tmp_path, seed):
    rows = mutated(old.system(), random.Random(seed))
    kind = old.dump if seed % 3 else _database
    report = bring_in(kind(tmp_path, json.loads(json.dumps(rows))))
    data = json.loads(json.dumps(report.as_data()))
    if kind is old.dump:
        for model, counts in data["models"].items():
            there = [one for one in rows if isinstance(one, dict) and cleaned(one.get("model", "")) == model]
            assert model == "?" or counts["read"] == len(there)
        assert sum(counts["read"] for counts in data["models"].values()) == len(rows)
    again = bring_in(kind(tmp_path, rows)).as_data()
    assert all(not counts["created"] and not counts["changed"] for counts in again["models"].values())


def _database(folder, rows):
    """Only what a table can hold."""
    kept = [one for one in rows if isinstance(one, dict) and isinstance(one.get("fields"), dict) and "pk" in one]
    for one in kept:
        if one["model"] == "quiz.question" and not isinstance(one["fields"].get("quiz"), list):
            one["fields"]["quiz"] = []
        for name, value in one["fields"].items():
            if name != "quiz" or one["model"] != "quiz.question":
                one["fields"][name] = _plain(value)
        one["pk"] = _plain(one["pk"])
        if one["model"] == "quiz.question":
            one["fields"]["quiz"] = [_plain(value) for value in one["fields"]["quiz"]]
    path = old.database(folder, kept)
    as_texts(path)
    return path


def as_texts(path):
    """Every blob in the database becomes a text, be it UTF-8 or not."""
    connection = sqlite3.connect(path)
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for column in [one[1] for one in connection.execute(f"PRAGMA table_info({table})")]:
            as_text = f'"{column}" = CAST("{column}" AS TEXT)'
            connection.execute(f"UPDATE {table} SET {as_text} WHERE typeof(\"{column}\") = 'blob'")  # noqa: S608
    connection.commit()
    connection.close()


def _plain(value):
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass")
    is_stored = value is None or isinstance(value, float) or (isinstance(value, int) and abs(value) < 2**63)
    return value if is_stored else str(value)


@settings(max_examples=200)
@given(st.lists(st.tuples(st.text("abc å", min_size=1), st.integers(0, 999), st.integers(0, 999)), max_size=6))
def test_totals_are_read_back(triples):
    triples = [(name.strip() or "x", right, answered) for name, right, answered in triples]
    text = "".join(f"{name},{right},{answered}," for name, right, answered in triples)
    assert totals_of(text) == ([Total(*one) for one in triples], False)


@settings(max_examples=200)
@given(st.text("ab,1 9\n-"))
def test_any_text_is_read_as_totals(text):
    found, _is_left_over = totals_of(text, ["a", "b,1"])
    assert all(one.name and one.right >= 0 and one.answered >= 0 for one in found)


@settings(max_examples=100)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(), st.lists, max_leaves=8))
def test_any_json_is_read_or_refused(tmp_path_factory, value):
    path = tmp_path_factory.mktemp("dump") / "dump.json"
    path.write_text(json.dumps(value))
    if isinstance(value, list):
        assert sum(Dump(path).models().values()) == len(value)
    else:
        with pytest.raises(Unreadable):
            Dump(path)
