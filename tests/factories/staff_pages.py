"""Pages for staff that tests build with a word per fact."""

from itertools import count

from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from content.models import WorkType
from start.models import FormGuidePage, GuidancePage, LocalPlanPage, StaffSectionPage
from tests.factories import pages

numbers = count(1)


def section():
    """The section for staff beneath the front page, made once in a test."""
    found = StaffSectionPage.objects.first()
    page = StaffSectionPage(title="För dig som arbetar här", slug="for-dig-som-arbetar-har")
    return found or pages.front_page().add_child(instance=page)


def guidance(title="Symboler och koder", work_types=(), **values):
    """A published page for staff."""
    return _add(GuidancePage, title, work_types, **values)


def form_guide(title="Blankett", work_types=(), **values):
    return _add(FormGuidePage, title, work_types, **values)


def local_plan(unit, title="Planen i korthet", **values):
    return _add(LocalPlanPage, title, unit=unit, **values)


def _add(model, title, work_types=(), **values):
    values = {"lead": "Så här gör du.", "slug": f"sida-{next(numbers)}"} | values
    page = section().add_child(instance=model(title=title, live=False, **values))
    page.work_types.set(work_type(key) for key in work_types)
    return pages.publish(page)


def work_type(key):
    return WorkType.objects.get_or_create(key=key, defaults={"title": key.capitalize()})[0]


def restrict(page, *groups, kind=PageViewRestriction.GROUPS):
    """Only those in the groups may read the page and what is beneath it; gives the groups."""
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="ekorre")
    found = [Group.objects.get_or_create(name=name)[0] for name in groups]
    restriction.groups.set(found)
    return found
