"""What is searched of a page or a snippet, and the question to Wagtail's index, the same on both databases.

The index holds one text for each thing: the words that a reader reads on it, and the names of the snippets in it. It
is made when the thing is saved. What may be shown to whom is not for the index to say.
"""

from functools import cache

from django.db import connection
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Or, Phrase, PlainText

from content.models import Checked
from content.pieces import CELL, HTML, PLAIN, pieces_of_field
from content.readability import plain_text
from content.review.walking import SNIPPET, parts_of
from content.word_stems import SHORTEST, index_text


class Searched:
    """A page that readers find by its words. `searched` names the fields, in the order they are read.

    The class adds index.SearchField("search_text") to its search_fields. `searched_by_public` keeps the names of cards
    for staff out of it.
    """

    searched = ()
    searched_by_public = False

    def searched_texts(self):
        """The texts that a reader reads on the page, without its title, as plain text. No query."""
        return [text for name in self.searched for text in texts_of_field(self, name)]

    def search_text(self):
        """For the index: the words of title, texts and snippets."""
        return index_text([self.title, *self.searched_texts(), *self._names_of_snippets()])

    def _names_of_snippets(self):
        wanted = {}
        for part in parts_of(self):
            if part.kind == SNIPPET and issubclass(part.model, Checked):
                wanted.setdefault(part.model, set()).add(part.value)
        found = [snippet for model, keys in wanted.items() for snippet in model.objects.filter(pk__in=keys)]
        return [str(one) for one in found if not self.searched_by_public or getattr(one, "is_public", True)]


def texts_of_field(thing, name):
    """The texts of one field as plain text."""
    pieces = pieces_of_field(thing, type(thing)._meta.get_field(name))
    texts = [plain_text(piece.value) if piece.kind == HTML else piece.value for piece in pieces if _is_text(piece)]
    return [text for text in texts if text.strip()]


def _is_text(piece):
    return piece.kind in (HTML, PLAIN, CELL)


def matching(queryset, stems, *, every, most):
    """Those of a queryset whose index holds words that begin with the stems, the best first: all of them, or any.

    A stem of one or two letters is a whole word. The queryset may be filtered by fields of the index only.
    """
    parts = [PlainText(one) if len(one) >= SHORTEST else Phrase(one) for one in stems]
    if not parts:
        return []
    backend = get_search_backend()
    query = parts[0] if len(parts) == 1 else (And if every else Or)(parts)
    return list(backend.results_class(backend, _checked(_compiler()(queryset, query)))[:most])


def _checked(compiler):
    compiler.check()
    return compiler


@cache
def _compiler():
    """Wagtail's own way to ask the database, but for the beginnings of words."""

    class Beginnings(get_search_backend().query_compiler_class):
        LAST_TERM_IS_PREFIX = True

        def build_tsrank(self, vector, query, config=None, boost=1.0):
            # SQLite ranks the question as a whole: multiplied by itself, the rank would mean nothing.
            whole = PlainText("") if connection.vendor == "sqlite" else query
            return super().build_tsrank(vector, whole, config=config, boost=boost)

    return Beginnings
