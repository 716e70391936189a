"""Completions one person at a time: the head's page, recognising, voiding, and the coordinator's form."""

from datetime import timedelta

import pytest
from django.utils import timezone

from organisation.models import NamesViewed
from tests.factories.world import day, noon
from tracking import ledger
from tracking.models import Completion, How, Round, TrainingKind, VoidReason

BY_ID = "/tillgodorakna/"


def text_of(response):
    return response.content.decode()


def url(unit, person, path=""):
    return f"/uppfoljning/{unit.code}/person/{person.pk}/{path}"


@pytest.fixture
def ask(client):
    """Ask for an address as a person: GET, or POST when there is data."""

    def get(person, address, data=None):
        client.force_login(person)
        return client.get(address) if data is None else client.post(address, data)

    return get


@pytest.fixture
def form(town):
    """What the form for recognising is sent with."""

    def data(**values):
        return {"training": town.course.pk, "completed_on": "2024-05-31", "evidence": "Intyg 17"} | values

    return data


def recognised(town, on="2024-05-31", **values):
    return ledger.recognise(
        town.employee, town.course, completed_at=noon(on), recorded_by=town.head, evidence="Intyg 17", **values
    )


# Who may


ROLES = ["employee", "colleague", "other_head", "neighbour", "division_head", "coordinator"]


def test_only_those_who_see_the_name_open_the_pages(ask, town):
    done = recognised(town)
    for path in ("", "tillgodorakna/", f"ogiltigforklara/{done.pk}/"):
        address = url(town.nord, town.employee, path)
        assert [ask(getattr(town, role), address).status_code for role in ROLES] == [404] * len(ROLES)
        assert [ask(person, address).status_code for person in (town.head, town.admin)] == [200, 200]


def test_nobody_else_changes_anything(ask, town, form):
    done = recognised(town)
    data = form(completed_on="2023-01-01", reason=VoidReason.WRONG_DATE)
    for path in ("tillgodorakna/", f"ogiltigforklara/{done.pk}/"):
        address = url(town.nord, town.employee, path)
        assert [ask(getattr(town, role), address, data).status_code for role in ROLES] == [404] * len(ROLES)
    assert list(Completion.objects.in_force()) == [done]


def test_a_deputy_sees_the_page(ask, town, world):
    deputy = world.person()
    world.head(town.nord, kind="deputy", person=deputy)
    assert ask(deputy, url(town.nord, town.employee)).status_code == 200


@pytest.mark.parametrize("path", ["", "tillgodorakna/"])
def test_the_neighbour_does_not_exist_here(ask, town, path):
    assert ask(town.head, url(town.nord, town.neighbour, path)).status_code == 404
    assert ask(town.head, url(town.syd, town.neighbour, path)).status_code == 404
    assert ask(town.other_head, url(town.syd, town.neighbour, path)).status_code == 200


def test_who_has_left_the_unit_is_not_found_there(ask, town, world):
    gone = world.staff(town.nord, ends_on=timezone.localdate() - timedelta(days=1))
    assert ask(town.head, url(town.nord, gone)).status_code == 404


def test_a_completion_of_somebody_else_cannot_be_voided_by_its_number(ask, town, world):
    other = world.done(town.neighbour, town.course, "2025-04-01")
    address = url(town.nord, town.employee, f"ogiltigforklara/{other.pk}/")
    assert ask(town.head, address, {"reason": VoidReason.WRONG_DATE}).status_code == 404
    assert Completion.objects.in_force().filter(pk=other.pk).exists()


@pytest.mark.parametrize("path", ["tillgodorakna/", "ogiltigforklara/{}/"])
def test_nobody_records_or_voids_for_themselves(ask, town, world, form, path):
    world.staff(town.nord, person=town.head)
    own = world.done(town.head, town.course, "2025-04-01")
    page = ask(town.head, url(town.nord, town.head))
    assert page.status_code == 200 and "tillgodorakna" not in text_of(page) and "ogiltigforklara" not in text_of(page)
    data = form(reason=VoidReason.WRONG_DATE)
    assert ask(town.head, url(town.nord, town.head, path.format(own.pk)), data).status_code == 404
    assert list(town.head.completions.in_force()) == [own]


def test_a_head_is_recognised_by_the_head_above(ask, town, form):
    response = ask(town.division_head, url(town.division, town.head, "tillgodorakna/"), form())
    assert response.status_code == 302
    assert town.head.completions.get().recorded_by == town.division_head


