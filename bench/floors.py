"""The leanest hand-written SQL for the same figures: what each measurement is compared with.

Each floor answers with what it found, so that the benchmark can see that both say the same. They do less than the
product: no due dates that pauses have moved, no editions, no names.
"""

from collections import defaultdict
from datetime import date

from django.db import connection

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
