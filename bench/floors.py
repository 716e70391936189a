"""The leanest hand-written SQL for the same figures: what each measurement is compared with.

Each floor answers with what it found, so that the benchmark can see that both say the same. They do less than the
product: no due dates that pauses have moved, no editions, no names.
"""

import csv
import os
from collections import defaultdict
from datetime import UTC, date, datetime

from django.db import connection, transaction

from tracking.days import last_day_expired

# A figure each: employed, outside, exempt, on leave, completed, completed in the period, in progress, not started,
# expired.
EMPLOYED, OUTSIDE, EXEMPT, ON_LEAVE, COMPLETED, IN_PERIOD, IN_PROGRESS, NOT_STARTED, EXPIRED = range(9)

SEVERAL = """
    SELECT person_id FROM organisation_employment
    WHERE voided_at IS NULL AND starts_on <= %(on)s AND (ends_on IS NULL OR ends_on >= %(on)s)
    GROUP BY person_id HAVING count(DISTINCT unit_id) > 1
"""

STAFF = f"""
    WITH several AS MATERIALIZED ({SEVERAL})
    SELECT e.unit_id, s.person_id, count(DISTINCT e.person_id)
    FROM organisation_employment e LEFT JOIN several s ON s.person_id = e.person_id
    WHERE e.voided_at IS NULL AND e.starts_on <= %(on)s AND (e.ends_on IS NULL OR e.ends_on >= %(on)s)
    GROUP BY e.unit_id, s.person_id
"""  # noqa: S608 no input

STATES = f"""
    WITH several AS MATERIALIZED ({SEVERAL}),
    covered AS (
        SELECT person_id, unit_id FROM tracking_coverage
        WHERE requirement_id = %(requirement)s AND starts_on <= %(on)s AND ends_on >= %(on)s
    ),
    exempt AS MATERIALIZED (
        SELECT DISTINCT person_id FROM tracking_relevance
        WHERE voided_at IS NULL AND requirement_id = %(requirement)s AND kind = 'exempt'
            AND starts_on <= %(on)s AND (ends_on IS NULL OR ends_on >= %(on)s)
    ),
    away AS MATERIALIZED (
        SELECT DISTINCT person_id FROM organisation_absence
        WHERE voided_at IS NULL AND starts_on <= %(away_since)s AND (ends_on IS NULL OR ends_on >= %(on)s)
    ),
    done AS MATERIALIZED (
        SELECT person_id, max(CASE WHEN counts_from > %(expired)s THEN 1 ELSE 0 END) AS counts,
            max(CASE WHEN counts_from > %(expired)s AND completed_on >= %(period)s THEN 1 ELSE 0 END) AS fresh
        FROM tracking_completion
        WHERE voided_at IS NULL AND training_id = %(training)s AND completed_on <= %(on)s
        GROUP BY person_id
    ),
    going AS MATERIALIZED (
        SELECT DISTINCT person_id FROM tracking_round
        WHERE training_id = %(training)s AND started_on <= %(on)s AND (ended_on IS NULL OR ended_on > %(on)s)
    ),
    states AS (
        SELECT c.unit_id, s.person_id AS named,
            CASE WHEN x.person_id IS NOT NULL THEN {EXEMPT} WHEN a.person_id IS NOT NULL THEN {ON_LEAVE}
                WHEN d.counts = 1 THEN {COMPLETED} WHEN g.person_id IS NOT NULL THEN {IN_PROGRESS}
                ELSE {NOT_STARTED} END AS state,
            coalesce(d.fresh, 0) AS fresh, CASE WHEN d.counts = 0 THEN 1 ELSE 0 END AS expired
        FROM covered c
        LEFT JOIN several s ON s.person_id = c.person_id
        LEFT JOIN exempt x ON x.person_id = c.person_id
        LEFT JOIN away a ON a.person_id = c.person_id
        LEFT JOIN done d ON d.person_id = c.person_id
        LEFT JOIN going g ON g.person_id = c.person_id
    )
    SELECT unit_id, named, state, fresh, expired, count(*) FROM states GROUP BY unit_id, named, state, fresh, expired
"""  # noqa: S608 no input


