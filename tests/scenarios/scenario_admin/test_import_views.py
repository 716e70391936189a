"""From a file to a draft in two steps; nothing is published, and nothing is stored of a file that nobody wants."""

import json

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _

from scenarios.document import to_data
from scenarios.models import ScenarioPage, ScenarioVersion
from scenarios.page_document import document_of
from scenarios.scenario_admin.import_views import SALT
from tests.factories import pages, scenarios
from tests.scenarios.conftest import Player, said

pytestmark = pytest.mark.django_db

DOCUMENT = scenarios.rehearsal()


@pytest.fixture(autouse=True)
def index(world):
    return scenarios.scenario_index()


def send(cms, name, content, **more):
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    return cms.post(reverse("scenario_admin:import"), {"file": file} | more)


def agree(cms, response, **more):
    return cms.post(reverse("scenario_admin:import"), {"document": response.context["document"]} | more, follow=True)


def test_a_file_is_looked_at_before_anything_is_made(cms):
    response = send(cms, "samtalet.json", json.dumps(to_data(DOCUMENT)))
    assert response.status_code == 200 and response.context["report"].importable
    assert response.context["errors"] == 0
    assert not ScenarioPage.objects.exists()


def test_agreeing_makes_a_draft_with_the_same_document(cms):
    response = agree(cms, send(cms, "samtalet.json", json.dumps(to_data(DOCUMENT))))
    page = ScenarioPage.objects.get()
    assert (page.live, page.slug, ScenarioVersion.objects.count()) == (False, "samtalet", 0)
    assert document_of(page.get_latest_revision_as_object()) == DOCUMENT
    text = _("“%(title)s” is imported as a draft. Nothing is published.") % {"title": "Samtalet"}
    assert text in said(response)


def test_ids_that_are_no_uuids_become_some(cms, learner):
    text = json.dumps(to_data(DOCUMENT))
    for step in DOCUMENT.steps:
        text = text.replace(step.id, step.key)
        for choice in step.choices:
            text = text.replace(choice.id, choice.id.upper())
    agree(cms, send(cms, "samtalet.json", text))
    page = pages.publish(ScenarioPage.objects.get())
    player = Player(learner, page)
    player.begin()
    for _step in range(2):
        way = player.way
        data = {"seq": way.events + 1, "choice": way.here.choices[-1].id}
        assert learner.post(player.url("step", way.position), data).status_code == 302
    assert player.get("end").status_code == 200


def test_twice_the_same_makes_two_pages(cms):
    for _time in range(2):
        agree(cms, send(cms, "samtalet.json", json.dumps(to_data(DOCUMENT))))
    assert ScenarioPage.objects.count() == 2


def test_a_refused_file_says_where_and_why(cms):
    response = send(cms, "saga.twee", ":: Start\nHej\n<<set $x to 1>>\n[[Slut]]\n\n:: Slut\nKlart.\n")
    assert response.status_code == 422
    (refused,) = response.context["report"].refused
    assert (refused.step, refused.line) == ("Start", 3)
    assert refused.reason in response.content.decode().replace("&lt;", "<").replace("&gt;", ">")


def test_what_is_plain_can_be_taken_when_asked_for(cms):
    twee = ":: Start\nHej\n<<set $x to 1>>\n[[Slut]]\n\n:: Slut\nKlart.\n"
    response = send(cms, "saga.twee", twee, plain_only="on")
    assert response.status_code == 200 and response.context["report"].lost
    agree(cms, response)
    assert ScenarioPage.objects.get().title


def test_no_file_or_garbage_is_no_error_page(cms):
    assert cms.post(reverse("scenario_admin:import"), {}).status_code == 422
    assert send(cms, "bild.png", b"\x89PNG\r\n\x1a\n\x00\x00").status_code == 422
    assert send(cms, "tom.twee", b"").status_code == 422


def test_snippets_that_are_not_here_are_told(cms):
    data = to_data(DOCUMENT)
    data["steps"][0]["laws"] = ["L-SAKNAS"]
    response = send(cms, "samtalet.json", json.dumps(data))
    assert response.context["missing"] == ["L-SAKNAS"]


def test_a_changed_or_old_form_imports_nothing(cms, monkeypatch):
    for document in ("x", signing.dumps(to_data(DOCUMENT), salt="annat")):
        response = cms.post(reverse("scenario_admin:import"), {"document": document}, follow=True)
        assert said(response) == [_("The form was too old. Choose the file again. Nothing has been imported.")]
    signed = signing.dumps(to_data(DOCUMENT), salt=SALT, compress=True)
    monkeypatch.setattr("scenarios.scenario_admin.import_views.DAY", -1)
    cms.post(reverse("scenario_admin:import"), {"document": signed})
    assert not ScenarioPage.objects.exists()


def test_only_those_who_may_make_pages(learner):
    assert learner.get(reverse("scenario_admin:import")).status_code in (302, 403)
