"""The panel that tells an editor how a text reads, and the page that looks again."""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import GroupPagePermission
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from content.panels import readers_of
from content.writing import PUBLIC, STAFF
from courses.models import CoursePage, LessonPage, MeetingMaterialPage
from organisation.models import User
from scenarios.models import ScenarioPage
from start.models import FrontPage
from support.models import SupportPage
from tests.courses.conftest import cms as cms
from tests.factories import public_pages, scenarios

pytestmark = pytest.mark.django_db
LOUD = json.dumps([{"type": "text", "value": "<p>Ring GENAST.</p>", "id": "a"}])


@pytest.fixture
def draft(wagtail_root):
    """A published page whose newer draft shouts."""
    page = public_pages.support_page(public_pages.front_page())
    page.body = LOUD
    page.save_revision()
    return SupportPage.objects.get(pk=page.pk)


def url_of(page):
    return reverse("writing", args=[page.pk])


def form_of(page, text):
    """What the browser sends of the edit form."""
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "kind": page.kind,
            "answer": page.answer,
            "intro": rich_text(""),
            "privacy": rich_text(""),
            "steps": streamfield([]),
            "body": streamfield([("text", rich_text(text))]),
            "more_contacts": streamfield([]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
    )


@pytest.mark.parametrize(
    ("model", "readers"),
    [
        (SupportPage, PUBLIC),
        (FrontPage, PUBLIC),
        (LessonPage, STAFF),
        (CoursePage, STAFF),
        (MeetingMaterialPage, STAFF),
        (ScenarioPage, STAFF),
    ],
)
def test_every_sort_of_page_has_the_panel(model, readers):
    assert readers_of(model) == readers


def test_the_editor_shows_the_saved_draft(cms, draft):
    html = cms.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert f'data-url="{url_of(draft)}"' in html
    assert "<q" in html and ">GENAST</q>" in html


def test_a_new_page_is_told_to_be_saved(cms, draft):
    url = reverse("wagtailadmin_pages:add", args=["support", "supportpage", draft.get_parent().pk])
    assert _("Save the page, and you see here how the text reads.") in cms.get(url).content.decode()


def test_a_scenario_shows_it_too(cms, wagtail_root):
    page = scenarios.published(scenarios.rehearsal())
    assert "data-writing-summary" in cms.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def test_looking_again_reads_the_saved_draft(cms, draft):
    assert ">GENAST</q>" in cms.get(url_of(draft)).content.decode()


def test_the_unsaved_form_is_read_and_nothing_is_stored(cms, draft):
    revisions = draft.revisions.count()
    html = cms.post(url_of(draft), form_of(draft, "<p>Ring STRAX.</p>")).content.decode()
    assert (">STRAX</q>" in html, "GENAST" in html) == (True, False)
    assert draft.revisions.count() == revisions
    assert ">GENAST</q>" in cms.get(url_of(draft)).content.decode()


def test_a_form_with_mistakes_is_read_as_far_as_it_goes(cms, draft):
    data = form_of(draft, "<p>Ring STRAX.</p>") | {"title": "", "kind": "finns-inte", "reviewed_on": "i går"}
    response = cms.post(url_of(draft), data)
    html = response.content.decode()
    assert response.status_code == 200
    assert ">STRAX</q>" in html
    assert all(label.capitalize() in html for label in (_("title"), _("kind"), _("reviewed on")))


@pytest.mark.parametrize("data", [{}, {"body-count": "många"}, {"body-count": "1", "body-0-type": "annat"}])
def test_a_form_that_is_none_is_no_server_error(cms, draft, data):
    assert cms.post(url_of(draft), data).status_code == 400


def test_text_is_escaped(cms, draft):
    draft.body = json.dumps([{"type": "quote", "value": {"text": "<B>SCRIPT</B>", "source": ""}, "id": "a"}])
    draft.emergency_text = "<SCRIPT>"
    draft.save_revision()
    html = cms.get(url_of(draft)).content.decode()
    assert "<SCRIPT" not in html and "<B>" not in html


class TestWhoMayLook:
    @pytest.fixture
    def editor(self, draft):
        """Somebody who may edit this page, and no other."""
        group = Group.objects.create(name="Stödsidor")
        group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
        may = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
        GroupPagePermission.objects.create(group=group, page=draft, permission=may)
        person = User.objects.create_user("moa")
        person.groups.add(group)
        client = Client(headers={"X-Requested-With": "XMLHttpRequest"})
        client.force_login(person)
        return client

    def test_who_may_edit_the_page(self, editor, draft):
        assert editor.get(url_of(draft)).status_code == 200

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_not_the_neighbours_page(self, editor, draft, method):
        other = public_pages.support_page(draft.get_parent(), title="Annan", answer="HEMLIGT")
        response = getattr(editor, method)(url_of(other))
        assert response.status_code == 403
        assert "HEMLIGT" not in response.content.decode()

    def test_a_page_that_is_not_there(self, cms, draft):
        assert cms.get(reverse("writing", args=[99999])).status_code == 404

    def test_a_page_without_text(self, cms, draft):
        assert cms.get(reverse("writing", args=[draft.get_root().pk])).status_code in (302, 404)

    def test_a_visitor_signs_in(self, client, draft):
        assert client.get(url_of(draft)).status_code == 302
