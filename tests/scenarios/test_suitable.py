"""The list of scenarios: the routine first, then those for one's own work."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.models import WorkType
from tests.factories import pages, scenarios

pytestmark = pytest.mark.django_db


@pytest.fixture
def care(world):
    """Home care as a type of work, which the job role of assistant nurses belongs to."""
    care = WorkType.objects.create(key="hemtjanst", title="Hemtjänst")
    world.job_role("undersköterska").work_types.add(care)
    return care


def shown(client, index):
    """{group: titles} of the list."""
    groups = client.get(index.url).context["groups"]
    return {name: [entry.page.title for entry in entries] for name, entries in groups.items()}


def make(title, *work_types, **values):
    return scenarios.published(replace(scenarios.rehearsal(), title=title, work_types=work_types), **values)


def test_the_routine_is_first_and_ones_own_work_before_the_others(world, anna, learner, care):
    world.staff(world.unit("Nord"), person=anna)
    index = pages.publish(scenarios.scenario_index())
    make("Hembesöket", "hemtjanst")
    make("Biblioteket")
    make("Rutinen", is_routine=True)
    scenarios.draft(replace(scenarios.rehearsal(), title="Utkast"))
    assert shown(learner, index) == {
        "routine": ["Rutinen"],
        "suitable": ["Hembesöket"],
        "others": ["Biblioteket"],
    }


def test_a_scenario_in_a_course_that_is_a_draft_is_closed(learner, world):
    index = pages.publish(scenarios.scenario_index())
    course = pages.course(lessons=1)
    page = make("I kursen", parent=course)
    assert shown(learner, index)["others"] == ["I kursen"]
    guide = reverse("scenarios:guide", args=[page.training_key])
    assert learner.get(guide).status_code == 200
    course.unpublish()
    page.refresh_from_db()
    page.live = True
    page.save()
    assert shown(learner, index)["others"] == []
    assert learner.get(guide).status_code == 404


def test_the_list_tells_what_is_completed(learner, player):
    player.play("A1:2", "A2:2")
    index = pages.publish(scenarios.scenario_index())
    (entry,) = learner.get(index.url).context["groups"]["others"]
    assert entry.completed_on is not None


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(learner, world, django_assert_num_queries):
    index = pages.publish(scenarios.scenario_index())
    make("Ett")
    learner.get(index.url)
    with CaptureQueriesContext(connection) as one:
        learner.get(index.url)
    for title in ("Två", "Tre", "Fyra"):
        make(title)
    with django_assert_num_queries(len(one)):
        learner.get(index.url)
