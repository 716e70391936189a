"""What is played: a scenario as it was published, for ever."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from scenarios.document import from_data


class ScenarioVersion(models.Model):
    """A numbered version of a scenario, known by the key of its page: the document and the law as they stood.

    The database refuses to change a row. Neither a deleted page nor purged revisions can change what somebody has
    played. Contact cards are named by their keys and shown as they are today.
    """

    key = models.UUIDField(editable=False)
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=255)
    document = models.JSONField(editable=False, encoder=DjangoJSONEncoder)
    laws = models.JSONField(
        default=dict,
        editable=False,
        encoder=DjangoJSONEncoder,
        help_text="{key of a law reference: title, text, dates}",
    )
    sha256 = models.CharField(max_length=64, help_text="Over the canonical JSON of the document.")
    published_at = models.DateTimeField(_("published"))
    root = models.UUIDField(
        null=True, editable=False, help_text="The key of the training whose editions count: see edition."
    )
    edition = models.PositiveIntegerField(_("edition"), default=1)
    is_material = models.BooleanField(_("material change"), default=False)
    note = models.CharField(_("what has changed"), max_length=255, blank=True)

    class Meta:
        ordering = ["key", "number"]
        verbose_name = _("version of a scenario")
        verbose_name_plural = _("versions of scenarios")
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="scenarios_version_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="scenarios_version_from_one"),
        ]

    def __str__(self):
        return f"{self.title}, {self.number}"

    @cached_property
    def scenario(self):
        """The document as a Scenario."""
        return from_data(self.document)


class RefusedPublication(models.Model):
    """A page that was published with errors, by a way that asks no form: what is played is still the version before.

    The row goes when the page has been published without errors.
    """

    key = models.UUIDField(unique=True, editable=False)
    refused_at = models.DateTimeField(_("published"))
    errors = models.PositiveIntegerField(_("errors"))

    class Meta:
        verbose_name = _("publication with errors")
        verbose_name_plural = _("publications with errors")

    def __str__(self):
        return str(self.key)
