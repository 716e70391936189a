"""The local plans that concern a person: those of the units where they work, or of the nearest unit above."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from content.languages import code_of, content_language, twins_of
from content.restricted import readable
from organisation.models import UnitPeriod
from organisation.whom_to_call import chains_of_person
from start.models import LocalPlanPage


@dataclass(frozen=True)
class Plan:
    """A plan as lists show it, in the reader's language where it has been translated."""

    title: str
    url: str
    lead: str
    decision: str
    language: str
    unit_name: str


def plans_for(request):
    """[Plan] of the reader, that of the largest placement first; none for a visitor. At most four queries."""
    if not request.user.is_authenticated:
        return []
    today = timezone.localdate()
    chains = chains_of_person(request.user, today)
    pages = LocalPlanPage.objects.live().filter(alias_of=None, locale__language_code=settings.LANGUAGE_CODE)
    pages = pages.filter(unit__in={unit for chain in chains for unit in chain}) if chains else pages.none()
    names = UnitPeriod.objects.on(today).filter(unit=OuterRef("unit")).values("name")[:1]
    by_unit = {page.unit_id: page for page in readable(pages.annotate(unit_name=Subquery(names)), request.user)}
    nearest = [next((by_unit[unit] for unit in chain if unit in by_unit), None) for chain in chains]
    found = list(dict.fromkeys(page for page in nearest if page))
    twins = twins_of(found, content_language(request))
    return [_plan(twins[page.pk], page.unit_name, request) for page in found]


def _plan(page, unit_name, request):
    return Plan(page.title, page.get_url(request), page.lead, page.decision, code_of(page), unit_name)
