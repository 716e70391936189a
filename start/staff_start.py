"""The contents of the staff start page, and the page for those who have been threatened."""

from django.conf import settings
from django.utils import timezone

from content.languages import content_language, first_of, twins_of
from content.models import ContactCard, Municipality
from content.restricted import readable
from courses.models import CourseIndexPage
from organisation import whom_to_call
from scenarios.models import ScenarioIndexPage
from scenarios.suitable import work_types_of
from start import material
from start.models import GuidancePage, Survey
from start.plans import plans_for
from tracking.my_training import tasks_of

MOST_TASKS = 3  # The rest is a click away, on “My training”.


def context(request):
    """Everything on the page. The queries do not grow with cards, pages or surveys."""
    today, reader = timezone.localdate(), request.user
    mine = work_types_of(reader, today)
    tasks, form = tasks_of(reader, today), material.filter_form(request.GET, mine)
    language = content_language(request)
    courses = first_of(CourseIndexPage.objects.live(), language)
    scenarios = first_of(ScenarioIndexPage.objects.live(), language)
    return {
        "reader": reader,
        "tasks": tasks[:MOST_TASKS],
        "more_tasks": max(len(tasks) - MOST_TASKS, 0),
        "surveys": _surveys(reader, mine, today),
        "plans": plans_for(request),
        "form": form,
        "entries": material.entries(request, form.level, form.work_types),
        "courses_url": courses.get_url(request) if courses else None,
        "scenarios_url": scenarios.get_url(request) if scenarios else None,
        **_contacts(request, today),
    }


def _surveys(reader, work_types, today):
    """[(survey, days left)]: 0 on its last day."""
    units = {unit for chain in whom_to_call.chains_of_person(reader, today) for unit in chain}
    rows = Survey.objects.open_on(today).for_staff(units, work_types)
    return [(survey, (survey.closes_on - today).days) for survey in rows]


def _contacts(request, today):
    """The reader's head and the coordinator, then the others whom staff can call, with who holds the role for them."""
    municipality = Municipality.load(request)
    coordinator = municipality.coordinator
    cards = ContactCard.objects.current().exclude(audience=ContactCard.Audience.PUBLIC).select_related("held_by")
    if coordinator:
        cards = cards.exclude(pk=coordinator.pk)
    cards = list(cards)
    whom_to_call.show_on([coordinator, *cards] if coordinator else cards, request.user, today, municipality)
    head = next((card for card in cards if card.held_by and card.held_by.key == whom_to_call.HEAD_KEY), None)
    return {"head": head, "coordinator": coordinator, "cards": [card for card in cards if card is not head]}


def page_for_threatened(request):
    """The page that this visitor may read about being threatened, in their language, or None. For anybody."""
    rows = GuidancePage.objects.live().filter(is_for_threatened=True, alias_of=None)
    page = rows.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("pk").first()
    if page is None:
        return None
    twin = twins_of([page], content_language(request))[page.pk]
    return next((one for one in (twin, page) if _is_open(one)), None) or _for_staff(page, twin, request.user)


def _is_open(page):
    return page.is_open_to_all and not page.get_view_restrictions()


def _for_staff(page, twin, user):
    return twin if user.is_authenticated and readable([page], user) else None
