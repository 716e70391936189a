"""The totals of a person: what is not written as the original writes it is read, and told of."""

import pytest

from quizzes.django_quiz_app.importing import bring_in
from quizzes.models import EarlierProgress
from tests.factories import old_quizzes as old
from tests.factories import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring(tmp_path):
    """Bring in a system with such totals of a person: (what is kept, how often something is told of them)."""

    def run(score, category="rutiner"):
        pages.front_page()
        rows = old.system()
        for one in rows:
            if (one["model"], one["pk"]) == ("quiz.progress", 1):
                one["fields"]["score"] = score
            if (one["model"], one["pk"]) == ("quiz.category", 1):
                one["fields"]["category"] = category
        quirks = bring_in(old.dump(tmp_path, rows)).as_data()["quirks"]
        kept = EarlierProgress.objects.filter(person__username="åsa.ek").order_by("pk")
        told = [one["field"] for one in quirks if (one["model"], one["pk"]) == ("quiz.progress", 1)]
        return [(one.name, one.right, one.answered) for one in kept], told

    return run


@pytest.mark.parametrize(
    "score",
    [
        "rutiner,1,2,våld,0,1",
        "rutiner,1,2våld,0,1,",
        "rutiner,1,2,,våld,0,1,",
        "rutiner,1,2,\nvåld,0,1,",
        "rutiner, 1, 2, våld, 0, 1,",
        "rutiner,01,2,våld,0,1,",
    ],
)
def test_commas_and_spaces_that_are_not_where_they_were(bring, score):
    assert bring(score) == ([("rutiner", 1, 2), ("våld", 0, 1)], ["score"])


def test_a_category_that_is_not_there_any_more(bring):
    assert bring("borta,1,2,") == ([("borta", 1, 2)], ["score"])


def test_a_name_that_is_too_long(bring):
    assert bring("a" * 300 + ",1,2,") == ([("a" * 250, 1, 2)], ["score", "score"])


def test_other_letters_are_the_same_category_as_they_were_there(bring):
    assert bring("Rutiner,1,2,") == ([("Rutiner", 1, 2)], [])


def test_the_first_of_one_category_in_other_letters_counts(bring):
    assert bring("Rutiner,1,2,rutiner,3,4,") == ([("Rutiner", 1, 2)], ["score"])


def test_a_name_with_a_comma_is_not_odd(bring):
    assert bring("rutiner, hot,2,3,våld,1,1,", "rutiner, hot") == ([("rutiner, hot", 2, 3), ("våld", 1, 1)], [])


def test_without_totals_nothing_is_told(bring):
    assert bring("") == ([], [])
