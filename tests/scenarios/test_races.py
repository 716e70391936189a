"""Two requests at the same moment: one choice is stored, one run begun, one completion recorded, one version made."""

import pytest
from django.db import IntegrityError

from scenarios import runs, versions
from scenarios.models import Run, RunEvent, ScenarioVersion
from scenarios.runs import ANSWERED, Refused
from tests.factories import scenarios
from tests.factories.at_once import at_once
from tests.factories.scenarios import id_of
from tracking.models import Completion, Round

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql_only]


@pytest.fixture
def run(anna, scenario_page):
    return runs.begin(anna, versions.newest(scenario_page.training_key))


def chooser(run, key, number, seq, position):
    def choose():
        fresh = Run.objects.select_related("version", "person").get(pk=run.pk)
        return runs.choose(fresh, seq=seq, position=position, choice_id=id_of(key, number))

    return choose


def test_the_same_choice_is_stored_once(run):
    outcomes = at_once(*[chooser(run, "A1", 2, 1, 1)] * 6)
    assert not [one for one in outcomes if isinstance(one, Exception)]
    assert RunEvent.objects.count() == 1


def test_of_two_answers_one_stands_and_the_other_is_told(run):
    outcomes = at_once(*[chooser(run, "A1", number, 1, 1) for number in (1, 2, 1, 2)])
    refused = [one for one in outcomes if isinstance(one, Exception)]
    assert {type(one) for one in refused} == {Refused} and {one.reason for one in refused} == {ANSWERED}
    assert len(refused) == 2 and RunEvent.objects.count() == 1


def test_many_who_begin_open_one_run(anna, scenario_page):
    version = versions.newest(scenario_page.training_key)
    outcomes = at_once(*[lambda: runs.begin(anna, version)] * 6)
    assert len({one.pk for one in outcomes}) == 1 and Run.objects.count() == 1


def test_the_last_choice_completes_once(anna, run):
    runs.choose(run, seq=1, position=1, choice_id=id_of("A1", 2))
    outcomes = at_once(*[chooser(run, "A2", 2, 2, 2)] * 6)
    assert sum(one.is_completed for one in outcomes) == 1
    assert Completion.objects.filter(person=anna).count() == Round.objects.filter(person=anna).count() == 1


def test_beginning_anew_and_choosing_do_not_wait_for_each_other_for_ever(anna, run):
    version = run.version
    outcomes = at_once(chooser(run, "A1", 2, 1, 1), lambda: runs.begin(anna, version, anew=True))
    assert all(isinstance(one, (Refused, runs.Stored, Run)) for one in outcomes)
    assert Run.objects.filter(closed_at=None).count() == 1


def test_two_publications_make_one_version_of_each_number(scenario_page):
    changed = [scenarios.scenario(f"A? B C\nB!\nC{'' if number else 'x'}!") for number in (0, 1)]
    outcomes = at_once(*[lambda one=one: versions.publish(scenario_page.training_key, one) for one in changed])
    assert all(isinstance(one, (ScenarioVersion, IntegrityError)) for one in outcomes)
    numbers = list(ScenarioVersion.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
