"""The courses of the demo come by the importer, as those of another municipality do."""

import io
import uuid
from collections import Counter
from dataclasses import replace

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import UUIDField, Value
from django.db.models.functions import Concat
from wagtail.models import Page

from courses.models import CourseIndexPage, CoursePage, LessonPage
from courses.packages.importing import take_in
from courses.packages.kinds import key_of as key_of_snippet
from courses.packages.kinds import snippet_models
from courses.packages.report import CREATED, KEPT, UNCHANGED
from demo import accounts, courses, store
from demo.pages import Pages, make_roots
from demo.quizzes import write_bank
from demo.snippets import write_snippets
from demo.trainings import BASIC, IN_DEPTH, key_of
from quizzes.models import Question, QuizPage
from scenarios.models import ScenarioPage
from tests.courses.packages.conftest import packed, rows, unpacked
from tracking.models import Edition, EditionChange, Part, Training

pytestmark = pytest.mark.django_db


def write_pages():
    """The pages that are missing, as load_demo writes them. Gives how many rows were new."""
    made = store.Store()
    Pages(made, accounts.EDITOR, accounts.ADMINISTRATOR).write()
    return made.created


def record(patched):
    """[(package, report)] of what the importer is given from now on."""
    taken = []

    def recorded(file, **values):
        report = take_in(file, **values)
        taken.append((file.getvalue(), report))
        return report

    patched.setattr(courses, "take_in", recorded)
    return taken


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The pages of Ekvalla without its staff, and the packages that the courses came in."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patched, transaction.atomic():
        taken = record(patched)
        rows_of_demo = store.Store()
        make_roots()
        write_snippets(rows_of_demo)
        write_bank(rows_of_demo)
        store.write_catalogue(rows_of_demo)
        accounts.write_accounts(rows_of_demo, {})
        write_pages()
        yield taken
        transaction.set_rollback(True)
    ContentType.objects.clear_cache()


@pytest.fixture(autouse=True)
def ekvalla(loaded):
    """Every test sees the pages."""
    ContentType.objects.clear_cache()


@pytest.fixture
def taken(monkeypatch):
    """What the importer is given during the test."""
    return record(monkeypatch)


def course_page(course=BASIC, locale="sv"):
    return CoursePage.objects.get(translation_key=key_of(course.slug), locale__language_code=locale)


def in_languages(pages):
    return Counter(pages.values_list("locale__language_code", flat=True))


def page_files(data):
    return {name for name in unpacked(data) if name.startswith("pages/")}


def test_each_course_comes_in_a_package_of_its_own(loaded):
    assert [report.title for _data, report in loaded] == [BASIC.text["title"], IN_DEPTH.text["title"]]
    pages = (
        CoursePage.objects.count()
        + LessonPage.objects.count()
        + QuizPage.objects.filter(slug__startswith="prov-").count()
    )
    assert sum(len(page_files(data)) for data, _report in loaded) == pages


def test_all_that_a_package_brings_is_new_and_nothing_of_it_is_lost(loaded):
    """A snippet that says something else than the package would be told, and so would a link that leads nowhere."""
    for data, report in loaded:
        assert {line.section for line in report.lines} == {CREATED, KEPT}
        assert len(report.of(CREATED)) == len(page_files(data))
        assert {line.kind for line in report.of(KEPT)} == {"kept_snippet"}


def test_the_package_says_what_the_published_course_says(loaded):
    """The scenarios come afterwards, as aliases: they are all that the course has and the package lacks."""
    for (data, _report), course in zip(loaded, (BASIC, IN_DEPTH), strict=True):
        had, has = unpacked(data), unpacked(packed(course_page(course)))
        scenarios = {name for name in has if name not in had and b'"scenarios.ScenarioPage"' in has[name]}
        named = {name for name in has if name not in had and name.startswith("snippets/")}
        assert len(scenarios) == ScenarioPage.objects.child_of(course_page(course)).count()
        assert {name: has[name] for name in had if name != "package.json"} == {
            name: text for name, text in has.items() if name not in {"package.json"} | scenarios | named
        }


def test_the_courses_are_published_as_an_editor_and_a_coordinator_would():
    assert in_languages(CoursePage.objects.live()) == {"sv": 2, "en": 1, "sv-x-lattlast": 1}
    assert in_languages(LessonPage.objects.live()) == {"sv": 13, "en": 7, "sv-x-lattlast": 7}
    assert in_languages(QuizPage.objects.live()) == {"sv": 3}
    assert course_page(IN_DEPTH).prerequisite == course_page(BASIC)
    for page in [*CoursePage.objects.all(), *LessonPage.objects.all(), *QuizPage.objects.all()]:
        assert page.owner.username == accounts.EDITOR
        assert page.live_revision == page.latest_revision and not page.has_unpublished_changes
        assert {revision.user.username for revision in page.revisions.all()} == {accounts.EDITOR}
    assert not any(Page.find_problems())


