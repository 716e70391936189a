"""A question of the bank with category, sub-category and revision: editors see to them, nobody else sees them."""

from quizzes.models import SubCategory
from tests.factories import quizzes as q


def build(cast):
    category = q.category("Samtalet")
    fine = SubCategory.objects.create(name="Skolan", category=category)
    question = q.question("Vem ringer du?", category=category, sub_category=fine)
    revision = question.save_revision()
    cast.things["question"] = {"first": {"pk": question.pk, "revision_id": revision.pk}}
