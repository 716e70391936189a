"""Words of the glossary as links in texts, and the glossary itself."""

import json

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from content.glossary import _pattern, link_terms, terms_in
from content.models import GlossaryTerm
from tests.factories import public_pages as pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms():
    english = [{"type": "texts", "value": {"language": "en", "term": "radicalisation", "definition": "A change."}}]
    return [
        GlossaryTerm.objects.create(term="radikalisering", definition="En förändring.", texts=json.dumps(english)),
        GlossaryTerm.objects.create(term="SIG", definition="En grupp."),
        GlossaryTerm.objects.create(term="hot", definition="…", key="hot"),
        GlossaryTerm.objects.create(term="hot mot tjänsteman", definition="…", key="hot-mot-tjansteman"),
    ]


def linked(html, language="sv"):
    return link_terms(html, language, "/ordlista/", set())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<p>Om radikaliseringen.</p>",
            '<p>Om <a class="term" href="/ordlista/#radikalisering">radikaliseringen</a>.</p>',
        ),
        ("<p>Radikalisering</p>", '<p><a class="term" href="/ordlista/#radikalisering">Radikalisering</a></p>'),
        ("<p>SIG, sig</p>", '<p><a class="term" href="/ordlista/#sig">SIG</a>, sig</p>'),
        ("<p>sig</p>", "<p>sig</p>"),
        ("<p>hotell, hot-bild, skottet</p>", "<p>hotell, hot-bild, skottet</p>"),
        (
            "<p>hot mot tjänsteman</p>",
            '<p><a class="term" href="/ordlista/#hot-mot-tjansteman">hot mot tjänsteman</a></p>',
        ),
        ("<h2>Radikalisering</h2>", "<h2>Radikalisering</h2>"),
        ("<td>Radikalisering</td>", "<td>Radikalisering</td>"),  # On a phone its parts stand beside one another.
        ('<a href="/x/">om <b>hot</b></a> ', '<a href="/x/">om <b>hot</b></a> '),
        ('<p lang="en">SIG</p>', '<p lang="en">SIG</p>'),
        ('<img alt="radikalisering">', '<img alt="radikalisering">'),
        ('<abbr title="x > hot">hos</abbr>', '<abbr title="x > hot">hos</abbr>'),
        ("<p>A &hot; B &amp; C</p>", "<p>A &hot; B &amp; C</p>"),
    ],
)
def test_a_word_becomes_a_link_where_a_link_may_stand(terms, text, expected):
    assert linked(text) == expected


def test_only_the_first_mention_on_a_page_becomes_a_link(terms):
    template = Template(
        "{% load glossary %}{% linkterms '/o/' %}<p>hot hot</p>{% endlinkterms %}"
        "{% linkterms '/o/' %}<p>hot</p>{% endlinkterms %}"
    )
    html = template.render(Context())
    assert html == '<p><a class="term" href="/o/#hot">hot</a> hot</p><p>hot</p>'
    assert template.render(Context()) == html  # Each page anew.


def test_words_are_linked_in_the_language_of_the_page(terms):
    assert "#radikalisering" in linked("<p>Radicalisations</p>", "en")
    assert linked("<p>radikalisering</p>", "en") == "<p>radikalisering</p>"
    assert linked("<p>radikalisering</p>", "so") == "<p>radikalisering</p>"


def test_a_retired_word_is_linked_no_more(terms):
    GlossaryTerm.objects.filter(term="hot").update(retired_on="2026-01-01")
    terms[2].save(update_fields=["definition"])  # Tells that something has changed.
    assert linked("<p>hot</p>") == "<p>hot</p>"


def test_the_words_are_read_once(terms):
    with CaptureQueriesContext(connection) as queries:
        terms_in("sv"), terms_in("en"), terms_in("sv")
    assert len(queries) == 1


@given(st.text(alphabet="<>ahot ="))
def test_no_text_is_lost(text):
    """With the links taken away again, what is left is what was given."""
    pattern, _keys = _pattern((("hot", "hot"),), True)
    html = pattern.sub(lambda match: f"[{match[0]}]", text)
    assert html.replace("[", "").replace("]", "") == text


def test_the_glossary_has_every_word_in_force_in_the_order_of_its_language(terms, wagtail_root, client):
    pages.front_page()
    GlossaryTerm.objects.create(term="gammalt ord", definition="…", retired_on="2026-01-01")
    html = client.get("/ordlista/").text
    assert "gammalt ord" not in html
    places = [html.index(f'id="{key}"') for key in ("hot", "hot-mot-tjansteman", "radikalisering", "sig")]
    assert places == sorted(places)
    english = client.get("/en/ordlista/").text
    assert '<dt lang="en">radicalisation</dt>' in english
    assert '<dt lang="sv">SIG</dt>' in english


def test_words_on_support_pages_and_lessons_lead_to_the_glossary(terms, wagtail_root, client):
    page = pages.support_page(pages.front_page(), intro="<p>Rädd för hot?</p>")
    assert 'href="/ordlista/#hot">hot</a>' in client.get(page.url).text
    with override("en"):
        assert 'href="/en/ordlista/#hot">hot</a>' in client.get(page.get_url()).text
