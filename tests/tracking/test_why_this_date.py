"""Every due date and last day explains itself: the parts lead to the date, and the sentence says them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given

from organisation import staffing
from organisation.models import FAR
from tests.factories.histories import build, rolled_back
from tests.factories.kept import keep
from tests.factories.world import day
from tests.tracking.oracle import Oracle, months_later
from tests.tracking.test_properties import histories_with_days, randomly
from tracking import requirements
from tracking.facts import employed_spans, facts_of, rules_of
from tracking.models import Definitions, Edition, RelevanceReason
from tracking.sentences import in_words
from tracking.standing import Done, Validity, standing
from tracking.why_in_words import to_head, to_learner
from tracking.why_this_date import VALIDITY, Kind, of_standing, of_validity

pytestmark = pytest.mark.django_db

ONE_DAY = timedelta(days=1)
BY_COVERAGE = {Kind.HIRED, Kind.RULE, Kind.ADDED, Kind.COVERED}


def faults(why, now, person, requirement, on, oracle):
    """What is wrong with the explanation of a standing; the days are counted one by one from the oracle's facts."""
    found = []
    shown = now.valid_until - ONE_DAY if now.validity else now.due
    if why.last_day != shown:
        found.append(f"explains {why.last_day}, shown is {shown}")
    for text in (to_learner(why), to_head(why)):
        if why.last_day and in_words(why.last_day) not in text:
            found.append(f"does not say {why.last_day}: {text}")
        if why.kind != Kind.COMPLETED and in_words(why.start) not in text:
            found.append(f"does not say {why.start}: {text}")
        if text.count(". ") > 1 or not text.endswith("."):
            found.append(f"more than two sentences: {text}")
    if why.kind in BY_COVERAGE and why.start != oracle.covered_since(person, requirement, on):
        found.append(f"counted from {why.start}")
    if why.kind in VALIDITY:
        if months_later(why.start, why.length) != why.last_day + ONE_DAY:
            found.append(f"{why.length} months from {why.start} is not {why.last_day}")
    elif why.last_day:
        skipped = {first + timedelta(days=n) for first, last in why.skipped for n in range((last - first).days + 1)}
        every = [why.start + timedelta(days=n) for n in range((why.last_day - why.start).days + 1)]
        still = {one for one in every if oracle.clock_stands_still(person, requirement, one, on)}
        if skipped != still:
            found.append(f"skips {sorted(skipped ^ still)} wrongly")
        if len(every) - len(skipped) != why.length + 1:
            found.append(f"{why.length} days from {why.start} besides {len(skipped)} is not {why.last_day}")
    elif not why.skipped or why.skipped[-1][1] != FAR:
        found.append("no last day, though no pause lasts for ever")
    return found


@randomly
@given(histories_with_days())
def test_every_date_of_a_random_history_explains_itself(drawn):
    history, days = drawn
    with rolled_back():
        built = build(history)
        oracle, definitions = Oracle(), Definitions.load()
        people = [person.pk for person in built.people]
        employed = employed_spans(people)
        for requirement in built.requirements:
            facts = facts_of(people, requirement, rules_of(requirement))
            for person in people:
                for on in days:
                    now = standing(facts[person], on, definitions)
                    why = of_standing(facts[person], on, now, definitions, employed[person])
                    shows = now.deadline is not None or (now.validity is not None and now.valid_until < FAR)
                    assert (why is not None) == shows
                    if why:
                        assert faults(why, now, person, requirement, on, oracle) == []


# One by one: requirement R as in the worked examples, from 2025-03-01, 60 days, 24 months


@keep
def kept_care(world):
    care = world.unit("Hemtjänst", kind="division")
    care.nord, care.syd = (world.unit(name, care) for name in ("Nord", "Syd"))
    care.course = world.training()
    care.rule = world.requirement(
        care.course, units=[care], job_roles=[world.job_role("undersköterska")], days=60, months=24
    )
    return care


@pytest.fixture
def care(world, kept_care):
    return kept_care(world)


def hired(world, care):
    return world.staff(care.nord, starts_on="2025-05-01"), "2025-05-10"


def here_before_the_rule(world, care):
    return world.staff(care.nord, starts_on="2025-01-10"), "2025-05-10"


def added(world, care):
    person = world.staff(care.nord, "kock")
    requirements.add_person(care.rule, person, care.nord, RelevanceReason.SAME_TASKS, day("2025-06-01"))
    return person, "2025-06-02"


def another_role(world, care):
    person = world.staff(care.nord, "kock", ends_on="2025-06-30")
    world.staff(care.nord, starts_on="2025-07-01", person=person)
    return person, "2025-07-02"


def back_from_leave(world, care):
    person = world.staff(care.nord)
    staffing.record_absence(person, day("2025-04-01"), day("2025-04-30"))
    return person, "2025-05-15"


def leave_over_the_new_year(world, care):
    person = world.staff(care.nord, starts_on="2025-12-01")
    staffing.record_absence(person, day("2025-12-20"), day("2026-01-31"))
    return person, "2026-02-02"


