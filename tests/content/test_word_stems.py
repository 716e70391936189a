"""Words as a search compares them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.word_stems import folded, index_text, stem, words_of


def test_words_are_runs_of_letters_and_digits_in_small_letters():
    assert words_of("IA-anmälan, och/eller 114 14? (Ring!)") == ["ia", "anmälan", "och", "eller", "114", "14", "ring"]


def test_a_letter_in_two_parts_is_the_letter():
    """Some computers send a and a loose ring."""
    assert words_of("a\u030angest ORO") == ["ångest", "oro"]


def test_vowel_signs_part_no_arabic_word():
    assert words_of("مُسَاعَدَة") == words_of("مساعدة")


def test_folded_is_how_one_writes_without_the_signs():
    assert [folded(word) for word in ("ångest", "anmälan", "lön", "idé", "112")] == [
        "angest", "anmalan", "lon", "ide", "112"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "forms",
    [
        "anmälan anmälans anmälningar anmälningen anmäla anmäler anmälde",
        "radikalisering radikaliseringen radikaliseras radikaliserad",
        "skola skolan skolor skolorna",
        "barn barnet barnen barnens",
        "extremism extremist extremister extremistisk",
        "sekretess sekretessen",
    ],
)
def test_each_form_begins_with_the_stem_of_every_other(forms):
    forms = forms.split()
    for one in forms:
        assert [form for form in forms if not form.startswith(stem(one))] == [], one


def test_a_short_word_and_a_number_are_their_own_stems():
    assert [stem(word) for word in ("ia", "rån", "112", "020")] == ["ia", "rån", "112", "020"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_a_stem_is_the_beginning_of_its_word_and_never_empty(text):
    for word in words_of(text):
        assert stem(word) and word.startswith(stem(word))


def test_the_index_holds_words_alone_and_those_with_signs_without_them_too():
    assert index_text(["Ring 020-100 200.", "Är du rädd?"]) == "ring 020 100 200 är du rädd ar radd"
