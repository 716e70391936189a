"""The guide to a form that is filled in elsewhere, such as the one for de-identified information."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.documents import get_document_model
from wagtail.models import Page

from content.models import ContactCard, Reviewed, Targeted
from content.panels import WritingPanel
from start import reading
from start.models.guidance import StaffTextPage


class FormGuidePage(StaffTextPage):
    """How to fill in a form, an example, where the form is and who receives it. Nothing is typed or stored here."""

    form_url = models.URLField(
        _("address of the form"), blank=True, help_text=_("On the intranet, for example. Leave it empty with a file.")
    )
    form_document = models.ForeignKey(
        get_document_model(),
        verbose_name=_("the form as a file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    recipient = models.ForeignKey(
        ContactCard,
        verbose_name=_("who receives it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("form_url"), FieldPanel("form_document"), FieldPanel("recipient")], heading=_("The form")
        ),
        FieldPanel("body"),
        WritingPanel(),
        Targeted.target_panel,
        Reviewed.review_panel,
    ]

    class Meta:
        verbose_name = _("guide to a form")
        verbose_name_plural = _("guides to forms")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if self.recipient:
            reading.show_whom_to_call([], request, self.recipient)
        return context
