"""Other spellings, from the words that stand in titles and in the glossary: for a question that finds nothing."""

from difflib import get_close_matches

from django.conf import settings
from wagtail.models import Page

from content.models import ContactCard, GlossaryTerm
from content.word_stems import folded, words_of
from start.search.opening import may_be_found

MOST = 3
SHORTEST = 4  # Shorter words are like too many others.
LIKENESS = 0.75


def suggestions(question, language, person=None):
    """At most three other questions, each with one word exchanged for one that there is something about."""
    known = _known_words(language, person)
    found = []
    for term in question.terms:
        if any(term.fits(word) for word in known.values()):
            continue
        for close in get_close_matches(folded(term.word), known, n=MOST, cutoff=LIKENESS):
            words = [known[close] if other is term else other.word for other in question.terms]
            found.append(" ".join(words))
    return list(dict.fromkeys(found))[:MOST]


def _known_words(language, person):
    """{word without signs: word} of the titles that the reader may see, in their language and in Swedish."""
    codes = {language, settings.LANGUAGE_CODE}
    titles = [page.title for page in may_be_found(Page.objects.filter(locale__language_code__in=codes), person)]
    cards = ContactCard.objects.current().exclude(audience=ContactCard.Audience.STAFF)
    for snippet in [*GlossaryTerm.objects.current(), *cards]:
        read = snippet.in_language(language)
        titles.append(str(getattr(read, read.text_fields[0])))
    return {folded(word): word for title in titles for word in words_of(title) if len(word) >= SHORTEST}
