"""A package on what is here already: drafts on top, snippets untouched, whole or not at all."""

import json
from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError
from wagtail.models import Page, Revision

from content.models import ContactCard, Role
from courses.models import CoursePage, LessonPage
from organisation.models import User
from tests.courses.packages.conftest import bent, looked_at, packed, remove, rows, taken_in
from tests.factories import pages

pytestmark = pytest.mark.django_db


def stored():
    """The names of all files in the media folder."""

    def walk(folder):
        folders, files = default_storage.listdir(folder)
        yield from (f"{folder}/{name}" for name in files)
        for name in folders:
            yield from walk(f"{folder}/{name}" if folder else name)

    return set(walk(""))


def say(title, **fields):
    """A change of the fields of the page of that title."""
    return title, lambda page: page["fields"].update(fields)


def test_the_same_package_again_changes_nothing(course, package):
    before = rows()
    report = taken_in(package)
    assert report.importable and {line.section for line in report.lines} == {"unchanged", "kept"}
    assert rows() == before


def test_a_page_that_is_here_gets_a_draft_and_stays_as_it_is_published(course, package):
    lesson = LessonPage.objects.get(title="Länkar")
    before = LessonPage.objects.filter(pk=lesson.pk).values(
        "title", "goal", "body", "live", "slug", "live_revision", "last_published_at", "changed_in_edition"
    )
    shown = list(before)
    report = taken_in(bent(package, *say("Länkar", goal="Du kan mer.", slug="annan")))
    assert [line.place for line in report.of("drafted")] == ["Länkar"]
    assert list(before) == shown
    draft = LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    assert (draft.goal, draft.slug, draft.live) == ("Du kan mer.", lesson.slug, True)
    assert not draft.changed_in_edition > 1


def test_the_role_and_date_of_review_here_are_kept(course, package):
    other = Role.objects.create(key="annan", title="Annan")
    page = CoursePage.objects.get(pk=course.pk)
    page.owner_role, page.next_review = other, date(2027, 1, 31)
    pages.publish(page)
    taken_in(bent(package, *say("Grundutbildning", summary="Ny text.")))
    draft = CoursePage.objects.get(pk=course.pk).get_latest_revision_as_object()
    assert (draft.summary, draft.owner_role, draft.next_review) == ("Ny text.", other, date(2027, 1, 31))


def test_a_marked_material_change_here_stays_marked_and_none_is_made(course, package):
    lesson = LessonPage.objects.get(title="Länkar")
    lesson.changed_in_edition = 2
    lesson.save_revision()
    change = lambda page: page["fields"].update(goal="Du kan mer.", changed_in_edition=7, edition_note="Allt")  # noqa: E731
    report = taken_in(bent(package, "Länkar", change))
    assert "unknown_field" in {line.kind for line in report.of("lost")}
    draft = LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    assert (draft.goal, draft.changed_in_edition, draft.edition_note) == ("Du kan mer.", 2, "")


def test_existing_pages_can_be_refused(course, package):
    before = rows()
    report = taken_in(package, existing="refuse")
    assert {line.kind for line in report.of("refused")} == {"exists"}
    assert rows() == before


def test_a_new_lesson_comes_last_as_a_draft(course, package):
    LessonPage.objects.get(title="Länkar").delete()
    report = taken_in(package)
    assert [(line.kind, line.place) for line in report.of("created")] == [("new_page_last", "Länkar")]
    *_others, last = Page.objects.child_of(course).order_by("path")
    assert (last.title, last.live) == ("Länkar", False)


def test_a_taken_address_is_changed_and_told(course, package):
    remove(course)
    pages.course_index().add_child(instance=CoursePage(title="Upptagen", slug=course.slug, summary="x", minutes=1))
    report = taken_in(package)
    assert [(line.kind, line.place) for line in report.of("renamed")] == [("renamed", "Grundutbildning")]
    assert CoursePage.objects.get(title="Grundutbildning").slug == f"{course.slug}-2"


def test_a_snippet_that_is_here_is_never_changed(course, package):
    ContactCard.objects.filter(key="socialjouren").update(phone="112 233", checked_on=date(2026, 1, 1))
    report = taken_in(package)
    (line,) = report.of("differs")
    assert "Socialjouren" in line.what
    card = ContactCard.objects.get(key="socialjouren")
    assert (card.phone, card.checked_on) == ("112 233", date(2026, 1, 1))


def test_an_alias_stays_an_alias(course, package):
    source = LessonPage.objects.get(title="Länkar")
    other = pages.course("Med spegel")
    alias = source.create_alias(parent=other, update_slug="spegel")
    data = packed(CoursePage.objects.get(pk=other.pk))
    source.title = "Ny rubrik"
    pages.publish(source)
    report = taken_in(data)
    assert [line.kind for line in report.of("kept") if line.place] == ["alias"]
    assert LessonPage.objects.get(pk=alias.pk).alias_of_id == source.pk


def test_a_locked_page_is_refused(course, package):
    LessonPage.objects.filter(title="Länkar").update(locked=True)
    report = taken_in(bent(package, *say("Länkar", goal="Du kan mer.")))
    assert [line.kind for line in report.of("refused")] == ["locked"]


def test_a_page_of_another_type_with_the_key_is_refused(course, package):
    key = LessonPage.objects.get(title="Länkar").translation_key
    Page.objects.get(title="Länkar").delete()
    Page.objects.filter(title="En annan kurs").update(translation_key=key)
    assert [(line.kind, line.place) for line in taken_in(package).of("refused")] == [("other_type", "Länkar")]


def test_a_course_that_would_wait_for_itself_is_refused(course, package):
    outside = CoursePage.objects.get(title="En annan kurs")
    CoursePage.objects.filter(pk=course.pk).update(prerequisite=None)
    CoursePage.objects.filter(pk=outside.pk).update(prerequisite=course)
    before = rows()
    (line,) = looked_at(package).of("refused")
    assert (line.kind, line.place) == ("wrong_value", "Grundutbildning")
    assert not taken_in(package).importable and rows() == before


def test_looking_writes_nothing_and_tells_what_importing_does(course, package):
    remove(course)
    before, files = rows(), stored()
    seen = looked_at(package)
    assert (rows(), stored()) == (before, files)
    assert seen.lines == taken_in(package).lines


def test_a_failure_at_the_end_leaves_neither_rows_nor_files(course, package, monkeypatch):
    remove(course)
    before, files = rows(), stored()

    def fail(*args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(CoursePage, "save_revision", fail)
    report = taken_in(package)
    assert [line.kind for line in report.lines] == ["changed_meanwhile"]
    assert (rows(), stored()) == (before, files)


def test_an_import_is_logged_with_its_user_and_its_drafts_are_theirs(course, package, cms):
    remove(course)
    user = User.objects.get(username="redaktor")
    taken_in(package, user=user)
    page = CoursePage.objects.get(title="Grundutbildning")
    assert page.owner == user
    assert set(Revision.objects.filter(object_id=str(page.pk)).values_list("user", flat=True)) == {user.pk}


def test_what_is_not_in_an_old_package_is_left_as_it_is(course, package):
    def shorten(page):
        page["fields"] = {"title": "Länkar", "slug": "lankar", "goal": "Kort."}

    before = json.dumps(LessonPage.objects.get(title="Länkar").body.get_prep_value())
    taken_in(bent(package, "Länkar", shorten))
    draft = LessonPage.objects.get(title="Länkar").get_latest_revision_as_object()
    assert (draft.goal, json.dumps(draft.body.get_prep_value())) == ("Kort.", before)
