"""Who may read a course or lesson, and what the page shows that reader."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import PageViewRestriction

from tests.courses.conftest import said, training_of
from tests.factories import pages
from tracking import ledger
from tracking.models import Completion, Round

pytestmark = pytest.mark.django_db


def stations(response):
    return [(station["title"], station["state"], station["note"]) for station in response.context["stations"]]


def test_a_visitor_is_sent_to_sign_in_and_back(course, lessons):
    for page in (course, lessons[0]):
        assert Client().get(page.url).url == f"{reverse('login')}?next={page.url}"


def test_an_open_page_is_read_without_signing_in_and_nothing_is_recorded(course, lessons):
    for page in (course, lessons[0]):
        page.open_to_all = True
        page = pages.publish(page)
        client = Client()
        with CaptureQueriesContext(connection) as queries:
            response = client.get(page.url)
        assert response.status_code == 200
        assert b"<form" not in response.content
        assert b"csrf" not in response.content
        assert not client.cookies
        assert not [q["sql"] for q in queries if "tracking_" in q["sql"] or not q["sql"].startswith("SELECT")]


def test_opening_pages_starts_no_round(course, lessons, learner):
    learner.get(course.url)
    learner.get(lessons[0].url)
    assert not Round.objects.exists()


def test_a_page_with_somebodys_progress_is_not_kept_by_the_browser(course, learner):
    assert "no-store" in learner.get(course.url)["Cache-Control"]


def test_a_lesson_of_a_draft_course_is_not_found(learner, world):
    draft = pages.course(lessons=1, live=False)
    lesson = pages.lessons_of(draft)[0]
    assert lesson.live
    assert learner.get(lesson.url).status_code == 404
    assert Client().get(lesson.url).status_code == 404


def test_a_private_course_asks_for_the_right_to_read(course, lessons, learner):
    PageViewRestriction.objects.create(page=course, restriction_type=PageViewRestriction.GROUPS)
    for page in (course, lessons[0]):
        assert learner.get(page.url).status_code == 403
        assert Client().get(page.url).url == f"/logga-in/?next={page.url}"


def test_course_page_before_the_first_lesson(course, lessons, learner):
    response = learner.get(course.url)
    assert response.context["next_page"].pk == lessons[0].pk
    assert _("Begin") in response.content.decode()
    next_one, later = (_("%(minutes)s min") % {"minutes": 7} + " · " + word for word in (_("next"), _("not started")))
    assert stations(response) == [
        ("Avsnitt 1", "now", next_one),
        ("Avsnitt 2", "", later),
        ("Avsnitt 3", "", later),
    ]


def test_course_page_in_the_middle_goes_on_where_one_left_off_also_in_another_browser(
    anna, course, lessons, learner, finish
):
    finish(lessons[0])
    other = Client()
    other.force_login(anna)
    for client in (learner, other):
        response = client.get(course.url)
        assert response.context["next_page"].pk == lessons[1].pk
        assert [state for _title, state, _note in stations(response)] == ["done", "now", ""]
        assert _("Continue where you left off") in response.content.decode()


def test_course_page_when_completed_offers_to_begin_again(course, lessons, learner, finish):
    for lesson in lessons:
        finish(lesson)
    response = learner.get(course.url)
    assert response.context["next_page"] is None
    assert response.context["reason"] == "again"
    assert _("Take the course again") in response.content.decode()
    assert [state for _title, state, _note in stations(response)] == ["done"] * 3


def test_course_page_tells_of_a_new_edition(course, lessons, learner, finish):
    for lesson in lessons:
        finish(lesson)
    lessons[0].changed_in_edition = 2
    pages.publish(lessons[0])
    response = learner.get(course.url)
    assert response.context["reason"] == "new_edition"
    assert response.context["state"].live_edition == 2
    assert _("Take what has changed") in response.content.decode()


def test_course_page_marks_optional_lessons(course, lessons, learner):
    lessons[2].required = False
    pages.publish(lessons[2])
    assert _("optional") in stations(learner.get(course.url))[2][2]


def test_course_page_without_lessons_says_so(world, learner):
    empty = pages.course()
    text = _("The course has no lessons at the moment.")
    assert text in learner.get(empty.url).content.decode()


def test_course_page_shows_goals(world, learner):
    course = pages.course(lessons=1, goals=[("goal", "följa rutinen"), ("goal", "hålla ett samtal")])
    assert "<li>följa rutinen</li><li>hålla ett samtal</li>" in learner.get(course.url).content.decode()


def test_lesson_form_carries_the_round(course, lessons, learner, finish):
    assert learner.get(lessons[0].url).context["round_number"] == 1
    for lesson in lessons:
        finish(lesson)
    assert learner.get(lessons[0].url).context["round_number"] is None
    learner.post(reverse("courses:begin_again", args=[course.pk]))
    response = learner.get(lessons[0].url)
    assert '<input type="hidden" name="round" value="2">' in response.content.decode()


def test_a_lesson_that_is_done_says_so_and_offers_the_next(lessons, learner, finish):
    finish(lessons[0])
    response = learner.get(lessons[0].url)
    assert response.context["done"]
    assert response.context["next_page"].pk == lessons[1].pk
    assert response.context["round_number"] is None


def test_a_lesson_added_after_the_course_was_completed_undoes_nothing(anna, course, lessons, learner, finish):
    for lesson in lessons:
        finish(lesson)
    added = pages.lesson(course, "Nytt avsnitt")
    response = learner.get(added.url)
    assert (response.context["done"], response.context["round_number"]) == (False, None)
    assert ledger.states(anna, [training_of(course)])


def test_lesson_page_shows_its_place(lessons, learner):
    response = learner.get(lessons[1].url)
    assert response.context["number"] == 2
    assert stations(response) == [("Avsnitt 1", "", ""), ("Avsnitt 2", "now", ""), ("Avsnitt 3", "", "")]


def test_preview_has_no_button_and_records_nothing(cms, course, lessons):
    for page in (course, lessons[0]):
        page.title = "Utkast"
        page.save_revision()
        response = cms.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        assert response.status_code == 200
        assert "Utkast" in response.content.decode()
        assert b"<form" not in response.content
    assert not Completion.objects.exists()


def test_preview_of_a_lesson_that_was_never_published(cms, course):
    draft = pages.lesson(course, "Nytt avsnitt", live=False)
    draft.save_revision()
    response = cms.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))
    assert "Nytt avsnitt" in response.content.decode()


class TestPrerequisite:
    """In-depth course: the basic course comes first."""

    @pytest.fixture
    def in_depth(self, course):
        return pages.course("Fördjupning", lessons=2, prerequisite=course, level="in_depth")

    def test_it_is_named_on_the_course_page(self, course, in_depth, learner):
        response = learner.get(in_depth.url)
        assert response.context["missing"].pk == course.pk
        assert f'href="{course.url}"' in response.content.decode()
        assert response.context["next_page"] is None
        assert {state for _title, state, _note in stations(response)} == {""}

    def test_it_closes_the_lessons_and_their_button(self, course, in_depth, learner, finish):
        lesson = pages.lessons_of(in_depth)[0]
        response = learner.get(lesson.url, follow=True)
        assert response.redirect_chain == [(in_depth.url, 302)]
        text = _("You need to complete “%(course)s” before you can open the lessons.")
        assert said(response) == [text % {"course": course.title}]
        assert finish(lesson).url == in_depth.url
        assert not Completion.objects.exists()

    def test_completing_it_opens_the_lessons(self, lessons, in_depth, learner, finish):
        first, second = pages.lessons_of(in_depth)
        for lesson in lessons:
            finish(lesson)
        assert learner.get(first.url).status_code == 200
        assert finish(first).url == second.url

    def test_recognised_training_opens_the_lessons(self, world, anna, course, in_depth, learner):
        values = {"completed_at": timezone.now(), "recorded_by": world.person()}
        ledger.recognise(anna, training_of(course), **values)
        assert learner.get(pages.lessons_of(in_depth)[0].url).status_code == 200

    def test_a_voided_completion_does_not_open_the_lessons(self, anna, course, lessons, in_depth, learner, finish):
        for lesson in lessons:
            finish(lesson)
        ledger.void_completion(Completion.objects.get(training=training_of(course)), "fel person")
        assert learner.get(pages.lessons_of(in_depth)[0].url).url == in_depth.url

    def test_somebody_elses_completion_does_not_open_the_lessons(self, world, lessons, in_depth, learner, finish):
        other = Client()
        other.force_login(world.person())
        for lesson in lessons:
            finish(lesson, client=other)
        assert learner.get(pages.lessons_of(in_depth)[0].url).url == in_depth.url

    def test_an_unpublished_prerequisite_closes_nothing(self, course, in_depth, learner):
        course.unpublish()
        assert learner.get(pages.lessons_of(in_depth)[0].url).status_code == 200

    def test_an_open_lesson_is_readable_but_has_no_button(self, in_depth, learner, finish):
        lesson = pages.lessons_of(in_depth)[0]
        lesson.open_to_all = True
        pages.publish(lesson)
        assert learner.get(lesson.url).context["round_number"] is None
        assert finish(lesson).url == in_depth.url

    def test_courses_cannot_wait_for_one_another(self, course, in_depth):
        course.prerequisite = in_depth
        with pytest.raises(ValidationError, match="prerequisite"):
            course.full_clean()
        course.prerequisite = course
        with pytest.raises(ValidationError, match="prerequisite"):
            course.full_clean()


class TestIndex:
    def test_it_lists_the_published_courses_with_the_readers_progress(self, world, course, lessons, learner, finish):
        pages.course("Utkast", live=False)
        finish(lessons[0])
        courses = learner.get(pages.course_index().url).context["courses"]
        assert [(page.title, state.done_count) for page, state in courses] == [("Grundutbildning", 1)]

    def test_a_visitor_sees_what_there_is_but_no_private_course(self, world, course):
        hidden = pages.course("Elevhälsan", lessons=1)
        PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
        client = Client()
        response = client.get(pages.course_index().url)
        assert [(page.title, state) for page, state in response.context["courses"]] == [("Grundutbildning", None)]
        assert not client.cookies

    def test_it_says_so_when_there_is_no_course(self, world, learner):
        assert _("There are no courses here yet.") in learner.get(pages.course_index().url).content.decode()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_pages_are_found_by_the_shortcut_in_every_language(course, lessons, learner, language):
    with translation.override(language):
        urls = [course.url, lessons[0].url]
    for url in urls:
        with CaptureQueriesContext(connection) as queries:
            assert learner.get(url).status_code == 200
        assert not [q["sql"] for q in queries if "wagtailcore_site" in q["sql"]]


def test_pages_are_found_by_wagtail_where_the_shortcut_does_not_lead(course, lessons, learner):
    index = pages.course_index()
    index.slug = "kurser"
    index.save()
    lesson = pages.lessons_of(course)[0]
    assert lesson.url.startswith("/kurser/")
    assert learner.get(lesson.url).status_code == 200


@pytest.mark.parametrize("below", ["finns-inte", "finns-inte/alls", "a/b/c", "%00", "å"])
def test_an_unknown_address_is_not_found(course, learner, below):
    assert learner.get(f"/utbildningar/{below}/").status_code == 404


@pytest.mark.parametrize("number_of_lessons", [1, 7])
def test_course_page_takes_9_queries(world, learner, django_assert_num_queries, number_of_lessons):
    course = pages.course(lessons=number_of_lessons)
    learner.get(course.url)  # Wagtail remembers the addresses of the sites.
    with django_assert_num_queries(9):
        learner.get(course.url)


@pytest.mark.parametrize("number_of_lessons", [1, 7])
def test_lesson_page_takes_10_queries(world, learner, django_assert_num_queries, number_of_lessons):
    lesson = pages.lessons_of(pages.course(lessons=number_of_lessons))[0]
    learner.get(lesson.url)
    with django_assert_num_queries(10):
        learner.get(lesson.url)


@pytest.mark.parametrize("number_of_courses", [1, 4])
def test_index_takes_the_same_queries_for_many_courses(world, learner, django_assert_num_queries, number_of_courses):
    for number in range(number_of_courses):
        pages.course(f"Kurs {number}", lessons=2)
    index = pages.course_index()
    learner.get(index.url)
    with django_assert_num_queries(18):
        learner.get(index.url)


@pytest.mark.parametrize("number_of_lessons", [3, 8])
def test_finishing_a_lesson_takes_12_queries(world, learner, finish, django_assert_num_queries, number_of_lessons):
    first, second, *_more = pages.lessons_of(pages.course(lessons=number_of_lessons))
    finish(first)
    with django_assert_num_queries(12):
        finish(second)
