"""Which of many pages somebody would be shown: the rules by which courses and lessons are served, for all at once."""

from django.conf import settings
from wagtail.models import Page

from courses.models import CoursePage
from tracking.models import Completion


def open_to(person, pages):
    """Those of the pages that the person can open, as far as courses decide: see LessonPage.serve and courses/gate.py.

    A page that stands in no course is left as it is. `pages` are of their own classes, and published with all above
    them. Six queries at most, however many they are.
    """
    above = {course.path: course for course in CoursePage.objects.filter(path__in={_above(page) for page in pages})}
    sources = _sources([page for page in [*pages, *above.values()] if _needs_source(page)])
    closed = _waiting(person, {path: sources.get(course.translation_key) for path, course in above.items()})

    def is_open(page):
        course = above.get(_above(page))
        if not all(one.translation_key in sources for one in (page, course) if _needs_source(one)):
            return False  # A translation is read while the Swedish page is published.
        return course is None or getattr(page, "open_to_all", False) or course.path not in closed

    return [page for page in pages if is_open(page)]


def _above(page):
    return page.path[: -page.steplen]


def _needs_source(page):
    return hasattr(type(page), "is_offered")


def _sources(pages):
    """{translation key: the published Swedish page} of courses and lessons."""
    if not pages:
        return {}
    found = Page.objects.live().filter(translation_key__in={page.translation_key for page in pages})
    swedish = found.filter(locale__language_code=settings.LANGUAGE_CODE).defer_streamfields().specific()
    return {page.translation_key: page for page in swedish}


def _waiting(person, courses):
    """The paths of those of {path: Swedish course} that the person cannot open before another has been completed."""
    firsts = {path: course.prerequisite_id for path, course in courses.items() if course and course.prerequisite_id}
    if not firsts:
        return set()
    keys = dict(Page.objects.live().filter(pk__in=firsts.values()).values_list("pk", "translation_key"))
    done = Completion.objects.in_force().filter(person=person, training__key__in=keys.values())
    completed = set(done.values_list("training__key", flat=True))
    return {path for path, first in firsts.items() if first in keys and keys[first] not in completed}
