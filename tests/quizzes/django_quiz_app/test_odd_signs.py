"""Signs that no database can store, keys that none can hold, and names that none can be asked for."""

import io
import json
import random
import sqlite3

import pytest
from django.core.management import CommandError, call_command

from organisation.models import User
from quizzes.django_quiz_app.importing import bring_in
from quizzes.django_quiz_app.rows import Unreadable
from quizzes.django_quiz_app.work import mark
from quizzes.models import ImportedRow, Sitting, SittingQuestion
from tests.factories import old_quizzes as old
from tests.factories import pages

pytestmark = pytest.mark.django_db
COMMAND = "import_django_quiz_app"
ODD = ["\ud83d", "\0", "\udcff"]


@pytest.fixture(autouse=True)
def front():
    return pages.front_page()


def find(rows, model, pk):
    return next(one for one in rows if (one["model"], one.get("pk")) == (model, pk))


def bring(folder, rows):
    """The report, as the command writes it; the second run must write nothing."""
    return run(folder, old.dump(folder, rows))


def run(folder, source):
    report, found = folder / "report.json", []
    for _time in range(2):
        call_command(COMMAND, source, report=report, stdout=io.StringIO())
        found.append(json.loads(report.read_text(encoding="utf-8")))
    for data in found:
        for counts in data["models"].values():
            assert counts["read"] == sum(counts[name] for name in ("created", "changed", "unchanged", "skipped"))
    assert not any(counts["created"] or counts["changed"] for counts in found[1]["models"].values())
    return found[0]


def told(report, model, pk):
    return {one["field"] for one in report["quirks"] if (one["model"], one["pk"]) == (model, pk)}


@pytest.mark.parametrize("odd", ODD)
def test_the_path_of_a_figure_in_a_dump(tmp_path, odd):
    rows = old.system()
    find(rows, "quiz.question", 1)["fields"]["figure"] = f"uploads/{odd}.png"
    assert told(bring(tmp_path, rows), "quiz.question", 1) == {"figure"}


def test_the_path_of_a_figure_in_a_database(tmp_path):
    path = old.database(tmp_path, old.system())
    change(path, "UPDATE quiz_question SET figure = CAST(x'75e42e706e67' AS TEXT) WHERE id = 1")
    assert told(run(tmp_path, path), "quiz.question", 1) == {"figure"}


@pytest.mark.parametrize("odd", ODD)
def test_answers(tmp_path, odd):
    rows = old.system()
    given = {"1": odd, "2": [odd], "3": f"Först {odd}min chef.", f"4{odd}": "3", "4": {odd: odd}}
    find(rows, "quiz.sitting", 1)["fields"]["user_answers"] = json.dumps(given)
    assert "user_answers" in told(bring(tmp_path, rows), "quiz.sitting", 1)
    kept = "ÿ" if odd == "\udcff" else ""
    stored = SittingQuestion.objects.filter(sitting__person__username="åsa.ek", sitting__title="Grundprov")
    assert [row.answer for row in stored.order_by("position")] == [None, None, f"Först {kept}min chef.", None]


def test_answers_that_are_nested_too_deeply(tmp_path):
    rows = old.system()
    find(rows, "quiz.sitting", 1)["fields"]["user_answers"] = '{"3": ' + "[" * 900 + "]" * 900 + "}"
    assert "user_answers" in told(bring(tmp_path, rows), "quiz.sitting", 1)


@pytest.mark.parametrize("odd", ODD)
def test_an_account_that_is_named_by_its_user_name_alone(tmp_path, odd):
    rows, names = old.system(), {1: "åsa.ek", 2: f"bo{odd}", 3: "gammal"}
    for one in rows:
        if "user" in one["fields"]:
            one["fields"]["user"] = [names[one["fields"]["user"]]]
    for key, name in names.items():
        account = find(rows, "auth.user", key)
        account["fields"]["username"] = name
        del account["pk"]
    bring(tmp_path, rows)
    bo = User.objects.get(last_name="Alm")
    assert bo.username == ("boÿ" if odd == "\udcff" else "bo")
    assert Sitting.objects.filter(person=bo).count() == 2


def test_user_names_that_differ_only_behind_what_can_be_kept(tmp_path):
    long = ["x" * 160 + end for end in "ab"]
    rows = [one for one in old.system() if one["model"] != "auth.user"]
    rows += [old.row("auth.user", None, username=name, last_name=name[-1], password="!") for name in long]  # noqa: S106
    for one in rows:
        if "user" in one["fields"]:
            one["fields"]["user"] = [long[1]]
    bring(tmp_path, rows)
    assert set(Sitting.objects.values_list("person__last_name", flat=True)) == {"b"}


