"""The log of files with completions: from an earlier portal, or taken elsewhere."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracking.models.completion import IMPORT_SOURCE, How
from tracking.models.training import Training


class CompletionImportKind(models.TextChoices):
    """What the completions of a file are, for ever; the values are those of How."""

    RECOGNISED = How.RECOGNISED.value, _("Training taken elsewhere, to be recognised")
    IMPORTED = How.IMPORTED.value, _("Completions from the portal that the municipality had before")


class CompletionImportState(models.TextChoices):
    COMPARED = "compared", _("Compared, not carried out")
    APPLIED = "applied", _("Carried out")
    NOTHING = "nothing", _("Nothing to do")
    REFUSED = "refused", _("Refused")
    CANCELLED = "cancelled", _("Cancelled")


class CompletionImport(models.Model):
    """One file: who brought it, what it was and what came of it. Its content is kept only until it is settled."""

    kind = models.CharField(_("what the file holds"), max_length=20, choices=CompletionImportKind)
    training = models.ForeignKey(Training, models.PROTECT, null=True, blank=True, related_name="+")
    aliases = models.JSONField(default=dict, blank=True, help_text="{name in the file: id of the training}")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(_("bytes"))
    content = models.BinaryField(null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=CompletionImportState, default=CompletionImportState.COMPARED
    )
    created_at = models.DateTimeField(_("brought in"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    rows = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    errors = models.JSONField(default=list, blank=True, help_text="Row, column and reason; never what stood there.")

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("file with completions")
        verbose_name_plural = _("files with completions")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=CompletionImportState.COMPARED) | Q(content=None, finished_at__isnull=False),
                name="tracking_completionimport_file_dropped_when_settled",
            ),
        ]

    def __str__(self):
        return f"{self.file_name} {self.created_at:%Y-%m-%d %H:%M}"

    @property
    def mark(self):
        """What stands in the column `source` of the completions that come from here."""
        return f"{IMPORT_SOURCE}{self.pk}"
