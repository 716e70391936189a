"""How somebody has done in each category of questions: for that person alone."""

from dataclasses import dataclass

from quizzes.models.category import Category
from quizzes.models.earlier import EarlierProgress
from quizzes.models.sitting import SittingQuestion
from quizzes.percent import percent


@dataclass(frozen=True)
class CategoryProgress:
    """`right` of `answered` questions; partly right answers are not right. `percent` is None before any answer."""

    name: str
    right: int
    answered: int

    @property
    def percent(self):
        return percent(self.right, self.answered) if self.answered else None


def progress_of(person):
    """[CategoryProgress] of every category by name, those without an answer too. Three queries.

    A question without a category counts nowhere. What was imported as totals is counted once, not again by the
    sittings that came with it. A category that has been deleted keeps its figures under the name it had.
    """
    names = {pk: str(name or "") for pk, name in Category.objects.values_list("pk", "name")}
    found = {(pk, name): [0, 0] for pk, name in names.items()}
    for number, name, is_right in _answered(person):
        key = (number, names[number]) if number in names else (None, name)
        _add(found, key, int(is_right), 1)
    for row in EarlierProgress.objects.filter(person=person):
        key = (row.category_id, names[row.category_id]) if row.category_id in names else (None, row.name)
        _add(found, key, row.right, row.answered)
    shown = [CategoryProgress(name, right, answered) for (_pk, name), (right, answered) in found.items()]
    return sorted(shown, key=lambda one: one.name.casefold())


def _add(found, key, right, answered):
    sums = found.setdefault(key, [0, 0])
    sums[0] += right
    sums[1] += answered


def _answered(person):
    """(category, its name then, is it right) of what has been told: at once, or when it was handed in."""
    rows = SittingQuestion.objects.filter(sitting__person=person, earned__isnull=False, was_imported=False)
    rows = rows.exclude(version__category_number=None)
    columns = ("version__category_number", "version__category_name", "earned", "possible", "sitting__handed_in_at")
    for number, name, earned, possible, handed_in_at, in_the_end in rows.values_list(
        *columns, "sitting__terms__answers_at_end"
    ):
        if handed_in_at is not None or not in_the_end:
            yield number, name, earned == possible
