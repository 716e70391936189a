"""The ordinary staff: so many in each unit, some who leave and are replaced, and how far each unit has come."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random

from demo.dates import LAST_DAY, weekday
from demo.organisation import LINDEN, NATTPATRULLEN, NORD, OST, SYD, UNITS
from demo.rules import FORDJUPNING, GRUND, covered_from
from demo.trainings import BASIC, IN_DEPTH
from tracking.days import add_months

TURNOVER = 0.13  # The share of posts that change hands once during the demo.


@dataclass(frozen=True)
class Pace:
    """How a unit's staff take the basic course: shares, of which the rest is not at all."""

    imported: float  # In the old portal, in 2024.
    spring: float  # By the end of April 2025.
    autumn: float  # During the rest of 2025.
    late: float  # In 2026.
    begun: float  # Begun and not finished.
    in_depth: float  # Of those who finished the basic course and must go on.


ALL = Pace(0.1, 0.75, 0.15, 0, 0, 0.9)
STRONG = Pace(0.1, 0.56, 0.2, 0.07, 0.03, 0.75)
GOOD = Pace(0.08, 0.42, 0.22, 0.12, 0.06, 0.6)
FAIR = Pace(0.05, 0.3, 0.2, 0.16, 0.1, 0.45)
SLOW = Pace(0.03, 0.16, 0.16, 0.2, 0.15, 0.3)

# Posts per unit, filled from the unit's first day; a unit that takes over another's staff needs none of its own.
STAFF = [
    ("KSF-STAB", {"utredare": 7, "adm": 4}, FAIR),
    ("KSF-HR", {"hr": 7, "adm": 2}, FAIR),
    ("KSF-EKO", {"ekonom": 7}, FAIR),
    ("KSF-SC", {"vagledare": 8}, GOOD),
    ("KSF-AMA", {"arbetsmarknad": 8, "adm": 1}, GOOD),
    ("KSF-IT", {"tekniker": 9}, FAIR),
    ("BUN-FSK-SOL", {"forskollarare": 5, "barnskotare": 7, "kock": 1}, STRONG),
    ("BUN-FSK-TRO", {"forskollarare": 5, "barnskotare": 6, "kock": 1}, FAIR),
    ("BUN-FSK-KAS", {"forskollarare": 4, "barnskotare": 5, "kock": 1}, GOOD),
    ("BUN-FSK-VIT", {"forskollarare": 3, "barnskotare": 5, "kock": 1}, SLOW),
    ("BUN-FSK-BLA", {"forskollarare": 5, "barnskotare": 7, "kock": 1}, GOOD),
    ("BUN-GRU-EKS", {"larare": 18, "fritidspedagog": 5, "elevassistent": 3, "adm": 1, "kock": 2}, GOOD),
    ("BUN-GRU-ASK", {"larare": 15, "fritidspedagog": 4, "elevassistent": 2, "adm": 1, "kock": 2}, FAIR),
    ("BUN-GRU-CEN", {"larare": 23, "elevassistent": 3, "adm": 2, "kock": 2}, STRONG),
    ("BUN-GRU-LIN", {"larare": 24, "fritidspedagog": 3, "elevassistent": 4, "adm": 2}, GOOD),
    ("BUN-GRU-ELE", {"kurator": 4, "skolskoterska": 4}, GOOD),
    ("BUN-GYV-GYM", {"larare": 34, "adm": 3}, FAIR),
    ("BUN-GYV-VUX", {"larare": 9, "adm": 1}, SLOW),
    ("BUN-GYV-INT", {"larare": 6, "elevassistent": 2}, STRONG),
    (NORD, {"samordningsusk": 2, "usk": 4, "vardbitrade": 3}, GOOD),
    (SYD, {"samordningsusk": 2, "usk": 11, "vardbitrade": 8, "planerare": 1}, SLOW),
    (OST, {"usk": 6, "vardbitrade": 3}, FAIR),
    (NATTPATRULLEN, {"usk": 4}, STRONG),
    (LINDEN, {"samordningsusk": 4, "usk": 28, "vardbitrade": 14, "sjukskoterska": 4, "kock": 2}, STRONG),
    ("SOC-AO-ASG", {"samordningsusk": 3, "usk": 26, "vardbitrade": 13, "sjukskoterska": 3}, GOOD),
    ("SOC-AO-EKL", {"samordningsusk": 3, "usk": 22, "vardbitrade": 11, "sjukskoterska": 3}, SLOW),
    ("SOC-IFO-MOT", {"socialsekreterare": 9}, ALL),
    ("SOC-IFO-UTR", {"socialsekreterare": 15}, STRONG),
    ("SOC-IFO-OPP", {"behandlare": 7}, GOOD),
    ("SOC-IFO-VUX", {"socialsekreterare": 8, "behandlare": 3}, GOOD),
    ("SOC-IFO-EKB", {"socialsekreterare": 6, "handlaggare": 5}, FAIR),
    ("SOC-IFO-BIS", {"bistand": 8}, FAIR),
    ("SOC-IFO-JOU", {"socialsekreterare": 4}, STRONG),
    ("SOC-FUN-AKE", {"stodassistent": 9}, SLOW),
    ("SOC-FUN-HAG", {"stodassistent": 8}, GOOD),
    ("SOC-FUN-LIN", {"stodassistent": 9}, FAIR),
    ("SOC-FUN-DAG", {"stodassistent": 10, "adm": 1}, FAIR),
    ("SOC-FUN-ASS", {"assistent": 20}, SLOW),
    ("KFF-BIB", {"bibliotekarie": 7, "adm": 3}, STRONG),
    ("KFF-KLI", {"fritidsledare": 5}, GOOD),
    ("KFF-VIK", {"fritidsledare": 4}, FAIR),
    ("KFF-KUL", {"musiklarare": 8}, FAIR),
    ("KFF-FOR", {"forening": 4}, GOOD),
    ("KFF-BAD", {"badvard": 9}, FAIR),
    ("SAM-TEK-GAT", {"gata": 10}, FAIR),
    ("SAM-TEK-LOK", {"lokalvardare": 21}, FAIR),
    ("SAM-TEK-FAS", {"fastighet": 8}, FAIR),
    ("SAM-TEK-MAL", {"kock": 22}, FAIR),
    ("SAM-PLB-BYG", {"handlaggare": 6}, FAIR),
    ("SAM-PLB-PLA", {"planarkitekt": 5}, FAIR),
    ("SAM-MIL", {"handlaggare": 6}, FAIR),
]


