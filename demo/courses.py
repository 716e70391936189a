"""The courses of Ekvalla, which come the way a course comes from another municipality: as a package.

The texts in demo/texts are what people read and edit. They become pages that are not saved, the exporter writes those
as a package, and the importer takes it in, with all that it examines, as drafts. What no package carries, since it is
each municipality's own, is added when they are published: in which edition a lesson has changed, and what has.

The scenarios in the basic course are no part of the package: each is an alias of one in the list of scenarios, and a
package would make a second page of it.
"""

from io import BytesIO

from django.core.management import CommandError
from wagtail.models import Locale, Page

from courses.models import CoursePage, LessonPage
from courses.packages.exporting import pack
from courses.packages.importing import take_in
from courses.packages.report import REFUSED
from courses.packages.rights import Rights
from demo.blocks import stream
from demo.quizzes import quiz_values
from demo.texts.basic_course_en import COURSE as ENGLISH_COURSE
from demo.texts.basic_course_lattlast import COURSE as EASY_COURSE
from demo.trainings import BASIC, COURSES, key_of
from quizzes.models import QuizPage

SWEDISH = "sv"
TRANSLATIONS = {BASIC.slug: {"sv-x-lattlast": EASY_COURSE, "en": ENGLISH_COURSE}}
COMMAND_LINE = Rights(None)


class NotTakenIn(CommandError):
    """The importer has refused a course of the demo. The message says why."""


class Courses:
    """Brings in the pages that are missing, known by their translation_key and language, under a list of courses."""

    def __init__(self, pages, courses):
        self.pages, self.list = pages, courses
        self.here = self._find([key_of(slug) for course in COURSES for slug in (course.slug, *course.parts)])

    def load(self, course, prerequisite=None):
        """What is missing of a course, taken in and published. Gives its Swedish page.

        Pages that are here are left alone, whatever an editor has made of them.
        """
        missing = [place for place in _places(course) if place not in self.here]
        if missing:
            self._take_in(course, prerequisite)
            self.here |= self._find([key for key, _code in missing])
            self._publish([self.here[place] for place in missing], course)
        page = self.pages.have[key_of(course.slug)] = self.here[key_of(course.slug), SWEDISH]
        return page

    def _find(self, keys):
        rows = Page.objects.filter(translation_key__in=keys).select_related("locale")
        return {_place(page): page for page in rows}

    # From the texts to a package

    def _written(self, course, prerequisite):
        """(page, the key of the page above it) for each page of the texts, the Swedish ones first."""
        locales = {locale.language_code: locale for locale in Locale.objects.all()}
        for code, text in _texts(course).items():
            first = prerequisite.specific if prerequisite and code == SWEDISH else None
            yield self._course_page(course, locales[code], text, first), None
            for lesson in text["lessons"]:
                yield self._lesson_page(locales[code], lesson), key_of(course.slug)
            if code == SWEDISH:  # In other languages the course shows the Swedish quiz.
                yield self._quiz_page(locales[code], course.quiz), key_of(course.slug)

    def _course_page(self, course, locale, text, prerequisite):
        """What is not said again in another language holds for the training, and is said in Swedish."""
        return CoursePage(
            translation_key=key_of(course.slug),
            locale=locale,
            slug=text["slug"],
            title=text["title"],
            level=course.text["level"],
            prevention_level=course.text["prevention_level"],
            summary=text["summary"],
            goals=stream(*(("goal", goal) for goal in text["goals"])),
            minutes=course.text["minutes"],
            prerequisite=prerequisite,
            **self.pages.review_values(),
        )

    def _lesson_page(self, locale, lesson):
        return LessonPage(
            translation_key=_key(lesson),
            locale=locale,
            slug=lesson["slug"],
            title=lesson["title"],
            goal=lesson["goal"],
            minutes=lesson["minutes"],
            body=self.pages.blocks.body(lesson["body"]),
            **self.pages.review_values(),
        )

    def _quiz_page(self, locale, text):
        return QuizPage(
            translation_key=key_of(text["slug"]),
            locale=locale,
            slug=text["slug"],
            **quiz_values(text),
            **self.pages.review_values(),
        )

    # Through the importer

    def _take_in(self, course, prerequisite):
        """What is missing, beneath the course. A course that is here is packed as it is: nothing is done to it."""
        written = self._written(course, prerequisite)
        wanted = [(page, above) for page, above in written if above is None or _place(page) not in self.here]
        pages = [(self._as_it_stands(page), above) for page, above in wanted]
        package = BytesIO()
        report = pack(pages[0][0], pages, package)
        if report.importable:
            report = take_in(package, parent=self.list, user=self.pages.editor, rights=COMMAND_LINE)
        if not report.importable:
            raise NotTakenIn("\n".join(f"{line.place}: {line.what}" for line in report.of(REFUSED)))

    def _as_it_stands(self, page):
        here = self.here.get(_place(page))
        return here.get_latest_revision_as_object() if here else page

    # And published, as a coordinator publishes drafts

    def _publish(self, pages, course):
        """The parts before their course, which needs one to be published."""
        for page in sorted(pages, key=lambda page: page.translation_key == key_of(course.slug)):
            revision, edition = page.latest_revision, self._changed_in(page, course)
            if edition > 1:
                draft = revision.as_object()
                draft.changed_in_edition, draft.edition_note = edition, _note(course, edition)
                revision = draft.save_revision(user=self.pages.editor)
            revision.publish(user=self.pages.publisher)
            page.refresh_from_db()
            self.pages.store.created += 1

    def _changed_in(self, page, course):
        """A material change counts where the training is mirrored from: the Swedish page."""
        slugs = {key_of(slug): slug for slug in course.parts}
        is_part = page.locale.language_code == SWEDISH and page.translation_key in slugs
        return course.changed_in(slugs[page.translation_key]) if is_part else 1


def _texts(course):
    """{language: text} of a course, the Swedish one first."""
    return {SWEDISH: course.text} | TRANSLATIONS.get(course.slug, {})


def _places(course):
    """The key and language of each page of a course, in the order of the tree."""
    for code, text in _texts(course).items():
        yield key_of(course.slug), code
        yield from ((_key(lesson), code) for lesson in text["lessons"])
        if code == SWEDISH:
            yield key_of(course.quiz["slug"]), code


def _key(lesson):
    """A translated lesson names the Swedish one."""
    return key_of(lesson.get("key", lesson["slug"]))


def _place(page):
    return page.translation_key, page.locale.language_code


def _note(course, number):
    """What the edition has changed."""
    return next(edition.note for edition in course.editions if edition.number == number)
