"""What the two buttons do, also when they are pressed twice, too late or by the wrong person."""

import threading
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction

from tests.courses.conftest import done_titles, said, state_of, training_of
from tests.factories import pages
from tracking import ledger
from tracking.models import Completion, Round

pytestmark = pytest.mark.django_db


def begin_again(client, course, **kwargs):
    return client.post(reverse("courses:begin_again", args=[course.pk]), **kwargs)


def take(finish, lessons, round_number=1):
    for lesson in lessons:
        finish(lesson, round_number)


def test_finishing_a_lesson_leads_to_the_next(anna, course, lessons, finish):
    response = finish(lessons[0], follow=True)
    assert response.redirect_chain == [(lessons[1].url, 302)]
    assert said(response) == [_("“%(lesson)s” is done. This is the next lesson.") % {"lesson": "Avsnitt 1"}]
    assert done_titles(anna, course) == ["Avsnitt 1"]


def test_the_next_lesson_is_looked_for_forwards_before_backwards(lessons, finish):
    assert finish(lessons[1]).url == lessons[2].url
    assert finish(lessons[2]).url == lessons[0].url


def test_an_optional_lesson_is_never_the_next(course, lessons, finish):
    lessons[1].required = False
    pages.publish(lessons[1])
    assert finish(lessons[0]).url == lessons[2].url
    assert finish(lessons[1]).url == lessons[2].url


def test_finishing_the_last_lesson_completes_the_course(anna, course, lessons, finish):
    take(finish, lessons[:2])
    response = finish(lessons[2], follow=True)
    assert response.redirect_chain == [(course.url, 302)]
    assert said(response)[-1:] == [_("You have finished the whole course. Well done!")]
    assert Completion.objects.filter(person=anna, training=training_of(course)).count() == 1
    assert Round.objects.get(person=anna).ended_on == timezone.localdate()


def withdraw_from_readers(*lessons):
    """As in a language that they are not published in: the parts are there, but no page to read."""
    Page.objects.filter(pk__in=[lesson.pk for lesson in lessons]).update(live=False)


def test_a_required_part_without_a_page_is_passed_over(anna, course, lessons, finish, learner):
    withdraw_from_readers(lessons[1])
    assert finish(lessons[0]).url == lessons[2].url
    assert finish(lessons[0]).url == lessons[2].url
    assert done_titles(anna, course) == ["Avsnitt 1"]
    for page in (course, lessons[0]):
        assert learner.get(page.url).context["next_page"].pk == lessons[2].pk


def test_nobody_is_told_that_the_course_is_finished_while_a_part_without_a_page_is_left(
    anna, course, lessons, finish, learner
):
    finish(lessons[0])
    withdraw_from_readers(lessons[1])
    text = _("“%(lesson)s” is done and saved. What is left of the course cannot be read here at the moment.")
    for _click in range(2):
        response = finish(lessons[2], follow=True)
        assert response.redirect_chain == [(course.url, 302)]
        assert said(response)[-1:] == [text % {"lesson": "Avsnitt 3"}]
        assert response.context["next_page"] is None
    assert done_titles(anna, course) == ["Avsnitt 1", "Avsnitt 3"]
    assert Round.objects.get(person=anna).ended_on is None
    assert learner.get(lessons[2].url).context["next_page"] is None


def test_double_click_counts_once(anna, lessons, finish):
    first, second = finish(lessons[0]), finish(lessons[0])
    assert first.url == second.url == lessons[1].url
    assert Completion.objects.filter(person=anna).count() == 1


def test_double_click_on_the_last_lesson_says_what_the_first_click_did(anna, course, lessons, finish):
    take(finish, lessons)
    response = finish(lessons[2], follow=True)
    assert _("You have finished the whole course. Well done!") in said(response)
    assert Completion.objects.filter(person=anna).count() == 4
    assert Round.objects.filter(person=anna).count() == 1