def on_leave_without_an_end_but_counted(world, care):
    definitions = Definitions.load()
    definitions.count_leave = True
    definitions.save()
    person = world.staff(care.nord)
    staffing.record_absence(person, day("2025-04-01"))
    return person, "2025-05-15"


def was_exempt(world, care):
    person = world.staff(care.nord)
    reason = RelevanceReason.TAKEN_ELSEWHERE
    requirements.exempt_person(care.rule, person, reason, day("2025-04-11"), day("2025-04-20"))
    return person, "2025-05-02"


def moved(world, care):
    person = world.staff(care.nord)
    staffing.move(person.employments.in_force().get(), care.syd, day("2025-04-01"))
    return person, "2025-04-15"


def substitute(world, care):
    person = world.staff(care.nord, starts_on="2025-04-01", ends_on="2025-06-10")
    world.staff(care.nord, starts_on="2025-06-25", person=person)
    return person, "2025-06-26"


def done(world, care):
    person = world.staff(care.nord)
    world.done(person, care.course, "2024-01-31")
    return person, "2026-01-30"


def too_old(world, care):
    person, _ = done(world, care)
    return person, "2026-01-31"


def renewed_early(world, care):
    person, _ = done(world, care)
    renewal = world.started(person, care.course, "2025-12-01")
    world.done(person, care.course, "2025-12-01", round_number=renewal.number)
    return person, "2026-02-01"


def new_edition(world, care):
    person, _ = done(world, care)
    Edition.objects.create(training=care.course, number=2, published_at=timezone.now())
    rule = {"job_roles": [world.job_role("undersköterska")], "days": 60, "months": 24, "units": [care]}
    requirements.set_rule(care.rule, day("2025-09-01"), accepted={care.course: 2}, group_name="Alla", **rule)
    return person, "2025-09-02"


def shorter(world, care):
    person, _ = done(world, care)
    rule = {"job_roles": [world.job_role("undersköterska")], "days": 60, "months": 12, "units": [care]}
    requirements.set_rule(care.rule, day("2025-09-01"), accepted={care.course: 1}, group_name="Alla", **rule)
    return person, "2025-11-01"


CASES = {
    hired: (
        "Du började 1 maj 2025 och du har 60 dagar på dig: till och med 30 juni 2025.",
        "Anställningen började 1 maj 2025 och tiden är 60 dagar: till och med 30 juni 2025.",
    ),
    here_before_the_rule: (
        "Kravet började gälla 1 mars 2025 och du hade 60 dagar på dig: till och med 30 april 2025.",
        "Kravet började gälla 1 mars 2025 och tiden var 60 dagar: till och med 30 april 2025.",
    ),
    added: (
        "Du är tillagd från 1 juni 2025 och du har 60 dagar på dig: till och med 31 juli 2025.",
        "Tillägget gäller från 1 juni 2025 och tiden är 60 dagar: till och med 31 juli 2025.",
    ),
    another_role: (
        "Kravet gäller dig sedan 1 juli 2025 och du har 60 dagar på dig: till och med 30 augusti 2025.",
        "Kravet gäller personen sedan 1 juli 2025 och tiden är 60 dagar: till och med 30 augusti 2025.",
    ),
    back_from_leave: (
        "Kravet började gälla 1 mars 2025 och du har 60 dagar på dig, utöver 30 dagar som långtidsfrånvarande "
        "(1–30 april 2025): till och med 30 maj 2025.",
        "Kravet började gälla 1 mars 2025 och tiden är 60 dagar, utöver 30 dagar som långtidsfrånvarande "
        "(1–30 april 2025): till och med 30 maj 2025.",
    ),
    leave_over_the_new_year: (
        "Du började 1 december 2025 och du har 60 dagar på dig, utöver 43 dagar som långtidsfrånvarande "
        "(20 december 2025–31 januari 2026): till och med 14 mars 2026.",
        "Anställningen började 1 december 2025 och tiden är 60 dagar, utöver 43 dagar som långtidsfrånvarande "
        "(20 december 2025–31 januari 2026): till och med 14 mars 2026.",
    ),
    on_leave_without_an_end_but_counted: (
        "Kravet började gälla 1 mars 2025, men din tid står stilla från 1 april 2025, så just nu finns inget sista "
        "datum.",
        "Kravet började gälla 1 mars 2025, men tiden står stilla från 1 april 2025, så just nu finns inget sista "
        "datum.",
    ),
    was_exempt: (
        "Kravet började gälla 1 mars 2025 och du har 60 dagar på dig, utöver 10 dagar som undantagen "
        "(11–20 april 2025): till och med 10 maj 2025.",
        "Kravet började gälla 1 mars 2025 och tiden är 60 dagar, utöver 10 dagar som undantagen "
        "(11–20 april 2025): till och med 10 maj 2025.",
    ),
    moved: (
        "Kravet började gälla 1 mars 2025 och du har 60 dagar på dig: till och med 30 april 2025. "
        "Att du har bytt enhet ändrar inte datumet.",
        "Kravet började gälla 1 mars 2025 och tiden är 60 dagar: till och med 30 april 2025. "
        "Bytet av enhet ändrar inte datumet.",
    ),
    substitute: (
        "Du började 1 april 2025 och du hade 60 dagar på dig: till och med 31 maj 2025. "
        "Uppehållet 11–24 juni 2025 är så kort att tiden inte börjar om.",
        "Anställningen började 1 april 2025 och tiden var 60 dagar: till och med 31 maj 2025. "
        "Uppehållet 11–24 juni 2025 är så kort att tiden inte börjar om.",
    ),
    done: (
        "Du genomförde utbildningen 31 januari 2024 och den gäller i 24 månader: till och med 30 januari 2026.",
        "Utbildningen genomfördes 31 januari 2024 och gäller i 24 månader: till och med 30 januari 2026.",
    ),
    too_old: (
        "Du genomförde utbildningen 31 januari 2024 och den gällde i 24 månader: till och med 30 januari 2026.",
        "Utbildningen genomfördes 31 januari 2024 och gällde i 24 månader: till och med 30 januari 2026.",
    ),
    renewed_early: (
        "Du förnyade i förväg, 1 december 2025, så den nya perioden räknas från 31 januari 2026 och gäller i "
        "24 månader: till och med 30 januari 2028.",
        "Förnyad i förväg, 1 december 2025, så den nya perioden räknas från 31 januari 2026 och gäller i "
        "24 månader: till och med 30 januari 2028.",
    ),
    new_edition: (
        "Sedan 1 september 2025 krävs en nyare utgåva och du har 60 dagar på dig: till och med 31 oktober 2025.",
        "Sedan 1 september 2025 krävs en nyare utgåva och tiden är 60 dagar: till och med 31 oktober 2025.",
    ),
    shorter: (
        "Sedan 1 september 2025 gäller en utbildning bara i 12 månader och du hade 60 dagar på dig: "
        "till och med 31 oktober 2025.",
        "Sedan 1 september 2025 gäller en utbildning bara i 12 månader och tiden var 60 dagar: "
        "till och med 31 oktober 2025.",
    ),
}


