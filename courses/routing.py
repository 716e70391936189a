"""A shortcut to the course pages, the most read ones: one query, where Wagtail asks once per level of the tree."""

from django.conf import settings
from wagtail.models import Site

from courses.models import CoursePage, LessonPage

BY_LEVEL = {2: CoursePage, 3: LessonPage}  # The first level below the front page is the list of courses.


def find(path, language):
    """The published course or lesson at an address such as list/course/lesson/; None when in doubt.

    None is never an answer to the visitor: then Wagtail looks the page up in its own way.
    """
    roots = Site.get_site_root_paths()
    if len({root.site_id for root in roots}) != 1:
        return None
    by_language = {root.language_code: root.root_path for root in roots}
    trees = [by_language[code] for code in (language, settings.LANGUAGE_CODE) if code in by_language]
    model = BY_LEVEL[path.count("/")]
    found = model.objects.live().with_restrictions().filter(url_path__in=[f"{tree}{path}" for tree in trees])
    by_path = {page.url_path: page for page in found}
    return next((by_path[f"{tree}{path}"] for tree in trees if f"{tree}{path}" in by_path), None)