def test_each_look_of_an_administrator_is_logged(ask, town):
    ask(town.head, url(town.nord, town.employee))
    assert not NamesViewed.objects.exists()
    ask(town.admin, url(town.nord, town.employee))
    assert NamesViewed.objects.filter(viewer=town.admin, unit=town.nord).count() == 1
    done = recognised(town)
    ask(town.admin, url(town.nord, town.employee, "tillgodorakna/"))
    ask(town.admin, url(town.nord, town.employee, f"ogiltigforklara/{done.pk}/"))
    assert ask(town.admin, url(town.nord, town.employee, "ogiltigforklara/0/")).status_code == 404  # Nothing is shown.
    assert NamesViewed.objects.filter(viewer=town.admin, unit=town.nord).count() == 3


def test_the_unit_page_leads_to_the_person(ask, town):
    assert url(town.nord, town.employee) in text_of(ask(town.head, "/uppfoljning/nord/"))
    assert "/person/" not in text_of(ask(town.coordinator, "/uppfoljning/nord/"))


# The page


def test_the_page_says_how_by_whom_and_with_what_evidence(ask, town, world):
    recognised(town)
    moved = world.training("Gammal kurs")
    world.requirement(moved, key="gammal")
    ledger.import_completion(
        town.employee, moved, completed_at=noon("2019-02-01"), source="import:7", recorded_by=town.coordinator
    )
    page = text_of(ask(town.head, url(town.nord, town.employee)))
    assert "Tillgodoräknad av Nora Chef" in page and "Intyg 17" in page
    assert "från en tidigare portal av Sam Ordnare" in page and "Fil nummer 7" in page


def test_a_course_of_free_will_belongs_to_the_person(ask, town, world):
    world.done(town.employee, world.training("Egen fördjupning"), "2025-04-01")
    world.done(town.employee, town.course, "2025-04-02")
    page = ask(town.head, url(town.nord, town.employee))
    assert [row.completion.training for row in page.context["done"]] == [town.course]
    assert "Egen fördjupning" not in text_of(page)


def test_a_course_of_free_will_cannot_be_voided(ask, town, world):
    own = world.done(town.employee, world.training("Egen fördjupning"), "2025-04-01")
    address = url(town.nord, town.employee, f"ogiltigforklara/{own.pk}/")
    assert ask(town.head, address, {"reason": VoidReason.WRONG_DATE}).status_code == 404


@pytest.mark.parametrize("number", [1, 6])
def test_the_number_of_queries_does_not_grow(ask, client, town, world, django_assert_num_queries, number):
    for extra in range(number):
        ledger.void_completion(recognised(town, f"2024-01-{extra + 1:02}"), VoidReason.WRONG_DATE, by=town.head)
        recognised(town, f"2024-02-{extra + 1:02}")
    ask(town.head, url(town.nord, town.employee))
    with django_assert_num_queries(13):
        client.get(url(town.nord, town.employee))


# Recognising


def test_recognised_training_is_recorded_with_everything(ask, town, form):
    response = ask(town.head, url(town.nord, town.employee, "tillgodorakna/"), form())
    assert (response.status_code, response["Location"]) == (302, url(town.nord, town.employee))
    done = town.employee.completions.get()
    assert (done.training, done.completed_on, done.how) == (town.course, day("2024-05-31"), How.RECOGNISED)
    assert (done.recorded_by, done.evidence, done.round) == (town.head, "Intyg 17", None)


def test_recognised_training_counts_in_the_figures_whatever_its_edition(ask, town, world, form):
    other = world.training("Ny grund")
    rule = world.requirement(other, key="ny", lowest=3, job_roles=[world.job_role("undersköterska")])
    before = _figures(ask, town, rule)
    ask(town.head, url(town.nord, town.employee, "tillgodorakna/"), form(training=other.pk))
    assert (before.completed, _figures(ask, town, rule).completed) == (0, 1)


def _figures(ask, town, requirement):
    sections = ask(town.head, "/uppfoljning/nord/?on=2025-04-30").context["report"].sections
    return next(section.figures for section in sections if section.requirement == requirement)


def test_sent_twice_it_is_recorded_once(ask, town, form):
    address = url(town.nord, town.employee, "tillgodorakna/")
    ask(town.head, address, form())
    ask(town.head, address, form())
    assert town.employee.completions.count() == 1
    assert "redan registrerad" in text_of(ask(town.head, url(town.nord, town.employee)))


def test_sent_twice_with_an_open_round_it_is_recorded_once(ask, town, world, form):
    """The first one ends the round, so the second finds none that is open."""
    world.started(town.employee, town.course, "2025-03-10")
    for _ in range(2):
        ask(town.head, url(town.nord, town.employee, "tillgodorakna/"), form())
    done = town.employee.completions.get()
    assert (done.round.number, done.round.ended_on) == (1, day("2025-03-10"))


def test_training_taken_elsewhere_can_be_recognised(ask, town, world, form):
    elsewhere = world.training("Länsstyrelsens kurs", kind=TrainingKind.EXTERNAL)
    ask(town.head, url(town.nord, town.employee, "tillgodorakna/"), form(training=elsewhere.pk))
    page = ask(town.head, url(town.nord, town.employee))
    assert [row.completion.training for row in page.context["done"]] == [elsewhere]


