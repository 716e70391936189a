"""What is asked: a question as it read when it was saved, for ever."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from quizzes.document import from_data


class QuestionVersion(models.Model):
    """A numbered version of a question, known by the key of the question. The database refuses to change a row.

    Neither a deleted question nor a later edit changes what somebody has answered. `category_number` is the primary
    key of the category that the question had, kept also when the category is deleted.
    """

    key = models.UUIDField(editable=False)
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(max_length=12, editable=False)
    category_number = models.PositiveBigIntegerField(null=True, editable=False)
    category_name = models.CharField(max_length=250, blank=True, editable=False)
    document = models.JSONField(editable=False, encoder=DjangoJSONEncoder)
    sha256 = models.CharField(max_length=64, help_text="Over the canonical JSON of the document.")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["key", "number"]
        verbose_name = _("version of a question")
        verbose_name_plural = _("versions of questions")
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="quizzes_version_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="quizzes_version_from_one"),
        ]

    def __str__(self):
        return f"{self.key}, {self.number}"

    @cached_property
    def question(self):
        """The document as a Document."""
        return from_data(self.document)
