"""What tracking costs: reports, pages, files, recording and coverage, each beside the floor, in one run.

    make bench                          10,000, 50,000 and 250,000 people on PostgreSQL, and 10,000 on SQLite
    make bench RUSTAD_PEOPLE=10000      one size
    make bench-country                  1,200,000

The floor is the leanest hand-written SQL for the same figures (bench/floors.py); where both give figures, the run stops
unless they are the same. Every size has a database of its own. One table is printed and written as JSON to var/.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZES = [int(size) for size in os.environ.get("RUSTAD_PEOPLE", "10000,50000,250000").split(",")]
SQLITE = 10000  # The one size at which SQLite is measured too.
TARGET = ROOT / "var" / os.environ.get("RUSTAD_BENCH_JSON", "bench.json")
FLAT = "1.5 x from the smallest"
HEADINGS = ("database", "people", "what", "ms", "CPU ms", "queries", "floor ms", "of floor", "goal", "held")


def measured(vendor, people):
    """The rows of one database and size, from a process of its own."""
    path = ROOT / "var" / f"bench-{vendor}-{people}.json"
    path.unlink(missing_ok=True)
    command = [sys.executable, "-m", "bench.one_size", str(people), str(path)]
    environment = os.environ | {"SECRET_KEY": "only-for-the-benchmark", "RUSTAD_HTTPS": "0", "RUSTAD_REQUIRE_MFA": "0"}
    if vendor == "postgresql":
        command = [sys.executable, "bin/postgres.py", "run", "--", *command]
    else:
        database = ROOT / "var" / "bench.sqlite3"
        for file in database.parent.glob("bench.sqlite3*"):
            file.unlink()
        environment["DATABASE_URL"] = f"sqlite:///{database}"
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return json.loads(path.read_text())


def growth(rows):
    """How much dearer what does not concern everybody has become from the smallest size to the largest."""
    found = []
    for what in sorted({row["what"] for row in rows if row["goal"] == FLAT}):
        sizes = {row["people"]: row for row in rows if row["what"] == what and row["database"] == "postgresql"}
        if len(sizes) > 1:
            first, last = sizes[min(sizes)], sizes[max(sizes)]
            ratio = last["cpu_ms"] / first["cpu_ms"]
            found.append(
                f"{what}: {ratio:.2f} x the CPU from {min(sizes):,} to {max(sizes):,} people ({FLAT}), "
                f"{first['queries']} and {last['queries']} queries"
            )
    return found


def table(rows):
    """The rows as lines of text."""
    cells = [HEADINGS]
    for row in rows:
        floor, ratio = row.get("floor_ms"), row.get("of_floor")
        cells.append(
            (
                row["database"],
                f"{row['people']:,}",
                row["what"],
                f"{row['ms']:,.1f}",
                f"{row['cpu_ms']:,.1f}",
                str(row["queries"]),
                "" if floor is None else f"{floor:,.1f}",
                "" if ratio is None else f"{ratio:.2f}",
                row["goal"],
                {True: "yes", False: "NO", None: ""}[row["held"]],
            )
        )
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    aligned = [
        "  ".join(
            cell.ljust(width) if number in (0, 2, 8) else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in cells
    ]
    return [aligned[0], "-" * len(aligned[0]), *aligned[1:]]


def main():
    """Measure every size, print one table, write it as JSON."""
    rows = []
    for people in SIZES:
        rows += measured("postgresql", people)
        if people == SQLITE:
            rows += measured("sqlite", people)
    TARGET.write_text(json.dumps(rows, indent=1))
    print("\n".join(["", *table(rows), "", *growth(rows), f"written to {TARGET.relative_to(ROOT)}"]))


if __name__ == "__main__":
    main()