def test_what_is_required_stands_first(ask, town, world):
    world.training("A: något helt annat")
    page = ask(town.head, url(town.nord, town.employee, "tillgodorakna/"))
    groups = page.context["form"].fields["training"].choices[1:]
    assert [[title for _pk, title in choices] for _name, choices in groups] == [
        ["Grundutbildning"],
        ["A: något helt annat"],
    ]


def tomorrow():
    return (timezone.localdate() + timedelta(days=1)).isoformat()


WRONG = [
    ({"completed_on": ""}, "Välj ett datum."),
    ({"completed_on": "31/5 2024"}, "år-månad-dag"),
    ({"completed_on": "1989-12-31"}, "före 1990"),
    ({"completed_on": tomorrow()}, "framåt i tiden"),
    ({"training": ""}, "Välj vilken utbildning"),
    ({"training": "999999"}, "Välj ett giltigt alternativ"),
    ({"training": "x"}, "Välj ett giltigt alternativ"),
    ({"evidence": ""}, "vad som visar"),
    ({"evidence": "19850229-1234"}, "personnummer"),
    ({"evidence": "Intyg\N{RIGHT-TO-LEFT OVERRIDE}"}, "inte syns"),
    ({"evidence": "x" * 201}, "200"),
]


def test_what_cannot_be_right_gets_422_and_keeps_the_rest(ask, town, form):
    address = url(town.nord, town.employee, "tillgodorakna/")
    for values, words in WRONG:
        response = ask(town.head, address, form(**{"evidence": "Pärm B"} | values))
        assert (response.status_code, words in text_of(response)) == (422, True), values
        assert "evidence" in values or 'value="Pärm B"' in text_of(response)
    assert not Completion.objects.exists()


def test_a_part_of_a_course_is_not_offered(ask, town, world, form):
    part = world.training("Avsnitt 1", kind=TrainingKind.LESSON)
    town.course.part_rows.create(training=part, position=1)
    response = ask(town.head, url(town.nord, town.employee, "tillgodorakna/"), form(training=part.pk))
    assert response.status_code == 422
    assert not Completion.objects.exists()


# Voiding


@pytest.fixture
def parts(town, world):
    """The course has two parts, both done by the employee."""
    found = []
    for position, title in enumerate(("Avsnitt 1", "Avsnitt 2"), start=1):
        part = world.training(title, kind=TrainingKind.LESSON)
        town.course.part_rows.create(training=part, position=position)
        found.append(part)
    for part in found:
        world.done(town.employee, part, "2025-04-01")
    return found


def void(ask, town, completion, reason=VoidReason.WRONG_DATE):
    return ask(
        town.head, url(town.nord, town.employee, f"ogiltigforklara/{completion.pk}/"), reason and {"reason": reason}
    )


def test_a_voided_completion_counts_nowhere_and_keeps_its_reason(ask, town, world):
    done = world.done(town.employee, town.course, "2025-04-01")
    assert _figures(ask, town, town.requirement).completed == 1
    assert void(ask, town, done).status_code == 302
    assert _figures(ask, town, town.requirement).completed == 0
    done.refresh_from_db()
    assert (done.void_reason, done.voided_by) == ("wrong_date", town.head)
    page = text_of(ask(town.head, url(town.nord, town.employee)))
    assert "Fel datum. Ogiltigförklarat av Nora Chef" in page


def test_voiding_a_part_voids_the_course_and_opens_its_round(ask, town, parts):
    done = town.employee.completions.get(training=parts[0])
    told = text_of(void(ask, town, done, reason=None))
    assert "hela kursen ogiltigförklaras" in told and "öppnas igen" in told and "låsta" in told
    void(ask, town, done)
    assert [row.training for row in town.employee.completions.in_force()] == [parts[1]]
    assert Round.objects.get().ended_on is None
    page = text_of(ask(town.head, url(town.nord, town.employee)))
    assert "En del av det ogiltigförklarades: Fel datum" in page and "part voided" not in page


def test_voiding_the_course_alone_leaves_its_round_ended_and_says_so(ask, town, parts):
    done = town.employee.completions.get(training=town.course)
    told = text_of(void(ask, town, done, reason=None))
    assert "öppnas igen" not in told and "börja om" in told
    void(ask, town, done)
    assert Round.objects.get().ended_on == day("2025-04-01")


def test_voiding_a_recognised_course_opens_the_round_it_ended(ask, town, world):
    world.started(town.employee, town.course, "2025-03-10")
    done = recognised(town)
    assert "öppnas igen" in text_of(void(ask, town, done, reason=None))
    void(ask, town, done)
    assert Round.objects.get().ended_on is None


