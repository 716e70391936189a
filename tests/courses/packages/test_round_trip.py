"""Out and in again: the same."""

import io
import json

import pytest
from django.db import connection
from django.test import override_settings
from modelcluster.models import get_all_child_relations
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageLogEntry
from wagtail.rich_text import RichText

from content.models import ContactCard, LawReference
from courses.models import CourseIndexPage, CoursePage, LessonPage
from courses.packages.exporting import export
from courses.packages.kinds import (
    carried_fields,
    carried_rows,
    every_block,
    page_models,
    row_fields,
    snippet_models,
)
from courses.packages.references import Ref, from_data
from courses.packages.rights import Rights
from courses.packages.taking import UNSAFE
from organisation.models import User
from scenarios.models import ScenarioPage
from scenarios.page_document import document_of
from tests.courses.packages.conftest import full_course, packed, remove, taken_in, unpacked
from tests.factories import pages, public_pages

pytestmark = pytest.mark.django_db

TWO_LANGUAGES = override_settings(
    WAGTAIL_I18N_ENABLED=True, WAGTAIL_CONTENT_LANGUAGES=[("sv", "Svenska"), ("en", "English")]
)


def imported():
    return CoursePage.objects.get(title="Grundutbildning")


def test_the_same_course_gives_the_same_bytes(course, package):
    assert packed(CoursePage.objects.get(pk=course.pk)) == package


def test_a_course_that_is_taken_in_gives_the_package_it_came_from(course, package):
    remove(course)
    report = taken_in(package)
    assert report.importable, report.lines
    assert packed(imported()) == package


def test_a_course_can_go_to_another_list(course, package):
    remove(course)
    other = pages.front_page().add_child(instance=CourseIndexPage(title="Andra", slug="andra"))
    taken_in(package, parent=other)
    assert imported().get_parent().pk == other.pk
    assert packed(imported()) == package


def test_everything_is_a_draft_and_nothing_is_checked_here(course, package):
    remove(course)
    taken_in(package)
    beneath = Page.objects.descendant_of(imported(), inclusive=True)
    assert beneath.count() == 6 and not beneath.live().exists()
    assert not ContactCard.objects.exclude(checked_on=None, next_check__isnull=False).exists()
    assert LawReference.objects.get().next_check


def test_a_course_that_is_taken_in_knows_what_stands_beneath_it(course, package):
    """Otherwise the first lesson that an editor adds would have the place of one that is there."""
    remove(course)
    taken_in(package)
    assert not any(Page.find_problems())
    lesson = pages.lesson(imported(), "En till")
    assert list(imported().get_children())[-1].pk == lesson.pk


def test_its_history_tells_once_that_a_page_was_made_and_of_each_draft_on_one_that_is_here(course, package):
    lesson = LessonPage.objects.get(title="Länkar")
    lesson.goal = "Något annat"
    lesson.save_revision().publish()
    PageLogEntry.objects.all().delete()
    taken_in(package)
    assert list(PageLogEntry.objects.values_list("page", "action")) == [(lesson.pk, "wagtail.edit")]
    remove(course)
    PageLogEntry.objects.all().delete()
    taken_in(package)
    made = PageLogEntry.objects.filter(page__in=Page.objects.descendant_of(imported(), inclusive=True))
    assert list(made.values_list("action", flat=True)) == ["wagtail.create"] * 6


def test_the_drafts_become_somebodys_whose_rights_are_asked_unless_others_are_named(course, package):
    remove(course)
    nobody = User.objects.create(username="ingen")
    assert [line.kind for line in taken_in(package, user=nobody).of("refused")][0] == "no_permission_add"
    assert not CoursePage.objects.filter(title="Grundutbildning").exists()
    report = taken_in(package, user=nobody, rights=Rights(None))
    assert report.importable, report.lines
    assert imported().owner == imported().latest_revision.user == nobody


def test_a_scenario_keeps_its_ids_and_its_snippets(course, package):
    before = document_of(ScenarioPage.objects.get())
    remove(course)
    taken_in(package)
    page = ScenarioPage.objects.get().get_latest_revision_as_object()
    assert document_of(page) == before
    assert before.steps[0].contacts == ("socialjouren",) and before.work_types == ("skola",)


