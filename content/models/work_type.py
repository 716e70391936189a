"""A kind of work: texts and scenarios are written for one or several."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class WorkType(index.Indexed, models.Model):
    """A kind of work, such as home care: texts and scenarios are written for one or several."""

    key = models.SlugField(_("key"), unique=True, help_text=_("A short fixed name, such as home-care."))
    title = models.CharField(_("title"), max_length=100)

    panels = [FieldPanel("title"), FieldPanel("key")]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("type of work")
        verbose_name_plural = _("types of work")
        ordering = ["title"]

    def __str__(self):
        return self.title
