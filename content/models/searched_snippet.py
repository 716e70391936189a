"""What a search reads of a snippet."""

from wagtail.fields import RichTextField
from wagtail.rich_text import RichText

from content.readability import plain_text
from content.word_stems import index_text


class SearchedSnippet:
    """A snippet of InOtherLanguages that readers find by its words, in whatever language they stand on it.

    The class adds index.SearchField("search_text") to its search_fields. `searched_too` names fields that are the same
    in every language.
    """

    searched_too = ()

    def search_text(self):
        """For the index: the texts of all languages."""
        own = [self._plain(name) for name in (*self.text_fields, *self.searched_too)]
        others = [_plain(block.value.get(name)) for block in self.texts for name in self.text_fields]
        return index_text([*own, *others])

    def _plain(self, name):
        value = getattr(self, name)
        return plain_text(value) if isinstance(self._meta.get_field(name), RichTextField) else value


def _plain(value):
    return plain_text(value.source) if isinstance(value, RichText) else value or ""
