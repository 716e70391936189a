"""Heads at every level, joint heads, heads of two units, acting heads, deputies, coordinators and key persons."""

from datetime import date, timedelta
from random import Random

from demo.dates import FIRST_DAY, day, weekday
from demo.organisation import (
    ADMINISTRATION,
    BJORKBACKEN,
    LINDEN,
    NATTPATRULLEN,
    NORD,
    OST,
    ROOT,
    SOLGLANTAN,
    SYD,
    UNITS,
)
from demo.people import last_day
from demo.rules import HEADS
from demo.trainings import BASIC

COORDINATOR, SOCIAL_COORDINATOR = "40107", "40108"
SAFETY, LAWYER = "40109", "40110"
HEAD_BJORKBACKEN, HEAD_NORD, HEAD_SOLGLANTAN = "40210", "40211", "40215"
HEAD_SYD = "40213"
HEAD_ELDERLY_CARE, HEAD_SOCIAL = "40123", "40104"
DEPUTY_BJORKBACKEN, DEPUTY_NORD = "41021", "48001"
ACTING_AT_ELEVHALSAN = "40219"

# Heads by hand: employee id, name, job role, unit of employment, and the units headed with from and to (None: still).
BY_HAND = [
    ("40101", "Annika Rosenlund", "kommundirektor", ROOT, [(ROOT, None, None)]),
    ("40102", "Fredrik Almkvist", "forvaltningschef", "KSF", [("KSF", None, None)]),
    ("40103", "Maryam Sadeghi", "forvaltningschef", "BUN", [("BUN", None, None)]),
    (HEAD_SOCIAL, "Ingvar Sjöstedt", "forvaltningschef", "SOC", [("SOC", None, None)]),
    ("40105", "Teresa Bjurman", "forvaltningschef", "KFF", [("KFF", None, None)]),
    ("40106", "Håkan Värnlund", "forvaltningschef", "SAM", [("SAM", None, None)]),
    (HEAD_ELDERLY_CARE, "Yvonne Hagström", "avdelningschef", "SOC-AO", [("SOC-AO", None, None)]),
    # Heads two units, of which one is small.
    (
        HEAD_BJORKBACKEN,
        "Karin Westling",
        "enhetschef",
        BJORKBACKEN,
        [(BJORKBACKEN, None, None), (NATTPATRULLEN, None, None)],
    ),
    (HEAD_NORD, "Tomas Ekblad", "enhetschef", NORD, [(NORD, None, None)]),
    (HEAD_SYD, "Lena Karlström", "enhetschef", SYD, [(SYD, None, "2026-08-31")]),  # Then nobody: a vacancy.
    ("40214", "Peder Lindfors", "enhetschef", OST, [(OST, None, "2025-06-30")]),
    (HEAD_SOLGLANTAN, "Nasima Rostami", "enhetschef", SOLGLANTAN, [(SOLGLANTAN, None, None)]),
    # Joint heads.
    ("40216", "Agneta Hjelm", "enhetschef", LINDEN, [(LINDEN, None, None)]),
    ("40217", "Samuel Okafor", "enhetschef", LINDEN, [(LINDEN, "2024-04-01", None)]),
    ("40218", "Margareta Frisk", "enhetschef", "BUN-GRU-ELE", [("BUN-GRU-ELE", None, "2026-02-28")]),
    # The head of a unit that was merged heads the new one; the head of the other left.
    (
        "40220",
        "Sanna Ivarsson",
        "rektor",
        "BUN-FSK-KAS",
        [("BUN-FSK-KAS", None, "2025-07-31"), ("BUN-FSK-EKO", "2025-08-01", None)],
    ),
    ("40221", "Eva-Lotta Brännström", "rektor", "BUN-FSK-VIT", [("BUN-FSK-VIT", None, "2025-07-31")]),
    (
        "40222",
        "Ahmad Khoury",
        "enhetschef",
        "SOC-IFO-UTR",
        [("SOC-IFO-UTR", None, "2025-12-31"), ("SOC-IFO-UTB", "2026-01-01", None)],
    ),
    ("40223", "Matilda Gren", "enhetschef", "SOC-IFO-UTU", [("SOC-IFO-UTU", "2026-01-01", None)]),
    (
        "40224",
        "Jonas Lövgren",
        "enhetschef",
        "KFF-KLI",
        [
            ("KFF-KLI", None, "2025-12-31"),
            ("KFF-VIK", None, "2025-12-31"),
            ("KFF-UNG", "2026-01-01", None),
        ],
    ),
    (
        "40225",
        "Dragana Pavlović",
        "enhetschef",
        "SOC-IFO-MOT",
        [("SOC-IFO-MOT", None, None), ("SOC-IFO-JOU", None, None)],
    ),
    ("40227", "Rickard Olin", "enhetschef", "KSF-AMA", [("KSF-AMA", "2026-01-01", None)]),
]

LEFT = {HEAD_SYD: "2026-08-31", "40214": "2025-06-30", "40218": "2026-02-28", "40221": "2025-07-31"}
WITHOUT_HEAD = {"SOC-AO-STR"}
KEY_ROLES = {"usk", "socialsekreterare", "larare", "bibliotekarie", "stodassistent"}
SCHOOLS = ("BUN-FSK-", "BUN-GRU-", "BUN-GYV-")


