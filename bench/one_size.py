"""Fill one empty database with a generated municipality and measure everything in it, beside the floors."""

import gc
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from datetime import timedelta

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bench.figures import FLAT
from bench.pages import set_up

SLOW = 2000  # ms: what takes longer is measured fewer times.


class Bench:
    """Collects the rows of the table."""

    def __init__(self, people):
        self.people, self.rows = people, []

    def measure(self, what, call, *, floor=None, goal="", wall_limit=None, of_floor=None, times=9):
        """Median wall-clock and CPU time of a call and of its floor; `wall_limit` is in ms."""
        call()
        with CaptureQueriesContext(connection) as captured:
            call()
        queries = len(captured)  # Now: what follows empties the log.
        wall, cpu = timed(call, times)
        row = {
            "database": connection.vendor,
            "people": self.people,
            "what": what,
            "ms": wall,
            "cpu_ms": cpu,
            "queries": queries,
            "goal": goal,
            "held": None,
        }
        if floor:
            floor()
            row["floor_ms"], row["floor_cpu_ms"] = timed(floor, times)
            row["of_floor"] = wall / row["floor_ms"]
        if of_floor:
            row["held"] = row["of_floor"] <= of_floor
        if wall_limit:
            row["held"] = wall <= wall_limit
        self.add(row)

    def add(self, row):
        print(f"  {row['what']}: {row['ms']:,.1f} ms", file=sys.stderr, flush=True)
        self.rows.append(row)


def timed(call, times):
    """(median ms, median ms of CPU)."""
    wall, cpu = [], []
    for number in range(times):
        began, used = time.perf_counter(), time.process_time()
        call()
        wall.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - used) * 1000)
        if number >= 2 and wall[-1] > SLOW:
            break
    return statistics.median(wall), statistics.median(cpu)


def reports(bench, town):
    """The whole municipality on a past date: five requirements, every unit and every total."""
    from bench import floors
    from bench.municipality import ON
    from organisation.tree import Tree
    from tracking.reports import completion_of

    def ours():
        tree = Tree.on(ON)
        return completion_of(town.requirements, list(tree.nodes), on=ON, tree=tree)

    def floor():
        return floors.report(Tree.on(ON), town.requirements, ON)

    def share_done():
        tree = Tree.on(ON)
        return completion_of(town.requirements[:1], list(tree.nodes), on=ON, tree=tree)

    check_the_same(ours(), floor())
    bench.measure("report, whole municipality, 5 requirements", ours, floor=floor, goal="1.5 x floor", of_floor=1.5)
    small = bench.people == 10_000
    bench.measure(
        f"share done of {len(town.leaves):,} units, 1 requirement",
        share_done,
        goal="100 ms" if small else "",
        wall_limit=100 if small else None,
    )


def check_the_same(ours, floor):
    """Stop unless every figure of every unit is the one that the floor gives."""
    from bench import floors

    for requirement, found in ours.items():
        for unit, both in found.by_unit.items():
            for place, figures in enumerate((both.own, both.subtree)):
                expected = floor[requirement][unit][place]
                if floors.as_floor(figures) != expected:
                    sys.exit(f"Not the same: {requirement}, {unit}: {floors.as_floor(figures)} and {expected}")


def pages(bench, town):
    """A unit's page as its head sees it, the whole municipality's as its head does, and one person's own page."""
    from django.test import Client
    from django.urls import reverse

    from bench import floors
    from bench.municipality import ON
    from organisation.models import Unit, User

    leaf = next(unit for unit in town.leaves if unit in town.heads)
    codes = dict(Unit.objects.filter(pk__in=[leaf, town.root]).values_list("pk", "code"))
    head = User.objects.get(pk=town.heads[leaf])
    top = town.top_head()

    def page(person, address):
        client = Client()
        client.force_login(person)

        def get():
            response = client.get(address)
            if response.status_code != 200:
                sys.exit(f"{address}: {response.status_code}")

        return get

    address = reverse("tracking:unit_report", args=[codes[leaf]]) + f"?on={ON}"
    bench.measure(
        "page of one unit, with names",
        page(head, address),
        floor=lambda: floors.one_unit(leaf, town.requirements, ON),
        goal=FLAT,
    )
    bench.measure(
        "page “My training” of one person",
        page(head, reverse("tracking:my_training")),
        floor=lambda: floors.one_person(head.pk, ON),
        goal=FLAT,
    )
    if bench.people <= 250_000:  # The page of a whole country is no page.
        address = reverse("tracking:unit_report", args=[codes[town.root]]) + f"?on={ON}"
        bench.measure("page of the whole municipality, small cells hidden", page(top, address), times=3)


