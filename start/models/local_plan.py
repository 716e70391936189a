"""The plan of one part of the municipality, shown to those who work there."""

from django.conf import settings
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
from tracking.edition_form import is_translation
from tracking.panels import SetInSwedishPanel


class LocalPlanForm(OfUnitForm, WagtailAdminPageForm):
    """The form, with the unit chosen by name. A unit has one plan; a translation is the plan of the same unit."""

    of_unit = UnitField(
        label=_("Unit"), help_text=_("Shown to all who work in it or beneath it: most often an administration.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if is_translation(self.instance):
            del self.fields["of_unit"]

    def clean(self):
        cleaned = super().clean()
        others = LocalPlanPage.objects.live().filter(unit=cleaned.get("of_unit"), alias_of=None).exclude(unit=None)
        if other := others.exclude(translation_key=self.instance.translation_key).first():
            text = _("“%(title)s” is the plan of this unit already.")
            self.add_error("of_unit", text % {"title": other.title})
        return cleaned


class LocalPlanPage(StaffTextPage):
    """What the plan of an administration asks for, in short, and where it was decided."""

    base_form_class = LocalPlanForm
    exclude_fields_in_copy = [*StaffTextPage.exclude_fields_in_copy, "unit"]

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
        SetInSwedishPanel(heading=_("Set on the Swedish page")),
        FieldPanel("lead"),
        FieldPanel("body"),
        WritingPanel(),
        Targeted.target_panel,
        Reviewed.review_panel,
    ]

    class Meta:
        verbose_name = _("local plan")
        verbose_name_plural = _("local plans")

    def get_context(self, request, *args, **kwargs):
        """With `unit_name`: what the unit is called today, or was called last."""
        unit = self.unit or Unit.objects.filter(pk__in=self._swedish().values("unit")).first()
        return super().get_context(request, *args, **kwargs) | {"unit_name": unit.latest_name() if unit else ""}

    def _swedish(self):
        pages = LocalPlanPage.objects.filter(translation_key=self.translation_key)
        return pages.filter(locale__language_code=settings.LANGUAGE_CODE)
