"""The glossary. Like all of the support pages it knows nobody."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.languages import content_language
from content.models import GlossaryTerm
from support.models import SupportPage


@require_safe
def glossary(request):
    """Every term in force, in the reader's language where it has been written, in that language's order."""
    language = content_language(request)
    terms = [term.in_language(language) for term in GlossaryTerm.objects.current()]
    terms.sort(key=lambda term: term.term.casefold())
    return render(request, "support/glossary.html", {"terms": terms, "public_menu": SupportPage.objects.menu(request)})
