"""What a package says instead of a primary key: which page, snippet, image or document is meant, by its own key."""

import hashlib
import re
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from courses.packages.kinds import key_of, snippet_models

PAGE, SNIPPET, IMAGE, DOCUMENT = "page", "snippet", "image", "document"
SHA256 = re.compile(r"[0-9a-f]{64}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}", re.IGNORECASE)  # Easy Swedish is sv-x-lattlast.
PLAIN = re.compile(r"[A-Za-z0-9_-]+")
LONGEST_KEY = 250
FOLDERS = {PAGE: "pages", SNIPPET: "snippets"}  # Images and documents lie under media.


class Ref(NamedTuple):
    """`where`: the language of a page, the type of a snippet. `key`: its translation key, its key, or a sha256."""

    kind: str
    where: str
    key: str

    def as_data(self):
        match self.kind:
            case "page":
                return {"page": self.key, "locale": self.where}
            case "snippet":
                return {"snippet": self.where, "key": self.key}
        return {self.kind: self.key}

    def file_name(self, extension="json"):
        """Where it lies in a package. A key that is no plain word becomes a checksum, and names no other place."""
        key = self.key if PLAIN.fullmatch(self.key) else hashlib.sha256(self.key.encode()).hexdigest()
        folder = self.where or f"{self.kind}s"
        return f"{FOLDERS.get(self.kind, 'media')}/{folder}/{key}.{extension}"

    def __str__(self):
        return f"{self.where or self.kind} {self.key}"


def page_ref(key, locale):
    """The Ref of a page, or None when the key or the language is none."""
    if not isinstance(key, str) or not isinstance(locale, str) or not LANGUAGE.fullmatch(locale):
        return None
    try:
        return Ref(PAGE, locale, key) if str(UUID(key)) == key else None
    except ValueError:
        return None


def snippet_ref(label, key):
    """The Ref of a snippet, or None when there is no such type."""
    is_key = isinstance(key, str) and 0 < len(key) <= LONGEST_KEY
    if not is_key or not isinstance(label, str) or label not in snippet_models():
        return None
    return Ref(SNIPPET, label, key) if _could_be_key_of(snippet_models()[label], key) else None


def _could_be_key_of(model, key):
    """Some keys are UUIDs, written as Python writes them."""
    try:
        return str(model._meta.get_field(key_of(model)).to_python(key)) == key
    except ValidationError:
        return False


def media_ref(kind, sha256):
    is_sum = isinstance(sha256, str) and SHA256.fullmatch(sha256)
    return Ref(kind, "", sha256) if is_sum and kind in (IMAGE, DOCUMENT) else None


def from_data(data):
    """The Ref that a package writes as `data`, or None when it is none."""
    match data:
        case {"page": key, "locale": locale, **rest} if not rest:
            return page_ref(key, locale)
        case {"snippet": label, "key": key, **rest} if not rest:
            return snippet_ref(label, key)
        case {"image": sha256, **rest} if not rest:
            return media_ref(IMAGE, sha256)
        case {"document": sha256, **rest} if not rest:
            return media_ref(DOCUMENT, sha256)
    return None


def kind_of(model):
    """Which of the four a model is."""
    if issubclass(model, Page):
        return PAGE
    if issubclass(model, get_image_model()):
        return IMAGE
    return DOCUMENT if issubclass(model, get_document_model()) else SNIPPET