def test_the_editions_are_those_of_the_trainings():
    pages = [
        *LessonPage.objects.exclude(changed_in_edition=1),
        *QuizPage.objects.exclude(changed_in_edition=1),
    ]
    assert {page.slug: (page.changed_in_edition, page.edition_note) for page in pages} == {
        slug: (number, course.editions[number - 1].note)
        for course in (BASIC, IN_DEPTH)
        for slug in course.parts
        if (number := course.changed_in(slug)) > 1
    }
    assert len(pages) == EditionChange.objects.count() == 4
    for course in (BASIC, IN_DEPTH):
        parts = Part.objects.filter(course__key=key_of(course.slug), required=True).order_by("position")
        assert list(parts.values_list("training__key", "changed_in_edition")) == [
            (key_of(slug), course.changed_in(slug)) for slug in course.parts
        ]


def test_the_quiz_comes_last_in_its_course_after_what_one_practises():
    for course in (BASIC, IN_DEPTH):
        assert course_page(course).get_children().last().slug == course.quiz["slug"]
    assert course_page().get_children().type(ScenarioPage).exists()


def test_a_second_time_nothing_is_taken_in(taken):
    before = rows()
    assert write_pages() == 0
    assert (taken, rows()) == ([], before)


def test_what_is_missing_comes_back_and_what_an_editor_has_made_stays(taken):
    course = course_page()
    gone, edited, hidden = (LessonPage.objects.get(slug=slug) for slug in BASIC.lessons[:3])
    gone.delete()
    course.title = "Vår egen titel"
    course.save_revision().publish()
    edited = LessonPage.objects.get(pk=edited.pk)
    edited.goal = ""
    edited.save_revision(clean=False)
    hidden.unpublish()
    before = {page.pk: page.latest_revision_id for page in Page.objects.all()}

    assert write_pages() == 1
    [(_data, report)] = taken
    assert [line.place for line in report.of(CREATED)] == [gone.title]
    assert [line.place for line in report.of(UNCHANGED)].count("Vår egen titel") == 1
    assert len(report.lines) == 1 + 3 + len(report.of(KEPT))
    back = LessonPage.objects.get(translation_key=gone.translation_key, locale=course.locale)
    assert back.live and back.pk == course.get_children().last().pk
    assert {page.pk: page.latest_revision_id for page in Page.objects.exclude(pk=back.pk)} == before
    assert course_page().title == "Vår egen titel"
    assert not LessonPage.objects.get(pk=hidden.pk).live


def test_a_demo_from_before_there_were_quizzes_gets_them_as_the_second_edition(taken):
    """Its trainings and its people are there already: the pages come, and what has been finished stays finished."""
    quizzes = QuizPage.objects.filter(slug__startswith="prov-")
    keys = list(quizzes.values_list("translation_key", flat=True))
    for page in quizzes:
        page.delete()
    EditionChange.objects.filter(training__key__in=keys).delete()
    Edition.objects.filter(training__key=key_of(IN_DEPTH.slug), number=2).delete()
    Part.objects.filter(training__key__in=keys).delete()
    Training.objects.filter(key__in=keys).delete()

    assert write_pages() == 2
    assert [len(report.of(CREATED)) for _data, report in taken] == [1, 1]
    for course in (BASIC, IN_DEPTH):
        part = Part.objects.get(training__key=key_of(course.quiz["slug"]))
        assert (part.course.key, part.changed_in_edition, part.required) == (key_of(course.slug), 2, True)
        assert list(part.course.editions.values_list("number", flat=True)) == [1, 2]


def test_a_translation_that_is_missing_comes_back(taken):
    course_page(locale="en").delete()
    assert write_pages() == 8
    assert course_page(locale="en").get_children().live().count() == 7
    assert len(taken) == 1


def test_a_course_that_the_importer_refuses_is_not_loaded():
    """The control: the texts take no short cut around its checks."""
    text = BASIC.text | {"slug": "trasig", "level": "mycket svår", "lessons": []}
    pages = Pages(store.Store(), accounts.EDITOR, accounts.ADMINISTRATOR)
    loading = courses.Courses(pages, CourseIndexPage.objects.get(locale__language_code="sv"))
    before = rows()
    with pytest.raises(courses.NotTakenIn, match="mycket svår"):
        loading.load(replace(BASIC, text=text))
    assert rows() == before


def rename(model, key):
    if isinstance(model._meta.get_field(key), UUIDField):
        for pk in model.objects.values_list("pk", flat=True):
            model.objects.filter(pk=pk).update(**{key: uuid.uuid4()})
    else:
        model.objects.update(**{key: Concat(key, Value("-annan"))})


def test_a_demo_course_goes_to_a_municipality_that_has_nothing_of_it_and_is_the_same_there():
    before = packed(course_page())
    for page in CoursePage.objects.filter(translation_key=key_of(BASIC.slug)):
        page.delete()
    for model in snippet_models().values():  # Nobody here knows them by the names of the package.
        rename(model, key_of_snippet(model))
    Question.objects.update(category=None)  # Those that are here already are not drawn beside those of the package.
    report = take_in(io.BytesIO(before), parent=CourseIndexPage.objects.get(locale__language_code="sv"))
    assert report.importable, report.lines
    assert {line.section for line in report.lines} == {CREATED}
    assert packed(course_page()) == before
    lesson = LessonPage.objects.get(slug=BASIC.lessons[0], locale__language_code="sv")
    lesson.title = "En annan titel"
    lesson.save_revision()
    assert packed(course_page()) != before
