"""What an answer is worth, and how a result is told: pure functions."""

import unicodedata
from fractions import Fraction

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from quizzes.answers_in_words import option_in_words
from quizzes.document import FALSE, TRUE, Criterion, Document, Kind, Option
from quizzes.percent import percent, percent_as_imported
from quizzes.scoring import Score, best_total, passes, score, total

pytestmark = pytest.mark.sqlite_is_enough

RIGHT, WRONG = Option("r", "Rätt", True), Option("w", "Fel")


def options(right, wrong):
    return [Option(f"r{n}", "", True) for n in range(right)] + [Option(f"w{n}") for n in range(wrong)]


def several(right, wrong, partial=True):
    return Document(Kind.MULTIPLE, "Vilka?", options(right, wrong), partial_credit=partial)


def test_one_right_answer():
    document = Document(Kind.SINGLE, "Vem?", [RIGHT, WRONG])
    assert score(document, ["r"]) == Score(1)
    assert score(document, ["w"]) == Score(0)
    assert score(document, []) == Score(0)


def test_any_one_of_several_right_counts_where_it_was_imported():
    """C9: as in the original, for the sittings that came from there."""
    document = Document(Kind.SINGLE, "Vem?", options(2, 1))
    assert score(document, ["r1"]).is_right


def test_a_multiple_answer_is_all_or_nothing_without_partial_credit():
    document = several(2, 2, partial=False)
    assert score(document, ["r0", "r1"]) == Score(1)
    for given_ids in (["r0"], ["r0", "r1", "w0"], ["w0"], []):
        assert score(document, given_ids) == Score(0)


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["r0", "r1"], Fraction(1)),
        (["r0"], Fraction(1, 2)),
        (["r0", "r1", "w0"], Fraction(1, 2)),
        (["r0", "w0"], 0),
        (["r0", "r1", "w0", "w1"], 0),
        (["w0", "w1"], 0),
    ],
)
def test_partial_credit_adds_and_takes_away_shares(ids, expected):
    worth = score(several(2, 2), ids)
    assert Fraction(worth.earned, worth.possible) == expected


def test_without_wrong_options_nothing_is_taken_away():
    worth = score(several(3, 0), ["r0"])
    assert Fraction(worth.earned, worth.possible) == Fraction(1, 3)


@given(st.integers(1, 6), st.integers(0, 6), st.data())
def test_partial_credit_stays_between_nothing_and_one(right, wrong, data):
    document = several(right, wrong)
    ids = [option.id for option in document.options]
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True))
    worth = score(document, chosen)
    assert 0 <= worth.earned <= worth.possible
    assert worth.is_right == (set(chosen) == set(document.right_ids))


def test_short_texts_are_compared_without_case_and_space():
    document = Document(
        Kind.SHORT_TEXT,
        "Numret?",
        [Option("a", "112", True), Option("b", "Larmcentralen SOS", True), Option("c", "gården", True)],
    )
    for text in ("112", " 112. ", "larmcentralen   sos", unicodedata.normalize("NFD", "Gården")):
        assert score(document, text).is_right
    assert not score(document, "113").is_right
    assert not score(document, "  ").is_right


def test_an_essay_waits_and_an_empty_one_does_not():
    document = Document(Kind.ESSAY, "Beskriv.", criteria=[Criterion("a", "x", 2), Criterion("b", "y", 3)])
    assert score(document, "Jag ringer.") == Score(None, 5)
    assert score(document, " ") == Score(0, 5)


def test_the_pass_mark_is_compared_exactly():
    """T9: the original let 2 of 3 pass 67, because it compared rounded per cent."""
    assert not passes(Fraction(2), 3, 67)
    assert passes(Fraction(2), 3, 66)
    assert passes(total([(1, 3), (1, 3), (1, 3)]), 1, 100)  # Three thirds are one, which floats do not know.
    assert passes(Fraction(0), 0, 0)


def test_what_waits_counts_as_nothing_and_may_still_be_everything():
    scores = [(1, 1), (None, 5)]
    assert total(scores) == 1
    assert best_total(scores) == 2


@pytest.mark.parametrize(("points", "count", "told"), [(1, 8, 13), (5, 8, 63), (199, 200, 99), (1, 300, 1), (0, 0, 0)])
def test_per_cent_is_half_up_and_never_says_all_or_nothing_falsely(points, count, told):
    assert percent(points, count) == told


@pytest.mark.parametrize(
    ("points", "count", "told"), [(1, 8, 12), (5, 8, 62), (2, 3, 67), (0, 0, 0), (5, 3, 100), (0, 3, 0), (23, 40, 57)]
)
def test_per_cent_of_what_was_imported_is_as_it_was_told_there(points, count, told):
    """T10."""
    assert percent_as_imported(points, count) == told


def test_an_imported_option_without_a_text_is_not_called_false():
    assert option_in_words(Option("2")) == ""
    with translation.override("sv"):
        assert [option_in_words(Option(one)) for one in (TRUE, FALSE)] == ["Sant", "Falskt"]
