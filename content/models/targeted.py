"""Whom a text is written for, so that staff find what concerns their own work."""

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from content.models.work_type import WorkType


class PreventionLevel(models.TextChoices):
    """The three levels of the national strategy against violent extremism."""

    GENERAL = "general", _("General: for everybody, before anything has happened")
    SPECIFIC = "specific", _("Specific: when there is worry about somebody")
    INDIVIDUAL = "individual", _("Individual: for those who are already in a violent extremist environment")


class Targeted(models.Model):
    """A page with a level of prevention and types of work. Without any type of work it is for everybody."""

    prevention_level = models.CharField(
        _("level of prevention"), max_length=10, choices=PreventionLevel.choices, blank=True
    )
    work_types = ParentalManyToManyField(
        WorkType, verbose_name=_("types of work it suits"), blank=True, related_name="+"
    )

    target_panel = MultiFieldPanel(
        [FieldPanel("prevention_level"), FieldPanel("work_types", widget=CheckboxSelectMultiple)], heading=_("For whom")
    )

    class Meta:
        abstract = True
