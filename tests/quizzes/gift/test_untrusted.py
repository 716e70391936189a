"""Whatever comes, there is a report; and it is made of files of a measured size only."""

import hypothesis
import pytest
from hypothesis import strategies as st

from quizzes.gift import html_parts, limits
from quizzes.gift.reading import read, read_path_of
from quizzes.models import Answer, Category, Criterion, Question
from tests.factories.gift_items import NASTY

pytestmark = pytest.mark.sqlite_is_enough

PIECES = st.sampled_from([*NASTY, "\n\n", "Hej{", "=a", "~b", "}", "[html]", "<!", "<![", "<script>", "$CATEGORY: "])


def kinds(data):
    return [note.kind for note in read(data).refused]


@hypothesis.settings(max_examples=100)
@hypothesis.given(data=st.binary(max_size=200) | st.lists(PIECES, max_size=30).map(lambda some: "".join(some).encode()))
def test_anything_gives_a_report(data):
    report = read(data)
    assert report.items or report.refused
    assert all(note.reason for note in [*report.refused, *report.changed])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"a" * 10_000_000, "too_large"),
        (b"Hej{T}\x00", "nul"),
        ("Hej{T}".encode("utf-16"), "utf16"),
        (b"Hej\n\xe5{T}", "not_utf8"),
        (b"", "empty"),
        (b" \n// bara en kommentar\n", "empty"),
        (b"a{T}\n\n" * 501, "too_many"),
        (b"$CATEGORY: a/b/c\n" * 5_001, "too_many_notes"),
    ],
)
def test_a_file_that_is_refused_gives_no_question(data, kind):
    report = read(data)
    assert report.items == [] and kind in [note.kind for note in report.refused]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert [note.kind for note in read_path_of(tmp_path / "x").refused] == ["unreadable"]
    assert [note.kind for note in read_path_of(tmp_path).refused] == ["unreadable"]


@pytest.mark.parametrize(
    "piece", ["{", "}", "{=", "~", "=", "#", "####", "\\", "::", ":\\", "%", "=%1", "~%-", " ", "[", "/"]
)
@pytest.mark.parametrize("start", ["", "Hej{", "::", "Hej{=a", "[html]", "$CATEGORY: ", "// rustad: "])
def test_one_sign_over_and_over_is_refused(start, piece):
    assert kinds((start + piece * (40_000 // len(piece))).encode())


@pytest.mark.parametrize(
    "piece", ["<", "<!", "<![", "<!--", "<a ", "<a b=", "<a '", "</", "<?", "&", "<script>", "<p>", "&#"]
)
def test_html_is_made_so_plain_that_no_parser_stumbles(piece):
    bare = html_parts.bare(piece * 10_000)
    assert html_parts.TAG.sub("", bare).count("<") == 0
    assert kinds(f"[html]{piece * 8_000}{{T}}".encode())


def test_the_limits_are_those_of_the_bank():
    def most(model, name):
        field = model._meta.get_field(name)
        return field.max_length or next(one.limit_value for one in field.validators if one.code == "max_length")

    assert (most(Question, "text"), most(Question, "explanation")) == (limits.MOST_TEXT, limits.MOST_EXPLANATION)
    assert (most(Answer, "text"), most(Answer, "feedback")) == (limits.MOST_ANSWER, limits.MOST_FEEDBACK)
    assert (most(Criterion, "text"), most(Category, "name")) == (limits.MOST_CRITERION, limits.MOST_CATEGORY)