def test_an_old_tab_of_an_ended_round_changes_nothing(anna, course, lessons, finish, learner):
    lessons[1].required = False
    pages.publish(lessons[1])
    take(finish, [lessons[0], lessons[2]])
    response = finish(lessons[1], follow=True)
    assert said(response)[-1:] == [_("This round has already ended. Nothing has been changed.")]
    assert done_titles(anna, course) == ["Avsnitt 1", "Avsnitt 3"]


def test_an_old_tab_of_the_first_round_changes_nothing_in_the_second(anna, course, lessons, finish, learner):
    take(finish, lessons)
    begin_again(learner, course)
    response = finish(lessons[0], round_number=1, follow=True)
    assert response.redirect_chain == [(course.url, 302)]
    assert said(response)[-1:] == [_("This round has already ended. Nothing has been changed.")]
    assert done_titles(anna, course) == []


@pytest.mark.parametrize("number", ["", "x", "0", "-1", "2", "9" * 30, "9" * 5000])
def test_a_form_with_a_strange_round_changes_nothing(anna, course, lessons, finish, number):
    assert finish(lessons[0], number).url == course.url
    assert not Completion.objects.exists()
    assert not Round.objects.exists()


def test_two_browsers_go_on_in_the_same_round(anna, course, lessons, finish):
    other = Client()
    other.force_login(anna)
    finish(lessons[0])
    finish(lessons[1], client=other)
    assert done_titles(anna, course) == ["Avsnitt 1", "Avsnitt 2"]
    assert Round.objects.count() == 1


def test_a_session_that_has_expired_leads_back_to_the_lesson(anna, lessons, finish):
    response = finish(lessons[0], client=Client())
    assert response.url == f"{reverse('login')}?next={lessons[0].url}"
    assert not Completion.objects.exists()


def test_refreshing_after_sign_in_leads_to_the_lesson(learner, lessons):
    assert learner.get(reverse("courses:finish_lesson", args=[lessons[0].pk])).url == lessons[0].url


def test_english_readers_go_on_in_english(learner, lessons):
    expected = f"/en{lessons[1].url}"
    assert learner.post(f"/en/larande/avsnitt/{lessons[0].pk}/klart/", {"round": 1}).url == expected


def test_finishing_needs_a_token(anna, lessons, finish):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna)
    assert finish(lessons[0], client=strict).status_code == 403
    assert not Completion.objects.exists()


def test_a_lesson_that_has_been_unpublished_meanwhile(anna, course, lessons, finish):
    lessons[0].unpublish()
    response = finish(lessons[0], follow=True)
    assert response.redirect_chain == [(course.url, 302)]
    assert said(response) == [_("This lesson is no longer published. Nothing has been changed.")]
    assert not Completion.objects.exists()


@pytest.mark.parametrize("signed_in", [True, False])
def test_a_course_that_has_been_unpublished_is_not_found(anna, course, lessons, finish, learner, signed_in):
    course.unpublish()
    client = learner if signed_in else Client()
    assert finish(lessons[0], client=client).status_code == 404
    assert begin_again(client, course).status_code == 404
    assert not Completion.objects.exists()


@pytest.mark.parametrize("pk", [0, 999_999, 10**30])
def test_an_unknown_page_is_not_found(learner, course, pk):
    assert learner.post(f"/larande/avsnitt/{pk}/klart/", {"round": 1}).status_code == 404
    assert learner.post(f"/larande/kurs/{pk}/borja-om/").status_code == 404


def test_a_course_is_no_lesson(learner, course, lessons):
    assert learner.post(f"/larande/avsnitt/{course.pk}/klart/", {"round": 1}).status_code == 404
    assert learner.post(f"/larande/kurs/{lessons[0].pk}/borja-om/").status_code == 404


