"""Every way by which a page goes live: what is valid becomes a version, what is not is never played."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Workflow

from content.models import LawReference
from scenarios.models import RefusedPublication, Run, ScenarioPage, ScenarioVersion
from scenarios.page_document import values_of
from tests.factories import pages, scenarios
from tests.factories.public_pages import translation
from tests.factories.scenario_forms import form_of
from tests.scenarios.conftest import Player, said
from tracking.models import Edition, Part, Training

pytestmark = pytest.mark.django_db

GOOD = scenarios.rehearsal()
BROKEN = replace(GOOD, steps=GOOD.steps[:-1])  # The outcome is gone.


def save_draft(page, document):
    """Store the document as the newest revision, as an editor does who saves a draft."""
    values, _missing = values_of(document)
    work_types = values.pop("work_types")
    for name, value in values.items():
        setattr(page, name, value)
    page.work_types.set(work_types)
    return page.save_revision()


@pytest.fixture(params=[True, False], ids=["valid", "invalid"])
def case(request, world, django_capture_on_commit_callbacks):
    """A published page with a newer draft, which is valid or not."""
    live = scenarios.published(GOOD, title="Samtalet")
    document = replace(GOOD if request.param else BROKEN, introduction="En annan elev.")
    save_draft(live, document)
    return ScenarioPage.objects.get(pk=live.pk), document, request.param


def edit(cms, page, document, **changes):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return cms.post(url, form_of(document, page.slug, **changes))


# The ways. Each takes the CMS, the live page and its draft's document, and publishes the draft.


def by_button(cms, page, document):
    edit(cms, page, document, **{"action-publish": "1"})


def by_workflow(cms, page, document):
    workflow = Workflow.objects.first()
    state = workflow.start(page, None)
    state.current_task_state.approve()


def by_schedule(cms, page, document):
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled")


def by_bulk_action(cms, page, document):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    cms.post(f"{url}?id={page.pk}")


def by_admin_api(cms, page, document):
    cms.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))


def by_code(cms, page, document):
    page.get_latest_revision().publish()


WAYS = [by_button, by_workflow, by_schedule, by_bulk_action, by_admin_api, by_code]


@pytest.mark.parametrize("publish", WAYS)
def test_a_draft_goes_live(cms, learner, case, publish):
    page, document, is_valid = case
    publish(cms, page, document)
    versions = list(ScenarioVersion.objects.order_by("number"))
    assert [version.number for version in versions] == ([1, 2] if is_valid else [1])
    assert versions[-1].scenario == (document if is_valid else GOOD)
    Player(learner, page).begin()
    assert Run.objects.get().version == versions[-1]
    assert (
        learner.get(Run.objects.get().id and reverse("scenarios:step", args=[Run.objects.get().pk, 1])).status_code
        == 200
    )


def copy(cms, page, document):
    """“Copy”, with “publish copies”: Wagtail sets the copy live without publishing it."""
    data = {"new_title": "Kopia", "new_slug": "kopia", "new_parent_page": page.get_parent().pk, "publish_copies": "on"}
    cms.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    return ScenarioPage.objects.get(slug="kopia")


def alias(cms, page, document):
    return page.create_alias(parent=page.get_parent(), update_slug="alias")


@pytest.mark.parametrize("make", [copy, alias])
def test_a_copy_goes_live(cms, learner, case, make, django_capture_on_commit_callbacks):
    page, document, is_valid = case
    if not is_valid:
        page.get_latest_revision().publish()  # Live, with errors: the version before is played.
    with django_capture_on_commit_callbacks(execute=True):
        made = make(cms, ScenarioPage.objects.get(pk=page.pk), document)
    assert made.live
    found = ScenarioVersion.objects.filter(key=made.translation_key)
    assert found.exists() == is_valid
    if not is_valid:
        text = learner.get(made.url).content.decode()
        assert _("The scenario is not ready yet. Come back later.") in text
        assert learner.post(made.url).url == made.url
        assert not Run.objects.exists()


def test_an_alias_follows_its_source(world, django_capture_on_commit_callbacks):
    page = scenarios.published(GOOD)
    with django_capture_on_commit_callbacks(execute=True):
        made = page.create_alias(parent=page.get_parent(), update_slug="alias")
    save_draft(page, replace(GOOD, introduction="En annan elev.")).publish()
    numbers = ScenarioVersion.objects.filter(key=made.translation_key).order_by("number")
    assert [version.scenario.introduction for version in numbers] == [GOOD.introduction, "En annan elev."]


def test_a_refused_publication_is_noted_until_it_is_mended(world):
    page = scenarios.published(GOOD)
    save_draft(page, BROKEN).publish()
    refused = RefusedPublication.objects.get()
    assert (refused.key, refused.errors > 0) == (page.translation_key, True)
    save_draft(page, GOOD).publish()
    assert not RefusedPublication.objects.exists()


def test_the_editor_is_told_when_a_bulk_action_publishes_errors(cms, world):
    page = scenarios.published(GOOD, title="Samtalet")
    save_draft(page, BROKEN)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = cms.post(f"{url}?id={page.pk}", follow=True)
    text = _("“%(title)s” has errors, so it is not played as you wrote it: the version before still is.")
    assert text % {"title": "Samtalet"} in " ".join(said(response))


def test_the_database_refuses_to_change_a_version(world):
    scenarios.published(GOOD)
    with pytest.raises(IntegrityError), transaction.atomic():
        ScenarioVersion.objects.update(title="Annat")


def test_a_law_that_reads_otherwise_makes_a_version(world):
    law = LawReference.objects.create(key="L-ORO", title="19 kap. 1 §", text="<p>Som den löd.</p>")
    first = replace(GOOD.steps[0], laws=("L-ORO",))
    page = scenarios.published(replace(GOOD, steps=(first, *GOOD.steps[1:])))
    law.text = "<p>Som den lyder nu.</p>"
    law.save()
    for _time in range(2):
        pages.publish(page)
    texts = [version.laws["L-ORO"]["text"] for version in ScenarioVersion.objects.order_by("number")]
    assert texts == ["<p>Som den löd.</p>", "<p>Som den lyder nu.</p>"]


def test_a_scenario_alone_is_a_training_with_editions(world):
    page = scenarios.published(GOOD)
    training = Training.objects.get(key=page.translation_key)
    assert (training.kind, training.title, training.retired_on) == ("scenario", GOOD.title, None)
    assert list(Edition.objects.values_list("training", "number")) == [(training.pk, 1)]


def test_a_material_change_makes_an_edition_and_a_version(cms, world):
    page = scenarios.published(GOOD)
    document = replace(GOOD, introduction="En annan elev.")
    edit(cms, page, document, material_change="on", edition_note="Ny rutin.", **{"action-publish": "1"})
    assert list(Edition.objects.order_by("number").values_list("number", "note")) == [(1, ""), (2, "Ny rutin.")]
    version = ScenarioVersion.objects.get(number=2)
    assert (version.is_material, version.edition, version.note) == (True, 2, "Ny rutin.")


def test_a_translation_has_no_say_in_editions_and_can_be_saved(cms, world):
    page = scenarios.published(GOOD)
    home = translation(page.get_parent().get_parent().specific, "en", slug="front")
    index = translation(page.get_parent().specific, "en", home, slug="scenarios")
    values, _missing = values_of(GOOD)
    values.pop("work_types")
    twin = translation(page, "en", index, **values | {"title": "The conversation"})
    url = reverse("wagtailadmin_pages:edit", args=[twin.pk])
    fields = cms.get(url).context["form"].fields
    assert "steps" in fields and not fields.keys() & {"required", "material_change", "edition_note"}
    document = replace(GOOD, title="Another title")
    response = edit(cms, twin, document, material_change="on", **{"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    twin.refresh_from_db()
    assert (twin.title, twin.changed_in_edition, twin.required) == ("Another title", 1, True)
    assert Edition.objects.count() == 1 and ScenarioVersion.objects.count() == 1


def test_an_unpublished_or_deleted_scenario_is_retired(world):
    for end in (ScenarioPage.unpublish, ScenarioPage.delete):
        page = scenarios.published(GOOD)
        end(page)
        assert Training.objects.get(key=page.translation_key).retired_on is not None
        assert ScenarioVersion.objects.filter(key=page.translation_key).exists()


def test_a_scenario_in_a_course_is_a_part_of_it(world):
    course = pages.course(lessons=1)
    page = scenarios.published(GOOD, course)
    assert list(Part.objects.order_by("position").values_list("training__kind", flat=True)) == ["lesson", "scenario"]
    page.move(scenarios.scenario_index(), pos="last-child")
    assert list(Part.objects.values_list("training__kind", flat=True)) == ["lesson"]
    assert Training.objects.get(key=page.translation_key).retired_on is None


def test_a_scenario_that_cannot_be_played_is_no_part_of_its_course(world):
    course = pages.course(lessons=1)
    scenarios.published(BROKEN, course)
    assert list(Part.objects.values_list("training__kind", flat=True)) == ["lesson"]
