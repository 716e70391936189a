"""What an import of a django-quiz-app costs: seconds and peak memory of the command, beside what is aimed at.

Run with `make bench-quiz-import` (RUSTAD_SITTINGS=100000 is the default). It needs an empty PostgreSQL database
(DATABASE_URL) and, in RUSTAD_SHARED, the folder that holds cases/quiz/: people, quizzes and the shapes of the sittings
come from there. Every run is a process of its own. Control: all that was made comes in, and a second time nothing is
written.
"""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
SITTINGS = int(os.environ.get("RUSTAD_SITTINGS", "100000"))
PER_PERSON = 5
CASE = Path(os.environ.get("RUSTAD_SHARED", ROOT.parent / "shared"), "cases", "quiz")
MOST_SECONDS, MOST_MB = 60, 500


def make(path, how_many):
    """An SQLite file with so many sittings: those of the case again and again, of people of their own."""
    shutil.copy(CASE / "db.sqlite3", path)
    path.chmod(0o600)
    made, rng = sqlite3.connect(path), random.Random(1)
    shapes = made.execute("SELECT * FROM quiz_sitting").fetchall()
    people = made.execute("SELECT * FROM auth_user").fetchall()
    totals = [score for (score,) in made.execute("SELECT score FROM quiz_progress")]
    for table in ("quiz_sitting", "quiz_progress", "auth_user"):
        made.execute(f"DELETE FROM {table}")  # noqa: S608 (one of three words)
    columns = [one[1] for one in made.execute("PRAGMA table_info(auth_user)")]
    persons = range(1, how_many // PER_PERSON + 1)
    _fill(made, "auth_user", (_person(columns, people, number) for number in persons))
    _fill(made, "quiz_progress", ((number, number, totals[number % len(totals)]) for number in persons))
    _fill(made, "quiz_sitting", _sittings(made, shapes, how_many, rng))
    made.commit()
    made.close()


def _fill(made, table, rows):
    first = next(rows := iter(rows))
    places = ", ".join("?" * len(first))
    statement = f"INSERT INTO {table} VALUES ({places})"  # noqa: S608
    made.execute(statement, first)
    made.executemany(statement, rows)


def _person(columns, people, number):
    values = dict(zip(columns, people[number % len(people)], strict=True))
    own = {"id": number, "username": f"person.{number}", "email": f"person.{number}@kommunen.example"}
    own |= {"first_name": "", "last_name": ""}
    return tuple((values | own)[name] for name in columns)


def _sittings(made, shapes, how_many, rng):
    """Two of a person's sittings of one quiz may be open: then the second is closed when it comes in."""
    columns = [one[1] for one in made.execute("PRAGMA table_info(quiz_sitting)")]
    for number in range(1, how_many + 1):
        values = dict(zip(columns, rng.choice(shapes), strict=True))
        own = {"id": number, "user_id": (number - 1) // PER_PERSON + 1}
        yield tuple((values | own)[name] for name in columns)


def run(name, path, *options):
    """One import in a process of its own: seconds, CPU seconds, peak MB and the report."""
    report = path.with_suffix(".report.json")
    report.unlink(missing_ok=True)
    command = [sys.executable, str(ROOT / "manage.py"), "import_django_quiz_app", str(path), f"--report={report}"]
    begun = time.perf_counter()
    child = subprocess.Popen([*command, *options], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begun
    if status:
        sys.exit(f"{name}: the import failed")
    counts = json.loads(report.read_text())["models"]["quiz.sitting"]
    row = {
        "run": name,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 1),
        "peak_mb": round(usage.ru_maxrss / 1024),
        **counts,
    }
    told = ", ".join(f"{key} {value}" for key, value in counts.items())
    print(f"{name:<28} {seconds:>7.1f} s {row['cpu_seconds']:>7.1f} s {row['peak_mb']:>6} MB  {told}", flush=True)
    return row


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    from tests.factories import pages  # noqa: PLC0415 (after the setup)

    pages.front_page()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "old.sqlite3"
        make(path, SITTINGS)
        size = path.stat().st_size / 1_000_000
        print(f"{SITTINGS} sittings of {SITTINGS // PER_PERSON} people, {size:.0f} MB; {connection.vendor}")
        print(f"{'':<28} {'wall':>9} {'CPU':>9} {'peak':>9}   aimed at: {MOST_SECONDS} s, {MOST_MB} MB")
        rows = [
            run("dry run", path, "--dry-run"),
            run("import", path),
            run("the same again", path),
        ]
    first, again = rows[1:]
    is_whole = first["created"] == SITTINGS and again["unchanged"] == SITTINGS
    print(f"control: {first['created']} of {SITTINGS} brought in, then {again['created'] + again['changed']} written")
    out = ROOT / "var" / "bench-quiz-import.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(rows, indent=1) + "\n")
    return not is_whole


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
