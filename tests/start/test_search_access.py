"""Who finds what: nothing is found that the page itself would not show, and what is restricted to some, by nobody."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Site

from content.models import ContactCard, GlossaryTerm
from courses.models import CoursePage, LessonPage
from scenarios.models import ScenarioIndexPage
from start.search import kinds
from support.models import SupportPage
from tests.factories import pages, quizzes
from tests.factories import public_pages as public
from tests.factories import scenarios as scenario_pages
from tests.factories.searches import STAFF_PATH, search, support, titles
from tracking.models import Training

pytestmark = pytest.mark.django_db


@pytest.fixture
def front(wagtail_root):
    return public.front_page("Rustad", lead="Välkommen.")


@pytest.fixture
def person(world):
    return world.staff(world.unit("Nord"))


@pytest.fixture
def employee(person):
    client = Client()
    client.force_login(person)
    return client


def restrict(page, kind, group=None):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="hemligt")
    if group:
        restriction.groups.add(group)


@pytest.fixture
def everything(front, person):
    """A page of every searched type, and of every sort of snippet, all about giraffes."""
    support(front, "Stödet", "Om giraffer.")
    course = pages.course("Kursen", summary="Om giraffer.")
    pages.lesson(course, "Avsnittet", goal="Om giraffer.")
    public.contact_card("Öppna kortet", when_to_use="Vid giraffer.")
    public.contact_card("Inre kortet", when_to_use="Vid giraffer.", audience="staff")
    GlossaryTerm.objects.create(term="Ordet", definition="Om giraffer.")
    public.law("Lagen", text="<p>Om giraffer.</p>")
    return front


def test_the_public_finds_what_the_public_can_open_and_nothing_else(everything, client, employee):
    openly = ["Ordet", "Stödet", "Öppna kortet"]
    assert titles(client, "giraff") == openly
    assert titles(employee, "giraff") == openly  # Also for those who have signed in.
    assert titles(employee, "giraff", STAFF_PATH) == sorted([*openly, "Avsnittet", "Inre kortet", "Kursen"])


def test_the_staffs_search_asks_to_sign_in(client):
    response = client.get(STAFF_PATH, {"q": "giraff"})
    assert response.status_code == 302
    assert response.url.startswith("/logga-in/")


def test_each_type_stands_in_one_list_and_only_two_are_public():
    assert set(kinds.PUBLIC) & set(kinds.STAFF) == set()
    assert {model.__name__ for model in kinds.PUBLIC} == {"FrontPage", "SupportPage"}


def test_a_type_that_stands_in_no_list_is_found_by_nobody(front, client, employee):
    front.add_child(instance=ScenarioIndexPage(title="Giraffer", slug="giraffer"))
    assert titles(client, "giraff") == titles(employee, "giraff", STAFF_PATH) == []


def test_a_type_needs_a_sign_in_until_it_is_on_the_list_of_the_public(front, client, employee, monkeypatch):
    """Control: the list decides, nothing else."""
    pages.course("Giraffer")
    assert titles(client, "giraff") == []
    monkeypatch.setitem(kinds.PUBLIC, CoursePage, "Kurs")
    assert titles(client, "giraff") == ["Giraffer"]


@pytest.mark.parametrize("place", ["itself", "above"])
@pytest.mark.parametrize("kind", ["password", "groups", "login"])
def test_a_restricted_page_is_found_by_nobody_but_with_a_sign_in_where_that_is_all_it_asks(
    front, client, person, employee, kind, place
):
    above = support(front, "Ovanför", "Inget om det.")
    page = support(above, "Lägesbild", "Om giraffer.")
    assert titles(client, "giraff") == ["Lägesbild"]
    group = Group.objects.create(name="De som får")
    person.groups.add(group)
    restrict(page if place == "itself" else above, kind, group)
    assert titles(client, "giraff") == []
    assert titles(employee, "giraff") == []
    assert titles(employee, "giraff", STAFF_PATH) == (["Lägesbild"] if kind == "login" else [])


def test_those_who_may_read_a_page_for_a_group_do_not_find_it_either(front, person, employee):
    """Control: they can open it, and nothing else about it keeps it from being found."""
    page = support(front, "Lägesbild", "Om giraffer.")
    group = Group.objects.create(name="De som får")
    person.groups.add(group)
    restrict(page, "groups", group)
    assert employee.get(page.url).status_code == 200
    for path in ("/sok/", STAFF_PATH):
        results = search(employee, "lägesbild", path)
        assert results.number == 0 and "Om giraffer" not in results.html
        assert 'q=l%C3%A4gesbild"' not in search(employee, "lägesbilld", path).html


@pytest.mark.parametrize("where", ["itself", "above"])
def test_what_is_not_published_is_not_found(front, client, employee, where):
    above = support(front, "Ovanför", "Inget om det.")
    page = support(above, "Giraffer")
    (page if where == "itself" else above).unpublish()
    assert titles(client, "giraff") == titles(employee, "giraff", STAFF_PATH) == []


def test_what_an_editor_has_changed_and_not_published_is_not_found(front, client):
    page = support(front, "Giraffer")
    page.title = "Zebror"
    page.save_revision()
    assert titles(client, "zebror") == []
    assert titles(client, "giraffer") == ["Giraffer"]


def test_an_unreviewed_translation_is_not_found_and_its_words_lead_nowhere(front, client, employee):
    page = support(front, "Svenska sidan")
    home = public.translation(front, "en", title="Home", lead="Welcome.")
    twin = public.translation(page, "en", home, title="Giraffes", translation_reviewed=False)
    for path in ("/en/sok/", "/en/start/sok/", "/sok/"):
        assert titles(employee, "giraffes", path) == []
    SupportPage.objects.filter(pk=twin.pk).update(translation_reviewed=True)
    assert titles(client, "giraffes", "/en/sok/") == ["Giraffes"]


def test_what_stands_under_an_unreviewed_translation_is_not_found(front, client):
    page = support(front, "Svenska sidan")
    home = public.translation(front, "en", title="Home", lead="Welcome.", translation_reviewed=False)
    public.translation(page, "en", home, title="Giraffes")
    assert titles(client, "giraffes", "/en/sok/") == []


def test_an_alias_is_not_found_beside_its_page(front, client, employee):
    page = support(front, "Giraffer")
    page.create_alias(parent=front, update_slug="giraffer-igen")
    assert titles(client, "giraff") == titles(employee, "giraff", STAFF_PATH) == ["Giraffer"]


def test_snippets_that_are_retired_or_for_staff_are_not_found(front, client):
    today = timezone.localdate()
    card = public.contact_card("Giraffkortet", retired_on=today)
    GlossaryTerm.objects.create(term="Giraff", definition="Djur.", retired_on=today)
    assert titles(client, "giraff") == []
    ContactCard.objects.filter(pk=card.pk).update(retired_on=None, audience="staff")
    assert titles(client, "giraff") == []
    ContactCard.objects.filter(pk=card.pk).update(audience="both")
    assert titles(client, "giraff") == ["Giraffkortet"]


def test_an_index_that_is_behind_shows_nobody_more(front, client, employee):
    """What was open when it was indexed, and is not now: the answer is the page's own, not the index's."""
    page = support(front, "Giraffer")
    Page.objects.filter(pk=page.pk).update(live=False)
    assert titles(client, "giraff") == titles(employee, "giraff", STAFF_PATH) == []


# Courses


def test_lessons_are_found_when_the_course_before_is_completed(front, world, person, employee):
    first = pages.course("Den första", lessons=1)
    second = pages.course("Den andra", prerequisite=first, summary="Om giraffer.")
    closed = pages.lesson(second, "Stängt avsnitt", goal="Om giraffer.")
    opened = pages.lesson(second, "Öppet avsnitt", goal="Om giraffer.", open_to_all=True)
    assert employee.get(closed.url).status_code == 302
    assert employee.get(opened.url).status_code == 200
    assert titles(employee, "giraff", STAFF_PATH) == ["Den andra", "Öppet avsnitt"]
    world.done(person, Training.objects.get(key=first.training_key), timezone.localdate())
    assert employee.get(closed.url).status_code == 200
    assert titles(employee, "giraff", STAFF_PATH) == ["Den andra", "Stängt avsnitt", "Öppet avsnitt"]


def test_a_course_that_waits_for_one_that_is_not_published_waits_for_nothing(front, employee):
    first = pages.course("Den första", lessons=1)
    second = pages.course("Den andra", prerequisite=first)
    pages.lesson(second, "Avsnittet", goal="Om giraffer.")
    assert titles(employee, "giraff", STAFF_PATH) == []
    first.unpublish()
    assert titles(employee, "giraff", STAFF_PATH) == ["Avsnittet"]


def test_a_lesson_of_a_course_that_is_a_draft_is_not_found(front, employee):
    course = pages.course("Kursen")
    lesson = pages.lesson(course, "Avsnittet", goal="Om giraffer.")
    assert titles(employee, "giraff", STAFF_PATH) == ["Avsnittet"]
    course.unpublish()
    assert LessonPage.objects.get(pk=lesson.pk).live
    assert titles(employee, "giraff", STAFF_PATH) == []


def test_a_translated_lesson_is_found_while_the_swedish_one_is_published(front, employee):
    course = pages.course("Kursen")
    lesson = pages.lesson(course, "Avsnittet", goal="Om djur.")
    index = public.translation(course.get_parent().specific, "en", public.translation(front, "en"), title="Courses")
    english = public.translation(course, "en", index, title="The course", summary="About animals.")
    twin = public.translation(lesson, "en", english, title="The lesson", goal="About giraffes.")
    assert titles(employee, "giraffes", "/en/start/sok/") == ["The lesson"]
    lesson.unpublish()
    assert employee.get(twin.url).status_code == 404
    assert titles(employee, "giraffes", "/en/start/sok/") == []


# Scenarios and meeting material


def test_a_scenario_is_found_by_its_case_and_never_by_what_happens_in_it(front, client, employee):
    scenario_pages.published(scenario_pages.rehearsal())
    assert titles(employee, "oroar elev", STAFF_PATH) == ["Samtalet"]
    assert titles(employee, "lärare", STAFF_PATH) == ["Samtalet"]
    assert titles(client, "oroar elev") == []
    for inside in ("ritar", "genast", "vänta", "försök", "lugnt", "frågor"):
        assert titles(employee, inside, STAFF_PATH) == [], inside


def test_a_scenario_is_shown_as_it_is_played(front, employee):
    page = scenario_pages.published(scenario_pages.rehearsal())
    type(page).objects.filter(pk=page.pk).update(title="Ny titel", introduction="Utkast som ingen ska se.")
    results = search(employee, "lärare", STAFF_PATH)
    assert results.titles == ["Samtalet"]
    assert "Utkast" not in results.html


def test_a_scenario_that_cannot_be_played_is_not_found(front, employee):
    scenario_pages.draft(scenario_pages.rehearsal())
    assert titles(employee, "lärare", STAFF_PATH) == []


def test_a_scenario_in_a_course_waits_with_the_course(front, employee):
    first = pages.course("Den första", lessons=1)
    course = pages.course("Den andra", prerequisite=first)
    page = scenario_pages.published(scenario_pages.rehearsal(), parent=course)
    assert employee.get(page.url).status_code == 302
    assert titles(employee, "oroar elev", STAFF_PATH) == []
    first.unpublish()
    assert employee.get(page.url).status_code == 200
    assert titles(employee, "oroar elev", STAFF_PATH) == ["Samtalet"]


# Quizzes


def test_a_quiz_is_found_by_title_and_description_and_never_by_its_questions(front, client, employee):
    question = quizzes.question("Vad äter zebran?", right="Gräs", explanation="Zebran äter gräs.")
    quizzes.quiz(question, title="Provet om djur", description="Om giraffer.")
    assert titles(employee, "giraff", STAFF_PATH) == titles(employee, "djur", STAFF_PATH) == ["Provet om djur"]
    for inside in ("zebran", "gräs"):
        assert titles(employee, inside, STAFF_PATH) == [], inside
    assert titles(client, "giraff") == titles(employee, "giraff") == []


def test_a_quiz_that_is_a_draft_or_waits_with_its_course_is_not_found(front, employee):
    quizzes.quiz(quizzes.question(), title="Giraffprovet", live=False)
    first = pages.course("Den första", lessons=1)
    course = pages.course("Den andra", prerequisite=first)
    page = quizzes.quiz(quizzes.question(), title="Giraffernas slutprov", parent=course)
    assert employee.get(page.url).status_code == 302
    assert titles(employee, "giraff", STAFF_PATH) == []
    first.unpublish()
    assert titles(employee, "giraff", STAFF_PATH) == ["Giraffernas slutprov"]


def test_a_language_that_nobody_has_pages_in_finds_the_swedish_ones(front, client):
    support(front, "Giraffer")
    Locale.objects.get_or_create(language_code="so")
    Site.clear_site_root_paths_cache()
    assert titles(client, "giraffer", "/so/sok/") == ["Giraffer"]
