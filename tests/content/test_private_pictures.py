"""An image in a restricted collection is reached by nobody who may not see it, whatever address they guess."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from PIL import Image as Drawing
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from content import editorial
from content.pictures import renditions
from content.private_pictures import MARK, PictureStorage, is_private, put_collection_in_place
from organisation.models import User
from tests.courses.conftest import cms as cms
from tests.factories import public_pages

Image = get_image_model()
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),  # Wagtail leaves its own to Python to close.
]


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    """Both folders empty, and nothing else in them than what the test puts there."""
    settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT = tmp_path / "media", tmp_path / "private"


@pytest.fixture
def root(wagtail_root):
    return Collection.get_first_root_node()


def restricted(root, name="Symboler", kind="login", groups=()):
    collection = root.add_child(name=name)
    restriction = CollectionViewRestriction.objects.create(collection=collection, restriction_type=kind)
    restriction.groups.set(groups)
    return collection


def png():
    drawing = BytesIO()
    Drawing.new("RGB", (1200, 900), "seagreen").save(drawing, "PNG")
    return drawing.getvalue()


def picture(collection, name="märke.png"):
    """An image with its sizes."""
    image = Image.objects.create(title="Märke", file=ContentFile(png(), name), collection=collection)
    renditions(image)
    return Image.objects.get(pk=image.pk)


def addresses(image):
    """Of the image and of all its sizes."""
    return [image.file.url, *(size.url for size in image.renditions.all())]


def files_in(folder):
    return sorted(path.name for path in Path(folder).rglob("*") if path.is_file())


def answers(image, client):
    """The statuses of all its addresses. A picture is read to its end, which closes its file."""
    responses = [client.get(url) for url in addresses(image)]
    for response in responses:
        list(response)
    return {response.status_code for response in responses}


def signed_in(name="anna", *groups):
    person = User.objects.create_user(name)
    person.groups.set(groups)
    client = Client()
    client.force_login(person)
    return client


def is_out_of_reach(image, client):
    """No file of it lies where the web server looks, and the view refuses every address."""
    image = Image.objects.get(pk=image.pk)
    return (
        files_in(settings.MEDIA_ROOT) == []
        and len(files_in(settings.PRIVATE_MEDIA_ROOT)) == 3
        and answers(image, client) == {404}
    )


def is_public(image):
    image = Image.objects.get(pk=image.pk)
    return files_in(settings.PRIVATE_MEDIA_ROOT) == [] and all(url.startswith("/media/") for url in addresses(image))


def test_a_visitor_reaches_neither_the_image_nor_its_sizes(client, root):
    image = picture(restricted(root))
    assert is_out_of_reach(image, client)
    for folder in ("original_images", "images"):
        for name in files_in(settings.PRIVATE_MEDIA_ROOT):
            for guess in (f"/media/{folder}/{name}", f"/media/{folder}/{name.removeprefix(MARK)}"):
                assert client.get(guess).status_code == 404


def test_who_has_signed_in_sees_it_and_nothing_is_kept(root):
    image = picture(restricted(root))
    client = signed_in()
    for url in addresses(image):
        response = client.get(url)
        assert (response.status_code, response["Content-Type"].split("/")[0]) == (200, "image")
        assert "no-store" in response["Cache-Control"]
        assert b"".join(response.streaming_content)


def test_a_restriction_to_groups(root):
    group = Group.objects.create(name="Säkerhet")
    image = picture(restricted(root, kind="groups", groups=[group]))
    assert answers(image, signed_in("nils")) == {404}
    assert answers(image, signed_in("nora", group)) == {200}


def test_a_restriction_with_a_password_is_closed_to_visitors(client, root):
    assert is_out_of_reach(picture(restricted(root, kind="password")), client)


def test_beneath_a_restricted_collection(client, root):
    assert is_out_of_reach(picture(restricted(root).add_child(name="Inuti")), client)


def test_other_images_are_sent_by_the_web_server(root):
    assert is_public(picture(root))


@pytest.mark.parametrize("name", [f"{MARK}stig.png", f"{MARK}{MARK}.png", "stig.png"])
def test_the_name_of_an_upload_does_not_decide(client, root, name):
    assert is_public(picture(root, name))
    Image.objects.get().delete()
    put = picture(restricted(root), name)
    assert answers(put, client) == {404}


@pytest.mark.parametrize("spec", ["width-480|format-webp", "width-960|format-webp", "max-165x165", "max-800x600"])
def test_every_size_in_use_keeps_the_mark_with_a_focal_point_too(root, spec):
    """Wagtail cuts long names from behind."""
    image = picture(restricted(root), f"{'lång' * 30}.png")
    image.focal_point_x = image.focal_point_y = image.focal_point_width = image.focal_point_height = 50
    image.save()
    assert is_private(image.get_rendition(f"fill-400x300|{spec}").file.name)
    assert files_in(settings.MEDIA_ROOT) == []


# What makes an image private, or public again.


def committed(capture, act):
    with capture(execute=True):
        act()


def test_another_collection_and_back(client, root, django_capture_on_commit_callbacks):
    closed, image = restricted(root), picture(root)
    image.collection = closed
    committed(django_capture_on_commit_callbacks, image.save)
    assert is_out_of_reach(image, client)
    image.collection = root
    committed(django_capture_on_commit_callbacks, image.save)
    assert is_public(image) and len(files_in(settings.MEDIA_ROOT)) == 3


def test_a_deleted_image_leaves_no_file_behind(root, django_capture_on_commit_callbacks):
    image = picture(restricted(root))
    committed(django_capture_on_commit_callbacks, image.delete)
    assert files_in(settings.PRIVATE_MEDIA_ROOT) == []


def test_a_restriction_comes_and_goes(client, root, django_capture_on_commit_callbacks):
    collection = root.add_child(name="Symboler")
    image = picture(collection.add_child(name="Inuti"))
    restrict = CollectionViewRestriction(collection=collection, restriction_type="login")
    committed(django_capture_on_commit_callbacks, restrict.save)
    assert is_out_of_reach(image, client)
    committed(django_capture_on_commit_callbacks, restrict.delete)
    assert is_public(image)


def test_by_the_pages_of_the_cms(cms, client, root, django_capture_on_commit_callbacks):
    closed, image = restricted(root), picture(root)
    bulk = reverse("wagtail_bulk_action", args=["wagtailimages", "image", "add_to_collection"])
    committed(
        django_capture_on_commit_callbacks,
        lambda: cms.post(f"{bulk}?id={image.pk}&next=/cms/", {"collection": closed.pk}),
    )
    assert is_out_of_reach(image, client)


def test_a_collection_that_is_moved_in_the_cms(cms, client, root, django_capture_on_commit_callbacks):
    closed, moved = restricted(root), root.add_child(name="Flyttas")
    image = picture(moved)
    url = reverse("wagtailadmin_collections:edit", args=[moved.pk])
    assert cms.get(url).status_code == 200
    committed(django_capture_on_commit_callbacks, lambda: cms.post(url, {"name": "Flyttas", "parent": closed.pk}))
    assert Collection.objects.get(pk=moved.pk).get_parent() == closed
    assert is_out_of_reach(image, client)


def test_who_may_not_change_collections_does_not_reach_their_form(root):
    url = reverse("wagtailadmin_collections:edit", args=[root.add_child(name="A").pk])
    assert signed_in().get(url).status_code in (302, 403)
    assert Client().get(url).status_code == 302


def test_uploaded_in_the_cms_it_never_lies_in_public(cms, client, root):
    closed = restricted(root)
    file = SimpleUploadedFile("märke.png", png(), "image/png")
    data = {"title": "Märke", "file": file, "collection": closed.pk, "focal_point_x": ""}
    assert cms.post(reverse("wagtailimages:add"), data).status_code == 302
    assert files_in(settings.MEDIA_ROOT) == []
    assert answers(Image.objects.get(), client) == {404}


def test_what_was_stored_before_is_moved_by_a_command(client, root, django_capture_on_commit_callbacks):
    image = picture(root)
    closed = restricted(root)
    Image.objects.update(collection=closed)
    committed(django_capture_on_commit_callbacks, lambda: call_command("place_pictures"))
    assert is_out_of_reach(image, client)


def test_an_image_whose_file_is_lost_stops_nobody(root):
    image = picture(root)
    Path(image.file.path).unlink()
    Image.objects.update(collection=restricted(root))
    put_collection_in_place(root)


# Addresses that lead nowhere.


@pytest.mark.parametrize(
    "name",
    [
        f"original_images/{MARK}finns-inte.png",
        "original_images/stig.png",
        f"documents/{MARK}x.pdf",
        f"images/../{MARK}x.png",
        f"images/%2e%2e/{MARK}x.png",
        f"images/{MARK}",
    ],
)
def test_no_such_image(root, name):
    assert signed_in().get(f"/bilder/{name}").status_code == 404


def test_a_public_image_is_not_sent_by_the_view(root):
    image = picture(root)
    assert signed_in().get(f"/bilder/{image.file.name}").status_code == 404


def test_the_storage_in_use_is_the_one_with_two_folders(root):
    assert settings.STORAGES["default"]["BACKEND"] == f"{PictureStorage.__module__}.{PictureStorage.__name__}"
    assert Path(settings.PRIVATE_MEDIA_ROOT) not in (Path(settings.MEDIA_ROOT), *Path(settings.MEDIA_ROOT).parents)


def test_the_collection_for_symbols_is_for_those_who_have_signed_in(client, wagtail_root):
    public_pages.front_page()
    assert editorial.SYMBOLS in editorial.make_groups()
    assert editorial.make_groups() == []
    image = picture(Collection.objects.get(name=editorial.SYMBOLS))
    assert (answers(image, client), answers(image, signed_in())) == ({404}, {200})
