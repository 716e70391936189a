"""Exam papers of two of the cast, each with an essay that waits.

Nora, head of Nord, marks: never Samira's, who is hers, but Nils' of Syd. Sam, who coordinates, may only see.
"""

from datetime import timedelta

from django.contrib.auth.models import Permission
from django.utils import timezone

from quizzes.models import ExtraTime, Sitting
from tests.factories import quizzes as q


def build(cast):
    """Samira and Nils handed in the same exam paper the month before last, and have extra time."""
    rights = {one.codename: one for one in Permission.objects.filter(content_type__app_label="quizzes")}
    cast.people["nora"].user_permissions.add(rights["view_sittings"], rights["mark"])
    cast.people["sam"].user_permissions.add(rights["view_sittings"])
    quiz = q.quiz(q.question(), q.essay(criteria=[("Ringer", 2)]), title="Slutprov", exam_paper=True)
    cast.things["paper"] = {}
    for canary in ("samira", "nils"):
        sitting = q.take(cast.people[canary], quiz)
        cast.things["paper"][canary] = {"sitting_id": sitting.pk, "position": 1}
        Sitting.objects.filter(pk=sitting.pk).update(handed_in_at=timezone.now() - timedelta(days=40))
        ExtraTime.objects.create(person=cast.people[canary], percent=25)
    cast.things["quiz"] = {"quiz": {"key": quiz.training_key}}
