"""Images that not everybody may see: those in a collection with a view restriction, or beneath one.

Wagtail asks who may see a document, but not an image: the web server sends images to whoever knows the address. So the
files of these images lie in a folder that no web server knows, and are sent by a view that asks the restriction. Which
folder is told by the name of the file alone, because a storage knows nothing else, and because Wagtail names each size
of an image after its original: what is made of a private image is private as well.
"""

from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.urls import reverse
from django.utils._os import safe_join
from wagtail.images import get_image_model
from wagtail.models import Collection

from content.pictures import renditions

# Short: Wagtail cuts the name of a size at 59 characters, of which the size itself may need most.
MARK = "priv-"
FOLDERS = ("original_images", "images")


def is_private(name):
    """Is this the name of a file that only the view may send?"""
    path = PurePosixPath(name)
    return str(path.parent) in FOLDERS and path.name.startswith(MARK)


class PictureStorage(FileSystemStorage):
    """MEDIA_ROOT, but for private images, which lie in PRIVATE_MEDIA_ROOT and have the view as their address."""

    def path(self, name):
        return safe_join(settings.PRIVATE_MEDIA_ROOT, name) if is_private(name) else super().path(name)

    def url(self, name):
        return reverse("private_picture", args=[name]) if is_private(name) else super().url(name)

    def _save(self, name, content):
        if is_private(name):
            return FileSystemStorage(location=settings.PRIVATE_MEDIA_ROOT)._save(name, content)
        return super()._save(name, content)


def must_be_private(image):
    """Does a view restriction stand on the collection of the image, or above it?"""
    return image.collection.get_view_restrictions().exists()


def mark_new_file(image):
    """Before a new file is stored: give it the name that takes it to the right folder at once."""
    if image.file and not image.file._committed:
        image.file.name = _named(image.file.name, must_be_private(image))


def put_in_place(image):
    """Move the file of an image to the folder where it belongs now, and make its sizes anew there."""
    private = must_be_private(image)
    if not image.file or is_private(image.file.name) == private:
        return
    storage, old = image.file.storage, image.file.name
    if not storage.exists(old):
        return
    with storage.open(old) as content:
        folder = PurePosixPath(old).parent
        image.file.name = storage.save(str(folder / _named(old, private)), content, max_length=100)
    get_image_model().objects.filter(pk=image.pk).update(file=image.file.name)
    had_sizes = image.renditions.exists()
    image.renditions.all().delete()  # Their files go with them: Wagtail sees to that.
    transaction.on_commit(lambda: storage.delete(old))
    if had_sizes:  # So that no visit to a public page has to make them.
        renditions(get_image_model().objects.get(pk=image.pk))


def put_collection_in_place(collection):
    """The same for all images in a collection and beneath it."""
    inside = Collection.objects.descendant_of(collection, inclusive=True)
    for image in get_image_model().objects.filter(collection__in=inside).select_related("collection"):
        put_in_place(image)


def _named(name, private):
    bare = PurePosixPath(name).name
    while bare.startswith(MARK):
        bare = bare.removeprefix(MARK)
    return f"{MARK}{bare}" if private else bare or "image"