def test_what_not_everybody_might_see_is_no_more_open_here(course):
    collection = Collection.get_first_root_node().add_child(name="Hemligt")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    get_image_model().objects.update(collection=collection)
    data = packed(course)
    remove(course)
    Collection.objects.get(pk=collection.pk).delete()
    taken_in(data)
    images = list(get_image_model().objects.all())
    assert images
    for image in images:
        assert image.collection.get_view_restrictions()
        assert image.file.name.startswith("original_images/priv-")
    documents = get_document_model().objects.all()
    assert documents and not any(document.collection.get_view_restrictions() for document in documents)
    assert packed(imported()) == data


def test_links_lead_to_the_pages_that_are_here(course, package):
    remove(course)
    taken_in(package)
    text = LessonPage.objects.get(title="Länkar").body[0].value.source
    inside, outside = LessonPage.objects.get(title="Allt på en gång"), CoursePage.objects.get(title="En annan kurs")
    assert f'id="{inside.pk}" linktype="page"' in text and f'id="{outside.pk}" linktype="page"' in text
    assert 'alt="a &gt; b"' in text and 'href="https://ekvalla.example/"' in text
    assert imported().prerequisite == outside


def test_a_link_to_what_is_not_here_is_told_and_keeps_its_text(course, package):
    remove(course)
    CoursePage.objects.get(title="En annan kurs").delete()
    report = taken_in(package)
    assert {(line.kind, line.place) for line in report.of("lost")} == {
        ("lost_page", "Grundutbildning: prerequisite"),
        ("lost_page", "Länkar: body[0].text"),
    }
    text = LessonPage.objects.get(title="Länkar").body[0].value.source
    assert ", den andra, " in text
    assert imported().prerequisite is None


def test_files_that_are_here_are_used_again(course, package):
    Page.objects.get(pk=course.pk).delete()
    images, documents = get_image_model().objects.count(), get_document_model().objects.count()
    report = taken_in(package)
    assert (get_image_model().objects.count(), get_document_model().objects.count()) == (images, documents)
    assert {line.kind for line in report.of("kept")} == {"kept_snippet", "kept_media"}


def test_what_is_published_is_taken_and_not_its_draft(course, package):
    course.refresh_from_db()
    course.summary = "Ingen har godkänt detta."
    course.save_revision()
    assert packed(CoursePage.objects.get(pk=course.pk)) == package


def test_what_was_never_published_is_taken_as_its_newest_draft(course):
    draft = LessonPage.objects.get(title="Inte klart").get_latest_revision_as_object()
    draft.title = "Snart klart"
    draft.save_revision(clean=False)
    assert b"Snart klart" in packed(course)


def test_nothing_about_anybody_is_in_a_package(world):
    user = User.objects.create_superuser(
        "kanariefagel", email="kanariefagel@ekvalla.example", first_name="Kanariefågel"
    )
    course = full_course()
    card = ContactCard.objects.get(key="socialjouren")
    card.public_names = [{"name": "Kanariefågel Ek", "from": "2026-01-01", "to": None}]
    card.save()
    get_document_model().objects.update(uploaded_by_user=user)
    get_image_model().objects.update(uploaded_by_user=user)
    Page.objects.update(owner=user, locked=True, locked_by=user)
    lesson = LessonPage.objects.get(title="Länkar")
    lesson.save_revision(user=user, log_action=True)
    lesson.wagtail_admin_comments.create(user=user, text="Kanariefågel tycker", contentpath="goal", page=lesson)
    data = packed(CoursePage.objects.get(pk=course.pk)).lower()
    for canary in (b"kanarief", b"password", b"uploaded_by", b'owner"', b"locked", b"comment", b"public_names"):
        assert canary not in data


def test_no_primary_key_is_in_a_package(package):
    """Every reference is by key: what a package says of a page names only keys that it can be known by anywhere."""

    def references(value):
        if isinstance(value, dict):
            found = from_data(value)
            yield from [found] if found else [one for inner in value.values() for one in references(inner)]
        elif isinstance(value, list):
            yield from (one for inner in value for one in references(inner))

    found = [
        ref
        for name, text in unpacked(package).items()
        if name.startswith("pages/")
        for ref in references(json.loads(text)["fields"])
    ]
    assert {ref.kind for ref in found} == {"page", "snippet", "image", "document"}
    assert b' id=\\"' not in package


