"""What an HR import costs: seconds and peak memory of the command, beside the floor of parsing the file and COPYing it.

Run with `make bench-import` (RUSTAD_PEOPLE=50000 is the default there). It needs an empty PostgreSQL database
(DATABASE_URL). Every run is a process of its own, so that the peak is its own; three requirements cover everybody, so
that applying includes deriving who is covered. Control: the broken rows that were planted must be found, all of them.
"""

import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = int(os.environ.get("RUSTAD_PEOPLE", "50000"))
EMPLOYMENTS = PEOPLE * 11 // 10
UNITS = max(20, PEOPLE // 20)
BROKEN = max(40, PEOPLE // 25)
DAY = date(2026, 11, 1)
HEADERS = [
    "Anställd-id", "Förnamn", "Efternamn", "E-post", "Anställningsnummer", "Enhetskod", "Befattningskod", "Befattning",
    "Anställningsform", "Från", "Till", "Sysselsättningsgrad", "Långtidsfrånvaro", "Frånvaro från", "Frånvaro till",
    "Chef", "Enhetsnamn", "Enhetstyp", "Överordnad enhet", "Enhet från", "Enhet till", "Ersätts av",
]  # fmt: skip
FAULTS = [
    (3, "=1+1"),
    (5, "finns-inte"),
    (9, "2026-02-30"),
    (10, "1900-01-01"),
    (11, "halv"),
    (8, "Okänd"),
    (2, "a\tb"),
]


def unit_rows():
    """A top, 20 administrations, a division for every 25 units, and the units."""
    rows = [["u0", "Kommunen", "kommun", ""]]
    rows += [[f"f{number}", f"Förvaltning {number}", "förvaltning", "u0"] for number in range(20)]
    divisions = max(1, UNITS // 25)
    rows += [[f"a{number}", f"Avdelning {number}", "avdelning", f"f{number % 20}"] for number in range(divisions)]
    rows += [
        [f"e{number}", f"Enhet {number}", "enhet", f"a{number % divisions}"] for number in range(UNITS - len(rows))
    ]
    return [
        [""] * 5 + [code] + [""] * 10 + [name, kind, parent, "2020-01-01", "", ""] for code, name, kind, parent in rows
    ]


def staff_rows(rng):
    """EMPLOYMENTS rows for PEOPLE; the rest have a second one."""
    leaves = UNITS - 21 - max(1, UNITS // 25)
    rows = []
    for number in range(EMPLOYMENTS):
        person = number % PEOPLE
        start = date(2021, 1, 1) + timedelta(days=rng.randrange(2000))
        away = ["ja", str(DAY - timedelta(days=40)), ""] if person % 25 == 0 and number < PEOPLE else ["", "", ""]
        code = rng.randrange(40)
        rows.append(
            [f"p{person}", "Förnamn", f"Efternamn {person}", f"p{person}@ekvalla.example", f"n{number}",
             f"e{(person + number // PEOPLE) % leaves}", f"r{code}", f"Befattning {code}",
             rng.choice(["tillsvidare", "visstid", "timavlönad"]), str(start), "", str(rng.randrange(40, 101)),
             *away, "", "", "", "", "", "", ""]
        )  # fmt: skip
    return rows


def write(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADERS)
        writer.writerows(rows)


def next_day(rows, rng):
    """One in a hundred moves, one in two hundred leaves, as many are new, one in a hundred has another share."""
    units, rows = rows[:UNITS], [list(row) for row in rows[UNITS:]]
    leaving = {f"p{person}" for person in rng.sample(range(PEOPLE), PEOPLE // 200)}
    for row in rng.sample(rows, len(rows) // 100):
        row[5] = "e0"
    for row in rng.sample(rows, len(rows) // 100):
        row[11] = "51"
    rows = [row for row in rows if row[0] not in leaving]
    new = [[*row] for row in rng.sample(rows, PEOPLE // 200)]
    for number, row in enumerate(new):
        row[0], row[2], row[3], row[4] = f"q{number}", f"Ny {number}", "", f"m{number}"
    return units + rows + new


def broken(rows, rng):
    """The same with BROKEN rows that have one fault each."""
    units, rows = rows[:UNITS], [list(row) for row in rows[UNITS:]]
    for number, row in enumerate(rng.sample(rows, BROKEN)):
        column, text = FAULTS[number % len(FAULTS)]
        row[column] = text
    return units + rows


def fill():
    """Three requirements on everybody."""
    from tracking.models import AcceptedTraining, Requirement, RequirementVersion, Training  # noqa: PLC0415

    training = Training.objects.create(title="Course", kind="course")
    for key in ("a", "b", "c"):
        requirement = Requirement.objects.create(key=key, name=key, training_name=key)
        version = RequirementVersion.objects.create(requirement=requirement, group_name="all", starts_on="2025-01-01")
        AcceptedTraining.objects.create(version=version, training=training)


def floor(path):
    """(seconds, rows): the file parsed and COPYed into a table without indexes or constraints."""
    begun = time.perf_counter()
    text = path.read_bytes().decode()
    with connection.cursor() as cursor:
        columns = ", ".join(f"c{number} text" for number in range(len(HEADERS)))
        cursor.execute(f"CREATE TABLE bench_floor ({columns})")  # noqa: S608
        with cursor.copy("COPY bench_floor FROM STDIN") as copy:
            for row in csv.reader(io.StringIO(text), delimiter=";"):
                copy.write_row(row)
        cursor.execute("SELECT count(*) FROM bench_floor")
        rows = cursor.fetchone()[0]
        cursor.execute("DROP TABLE bench_floor")
    return time.perf_counter() - begun, rows


def run(name, path, *options):
    """One import in a process of its own: seconds, CPU seconds of the process, peak MB, and what it reported."""
    report = path.with_suffix(".report.json")
    report.unlink(missing_ok=True)
    command = [sys.executable, str(ROOT / "manage.py"), "import_staff", str(path), f"--report={report}", *options]
    begun = time.perf_counter()
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, _status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begun
    found = json.loads(report.read_text())
    row = {
        "run": name,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 1),
        "peak_mb": round(usage.ru_maxrss / 1024),
        "errors": len(found["errors"]),
        "applied": found["applied"],
        **{key: found[key] for key in ("rows", "new", "changed", "moved", "left", "unchanged")},
    }
    print(
        f"{name:<34} {row['seconds']:>7.1f} s {row['cpu_seconds']:>7.1f} s {row['peak_mb']:>6} MB  "
        f"{row['rows']:>6} rows, "
        f"new {row['new']}, changed {row['changed']}, moved {row['moved']}, left {row['left']}, errors {row['errors']}",
        flush=True,
    )
    return row


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    fill()
    rng = random.Random(1)
    first = unit_rows() + staff_rows(rng)
    second = next_day(first, rng)
    results = []
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder) / f"{name}.csv" for name in ("first", "second", "broken")}
        write(files["first"], first)
        write(files["second"], second)
        write(files["broken"], broken(second, rng))
        print(f"{PEOPLE} people, {EMPLOYMENTS} employments, {UNITS} units, {BROKEN} broken rows; {connection.vendor}")
        print(f"{'':<34} {'wall':>9} {'CPU':>9} {'peak':>9}")
        for name in ("first", "broken"):
            seconds, rows = floor(files[name])
            results.append({"run": f"floor, {name} file", "seconds": round(seconds, 1), "rows": rows})
            print(f"{'floor: parse and COPY, ' + name:<34} {seconds:>7.1f} s {'':>9} {'':>9}  {rows} rows", flush=True)
        at = [f"--as-of={DAY}"]
        later = [f"--as-of={DAY + timedelta(days=1)}"]
        results += [
            run("dry run, empty database", files["first"], "--dry-run", *at),
            run("apply, empty database", files["first"], *at),
            run("apply, the same file again", files["first"], *at),
            run("dry run, next day, broken rows", files["broken"], "--dry-run", *later),
            run("dry run, next day", files["second"], "--dry-run", *later),
            run("apply, next day", files["second"], *later),
        ]
    control = results[5]["errors"]
    print(f"control: {control} of {BROKEN} planted faults found")
    out = ROOT / "var" / "bench-import.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(results, indent=1) + "\n")
    return control < BROKEN


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
