"""The material for unit meetings: who reads it, what makes a version, and that a version stays as it was."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.rich_text import RichText

from content.models import GlossaryTerm
from courses.models import MeetingMaterialPage
from tests.factories import pages
from tracking.models import MaterialVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def material(wagtail_root):
    """A published material, in its first version."""
    page = MeetingMaterialPage(title="APT-samtal", slug="apt-samtal", lead="Trettio minuter.", improvement="En sak.")
    pages.front_page().add_child(instance=page)
    return pages.publish(page)


def edit(cms, page, **changes):
    data = {
        "title": page.title,
        "slug": page.slug,
        "lead": page.lead,
        "preparation-count": 0,
        "body-count": 0,
        "questions-count": 0,
        "improvement": page.improvement,
        "version_note": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    response = cms.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data | changes)
    assert response.status_code == 302, response.context["form"].errors
    return MeetingMaterialPage.objects.get(pk=page.pk)


def publish(cms, page, **changes):
    return edit(cms, page, **changes | {"action-publish": "1"})


def versions(page):
    rows = MaterialVersion.objects.filter(key=page.translation_key).order_by("number")
    return [(row.number, row.title, row.note) for row in rows]


def at(page, number):
    return reverse("courses:material_version", args=[page.translation_key, number])


def text_of(response):
    return response.content.decode()


def test_the_first_publication_is_version_one(material):
    assert versions(material) == [(1, "APT-samtal", "")]


def test_a_draft_is_no_version(cms, material):
    edit(cms, material, new_version="on", title="Utkast")
    assert versions(material) == [(1, "APT-samtal", "")]


def test_publishing_without_the_tick_corrects_the_version(cms, material):
    publish(cms, material, title="Rättat")
    assert versions(material) == [(1, "Rättat", "")]
    assert MaterialVersion.objects.get().content["title"] == "Rättat"


def test_tick_and_publish_makes_one_version(cms, material):
    page = publish(cms, material, new_version="on", version_note="Nytt fall.", title="Ny")
    assert versions(material) == [(1, "APT-samtal", ""), (2, "Ny", "Nytt fall.")]
    form = cms.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    assert (form["new_version"].value(), form["version_note"].value()) == (False, "")
    publish(cms, page, title="Ny, rättad")
    assert versions(material) == [(1, "APT-samtal", ""), (2, "Ny, rättad", "Nytt fall.")]


def test_a_ticked_draft_saved_again_and_again_makes_one_version(cms, material):
    for _ in range(3):
        edit(cms, material, new_version="on")
    publish(cms, material, new_version="on")
    assert [number for number, *_ in versions(material)] == [1, 2]


def test_taking_the_tick_away_withdraws_it(cms, material):
    edit(cms, material, new_version="on")
    publish(cms, material)
    assert [number for number, *_ in versions(material)] == [1]


def test_a_scheduled_publication_makes_the_version_once(cms, material):
    later = timezone.localtime() + timedelta(days=1)
    go_live_at = later.strftime("%Y-%m-%d %H:%M")
    page = publish(cms, material, new_version="on", title="Schemalagd", go_live_at=go_live_at)
    call_command("publish_scheduled")
    assert versions(material) == [(1, "APT-samtal", "")]
    a_minute_ago = timezone.now() - timedelta(minutes=1)
    revision = page.scheduled_revision
    revision.approved_go_live_at = a_minute_ago
    revision.content["go_live_at"] = a_minute_ago.isoformat()
    revision.save()
    for _ in range(2):
        call_command("publish_scheduled")
    assert versions(material) == [(1, "APT-samtal", ""), (2, "Schemalagd", "")]


def test_submitted_and_approved(cms, material):
    page = edit(cms, material, **{"new_version": "on", "action-submit": "1"})
    assert len(versions(material)) == 1
    task = page.current_workflow_task_state
    cms.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {"comment": ""})
    assert [number for number, *_ in versions(material)] == [1, 2]


def test_going_back_to_an_old_revision_makes_no_version_and_lowers_none(cms, material):
    first = material.latest_revision
    publish(cms, material, new_version="on", title="Ny")
    first.publish()
    assert [number for number, *_ in versions(material)] == [1, 2]


def test_a_copy_begins_anew(cms, material):
    page = publish(cms, material, new_version="on")
    copy = page.copy(update_attrs={"slug": "kopia", "title": "Kopia"}, keep_live=False)
    assert copy.version == 1
    pages.publish(copy)
    assert versions(copy) == [(1, "Kopia", "")]


def test_an_unpublished_page_of_another_type_makes_no_version(material):
    pages.course(lessons=1)
    assert MaterialVersion.objects.count() == 1


def test_an_earlier_version_is_read_as_it_was(cms, learner, material):
    publish(cms, material, new_version="on", lead="Fyrtio minuter.")
    old = text_of(learner.get(at(material, 1)))
    assert "Trettio minuter." in old and "Fyrtio minuter." not in old
    assert "Det här är en tidigare version" in old
    assert learner.get(at(material, 2))["Location"] == MeetingMaterialPage.objects.get().url
    now = text_of(learner.get(material.url))
    assert "Fyrtio minuter." in now and at(material, 1) in now
    assert "Det här är en tidigare version" not in now


def test_versions_outlive_purged_revisions_and_the_page(cms, learner, material):
    publish(cms, material, new_version="on", lead="Fyrtio minuter.")
    call_command("purge_revisions")
    assert Revision.objects.count() == 1
    assert "Trettio minuter." in text_of(learner.get(at(material, 1)))
    MeetingMaterialPage.objects.get().unpublish()
    assert "Fyrtio minuter." in text_of(learner.get(at(material, 2)))
    MeetingMaterialPage.objects.get().delete()
    assert "Fyrtio minuter." in text_of(learner.get(at(material, 2)))


def test_a_version_without_a_text_says_so_kindly(learner):
    MaterialVersion.objects.create(key=UUID(int=5), number=7, title="Gammal", published_at=timezone.now(), content=None)
    page = learner.get(reverse("courses:material_version", args=[UUID(int=5), 7]))
    assert page.status_code == 200
    assert "Texten till version 7 finns inte kvar." in text_of(page)


def test_visitors_are_asked_to_sign_in(client, material):
    for address in (material.url, at(material, 1)):
        response = client.get(address)
        assert response.status_code == 302 and response["Location"].startswith("/logga-in/?next=")


def test_what_does_not_exist(learner, material):
    assert learner.get(at(material, 2)).status_code == 404
    assert learner.get(reverse("courses:material_version", args=[UUID(int=6), 1])).status_code == 404


def test_a_restricted_page_keeps_its_versions_to_itself(learner, material):
    material.view_restrictions.create(restriction_type="groups")
    assert learner.get(at(material, 1)).status_code == 404


def test_comments_between_editors_are_not_kept_in_the_version(material):
    assert "wagtail_admin_comments" not in MaterialVersion.objects.get().content


def test_the_preview_of_a_draft_shows_it(cms, material):
    response = cms.get(reverse("wagtailadmin_pages:view_draft", args=[material.pk]))
    assert response.status_code == 200
    assert "Trettio minuter." in text_of(response)


def test_the_start_page_links_to_what_is_published(learner, material):
    assert material.url in text_of(learner.get("/start/"))
    Page.objects.get(pk=material.pk).unpublish()
    assert material.url not in text_of(learner.get("/start/"))


def test_words_of_the_glossary_are_links_the_first_time(learner, material):
    GlossaryTerm.objects.create(term="samtycke", definition="…", key="samtycke")
    material.body = [("text", RichText("<h2>Samtycke</h2><p>Utan samtycke?</p>"))]
    material.questions = [("question", "Vad är samtycke?")]
    pages.publish(material)
    text = text_of(learner.get(material.url))
    assert text.count('href="/ordlista/#samtycke"') == 1
    assert '<p>Utan <a class="term" href="/ordlista/#samtycke">samtycke</a>?</p>' in text
