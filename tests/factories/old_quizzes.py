"""A small django-quiz-app made up for tests: as a dump, and as the SQLite file of it."""

import json
import sqlite3

from django.contrib.auth.hashers import PBKDF2PasswordHasher

PASSWORD = "hemligt"  # noqa: S105 (of nobody)
TABLES = {
    "auth.user": ("auth_user", "id"),
    "quiz.category": ("quiz_category", "id"),
    "quiz.subcategory": ("quiz_subcategory", "id"),
    "quiz.quiz": ("quiz_quiz", "id"),
    "quiz.question": ("quiz_question", "id"),
    "quiz.sitting": ("quiz_sitting", "id"),
    "quiz.progress": ("quiz_progress", "id"),
    "multichoice.mcquestion": ("multichoice_mcquestion", "question_ptr_id"),
    "multichoice.answer": ("multichoice_answer", "id"),
    "true_false.tf_question": ("true_false_tf_question", "question_ptr_id"),
    "essay.essay_question": ("essay_essay_question", "question_ptr_id"),
}
REFERENCES = {"category", "sub_category", "question", "user", "quiz"}


def row(model, pk, **fields):
    return {"model": model, "pk": pk, "fields": fields}


def user(pk, username, **fields):
    hashed = PBKDF2PasswordHasher().encode(PASSWORD, f"salt{pk}", iterations=1000)
    values = {
        "username": username,
        "password": hashed,
        "first_name": "",
        "last_name": "",
        "email": "",
        "is_active": True,
        "is_staff": False,
        "is_superuser": False,
        "date_joined": "2016-01-01T08:00:00Z",
    }
    return row("auth.user", pk, **values | fields)


def quiz(pk, title="Prov", **fields):
    values = {
        "title": title,
        "description": "",
        "url": f"prov-{pk}",
        "category": None,
        "random_order": False,
        "max_questions": None,
        "answers_at_end": False,
        "exam_paper": True,
        "single_attempt": False,
        "pass_mark": 60,
        "success_text": "Bra.",
        "fail_text": "Försök igen.",
        "draft": False,
    }
    return row("quiz.quiz", pk, **values | fields)


def question(pk, text, quizzes, **fields):
    values = {"category": None, "sub_category": None, "figure": "", "content": text, "explanation": ""}
    return row("quiz.question", pk, **values | {"quiz": quizzes} | fields)


def sitting(pk, who, which, order, **fields):
    values = {
        "user": who,
        "quiz": which,
        "question_order": order,
        "question_list": "",
        "incorrect_questions": "",
        "current_score": 3,
        "complete": True,
        "user_answers": json.dumps({"1": "1", "2": "True", "3": "Först min chef."}),
        "start": "2016-02-01T08:00:00Z",
        "end": "2016-02-01T08:10:00Z",
    }
    return row("quiz.sitting", pk, **values | fields)


def system():
    """Three people, two quizzes, a question of each kind and one with two right answers, five sittings, totals."""
    return [
        user(1, "åsa.ek", first_name="Åsa", last_name="Ek", email="asa.ek@kommunen.example"),
        user(2, "bo", first_name="Bo", last_name="Alm"),
        user(3, "gammal", is_active=False, is_staff=True),
        row("quiz.category", 1, category="rutiner"),
        row("quiz.category", 2, category="hedersvåld"),
        row("quiz.category", 3, category="våld"),
        row("quiz.subcategory", 1, sub_category="oro", category=1),
        quiz(1, "Grundprov", category=1),
        quiz(2, "Slutprov", url="Slut prov!", single_attempt=True, exam_paper=False, answers_at_end=True, pass_mark=67),
        question(1, "Vem ringer du?", [1, 2], category=2, sub_category=1, explanation="Chefen."),
        question(2, "Oron skrivs ned.", [1, 2], category=1),
        question(3, "Beskriv rutinen.", [1, 2], category=1),
        question(4, "Vad hjälper?", [1]),
        row("multichoice.mcquestion", 1, answer_order="content"),
        row("multichoice.mcquestion", 4, answer_order=None),
        row("multichoice.answer", 1, question=1, content="Min chef", correct=True),
        row("multichoice.answer", 2, question=1, content="Ingen", correct=False),
        row("multichoice.answer", 3, question=4, content="Samtal", correct=True),
        row("multichoice.answer", 4, question=4, content="Arbete", correct=True),
        row("multichoice.answer", 5, question=4, content="Ingenting", correct=False),
        row("true_false.tf_question", 2, correct=True),
        row("essay.essay_question", 3),
        sitting(1, 1, 1, "1,2,3,4,", current_score=4, user_answers=json.dumps(
            {"1": "1", "2": "True", "3": "Först min chef.", "4": "4"}
        )),
        sitting(2, 1, 2, "2,3,1,", incorrect_questions="3,,1,", current_score=1, user_answers=json.dumps(
            {"1": "2", "2": "True", "3": "Vet inte."}
        )),
        sitting(3, 2, 2, "2,3,1,", incorrect_questions="3,", current_score=2),
        sitting(4, 2, 1, "4,2,3,1,", question_list="3,1,", current_score=1, incorrect_questions="2,", complete=False,
                end=None, user_answers=json.dumps({"4": "3", "2": "False"})),
        sitting(5, 3, 1, "1,2,3,4,", question_list="1,2,3,4,", current_score=0, complete=False, end=None,
                user_answers="{}"),
        row("quiz.progress", 1, user=1, score="hedersvåld,1,4,rutiner,3,3,våld,0,2,"),
        row("quiz.progress", 2, user=2, score="rutiner,1,2"),
        row("sessions.session", "abc", session_data="x"),
    ]  # fmt: skip


def dump(folder, rows, name="dump.json"):
    """The rows in a file as dumpdata writes it."""
    path = folder / name
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def database(folder, rows, name="db.sqlite3"):
    """The same rows in the tables of the original, without its constraints, so that they can be damaged."""
    path = folder / name
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    for model, (table, key) in TABLES.items():
        of_model = [one for one in rows if one["model"] == model]
        names = list(dict.fromkeys(name for one in of_model for name in one["fields"] if not _is_linked(model, name)))
        columns = [key, *(f"{name}_id" if name in REFERENCES else name for name in names)]
        quoted = ", ".join(f'"{column}"' for column in columns)
        connection.execute(f"CREATE TABLE {table} ({quoted})")
        places = ", ".join("?" * len(columns))
        for one in of_model:
            values = [one["pk"], *(_stored(one["fields"].get(name)) for name in names)]
            connection.execute(f"INSERT INTO {table} VALUES ({places})", values)  # noqa: S608
    connection.execute("CREATE TABLE quiz_question_quiz (id INTEGER PRIMARY KEY, question_id, quiz_id)")
    links = [(one["pk"], key) for one in rows if one["model"] == "quiz.question" for key in one["fields"]["quiz"]]
    connection.executemany("INSERT INTO quiz_question_quiz (question_id, quiz_id) VALUES (?, ?)", links)
    connection.commit()
    connection.close()
    return path


def _is_linked(model, name):
    return model == "quiz.question" and name == "quiz"


def _stored(value):
    """Dates without a zone, as Django stores them in SQLite."""
    if isinstance(value, str) and value[10:11] == "T" and value.endswith("Z"):
        return value[:-1].replace("T", " ")
    return value
