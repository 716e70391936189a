"""The search of the public and the search of the staff. Both answer to GET, and nothing that is searched is kept."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.languages import content_language
from start.search.asking import MOST_LETTERS, read
from start.search.hits import hits_of
from start.search.matching import find
from start.search.suggesting import suggestions
from support.models import SupportPage

ON_A_PAGE = 10


@never_cache  # On a computer that others use, the browser keeps no copy of what somebody asked.
@require_safe
def public(request):
    """What anybody can reach. Like a support page it reads neither session nor user."""
    context = _context(request, _address(request, "start:search"))
    context["public_menu"] = SupportPage.objects.menu(request)
    return render(request, "start/search.html", context)


@never_cache
@login_required
@require_safe
def staff(request):
    """The same, and what the person who has signed in could open."""
    context = _context(request, _address(request, "start:staff_search"), request.user)
    return render(request, "start/staff_search.html", context | {"reader": request.user})


def _address(request, name):
    """In the language that is searched in, so that the next page is of the same hits."""
    with override(content_language(request)):
        return reverse(name)


def _context(request, address, person=None):
    question, language = read(request.GET.get("q", "")), content_language(request)
    context = {"question": question, "address": address, "most_letters": MOST_LETTERS}
    if not question.text:
        return context
    found = find(question, language, person)
    page = Paginator(found.matches, ON_A_PAGE).get_page(request.GET.get("sida"))
    return context | {
        "page": page,
        "hits": hits_of(list(page), question, request, person),
        "every": found.every,
        "link": f"{address}?{urlencode({'q': question.text})}&sida=",
        "others": [] if found.matches else _others(suggestions(question, language, person), address),
    }


def _others(texts, address):
    return [(text, f"{address}?{urlencode({'q': text})}") for text in texts]
