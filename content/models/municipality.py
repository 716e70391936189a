"""The municipality that runs this installation."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField

from content.models.contact_card import ContactCard, dial


@register_setting(icon="home")
class Municipality(BaseGenericSetting):
    """The municipality that runs this installation.

    A migration makes its one row, because Wagtail would otherwise write it at the first visit, even of a public page.
    """

    name = models.CharField(_("name"), max_length=100, default="Ekvalla kommun")
    service_phone = models.CharField(_("telephone of the service centre"), max_length=40, blank=True)
    service_hours = models.CharField(_("hours of the service centre"), max_length=100, blank=True)
    quick_exit_url = models.URLField(
        _("address of the quick exit"),
        default="https://www.smhi.se/vader",
        help_text=_("An everyday page that the support pages change to at once. Choose one that nobody wonders about."),
    )
    accessibility_email = models.EmailField(_("e-mail for accessibility faults"), blank=True)
    accessibility_reviewed_on = models.DateField(_("accessibility last tested on"), null=True, blank=True)
    accessibility_faults = RichTextField(
        _("known accessibility faults of your own"),
        features=["ul", "bold", "link"],
        blank=True,
        help_text=_("What in your own pages and films does not meet the requirements yet, why, and until when."),
    )
    coordinator = models.ForeignKey(
        ContactCard,
        verbose_name=_("contact card of the coordinator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown first on the start page of the staff."),
    )
    review_months = models.PositiveSmallIntegerField(
        _("months between two reviews of a page"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("What “Reviewed, no change” sets the next date by."),
    )
    check_months = models.PositiveSmallIntegerField(
        _("months between two checks of contact cards, law and terms"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )

    select_related = ["coordinator"]

    panels = [
        FieldPanel("name"),
        FieldPanel("service_phone"),
        FieldPanel("service_hours"),
        FieldPanel("quick_exit_url"),
        FieldPanel("coordinator"),
        FieldPanel("accessibility_email"),
        FieldPanel("accessibility_reviewed_on"),
        FieldPanel("accessibility_faults"),
        MultiFieldPanel([FieldPanel("review_months"), FieldPanel("check_months")], heading=_("Keeping content fresh")),
    ]

    class Meta:
        verbose_name = _("municipality")

    def __str__(self):
        return self.name

    @property
    def service_dial(self):
        return dial(self.service_phone)
