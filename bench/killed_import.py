"""Kill an HR import with SIGKILL at random moments, and look for anything half-applied.

Run with `make trust` (RUSTAD_KILLS=50). Each round brings in a changed file in a process of its own and kills it; then
either nothing has happened, or all of it has; and the same file, brought in again, is taken. Control: the same with the
transaction taken away must be found half-applied.
"""

import io
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import django
from django.core.management import CommandError, call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
KILLS = int(os.environ.get("RUSTAD_KILLS", "50"))
DAY = date(2026, 11, 1)

# Imports as manage.py does, with the transaction taken away when asked, and dying by itself at a named step.
CHILD = """
import contextlib, io, os, signal, sys
import django
django.setup()
from django.core.management import call_command
from organisation.hr import applying, runs
file, as_of, atomic, step = sys.argv[1:5]
if atomic == "no":
    class Torn:
        atomic = staticmethod(contextlib.nullcontext)
    runs.transaction = Torn
    runs._lock = lambda: None
if step:
    setattr(applying._Writer, step, lambda *args: os.kill(os.getpid(), signal.SIGKILL))
call_command("import_staff", file, "--as-of", as_of, "--max-gone", "100", verbosity=0, stdout=io.StringIO())
"""


def start(database_url, file, as_of, *, atomic=True, step=""):
    """A process that imports the file into the database; with `step`, it kills itself when it comes to that step."""
    env = os.environ | {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "config.settings"}
    command = [sys.executable, "-c", CHILD, str(file), str(as_of), "yes" if atomic else "no", step]
    return subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE)


def state():
    """Everything that an import writes, as rows that compare."""
    from organisation import models  # noqa: PLC0415 Django must be set up first
    from tracking.models import Coverage  # noqa: PLC0415

    tables = (models.User, models.Unit, models.UnitPeriod, models.UnitSuccession, models.UnitAncestor, models.JobRole)
    tables += (models.Employment, models.Absence, models.Appointment, models.RoleHolder, Coverage)
    return [list(table.objects.order_by("pk").values_list()) for table in tables]


def verdict(before, file, as_of):
    """'nothing', 'whole' or 'half', after a kill."""
    from organisation.models import ImportState, StaffImport  # noqa: PLC0415

    if state() == before:
        return "nothing"
    try:
        call_command("doctor", stdout=io.StringIO())
    except CommandError:
        return "half"
    last = StaffImport.objects.order_by("-pk").first()
    return "whole" if last.state == ImportState.APPLIED else "half"


def content(rng, people, units):
    """A file of `people` rows, each in a random unit, and the units in a random order under two divisions."""
    rows = ["Anställd-id;Förnamn;Efternamn;Anställningsnummer;Enhetskod;Befattningskod;Anställningsform;Från;"
            "Enhetsnamn;Enhetstyp;Överordnad enhet", ";;;;top;;;;Kommunen;kommun;"]  # fmt: skip
    rows += [f";;;;a{number};;;;Avdelning {number};avdelning;top" for number in range(2)]
    rows += [f";;;;e{number};;;;Enhet {number};enhet;a{rng.randrange(2)}" for number in range(units)]
    rows += [
        f"p{number};Förnamn;Efternamn {number};n{number};e{rng.randrange(units)};r1;tillsvidare;2026-11-01;;;"
        for number in rng.sample(range(people * 6 // 5), people)
    ]
    return "\n".join(rows).encode()


def fill():
    """A requirement on everybody, so that coverage follows."""
    from tracking.models import AcceptedTraining, Requirement, RequirementVersion, Training  # noqa: PLC0415

    training = Training.objects.create(title="Course", kind="course")
    requirement = Requirement.objects.create(key="a", name="a", training_name="a")
    version = RequirementVersion.objects.create(requirement=requirement, group_name="all", starts_on="2025-01-01")
    AcceptedTraining.objects.create(version=version, training=training)


def kill(child, after):
    """SIGKILL after so many seconds, unless it has ended by then. Gives whether it was killed."""
    time.sleep(after)
    ended = child.poll() is not None
    child.send_signal(signal.SIGKILL)
    child.wait()
    return not ended


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    fill()
    rng = random.Random(int(os.environ.get("RUSTAD_SEED", "1")))
    url = os.environ["DATABASE_URL"]
    outcomes = {"nothing": 0, "whole": 0, "half": 0}
    killed = 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "personal.csv"
        file.write_bytes(content(rng, 1000, 40))
        begun = time.monotonic()
        start(url, file, DAY).wait()
        took = time.monotonic() - begun
        for number in range(1, KILLS + 1):
            day = DAY + timedelta(days=number)
            file.write_bytes(content(rng, 1000, 40))
            before = state()
            # Reading Django takes the first third of the time; the moments are spread over the rest and a bit beyond.
            killed += kill(start(url, file, day), rng.uniform(took * 0.3, took * 1.2))
            outcomes[verdict(before, file, day)] += 1
            again = start(url, file, day)
            if again.wait():
                print(f"round {number}: the file was not taken again: {again.stderr.read().decode()[-500:]}")
                return 1
        day = DAY + timedelta(days=KILLS + 1)
        file.write_bytes(content(rng, 1000, 40))
        before = state()
        start(url, file, day, atomic=False, step="absences").wait()
        control = verdict(before, file, day)
    print(f"{connection.vendor}: {KILLS} imports of 1,000 people, {killed} of them killed under way: {outcomes}")
    print(f"control, without the transaction: {control}")
    return outcomes["half"] > 0 or control != "half"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