def test_the_fields_that_a_package_carries():
    """A new field must be thought about: does it belong to the course, or to the municipality or somebody in it?"""
    common = {"title", "slug", "seo_title", "search_description", "show_in_menus", "required"}
    assert {label: set(carried_fields(model)) - common for label, model in page_models().items()} == {
        "courses.CoursePage": {
            "goals", "level", "minutes", "next_review", "open_to_all", "owner_role", "prerequisite", "prevention_level",
            "summary", "work_types",
        },
        "courses.LessonPage": {"body", "goal", "minutes", "next_review", "open_to_all", "owner_role"},
        "scenarios.ScenarioPage": {
            "acts", "card_title", "introduction", "is_routine", "minutes", "next_review", "notice", "owner_role",
            "prevention_level", "role", "rules", "start_facts", "steps", "walkthroughs", "work_types",
        },
        "quizzes.QuizPage": {
            "answers_at_end", "category", "cool_down_hours", "counts", "description", "exam_paper", "fail_text",
            "max_attempts", "max_questions", "minutes", "next_review", "one_page", "owner_role", "pass_mark",
            "prevention_level", "random_order", "second_marker", "success_text", "time_limit", "work_types",
        },
    }  # fmt: skip
    assert {label: set(carried_fields(model)) for label, model in snippet_models().items()} == {
        "content.Role": {"title"},
        "content.WorkType": {"title"},
        "content.LawReference": {"owner_role", "source", "text", "texts", "title", "valid_from"},
        "content.ContactCard": {
            "anonymity", "audience", "email", "held_by", "hours", "languages", "organisation", "owner_role", "phone",
            "role", "secrecy", "source", "texts", "valid_from", "what_happens", "when_not", "when_to_use",
        },
        "quizzes.Category": set(),
        "quizzes.Question": {
            "answer_order", "category", "explanation", "figure", "figure_text", "is_true", "kind", "law",
            "marking_guide", "owner_role", "partial_credit", "source", "sub_category", "tags", "text", "valid_from",
        },
        "quizzes.SubCategory": {"category", "name"},
    }  # fmt: skip


def test_the_rows_that_a_package_carries():
    """Rows that are edited with a page or a snippet and belong to it alone; each of them with these fields."""
    models = page_models() | snippet_models()
    rows = {label: carried_rows(model) for label, model in models.items() if carried_rows(model)}
    assert {label: {name: set(row_fields(model)) for name, model in own.items()} for label, own in rows.items()} == {
        "quizzes.QuizPage": {
            "quiz_questions": {"question"},
            "draws": {"category", "count", "sub_category"},
            "bands": {"from_percent", "text"},
        },
        "quizzes.Question": {
            "answers": {"feedback", "is_right", "key", "text"},
            "criteria": {"key", "points", "text"},
        },
    }


def test_every_row_of_a_page_or_snippet_is_carried():
    """But for tags, which are carried as words, and the comments that every page has."""
    for model in [*page_models().values(), *snippet_models().values()]:
        of_every_page = {relation.get_accessor_name() for relation in get_all_child_relations(Page)}
        own = {relation.get_accessor_name() for relation in get_all_child_relations(model)} - of_every_page
        assert own - carried_rows(model).keys() <= {"tagged_items"}, model


def test_no_page_has_a_block_that_can_run_code():
    for model in page_models().values():
        for field in model._meta.get_fields():
            for block in every_block(field.stream_block) if hasattr(field, "stream_block") else ():
                assert not isinstance(block, UNSAFE)


def test_old_lists_and_blocks_without_ids_get_the_same_ids_each_time(course):
    lesson = pages.lesson(course, "Från förr")
    text = RichText("<p>Ja.</p>").source
    raw = [
        {"type": "accordion", "value": [{"summary": "Vad?", "text": text}]},
        {"type": "reflection", "value": {"question": "?"}},
    ]
    LessonPage.objects.filter(pk=lesson.pk).update(body=json.dumps(raw))
    first = packed(course)
    assert packed(course) == first
    remove(course)
    taken_in(first)
    assert packed(imported()) == first


# Languages


def translated(course, code="en"):
    """The course and its first lesson in English, or in another language, in a list of their own."""
    english = Locale.objects.create(language_code=code)
    front = pages.front_page().copy_for_translation(english)
    index = pages.course_index().copy_for_translation(english)
    assert index.get_parent().pk == front.pk
    page = course.copy_for_translation(english)
    first = LessonPage.objects.get(title="Länkar").copy_for_translation(english)
    first.title = "Links"
    first.save_revision()
    return page


