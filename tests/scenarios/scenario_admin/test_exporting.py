"""A draft as a file, and back."""

import pytest
from django.urls import reverse

from scenarios.formats.reading import read
from tests.factories import scenarios

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["json", "twee", "twine_html"])
def test_what_is_exported_is_read_back_as_it_was(cms, world, kind):
    draft = scenarios.draft(scenarios.rehearsal())
    response = cms.get(reverse("scenario_admin:export", args=[draft.pk, kind]))
    assert "attachment" in response["Content-Disposition"]
    assert read("fil", response.content).scenario == scenarios.rehearsal()


def test_h5p_carries_the_graph(cms, world):
    draft = scenarios.draft(scenarios.rehearsal())
    response = cms.get(reverse("scenario_admin:export", args=[draft.pk, "h5p"]))
    report = read("fil.h5p", response.content)
    assert report.importable and report.steps >= len(scenarios.rehearsal().steps) - 1


def test_an_unknown_kind_and_somebody_elses_page(cms, learner, world):
    draft = scenarios.draft(scenarios.rehearsal())
    assert cms.get(reverse("scenario_admin:export", args=[draft.pk, "pdf"])).status_code == 404
    assert learner.get(reverse("scenario_admin:export", args=[draft.pk, "json"])).status_code in (302, 403)


def test_the_buttons_stand_at_the_page(cms, world):
    draft = scenarios.draft(scenarios.rehearsal())
    text = cms.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    for kind in ("json", "twee", "twine_html", "h5p"):
        assert reverse("scenario_admin:export", args=[draft.pk, kind]) in text
    assert reverse("scenario_admin:walk", args=[draft.pk]) in text
