#!/usr/bin/env python3
"""Run the whole suite on one database after the other: bin/test.py [sqlite] [postgresql]

A test that was skipped, left out, expected to fail, or run on one database only counts as failed, but for those that
are marked `postgresql_only` or `sqlite_is_enough`.
"""

# ruff: noqa: S314, S603, T201

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass
class Leg:
    database: str
    code: int
    passed: set = field(default_factory=set)
    failed: set = field(default_factory=set)
    skipped: set = field(default_factory=set)
    left_out: set = field(default_factory=set)
    one_database: set = field(default_factory=set)

    def read(self, report):
        for case in ElementTree.parse(report).iter("testcase"):
            name = f"{case.get('classname')}::{case.get('name')}"
            tags = {child.tag for child in case}
            outcome = self.failed if tags & {"failure", "error"} else self.skipped if "skipped" in tags else self.passed
            outcome.add(name)
            if case.find("properties/property[@name='one_database']") is not None:
                self.one_database.add(name)
        self.passed -= self.failed  # A test that passes and then fails to tidy up is reported twice.

    def everywhere(self):
        return (self.passed | self.failed | self.skipped) - self.one_database


def run(database):
    command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--maxprocesses", "8"]
    if database == "postgresql":
        command = [sys.executable, str(ROOT / "bin" / "postgres.py"), "run", "--", *command]
    print(f"The tests on {NAMES[database]} …", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        report, left_out = Path(folder) / "report.xml", Path(folder) / "left_out"
        env = os.environ | {"DATABASE_URL": "sqlite://:memory:", "RUSTAD_LEFT_OUT": str(left_out)}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # Or every process, also those of the tests, compiles it all anew.
        leg = Leg(database, subprocess.run([*command, f"--junitxml={report}"], cwd=ROOT, env=env).returncode)
        if report.exists():
            leg.read(report)
        if left_out.exists():
            leg.left_out = set(left_out.read_text().splitlines())
    return leg


def faults(legs):
    """What is wrong though no test failed."""
    for leg in legs:
        name = NAMES[leg.database]
        if leg.code and not leg.failed:
            yield f"pytest on {name} ended with code {leg.code}"
        if not leg.passed:
            yield f"no test passed on {name}"
        yield from (f"left out on {name}: {test}" for test in sorted(leg.left_out))
        yield from (f"skipped or expected to fail on {name}: {test}" for test in sorted(leg.skipped))
    if len(legs) == 2:
        one, other = legs
        for test in sorted(one.everywhere() ^ other.everywhere()):
            yield f"run on one database only, but not marked so: {test}"


def main(databases):
    if not set(databases) <= set(NAMES):
        sys.exit(__doc__)
    legs = [run(database) for database in databases or NAMES]
    found = list(faults(legs))
    for fault in found:
        print(f"FAULT {fault}")
    counts = [f"{len(leg.passed)}{' tests' if leg is legs[0] else ''} on {NAMES[leg.database]}" for leg in legs]
    print(", ".join(counts) + ("" if len(legs) == 2 else f" with Wagtail {version('wagtail')}"))
    failed = sum(len(leg.failed) for leg in legs) + len(found)
    print(f"{sum(len(leg.passed) for leg in legs)} passed, {failed} failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
