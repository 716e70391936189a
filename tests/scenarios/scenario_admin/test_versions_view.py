"""The versions of a scenario, with what each one changed."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from tests.factories import pages, scenarios

pytestmark = pytest.mark.django_db


def test_each_version_says_what_it_changed(cms, world):
    document = scenarios.rehearsal()
    page = scenarios.published(document)
    steps = tuple(replace(step, text="Ny lag.") if step.key == "A3" else step for step in document.steps)
    page.steps = scenarios.values_of(replace(document, steps=steps))[0]["steps"]
    pages.publish(page)
    rows = cms.get(reverse("scenario_admin:versions", args=[page.pk])).context["rows"]
    assert [version.number for version, _changes in rows] == [2, 1]
    assert [len(changes) if changes is not None else None for _version, changes in rows] == [1, None]


def test_before_the_first_version_it_says_so(cms, world):
    draft = scenarios.draft(scenarios.rehearsal())
    text = cms.get(reverse("scenario_admin:versions", args=[draft.pk])).content.decode()
    assert _("Nothing has been published without errors yet.") in text


def test_only_those_who_may_edit_the_page(learner, world):
    draft = scenarios.draft(scenarios.rehearsal())
    assert learner.get(reverse("scenario_admin:versions", args=[draft.pk])).status_code in (302, 403)
