"""What to look at among the scenarios."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.models import WorkType
from tests.factories import pages, scenarios

pytestmark = pytest.mark.django_db

URL = "scenario_admin:review"


def shown(cms):
    return cms.get(reverse(URL)).context


@pytest.fixture(autouse=True)
def index(world):
    return scenarios.scenario_index()


def test_groups_without_a_scenario_are_listed(cms, world):
    care, school = (WorkType.objects.create(key=key, title=key.title()) for key in ("vard", "skola"))
    nord = world.unit("Nord")
    for title, types in (("undersköterska", [care]), ("lärare", [school]), ("kock", [])):
        world.job_role(title).work_types.set(types)
        world.staff(nord, title)
        world.staff(nord, title)
    world.job_role("ingen")
    scenarios.published(replace(scenarios.rehearsal(), work_types=("vard",)))
    scenarios.draft(replace(scenarios.rehearsal(), work_types=("skola",)))
    found = [(group.job_role, group.number, group.work_types) for group in shown(cms)["without"]]
    assert found == [("kock", 2, []), ("lärare", 2, ["Skola"])]


def test_pages_published_with_errors_are_listed(cms):
    page = scenarios.published(scenarios.rehearsal())
    page.steps = scenarios.values_of(scenarios.scenario("A? B C\nB:\nC!"))[0]["steps"]
    pages.publish(page)
    ((listed, row),) = shown(cms)["refused"]
    assert (listed.pk, row.errors > 0) == (page.pk, True)


def test_what_has_to_be_reviewed_is_in_the_report_of_everything(cms):
    html = cms.get(reverse(URL)).text
    assert reverse("review:report") + "?kind=scenarios.scenariopage" in html


def test_the_page_asks_as_many_questions_however_much_there_is(cms, world):
    scenarios.published(scenarios.rehearsal())
    shown(cms)
    with CaptureQueriesContext(connection) as few:
        shown(cms)
    nord = world.unit("Nord")
    for number in range(4):
        world.staff(nord, f"roll {number}")
        scenarios.published(scenarios.rehearsal())
    with CaptureQueriesContext(connection) as many:
        shown(cms)
    assert len(many) == len(few)


def test_only_those_who_may_make_scenarios(learner):
    assert learner.get(reverse(URL)).status_code in (302, 403)
