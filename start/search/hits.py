"""How the hits of one page of results read: as plain values for the template."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.languages import address_of, code_of, content_language, direction_of, own_name_of
from content.models import Municipality
from courses.models import CoursePage
from organisation import whom_to_call
from scenarios import versions
from scenarios.models import ScenarioPage
from start.search.excerpts import excerpt, marked
from start.search.kinds import name_of
from start.search.matching import CARD, LAW, PAGE, TERM


@dataclass(frozen=True)
class Hit:
    """`card` and `law` are shown as they are elsewhere; every other hit as a link, with what it is and an excerpt."""

    title: str = ""
    url: str = ""
    language: str = ""
    language_name: str = ""  # Where it is not the reader's.
    direction: str = "ltr"
    kind: str = ""
    course: str = ""  # The one that a lesson or a scenario stands in.
    course_language: str = ""
    excerpt: str = ""
    excerpt_language: str = ""
    card: object = None
    law: object = None


def hits_of(matches, question, request, person=None):
    """A Hit for each of the matches of one page of results. The number of queries does not grow with them."""
    pages = _read([match.thing for match in matches if match.kind == PAGE])
    courses = _courses_of(pages.values())
    cases = _cases_of(pages.values())
    _show_whom_to_call([match.thing.snippet for match in matches if match.kind == CARD], request, person)

    def hit(match):
        if match.kind == CARD:
            return Hit(card=match.thing.snippet)
        if match.kind == LAW:
            return Hit(law=match.thing.snippet)
        if match.kind == TERM:
            return _of_term(match, question, request)
        page = pages.get(match.thing.pk)
        if page is None:  # It was deleted between the search and now.
            return None
        texts = cases[page.translation_key] if page.translation_key in cases else page.searched_texts()
        return _of_page(match, page, courses.get(page.path[: -page.steplen]), texts, question, request)

    return [found for found in map(hit, matches) if found]


def _read(pages):
    """{primary key: the page with all its texts}."""
    found = Page.objects.filter(pk__in=[page.pk for page in pages]).specific() if pages else []
    return {page.pk: page for page in found}


def _courses_of(pages):
    """{path: the course}, of the courses that the pages stand in."""
    above = {page.path[: -page.steplen] for page in pages}
    return {course.path: course for course in CoursePage.objects.filter(path__in=above)} if above else {}


def _cases_of(pages):
    """{translation key: texts} of scenarios, as they are played: what an editor is writing now is nobody's yet."""
    keys = [page.translation_key for page in pages if isinstance(page, ScenarioPage)]
    played = versions.newest_of_all(keys) if keys else {}
    return {key: [version.scenario.introduction, version.scenario.role] for key, version in played.items()}


def _show_whom_to_call(cards, request, person):
    """Staff see who holds the role where they work; the public what stands on the card."""
    if person is not None and cards:
        whom_to_call.show_on(cards, person, timezone.localdate(), Municipality.load(request))


def _language(match, request):
    is_others = match.language != content_language(request)
    return {
        "language": match.language,
        "language_name": own_name_of(match.language) if is_others else "",
        "direction": direction_of(match.language),
    }


def _of_page(match, page, course, texts, question, request):
    return Hit(
        title=marked(match.title, question.terms),
        url=address_of(page, request),
        **_language(match, request),
        kind=name_of(page),
        course=course.title if course else "",
        course_language=code_of(course) if course else "",
        excerpt=excerpt(texts, question.terms),
        excerpt_language=match.language,
    )


def _of_term(match, question, request):
    definition = match.thing.definition
    return Hit(
        title=marked(match.title, question.terms),
        url=f"{reverse('support:glossary')}#{match.thing.key}",
        **_language(match, request),
        kind=_("Glossary"),
        excerpt=excerpt([definition], question.terms),
        excerpt_language=definition.language,
    )