def explained(care, person, on):
    """(explanation, standing) of the person for requirement R."""
    facts = facts_of([person.pk], care.rule, rules_of(care.rule))[person.pk]
    now = standing(facts, on, Definitions.load())
    return of_standing(facts, on, now, Definitions.load(), employed_spans([person.pk])[person.pk]), now


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_the_sentence_of_each_case(world, care, case):
    person, on = case(world, care)
    why, now = explained(care, person, day(on))
    assert (to_learner(why), to_head(why)) == CASES[case]
    assert faults(why, now, person.pk, care.rule, day(on), Oracle()) == []


def test_the_check_finds_what_is_wrong(world, care):
    """Each part changed on purpose, the check of the random histories says so."""
    person, on = back_from_leave(world, care)
    why, now = explained(care, person, day(on))
    wrong = [
        {"last_day": why.last_day + ONE_DAY},
        {"start": why.start + ONE_DAY},
        {"length": 61},
        {"skipped": ()},
        {"skipped": ((day("2025-04-01"), day("2025-04-29")),)},
    ]
    for change in wrong:
        assert faults(replace(why, **change), now, person.pk, care.rule, day(on), Oracle()), change


@pytest.mark.parametrize(("on", "words"), [("2026-05-05", "gäller i"), ("2027-01-31", "gällde i")])
def test_a_training_brought_up_to_date_keeps_its_period(on, words):
    validity = Validity(Done(1, 2, day("2026-05-01"), day("2025-01-31")), 24)
    text = to_learner(of_validity(validity, day(on)))
    assert text.startswith("Du gick den nya utgåvan 1 maj 2026, men perioden räkna") and words in text
    assert "från 31 januari 2025" in text and text.endswith("till och med 30 januari 2027.")


def test_a_training_that_another_takes_the_place_of(world, care):
    """A version that no longer accepts what was done, and a later one that does again but asks for a newer edition."""
    person, _ = done(world, care)
    other = world.training("Annan kurs")
    rule = {"job_roles": [world.job_role("undersköterska")], "days": 60, "months": 24, "units": [care]}
    requirements.set_rule(care.rule, day("2025-09-01"), accepted={other: 1}, group_name="Alla", **rule)
    requirements.set_rule(care.rule, day("2025-09-10"), accepted={care.course: 2}, group_name="Alla", **rule)
    why, now = explained(care, person, day("2025-09-15"))
    assert (why.kind, why.start) == (Kind.OTHER_TRAINING, date(2025, 9, 1))
    assert to_learner(why).startswith("Sedan 1 september 2025 krävs en annan utbildning")


def test_what_never_ends_needs_no_explanation():
    assert of_validity(Validity(Done(1, 1, day("2025-01-01"), day("2025-01-01")), None), day("2026-01-01")) is None
    assert to_learner(None) == to_head(None) == ""
