"""What matches a question, in the order it is shown: the reader's language first, then the words in the title."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale, Page

from content.languages import code_of
from content.models import ContactCard, GlossaryTerm, LawReference
from content.searching import matching
from content.word_stems import words_of
from scenarios import versions
from scenarios.models import ScenarioPage
from start.search.kinds import kinds_for
from start.search.opening import may_be_found

MOST = 200  # Of pages and of each sort of snippet. Whoever finds more than that has to add a word.
PAGE, CARD, TERM, LAW = range(4)  # In this order, where hits are equally good.


@dataclass(frozen=True)
class Match:
    """A hit: the page as its own class, or the snippet as read in the reader's language."""

    kind: int
    thing: object
    title: str
    language: str
    place: int  # Among the hits of its kind, by how well its text fits.


@dataclass(frozen=True)
class Found:
    """`every`: does each match hold all the words, or only some of them?"""

    matches: list
    every: bool


def find(question, language, person=None):
    """Found for the question: what holds all of its words, or else some of them. `person` is None for the public."""
    for every in (True, False):
        matches = [match for source in SOURCES for match in source(question, every, language, person)]
        if matches or len(question.terms) < 2:
            break
    return Found(sorted(matches, key=lambda match: _order(match, question, language)), every)


def _order(match, question, language):
    words = words_of(match.title)
    in_title = sum(max((_likeness(term, word) for word in words), default=0) for term in question.terms)
    return (match.language != language, -in_title, match.place, match.kind)


def _likeness(term, word):
    """2 for the very word that was asked for, 1 for one that begins like it, 0 for another."""
    return 2 if word == term.word else int(term.fits(word))


def _pages(question, every, language, person):
    """Pages in the reader's language, and Swedish ones where there are none.

    A Swedish page that matches is shown in the reader's language where it can be read in it.
    """
    codes = {language, settings.LANGUAGE_CODE}
    locales = list(Locale.objects.filter(language_code__in=codes).values_list("pk", flat=True))
    pages = Page.objects.live().exact_type(*kinds_for(person)).filter(locale_id__in=locales)
    rows = matching(pages, question.stems, every=every, most=MOST)
    if not rows:
        return []
    matched = {row.pk for row in rows}
    places = {row.translation_key: place for place, row in reversed(list(enumerate(rows)))}
    twins = Page.objects.filter(translation_key__in=places, locale_id__in=locales)
    readable = {}
    for page in may_be_found(twins, person):
        readable.setdefault(page.translation_key, {})[code_of(page)] = page
    found = {
        key: pages.get(language) or pages[settings.LANGUAGE_CODE]
        for key, pages in readable.items()
        if any(page.pk in matched for page in pages.values())
    }
    titles = _titles_of_scenarios(found.values())
    return [
        Match(PAGE, page, titles.get(key, page.title), code_of(page), places[key])
        for key, page in found.items()
        if key in titles or not isinstance(page, ScenarioPage)
    ]


def _titles_of_scenarios(pages):
    """{translation key: title} of the scenarios that can be played, as they are played: never those of a draft."""
    keys = [page.translation_key for page in pages if isinstance(page, ScenarioPage)]
    played = versions.newest_of_all(keys) if keys else {}
    return {key: version.scenario.title for key, version in played.items()}


def _cards(question, every, language, person):
    cards = ContactCard.objects.current()
    if person is None:
        cards = cards.filter(audience__in=[ContactCard.Audience.PUBLIC, ContactCard.Audience.BOTH])
    return _snippets(CARD, cards, question, every, language, lambda card: card.role)


def _terms(question, every, language, person):
    return _snippets(TERM, GlossaryTerm.objects.current(), question, every, language, lambda term: term.term)


def _laws(question, every, language, person):
    """The law in force, for those who work here."""
    if person is None:
        return []
    today = timezone.localdate()
    matches = _snippets(LAW, LawReference.objects.current(), question, every, language, lambda law: law.title)
    return [match for match in matches if match.thing.valid_from is None or match.thing.valid_from <= today]


def _snippets(kind, snippets, question, every, language, title_of):
    found = matching(snippets, question.stems, every=every, most=MOST)
    read = [snippet.in_language(language) for snippet in found]
    return [Match(kind, one, str(title_of(one)), title_of(one).language, place) for place, one in enumerate(read)]


SOURCES = [_pages, _cards, _terms, _laws]
