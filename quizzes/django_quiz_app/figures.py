"""Figures of questions: files beside the dump become images. What they show has to be written by an editor.

What django-quiz-app had as text for a figure was the question or the name of the file, so nothing of it is kept.
"""

import hashlib
import unicodedata
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple

from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.fields import WagtailImageField
from wagtail.models import Collection

from quizzes.django_quiz_app import reasons
from quizzes.django_quiz_app.rows import QUESTION
from quizzes.models import Question

MODEL = "quiz.question.figure"
FOLDER = "uploads"
MOST_BYTES = 20_000_000  # What Wagtail takes may be less, and is asked then.
EXTENSIONS = {"png", "jpg", "jpeg", "gif", "webp"}


class Figure(NamedTuple):
    """`image`: its primary key, None without one and in a dry run. `is_new`: the question has to be written with it."""

    image: int | None = None
    is_new: bool = False


def path_of(values):
    """Where the file of a question's figure is said to lie; "" when it has none."""
    return values.text("figure", 300, may_be_null=True) if values.has("figure") else ""


def figure_of(work, key, values, path):
    """The Figure of a question with the file at `path`. What cannot be carried over is told of."""
    known = work.known(MODEL, key)
    has_image = known is not None and get_image_model().objects.filter(pk=int(known.target)).exists()
    if not path.strip():
        return Figure()
    if work.media is None:
        content, problem = None, None if has_image else reasons.NO_MEDIA
    else:
        content, problem = _read(work.media, path)
    if problem:
        values.quirk("figure", problem)
    sha256 = hashlib.sha256(content).hexdigest() if content else None
    if content is None or (has_image and known.sha256 == sha256):
        if has_image and not problem and _has_no_text(work, key, int(known.target)):
            values.quirk("figure", reasons.WRITE_TEXT)
        return Figure(int(known.target) if has_image else None)
    values.quirk("figure", reasons.WRITE_TEXT)
    if work.is_dry:
        return Figure(None, True)
    image = _store(work, PurePosixPath(path).name, content)
    work.note(MODEL, key, sha256, image.pk)
    return Figure(image.pk, True)


def _has_no_text(work, key, image):
    """Has nobody written yet what the image shows?"""
    there = Question.objects.filter(key=work.uuid(QUESTION, key), figure=image, figure_text="")
    return there.exists()


def _read(media, path):
    """(content, None), or (None, why not)."""
    found, problem = _locate(media, path)
    if problem:
        return None, problem
    try:
        if found.stat().st_size > MOST_BYTES:
            return None, reasons.NOT_AN_IMAGE
        content = found.read_bytes()
    except OSError:
        return None, reasons.NO_FILE
    return (content, None) if _is_image(content, found.suffix.lower().lstrip(".")) else (None, reasons.NOT_AN_IMAGE)


def _locate(media, path):
    """(the file, None), or (None, why not). `media` is the folder "uploads", or the one that it lies in."""
    root = media.resolve()
    parts = PurePosixPath(path.replace("\\", "/")).parts
    ways = [parts, parts[1:]] if parts and parts[0] == FOLDER else [parts]
    is_outside = False
    for way in ways:
        for form in ("NFC", "NFD"):
            try:
                found = root.joinpath(*(unicodedata.normalize(form, part) for part in way)).resolve()
                if not found.is_relative_to(root):
                    is_outside = True
                elif found.is_file():
                    return found, None
            except (OSError, ValueError, RuntimeError):  # A name that no file can have, or links in a ring.
                continue
    return None, reasons.OUTSIDE if is_outside else reasons.NO_FILE


def _is_image(content, extension):
    """Would Wagtail take it as an upload? Never an SVG, which can hold scripts."""
    if extension not in EXTENSIONS:
        return False
    try:
        WagtailImageField().clean(SimpleUploadedFile(f"image.{extension}", content))
        Image.open(BytesIO(content)).verify()
    except Exception:  # noqa: BLE001 (readers of images raise whatever they like)
        return False
    return True


def _store(work, name, content):
    """The image, stored last of all that can fail; its file is taken away again when the import fails."""
    image = get_image_model()(title=PurePosixPath(name).stem[:255], collection=Collection.get_first_root_node())
    image.file = ImageFile(BytesIO(content), name)
    image.width, image.height = image.file.width, image.file.height
    image.file_size, image.file_hash = len(content), hashlib.sha1(content, usedforsecurity=False).hexdigest()
    image.file.seek(0)
    image.file.save(name, image.file.file, save=False)
    work.files.append((image.file.storage, image.file.name))
    image.save()
    return image
