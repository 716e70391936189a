"""The plan of one part of the municipality, shown to those who work there."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.documents import get_document_model
from wagtail.models import Page

from content.models import Reviewed, Targeted
from content.panels import WritingPanel
from organisation.models import Unit
from organisation.unit_admin.fields import UnitField
from start.models.guidance import StaffTextPage
from start.unit_forms import OfUnitForm


class LocalPlanForm(OfUnitForm, WagtailAdminPageForm):
    """The form, with the unit chosen by name."""

    of_unit = UnitField(
        label=_("Unit"), help_text=_("Shown to all who work in it or beneath it: most often an administration.")
    )


class LocalPlanPage(StaffTextPage):
    """What the plan of an administration asks for, in short, and where it was decided."""

    base_form_class = LocalPlanForm

    unit = models.ForeignKey(  # A draft may lack it; then the plan is nobody's.
        Unit, models.PROTECT, verbose_name=_("unit"), null=True, blank=True, related_name="+", editable=False
    )
    decision = models.CharField(
        _("decision"), max_length=255, blank=True, help_text=_("Who decided it, when, and under which number.")
    )
    document = models.ForeignKey(
        get_document_model(),
        verbose_name=_("the whole plan as a file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("of_unit"), FieldPanel("decision"), FieldPanel("document")], heading=_("The plan")),
        FieldPanel("lead"),
        FieldPanel("body"),
        WritingPanel(),
        Targeted.target_panel,
        Reviewed.review_panel,
    ]

    class Meta:
        verbose_name = _("local plan")
        verbose_name_plural = _("local plans")

    def clean(self):
        """A unit has one plan; its translations are the same plan."""
        super().clean()
        others = LocalPlanPage.objects.filter(unit=self.unit_id, alias_of=None).exclude(unit=None)
        if other := others.exclude(translation_key=self.translation_key).first():
            text = _("“%(title)s” is the plan of this unit already.")
            raise ValidationError({"of_unit": text % {"title": other.title}})

    def get_context(self, request, *args, **kwargs):
        """With `unit_name`: what the unit is called today, or was called last."""
        return super().get_context(request, *args, **kwargs) | {"unit_name": self.unit.latest_name if self.unit else ""}
