"""The staff start page: what is left to do, the routine, whom to call, the plan where one works, what to read."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.models import ContactCard, Municipality, Role
from organisation.models import JobRole, UnitKind
from start.models import Survey
from tests.factories import pages, public_pages, quizzes, staff_pages
from tests.factories.world import World
from tracking.models import Training

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return World()


@pytest.fixture
def school(world):
    """Somebody who works in a school, in the administration Bildning."""
    top = world.unit("Ekvalla", kind=UnitKind.MUNICIPALITY)
    education = world.unit("Bildning", top, kind=UnitKind.ADMINISTRATION)
    person = world.staff(world.unit("Ekskolan", education), "lärare")
    JobRole.objects.get(employments__person=person).work_types.add(staff_pages.work_type("skola"))
    return person


@pytest.fixture
def teacher(client, school):
    client.force_login(school)
    return client


def unit_of(person, up=0):
    """The unit where the person works, or one above it."""
    unit = person.employments.get().unit
    return unit.ancestor_rows.get(depth=up).ancestor


def survey(title="Vad möter du?", opens=0, closes=0, work_types=(), unit=None):
    """A survey from `opens` days from today until `closes` days from today."""
    made = Survey.objects.create(
        title=title,
        text="Fem minuter.",
        url="https://enkat.ekvalla.example/",
        opens_on=timezone.localdate() + timedelta(opens),
        closes_on=timezone.localdate() + timedelta(closes),
        unit=unit,
    )
    made.work_types.set(staff_pages.work_type(key) for key in work_types)
    made.save()
    return made


class TestSurveys:
    def test_a_survey_is_shown_from_its_first_day_to_its_last(self, teacher):
        survey("Förr", -9, -1), survey("Nu", -9, 0), survey("Snart", 1, 9)
        html = teacher.get("/start/").text
        assert ("Förr" in html, "Nu</h2>" in html, "Snart" in html) == (False, True, False)
        assert "I dag är sista dagen." in html

    def test_it_says_how_many_days_are_left(self, teacher):
        survey(closes=1)
        assert "1 dag kvar." in teacher.get("/start/").text

    def test_it_reaches_the_chosen_work_and_unit_only(self, teacher, school, world):
        other = world.unit("Omsorg", unit_of(school, up=2), kind=UnitKind.ADMINISTRATION)
        survey("För skolan", work_types=["skola", "fritid"], unit=unit_of(school, up=1))
        survey("För omsorgen", work_types=["aldreomsorg"])
        survey("För den andra förvaltningen", unit=other)
        html = teacher.get("/start/").text
        assert "För skolan" in html
        assert "För omsorgen" not in html and "För den andra" not in html

    def test_one_that_suits_in_two_ways_is_shown_once(self, teacher, school):
        JobRole.objects.get(employments__person=school).work_types.add(staff_pages.work_type("fritid"))
        survey("En enkät", work_types=["skola", "fritid"])
        assert teacher.get("/start/").text.count("En enkät</h2>") == 1


class TestPlans:
    def test_each_reader_sees_the_plan_of_the_nearest_unit_above(self, teacher, school):
        staff_pages.local_plan(unit_of(school, up=2), "Kommunens plan")
        assert "Kommunens plan" in teacher.get("/start/").text
        staff_pages.local_plan(unit_of(school, up=1), "Bildnings plan", decision="Nämnden 1 mars")
        html = teacher.get("/start/").text
        assert "Bildnings plan" in html and "Nämnden 1 mars" in html and "Lokal plan: Bildning" in html
        assert "Kommunens plan" not in html

    def test_nobody_sees_the_plan_of_a_neighbour(self, teacher, school, world):
        other = world.unit("Omsorg", unit_of(school, up=2), kind=UnitKind.ADMINISTRATION)
        staff_pages.local_plan(other, "Omsorgens plan")
        assert "Omsorgens plan" not in teacher.get("/start/").text

    def test_somebody_with_two_employments_sees_both(self, teacher, school, world):
        other = world.unit("Omsorg", unit_of(school, up=2), kind=UnitKind.ADMINISTRATION)
        world.staff(other, "kock", person=school)
        staff_pages.local_plan(other, "Omsorgens plan"), staff_pages.local_plan(unit_of_first(school), "Bildnings plan")
        html = teacher.get("/start/").text
        assert "Omsorgens plan" in html and "Bildnings plan" in html

    def test_a_block_in_a_lesson_shows_the_readers_own(self, teacher, school):
        lesson = pages.lesson(pages.course(), body=[("local_plan", None)])
        assert "Här visas planen för din förvaltning när den är publicerad." in teacher.get(lesson.url).text
        staff_pages.local_plan(unit_of(school, up=1), "Bildnings plan")
        assert "Bildnings plan" in teacher.get(lesson.url).text

    def test_a_plan_that_the_reader_may_not_read_is_not_told_of(self, teacher, school):
        staff_pages.restrict(staff_pages.local_plan(unit_of(school, up=1), "Bildnings plan"), "Nämnden")
        assert "Bildnings plan" not in teacher.get("/start/").text


def unit_of_first(person):
    unit = person.employments.order_by("pk").first().unit
    return unit.ancestor_rows.get(depth=1).ancestor


class TestMaterial:
    @pytest.fixture(autouse=True)
    def material(self):
        pages.course("Grunden", prevention_level="general")
        staff_pages.guidance("För skolan", ["skola"], prevention_level="specific")
        staff_pages.guidance("För omsorgen", ["aldreomsorg"], prevention_level="specific")
        staff_pages.form_guide("Blanketten", prevention_level="specific")

    def titles(self, client, **chosen):
        html = client.get("/start/", chosen).text
        every = ("Grunden", "För skolan", "För omsorgen", "Blanketten")
        return {title for title in every if f">{title}</a></h3>" in html}

    def test_everything_is_listed(self, teacher):
        assert self.titles(teacher) == {"Grunden", "För skolan", "För omsorgen", "Blanketten"}

    def test_the_level_chooses(self, teacher):
        assert self.titles(teacher, niva="general") == {"Grunden"}

    def test_ones_own_work_chooses_what_is_for_it_and_for_everybody(self, teacher):
        assert self.titles(teacher, arbete="mitt") == {"Grunden", "För skolan", "Blanketten"}
        assert self.titles(teacher, arbete="mitt", niva="specific") == {"För skolan", "Blanketten"}

    def test_another_type_of_work_can_be_chosen(self, teacher):
        assert self.titles(teacher, arbete="aldreomsorg") == {"Grunden", "För omsorgen", "Blanketten"}

    def test_what_is_no_choice_is_as_if_nothing_had_been_chosen(self, teacher):
        chosen = {"niva": "\x00;", "arbete": "'--"}
        assert len(self.titles(teacher, **chosen)) == 4
        assert "aria-invalid" not in teacher.get("/start/", chosen).text
        assert self.titles(teacher, niva="general", arbete="finns-inte") == {"Grunden"}

    def test_when_nothing_fits_it_says_so(self, teacher):
        html = teacher.get("/start/", {"niva": "individual"}).text
        assert "Inget här passar det du har valt." in html

    def test_a_draft_is_not_listed(self, teacher):
        staff_pages.guidance("Utkast").unpublish()
        assert "Utkast" not in teacher.get("/start/").text


def test_quizzes_that_stand_alone_are_listed_and_never_their_questions(teacher):
    question = quizzes.question("Vad heter giraffen?")
    quizzes.quiz(question, title="Öva på rutinen", description="Tio frågor om giraffer.")
    quizzes.quiz(question, title="Inte klart", live=False)
    course = pages.course("Grunden", lessons=1)
    quizzes.quiz(question, title="Slutprovet", parent=course)
    html = teacher.get("/start/").text
    assert "Öva på rutinen</a></h3>" in html and "Tio frågor om giraffer." in html
    for hidden in ("Inte klart", "Slutprovet</a></h3>", "Vad heter giraffen?"):
        assert hidden not in html


@pytest.mark.parametrize("kind", ["groups", "password"])
def test_a_restricted_page_is_listed_only_for_the_chosen_group(teacher, school, kind):
    report = staff_pages.guidance("Lägesbild")
    groups = staff_pages.restrict(report, "Läser lägesbilden", kind=kind)
    assert "Lägesbild</a>" not in teacher.get("/start/").text
    school.groups.set(groups)
    assert ("Lägesbild</a>" in teacher.get("/start/").text) is (kind == "groups")


def test_the_head_comes_first_and_then_the_coordinator(teacher):
    role = Role.objects.create(key="enhetschef", title="Enhetschef")
    public_pages.contact_card("Annan", audience=ContactCard.Audience.STAFF)
    public_pages.contact_card("Din närmaste chef", held_by=role)
    Municipality.objects.update(coordinator=public_pages.contact_card("Samordnaren"))
    html = teacher.get("/start/").text
    places = [html.index(f"{title}</h3>") for title in ("Din närmaste chef", "Samordnaren", "Annan")]
    assert places == sorted(places)


def test_what_is_left_to_do_is_three_trainings_at_most(teacher, school, world):
    for number in range(4):
        training = Training.objects.get(key=pages.course(f"Kurs {number}", lessons=1).training_key)
        world.requirement(training, key=f"krav-{number}", starts_on="2025-01-01")
    html = teacher.get("/start/").text
    assert html.count('<article class="card">') == 3
    assert "Och en till." in html


@pytest.mark.parametrize("number", [1, 6])
def test_the_queries_do_not_grow(teacher, school, number):
    for one in range(number):
        pages.course(f"Kurs {one}")
        staff_pages.guidance(f"Sida {one}", ["skola", "fritid"])
        staff_pages.form_guide(f"Blankett {one}", ["skola"])
        quizzes.quiz(quizzes.question(), title=f"Prov {one}", prevention_level="general")
        staff_pages.restrict(staff_pages.guidance(f"Stängd {one}"), f"Grupp {one}")
        survey(f"Enkät {one}", work_types=["skola"])
        public_pages.contact_card(f"Kort {one}")
    staff_pages.local_plan(unit_of(school, up=1))
    with CaptureQueriesContext(connection) as queries:
        assert teacher.get("/start/").status_code == 200
    assert len(queries) == 33
