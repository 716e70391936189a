"""Pages that people have completed stay."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from tests.courses.conftest import said
from tests.factories import pages

pytestmark = pytest.mark.django_db


def delete(cms, page):
    return cms.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)


def delete_many(cms, *chosen):
    ids = "&".join(f"id={page.pk}" for page in chosen)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    explorer = reverse("wagtailadmin_explore", args=[chosen[0].get_parent().pk])
    return cms.post(f"{url}?{ids}&next={explorer}", follow=True)


def refusal(page):
    text = _(
        "“%(title)s” cannot be deleted, because people have completed it or a part of it. Unpublish it instead: then "
        "nobody sees it any more, and what has been recorded stays easy to understand."
    )
    return text % {"title": page.title}


def test_a_completed_lesson_is_not_deleted(cms, lessons, finish):
    finish(lessons[0])
    response = delete(cms, lessons[0])
    assert refusal(lessons[0]) in said(response)[0]
    assert reverse("wagtailadmin_pages:unpublish", args=[lessons[0].pk]) in said(response)[0]
    assert Page.objects.filter(pk=lessons[0].pk).exists()


def test_nobody_is_asked_to_confirm_what_is_refused(cms, lessons, finish):
    finish(lessons[0])
    assert cms.get(reverse("wagtailadmin_pages:delete", args=[lessons[0].pk])).status_code == 302


def test_a_course_with_a_completed_lesson_is_not_deleted(cms, course, lessons, finish):
    finish(lessons[1])
    assert refusal(course) in said(delete(cms, course))[0]
    assert Page.objects.filter(pk__in=[course.pk, lessons[1].pk]).count() == 2


def test_the_list_of_courses_is_not_deleted_either(cms, course, lessons, finish):
    finish(lessons[0])
    delete(cms, pages.course_index())
    assert Page.objects.filter(pk=course.pk).exists()


def test_pages_that_nobody_has_completed_are_deleted(cms, course, lessons, finish):
    finish(lessons[0])
    other = pages.course("Fördjupning", lessons=1)
    delete(cms, lessons[1])
    delete(cms, other)
    assert not Page.objects.filter(pk__in=[lessons[1].pk, other.pk]).exists()


def test_one_completed_page_stops_a_deletion_of_many(cms, lessons, finish):
    finish(lessons[1])
    response = delete_many(cms, *lessons)
    assert refusal(lessons[1]) in said(response)[0]
    assert Page.objects.filter(pk__in=[lesson.pk for lesson in lessons]).count() == 3


def test_a_completed_lesson_beneath_stops_a_deletion_of_many(cms, course, lessons, finish):
    finish(lessons[1])
    other = pages.course("Fördjupning", lessons=1)
    delete_many(cms, other, course)
    assert Page.objects.filter(pk__in=[course.pk, other.pk]).count() == 2


def test_many_pages_that_nobody_has_completed_are_deleted(cms, lessons, finish):
    finish(lessons[1])
    delete_many(cms, lessons[0], lessons[2])
    assert not Page.objects.filter(pk__in=[lessons[0].pk, lessons[2].pk]).exists()


def test_unpublishing_many_is_not_stopped(cms, course, lessons, finish):
    finish(lessons[0])
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    cms.post(f"{url}?id={lessons[0].pk}&id={lessons[1].pk}")
    assert not Page.objects.filter(pk__in=[lessons[0].pk, lessons[1].pk], live=True).exists()
