"""Packages in the CMS: who may, in two steps, and what is told."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from content.models import ContactCard
from courses.models import CoursePage
from courses.packages import limits, uploads
from courses.packages.views import SALT
from organisation.models import User
from tests.courses.conftest import said
from tests.courses.packages.conftest import remove, rows
from tests.factories import pages

pytestmark = pytest.mark.django_db

IMPORT = "course_packages:import"


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    """Where packages lie between the two steps."""
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    return tmp_path / uploads.FOLDER


def editor_of(*places, verbs=("add_page", "change_page"), more=()):
    """The browser of somebody who may edit some pages and what is beneath them."""
    user = User.objects.create_user("nagon", email="nagon@ekvalla.example")
    group = Group.objects.create(name="Redaktörer för något")
    group.permissions.add(
        Permission.objects.get(codename="access_admin"), *Permission.objects.filter(codename__in=more)
    )
    for place in places:
        for verb in verbs:
            GroupPagePermission.objects.create(
                group=group, page=place, permission=Permission.objects.get(codename=verb, content_type__model="page")
            )
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def send(client, data, **more):
    values = {"file": SimpleUploadedFile("kurs.zip", data), "parent": pages.course_index().pk, "existing": "draft"}
    return client.post(reverse(IMPORT), values | more)


def agree(client, response):
    return client.post(reverse(IMPORT), {"package": response.context["package"]})


def test_an_editor_gets_the_package_of_the_course(cms, course, package):
    response = cms.get(reverse("course_packages:export", args=[course.pk]))
    assert response.headers["Content-Type"] == "application/zip"
    assert b"".join(response.streaming_content) == package


def test_who_may_not_edit_the_course_may_not_have_it(course, learner):
    other = pages.course("Annan kurs")
    client = editor_of(other)
    assert b"".join(client.get(reverse("course_packages:export", args=[other.pk])).streaming_content)
    # Wagtail sends those who may not back to its front page, with a message.
    for page_id in (course.pk, other.pk):
        response = learner.get(reverse("course_packages:export", args=[page_id]))
        assert response.status_code in (302, 403) and not response.headers["Content-Type"].endswith("zip")
    response = client.get(reverse("course_packages:export", args=[course.pk]))
    assert response.status_code in (302, 403)
    assert client.get(reverse("course_packages:export", args=[999_999])).status_code == 404
    index = pages.course_index()
    assert client.get(reverse("course_packages:export", args=[index.pk])).status_code == 404


def test_a_package_is_looked_at_first_and_then_taken_in(cms, course, package, folder):
    remove(course)
    before = rows()
    response = send(cms, package)
    assert response.status_code == 200 and response.context["report"].of("created")
    assert rows() == before
    assert [kept.stat().st_mode & 0o077 for kept in folder.iterdir()] == [0]
    response = agree(cms, response)
    assert response.status_code == 200 and response.context["report"].importable
    assert not CoursePage.objects.get(title="Grundutbildning").live
    assert list(folder.iterdir()) == []
    assert "Grundutbildning" in said(response)[0]


def test_a_refused_package_is_not_kept(cms, folder, course):
    response = send(cms, b"PK\x03\x04 skadad")
    assert response.status_code == 422
    assert [line.kind for line in response.context["report"].lines] == ["bad_archive"]
    assert not folder.exists()


def test_existing_pages_can_be_refused(cms, course, package):
    response = send(cms, package, existing="refuse")
    assert {line.kind for line in response.context["report"].of("refused")} == {"exists"}


def test_no_file_and_too_large_a_file_are_told(cms, course, monkeypatch):
    assert cms.post(reverse(IMPORT), {}).status_code == 422
    monkeypatch.setattr(limits, "MOST_BYTES", 10)
    response = send(cms, b"x" * 11)
    assert response.status_code == 422 and response.context["form"].errors["file"]


def test_only_those_who_may_add_courses(course, learner):
    assert learner.get(reverse(IMPORT)).status_code in (302, 403)
    lessons_only = editor_of(course)
    assert lessons_only.get(reverse(IMPORT)).status_code in (302, 403)


def test_another_list_cannot_be_chosen(course, package):
    client = editor_of(pages.course_index())
    response = send(client, package, parent=pages.front_page().pk)
    assert response.status_code == 422 and response.context["form"].errors["parent"]


def test_what_somebody_may_not_make_a_package_does_not_make_for_them(course, package):
    remove(course)
    may = editor_of(pages.course_index())
    response = send(may, package)
    assert {line.kind for line in response.context["report"].of("refused")} == {"no_permission_make"}
    assert not ContactCard.objects.exists()


def test_pages_that_somebody_may_not_edit_get_no_draft(course, package):
    client = editor_of(pages.course_index(), verbs=["add_page"])
    CoursePage.objects.filter(pk=course.pk).update(summary="Annat.")
    response = send(client, package)
    assert {line.kind for line in response.context["report"].of("refused")} == {"no_permission_edit"}


def test_a_form_is_for_the_one_who_sent_the_file_and_for_one_day(cms, course, package, monkeypatch, folder):
    remove(course)
    response = send(cms, package)
    other = Client()
    other.force_login(User.objects.create_superuser("annan", email="annan@ekvalla.example"))
    agree(other, response)
    assert not CoursePage.objects.filter(title="Grundutbildning").exists()
    name = next(folder.iterdir()).name
    user, index = User.objects.get(username="redaktor"), pages.course_index()
    for data, salt in ((["../x", index.pk, "draft", user.pk], SALT), ([name, index.pk, "draft", user.pk], "annat")):
        answer = cms.post(reverse(IMPORT), {"package": signing.dumps(data, salt=salt)}, follow=True)
        assert answer.status_code == 200
    monkeypatch.setattr(uploads, "DAY", -1)
    agree(cms, response)
    assert not CoursePage.objects.filter(title="Grundutbildning").exists()


def test_another_machine_can_answer_the_consent(cms, course, package, monkeypatch, tmp_path):
    """Machines share PRIVATE_MEDIA_ROOT, and not the folder for temporary files."""
    remove(course)
    response = send(cms, package)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(elsewhere))
    assert agree(cms, response).context["report"].importable
    assert CoursePage.objects.filter(title="Grundutbildning").exists()


def test_a_package_that_waits_has_no_address(cms, course, package, folder):
    send(cms, package)
    name = next(folder.iterdir()).name
    for address in ("/media/", "/bilder/", "/bilder/images/", "/documents/"):
        for path in (name, f"{uploads.FOLDER}/{name}", f"../{uploads.FOLDER}/{name}", f"priv-{name}"):
            assert cms.get(f"{address}{path}").status_code == 404


def test_old_packages_are_cleared_away(folder, monkeypatch):
    name = uploads.keep(SimpleUploadedFile("a.zip", b"x"))
    monkeypatch.setattr(uploads, "DAY", -1)
    uploads.keep(SimpleUploadedFile("b.zip", b"y"))
    assert not (folder / name).exists()


def test_the_buttons_stand_where_one_looks_for_them(cms, course):
    export = reverse("course_packages:export", args=[course.pk])
    assert export in cms.get(reverse("wagtailadmin_explore", args=[course.pk])).content.decode()
    listing = cms.get(reverse("wagtailadmin_explore", args=[pages.course_index().pk])).content.decode()
    assert reverse(IMPORT) in listing and export not in listing


def test_the_page_is_shown_in_both_steps(cms, course, package):
    response = cms.get(reverse(IMPORT))
    assert response.status_code == 200 and response.context["report"] is None
