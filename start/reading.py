"""What a page for staff shows its reader, and what it leaves out for a visitor."""

from django.utils import timezone

from content.for_staff import for_visitors
from content.models import Municipality
from organisation import whom_to_call
from support.models import SupportPage


def text_context(page, request):
    """`reader` (None for a visitor and in a preview), `body` as this reader gets it, and a visitor's menu."""
    is_preview = getattr(request, "is_preview", False)
    if is_preview or request.user.is_authenticated:
        show_whom_to_call(page.body, request)
        return {"reader": None if is_preview else request.user, "section": "start", "body": page.body}
    return {
        "section": "",
        "reader": None,
        "body": for_visitors(page.body),
        "public_menu": SupportPage.objects.menu(request),
    }


def show_whom_to_call(body, request, *more):
    """Contact cards in the text, and the others given, show who holds the role that they name for this reader."""
    cards = [block.value for block in body if block.block_type == "contact" and block.value]
    cards += [card for card in more if card]
    if any(card.held_by_id for card in cards):
        whom_to_call.show_on(cards, request.user, timezone.localdate(), Municipality.load(request))
