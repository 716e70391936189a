"""What the search finds, in which order, and how the hits read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext

from content.models import GlossaryTerm, LawReference, Municipality
from tests.factories import pages
from tests.factories import public_pages as public
from tests.factories.searches import STAFF_PATH, search, support, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def front(wagtail_root):
    return public.front_page("Rustad", lead="Välkommen hit.")


@pytest.fixture
def employee(client, world):
    person = world.staff(world.unit("Nord"))
    client.force_login(person)
    return client


def test_the_page_asks_and_says_how_before_anything_is_asked(front, client):
    results = search(client, "   ")
    assert results.number == 0
    assert 'role="search"' in results.html and 'id="hits"' not in results.html
    assert gettext("How to search") in results.html


def test_support_pages_front_page_glossary_and_cards_are_found(front, client):
    support(front, "Om du är rädd", "Någon i familjen har blivit våldsam.")
    GlossaryTerm.objects.create(term="våldsbejakande", key="vald", definition="Våldsam av övertygelse.")
    public.contact_card("Jouren", when_to_use="När någon är våldsam.")
    public.contact_card("Inget att hämta")
    assert titles(client, "våldsam") == ["Jouren", "Om du är rädd", "våldsbejakande"]
    assert titles(client, "välkommen") == ["Rustad"]
    html = search(client, "våldsam").html
    assert 'href="/ordlista/#vald"' in html
    assert 'href="tel:0701740615"' in html  # A card is there to call from.


def test_the_word_itself_in_a_title_comes_before_one_like_it_and_both_before_the_text(front, client):
    support(front, "I texten", "Här står hot flera gånger: hot, hot, hot och hot.")
    support(front, "Hotell", "Inget om det.")
    support(front, "Hot mot dig", "Inget om det.")
    assert search(client, "hot").titles == ["Hot mot dig", "Hotell", "I texten"]


def test_every_word_or_else_some_of_them_and_then_it_is_said(front, client):
    support(front, "Sekretess för barn")
    support(front, "Sekretess för vuxna")
    some = gettext("Nothing contains all of your words. These contain some of them.")
    results = search(client, "barn sekretess")
    assert results.titles == ["Sekretess för barn"] and some not in results.html
    results = search(client, "sekretess giraff")
    assert sorted(results.titles) == ["Sekretess för barn", "Sekretess för vuxna"] and some in results.html


def test_small_words_are_not_looked_for(front, client):
    support(front, "Hos oss", "Vi är här för dig.")
    support(front, "Orolig", "Ring.")
    assert titles(client, "jag är så orolig för min son") == ["Orolig"]
    assert titles(client, "är för dig") == []


def test_the_found_words_are_marked_in_a_sentence_and_everything_is_escaped(front, client):
    text = "Första meningen. Då gör du en orosanmälan &lt;b&gt;genast&lt;/b&gt; &amp; ringer. Sista."
    support(front, "Vad gör jag <script>?", text)
    results = search(client, "orosanm")
    assert results.marks == ["orosanmälan"]
    assert "&lt;b&gt;genast&lt;/b&gt; &amp; ringer." in results.html
    assert "Första meningen" not in results.html
    assert "<script>?" not in results.html and "Vad gör jag &lt;script&gt;?" in results.html


def test_what_was_asked_is_escaped(front, client):
    results = search(client, '"><script>alert(1)</script>')
    assert "<script>alert" not in results.html


def test_hits_come_ten_at_a_time(front, client):
    for number in range(23):
        support(front, f"Sidan {number}", "Om giraffer.")
    first, last = search(client, "giraff"), search(client, "giraff", sida="3")
    assert (first.number, len(first.titles)) == (23, 10)
    assert (last.number, len(last.titles)) == (23, 3)
    assert 'href="/sok/?q=giraff&amp;sida=2#hits"' in first.html
    assert '<ol class="hits" start="21">' in last.html
    everything = [title for page in "123" for title in search(client, "giraff", sida=page).titles]
    assert len(set(everything)) == 23


@pytest.mark.parametrize("sida", ["0", "-1", "99", "x", "", "1e9", "\x00"])
def test_a_page_that_is_not_there_is_the_nearest_one(front, client, sida):
    support(front, "Giraffer")
    assert search(client, "giraff", sida=sida).titles == ["Giraffer"]


def test_nobody_ends_on_an_empty_page(front, client):
    Municipality.objects.update(service_phone="070-174 06 05")
    support(front, "Radikalisering")
    results = search(client, "radikalisring")
    assert results.number == 0
    assert 'href="/sok/?q=radikalisering#hits"' in results.html
    for address in ('href="tel:112"', 'href="tel:0701740605"', 'href="/ordlista/"', 'href="/"'):
        assert address in results.html.split('id="hits"')[1], address


def test_another_spelling_is_taken_from_what_the_reader_may_see(front, client, employee):
    course = pages.course("Radikalisering", lessons=0)
    assert "q=radikalisering" in search(employee, "radikalisring", STAFF_PATH).html
    assert "q=radikalisering" not in search(client, "radikalisring").html
    course.unpublish()
    assert "q=radikalisering" not in search(employee, "radikalisring", STAFF_PATH).html


# Languages


@pytest.fixture
def in_two_languages(front):
    page = support(front, "Är du orolig?", "Ring oss.", slug="orolig")
    home = public.translation(front, "en", title="Home", lead="Welcome.", slug="front")
    public.translation(page, "en", home, title="Are you worried?", slug="worried", intro="<p>Call us.</p>")
    support(front, "Bara på svenska", "Om giraffer.")
    return page


def test_the_readers_language_comes_first_and_swedish_fills_in(in_two_languages, client):
    assert titles(client, "worried", "/en/sok/") == ["Are you worried?"]
    results = search(client, "giraffer", "/en/sok/")
    assert results.titles == ["Bara på svenska"]
    assert '<h3 lang="sv"' in results.html and "Svenska" in results.html
    assert 'href="/en/' in results.html.split('<h3 lang="sv"')[1]


def test_a_swedish_word_leads_to_the_page_in_the_readers_language(in_two_languages, client):
    results = search(client, "orolig", "/en/sok/")
    assert results.titles == ["Are you worried?"]
    assert 'href="/en/worried/"' in results.html


def test_in_swedish_nothing_is_shown_in_another_language(in_two_languages, client):
    assert titles(client, "worried") == []
    assert titles(client, "orolig") == ["Är du orolig?"]


def test_a_term_is_read_in_the_readers_language(front, client):
    texts = [("texts", {"language": "en", "term": "leaver", "definition": "Somebody who leaves."})]
    GlossaryTerm.objects.create(term="avhoppare", definition="Den som lämnar.", texts=texts)
    assert titles(client, "avhoppare", "/en/sok/") == ["leaver"]
    assert titles(client, "leaver") == ["avhoppare"]


# What only the staff finds


def test_staff_also_find_courses_lessons_material_cards_and_the_law(front, employee):
    course = pages.course("Om giraffer", lessons=0, summary="Djur i zoo.")
    pages.lesson(course, "Savannen", goal="Du känner igen en giraff.")
    public.contact_card("Giraffvakten", audience="staff")
    LawReference.objects.create(key="zoo", title="Zoolagen", text="<p>Giraffer ska ha det bra.</p>")
    support(front, "Rädd för giraffer")
    assert titles(employee, "giraff", STAFF_PATH) == ["Giraffvakten", "Om giraffer", "Rädd för giraffer", "Savannen"]
    results = search(employee, "giraff", STAFF_PATH)
    assert results.number == 5
    assert "Zoolagen" in results.html
    assert "Om giraffer</span>" in results.html  # The lesson says which course it is in.
    assert titles(employee, "giraff") == ["Rädd för giraffer"]


def test_the_law_is_found_while_it_is_in_force(front, employee):
    today = timezone.localdate()
    day = timezone.timedelta(days=1)
    LawReference.objects.create(key="a", title="Gällande", text="<p>Om giraffer.</p>", valid_from=today)
    LawReference.objects.create(key="b", title="Kommande", text="<p>Om giraffer.</p>", valid_from=today + day)
    LawReference.objects.create(key="c", title="Upphävd", text="<p>Om giraffer.</p>", retired_on=today)
    html = search(employee, "giraff", STAFF_PATH).html
    assert "Gällande" in html and "Kommande" not in html and "Upphävd" not in html


# What it costs


def number_of_queries(client, path, q):
    client.get(path, {"q": q})
    with CaptureQueriesContext(connection) as queries:
        client.get(path, {"q": q})
    return len(queries)


@pytest.mark.parametrize("path", ["/sok/", "/en/sok/", STAFF_PATH])
def test_the_queries_do_not_grow_with_the_hits(front, employee, path):
    home = public.translation(front, "en", title="Home", lead="Welcome.", slug="front")
    numbers = iter(range(99))

    def one_more_of_each():
        n = next(numbers)
        page = support(front, f"Giraff {n}", "Om giraffer.")
        public.translation(page, "en", home, title=f"Giraff {n}", intro="<p>Giraff.</p>")
        first = pages.course(f"Giraff {n}")
        pages.lesson(pages.course(f"Giraff {n}", prerequisite=first), f"Giraff {n}")
        pages.lesson(first, f"Giraff {n}")
        public.contact_card(f"Giraff {n}")
        public.contact_card(f"Giraff {n}", audience="staff")
        GlossaryTerm.objects.create(term=f"Giraff {n}", definition="Ett djur.")
        public.law(f"Giraff {n}")

    one_more_of_each()
    few = number_of_queries(employee, path, "giraff"), number_of_queries(employee, path, "giruff")
    for _ in range(4):
        one_more_of_each()
    many = number_of_queries(employee, path, "giraff"), number_of_queries(employee, path, "giruff")
    assert all(later <= before for later, before in zip(many, few, strict=True)), (few, many)  # There, every type is.
    assert max(few) <= 30, few


def test_easy_swedish_is_searched_in_easy_swedish_page_after_page(front, client):
    code = "sv-x-lattlast"
    home = public.translation(front, code, lead="Hej.")
    for number in range(11):
        public.translation(support(front, f"Sida {number}"), code, home, intro="<p>En giraff äter blad.</p>")
    menu = client.get(f"/{code}/").text
    assert f'<a href="/{code}/sok/"' in menu
    html = search(client, "giraff", f"/{code}/sok/").html
    assert f'action="/{code}/sok/' in html
    assert f'href="/{code}/sok/?q=giraff&amp;sida=2#hits"' in html
