"""The editor's form: keys become ids, errors block what publishes, and a draft is kept as it is."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from scenarios.document import Rule
from scenarios.models import ScenarioPage, ScenarioVersion
from scenarios.page_document import document_of
from tests.factories import scenarios
from tests.factories.scenario_forms import form_of
from tests.factories.scenarios import choice, id_of, step

pytestmark = pytest.mark.django_db

BROKEN = scenarios.scenario("A? B C\nB! \nC:")  # C leads nowhere.


@pytest.fixture
def draft(world):
    return scenarios.draft(scenarios.rehearsal())


def edit_url(draft):
    return reverse("wagtailadmin_pages:edit", args=[draft.pk])


def send(cms, draft, document, **changes):
    return cms.post(edit_url(draft), form_of(document, draft.slug, **changes))


def latest(draft):
    return ScenarioPage.objects.get(pk=draft.pk).get_latest_revision_as_object()


def test_the_form_gives_back_what_the_page_holds(cms, draft):
    assert send(cms, draft, scenarios.rehearsal()).status_code == 302
    assert document_of(latest(draft)) == scenarios.rehearsal()


def test_keys_that_are_typed_become_ids(cms, draft):
    typed = {
        "steps-0-value-choices-0-value-target": "A1b",
        "steps-0-value-choices-1-value-target": " A2 ",
        "walkthroughs-0-value-choices-0-value": "A1:2",
        "walkthroughs-0-value-outcome": "SLUT",
        "rules-count": 1,
        "rules-0-type": "passes",
        "rules-0-order": 0,
        "rules-0-deleted": "",
        "rules-0-value-given": "A2:1",
        "rules-0-value-passes": "A3",
    }
    assert send(cms, draft, scenarios.rehearsal(), **typed).status_code == 302
    document = document_of(latest(draft))
    assert document.steps == scenarios.rehearsal().steps
    assert document.walkthroughs == scenarios.rehearsal().walkthroughs
    assert [(rule.given, rule.passes) for rule in document.rules] == [(id_of("A2", 1), id_of("A3"))]


def test_a_key_of_a_step_that_is_not_saved_yet_is_found(cms, draft):
    document = scenarios.rehearsal()
    fresh = replace(step("NY", "outcome"), id="")
    ways = replace(document.steps[0], choices=(choice("A1", 1, None), replace(choice("A1", 2, None), target="NY")))
    response = send(cms, draft, replace(document, steps=(ways, *document.steps[1:], fresh)))
    assert response.status_code == 302
    saved = document_of(latest(draft))
    assert saved.steps[0].choices[1].target == saved.steps[-1].id != ""


def test_the_form_shows_keys(cms, draft):
    form = cms.get(edit_url(draft)).context["form"]
    raw = form.initial["steps"].get_prep_value()
    assert [row["value"]["target"] for row in raw[0]["value"]["choices"]] == ["A1b", "A2"]
    assert form.initial["walkthroughs"].get_prep_value()[0]["value"]["outcome"] == "SLUT"


def test_a_draft_with_errors_is_saved(cms, draft):
    assert send(cms, draft, BROKEN).status_code == 302
    assert document_of(latest(draft)).steps == BROKEN.steps
    assert not ScenarioVersion.objects.exists()


@pytest.mark.parametrize(
    "action",
    [
        {"action-publish": "1"},
        {"action-submit": "1"},
        {"action-publish": "1", "go_live_at": "2030-01-01 09:00"},
    ],
)
def test_errors_block_publishing_submitting_and_scheduling(cms, draft, action):
    response = send(cms, draft, BROKEN, **action)
    assert response.status_code == 200
    told = "\n".join(response.context["form"].non_field_errors())
    assert "E3" in told and "E6" in told and "Rubrik C" in told
    draft.refresh_from_db()
    assert not draft.live and not draft.current_workflow_state and document_of(draft).steps != BROKEN.steps


@pytest.mark.parametrize("action", [{"action-publish": "1"}, {"action-submit": "1"}])
def test_without_errors_nothing_is_blocked(cms, draft, action):
    assert send(cms, draft, scenarios.rehearsal(), **action).status_code == 302


def test_publishing_makes_a_version_and_an_unchanged_page_none(cms, draft):
    for _time in range(2):
        assert send(cms, draft, scenarios.rehearsal(), **{"action-publish": "1"}).status_code == 302
    assert [version.number for version in ScenarioVersion.objects.all()] == [1]


def test_a_new_page_is_made_in_the_cms(cms, world):
    index = scenarios.scenario_index()
    url = reverse("wagtailadmin_pages:add", args=["scenarios", "scenariopage", index.pk])
    assert cms.get(url).status_code == 200
    data = form_of(scenarios.rehearsal(), "samtalet", **{"action-publish": "1"})
    assert cms.post(url, data).status_code == 302
    assert ScenarioVersion.objects.get().scenario == scenarios.rehearsal()


def test_the_editor_sees_the_graph_and_what_is_wrong(cms, world):
    text = cms.get(edit_url(scenarios.draft(BROKEN))).content.decode()
    assert "graph-picture" in text and "E3, " in text
    assert _("As the page was last saved.") in text


def test_a_rule_that_fails_shows_the_path_as_links(cms, world):
    document = replace(scenarios.rehearsal(), rules=(Rule(passes=id_of("A3")),))
    text = cms.get(edit_url(scenarios.draft(document))).content.decode()
    path = text.split("graph-path")[1].split("</ol>")[0]
    assert [f"#block-{id_of(key)}-section" in path for key in ("A1", "A2", "A3")] == [True, True, False]


@pytest.mark.parametrize("mode", ["", "graph", "card"])
def test_a_draft_can_be_previewed_in_each_mode(cms, draft, mode):
    url = reverse("wagtailadmin_pages:view_draft", args=[draft.pk])
    response = cms.get(url, {"mode": mode})
    assert response.status_code == 200
    assert "Samtalet" in response.content.decode()
