"""Whose sittings somebody may read and mark: asked in the query of every list, and of every page."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, FloatField, OuterRef, Q
from django.db.models.functions import Cast, NullIf

from organisation import access

SEE, MARK = "quizzes.view_sittings", "quizzes.mark"


class SittingQuerySet(models.QuerySet):
    def handed_in(self):
        return self.filter(handed_in_at__isnull=False)

    def not_too_near(self, user, on):
        """Never the user's own, nor those of whom the user leads on `on` (definition 16): a head marks no own staff."""
        return self.exclude(person=user.pk).exclude(person__in=access.led_people(user, on).values("pk"))

    def readable_by(self, user, on):
        """The handed in ones that the user may read: exam papers, and for markers others as far as they are marked.

        An attempt that is no exam paper is the learner's own, but for its essays while they wait to be marked; whoever
        has marked them finds them again. Where a draft was only tried there is nothing to read.
        """
        marks = user.has_perm(MARK)
        if not marks and not user.has_perm(SEE):
            return self.none()
        which = Q(exam_paper=True)
        if marks:
            entries = apps.get_model("quizzes", "Marking").objects.filter(question__sitting=OuterRef("pk"))
            which |= Q(awaits_marking=True) | Exists(entries.filter(marker=user.pk))
        return self.handed_in().filter(round_number__isnull=False).not_too_near(user, on).filter(which)

    def with_share(self):
        """With `share` of the points, from 0 to 1, to sort by; None of a sitting without questions."""
        whole = NullIf(F("denominator") * F("question_count"), 0)
        return self.annotate(share=Cast("earned", FloatField()) / Cast(whole, FloatField()))