@TWO_LANGUAGES
def test_translations_travel_with_the_course(course):
    translated(course)
    data = packed(course)
    assert {name.split("/")[1] for name in unpacked(data) if name.startswith("pages/")} == {"sv", "en"}
    for page in course.get_translations(inclusive=True):
        Page.objects.get(pk=page.pk).delete()
    remove_rest()
    report = taken_in(data)
    assert report.importable and not report.of("left_out"), report.lines
    page = CoursePage.objects.get(locale__language_code="sv", title="Grundutbildning")
    assert packed(page) == data
    assert LessonPage.objects.get(title="Links", locale__language_code="en").translation_key


def test_easy_swedish_is_a_language_of_a_package_too(course):
    """Its code has a part of a single letter."""
    translated(course, "sv-x-lattlast")
    data = packed(course)
    for page in course.get_translations(inclusive=True):
        Page.objects.get(pk=page.pk).delete()
    report = taken_in(data)
    assert report.importable and not report.of("left_out"), report.lines
    assert packed(imported_in("sv")) == data
    assert imported_in("sv-x-lattlast").get_children().exists()


def imported_in(locale):
    return CoursePage.objects.get(locale__language_code=locale, title="Grundutbildning")


def remove_rest():
    for model in snippet_models().values():
        for own in get_all_child_relations(model):
            own.related_model.objects.all()._raw_delete(connection.alias)
        model.objects.all()._raw_delete(connection.alias)  # What is used is not deleted otherwise.


@TWO_LANGUAGES
def test_a_language_that_is_set_up_but_not_begun_gets_drafts_of_the_pages_above(course):
    page = translated(course)
    data = packed(course)
    root = page.get_parent().get_parent()
    Page.objects.get(pk=root.pk).delete()
    Locale.objects.get(language_code="en").delete()
    report = taken_in(data)
    assert {line.kind for line in report.of("created")} >= {"new_language", "new_list"}
    english = Page.objects.filter(locale__language_code="en")
    assert english.count() == 4 and not english.live().exists()


def test_a_language_that_is_not_set_up_here_is_left_out(course):
    with TWO_LANGUAGES:
        page = translated(course)
        data = packed(course)
        Page.objects.get(pk=page.get_parent().get_parent().pk).delete()
    remove(course)
    with override_settings(WAGTAIL_CONTENT_LANGUAGES=[("sv", "Svenska")]):
        report = taken_in(data)
    assert [line.kind for line in report.of("left_out")] == ["no_language"]
    assert imported().locale.language_code == "sv" and not LessonPage.objects.filter(title="Links").exists()


def test_a_reference_is_read_as_it_was_written():
    for ref in (
        Ref("page", "sv", "0f2b3c4d-0000-4000-8000-000000000001"),
        Ref("snippet", "content.Role", "samordnare"),
        Ref("image", "", "a" * 64),
        Ref("document", "", "b" * 64),
    ):
        assert from_data(ref.as_data()) == ref
    for wrong in (
        {},
        {"page": 5, "locale": "sv"},
        {"snippet": "organisation.User", "key": "x"},
        {"image": "../x"},
        5,
        "x",
    ):
        assert from_data(wrong) is None


def test_a_file_that_is_gone_stops_the_export_with_its_name(course):
    document = public_pages.document("borta.pdf")
    pages.lesson(course, "Borta", body=[("text", RichText(f'<a linktype="document" id="{document.pk}">x</a>'))])
    document.file.storage.delete(document.file.name)
    report = export(course, io.BytesIO())
    assert [(line.kind, line.place) for line in report.of("refused")] == [("missing_file", "Borta: body[0].text")]


def test_the_place_of_the_local_plan_goes_with_the_course(course):
    """A block that holds nothing of its own is no block that could run code."""
    pages.lesson(course, "Planen", body=[("local_plan", None)])
    package = packed(CoursePage.objects.get(pk=course.pk))
    remove(course)
    report = taken_in(package)
    assert report.importable, report.lines
    lesson = LessonPage.objects.get(title="Planen")
    assert [block.block_type for block in lesson.body] == ["local_plan"]
    assert packed(imported()) == package
