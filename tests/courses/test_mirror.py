"""Tracking's picture of a course follows the published pages."""

import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Locale, Page

from courses import mirror
from courses.models import CoursePage, LessonPage
from tests.courses.conftest import state_of, training_of
from tests.factories import pages
from tracking.models import Part, Round, Training

pytestmark = pytest.mark.django_db


def parts(course):
    rows = Part.objects.filter(course__key=course.translation_key).order_by("position")
    return [(row.position, row.training.title, row.required) for row in rows]


def test_published_lessons_are_the_parts_in_their_order(course, lessons):
    pages.lesson(course, "Frivilligt", required=False)
    pages.lesson(course, "Utkast", live=False)
    assert parts(course) == [
        (1, "Avsnitt 1", True),
        (2, "Avsnitt 2", True),
        (3, "Avsnitt 3", True),
        (4, "Frivilligt", False),
    ]


def test_a_draft_course_is_no_training_until_it_is_published(world):
    course = pages.course(lessons=2, live=False)
    pages.lesson(course)
    assert not Training.objects.exists()
    pages.publish(course)
    assert len(parts(course)) == 3


def test_sorting_the_lessons_sorts_the_parts(course, lessons):
    lessons[2].move(lessons[0], pos="left")
    assert [title for _position, title, _required in parts(course)] == ["Avsnitt 3", "Avsnitt 1", "Avsnitt 2"]


def test_a_lesson_that_moves_becomes_part_of_the_other_course(course, lessons):
    other = pages.course("Fördjupning", lessons=1)
    lessons[0].move(other, pos="first-child")
    assert [title for _position, title, _required in parts(course)] == ["Avsnitt 2", "Avsnitt 3"]
    assert [title for _position, title, _required in parts(other)] == ["Avsnitt 1", "Avsnitt 1"]


def test_unpublishing_a_lesson_takes_the_part_away_and_retires_its_training(course, lessons):
    lessons[0].unpublish()
    assert len(parts(course)) == 2
    assert training_of(lessons[0]).retired_on == timezone.localdate()
    pages.publish(LessonPage.objects.get(pk=lessons[0].pk))
    assert len(parts(course)) == 3
    assert training_of(lessons[0]).retired_on is None


def test_unpublishing_a_course_retires_it_until_it_is_published_again(course):
    course.unpublish()
    assert training_of(course).retired_on == timezone.localdate()
    pages.publish(course)
    assert training_of(course).retired_on is None


def test_a_course_that_loses_its_last_required_lesson_is_retired_and_nobody_completes_it(anna, course, lessons, finish):
    finish(lessons[0])
    lessons[1].unpublish()
    lessons[2].unpublish()
    assert Round.objects.get(person=anna).ended_on is not None
    other = pages.course("Fördjupning", lessons=1)
    only = pages.lessons_of(other)[0]
    only.required = False
    pages.publish(only)
    assert training_of(other).retired_on == timezone.localdate()
    finish(only)
    assert state_of(anna, other).completed_on is None


@pytest.mark.parametrize("change", ["unpublish", "optional", "move", "delete"])
def test_an_open_round_with_every_remaining_part_is_completed(anna, course, lessons, finish, change):
    for lesson in lessons[:2]:
        finish(lesson)
    last = lessons[2]
    if change == "unpublish":
        last.unpublish()
    elif change == "optional":
        last.required = False
        pages.publish(last)
    elif change == "move":
        last.move(pages.course("Fördjupning"), pos="last-child")
    else:
        last.delete()
    assert state_of(anna, course).completed_on == timezone.localdate()


def test_a_required_lesson_added_later_undoes_nothing(anna, course, lessons, finish):
    for lesson in lessons:
        finish(lesson)
    pages.lesson(course, "Nytt avsnitt")
    assert state_of(anna, course).completed_on == timezone.localdate()


def test_deleting_a_course_retires_it_and_its_lessons(course, lessons):
    trainings = [training_of(page) for page in (course, *lessons)]
    course.delete()
    for training in trainings:
        training.refresh_from_db()
        assert training.retired_on == timezone.localdate()


@pytest.mark.parametrize("change", ["unpublish", "delete"])
def test_a_course_that_went_while_somebody_waited_to_mirror_it_is_retired(course, lessons, change):
    waiting = CoursePage.objects.get(pk=course.pk)
    getattr(course, change)()
    mirror.mirror_course(waiting)
    assert training_of(course).retired_on == timezone.localdate()


def test_a_course_is_mirrored_as_it_is_and_not_as_it_was_read(course, lessons):
    waiting = CoursePage.objects.get(pk=course.pk)
    course.title = "Ny rubrik"
    pages.publish(course)
    mirror.mirror_course(waiting)
    assert training_of(course).title == "Ny rubrik"


def test_deleting_many_pages_at_once_keeps_the_picture_right(course, lessons):
    Page.objects.filter(pk__in=[lessons[0].pk, lessons[2].pk]).delete()
    assert parts(course) == [(1, "Avsnitt 2", True)]


def test_a_translation_changes_nothing_in_tracking(course, lessons):
    english = Locale.objects.create(language_code="en")
    pages.course_index().get_parent().specific.copy_for_translation(english)
    pages.course_index().copy_for_translation(english)
    translated = course.copy_for_translation(english)
    lesson = lessons[0].copy_for_translation(english)
    lesson.title = translated.title = "English"
    for page in (lesson, translated):
        page.save_revision().publish()
    assert training_of(course).title == "Grundutbildning"
    assert len(parts(course)) == 3
    lesson.unpublish()
    translated.delete()
    assert training_of(course).retired_on is None
    assert training_of(lessons[0]).retired_on is None


def test_an_alias_brings_no_editions_along(course, lessons):
    lessons[0].changed_in_edition = 2
    pages.publish(lessons[0])
    other = pages.course("Fördjupning", lessons=1)
    LessonPage.objects.get(pk=lessons[0].pk).create_alias(parent=other)
    lesson = LessonPage.objects.get(pk=lessons[0].pk)
    lesson.changed_in_edition = 3
    pages.publish(lesson)
    assert len(parts(other)) == 2
    assert training_of(other).editions.count() == 1


def in_threads(work, things):
    """Do the work with every thing at once."""

    def one(thing):
        try:
            ready.wait()
            work(thing)
        finally:
            connection.close()

    ready = threading.Barrier(len(things))
    threads = [threading.Thread(target=one, args=[thing]) for thing in things]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql_only
def test_lessons_published_at_once_all_become_parts(wagtail_root, course, lessons):
    drafts = [pages.lesson(course, f"Nytt {number}", live=False) for number in range(6)]
    in_threads(pages.publish, drafts)
    assert len(parts(course)) == 9


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql_only
def test_a_publication_waits_for_the_one_before_it_and_keeps_its_part(wagtail_root, course, lessons):
    """The first has not ended when the second begins."""
    first, second = (pages.lesson(course, title, live=False) for title in ("Första", "Andra"))
    with transaction.atomic():
        pages.publish(first)
        thread = threading.Thread(target=in_threads, args=[pages.publish, [second]])
        thread.start()
        thread.join(timeout=1)
        assert thread.is_alive()
    thread.join()
    assert {"Första", "Andra"} <= {title for _position, title, _required in parts(course)}


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql_only
def test_course_and_lessons_published_at_once_do_not_stop_one_another(wagtail_root, course, lessons):
    drafts = [pages.lesson(course, f"Nytt {number}", live=False) for number in range(4)]
    in_threads(pages.publish, [CoursePage.objects.get(pk=course.pk), *drafts])
    assert len(parts(course)) == 7