def export(bench, people):
    """Everybody x requirement with unit as CSV, in a process of its own: its peak memory is its own."""
    command = [sys.executable, "-m", "bench.export"]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    megabytes = found["peak_mb"] - found["start_mb"]
    bench.add(
        {
            "database": connection.vendor,
            "people": people,
            "what": f"CSV of everybody, {found['rows']:,} rows, {megabytes:.0f} MB more",
            "ms": found["ms"],
            "cpu_ms": found["cpu_ms"],
            "queries": found["queries"],
            "floor_ms": found["floor_ms"],
            "of_floor": found["ms"] / found["floor_ms"],
            "megabytes": megabytes,
            "goal": "1 s, 10 queries at 10,000" if people == 10_000 else "flat memory: 50 MB",
            "held": (found["ms"] <= 1000 and found["queries"] <= 10) if people == 10_000 else megabytes <= 50,
        }
    )


def recording(bench, town):
    """A lesson finished, in a round that is open."""
    from bench import floors
    from tracking import ledger
    from tracking.models import Part, Round

    course = town.trainings[0]
    rounds = list(Round.objects.filter(training=course, ended_on=None).select_related("person")[:400])
    parts = [part.training for part in Part.objects.filter(course=course).select_related("training__part_of__course")]
    waiting = iter([(row, parts[-1]) for row in rounds])

    def record():
        row, part = next(waiting)
        with transaction.atomic():
            ledger.finish_part(row.person, part, round_number=row.number)

    bench.measure(
        "recording a part",
        record,
        floor=lambda: floors.record(*_row_of(next(waiting))),
        goal=FLAT,
        times=60,
    )


def _row_of(pair):
    row, part = pair
    return row.person_id, row.pk, part.pk


def rebuilding(bench, town):
    """Coverage after an import that changed one person in a hundred, and after a change of one rule."""
    from bench import floors
    from tracking import coverage
    from tracking.models import Coverage

    changed = set(random.Random(7).sample(range(1, bench.people + 1), bench.people // 100))

    def lose():
        Coverage.objects.filter(person__in=changed).delete()

    def after_import():
        lose()
        coverage.rebuild(persons=changed)

    def after_rule():
        Coverage.objects.filter(requirement=town.requirements[0]).delete()
        coverage.rebuild(requirements={town.requirements[0].pk})

    for what, call, floor in (
        (f"coverage after an import, {len(changed):,} people", after_import, lambda: floors.cover(town, changed)),
        ("coverage after a rule change, everybody", after_rule, lambda: floors.cover(town, None)),
    ):
        bench.measure(what, in_rollback(call), floor=in_rollback(floor), times=3)


def in_rollback(call):
    def undone():
        with transaction.atomic():
            call()
            transaction.set_rollback(True)

    return undone


def main(people, path):
    """Fill, measure, write the rows."""
    from bench.municipality import Municipality

    began = time.perf_counter()
    town = Municipality(people)
    town.fill()
    seconds = time.perf_counter() - began
    print(f"{connection.vendor}, {people:,} people: filled in {timedelta(seconds=round(seconds))}", file=sys.stderr)
    gc.collect()
    gc.freeze()  # As config/wsgi.py does for the pages.
    bench = Bench(people)
    reports(bench, town)
    pages(bench, town)
    export(bench, people)
    recording(bench, town)
    rebuilding(bench, town)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory of this process: {peak:,.0f} MB", file=sys.stderr)
    with open(path, "w") as file:
        json.dump(bench.rows, file)


if __name__ == "__main__":
    set_up()
    main(int(sys.argv[1]), sys.argv[2])