def report(tree, requirements, on):
    """{requirement id: {unit: (own, subtree)}}: the figures of every unit, each a list of nine numbers."""
    staff = _rows(STAFF, {"on": on})
    order = [unit for root in tree.roots() for unit in tree.subtree(root)]
    found = {}
    for requirement in requirements:
        version = requirement.versions.on(on).get()
        training = version.accepted.get().training_id
        rows = _rows(
            STATES,
            {
                "on": on,
                "requirement": requirement.pk,
                "training": training,
                "away_since": date.fromordinal(on.toordinal() - 29),
                "expired": last_day_expired(on, version.months) if version.months else date.min,
                "period": date(on.year, 1, 1),
            },
        )
        found[requirement.pk] = _fold(tree, order, staff, rows)
    return found


def _fold(tree, order, staff, rows):
    own, whole = {unit: [0] * 9 for unit in order}, {unit: [0] * 9 for unit in order}
    placed, states = defaultdict(set), defaultdict(dict)
    for unit, person, number in staff:
        if person is None:
            own[unit][EMPLOYED] += number
        else:
            placed[person].add(unit)
    for unit, person, state, fresh, expired, number in rows:
        if person is None:
            _add(own[unit], state, fresh, expired, number)
        else:
            states[person][unit] = (state, fresh, expired)
    for unit in reversed(order):
        figures, total = own[unit], whole[unit]
        for child in tree[unit].children:
            for key, number in enumerate(whole[child]):
                total[key] += number
        for key, number in enumerate(figures):
            total[key] += number
    for person, units in placed.items():
        found, seen = states.get(person, {}), {}
        for unit in units:
            own[unit][EMPLOYED] += 1
            if unit in found:
                _add(own[unit], *found[unit], 1)
            for up in tree.chain(unit):
                seen[up] = seen.get(up) or found.get(unit)
        for up, what in seen.items():
            whole[up][EMPLOYED] += 1
            if what:
                _add(whole[up], *what, 1)
    for figures in (*own.values(), *whole.values()):
        covered = figures[EXEMPT] + figures[ON_LEAVE] + figures[COMPLETED] + figures[IN_PROGRESS] + figures[NOT_STARTED]
        figures[OUTSIDE] = figures[EMPLOYED] - covered
    return {unit: (own[unit], whole[unit]) for unit in order}


def _add(figures, state, fresh, expired, number):
    figures[state] += number
    if state == COMPLETED:
        figures[IN_PERIOD] += fresh * number
    elif state in (IN_PROGRESS, NOT_STARTED):
        figures[EXPIRED] += expired * number


def as_floor(figures):
    """Our Figures in the floor's order, to compare them."""
    keys = ("employed", "outside", "exempt", "on_leave", "completed", "completed_in_period", "in_progress",
            "not_started", "expired")  # fmt: skip
    return [getattr(figures, key) for key in keys]


