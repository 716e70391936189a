"""What the index holds of a page and a snippet, and what it is asked."""

import pytest

from content.models import ContactCard, GlossaryTerm
from content.searching import matching
from content.word_stems import stem, words_of
from support.models import SupportPage
from tests.factories import pages
from tests.factories import public_pages as public

pytestmark = pytest.mark.django_db


@pytest.fixture
def front(wagtail_root):
    return public.front_page()


def found(queryset, words, every=True):
    return {thing.pk for thing in matching(queryset, [stem(word) for word in words_of(words)], every=every, most=50)}


def test_every_block_of_a_support_page_is_read(front):
    page = public.support_page(front, body=public.every_block(public.contact_card("Jouren")))
    stands = set(page.search_text().split())
    assert set(words_of("gränsen besök undantag fråga chef samtycke lägen fara undersköterska samtalet")) <= stands
    assert set(words_of("Jouren socialtjänstlagen")) <= stands  # Snippets, by name.


def test_the_names_of_snippets_are_read_but_on_a_public_page_not_those_for_staff(front):
    cards = [public.contact_card("Öppenvården"), public.contact_card("Krisledaren")]
    body = [("contact", card) for card in cards] + [("law", public.law("3 kap. brottsbalken"))]
    page, lesson = public.support_page(front, body=body), pages.lesson(pages.course(), body=body)
    ContactCard.objects.filter(role="Krisledaren").update(audience="staff")  # After it was put on the page.
    assert {"öppenvården", "brottsbalken"} <= set(page.search_text().split())
    assert "krisledaren" not in page.search_text()
    assert "krisledaren" in lesson.search_text()


def test_the_names_of_snippets_cost_a_query_for_each_sort_of_snippet(front, django_assert_num_queries):
    cards = [public.contact_card(f"Kort {number}") for number in range(5)]
    page = public.support_page(front, body=[("contact", card) for card in cards], first_contact=cards[0])
    page = SupportPage.objects.get(pk=page.pk)
    with django_assert_num_queries(1):
        page.search_text()


def test_a_snippet_is_read_in_every_language_and_a_card_by_its_number(front):
    card = public.contact_card(
        "Stödlinjen", phone="020-100 200", texts=[("texts", {"language": "ar", "role": "خط الدعم"})]
    )
    assert {"stödlinjen", "020", "100", "200", "الدعم"} <= set(card.search_text().split())


def test_nobody_is_found_by_name(front):
    card = public.contact_card(public_names=[{"name": "Nora Öppen", "from": "2020-01-01", "to": None}])
    assert "nora" not in card.search_text()


@pytest.mark.parametrize(
    ("asked", "stands"),
    [
        ("anmälan", "anmälningar"),
        ("anmälningar", "anmäla"),
        ("anmäla", "Anmälan"),
        ("orosanm", "orosanmälan"),
        ("OROSANMÄLAN", "orosanmälningar"),
        ("orosanmalan", "orosanmälan"),
        ("ångest", "Ångesten"),
        ("angest", "ångest"),
        ("övergrepp", "ÖVERGREPP"),
        ("radikaliserad", "radikalisering"),
        ("skolan", "skolor"),
        ("våldsbejakande", "våldsbejakande/extrema"),
        ("112", "Ring 112."),
        ("ia", "IA-anmälan"),
    ],
)
def test_a_word_is_found_in_its_forms(front, asked, stands):
    term = GlossaryTerm.objects.create(term="Ordet", definition=f"Det står {stands} här.")
    other = GlossaryTerm.objects.create(term="Annat", definition="Något helt annat: hus, iakttagelse, 1120 bilar.")
    assert found(GlossaryTerm.objects.current(), asked) == {term.pk} | ({other.pk} if asked == "112" else set())


def test_all_words_or_any_of_them(front):
    both = GlossaryTerm.objects.create(term="Ett", definition="Sekretess gäller barn.")
    one = GlossaryTerm.objects.create(term="Två", definition="Sekretess gäller vuxna.")
    assert found(GlossaryTerm.objects.current(), "barnen sekretessen") == {both.pk}
    assert found(GlossaryTerm.objects.current(), "barnen sekretessen", every=False) == {both.pk, one.pk}


def test_what_is_saved_is_found_and_what_is_deleted_is_not(front):
    card = public.contact_card("Familjerådgivningen")
    assert found(ContactCard.objects.current(), "familjeråd") == {card.pk}
    card.role = "Kvinnojouren"
    card.save()
    assert found(ContactCard.objects.current(), "familjeråd") == set()
    assert found(ContactCard.objects.current(), "kvinnojour") == {card.pk}
    card.delete()
    assert found(ContactCard.objects.current(), "kvinnojour") == set()
