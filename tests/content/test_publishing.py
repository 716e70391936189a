"""Every way by which a page is published: what cannot be seen or heard by all stays a draft, which is always saved."""

import gc
import json
import warnings
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, Workflow, WorkflowPage
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from content.blocks import BODY, SHORT_TEXT_FEATURES, TEXT_FEATURES
from content.publishing import NotFinished
from content.writing_in_words import told
from support.models import SupportPage
from tests.courses.conftest import cms as cms
from tests.courses.conftest import said as said
from tests.factories import pages, public_pages
from tests.factories.kept import keep

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),  # Wagtail leaves its own to Python to close.
]


@pytest.fixture(autouse=True)
def files_are_closed():
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


class Draft:
    """A body with an image and a film, which has what it needs or lacks both."""

    def __init__(self, is_valid):
        self.is_valid = is_valid
        self.image = {"image": public_pages.image().pk, "decorative": False, "alt_text": "Stig" if is_valid else ""}
        captions = public_pages.document("film.vtt", public_pages.CAPTIONS.encode())
        self.film = {
            "title": "Samtalet",
            "video": public_pages.document("film.mp4").pk,
            "captions": captions.pk if is_valid else None,
            "transcript": "<p>Hej.</p>",
        }

    @property
    def body(self):
        figure = {"image": self.image, "caption": ""}
        return json.dumps(
            [{"type": "image", "value": figure, "id": "bild"}, {"type": "video", "value": self.film, "id": "film"}]
        )

    def form(self, page, **changes):
        image = {name: value for name, value in self.image.items() if value}
        film = self.film | {"captions": self.film["captions"] or "", "transcript": rich_text("<p>Hej.</p>")}
        blocks = [("image", {"image": image, "caption": ""}), ("video", film)]
        data = {
            "title": page.title,
            "slug": page.slug,
            "kind": page.kind,
            "answer": "Nytt svar.",
            "intro": rich_text(""),
            "privacy": rich_text(""),
            "steps": streamfield([]),
            "body": streamfield(blocks),
            "more_contacts": streamfield([]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
        return nested_form_data(data) | changes


@pytest.fixture(params=[True, False], ids=["valid", "invalid"])
def draft(request, wagtail_root):
    return Draft(request.param)


@pytest.fixture
def wrong(wagtail_root):
    return Draft(is_valid=False)


@keep
def kept_live():
    """A published page, valid as it is."""
    return pages.publish(public_pages.support_page(public_pages.front_page()))


@pytest.fixture
def live(wagtail_root, kept_live):
    return kept_live()


def save(page, draft):
    """The draft as the newest revision of the page, as an editor leaves it who saves it."""
    page.body, page.answer = draft.body, "Nytt svar."
    page.save_revision()
    return SupportPage.objects.get(pk=page.pk)


def answer_of(page):
    return SupportPage.objects.get(pk=page.pk).answer


def edit(cms, page, draft, **changes):
    return cms.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), draft.form(page, **changes))


def errors_in(response):
    return str(response.context["form"].errors)


# What becomes of a form.


def test_a_draft_can_always_be_saved(cms, live, draft):
    response = edit(cms, live, draft)
    assert response.status_code == 302
    assert SupportPage.objects.get(pk=live.pk).get_latest_revision().content["answer"] == "Nytt svar."
    assert answer_of(live) != "Nytt svar."


def test_a_film_of_the_wrong_kind_can_be_saved_in_a_draft(cms, live, wrong):
    wrong.film |= {"video": public_pages.document("film.pdf").pk, "captions": public_pages.document("fel.vtt").pk}
    assert edit(cms, live, wrong).status_code == 302
    assert edit(cms, live, wrong, **{"action-publish": "1"}).status_code == 200


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_the_button_refuses_all_at_once_each_in_its_place(cms, live, draft, action):
    with_workflow(live)
    response = edit(cms, live, draft, **{action: "1"})
    assert response.status_code == (302 if draft.is_valid else 200)
    if not draft.is_valid:
        errors = response.context["form"].errors["body"].as_data()[0].block_errors
        assert list(errors) == [0, 1]
        assert "alt_text" in errors[0].block_errors["image"].block_errors
        assert "captions" in errors[1].block_errors
        assert answer_of(live) != "Nytt svar." and live.current_workflow_state is None


def test_the_button_refuses_a_schedule(cms, live, draft):
    later = timezone.localtime() + timedelta(days=2)
    go_live = {"go_live_at": later.strftime("%Y-%m-%d %H:%M"), "action-publish": "1"}
    response = edit(cms, live, draft, **go_live)
    assert response.status_code == (302 if draft.is_valid else 200)
    assert Revision.objects.filter(approved_go_live_at__isnull=False).exists() == draft.is_valid


def test_a_new_page_is_saved_as_a_draft_and_not_published(cms, live, draft):
    url = reverse("wagtailadmin_pages:add", args=["support", "supportpage", live.get_parent().pk])
    data = draft.form(live) | {"slug": "ny"}
    response = cms.post(url, data | {"action-publish": "1"})
    assert response.status_code == (302 if draft.is_valid else 200)
    assert SupportPage.objects.filter(slug="ny", live=True).exists() == draft.is_valid
    if not draft.is_valid:
        assert cms.post(url, data).status_code == 302
        assert SupportPage.objects.filter(slug="ny", live=False).exists()


