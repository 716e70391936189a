"""Every case that a figure must survive, each as a person (or a unit) of Ekvalla that one can look up.

The requirement is "grund": from 2025-01-01, 60 days, 24 months; care staff of the home-care units Nord, Syd and Öst.
`tests/demo` says what the figures must be for each of them.
"""

from demo.dates import at
from demo.leaders import ACTING_AT_ELEVHALSAN, HEAD_NORD, HEAD_SYD
from demo.leaders import DEPUTY_NORD as DEPUTY
from demo.organisation import NORD, OST, SYD
from demo.rules import GRUND
from demo.trainings import BASIC, IN_DEPTH

ANNA, BO, CIA, CARL, DAN, DORIS = "48002", "48003", "48004", "48005", "48006", "48007"
EVA, EWA, FIA, GUN, HALINA = "48008", "48009", "48010", "48011", "48012"
IRIS, IVO, JANA, KAJ, LIV = "48013", "48014", "48015", "48016", "48017"
MALTE, NORA, OLGA, PELLE, QASIM = "48018", "48019", "48020", "48021", "48022"
RUT, STEN, TARA, URBAN, VERA = "48023", "48024", "48025", "48026", "48027"
WALID, XENIA, YNGVE, ZORAN, ASLAUG = "48028", "48029", "48030", "48031", "48032"
ALFONS, OVE, BIRK, CELINE, DAVOR = "48033", "48034", "48035", "48036", "48037"
DAGNY = "48038"


def deputy_in_nord(plan, history):
    """An assistant nurse who is also the head's deputy: sees what the head sees, and is relevant herself."""
    _nurse(plan, DEPUTY, "Britta Ängström")
    history.finish(DEPUTY, BASIC, "2025-02-10")


def clock_starts_with_coverage(plan, history):
    """Anna, hired 2025-01-10 as a cleaner, is care staff from 2025-03-01: due 2025-04-30, overdue the day after."""
    plan.person(ANNA, "Anna Sandström")
    plan.employ(ANNA, "SAM-TEK-LOK", "lokalvardare", "2025-01-10", "2025-02-28")
    plan.employ(ANNA, NORD, "vardbitrade", "2025-03-01")
    history.finish(ANNA, BASIC, "2025-06-02")


def new_hire_with_time_left(plan, history):
    """Bo, hired 2025-12-01, has done nothing: within the deadline on 2025-12-31, due 2026-01-30."""
    _nurse(plan, BO, "Bo Lagergren", first="2025-12-01")


def two_employments(plan, history):
    """Cia: 60 % in Nord and 40 % in Syd. One in each unit, one in the division; one completion."""
    plan.person(CIA, "Cia Hallström")
    plan.employ(CIA, NORD, "usk", share=60)
    plan.employ(CIA, SYD, "usk", share=40)
    history.finish(CIA, BASIC, "2025-05-05")


def exempted_by_one_of_two_heads(plan, history):
    """Carl also works in both; Nord's head exempts him from 2025-06-01: exempt in both units."""
    plan.person(CARL, "Carl Medina")
    plan.employ(CARL, NORD, "usk", share=50)
    plan.employ(CARL, SYD, "usk", share=50)
    plan.exempt(GRUND.key, CARL, "other_tasks", HEAD_NORD, "2025-06-01")


def moved_with_completion(plan, history):
    """Dan moves Nord→Syd on 2025-07-01, done 2025-05-05: in Nord's figures until 06-30, then in Syd's."""
    _moved(plan, DAN, "Dan Lindeborg")
    history.finish(DAN, BASIC, "2025-05-05")


def moved_without_completion(plan, history):
    """Doris moves with him and has done nothing: the move does not restart the clock (due 2025-03-02)."""
    _moved(plan, DORIS, "Doris Kamau")


def expired(plan, history):
    """Eva, done 2024-01-31: valid to 2026-01-30, "needs to renew" and overdue from 01-31."""
    _nurse(plan, EVA, "Eva Torstensson")
    history.import_(EVA, BASIC, "2024-01-31")


def renewed_inside_the_window(plan, history):
    """Ewa, also done 2024-01-31, renews on 2025-12-01: counts from 2026-01-31, valid to 2028-01-30."""
    _nurse(plan, EWA, "Ewa Wojcik")
    history.import_(EWA, BASIC, "2024-01-31")
    history.finish(EWA, BASIC, "2025-12-01")


