"""A translated course is the same training: what opens it, what closes it and what counts is the Swedish page's."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from courses.models import CoursePage
from tests.factories import pages
from tests.factories.public_pages import translation
from tests.factories.world import World
from tracking.models import Completion

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(wagtail_root):
    return pages.course(lessons=2)


@pytest.fixture
def english(course):
    """The course and its first lesson in English."""
    home = translation(pages.front_page(), "en", slug="front")
    index = translation(pages.course_index(), "en", home, slug="courses")
    twin = translation(course, "en", index, title="Basic course", summary="You learn.", level="basic", minutes=45)
    translation(pages.lessons_of(course)[0], "en", twin, title="Lesson one")
    return twin


@pytest.fixture
def learner(client):
    person = World().person("Samira Haddad")
    client.force_login(person)
    client.person = person
    return client


def finish(client, lesson):
    return client.post(reverse("courses:finish_lesson", args=[lesson.pk]), {"round": "1"})


def test_the_translated_course_has_every_part(english, learner, course):
    html = learner.get(english.url).text
    assert "Lesson one" in html and "Avsnitt 2" in html and "Avsnitt 1" not in html
    assert '<a class="t" href="/en/courses/' in html


def test_a_lesson_finished_in_english_is_finished(english, learner, course):
    (lesson,) = pages.lessons_of(english)
    response = finish(learner, lesson)
    assert "avsnitt" in response.url
    (done,) = Completion.objects.filter(person=learner.person)
    assert done.training.key == pages.lessons_of(course)[0].training_key


def test_a_translation_waits_for_what_the_course_waits_for(english, learner, course):
    CoursePage.objects.filter(pk=course.pk).update(prerequisite=pages.course("Först", lessons=1))
    (lesson,) = pages.lessons_of(english)
    assert learner.get(lesson.url).status_code == 302
    finish(learner, lesson)
    assert not Completion.objects.exists()


def test_nothing_is_finished_of_a_course_that_has_been_withdrawn(english, learner, course):
    course.unpublish()
    (lesson,) = pages.lessons_of(english)
    addresses = [english.url, lesson.url]
    assert [learner.get(url).status_code for url in addresses] == [404, 404]
    assert finish(learner, lesson).status_code == 404
    assert not Completion.objects.exists()
    assert "Basic course" not in learner.get("/en/courses/").text


def test_nothing_is_finished_of_a_lesson_that_has_been_withdrawn(english, learner, course):
    pages.lessons_of(course)[0].unpublish()
    (lesson,) = pages.lessons_of(english)
    assert learner.get(lesson.url).status_code == 404
    finish(learner, lesson)
    assert not Completion.objects.exists()


def test_nothing_leads_to_a_lesson_whose_translated_course_is_a_draft(english, learner, course):
    CoursePage.objects.filter(pk=english.pk).update(live=False)
    first = pages.lessons_of(course)[0]
    response = learner.get(f"/en{first.url}")
    assert response.status_code == 200
    assert "Avsnitt 1" in response.text and "lesson-one" not in response.text


def test_a_course_that_is_not_translated_stands_in_the_translated_list(english, learner):
    pages.course("Fördjupning", lessons=1)
    html = learner.get("/en/courses/").text
    assert "Basic course" in html and "Fördjupning" in html


def test_a_draft_of_a_translation_can_be_deleted(english, learner, course, admin_client):
    (lesson,) = pages.lessons_of(english)
    finish(learner, lesson)
    for page, stays in ((lesson, False), (pages.lessons_of(course)[0], True)):
        admin_client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        assert type(page).objects.filter(pk=page.pk).exists() == stays


def test_a_course_cannot_wait_for_itself_in_another_language(english, course):
    english.prerequisite = course
    with pytest.raises(Exception, match="vänta"):
        english.clean()


def test_a_translated_course_may_be_published_before_its_lessons(course):
    home = translation(pages.front_page(), "en", slug="front")
    translation(pages.course_index(), "en", home, slug="courses")
    twin = course.copy_for_translation(Locale.objects.get(language_code="en"))
    assert [part.title for part in twin.published_parts()] == ["Avsnitt 1", "Avsnitt 2"]
