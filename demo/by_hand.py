"""Two units whose figures are worked out by hand, so that a reader can follow each of them to its rows."""

from demo.leaders import HEAD_BJORKBACKEN, HEAD_SOLGLANTAN
from demo.organisation import BJORKBACKEN, SOLGLANTAN
from demo.rules import GRUND
from demo.trainings import BASIC, IN_DEPTH

SAMIRA, MIKAEL = "40718", "40731"

# Taken in the old portal in 2024; renewed on the second day, or (None) not yet.
IMPORTED = {
    "41004": ("2024-02-20", "2026-01-12"),  # 39 days before the end of the period: no time is lost.
    "41008": ("2024-03-11", None),  # Has expired on 11 March 2026.
    "41010": ("2024-04-16", "2026-03-30"),
    "41012": ("2024-05-14", "2026-05-04"),
    "41014": ("2024-06-03", None),
    "41018": ("2024-08-26", "2026-06-10"),
    "41025": ("2024-09-16", None),
    "41028": ("2024-10-08", "2026-10-20"),  # Twelve days late: counts from the day it was taken.
    "41030": ("2024-10-29", "2026-09-01"),
}
BY_TERTIAL_1 = "01-20 01-27 02-03 02-06 02-12 02-17 02-19 02-24 02-26 02-28 03-03 03-12 04-02 04-24"
BY_TERTIAL_2 = "05-12 06-16 08-25"
BY_NEW_YEAR = "09-22 10-15 11-17 12-11"


def bjorkbacken(plan, history):
    """Hemtjänst Björkbacken on 31 December 2025: 31 of 36 (86 %), 22 of them during the year.

    41 employed = 2 outside (the head, a planner) + 1 exempt + 2 on leave + 36 relevant (one of them added).
    """
    jobs = ["samordningsusk"] * 6 + ["usk"] * 17 + ["vardbitrade"] * 10
    staff = [plan.person(str(41001 + number)) for number in range(len(jobs))]
    leaving, back_in_august, away = "41022", "41023", "41033"
    for person, job_role in zip(staff, jobs, strict=True):
        plan.employ(person, BJORKBACKEN, job_role, last="2026-01-09" if person == leaving else None)
    plan.exempt(GRUND.key, leaving, "leaving", HEAD_BJORKBACKEN, "2025-12-15", "2026-01-09")
    history.finish(back_in_august, BASIC, "2025-02-04")  # On leave is on leave, whether completed or not.
    plan.absence(back_in_august, "2025-10-06", "2026-08-16")
    plan.absence(away, "2025-03-01")
    for person, (first, renewed) in IMPORTED.items():
        history.import_(person, BASIC, first)
        if renewed:
            history.finish(person, BASIC, renewed)
    rest = [person for person in staff if person not in {leaving, back_in_august, away, *IMPORTED}]
    for person, on in zip(rest, f"{BY_TERTIAL_1} {BY_TERTIAL_2} {BY_NEW_YEAR}".split(), strict=True):
        history.finish(person, BASIC, f"2025-{on}")
    for person, on in zip(("41001", "41002", "41003", "41005"), ("09-15", "10-06", "11-24", "12-16"), strict=True):
        history.finish(person, IN_DEPTH, f"2025-{on}")
    history.begin("41006", IN_DEPTH, "2025-11-10", lessons=3)
    _planners(plan, history)
    _hired_later(plan, history)


def _planners(plan, history):
    """Two planners, whom the rule does not concern; the head has added the one who also visits people at home."""
    for person in ("41034", "41035"):
        plan.person(person)
        plan.employ(person, BJORKBACKEN, "planerare")
    plan.add_to(GRUND.key, "41034", BJORKBACKEN, "same_tasks", HEAD_BJORKBACKEN, "2025-02-01")
    history.finish("41034", BASIC, "2025-03-20")


def _hired_later(plan, history):
    """The five who had not finished at the end of 2025, those who came in 2026, and Samira."""
    newcomers = [
        ("40719", "Anders Holm", "usk", "2025-08-01", "2026-03-31"),
        ("40720", "Eva Strand", "vardbitrade", "2025-10-01", None),
        (MIKAEL, "Mikael Bergqvist", "vardbitrade", "2025-10-01", None),
        ("40722", "Nadia Rahmani", "usk", "2025-12-30", None),
        ("40723", "Hodan Warfa", "usk", "2025-12-08", None),
        ("40724", "Tove Aspelin", "usk", "2026-02-02", None),
        (SAMIRA, "Samira Haddad", "usk", "2026-10-05", None),  # Nothing done: hers is the first figure to raise.
    ]
    for person, name, job_role, first, last in newcomers:
        plan.person(person, name)
        plan.employ(person, BJORKBACKEN, job_role, first, last)
    eva = history.begin("40720", BASIC, "2025-11-03", lessons=2)
    history.go_on(eva, BASIC, "2026-01-20")
    history.begin(MIKAEL, BASIC, "2025-11-12", lessons=4, last="2025-11-26")
    hodan = history.begin("40723", BASIC, "2025-12-18", lessons=5)
    history.go_on(hodan, BASIC, "2026-01-15")
    history.finish("40722", BASIC, "2026-02-12")
    history.finish("40724", BASIC, "2026-03-10", begun="2026-03-02")
    for person in ("41041", "41042"):  # Summer substitutes: relevant while they work, always within the deadline.
        plan.person(person)
        plan.employ(person, BJORKBACKEN, "vardbitrade", "2026-06-29", "2026-08-16", form="substitute")


def solglantan(plan, history):
    """Korttidsboendet Solgläntan: the first worked example of the definitions, with the head among the others.

    31 December 2025: 12 employed = 4 outside + 1 exempt + 1 on leave + 6 relevant (1 added); 3 completed, 1 begun.
    """
    nurses = [plan.person(str(47001 + number)) for number in range(7)]
    others = [plan.person(str(47008 + number)) for number in range(4)]
    for person in nurses:
        plan.employ(person, SOLGLANTAN, "usk")
    for person, job_role in zip(others, ("planerare", "sjukskoterska", "kock", "lokalvardare"), strict=True):
        plan.employ(person, SOLGLANTAN, job_role)
    plan.add_to(GRUND.key, others[0], SOLGLANTAN, "same_tasks", HEAD_SOLGLANTAN, "2025-03-01")
    plan.exempt(GRUND.key, nurses[0], "other_tasks", HEAD_SOLGLANTAN, "2025-03-01")
    plan.absence(nurses[1], "2025-11-20")
    for person in nurses[2:5]:
        history.finish(person, BASIC, "2025-05-05")
    history.begin(nurses[5], BASIC, "2025-12-01", lessons=2)
