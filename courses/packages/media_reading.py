"""An image or document in a package: is it what it says, and of a kind that may be brought in here?"""

import hashlib
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images.fields import WagtailImageField

from courses.packages.media import FOCAL_POINT
from courses.packages.references import IMAGE, Ref

LONGEST_TITLE = 255
MOST_PIXELS_AWAY = 100_000  # Of a focal point.


@dataclass(frozen=True)
class MediaFile:
    """`name`: where in the package; `sha1`: by which Wagtail knows the file."""

    ref: Ref
    name: str
    extension: str
    title: str
    description: str
    focal_point: tuple | None
    sha1: str
    size: int
    is_restricted: bool = False  # Not everybody might see it where it comes from.


def read_media(archive, ref, name, extension, details, report):
    """The MediaFile of an entry; None when it is refused."""
    title, description = details.get("title"), details.get("description", "")
    focal_point = details.get("focal_point")
    if not _is_text(title) or not title.strip() or not _is_text(description) or not _is_point(focal_point):
        report.refuse("bad_media", name, title=name, why=ref.file_name())
        return None
    sha256, sha1, size, data = hashlib.sha256(), hashlib.sha1(usedforsecurity=False), 0, []
    for piece in archive.pieces(name):
        sha256.update(piece)
        sha1.update(piece)
        size += len(piece)
        if ref.kind == IMAGE:
            data.append(piece)
    if sha256.hexdigest() != ref.key:
        report.refuse("wrong_sum", name, name=name)
        return None
    wrong = _wrong_image(b"".join(data), extension) if ref.kind == IMAGE else _wrong_document(extension)
    if wrong:
        report.refuse("bad_media", name, title=title, why=wrong)
        return None
    point = focal_point and tuple(focal_point)
    is_restricted = details.get("restricted") is True
    return MediaFile(ref, name, extension, title, description, point, sha1.hexdigest(), size, is_restricted)


def _is_text(value):
    return isinstance(value, str) and len(value) <= LONGEST_TITLE


def _is_point(value):
    is_list = isinstance(value, list) and len(value) == len(FOCAL_POINT)
    return value is None or (is_list and all(_is_pixels(number) for number in value))


def _is_pixels(number):
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= MOST_PIXELS_AWAY


def _wrong_document(extension):
    return "" if extension in settings.WAGTAILDOCS_EXTENSIONS else f".{extension}"


def _wrong_image(data, extension):
    """What Wagtail would say of such an upload; never an SVG, which can hold scripts, whatever the settings allow."""
    if extension == "svg":
        return ".svg"
    try:
        WagtailImageField().clean(SimpleUploadedFile(f"image.{extension}", data))
        Image.open(BytesIO(data)).verify()
    except ValidationError as error:
        return " ".join(error.messages)
    except Exception as error:  # noqa: BLE001 (readers of images raise whatever they like)
        return type(error).__name__
    return ""