def finished_at_half_past_eleven_on_new_years_eve(plan, history):
    """Fia, 2025-12-31 23:30 in Sweden: counts for 2025."""
    _nurse(plan, FIA, "Fia Rosengren")
    history.finish(FIA, BASIC, at("2025-12-31", 23, 30))


def finished_after_midnight(plan, history):
    """Gun, 2026-01-01 00:10 in Sweden, which is still 2025 in UTC: does not count for 2025, when it was in progress."""
    _nurse(plan, GUN, "Gun Alkemark")
    history.finish(GUN, BASIC, at("2026-01-01", 0, 10))


def handed_in_before_and_recorded_after_new_year(plan, history):
    """Halina's last part was handed in on 2025-12-29 and marked on 2026-01-08: dated the hand-in day."""
    _nurse(plan, HALINA, "Halina Borowska")
    history.finish(HALINA, BASIC, at("2025-12-29", 15, 45), begun="2025-12-15", recorded_at=at("2026-01-08", 10))


def moved_from_the_unit_that_closed(plan, history):
    """Iris worked in Öst until it closed on 2025-06-30, and in Nord from the day after."""
    _nurse(plan, IRIS, "Iris Palmberg", unit=OST)
    history.finish(IRIS, BASIC, "2025-04-08")


def substitute_with_a_short_gap(plan, history):
    """Ivo: contract to 2025-06-10, the next from 06-25. One coverage; due 2025-05-31 all the same."""
    plan.person(IVO, "Ivo Stanković")
    plan.employ(IVO, NORD, "usk", "2025-04-01", "2025-06-10", form="substitute")
    plan.employ(IVO, NORD, "usk", "2025-06-25", "2026-05-31", form="substitute")


def substitute_with_a_long_gap(plan, history):
    """Jana: 31 days between the contracts. The clock begins anew on 2025-07-12: due 2025-09-10."""
    plan.person(JANA, "Jana Kratochvil")
    plan.employ(JANA, NORD, "usk", "2025-04-01", "2025-06-10", form="substitute")
    plan.employ(JANA, NORD, "usk", "2025-07-12", "2025-12-31", form="substitute")


def hourly_paid_with_gaps(plan, history):
    """Kaj is called in at times: outside the rule of 2025, in the rule of 2026 on the days of a contract."""
    plan.person(KAJ, "Kaj Oskarsson")
    for first, last in (
        ("2025-03-10", "2025-05-18"),
        ("2025-10-06", "2025-11-30"),
        ("2026-02-02", "2026-04-12"),
        ("2026-05-04", "2026-06-14"),
    ):
        plan.employ(KAJ, SYD, "vardbitrade", first, last, form="hourly")


def left_and_came_back(plan, history):
    """Liv, done 2025-03-11, leaves on 2025-09-30 and returns on 2026-05-01: the completion is hers, not the unit's."""
    plan.person(LIV, "Liv Högberg")
    plan.employ(LIV, NORD, "usk", last="2025-09-30")
    plan.employ(LIV, SYD, "usk", "2026-05-01")
    history.finish(LIV, BASIC, "2025-03-11")


def leave_of_22_days(plan, history):
    """Malte, away since 2025-12-10: on 12-31 relevant with the clock running, on leave from 2026-01-08."""
    _nurse(plan, MALTE, "Malte Fors")
    plan.absence(MALTE, "2025-12-10", "2026-03-15")


def leave_of_30_days(plan, history):
    """Nora, covered from 2025-03-01, away the whole of April: due a month later, on 2025-05-30."""
    _nurse(plan, NORA, "Nora Wickman", first="2025-03-01")
    plan.absence(NORA, "2025-04-01", "2025-04-30")


def back_from_parental_leave(plan, history):
    """Olga, away 2024-09-01 to 2025-08-31: on leave when the rule came, due 2025-10-30, done 2025-10-20."""
    _nurse(plan, OLGA, "Olga Lyssenko")
    plan.absence(OLGA, "2024-09-01", "2025-08-31")
    history.finish(OLGA, BASIC, "2025-10-20", begun="2025-10-13")


