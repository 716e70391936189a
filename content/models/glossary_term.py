"""What a word means here, and who says so."""

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from content.models.checked import Checked
from content.models.languages import InOtherLanguages, TextsBlock
from content.models.searched_snippet import SearchedSnippet


class TermTexts(TextsBlock):
    term = blocks.CharBlock(label=_("Term"), required=False, max_length=100)
    definition = blocks.TextBlock(label=_("Definition"), required=False)


class GlossaryTerm(SearchedSnippet, InOtherLanguages, index.Indexed, Checked):
    """What a word means here, and who says so. Its key is the anchor that links lead to."""

    key = models.SlugField(
        _("key"),
        unique=True,
        blank=True,
        help_text=_("What links to the term lead to, such as radikalisering. Made from the term if left empty."),
    )
    term = models.CharField(_("term"), max_length=100, unique=True)
    definition = models.TextField(_("definition"))
    texts = StreamField([("texts", TermTexts())], verbose_name=_("in other languages"), blank=True, collapsed=True)

    text_fields = ("term", "definition")

    panels = [
        FieldPanel("term"),
        FieldPanel("key"),
        FieldPanel("definition"),
        FieldPanel("texts"),
        Checked.check_panel,
    ]
    search_fields = [
        index.SearchField("search_text"),
        index.AutocompleteField("term"),
        index.FilterField("next_check"),
        index.FilterField("retired_on"),
    ]

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["term"]

    def __str__(self):
        return self.term

    def clean(self):
        super().clean()
        self.key = self.key or self._free_key()

    def save(self, *args, **kwargs):
        self.key = self.key or self._free_key()
        super().save(*args, **kwargs)

    def _free_key(self):
        others = type(self).objects.exclude(pk=self.pk).values_list("key", flat=True)
        return key_of_term(self.term, set(others))


def key_of_term(term, taken):
    """A key for the term that is none of `taken`; two terms may differ only in signs that a key cannot hold."""
    key = base = slugify(term)[:45] or "ord"
    number = 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key
