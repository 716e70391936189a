"""An image from a restricted collection: never where anybody can read, never without a text before it."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.rich_text import RichText

from content.publishing import NotFinished
from tests.factories import pages, public_pages, staff_pages

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),  # Wagtail leaves its own to Python to close.
]
CONTEXT = RichText("<p>Det här märket har haft många betydelser, och det säger aldrig ensamt vem någon är.</p>")


@pytest.fixture
def symbol():
    """An image that only those see who have signed in, as a block."""
    collection = Collection.get_first_root_node().add_child(name="Symboler")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)
    picture = public_pages.image()
    picture.collection = collection
    picture.save()
    picture.contextual_alt_text, picture.decorative = "Ett runt märke", False
    return ("image", {"image": picture, "caption": ""})


def published(page, *body):
    """The words of what keeps the page with this body from being published; none when it is."""
    page.body = list(body)
    try:
        pages.publish(page)
    except NotFinished as error:
        return error.reasons
    return []


def test_after_a_text_it_is_shown_to_staff(symbol):
    assert published(staff_pages.guidance(), ("text", CONTEXT), symbol) == []


@pytest.mark.parametrize("before", [[], [("text", RichText("<h2>Märket</h2>"))]])
def test_without_context_it_is_not_published(symbol, before):
    (reason,) = published(staff_pages.guidance(), *before, symbol, ("text", CONTEXT))
    assert "Skriv en text före bilden" in reason


def test_an_open_page_is_not_published_with_it(symbol):
    (reason,) = published(staff_pages.guidance(open_to_all=True), ("text", CONTEXT), symbol)
    assert "bara vissa får se" in reason


def test_nor_is_a_support_page(symbol):
    support = public_pages.support_page(public_pages.front_page())
    (reason,) = published(support, ("text", CONTEXT), symbol)
    assert "bara vissa får se" in reason


def test_other_images_stand_anywhere():
    support = public_pages.support_page(public_pages.front_page())
    assert published(support, ("image", {"image": public_pages.image(), "caption": ""})) == []