def on_leave_though_completed(plan, history):
    """Pelle, done 2025-03-04, away since 2025-10-01 and still: out of relevant *and* out of completed."""
    _nurse(plan, PELLE, "Pelle Strömgren")
    history.finish(PELLE, BASIC, "2025-03-04")
    plan.absence(PELLE, "2025-10-01")


def exempt_with_each_reason(plan, history):
    """Qasim leaves, Rut has other tasks, Sten takes the course with another employer (until 2025-10-31)."""
    _nurse(plan, QASIM, "Qasim Tahiri", last="2025-11-14")
    plan.exempt(GRUND.key, QASIM, "leaving", HEAD_NORD, "2025-10-16", "2025-11-14")
    _nurse(plan, RUT, "Rut Hanström")
    plan.exempt(GRUND.key, RUT, "other_tasks", HEAD_NORD, "2025-02-03")
    _nurse(plan, STEN, "Sten Vallgren")
    plan.exempt(GRUND.key, STEN, "taken_elsewhere", HEAD_NORD, "2025-02-03", "2025-10-31")


def added_with_each_reason(plan, history):
    """Tara, a planner, has the same tasks; Urban, a cook, will have them from 2025-09-01 and is done 2025-10-08."""
    for person, name, job_role in ((TARA, "Tara Jalali", "planerare"), (URBAN, "Urban Sköldh", "kock")):
        plan.person(person, name)
        plan.employ(person, SYD, job_role)
    plan.add_to(GRUND.key, TARA, SYD, "same_tasks", HEAD_SYD, "2025-02-01")
    plan.add_to(GRUND.key, URBAN, SYD, "new_tasks", HEAD_SYD, "2025-09-01", "2026-08-31")
    history.finish(URBAN, BASIC, "2025-10-08")


def exempt_beats_added(plan, history):
    """Vera was added in Nord and exempted later, by whichever head: exempt."""
    plan.person(VERA, "Vera Sundbom")
    plan.employ(VERA, NORD, "planerare")
    plan.add_to(GRUND.key, VERA, NORD, "new_tasks", HEAD_NORD, "2025-02-01")
    plan.exempt(GRUND.key, VERA, "other_tasks", HEAD_NORD, "2025-10-01")


def recognised_elsewhere(plan, history):
    """Walid, hired 2025-02-17, took the course with his former employer: recognised, counts from its own day."""
    _nurse(plan, WALID, "Walid Mansour", first="2025-02-17")
    history.recognise(WALID, BASIC, "2024-11-12", HEAD_NORD, "Intyg från tidigare arbetsgivare", seen="2025-02-20")


def outside_employment_and_role_do_not_combine(plan, history):
    """Xenia is a planner in Nord and a cleaner elsewhere: neither placement matches, so outside in both."""
    plan.person(XENIA, "Xenia Laskari")
    plan.employ(XENIA, NORD, "planerare", share=50)
    plan.employ(XENIA, "SAM-TEK-LOK", "lokalvardare", share=50)


def two_jobs_in_one_unit(plan, history):
    """Yngve, half nurse and half planner in Nord: one employed, one relevant."""
    plan.person(YNGVE, "Yngve Trollberg")
    plan.employ(YNGVE, NORD, "usk", share=50)
    plan.employ(YNGVE, NORD, "planerare", share=50)
    history.finish(YNGVE, BASIC, "2025-02-27")


def took_it_again_by_choice(plan, history):
    """Zoran, done 2025-02-05, takes it again 2025-11-05, long before the window: valid 24 months from the second."""
    _nurse(plan, ZORAN, "Zoran Miletić")
    history.finish(ZORAN, BASIC, "2025-02-05")
    history.finish(ZORAN, BASIC, "2025-11-05", reason="again")


def renewed_after_expiry(plan, history):
    """Åslaug, done 2024-02-15, renews on 2026-05-20, three months late: counts from that day."""
    _nurse(plan, ASLAUG, "Åslaug Berntsen")
    history.import_(ASLAUG, BASIC, "2024-02-15")
    history.finish(ASLAUG, BASIC, "2026-05-20", begun="2026-05-18")


