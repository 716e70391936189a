"""Snippets in other languages: the texts of each language in a block, and everything else written once."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def other_languages():
    """The languages that a snippet can have texts in besides the default one; read when a form is shown."""
    return [(code, name) for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


class TextsBlock(blocks.StructBlock):
    """The texts of one language. What is left empty is shown in the default language."""

    language = blocks.ChoiceBlock(choices=other_languages, label=_("Language"))

    class Meta:
        icon = "globe"
        label = _("In one language")


class Text(str):
    """A text that knows which language it is in."""

    language: str

    def __new__(cls, value, language):
        text = super().__new__(cls, value)
        text.language = language
        return text


class InLanguage:
    """A snippet as read in one language: its texts there where they are filled in, else in the default language.

    Everything else is the snippet's own. Each text says by its `language` which one it is in.
    """

    def __init__(self, snippet, code, texts):
        self.snippet, self.code, self._texts = snippet, code, texts

    def __getattr__(self, name):
        snippet = self.__dict__["snippet"]
        if name not in snippet.text_fields:
            return getattr(snippet, name)
        found = self._texts.get(name)
        if found:
            return Text(getattr(found, "source", found), self.code)
        return Text(getattr(snippet, name), settings.LANGUAGE_CODE)

    def __str__(self):
        return str(self.snippet)


class InOtherLanguages:
    """A mixin for a snippet with a StreamField `texts` of TextsBlocks, whose own texts are named by `text_fields`."""

    text_fields = ()

    def in_language(self, code):
        """The snippet as read in the language `code`. No query."""
        row = next((block.value for block in self.texts if block.value["language"] == code), {})
        return InLanguage(self, code, {name: row.get(name) for name in self.text_fields} if row else {})

    def clean(self):
        """A language stands once only: otherwise nobody could tell which of the two is shown."""
        super().clean()
        codes = [block.value["language"] for block in self.texts]
        if len(codes) != len(set(codes)):
            raise ValidationError({"texts": _("Each language can stand only once.")}, code="twice")