@pytest.mark.parametrize("pk", [1e300, -1e300, 1e40, 10**40, "9" * 300, "1\ud83d", "\udcff", ["\ud83d"], {"a": "\0"}])
@pytest.mark.parametrize("model", ["quiz.sitting", "quiz.question", "quiz.quiz", "auth.user"])
def test_a_primary_key_that_is_none(tmp_path, model, pk):
    rows = [*old.system(), {"model": model, "pk": pk, "fields": {"username": "ny", "password": "!"}}]
    report = bring(tmp_path, rows)
    assert report["models"][model]["skipped"] == 1
    assert all(sign.isprintable() for sign in json.dumps(report, ensure_ascii=False))


@pytest.mark.parametrize("reference", [1e300, "9" * 300, "1\ud83d", ["bo\ud83d", 1]])
def test_a_reference_to_such_a_key(tmp_path, reference):
    rows = old.system()
    find(rows, "quiz.sitting", 1)["fields"].update(quiz=reference, user=reference)
    find(rows, "quiz.question", 1)["fields"].update(category=reference, quiz=[reference])
    bring(tmp_path, rows)


def test_the_longest_key_that_there_can_be(tmp_path):
    rows = [*old.system(), old.sitting(10**39 - 1, 1, 1, "1,2,")]
    assert bring(tmp_path, rows)["models"]["quiz.sitting"]["created"] == 6


@pytest.mark.parametrize("odd", ["\ud83d", "\0"])
def test_the_name_of_a_model(tmp_path, odd):
    rows = [*old.system(), {"model": f"quiz.{odd}quiz", "pk": 9, "fields": {}}, {"model": odd, "pk": 9, "fields": {}}]
    report = bring(tmp_path, rows)
    assert report["models"]["quiz.quiz"]["read"] == 3
    assert report["models"]["?"] == {"read": 1, "created": 0, "changed": 0, "unchanged": 0, "skipped": 1}
    assert "" in told(report, "quiz.quiz", 9)


def change(path, *statements):
    """Carry out statements, which may hold any bytes: \\xff in them is a byte that is no UTF-8."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def with_bad_name(path, name):
    """Write a byte that is no UTF-8 over the last one of a name in the file."""
    content = path.read_bytes()
    assert name in content
    path.write_bytes(content.replace(name, name[:-1] + b"\xff"))


def test_a_column_with_a_bad_name_is_left_out(tmp_path):
    path = old.database(tmp_path, old.system())
    with_bad_name(path, b"answers_at_end")
    report = run(tmp_path, path)
    assert report["models"]["quiz.quiz"]["created"] == 2
    assert {"", "answers_at_end"} <= told(report, "quiz.quiz", None)


def test_a_table_with_a_bad_name_is_left_out(tmp_path):
    path = old.database(tmp_path, old.system())
    with_bad_name(path, b"quiz_progress")
    report = run(tmp_path, path)
    assert report["models"]["quiz.sitting"]["created"] == 5
    assert "" in told(report, "quiz.progresÿ", None)


def test_a_column_of_links_with_a_bad_name(tmp_path):
    path = old.database(tmp_path, old.system())
    with_bad_name(path, b"question_id, quiz_id")
    assert "" in told(run(tmp_path, path), "quiz.question_quiz", None)


@pytest.mark.parametrize("seed", range(12))
def test_bytes_that_fell_over_never_raise(tmp_path, seed):
    rng = random.Random(seed)
    kind = old.dump if seed % 3 else old.database
    path = kind(tmp_path, old.system())
    content = bytearray(path.read_bytes())
    for _number in range(rng.randrange(1, 30)):
        place = rng.randrange(len(content))
        # In a dump mostly within its texts: a sign of JSON that is gone makes it unreadable.
        if kind is old.database or chr(content[place]).isalnum():
            content[place] = rng.choice([0xFF, 0xE4, 0x31, 0x78, rng.randrange(256)])
    path.write_bytes(content)
    try:
        report = bring_in(path).as_data()
    except Unreadable:
        assert not ImportedRow.objects.exists()
        return
    for counts in report["models"].values():
        assert counts["read"] == sum(counts[name] for name in ("created", "changed", "unchanged", "skipped"))
    json.dumps(report, ensure_ascii=False).encode()


def test_what_is_told_on_a_screen_that_knows_few_letters(tmp_path):
    screen = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    rows = [*old.system(), {"model": "прочее.б", "pk": 1, "fields": {}}]
    call_command(COMMAND, old.dump(tmp_path, rows), stdout=screen)
    screen.flush()
    assert b"quiz.quiz: 2 read" in screen.buffer.getvalue()


@pytest.mark.parametrize("name", ODD)
def test_a_system_cannot_have_such_a_name(tmp_path, name):
    with pytest.raises(CommandError, match="Nothing was done"):
        call_command(COMMAND, old.dump(tmp_path, old.system()), name=f"a{name}")


def test_a_mark_can_be_made_of_anything():
    assert mark(["\ud83d"]) != mark(["\ud83e"])
