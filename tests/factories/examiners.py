"""Those who mark, what they mark, and their entries: words that several tests share."""

from django.contrib.auth.models import Permission

from quizzes import marking
from quizzes.models import Sitting
from tests.factories import quizzes as q


def examiner(person, *codenames):
    codenames = codenames or ("view_sittings", "mark")
    rights = Permission.objects.filter(content_type__app_label="quizzes", codename__in=codenames)
    person.user_permissions.set(rights)
    return type(person).objects.get(pk=person.pk)


def essay_quiz(**values):
    """A question that is worth one point, and an essay of three: two criteria."""
    essay = q.essay(criteria=[("Ringer chefen", 2), ("Antecknar", 1)])
    return q.quiz(q.question(), essay, **{"pass_mark": 80, "exam_paper": True} | values)


def row_of(sitting, position=2):
    return q.rows(sitting)[position - 1]


def points_of(row, *points):
    """{criterion id: points} and their sum, as the form gives them."""
    criteria = row.version.question.criteria
    return {"points": {one.id: n for one, n in zip(criteria, points, strict=True)}, "earned": sum(points)}


def enter(who, sitting, role, *points, position=2, seen=None, **values):
    row = row_of(sitting, position)
    seen = row.markings.count() if seen is None else seen
    given = points_of(row, *points) if row.version.question.criteria else {"points": {}, "earned": points[0]}
    marking.enter(who, sitting, row.pk, role=role, seen=seen, **given, **values)


def fresh(sitting):
    return Sitting.objects.get(pk=sitting.pk)


def state(sitting, position=2):
    return marking.stands_of(sitting)[position - 1].state