def add_staff(plan, history, head_of):
    """Everybody who has no story of their own."""
    for number, (unit, posts, pace) in enumerate(STAFF, start=1):
        rng = Random(f"Ekvalla {unit}")
        people = _fill(plan, rng, unit, posts, (str(n) for n in count(41000 + 100 * number)))
        take_basic(plan, history, rng, people, pace)
        take_in_depth(plan, history, rng, people, pace)
        _some_are_away(plan, history, rng, people)
        _some_are_exempt(plan, rng, people, head_of)


def _fill(plan, rng, unit, posts, ids):
    """The unit's posts; a few change hands once. Gives the employee ids."""
    jobs = [job_role for job_role, number in posts.items() for _ in range(number)]
    leave = set(rng.sample(range(len(jobs)), round(len(jobs) * TURNOVER)))
    people = []
    for branch, job_role in enumerate(jobs):
        person = plan.person(next(ids))
        people.append(person)
        if branch not in leave:
            plan.employ(person, unit, job_role, UNITS[unit].opened, branch=branch)
            continue
        last = date(2024, 9, 1) + timedelta(days=rng.randrange(700))
        plan.employ(person, unit, job_role, UNITS[unit].opened, last, branch=branch)
        people.append(_replacement(plan, rng, next(ids), person))
    return people


def _replacement(plan, rng, person, leaver):
    """Hired after somebody who left, in the unit where that one worked on the last day."""
    plan.person(person)
    unit, job_role, *_, last = plan.placements[leaver][-1]
    form = "fixed_term" if rng.random() < 0.25 else "permanent"
    first = weekday(last + timedelta(days=rng.randrange(1, 45)))
    if UNITS[unit].closed and first > UNITS[unit].closed:
        unit = UNITS[unit].successors[0]
    plan.employ(person, unit, job_role, first, form=form)
    return person


