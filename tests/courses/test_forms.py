"""“Material change” in the CMS: one tick makes one edition, however the page is published."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from courses.models import CoursePage, LessonPage
from tests.courses.conftest import training_of
from tests.factories import pages
from tests.factories.public_pages import translation
from tracking.catalogue import live_edition, noted_changes
from tracking.models import Training

pytestmark = pytest.mark.django_db


def form_of(page, **changes):
    """What the browser sends from the edit form of a page."""
    data = {
        "title": page.title,
        "slug": page.slug,
        "minutes": page.minutes,
        "edition_note": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    if isinstance(page, LessonPage):
        data |= {"goal": page.goal, "required": "on", "body-count": 0}
    else:
        data |= {"level": page.level, "summary": page.summary, "goals-count": 0}
    return data | changes


def edit(cms, page, **changes):
    response = cms.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, **changes))
    assert response.status_code == 302, response.context["form"].errors
    return type(page).objects.get(pk=page.pk)


def save_draft(cms, page, **changes):
    return edit(cms, page, **changes)


def publish(cms, page, **changes):
    return edit(cms, page, **changes | {"action-publish": "1"})


def box_of(cms, page):
    """Is the box ticked in the edit form?"""
    form = cms.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    return form["material_change"].value()


def editions(course):
    return list(training_of(course).editions.values_list("number", "note"))


def changes(course):
    """{title: number of the last edition that changed it}"""
    return {
        Training.objects.get(key=key).title: number for key, number in noted_changes(course.translation_key).items()
    }


def test_publishing_without_the_tick_is_no_new_edition(cms, course, lessons):
    publish(cms, lessons[0], title="Rättat stavfel")
    publish(cms, course)
    assert editions(course) == [(1, "")]
    assert training_of(lessons[0]).title == "Rättat stavfel"


def test_tick_and_publish(cms, course, lessons):
    publish(cms, lessons[0], material_change="on", edition_note="Ny lag om anmälan.")
    assert editions(course) == [(1, ""), (2, "Ny lag om anmälan.")]
    assert changes(course) == {"Avsnitt 1": 2}
    assert training_of(lessons[0]).part_of.changed_in_edition == 2


def test_the_tick_and_the_note_are_gone_when_the_edition_is_out(cms, course, lessons):
    lesson = publish(cms, lessons[0], material_change="on", edition_note="Ny lag.")
    assert box_of(cms, lesson) is False
    form = cms.get(reverse("wagtailadmin_pages:edit", args=[lesson.pk])).context["form"]
    assert form["edition_note"].value() == ""
    publish(cms, lesson, title="Rättat stavfel")
    assert live_edition(training_of(course)) == 2


def test_a_tick_on_the_course_changes_every_lesson(cms, course, lessons):
    publish(cms, course, material_change="on", edition_note="Allt är nytt.")
    assert editions(course) == [(1, ""), (2, "Allt är nytt.")]
    assert changes(course) == {"Grundutbildning": 2, "Avsnitt 1": 2, "Avsnitt 2": 2, "Avsnitt 3": 2}


def test_a_draft_makes_no_edition(cms, course, lessons):
    lesson = save_draft(cms, lessons[0], material_change="on")
    assert editions(course) == [(1, "")]
    assert lesson.changed_in_edition == 1
    assert lesson.get_latest_revision_as_object().changed_in_edition == 2
    assert box_of(cms, lesson) is True


def test_saving_the_ticked_draft_again_does_not_raise_it_again(cms, course, lessons):
    for _ in range(3):
        save_draft(cms, lessons[0], material_change="on")
    publish(cms, lessons[0], material_change="on")
    assert len(editions(course)) == 2


def test_taking_the_tick_away_withdraws_it(cms, course, lessons):
    lesson = save_draft(cms, lessons[0], material_change="on")
    save_draft(cms, lesson)
    assert box_of(cms, lesson) is False
    publish(cms, lesson)
    assert editions(course) == [(1, "")]


def test_two_lessons_ticked_before_either_is_published_make_one_edition(cms, course, lessons):
    for lesson in lessons[:2]:
        save_draft(cms, lesson, material_change="on")
    for lesson in lessons[:2]:
        publish(cms, lesson, material_change="on")
    # The first was out when the second was published, but the mark of the second had been made for the same edition.
    assert [number for number, _note in editions(course)] == [1, 2]
    assert changes(course) == {"Avsnitt 1": 2, "Avsnitt 2": 2}


def test_a_lesson_ticked_after_the_edition_is_out_makes_the_next_one(cms, course, lessons):
    for lesson in lessons[:2]:
        publish(cms, lesson, material_change="on")
    assert changes(course) == {"Avsnitt 1": 2, "Avsnitt 2": 3}


def test_two_drafts_published_from_the_list_make_one_edition(cms, course, lessons):
    for lesson in lessons[:2]:
        save_draft(cms, lesson, material_change="on")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    cms.post(f"{url}?id={lessons[0].pk}&id={lessons[1].pk}")
    assert [number for number, _note in editions(course)] == [1, 2]
    assert changes(course) == {"Avsnitt 1": 2, "Avsnitt 2": 2}


def test_tick_submit_and_approve(cms, course, lessons):
    lesson = edit(cms, lessons[0], material_change="on", edition_note="Ny lag.", **{"action-submit": "1"})
    assert editions(course) == [(1, "")]
    task = lesson.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[lesson.pk, "approve", task.pk])
    cms.post(url, {"comment": ""})
    assert editions(course) == [(1, ""), (2, "Ny lag.")]


def test_tick_and_publish_on_schedule(cms, course, lessons):
    later = timezone.localtime() + timedelta(days=1)
    go_live_at = later.strftime("%Y-%m-%d %H:%M")
    lesson = publish(cms, lessons[0], material_change="on", edition_note="Ny lag.", go_live_at=go_live_at)
    call_command("publish_scheduled")
    assert editions(course) == [(1, "")]
    a_minute_ago = timezone.now() - timedelta(minutes=1)
    revision = lesson.scheduled_revision
    revision.approved_go_live_at = a_minute_ago
    revision.content["go_live_at"] = a_minute_ago.isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert editions(course) == [(1, ""), (2, "Ny lag.")]


def test_scheduled_publication_of_a_course_mirrors_it_only_when_it_is_out(cms, world):
    draft = pages.course(lessons=1, live=False)
    later = timezone.localtime() + timedelta(days=1)
    publish(cms, draft, go_live_at=later.strftime("%Y-%m-%d %H:%M"))
    assert not Training.objects.filter(key=draft.translation_key).exists()


def test_going_back_to_an_old_revision_is_no_new_edition_and_lowers_none(cms, course, lessons):
    lesson = publish(cms, lessons[0], title="Första texten")
    first = lesson.latest_revision
    publish(cms, lesson, title="Andra texten", material_change="on")
    url = reverse("wagtailadmin_pages:revisions_revert", args=[lesson.pk, first.pk])
    assert cms.get(url).context["form"]["material_change"].value() is False
    cms.post(url, form_of(lesson, title="Första texten", **{"action-publish": "1"}))
    assert training_of(lesson).title == "Första texten"
    assert [number for number, _note in editions(course)] == [1, 2]
    assert changes(course) == {"Första texten": 2}
    publish(cms, LessonPage.objects.get(pk=lesson.pk), material_change="on")
    assert [number for number, _note in editions(course)] == [1, 2, 3]


def test_publishing_an_old_revision_directly_is_no_new_edition(cms, course, lessons):
    lesson = publish(cms, lessons[0], title="Första texten")
    first = lesson.latest_revision
    lesson = publish(cms, lesson, title="Andra texten", material_change="on")
    second = lesson.latest_revision
    for revision in (first, second, first):
        revision.publish()
    assert [number for number, _note in editions(course)] == [1, 2]


def test_a_change_that_waited_becomes_the_next_edition(cms, course, lessons):
    waiting = save_draft(cms, lessons[0], material_change="on")
    for _ in range(2):
        publish(cms, lessons[1], material_change="on")
    draft = waiting.get_latest_revision()
    assert live_edition(training_of(course)) == 3
    draft.publish()
    assert changes(course) == {"Avsnitt 1": 4, "Avsnitt 2": 3}
    # It is counted once: neither another publication nor going back to the same draft counts it again.
    publish(cms, course)
    draft.publish()
    assert live_edition(training_of(course)) == 4


def test_a_change_that_waited_for_the_edition_that_came_joins_it(cms, course, lessons):
    waiting = save_draft(cms, lessons[0], material_change="on")
    publish(cms, lessons[1], material_change="on")
    waiting.get_latest_revision().publish()
    assert changes(course) == {"Avsnitt 1": 2, "Avsnitt 2": 2}


def test_the_first_publication_is_edition_one_whatever_is_ticked(cms, world):
    draft = pages.course(lessons=1, live=False)
    publish(cms, pages.lessons_of(draft)[0], material_change="on")
    publish(cms, draft, material_change="on")
    assert editions(draft) == [(1, "")]


def test_a_new_lesson_may_be_a_material_change(cms, course):
    url = reverse("wagtailadmin_pages:add", args=["courses", "lessonpage", course.pk])
    new = LessonPage(title="Nytt avsnitt", slug="nytt-avsnitt", goal="Du kan mer.", minutes=5)
    cms.post(url, form_of(new, material_change="on", **{"action-publish": "1"}))
    assert changes(course) == {"Nytt avsnitt": 2}


def test_a_copy_starts_at_the_first_edition(cms, course, lessons):
    publish(cms, lessons[0], material_change="on", edition_note="Ny lag.")
    publish(cms, course, material_change="on")
    copy = CoursePage.objects.get(pk=course.pk).copy(recursive=True, update_attrs={"slug": "kopia", "title": "Kopia"})
    assert editions(copy) == [(1, "")]
    assert {page.changed_in_edition for page in [copy, *pages.lessons_of(copy)]} == {1}
    publish(cms, pages.lessons_of(copy)[0])
    assert editions(copy) == [(1, "")]
    assert [number for number, _note in editions(course)] == [1, 2, 3]


def test_a_lesson_that_moves_to_another_course_brings_no_edition_along(cms, course, lessons):
    publish(cms, lessons[0], material_change="on")
    save_draft(cms, lessons[0], material_change="on")
    other = pages.course("Fördjupning", lessons=1)
    LessonPage.objects.get(pk=lessons[0].pk).move(other, pos="last-child")
    LessonPage.objects.get(pk=lessons[0].pk).get_latest_revision().publish()
    assert editions(other) == [(1, "")]
    assert [number for number, _note in editions(course)] == [1, 2]


def test_a_course_without_a_required_lesson_is_not_published(cms, world):
    draft = pages.course(live=False)
    pages.lesson(draft, live=False)
    pages.lesson(draft, required=False)
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    response = cms.post(url, form_of(draft, **{"action-publish": "1"}))
    assert response.status_code == 200
    assert len(response.context["form"].non_field_errors()) == 1
    assert not CoursePage.objects.get(pk=draft.pk).live
    save_draft(cms, draft, title="Går att spara")
    pages.lesson(draft)
    assert publish(cms, draft).live


def test_a_new_course_is_first_saved_as_a_draft(cms, world):
    url = reverse("wagtailadmin_pages:add", args=["courses", "coursepage", pages.course_index().pk])
    new = CoursePage(title="Ny kurs", slug="ny-kurs", level="basic", summary="Om rutinen.", minutes=30)
    assert cms.post(url, form_of(new, **{"action-publish": "1"})).status_code == 200
    assert not CoursePage.objects.exists()
    assert cms.post(url, form_of(new)).status_code == 302
    assert not CoursePage.objects.get().live


def test_the_two_versions_of_a_lesson_can_be_compared(cms, course, lessons):
    lesson = publish(cms, lessons[0])
    lesson = publish(cms, lesson, title="Ny text", material_change="on")
    first, second = lesson.revisions.order_by("pk")
    url = reverse("wagtailadmin_pages:revisions_compare", args=[lesson.pk, first.pk, second.pk])
    assert "Ny text" in cms.get(url).content.decode()


# On a translation

OF_THE_TRAINING = {"required", "prerequisite", "material_change", "edition_note"}


@pytest.fixture
def twins(course, lessons):
    """The course in English, and a lesson that is not required in it."""
    home = translation(pages.front_page(), "en", slug="front")
    index = translation(pages.course_index(), "en", home, slug="courses")
    twin = translation(course, "en", index, title="Basic course", summary="You learn.", level="basic", minutes=45)
    lesson = translation(lessons[0], "en", twin, title="Lesson one", goal="You can.", minutes=5, required=False)
    return twin, lesson


def edit_page(cms, page):
    return cms.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def shows(response, page):
    """Does the page for editing lead to another page's, from the panel of a translation?"""
    link = f'<a href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}">'
    text = gettext("Edit “%(title)s”") % {"title": page.title}
    return f"{link}{text}</a>" in response.content.decode()


