"""The CSV of everybody x requirement, and its floor: milliseconds, queries and the peak memory of this process."""

import json
import os
import resource
import sys
import time

import django


def main():
    """Print what was measured as JSON."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench import floors
    from bench.municipality import ON, TODAY
    from organisation.spreadsheets import csv_stream
    from organisation.tree import Tree
    from tracking import everyone
    from tracking.views.everyone import with_heading

    def ours():
        tree = Tree.on(ON)
        pieces = csv_stream(with_heading(everyone.rows(tree, ON, today=TODAY), tree))
        return sum(piece.count("\r\n") for piece in pieces)

    connection.ensure_connection()
    start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with CaptureQueriesContext(connection) as captured:
        rows = ours()
    queries = sum(query["sql"] not in ("BEGIN", "COMMIT") for query in captured.captured_queries)
    began, used = time.perf_counter(), time.process_time()
    ours()
    wall, cpu = time.perf_counter() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = time.perf_counter()
    floors.everyone(ON)
    floor = time.perf_counter() - began
    found = {"rows": rows, "ms": wall * 1000, "cpu_ms": cpu * 1000, "queries": queries, "floor_ms": floor * 1000}
    json.dump(found | {"start_mb": start, "peak_mb": peak}, sys.stdout)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    main()