# The ways that ask no form. Each publishes the newest draft.


def with_workflow(page):
    workflow = Workflow.objects.first()
    WorkflowPage.objects.get_or_create(page=page.get_parent(), defaults={"workflow": workflow})
    return workflow


def by_approval(cms, page):
    state = with_workflow(page).start(page, None).current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return cms.post(url, {"comment": ""}, follow=True)


def by_bulk_action(cms, page):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return cms.post(f"{url}?id={page.pk}&next=/cms/", follow=True)


def by_bulk_action_on_the_parent(cms, page):
    SupportPage.objects.filter(pk=page.pk).update(live=False)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return cms.post(f"{url}?id={page.get_parent().pk}&next=/cms/", {"include_descendants": "on"}, follow=True)


@pytest.mark.parametrize("publish", [by_approval, by_bulk_action, by_bulk_action_on_the_parent])
def test_the_cms_publishes_it_or_says_what_is_missing_and_where(cms, live, draft, publish):
    page = save(live, draft)
    response = publish(cms, page)
    assert response.status_code == 200, response.redirect_chain
    assert (answer_of(page) == "Nytt svar.") == draft.is_valid
    if not draft.is_valid:
        message = " ".join(said(response))
        places = [told(one).place for one in refused(page).value.findings]
        assert len(places) == 2 and all(place in message for place in places)
        assert page.get_latest_revision().content["answer"] == "Nytt svar."


def refused(page):
    with pytest.raises(NotFinished) as error:
        page.get_latest_revision().publish()
    return error


def test_approval_leaves_the_task_open(cms, live, wrong):
    page = save(live, wrong)
    by_approval(cms, page)
    assert SupportPage.objects.get(pk=page.pk).current_workflow_task_state.status == "in_progress"


def test_approval_in_a_dialogue_leads_to_the_editor(cms, live, wrong):
    page = save(live, wrong)
    state = with_workflow(page).start(page, None).current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    response = cms.post(url, {"comment": ""}, headers={"X-Requested-With": "XMLHttpRequest"})
    assert response.json()["redirect"] == reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_one_page_that_is_not_finished_stops_all_of_a_bulk_action(cms, live, wrong):
    first = save(public_pages.support_page(live.get_parent(), title="Första", live=False), Draft(is_valid=True))
    page = save(live, wrong)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    cms.post(f"{url}?id={first.pk}&id={page.pk}")
    assert not SupportPage.objects.get(pk=first.pk).live


def test_the_api_of_the_cms(cms, live, draft):
    page = save(live, draft)
    response = cms.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))
    assert response.status_code == (200 if draft.is_valid else 400)
    assert (answer_of(page) == "Nytt svar.") == draft.is_valid


def test_code(live, draft):
    page = save(live, draft)
    if draft.is_valid:
        page.get_latest_revision().publish()
    else:
        assert [reason for reasons in refused(page).value.message_dict.values() for reason in reasons]
    assert (answer_of(page) == "Nytt svar.") == draft.is_valid


def test_a_schedule_that_was_approved_without_a_form(live, draft):
    """Such as by the approval of a workflow."""
    page = save(live, draft).get_latest_revision_as_object()
    page.go_live_at = timezone.now() + timedelta(days=1)
    revision = page.save_revision()
    if draft.is_valid:
        revision.publish()
    else:
        refused(page)
    assert Revision.objects.filter(approved_go_live_at__isnull=False).exists() == draft.is_valid


def test_what_was_scheduled_before_stays_a_draft_and_the_others_go_live(live, wrong):
    """With a time that has come, but without what is asked for now."""
    unfinished = save(live, wrong)
    finished = save(public_pages.support_page(live.get_parent(), title="Klar"), Draft(is_valid=True))
    for minutes, page in enumerate((unfinished, finished), start=1):
        revision = page.get_latest_revision()
        time = timezone.now() - timedelta(minutes=10 - minutes)
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=time)
    call_command("publish_scheduled")
    assert (answer_of(unfinished) == "Nytt svar.", answer_of(finished) == "Nytt svar.") == (False, True)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


# What is not stopped.


def test_an_old_page_without_texts_can_be_moved_copied_and_taken_away(live, wrong):
    """It is live from before it was asked for."""
    live.body = wrong.body
    live.save()
    copy = live.copy(update_attrs={"slug": "kopia"})
    assert copy.live
    live.move(copy, pos="last-child")
    SupportPage.objects.get(pk=live.pk).unpublish()
    assert not SupportPage.objects.get(pk=live.pk).live


def test_a_skipped_heading_is_only_advice(live):
    live.body = json.dumps([{"type": "text", "value": "<h2>A</h2><h4>B</h4>", "id": "a"}])
    pages.publish(live)
    assert "h4" in str(SupportPage.objects.get(pk=live.pk).body)


def test_rich_text_holds_no_images():
    """So every image stands in a block that asks for its text."""
    assert {"image", "embed"}.isdisjoint(TEXT_FEATURES + SHORT_TEXT_FEATURES)
    assert "image" in dict(BODY)


def test_the_front_page_has_nothing_to_lack(wagtail_root):
    front = pages.publish(public_pages.front_page())
    assert front.live
