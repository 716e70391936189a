"""A frozen report: what was reported is stored and never computed again."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.models import Unit


class Snapshot(models.Model):
    """Figures, rule and tree as they were reported. The database refuses to change or delete a row."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="snapshots")
    on = models.DateField(_("as of"))
    report = models.JSONField(help_text="Rows with every key of the report.")
    rules = models.JSONField(help_text="The rule of each requirement, in words and as data.")
    tree = models.JSONField(help_text="The units of the report, as they stood on the day.")
    definitions_version = models.CharField(max_length=20)
    frozen_at = models.DateTimeField(default=timezone.now)
    frozen_by_role = models.CharField(max_length=40)
    frozen_by_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, help_text="Over the canonical JSON of the columns above.")

    class Meta:
        indexes = [models.Index(fields=["unit", "on"])]

    def __str__(self):
        return f"{self.unit} {self.on}"