def _rows(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


ONE_UNIT = """
    SELECT c.requirement_id, c.person_id, u.first_name, u.last_name, c.since, max(d.completed_on), max(d.counts_from),
        max(r.started_on)
    FROM tracking_coverage c
    JOIN organisation_user u ON u.id = c.person_id
    JOIN tracking_requirementversion v ON v.requirement_id = c.requirement_id AND v.voided_at IS NULL
    JOIN tracking_acceptedtraining a ON a.version_id = v.id
    LEFT JOIN tracking_completion d ON d.person_id = c.person_id AND d.training_id = a.training_id
        AND d.voided_at IS NULL AND d.completed_on <= %(on)s
    LEFT JOIN tracking_round r ON r.person_id = c.person_id AND r.training_id = a.training_id
        AND r.started_on <= %(on)s AND r.ended_on IS NULL
    WHERE {who} AND c.starts_on <= %(on)s AND c.ends_on >= %(on)s
    GROUP BY c.requirement_id, c.person_id, u.first_name, u.last_name, c.since
"""


def one_unit(unit, requirements, on):
    """Everybody in one unit with what they have done: one query."""
    return _rows(ONE_UNIT.format(who="c.unit_id = %(unit)s"), {"unit": unit, "on": on})


def one_person(person, on):
    """What one person has to do and has done: one query."""
    return _rows(ONE_UNIT.format(who="c.person_id = %(person)s"), {"person": person, "on": on})


def everyone(on):
    """The same as CSV for everybody, with unit and job role, written as it is read."""
    statement = """
        SELECT n.name, u.employee_id, u.last_name, u.first_name, q.key, c.since, d.completed_on, d.counts_from,
            r.started_on
        FROM tracking_coverage c
        JOIN organisation_user u ON u.id = c.person_id
        JOIN organisation_unitperiod n ON n.unit_id = c.unit_id AND n.voided_at IS NULL AND n.ends_on IS NULL
        JOIN tracking_requirement q ON q.id = c.requirement_id
        JOIN tracking_requirementversion v ON v.requirement_id = c.requirement_id AND v.voided_at IS NULL
        JOIN tracking_acceptedtraining a ON a.version_id = v.id
        LEFT JOIN (
            SELECT person_id, training_id, max(completed_on) AS completed_on, max(counts_from) AS counts_from
            FROM tracking_completion WHERE voided_at IS NULL AND completed_on <= %s GROUP BY person_id, training_id
        ) d ON d.person_id = c.person_id AND d.training_id = a.training_id
        LEFT JOIN tracking_round r ON r.person_id = c.person_id AND r.training_id = a.training_id
            AND r.started_on <= %s AND r.ended_on IS NULL
        WHERE c.starts_on <= %s AND c.ends_on >= %s
    """
    rows = 0
    with open(os.devnull, "w", newline="") as file, connection.cursor() as cursor:
        writer = csv.writer(file, delimiter=";")
        cursor.execute(statement, [on, on, on, on])
        while found := cursor.fetchmany(2000):
            writer.writerows(found)
            rows += len(found)
    return rows


def record(person, current, training):
    """A lesson finished: lock the person, look for the round, insert the completion."""
    with transaction.atomic(), connection.cursor() as cursor:
        lock = " FOR NO KEY UPDATE" if connection.vendor == "postgresql" else ""
        cursor.execute(f"SELECT id FROM organisation_user WHERE id = %s{lock}", [person])
        cursor.execute("SELECT id FROM tracking_round WHERE id = %s AND ended_on IS NULL", [current])
        cursor.execute("SELECT training_id FROM tracking_completion WHERE round_id = %s", [current])
        now = datetime.now(UTC)
        cursor.execute(
            "INSERT INTO tracking_completion (recorded_at, source, void_reason, person_id, training_id, round_id, "
            "edition, completed_at, completed_on, counts_from, how, evidence) "
            "VALUES (%s, 'floor', '', %s, %s, %s, 1, %s, %s, %s, 'taken', '') ON CONFLICT DO NOTHING",
            [now, person, training, current, now, now.date(), now.date()],
        )


def cover(town, persons):
    """The coverage of the requirement that every placement matches, written anew: no gaps, no additions."""
    who = "" if persons is None else f"AND person_id IN ({', '.join(map(str, persons))})"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM tracking_coverage WHERE requirement_id = %s {who}", [town.requirements[0].pk])
        cursor.execute(
            "INSERT INTO tracking_coverage (requirement_id, person_id, unit_id, starts_on, ends_on, since, why) "
            "SELECT DISTINCT ON (person_id, unit_id, starts_on) %s, person_id, unit_id, starts_on, "
            "coalesce(ends_on, '9999-12-31'), "
            "min(starts_on) OVER (PARTITION BY person_id), 'rule' FROM organisation_employment "
            f"WHERE voided_at IS NULL {who}"
            if connection.vendor == "postgresql"
            else "INSERT INTO tracking_coverage (requirement_id, person_id, unit_id, starts_on, ends_on, since, why) "
            "SELECT %s, person_id, unit_id, starts_on, max(coalesce(ends_on, '9999-12-31')), min(starts_on), 'rule' "
            f"FROM organisation_employment WHERE voided_at IS NULL {who} GROUP BY person_id, unit_id, starts_on",
            [town.requirements[0].pk],
        )
