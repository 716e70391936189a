"""Totals by category: they hold also what is known of no sitting any more."""

from organisation import bulk
from quizzes.django_quiz_app import reasons
from quizzes.django_quiz_app.people import person_of
from quizzes.django_quiz_app.report import CHANGED, CREATED, SKIPPED, UNCHANGED
from quizzes.django_quiz_app.rows import PROGRESS
from quizzes.django_quiz_app.totals import MOST, totals_of
from quizzes.django_quiz_app.work import mark
from quizzes.models import EarlierProgress

COLUMNS = ["person_id", "category_id", "name", "right", "answered", "source"]


def take_progress(work):
    """EarlierProgress of everybody who is there."""
    categories = _Categories(work)
    seen, rows = set(), []
    for key, values in work.valid_rows(PROGRESS):
        person = person_of(work, values)
        if person is None or person in seen:
            if person is not None:
                values.quirk("user", reasons.SECOND_TOTALS)
            work.report.count(PROGRESS, SKIPPED)
            continue
        seen.add(person)
        totals = _totals(values, categories)
        sha256 = mark([person, [[one.name, one.right, one.answered] for one in totals]])
        known = work.known(PROGRESS, key)
        if known is not None and known.sha256 == sha256:
            work.report.count(PROGRESS, UNCHANGED)
            continue
        if known is not None:
            EarlierProgress.objects.filter(person__in=[person, int(known.target)], source=work.source).delete()
        rows += [(person, categories.of(one.name), one.name, one.right, one.answered, work.source) for one in totals]
        work.note(PROGRESS, key, sha256, person)
        work.report.count(PROGRESS, CREATED if known is None else CHANGED)
    bulk.insert(EarlierProgress, COLUMNS, rows)
    work.write_notes()


class _Categories:
    """The categories by their names: exactly, or else in any letters, as the original looked for them."""

    def __init__(self, work):
        self.names = {row.name: row.pk for row in work.categories.values() if row.name}
        self.small = {name.casefold(): pk for name, pk in self.names.items()}

    def of(self, name):
        return self.names.get(name, self.small.get(name.casefold()))


def _totals(values, categories):
    """The Totals of a row, each category once and none with more right answers than answers."""
    text = values.text("score")
    found, is_left_over = totals_of(text, categories.names)
    if is_left_over:
        values.quirk("score", reasons.NOT_TOTALS)
    elif text != "".join(f"{one.name},{one.right},{one.answered}," for one in found):
        values.quirk("score", reasons.OTHERWISE_WRITTEN)
    kept = {}
    for total in found:
        name = total.name[:250]
        category = categories.of(name)
        if name != total.name:
            values.quirk("score", reasons.CUT, 250)
        if category is None:
            values.quirk("score", reasons.NO_CATEGORY)
        same = category or name
        if same in kept:
            values.quirk("score", reasons.TWICE)
            continue
        answered = min(total.answered, MOST)
        if total.right > answered or total.answered > MOST:
            values.quirk("score", reasons.MORE_RIGHT)
        kept[same] = type(total)(name, min(total.right, answered), answered)
    return list(kept.values())