def take_basic(plan, history, rng, people, pace):
    """The basic course, by shares of those who were there when the rule came, by chance for the others."""
    covered = {person: covered_from(GRUND, plan.placements[person]) for person in people}
    waiting = [person for person, start in covered.items() if start == GRUND.versions[0].first]
    deck = []
    for outcome in ("imported", "spring", "autumn", "late", "begun"):
        deck += [outcome] * round(len(waiting) * getattr(pace, outcome))
    deck = (deck + [None] * len(waiting))[: len(waiting)]
    rng.shuffle(deck)
    outcomes = dict(zip(waiting, deck, strict=True))
    for person, start in covered.items():
        if start is not None:
            outcome = outcomes[person] if person in outcomes else _outcome_of_newcomer(rng, pace)
            _take(plan, history, rng, person, outcome, start)


def _outcome_of_newcomer(rng, pace):
    done = pace.imported + pace.spring + pace.autumn
    return rng.choices(["newcomer", "begun", None], [done, pace.begun, 1 - done - pace.begun])[0]


def _take(plan, history, rng, person, outcome, start):
    """One person's way through the basic course."""
    last = last_day(plan, person)
    if outcome == "imported":
        on = weekday(date(2024, 2, 12) + timedelta(days=rng.randrange(290)))
        history.import_(person, BASIC, on)
        if rng.random() < 0.6:
            renewed = weekday(add_months(on, 24) - timedelta(days=rng.randrange(3, 85)))
            _finish(history, rng, person, BASIC, renewed, last, start)
        return
    on = {
        "spring": start + timedelta(days=int(rng.triangular(6, 115, 45))),
        "autumn": date(2025, 5, 5) + timedelta(days=rng.randrange(225)),
        "late": date(2026, 1, 8) + timedelta(days=rng.randrange(280)),
        "newcomer": start + timedelta(days=int(rng.triangular(5, 110, 35))),
        "begun": max(start, date(2025, 3, 1)) + timedelta(days=rng.randrange(10, 400)),
    }.get(outcome)
    if outcome == "begun" and weekday(on) <= last:
        history.begin(person, BASIC, weekday(on), lessons=rng.randrange(1, 7))
    elif outcome:
        _finish(history, rng, person, BASIC, weekday(on), last, start)


def _finish(history, rng, person, course, on, last, start):
    """Finishes on the day, unless the person has left by then; some take the course in one go."""
    if on <= last:
        days = rng.choice((0, 0, 1, 3, 6, 10, 20))
        history.finish(person, course, on, begun=max(start, on - timedelta(days=days)))


def take_in_depth(plan, history, rng, people, pace):
    """The in-depth course, by those who have taken the basic one and must go on."""
    for person in people:
        start = covered_from(FORDJUPNING, plan.placements[person])
        basic = [row["completed_on"] for row in history.of_person[person, BASIC.slug]]
        if start is None or not basic:
            continue
        ready = max(start, min(basic) + timedelta(days=3))
        on = weekday(ready + timedelta(days=int(rng.triangular(5, 260, 75))))
        chance = rng.random()
        if chance < pace.in_depth:
            _finish(history, rng, person, IN_DEPTH, on, last_day(plan, person), ready)
        elif chance < pace.in_depth + 0.12 and on <= last_day(plan, person):
            history.begin(person, IN_DEPTH, on, lessons=rng.randrange(1, 5))


def _some_are_away(plan, history, rng, people):
    """Some are away for long: come back, or still away. Nobody learns while away."""
    for person in rng.sample(people, round(len(people) * 0.12)):
        first = date(2025, 1, 7) + timedelta(days=rng.randrange(560))
        last = first + timedelta(days=rng.randrange(40, 330))
        if not (plan.placements[person][0][3] <= first and last <= last_day(plan, person)):
            continue
        busy = any(first <= row["completed_on"] <= last for row in history.completions if row["person"] == person)
        if not busy:
            plan.absence(person, first, last if last <= date(2026, 9, 1) else None)


def _some_are_exempt(plan, rng, people, head_of):
    """One in forty has entirely different tasks, says the head."""
    for person in rng.sample(people, round(len(people) / 40)):
        unit, *_, first, last = plan.placements[person][0]
        if covered_from(GRUND, plan.placements[person]) and last is None:
            day = max(first, date(2025, 2, 10)) + timedelta(days=rng.randrange(300))
            plan.exempt(GRUND.key, person, "other_tasks", head_of[unit], day)


def last_day(plan, person):
    """The person's last day at work, in the days of the demo."""
    return min(max(last or LAST_DAY for *_, last in plan.placements[person]), LAST_DAY)
