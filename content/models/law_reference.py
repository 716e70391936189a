"""The law in plain words, and when that changed last."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from content.models.checked import Checked
from content.models.languages import InOtherLanguages, TextsBlock
from content.models.searched_snippet import SearchedSnippet

LAW_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class LawTexts(TextsBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=200)
    text = blocks.RichTextBlock(label=_("In plain words"), required=False, features=LAW_TEXT_FEATURES)


class LawReference(SearchedSnippet, InOtherLanguages, index.Indexed, Checked):
    """A section of law in plain words, with the date it has been valid from."""

    key = models.SlugField(_("key"), unique=True, help_text=_("A short fixed name, such as sol-19-1."))
    title = models.CharField(
        _("title"),
        max_length=200,
        help_text=_("The section as one cites it: 19 kap. 1 § socialtjänstlagen (2025:400)."),
    )
    text = RichTextField(_("in plain words"), features=LAW_TEXT_FEATURES)
    texts = StreamField([("texts", LawTexts())], verbose_name=_("in other languages"), blank=True, collapsed=True)
    source = models.URLField(_("source"), blank=True, help_text=_("The address where the law can be read in full."))
    # Whoever refers to the law and has not been reviewed since has to be (content/review/due.py).
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True, editable=False)

    text_fields = ("title", "text")
    what_the_law_says = ("title", "text", "valid_from")

    panels = [
        FieldPanel("title"),
        FieldPanel("key"),
        FieldPanel("text"),
        FieldPanel("texts"),
        Checked.check_panel,
    ]
    search_fields = [
        index.SearchField("search_text"),
        index.AutocompleteField("title"),
        index.FilterField("next_check"),
        index.FilterField("retired_on"),
    ]

    class Meta:
        verbose_name = _("law reference")
        verbose_name_plural = _("law references")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def save(self, *args, update_fields=None, **kwargs):
        """A change of what the law says is dated; a corrected source or a new check is none."""
        if self.pk and self._says_something_new(update_fields):
            self.changed_at = timezone.now()
            update_fields = update_fields and {*update_fields, "changed_at"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def _says_something_new(self, update_fields):
        names = [name for name in self.what_the_law_says if update_fields is None or name in update_fields]
        stored = type(self).objects.filter(pk=self.pk).values(*names).first() if names else None
        return stored is not None and any(stored[name] != getattr(self, name) for name in names)
