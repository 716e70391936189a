"""Published pages for tests, with a word per page; tracking follows through the same signals as in the CMS."""

from itertools import count

from wagtail.models import Page, Site

from courses.models import CourseIndexPage, CoursePage, LessonPage
from start.models import FrontPage

numbers = count(1)


def front_page():
    """The front page at the root of the site, made once in a test."""
    front = FrontPage.objects.first()
    if front is None:
        front = Page.get_first_root_node().add_child(instance=FrontPage(title="Rustad", slug="rustad", lead="Hej."))
        Site.objects.filter(is_default_site=True).update(root_page=front)
        Site.clear_site_root_paths_cache()
    return front


def course_index():
    """The list of courses, with the address that the demo gives it."""
    index = CourseIndexPage.objects.first()
    return index or front_page().add_child(instance=CourseIndexPage(title="Utbildningar", slug="utbildningar"))


def course(title="Grundutbildning", lessons=0, **values):
    """A published course with some published lessons; with `live=False` the course, but not the lessons, is a draft."""
    values = {"level": "basic", "summary": "Du lär dig rutinen.", "minutes": 45, "live": True} | values
    live = values.pop("live")
    page = CoursePage(title=title, slug=f"kurs-{next(numbers)}", live=False, **values)
    course_index().add_child(instance=page)
    for number in range(1, lessons + 1):
        page.add_child(instance=_lesson(f"Avsnitt {number}"))  # Mirrored when the course is published.
    return publish(page) if live else page


def lesson(parent, title="Samtalet", live=True, **values):
    """A published lesson at the end of a course."""
    page = parent.add_child(instance=_lesson(title, live=False, **values))
    return publish(page) if live else page


def _lesson(title, **values):
    values = {"goal": "Du kan hålla ett öppet samtal.", "minutes": 7} | values
    return LessonPage(title=title, slug=f"avsnitt-{next(numbers)}", **values)


def publish(page):
    """Publish the page as it is, and read it anew."""
    page.save_revision().publish()
    return page.specific_class.objects.get(pk=page.pk)


def lessons_of(page):
    """The lessons of a course in their order, live or not."""
    return list(LessonPage.objects.child_of(page).order_by("path"))