def add_leaders(plan):
    """All heads and other appointments. Gives {unit: the head who decides on exemptions there}."""
    for person, name, job_role, unit, headed in BY_HAND:
        plan.person(person, name, email=True)
        first = max(day(headed[0][1]) or FIRST_DAY, UNITS[unit].opened)
        plan.employ(person, unit, job_role, first, LEFT.get(person))
        for code, start, end in headed:
            plan.appoint(person, code, "head", start or UNITS[code].opened, end)
    _promoted(plan)
    _remaining_heads(plan)
    _others(plan)
    heads = [row for row in plan.rows["appointment"] if row["kind"] == "head"]
    return {row["unit"]: row["person"] for row in reversed(heads)}


def _promoted(plan):
    """Headed the employment services until they became part of a new division, which the same person heads."""
    promoted = plan.person("40226", "Susanna Talvik", email=True)
    plan.employ(promoted, "KSF-AMA", "enhetschef", FIRST_DAY, "2025-12-31")
    plan.employ(promoted, "SOC-ARB", "avdelningschef", "2026-01-01")
    plan.appoint(promoted, "KSF-AMA", "head", FIRST_DAY, "2025-12-31")
    plan.appoint(promoted, "SOC-ARB", "head", "2026-01-01")


def _remaining_heads(plan):
    """One head for every other unit, from its first day to its last."""
    headed = {row["unit"] for row in plan.rows["appointment"]} | WITHOUT_HEAD
    for number, unit in enumerate(UNITS.values(), start=40300):
        if unit.code in headed:
            continue
        job_role = {"division": "avdelningschef", ADMINISTRATION: "forvaltningschef"}.get(unit.kind, "enhetschef")
        if unit.code.startswith(SCHOOLS) and unit.kind == "unit":
            job_role = "rektor"
        person = plan.person(str(number), email=True)
        plan.employ(person, unit.code, job_role, unit.opened)
        plan.appoint(person, unit.code, "head", unit.opened)


def _others(plan):
    """Those who do not head a unit but hold an office in one."""
    coordinator = plan.person(COORDINATOR, "Elin Sandahl", email=True)
    plan.employ(coordinator, "KSF-STAB", "samordnare")
    plan.appoint(coordinator, ROOT, "coordinator")
    social = plan.person(SOCIAL_COORDINATOR, "Birgit Månström", email=True)
    plan.employ(social, "SOC", "utredare")
    plan.appoint(social, "SOC", "coordinator", "2025-01-01")
    for person, name, job_role in ((SAFETY, "Roland Vikner", "sakerhetschef"), (LAWYER, "Leila Navabi", "jurist")):
        plan.person(person, name, email=True)
        plan.employ(person, "KSF-STAB", job_role)
    # The head has left, and a counsellor in the unit is acting head: relevant staff and head at once.
    acting = plan.person(ACTING_AT_ELEVHALSAN, "Pia Renberg")
    plan.employ(acting, "BUN-GRU-ELE", "kurator")
    plan.appoint(acting, "BUN-GRU-ELE", "acting", "2026-03-01")


def heads_learn(plan, history):
    """Most heads took the basic course in the autumn of 2024, and two in three have redone what changed since."""
    offices = {}
    for row in plan.rows["appointment"]:
        if row["kind"] in HEADS.versions[0].appointment_kinds:
            offices.setdefault(row["person"], row["starts_on"])
    for person, appointed in offices.items():
        rng = Random(f"Ekvalla head {person}")
        start = max(appointed, HEADS.versions[0].first)
        first = weekday(start + timedelta(days=int(rng.triangular(7, 150, 45))))
        last = last_day(plan, person)
        if rng.random() < 0.06 or first > last or history.done_on(person, BASIC, first):
            continue
        history.finish(person, BASIC, first, begun=max(start, first - timedelta(days=rng.randrange(12))))
        again = weekday(date(2026, 1, 12) + timedelta(days=int(rng.triangular(0, 200, 40))))
        if first < BASIC.editions[1].published and again <= last and rng.random() < 0.68:
            history.redo(person, BASIC, again)


def deputies_and_key_persons(plan):
    """Offices of ordinary staff, chosen when the staff is there."""
    plan.appoint(DEPUTY_BJORKBACKEN, BJORKBACKEN, "deputy", "2026-06-22", "2026-08-16")  # During the head's holiday.
    plan.appoint(DEPUTY_NORD, NORD, "deputy", "2025-09-01")
    for unit in (SYD, LINDEN, "SOC-IFO-VUX", "BUN-GRU-CEN", "BUN-GYV-GYM", "KFF-BIB", "SOC-FUN-DAG"):
        staff = [
            person
            for person, placements in plan.placements.items()
            if [code for code, *_ in placements] == [unit] and placements[0][1] in KEY_ROLES and not placements[0][4]
        ]
        plan.appoint(min(staff), unit, "key_person", "2025-02-01")
