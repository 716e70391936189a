"""A function in the municipality: content names the role, never its holder."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class Role(index.Indexed, models.Model):
    """A function in the municipality, such as coordinator: content names the role, never its holder."""

    key = models.SlugField(_("key"), unique=True, help_text=_("A short fixed name, such as coordinator."))
    title = models.CharField(_("title"), max_length=100)

    panels = [FieldPanel("title"), FieldPanel("key")]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["title"]

    def __str__(self):
        return self.title
