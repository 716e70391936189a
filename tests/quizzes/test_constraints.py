"""What the database itself refuses, and what a version is."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from quizzes import sittings, versions
from quizzes.models import Category, ExtraTime, Marking, QuestionVersion, Sitting, SittingQuestion
from tests.factories import quizzes as q

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting(anna):
    return sittings.begin(anna, q.quiz(q.question(), q.question()))


def refused(write):
    with pytest.raises(DatabaseError), transaction.atomic():
        write()


def copy_of(row, **values):
    fields = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    return type(row)(**fields | values)


def test_a_version_never_changes(sitting):
    version = QuestionVersion.objects.first()
    for write in (
        lambda: QuestionVersion.objects.filter(pk=version.pk).update(kind="essay"),
        lambda: version.save(),
        copy_of(version).save,
        copy_of(version, number=0).save,
    ):
        refused(write)


def test_what_has_been_asked_cannot_lose_its_version(sitting):
    refused(q.rows(sitting)[0].version.delete)


def test_one_sitting_is_open_and_each_has_its_number(sitting):
    refused(copy_of(sitting, number=2).save)
    refused(copy_of(sitting, closed_at=timezone.now()).save)


def test_what_is_handed_in_has_points_and_is_not_closed(sitting):
    now, mine = timezone.now(), Sitting.objects.filter(pk=sitting.pk)
    for values in (
        {"handed_in_at": now},
        {"earned": 1, "denominator": 1},
        {"handed_in_at": now, "earned": 1, "denominator": 0},
        {"handed_in_at": now, "closed_at": now, "earned": 1, "denominator": 1},
    ):
        refused(lambda values=values: mine.update(**values))


def test_a_question_has_one_place_and_earns_what_is_possible(sitting):
    row = q.rows(sitting)[0]
    mine = SittingQuestion.objects.filter(pk=row.pk)
    for values in ({"position": 2}, {"position": 0}, {"possible": 0}, {"earned": 2, "possible": 1}):
        refused(lambda values=values: mine.update(**values))


def test_a_marking_is_made_once_by_each_and_gives_what_is_possible(sitting):
    values = {"question": q.rows(sitting)[0], "role": Marking.Role.FIRST}
    Marking.objects.create(earned=1, possible=1, **values)
    refused(lambda: Marking.objects.create(earned=1, possible=1, **values))
    refused(lambda: Marking.objects.create(earned=2, possible=1, **values | {"role": "changed"}))


def test_extra_time_says_something(anna):
    for values in ({}, {"percent": 0}, {"percent": 301}):
        refused(lambda values=values: ExtraTime.objects.create(person=anna, **values))


def test_names_of_categories_are_unique_but_for_those_without(db):
    Category.objects.create(name=None)
    Category.objects.create(name=None)
    Category.objects.create(name="Hot")
    refused(lambda: Category.objects.create(name="Hot"))


def test_pages_keep_to_their_numbers(anna):
    quiz = q.quiz(q.question(), draws=[(1, q.category())], bands=[(0, "x")])
    refused(lambda: type(quiz).objects.filter(pk=quiz.pk).update(pass_mark=101))
    refused(lambda: quiz.draws.update(count=0))
    refused(lambda: quiz.bands.update(from_percent=101))


# Versions


def test_a_version_is_made_only_when_the_question_reads_otherwise(db):
    question = q.question("Ett?", category=q.category("A"))
    question.save()
    assert QuestionVersion.objects.count() == 1
    question.explanation = "Därför."
    question.save()
    question.category = q.category("B")
    question.save()
    question.retired_on = timezone.localdate()
    question.save()
    assert list(QuestionVersion.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert versions.newest(question.key).category_name == "B"


def test_a_question_keeps_its_revisions(db):
    question = q.question("Ett?")
    question.save_revision()
    question.text = "Två?"
    question.save_revision()
    assert question.revisions.count() == 2
    assert question.revisions.first().as_object().text == "Ett?"


def test_all_newest_versions_cost_one_query(db, django_assert_num_queries):
    questions = [q.question() for _ in range(3)]
    with django_assert_num_queries(1):
        found = versions.newest_of(type(questions[0]).objects.all())
    assert set(found) == {question.key for question in questions}
