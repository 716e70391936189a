"""A column that holds nothing, or something that is not kept as it stands, is told of by its own name."""

import pytest

from organisation.models import User
from quizzes.django_quiz_app.importing import bring_in
from quizzes.models import Category, QuizPage, SubCategory
from tests.factories import old_quizzes as old
from tests.factories import pages

pytestmark = pytest.mark.django_db


def bring(folder, model, pk, **fields):
    """What is told of a row with these fields."""
    pages.front_page()
    rows = old.system()
    next(one for one in rows if (one["model"], one["pk"]) == (model, pk))["fields"].update(fields)
    quirks = bring_in(old.dump(folder, rows)).as_data()["quirks"]
    return {one["field"] for one in quirks if (one["model"], one["pk"]) == (model, pk)}


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        ("quiz.category", "category", None),
        ("quiz.category", "category", " "),
        ("quiz.category", "category", " rutiner"),
        ("quiz.subcategory", "sub_category", None),
        ("quiz.quiz", "url", ""),
        ("quiz.quiz", "url", "Ett prov_1!"),
        ("quiz.quiz", "title", " Grundprov "),
        ("quiz.question", "quiz", None),
        ("auth.user", "username", " åsa.ek"),
        ("auth.user", "email", None),
        ("auth.user", "password", None),
        ("auth.user", "password", ""),
        ("auth.user", "date_joined", None),
        ("auth.user", "is_staff", None),
        ("auth.user", "is_superuser", None),
    ],
)
def test_a_value_that_is_not_kept_as_it_stands(tmp_path, model, field, value):
    assert bring(tmp_path, model, 1, **{field: value}) == {field}


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        ("quiz.quiz", "url", "grundprov-å"),
        ("quiz.quiz", "category", None),
        ("quiz.quiz", "max_questions", None),
        ("quiz.question", "category", None),
        ("quiz.question", "figure", None),
        ("quiz.subcategory", "category", None),
        ("auth.user", "password", "!nobody signs in"),
        ("auth.user", "last_login", None),
    ],
)
def test_what_may_be_so_there_is_not_told_of(tmp_path, model, field, value):
    assert bring(tmp_path, model, 1, **{field: value}) == set()


def test_the_address_is_written_as_the_original_wrote_it(tmp_path):
    bring(tmp_path, "quiz.quiz", 1, url="Ett prov_1!")
    assert QuizPage.objects.get(title="Grundprov").slug == "ett-prov1"


def test_names_of_one_category_with_and_without_spaces_are_one(tmp_path):
    assert bring(tmp_path, "quiz.category", 3, category=" rutiner ") == {"category"}
    assert Category.objects.count() == 2


def test_a_category_that_became_one_with_another_does_not_rename_it(tmp_path):
    bring(tmp_path, "quiz.category", 3, category="rutiner")
    assert bring(tmp_path, "quiz.category", 3, category="hot") == {"category"}
    assert set(Category.objects.values_list("name", flat=True)) == {"rutiner", "hedersvåld"}


def test_two_sub_categories_of_one_name_are_one(tmp_path):
    pages.front_page()
    rows = [*old.system(), old.row("quiz.subcategory", 2, sub_category="oro", category=1)]
    quirks = bring_in(old.dump(tmp_path, rows)).as_data()["quirks"]
    assert ("quiz.subcategory", 2, "sub_category") in {(one["model"], one["pk"], one["field"]) for one in quirks}
    assert SubCategory.objects.count() == 1


def test_two_accounts_with_one_email_are_both_kept_and_told_of(tmp_path):
    assert bring(tmp_path, "auth.user", 2, email="Asa.Ek@kommunen.example") == {"email"}
    assert User.objects.filter(email__iexact="asa.ek@kommunen.example").count() == 2
