"""The log of every import from the HR system, and how each source names its columns."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class HrSource(models.Model):
    """A system that staff come from. A file is complete for its own source only: two employers can share a tree."""

    key = models.SlugField(_("key"), max_length=30, unique=True, help_text=_("A short fixed name, such as personec."))
    name = models.CharField(_("name"), max_length=100)
    columns = models.JSONField(_("columns"), default=dict, blank=True)
    forms = models.JSONField(_("forms of employment"), default=dict, blank=True)
    gap_days = models.PositiveSmallIntegerField(
        _("days before a return is a new employment"),
        default=30,
        help_text=_("Who is missing from a file and is back within so many days has never been away."),
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("HR source")
        verbose_name_plural = _("HR sources")

    def __str__(self):
        return self.name

    @property
    def mark(self):
        """What stands in the column `source` of the facts that come from here."""
        return f"hr:{self.key}"


class ImportState(models.TextChoices):
    WAITING = "waiting", _("Waiting to be compared")
    COMPARING = "comparing", _("Being compared")
    COMPARED = "compared", _("Compared, not carried out")
    QUEUED = "queued", _("Waiting to be carried out")
    APPLYING = "applying", _("Being carried out")
    APPLIED = "applied", _("Carried out")
    REFUSED = "refused", _("Refused")
    CANCELLED = "cancelled", _("Cancelled")
    FAILED = "failed", _("Failed")


class StaffImport(models.Model):
    """One file: who brought it, what it was, and what came of it. The file itself is kept only until it is settled."""

    source = models.ForeignKey(HrSource, models.PROTECT, related_name="imports", verbose_name=_("source"))
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("brought in by"),
        help_text=_("Empty: the command line."),
    )
    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(_("bytes"))
    content = models.BinaryField(null=True, blank=True)
    as_of = models.DateField(_("as of"))
    max_gone = models.PositiveSmallIntegerField(_("at most this share may leave, per cent"), default=10)
    state = models.CharField(_("state"), max_length=12, choices=ImportState, default=ImportState.WAITING)
    step = models.CharField(max_length=20, blank=True)
    created_at = models.DateTimeField(_("brought in"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    report = models.JSONField(default=dict, blank=True, help_text="As `import_staff --report` writes it.")
    preview = models.JSONField(default=dict, blank=True, help_text="The differences per unit, in counts.")

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("staff import")
        verbose_name_plural = _("staff imports")
        constraints = [
            models.CheckConstraint(condition=Q(max_gone__lte=100), name="organisation_staffimport_max_gone_per_cent"),
            # Two imports at once would each compare with a state that the other is changing.
            models.UniqueConstraint(
                fields=["state"], condition=Q(state="applying"), name="organisation_staffimport_one_at_a_time"
            ),
        ]

    def __str__(self):
        return f"{self.file_name} {self.created_at:%Y-%m-%d %H:%M}"
