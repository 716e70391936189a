"""An editor walks through a draft and saves the way as a walkthrough."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _

from scenarios.models import Run, ScenarioPage
from scenarios.scenario_admin.walking import way_by
from tests.factories import scenarios
from tests.factories.scenarios import id_of
from tests.scenarios.conftest import said

pytestmark = pytest.mark.django_db

END = f"{id_of('A1', 2)},{id_of('A2', 2)}"


@pytest.fixture
def draft(world):
    return scenarios.draft(scenarios.rehearsal())


def url_of(draft, path=""):
    return f"{reverse('scenario_admin:walk', args=[draft.pk])}?path={path}"


def walkthroughs(draft):
    return ScenarioPage.objects.get(pk=draft.pk).get_latest_revision_as_object().scenario.walkthroughs


def test_the_walk_begins_at_the_start_and_links_on(cms, draft):
    text = cms.get(url_of(draft)).content.decode()
    assert "Vad gör du först?" in text and url_of(draft, id_of("A1", 2)) in text
    assert not Run.objects.exists()


def test_the_walk_follows_the_path_as_far_as_it_holds():
    document = scenarios.rehearsal()
    assert way_by(document, f"{id_of('A1', 2)},{id_of('A3', 1)}").here.key == "A2"
    assert way_by(document, "x").here.key == "A1"
    assert way_by(document, END).is_ended


def test_a_way_is_saved_as_a_walkthrough(cms, draft):
    response = cms.post(url_of(draft, END), {"name": "Fall D"}, follow=True)
    assert _("“%(name)s” is saved in the draft.") % {"name": "Fall D"} in said(response)
    saved = walkthroughs(draft)[-1]
    assert (saved.name, ",".join(saved.choices), saved.outcome) == ("Fall D", END, id_of("SLUT"))


@pytest.mark.parametrize(("path", "name"), [("", "Fall D"), (END, ""), (END, "  ")])
def test_what_is_not_whole_is_not_saved(cms, draft, path, name):
    before = walkthroughs(draft)
    assert cms.post(url_of(draft, path), {"name": name}).status_code == 302
    assert walkthroughs(draft) == before


def test_without_a_start_it_says_so(cms, world):
    document = scenarios.scenario("A? B C\nB!\nC!")
    broken = scenarios.draft(document.__class__(title="Utan", steps=document.steps[1:]))
    text = cms.get(url_of(broken)).content.decode()
    assert _("The scenario has no start, or more than one. Mark exactly one step.") in text


def test_only_those_who_may_edit_the_page(learner, draft):
    assert learner.get(url_of(draft)).status_code in (302, 403)
    assert Client().get(url_of(draft)).status_code == 302
