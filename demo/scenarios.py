"""The routine and the three scenarios of Ekvalla as pages, and the scenarios as optional parts of the basic course."""

from datetime import date

from wagtail.models import Page

from content.models import WorkType
from courses import mirror
from demo.dates import at
from demo.texts.scenarios import HOME_CARE, LIBRARY, ROUTINE, SCHOOL
from demo.trainings import key_of
from demo.work_types import WORK_TYPES_OF
from organisation.models import JobRole
from quizzes.models import QuizPage
from scenarios import signal_handlers, versions
from scenarios.models import ScenarioIndexPage, ScenarioPage
from scenarios.page_document import values_of

INDEX = "scenarier"
PUBLISHED = at(date(2026, 8, 31), 9)
INTRO = "Öva på händelser som liknar dina egna. Du väljer vad du gör och får veta hur det stämmer med rutinen."
SLUGS = {"rutinen": ROUTINE, "orden-pa-lektionen": SCHOOL, "hembesoket": HOME_CARE, "klistermarkena": LIBRARY}


def write_work_types(store):
    """The types of work of the job roles that were made now."""
    types = dict(WorkType.objects.values_list("key", "pk"))
    codes = {code: key for key, codes in WORK_TYPES_OF.items() for code in codes}
    roles = JobRole.objects.filter(code__in=store.new["job_role"])
    JobRole.work_types.through.objects.bulk_create(
        JobRole.work_types.through(jobrole=role, worktype_id=types[codes[role.code]]) for role in roles
    )


def write_scenarios(pages, front, course):
    """The list, the scenarios in it, and an alias of each but the routine in the course."""
    index = pages.add(front, ScenarioIndexPage, INDEX, title="Scenarier", intro=INTRO)
    made = 0
    for slug, scenario in SLUGS.items():
        page = _scenario(pages, index, slug, scenario)
        if scenario is not ROUTINE:
            made += _alias(pages, page, course, f"kurs-{slug}")
    if made:
        _quiz_last(course)
        mirror.mirror_course(course.specific)


def _quiz_last(course):
    """The quiz comes after what one practises."""
    course = Page.objects.get(pk=course.pk)
    quiz = course.get_children().type(QuizPage).first()
    if quiz is not None:
        quiz.move(course, pos="last-child")


def _scenario(pages, index, slug, scenario):
    if key_of(slug) in pages.have:
        return pages.have[key_of(slug)]
    values, missing = values_of(scenario)
    if missing:
        raise ValueError(f"{slug} names what Ekvalla lacks: {', '.join(missing)}")
    work_types = values.pop("work_types")
    page = pages.add(
        index,
        ScenarioPage,
        slug,
        publish=False,
        is_routine=scenario is ROUTINE,
        prevention_level="specific",
        required=False,
        owner_role_id=pages.roles["samordnare"],
        next_review=pages.next_review,
        **values,
    )
    page.work_types.set(work_types)
    versions.publish(page.training_key, page.scenario, at=PUBLISHED)  # Publishing the page then finds it.
    pages.publish(page)
    return page


def _alias(pages, page, course, slug):
    """The same scenario as a part of the course: a training of its own, with the same text. Was it made now?"""
    key = key_of(slug)
    if key in pages.have:
        return False
    alias = page.specific.create_alias(parent=course, update_slug=slug, user=pages.publisher)
    alias.translation_key = key
    alias.save(update_fields=["translation_key"])
    versions.publish(key, alias.specific.scenario, at=PUBLISHED)
    signal_handlers.follow_publication(alias.specific)
    pages.have[key] = alias
    pages.store.created += 1
    return True
