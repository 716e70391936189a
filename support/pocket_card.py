"""A support page as a card for the pocket: read on the screen, and one page of A6 when printed.

It has the address of its page with ?kort after it, so that every rule about who may read the page holds for the card.
"""

from django.utils.encoding import uri_to_iri

ASKED = "kort"
ROOM = 750  # Characters that one page of A6 holds beside the dates and the address.


def is_asked_for(request):
    """Does the address ask for the card of the page?"""
    return ASKED in request.GET


def context_of(page, context, request):
    """What the card needs besides what the page shows: its `context`.

    The titles of the steps always stand on it, their texts when there is room. The card of a page about leaving tells
    nobody who finds it what it is about: not the title, the answer, the steps, who answers, or the address.
    """
    url = page.get_url(request)
    return {
        "is_discreet": page.is_about_leaving,
        "has_texts": _length(page, context["first_contact"], context["steps"]) <= ROOM,
        "address": f"{request.get_host()}{uri_to_iri(url)}" if url else "",
    }


def _length(page, contact, steps):
    """How many characters there are for the card, those about the contact counted in Swedish."""
    texts = [page.title, page.answer, page.emergency_title]
    texts += [text for step in steps for text in (step["title"], step["text"])]
    texts += [contact.role, contact.hours, contact.anonymity] if contact else []
    return sum(map(len, texts))