def test_a_translation_has_no_fields_that_only_the_swedish_page_has_a_say_in(cms, course, lessons, twins):
    for swedish, twin in zip((course, lessons[0]), twins, strict=True):
        there, here = edit_page(cms, swedish), edit_page(cms, twin)
        gone = there.context["form"].fields.keys() - here.context["form"].fields.keys()
        assert gone == OF_THE_TRAINING & there.context["form"].fields.keys() and "material_change" in gone
        for name in gone:
            assert f'name="{name}"' in there.content.decode()
            assert f'name="{name}"' not in here.content.decode()
        assert shows(here, swedish) and not shows(there, swedish)


def test_a_new_translated_lesson_has_none_of_them_either(cms, twins):
    form = cms.get(reverse("wagtailadmin_pages:add", args=["courses", "lessonpage", twins[0].pk])).context["form"]
    assert not OF_THE_TRAINING & form.fields.keys() and "goal" in form.fields


def test_publishing_a_translation_makes_no_edition_and_keeps_what_it_does_not_show(cms, course, twins):
    before = editions(course)
    lesson = publish(cms, twins[1], title="First lesson", required="on", material_change="on", edition_note="New law.")
    assert (lesson.title, lesson.required, lesson.changed_in_edition, lesson.edition_note) == (
        "First lesson",
        False,
        1,
        "",
    )
    publish(cms, twins[0], title="The basic course", material_change="on")
    assert editions(course) == before
