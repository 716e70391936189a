"""Films of our own: which files they are, and how a telephone is given them a part at a time."""

import re
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

FILM_TYPES = {".mp4": "video/mp4", ".webm": "video/webm"}
RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
# Wagtail's hook takes no streamed answer, so this much is held in memory; the player asks again for the next part.
MOST_BYTES = 4 * 1024 * 1024


def film_type(document):
    """The content type of a film that every browser can play, or None."""
    return FILM_TYPES.get(PurePath(document.filename).suffix.lower())


def check_film(document):
    """Refuse a document that a browser cannot play as film."""
    if document is not None and film_type(document) is None:
        raise ValidationError(_("The film must be an MP4 or WebM file."))


def part_of_film(document, request):
    """Answer a request for some of the bytes of a film: Safari plays nothing from a server that cannot.

    A Wagtail hook: None leaves the request to Wagtail, which sends the whole document.
    """
    content_type = film_type(document)
    wanted = RANGE.fullmatch(request.headers.get("Range", ""))
    if content_type is None or wanted is None or wanted.groups() == ("", ""):
        return None
    size = document.file.size
    first, last = _bounds(*wanted.groups(), size)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with document.open_file() as file:
        file.seek(first)
        content = file.read(last - first + 1)
    headers = {"Accept-Ranges": "bytes", "Content-Range": f"bytes {first}-{last}/{size}"}
    return HttpResponse(content, status=206, content_type=content_type, headers=headers)


def _bounds(first, last, size):
    """The first and last byte to send; a request without a first one asks for that many from the end."""
    if first:
        first, last = int(first), min(int(last) if last else size - 1, size - 1)
    else:
        first, last = max(size - int(last), 0), size - 1
    return first, min(last, first + MOST_BYTES - 1)
