"""Images and documents: known by the sha256 of their files, in a package and here."""

import hashlib
from pathlib import PurePath

from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from courses.packages.references import IMAGE

PIECE = 1024 * 1024
FOCAL_POINT = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


def model_of(kind):
    return get_image_model() if kind == IMAGE else get_document_model()


def sha256_of(media):
    """The sha256 of a stored file. Raises OSError when it cannot be read."""
    found = hashlib.sha256()
    for piece in pieces(media):
        found.update(piece)
    return found.hexdigest()


def pieces(media):
    storage = media.file.storage
    with storage.open(media.file.name) as file:
        while piece := file.read(PIECE):
            yield piece


def extension_of(media):
    return PurePath(media.file.name).suffix.lower().lstrip(".")


def details_of(media):
    """What goes with the file. Who has brought it in, when, and what they called their file does not."""
    details = {"title": media.title}
    if isinstance(media, get_image_model()):
        focal_point = [getattr(media, name) for name in FOCAL_POINT]
        details |= {"description": media.description, "focal_point": None if None in focal_point else focal_point}
    if media.collection.get_view_restrictions():
        details["restricted"] = True
    return details


def find(ref, sha1, size):
    """The image or document here with the same file, or None.

    Wagtail keeps SHA-1 sums, but not of every file, so those that could be it are looked into.
    """
    candidates = model_of(ref.kind).objects.filter(Q(file_hash=sha1) | Q(file_hash="")).order_by("pk")
    return next((media for media in candidates if _has(media, ref.key, size)), None)


def _has(media, sha256, size):
    try:
        return media.file.size == size and sha256_of(media) == sha256
    except OSError:
        return False
