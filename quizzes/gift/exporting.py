"""Questions of the bank as GIFT, each as its newest version reads."""

from collections import defaultdict

from quizzes import versions
from quizzes.gift.item import Item
from quizzes.gift.writing import write
from quizzes.models import QuestionTag

CHECK = ("source", "valid_from", "checked_on", "next_check", "owner_role_id")


def export(questions):
    """The Written of a queryset of questions, in its order. Three queries, whatever their number."""
    rows = list(questions.select_related("category", "sub_category"))
    documents = {key: version.question for key, version in versions.newest_of(questions).items()}
    tags = _tags_of(rows)
    items = [Item(documents[row.key], category=_path(row)) for row in rows]
    return write(items, {place: list(_losses(row, tags[row.pk])) for place, row in enumerate(rows)})


def _path(question):
    """A category that has no name cannot be written."""
    if not question.category_id or not question.category.name:
        return ()
    sub = question.sub_category.name if question.sub_category_id else None
    return (question.category.name, sub) if sub else (question.category.name,)


def _tags_of(questions):
    found = defaultdict(list)
    rows = QuestionTag.objects.filter(content_object__in=questions).order_by("pk")
    for question, name in rows.values_list("content_object_id", "tag__name"):
        found[question].append(name)
    return found


def _losses(question, tags):
    if tags:
        yield "tags", {"names": ", ".join(tags)}
    if any(getattr(question, name) for name in CHECK):
        yield "check", {}
    if question.sub_category_id and len(_path(question)) < 2:
        yield "sub_category", {"name": question.sub_category.name or "–"}
