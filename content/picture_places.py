"""Where an image from a restricted collection, such as one of a symbol, may stand.

Never on a page that anybody can read: there it would be missing. On other pages never first: the context comes before.
"""

from wagtail.images import get_image_model

from content.languages import Translated
from content.pieces import HTML, IMAGE, PLAIN, pieces_of
from content.private_pictures import is_private
from content.readability import plain_text, words
from content.writing import HIDDEN_PICTURE, NO_CONTEXT, Finding

FEWEST_WORDS = 10  # of context; a heading alone is none.


def errors_of(page):
    """The findings that keep the page from being published. One query when it has images, otherwise none."""
    pieces = list(pieces_of(page))
    images = [piece for piece in pieces if piece.kind == IMAGE]
    restricted = _restricted([piece.value["image"] for piece in images]) if images else set()
    found = []
    for piece in images:
        if piece.value["image"] in restricted:
            if is_for_everybody(page):
                found.append(Finding(HIDDEN_PICTURE, piece.place))
            elif not _has_context(piece, pieces):
                found.append(Finding(NO_CONTEXT, piece.place))
    return found


def is_for_everybody(page):
    """Can anybody read the page without signing in, as far as its type and its own settings tell?"""
    return getattr(page, "open_to_all", isinstance(page, Translated))


def _restricted(pks):
    rows = get_image_model().objects.filter(pk__in=pks).values_list("pk", "file")
    return {pk for pk, name in rows if is_private(name)}


def _has_context(image, pieces):
    """Does a text stand before the image in the same field?"""
    before = [piece for piece in pieces[: pieces.index(image)] if piece.place.field == image.place.field]
    return any(len(words(_text(piece))) >= FEWEST_WORDS for piece in before if piece.kind in (HTML, PLAIN))


def _text(piece):
    return plain_text(piece.value) if piece.kind == HTML else piece.value
