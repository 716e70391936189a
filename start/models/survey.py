"""A survey that staff are asked to answer elsewhere until a day. No answer ever comes here."""

from django.db import models
from django.db.models import F, Q
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from content.models import WorkType
from organisation.models import Unit
from organisation.unit_admin.fields import UnitField
from start.unit_forms import OfUnitForm


class SurveyForm(OfUnitForm, WagtailAdminModelForm):
    """The form, with the unit chosen by name."""

    of_unit = UnitField(
        label=_("Unit"), required=False, help_text=_("Shown to all who work in it or beneath it. Empty: to everybody.")
    )

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("opens_on"), cleaned.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("The last day comes before the first."))
        return cleaned


class SurveyQuerySet(models.QuerySet):
    def open_on(self, day):
        """Those that are shown on `day`, the one that closes first at the top."""
        return self.filter(opens_on__lte=day, closes_on__gte=day).order_by("closes_on", "pk")

    def for_staff(self, units, work_types):
        """Those for somebody who works in one of the units, with the units above, and has the types of work (keys)."""
        rows = self.filter(Q(unit=None) | Q(unit__in=units))
        return rows.filter(Q(work_types=None) | Q(work_types__key__in=work_types)).distinct()


class Survey(index.Indexed, ClusterableModel):
    """A card on the staff start page, which is taken away by itself after its last day.

    Without types of work it is for all of them, without a unit for the whole municipality.
    """

    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), help_text=_("Why, how long it takes, and whether answers are anonymous."))
    url = models.URLField(_("address of the survey"))
    opens_on = models.DateField(_("first day"), default=timezone.localdate)
    closes_on = models.DateField(_("last day"))
    work_types = ParentalManyToManyField(
        WorkType, verbose_name=_("for these types of work"), blank=True, related_name="+"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, verbose_name=_("for this unit"), null=True, blank=True, related_name="+", editable=False
    )

    objects = SurveyQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("url"),
        MultiFieldPanel([FieldPanel("opens_on"), FieldPanel("closes_on")], heading=_("When")),
        MultiFieldPanel(
            [FieldPanel("of_unit"), FieldPanel("work_types", widget=CheckboxSelectMultiple)], heading=_("For whom")
        ),
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        ordering = ["-closes_on", "title"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="start_survey_days_in_order")
        ]

    def __str__(self):
        return self.title