def renewed_in_a_second_round(plan, history):
    """Dagny was among the first, on 2024-10-21; her second round, on 2026-09-07, counts from 2026-10-21."""
    _nurse(plan, DAGNY, "Dagny Risberg", unit=SYD)
    history.finish(DAGNY, BASIC, "2024-10-21", begun="2024-10-14")
    history.finish(DAGNY, BASIC, "2026-09-07", begun="2026-09-01")


def between_two_editions(plan, history):
    """Alfons begins in August 2025 and takes the changed lessons after the second edition: his course is edition 2."""
    _nurse(plan, ALFONS, "Alfons Dahlgren")
    current = history.begin(ALFONS, BASIC, "2025-08-18", lessons=4)
    history.go_on(current, BASIC, "2025-09-10")


def completion_voided(plan, history):
    """Ove's last lesson was recorded by mistake and voided 2025-05-02: the course fell with it, the round is open."""
    _nurse(plan, OVE, "Ove Sternheim")
    current = history.finish(OVE, BASIC, "2025-04-10", begun="2025-04-07")
    history.void(current, BASIC.lessons[-1], "2025-05-02", "registrerat på fel person", HEAD_NORD)


def employment_voided(plan, history):
    """HR had Birk twice in Syd: the second employment is voided and counts nowhere."""
    _nurse(plan, BIRK, "Birk Salomonsson", unit=SYD)
    plan.employ(BIRK, NORD, "usk", "2025-02-01")
    plan.rows["employment"][-1] |= {"voided_at": at("2025-02-14", 6), "void_reason": "dubblett i HR"}
    plan.placements[BIRK].pop()
    history.finish(BIRK, BASIC, "2025-04-29")


def consultant(plan, history):
    """Celine is hired through an agency: no employment, counted nowhere, though she took the course."""
    plan.person(CELINE, "Celine Abou-Zeid")
    history.finish(CELINE, BASIC, "2025-03-25")


def head_and_relevant(plan, history):
    """The acting head of Elevhälsan is also a counsellor there: relevant in both requirements with one completion."""
    history.finish(ACTING_AT_ELEVHALSAN, BASIC, "2025-02-18")
    history.redo(ACTING_AT_ELEVHALSAN, BASIC, "2026-04-14")


def covered_by_both_courses(plan, history):
    """Davor, a social worker: basic course in edition 1, in-depth course on the last day of the year."""
    plan.person(DAVOR, "Davor Perić")
    plan.employ(DAVOR, "SOC-IFO-VUX", "socialsekreterare")
    history.finish(DAVOR, BASIC, "2025-01-22")
    history.finish(DAVOR, IN_DEPTH, "2025-12-31", begun="2025-12-01")


CASES = [
    deputy_in_nord,
    clock_starts_with_coverage,
    new_hire_with_time_left,
    two_employments,
    exempted_by_one_of_two_heads,
    moved_with_completion,
    moved_without_completion,
    expired,
    renewed_inside_the_window,
    finished_at_half_past_eleven_on_new_years_eve,
    finished_after_midnight,
    handed_in_before_and_recorded_after_new_year,
    moved_from_the_unit_that_closed,
    substitute_with_a_short_gap,
    substitute_with_a_long_gap,
    hourly_paid_with_gaps,
    left_and_came_back,
    leave_of_22_days,
    leave_of_30_days,
    back_from_parental_leave,
    on_leave_though_completed,
    exempt_with_each_reason,
    added_with_each_reason,
    exempt_beats_added,
    recognised_elsewhere,
    outside_employment_and_role_do_not_combine,
    two_jobs_in_one_unit,
    took_it_again_by_choice,
    renewed_after_expiry,
    renewed_in_a_second_round,
    between_two_editions,
    completion_voided,
    employment_voided,
    consultant,
    head_and_relevant,
    covered_by_both_courses,
]


def add_cases(plan, history):
    for case in CASES:
        case(plan, history)


def _nurse(plan, person, name, first="2024-01-01", last=None, unit=NORD):
    """An assistant nurse."""
    plan.person(person, name)
    plan.employ(person, unit, "usk", first, last)


def _moved(plan, person, name):
    """A nurse who moves from Nord to Syd on 1 July 2025."""
    plan.person(person, name)
    plan.employ(person, NORD, "usk", last="2025-06-30")
    plan.employ(person, SYD, "usk", "2025-07-01")