def test_a_private_lesson_is_closed_for_the_button_too(anna, course, lessons, finish):
    restriction = PageViewRestriction.objects.create(page=course, restriction_type=PageViewRestriction.GROUPS)
    group = Group.objects.create(name="Elevhälsan")
    restriction.groups.add(group)
    assert finish(lessons[0]).url == lessons[0].url
    assert not Completion.objects.exists()
    anna.groups.add(group)
    assert finish(lessons[0]).url == lessons[1].url


def test_beginning_again_opens_a_new_round_with_nothing_done(anna, course, lessons, finish, learner):
    take(finish, lessons)
    response = begin_again(learner, course, follow=True)
    assert said(response)[-1:] == [_("You have begun again. What you did before is still saved.")]
    assert state_of(anna, course).open_round_number == 2
    assert done_titles(anna, course) == []
    take(finish, lessons, round_number=2)
    assert Completion.objects.filter(person=anna, training=training_of(course)).count() == 2


def test_beginning_again_twice_opens_one_round(anna, course, lessons, finish, learner):
    take(finish, lessons)
    assert begin_again(learner, course).url == begin_again(learner, course).url == course.url
    assert list(Round.objects.filter(person=anna).values_list("number", flat=True)) == [1, 2]


def test_nobody_begins_again_before_having_ended(anna, course, lessons, finish, learner):
    begin_again(learner, course)
    assert not Round.objects.exists()
    finish(lessons[0])
    begin_again(learner, course)
    assert Round.objects.count() == 1


def test_beginning_again_needs_a_signed_in_person(course):
    assert begin_again(Client(), course).url == f"{reverse('login')}?next={course.url}"


def test_a_round_for_a_new_edition_asks_only_for_what_has_changed(anna, course, lessons, finish, learner):
    take(finish, lessons)
    lessons[1].changed_in_edition = 2
    pages.publish(lessons[1])
    begin_again(learner, course)
    assert done_titles(anna, course) == ["Avsnitt 1", "Avsnitt 3"]
    assert finish(lessons[1], round_number=2).url == course.url
    assert state_of(anna, course).edition == 2


def test_a_round_with_every_part_carried_over_is_completed_at_once(anna, course, lessons, finish, learner):
    take(finish, lessons)
    lessons[1].changed_in_edition = 2
    pages.publish(lessons[1]).unpublish()
    begin_again(learner, course)
    assert Round.objects.get(person=anna, number=2).ended_on is not None
    assert state_of(anna, course).edition == 2


def test_one_recognised_elsewhere_may_take_the_course_here(world, anna, course, lessons, finish, learner):
    at = timezone.now() - timedelta(days=400)
    ledger.recognise(anna, training_of(course), completed_at=at, recorded_by=world.person())
    assert finish(lessons[0]).url == lessons[1].url


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql_only
def test_many_clicks_at_once_count_once(wagtail_root, anna, course, lessons):
    def click():
        try:
            client = Client()
            client.force_login(anna)
            ready.wait()
            for lesson in lessons:
                client.post(reverse("courses:finish_lesson", args=[lesson.pk]), {"round": 1})
        finally:
            connection.close()

    ready = threading.Barrier(6)
    threads = [threading.Thread(target=click) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Round.objects.filter(person=anna).count() == 1
    assert Completion.objects.filter(person=anna).count() == 4
    assert Completion.objects.filter(person=anna, training=training_of(course)).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql_only
def test_many_who_begin_again_at_once_open_one_round(wagtail_root, anna, course, lessons, finish):
    def click():
        try:
            client = Client()
            client.force_login(anna)
            ready.wait()
            begin_again(client, course)
        finally:
            connection.close()

    take(finish, lessons)
    ready = threading.Barrier(6)
    threads = [threading.Thread(target=click) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Round.objects.filter(person=anna).values_list("number", flat=True)) == [1, 2]


def test_the_list_holds_no_course_that_the_reader_may_not_open(learner):
    shown, closed = pages.course("Öppen kurs"), pages.course("Stängd kurs")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.GROUPS)
    html = learner.get(shown.get_parent().url).content.decode()
    assert "Öppen kurs" in html and "Stängd kurs" not in html