def test_the_reason_is_one_of_a_closed_list(ask, town):
    done = recognised(town)
    address = url(town.nord, town.employee, f"ogiltigforklara/{done.pk}/")
    for reason in ("", "because", "wrong_date "):
        assert ask(town.head, address, {"reason": reason}).status_code == 422
    assert Completion.objects.in_force().filter(pk=done.pk).exists()


def test_voided_twice_keeps_the_first_reason(ask, town):
    done = recognised(town)
    void(ask, town, done)
    assert void(ask, town, done, VoidReason.WRONG_PERSON).status_code == 302
    assert "redan ogiltigförklarad" in text_of(ask(town.head, url(town.nord, town.employee)))
    done.refresh_from_db()
    assert done.void_reason == "wrong_date"
    assert void(ask, town, done, reason=None).status_code == 302


def test_what_was_wrong_can_be_recorded_again(ask, town, form):
    void(ask, town, recognised(town))
    ask(town.head, url(town.nord, town.employee, "tillgodorakna/"), form())
    assert town.employee.completions.in_force().count() == 1


# The coordinator


def test_a_coordinator_records_by_exact_id_and_sees_no_status(ask, town, form):
    answers = []
    for _ in range(2):  # The second time it is there already, and the answer is the same.
        response = ask(town.coordinator, BY_ID, form(employee_id=town.employee.employee_id))
        assert (response.status_code, response["Location"]) == (302, BY_ID)
        answers.append(text_of(ask(town.coordinator, BY_ID)))
    strip = [answer.split("<main")[1].split("<form")[0] for answer in answers]
    assert strip[0] == strip[1] and "Samira Haddad" in strip[0]
    assert town.employee.completions.get().recorded_by == town.coordinator


def test_whoever_is_not_in_the_units_is_not_found(ask, town, world, form):
    coordinator = world.staff(town.nord)
    world.head(town.nord, kind="coordinator", person=coordinator)
    gone = world.staff(town.nord, ends_on="2025-01-31")
    for text in ("x", town.employee.employee_id[:-1], town.neighbour.employee_id, gone.employee_id):
        response = ask(coordinator, BY_ID, form(employee_id=text))
        assert response.status_code == 422
        assert "ingen med detta anställningsnummer" in text_of(response) and f'value="{text}"' in text_of(response)
    assert not Completion.objects.exists()


def test_a_coordinator_does_not_recognise_own_training(ask, town, form):
    response = ask(town.coordinator, BY_ID, form(employee_id=town.coordinator.employee_id))
    assert response.status_code == 422
    assert not Completion.objects.exists()


def test_the_coordinators_page_is_for_coordinators(ask, town, form):
    data = form(employee_id=town.employee.employee_id)
    for person in (town.employee, town.head, town.division_head, town.admin):
        assert ask(person, BY_ID).status_code == 404
        assert ask(person, BY_ID, data).status_code == 404
    assert not Completion.objects.exists()


# The learner


def test_the_learner_is_told_how_it_was_recorded(ask, town):
    done = recognised(town)
    today = timezone.localdate()
    words = f"Tillgodoräknad av Nora Chef den {today.day} "
    assert words in text_of(ask(town.employee, "/mina/"))
    proof = text_of(ask(town.employee, f"/mina/bevis/{done.pk}/"))
    assert words in proof and "Intyg 17" in proof


def test_what_was_moved_says_so_for_ever(ask, town):
    done = ledger.import_completion(town.employee, town.course, completed_at=noon("2019-02-01"), source="portal")
    for address in ("/mina/", f"/mina/bevis/{done.pk}/"):
        assert "Överförd från en tidigare portal" in text_of(ask(town.employee, address))


def test_what_was_taken_here_says_nothing_more(ask, town, world):
    done = world.done(town.employee, town.course, "2025-04-01")
    for address in ("/mina/", f"/mina/bevis/{done.pk}/"):
        page = text_of(ask(town.employee, address))
        assert "Tillgodoräknad" not in page and "Överförd" not in page


def test_the_learner_is_told_what_was_voided_and_why(ask, town):
    assert "Ogiltigförklarat" not in text_of(ask(town.employee, "/mina/"))
    ledger.void_completion(recognised(town), VoidReason.EVIDENCE_NOT_VALID, by=town.head)
    page = text_of(ask(town.employee, "/mina/"))
    assert "Underlaget gäller inte. Ogiltigförklarat av Nora Chef" in page


def test_an_old_reason_in_free_text_is_shown_as_it_was_written(ask, town):
    ledger.void_completion(recognised(town), "fel person enligt arkivet")
    assert "fel person enligt arkivet. Ogiltigförklarat den" in text_of(ask(town.employee, "/mina/"))
