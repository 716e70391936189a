"""Who may write and who may publish: the groups that a municipality begins with, and what each of them reaches."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupPagePermission, Page, Site, Workflow, WorkflowPage, WorkflowState

from content import editorial
from organisation.models import User
from support.models import SupportPage
from tests.factories import pages, public_pages

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),  # Wagtail leaves its own to Python to close.
]


@pytest.fixture
def support(wagtail_root):
    """A published support page with a newer draft; the groups are there."""
    page = pages.publish(public_pages.support_page(public_pages.front_page(), answer="Publicerat."))
    editorial.make_groups()
    page.answer = "Utkast."
    page.save_revision()
    return SupportPage.objects.get(pk=page.pk)


def client_of(name, group):
    person = User.objects.create_user(name)
    person.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(person)
    client.person = person
    return client


@pytest.fixture
def editor(support):
    return client_of("moa", editorial.EDITORS)


@pytest.fixture
def coordinator(support):
    return client_of("sam", editorial.COORDINATORS)


def edit(client, page, **more):
    data = {
        "title": page.title,
        "slug": page.slug,
        "kind": page.kind,
        "answer": "Nytt svar.",
        "intro": "null",
        "privacy": "null",
        "steps-count": 0,
        "body-count": 0,
        "more_contacts-count": 0,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data | more)


def fresh(page):
    return SupportPage.objects.get(pk=page.pk)


# The command.


def test_making_the_groups_twice_makes_them_once(support):
    before = Group.objects.count(), Workflow.objects.count(), GroupPagePermission.objects.count()
    assert editorial.make_groups() == []
    assert (Group.objects.count(), Workflow.objects.count(), GroupPagePermission.objects.count()) == before


def test_what_an_administrator_has_changed_stays(support):
    group = Group.objects.get(name=editorial.EDITORS)
    added = Permission.objects.get(content_type__app_label="content", codename="change_contactcard")
    taken = Permission.objects.get(content_type__app_label="content", codename="change_glossaryterm")
    group.permissions.add(added)
    group.permissions.remove(taken)
    group.page_permissions.all().delete()
    WorkflowPage.objects.filter(page=support.get_parent()).delete()
    editorial.make_groups()
    assert added in group.permissions.all() and taken not in group.permissions.all()
    assert not group.page_permissions.exists()
    assert not WorkflowPage.objects.filter(page=support.get_parent()).exists()


def test_a_workflow_that_the_front_page_has_is_kept(wagtail_root):
    front = public_pages.front_page()
    own = Workflow.objects.create(name="Egen")
    WorkflowPage.objects.create(page=front, workflow=own)
    assert editorial.WORKFLOW in editorial.make_groups()
    assert front.get_workflow() == own


def test_the_command_waits_for_a_front_page(wagtail_root):
    with pytest.raises(CommandError, match="front page first"):
        call_command("make_editorial_groups")
    Site.objects.all().delete()
    with pytest.raises(CommandError, match="front page first"):
        call_command("make_editorial_groups")
    assert not Group.objects.filter(name=editorial.EDITORS).exists()


@pytest.mark.parametrize("options", [{"section": "Kurs"}, {"page": [1]}, {"section": "Kurs", "page": [99999]}])
def test_a_section_needs_a_name_and_pages_that_are_there(support, options):
    with pytest.raises(CommandError, match="Nothing was made"):
        call_command("make_editorial_groups", **options)
    assert not Group.objects.filter(name="Kurs").exists()


def test_the_command_says_what_it_made(support, capsys):
    call_command("make_editorial_groups", "--section", "Stödsidor", "--page", str(support.pk))
    call_command("make_editorial_groups", "--section", "Stödsidor", "--page", str(support.pk))
    assert capsys.readouterr().out.splitlines() == [
        "Made: Stödsidor.",
        "Everything is there already; nothing was changed.",
    ]


def test_examiners_mark_and_do_not_get_into_the_cms(support):
    examiners = client_of("bodil", editorial.EXAMINERS)
    assert User.objects.get(pk=examiners.person.pk).get_all_permissions() == {"quizzes.view_sittings", "quizzes.mark"}
    assert examiners.get("/test/bedoma/").status_code == 200
    assert examiners.get(reverse("wagtailadmin_home")).status_code == 403


# From a draft to a published page.


def test_an_editor_cannot_publish(editor, support):
    edit(editor, support, **{"action-publish": "1"})
    assert fresh(support).answer == "Publicerat."
    assert fresh(support).get_latest_revision().content["answer"] == "Nytt svar."
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    editor.post(f"{bulk}?id={support.pk}&next=/cms/")
    editor.post(reverse("wagtailadmin_pages:unpublish", args=[support.pk]))
    assert (fresh(support).answer, fresh(support).live) == ("Publicerat.", True)


def test_what_an_editor_submits_a_coordinator_approves(editor, coordinator, support):
    edit(editor, support, **{"action-submit": "1"})
    state = WorkflowState.objects.get()
    assert (state.workflow.name, state.status, fresh(support).answer) == (
        editorial.WORKFLOW,
        "in_progress",
        "Publicerat.",
    )
    url = reverse("wagtailadmin_pages:workflow_action", args=[support.pk, "approve", state.current_task_state.pk])
    editor.post(url, {"comment": ""})
    assert fresh(support).answer == "Publicerat."
    coordinator.post(url, {"comment": ""})
    assert fresh(support).answer == "Nytt svar."


def test_a_coordinator_publishes_unpublishes_and_locks(coordinator, support):
    edit(coordinator, support, **{"action-publish": "1"})
    assert fresh(support).answer == "Nytt svar."
    coordinator.post(reverse("wagtailadmin_pages:lock", args=[support.pk]))
    assert fresh(support).locked
    coordinator.post(reverse("wagtailadmin_pages:unlock", args=[support.pk]))
    coordinator.post(reverse("wagtailadmin_pages:unpublish", args=[support.pk]))
    assert (fresh(support).locked, fresh(support).live) == (False, False)


# Snippets.


@pytest.mark.parametrize(
    ("group", "may_change"),
    [
        (editorial.EDITORS, {"glossaryterm"}),
        (editorial.COORDINATORS, {"contactcard", "lawreference", "glossaryterm", "role", "worktype"}),
    ],
)
def test_editors_change_words_and_coordinators_numbers_and_law(support, group, may_change):
    client = client_of("nu", group)
    models = ("contactcard", "lawreference", "glossaryterm", "role", "worktype")
    urls = {model: reverse(f"wagtailsnippets_content_{model}:add") for model in models}
    assert {model for model, url in urls.items() if client.get(url).status_code == 200} == may_change
    asks = client.get(reverse("wagtailsnippets_start_survey:add")).status_code == 200
    assert asks == (group == editorial.COORDINATORS)
    card = public_pages.contact_card()
    changed = client.post(
        reverse("wagtailsnippets_content_contactcard:edit", args=[card.pk]), {"role": "Fel", "texts-count": 0}
    )
    assert (changed.status_code == 200) == ("contactcard" in may_change)
    card.refresh_from_db()
    assert card.role == "Socialjouren"


# One section.


@pytest.fixture
def neighbour(support):
    """Another page, with a newer draft, that the section does not hold."""
    page = pages.publish(public_pages.support_page(support.get_parent(), title="Grannen", answer="Publicerat."))
    page.answer = "HEMLIGT UTKAST"
    page.save_revision()
    return SupportPage.objects.get(pk=page.pk)


@pytest.fixture
def of_section(support):
    editorial.make_section("Stödsidor", [support])
    return client_of("nils", "Stödsidor")


def pages_about(page):
    """Every address in the CMS about one page."""
    revision = page.get_latest_revision()
    about = [
        ("edit", [page.pk]),
        ("view_draft", [page.pk]),
        ("preview_on_edit", [page.pk]),
        ("history", [page.pk]),
        ("revisions_compare", [page.pk, "live", revision.pk]),
        ("revisions_view", [page.pk, revision.pk]),
        ("revisions_revert", [page.pk, revision.pk]),
        ("usage", [page.pk]),
        ("workflow_history", [page.pk]),
        ("copy", [page.pk]),
        ("move", [page.pk]),
        ("delete", [page.pk]),
        ("unpublish", [page.pk]),
        ("set_privacy", [page.pk]),
        ("add_subpage", [page.pk]),
    ]
    return {name: reverse(f"wagtailadmin_pages:{name}", args=args) for name, args in about}


def test_a_section_editor_reaches_the_own_page(of_section, support):
    urls = pages_about(support)
    for name in ("edit", "view_draft", "history", "revisions_compare", "revisions_view"):
        assert of_section.get(urls[name]).status_code == 200, name
    edit(of_section, support)
    assert fresh(support).get_latest_revision().content["answer"] == "Nytt svar."


def test_a_section_editor_reaches_nothing_of_the_neighbours(of_section, neighbour):
    found = {}
    for name, url in pages_about(neighbour).items():
        response = of_section.get(url)
        found[name] = response.status_code
        assert "HEMLIGT" not in response.content.decode(), name
    assert set(found.values()) <= {302, 403, 404}, found
    edit(of_section, neighbour)
    assert fresh(neighbour).get_latest_revision().content["answer"] == "HEMLIGT UTKAST"


def test_a_section_editor_does_not_see_the_neighbours_in_lists(of_section, neighbour):
    listed = of_section.get(reverse("wagtailadmin_explore", args=[neighbour.get_parent().pk])).content.decode()
    searched = of_section.get(reverse("wagtailadmin_pages:search"), {"q": "Grannen"}).content.decode()
    report = of_section.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[neighbour.pk]) not in listed + searched
    assert "Grannen" not in report


def file_in(name, model, make):
    """A file in a collection of its own."""
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=name).first() or root.add_child(name=name)
    made = make()
    model.objects.filter(pk=made.pk).update(collection=collection, title=f"Fil i {name}")
    return model.objects.get(pk=made.pk)


@pytest.mark.parametrize(
    ("kind", "model", "make"),
    [
        ("image", get_image_model, public_pages.image),
        ("document", get_document_model, lambda: public_pages.document("rutin.pdf")),
    ],
)
def test_a_section_editor_has_the_files_of_the_section_alone(of_section, kind, model, make):
    own, other = (file_in(name, model(), make) for name in ("Stödsidor", "Grannens"))
    app = {"image": "wagtailimages", "document": "wagtaildocs"}[kind]
    assert of_section.get(reverse(f"{app}:edit", args=[own.pk])).status_code == 200
    assert of_section.get(reverse(f"{app}:edit", args=[other.pk])).status_code in (302, 403)
    assert of_section.post(reverse(f"{app}:delete", args=[other.pk])).status_code in (302, 403)
    assert model().objects.filter(pk=other.pk).exists()
    for url in (reverse(f"{app}:index"), reverse(f"{app}_chooser:choose_results")):
        html = of_section.get(url).content.decode()
        assert ("Fil i Stödsidor" in html, "Fil i Grannens" in html) == (True, False), url


def test_a_section_is_one_course_as_well(support):
    course = pages.course(lessons=1)
    other = pages.course("Fördjupning", lessons=1)
    editorial.make_section("Grundutbildning", [course])
    client = client_of("nu", "Grundutbildning")
    lessons = [pages.lessons_of(one)[0] for one in (course, other)]
    found = [client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code for page in lessons]
    assert found == [200, 302]


def test_the_root_of_all_pages_gives_nothing_by_mistake(support):
    with pytest.raises(CommandError):
        call_command("make_editorial_groups", "--section", "Allt", "--page", str(Page.get_first_root_node().pk))
