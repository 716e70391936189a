"""A question of the bank, with a category, a sub-category and a revision: only editors see them."""

from quizzes.models import SubCategory
from tests.factories import quizzes as q


def build(cast):
    category = q.category("Samtalet")
    fine = SubCategory.objects.create(name="Skolan", category=category)
    question = q.question("Vem ringer du?", category=category, sub_category=fine)
    revision = question.save_revision()
    cast.things["question"] = {"first": {"pk": question.pk, "revision_id": revision.pk}}
