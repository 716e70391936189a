"""The yearly discussion at the unit meeting: most units have held it, some not."""

from datetime import date, timedelta
from random import Random

from demo.dates import LAST_DAY, weekday
from demo.organisation import BJORKBACKEN, UNITS

SHARE = {2024: 0.45, 2025: 0.75, 2026: 0.6}
OBLIGED = {"unit", "division"}


def add_meetings(plan):
    """At most one a year and unit, in spring or autumn, recorded by the head of that day if there is one."""
    for unit in UNITS.values():
        rng = Random(f"Ekvalla meeting {unit.code}")
        for year, share in SHARE.items():
            start = date(year, rng.choice((2, 9)), 1)
            on = weekday(start + timedelta(days=rng.randrange(75)))
            present = round(_staff(plan, unit.code, on) * rng.uniform(0.55, 0.9))
            held = rng.random() < share and unit.opened <= on <= min(unit.closed or LAST_DAY, LAST_DAY)
            if unit.kind in OBLIGED and held and present and (unit.code, year) != (BJORKBACKEN, 2025):
                forum = "Ledningsgrupp" if unit.kind == "division" else rng.choice(("APT", "APT", "Planeringsdag"))
                plan.meeting(
                    unit.code,
                    on,
                    present,
                    forum,
                    version=min(year - 2023, 2),
                    support_wanted=rng.random() < 0.1,
                    by=_head(plan, unit.code, on),
                )
    on = date(2025, 11, 12)
    plan.meeting(BJORKBACKEN, on, 24, version=2, by=_head(plan, BJORKBACKEN, on))


def _head(plan, unit, on):
    heads = (
        row["person"]
        for row in plan.rows["appointment"]
        if row["unit"] == unit
        and row["kind"] in ("head", "acting")
        and row["starts_on"] <= on
        and (row["ends_on"] is None or on <= row["ends_on"])
    )
    return next(heads, None)


def _staff(plan, unit, on):
    return sum(
        code == unit and first <= on and (last is None or on <= last)
        for placements in plan.placements.values()
        for code, _, _, first, last in placements
    )
