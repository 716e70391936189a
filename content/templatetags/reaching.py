"""How a contact card is reached, on its way to a reader."""

from django import template
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from content import reaching
from content.models import Municipality

register = template.Library()


@register.simple_tag(takes_context=True)
def how_to_reach(context, card):
    """The card's content.reaching.Reach today.

    Pages of the staff name their `reader`; without one the page may be public. The municipality is read
    when a card is overdue, once for a request, and the user is never asked for.
    """
    request = context.get("request")
    municipality = SimpleLazyObject(lambda: Municipality.load(request_or_site=request))
    return reaching.reach(card, municipality, timezone.localdate(), for_staff=bool(context.get("reader")))
