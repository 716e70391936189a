"""Snippets in other languages."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings

from content.models import ContactCard, GlossaryTerm, LawReference
from content.models.languages import other_languages
from tests.factories import public_pages as pages

pytestmark = pytest.mark.django_db


def texts(*rows):
    return json.dumps([{"type": "texts", "value": row} for row in rows])


def test_a_text_says_which_language_it_is_in(django_assert_num_queries):
    card = pages.contact_card("Socialjouren", hours="Dygnet runt", texts=texts({"language": "en", "role": "Duty team"}))
    card = ContactCard.objects.get(pk=card.pk)
    with django_assert_num_queries(0):
        english = card.in_language("en")
        assert (english.role, english.role.language) == ("Duty team", "en")
        assert (english.hours, english.hours.language) == ("Dygnet runt", "sv")
        assert english.phone == card.phone
        assert (card.in_language("sv").role, card.in_language("fi").role.language) == ("Socialjouren", "sv")


def test_the_law_and_the_terms_can_be_read_in_other_languages_too():
    law = pages.law(texts=texts({"language": "en", "text": "<p>Report at once.</p>"}))
    assert LawReference.objects.get(pk=law.pk).in_language("en").text == "<p>Report at once.</p>"
    term = GlossaryTerm(term="Tystnadsplikt", definition="…", texts=texts({"language": "en", "term": "Secrecy"}))
    assert term.in_language("en").term == "Secrecy"


@pytest.mark.parametrize("model", [ContactCard, LawReference, GlossaryTerm])
def test_only_texts_are_written_for_each_language(model):
    block = model._meta.get_field("texts").stream_block.child_blocks["texts"]
    assert set(block.child_blocks) == {"language", *model.text_fields}


def test_a_language_stands_once():
    card = pages.contact_card(texts=texts({"language": "en", "role": "A"}, {"language": "en", "role": "B"}))
    with pytest.raises(ValidationError) as refused:
        card.full_clean()
    assert set(refused.value.message_dict) == {"texts"}


def test_the_languages_follow_the_setting():
    with override_settings(LANGUAGES=[("sv", "Svenska"), ("uk", "Українська")]):
        assert other_languages() == [("uk", "Українська")]


def test_terms_get_keys_that_are_free():
    keys = [
        GlossaryTerm.objects.create(term=term, definition="…").key for term in ("Hot och våld", "hot-och våld", "?")
    ]
    assert keys == ["hot-och-vald", "hot-och-vald-2", "ord"]
