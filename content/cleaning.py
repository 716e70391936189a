"""HTML that people have written is cleaned here and nowhere else: the only importer of bleach."""

from functools import lru_cache

import bleach

ALLOWED_TAGS = frozenset(
    ["a", "abbr", "b", "blockquote", "br", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "ul"]
)
ALLOWED_ATTRIBUTES = {"a": ["href", "title"], "abbr": ["title"]}
# Links and images of our own: by primary key as they are stored, by key or checksum between municipalities.
STORED_ATTRIBUTES = {
    "a": ["href", "title", "linktype", "id", "key", "locale", "sha256"],
    "abbr": ["title"],
    "embed": ["embedtype", "id", "sha256", "alt", "format"],
}
ALLOWED_PROTOCOLS = frozenset(["http", "https", "mailto", "tel"])


# Cleaning costs 1–3 ms a paragraph block, and the same texts are shown to everyone: the answer depends on nothing else.
@lru_cache(maxsize=2048)
def clean_html(html):
    """Keep the tags, attributes and link protocols of our rich text; take away all other markup."""
    return _clean(html, ALLOWED_TAGS, ALLOWED_ATTRIBUTES)


def clean_rich_text(html):
    """The same for rich text as it is stored: links and images of our own, which are not yet addresses, stay."""
    return _clean(html, ALLOWED_TAGS | {"embed"}, STORED_ATTRIBUTES)


def _clean(html, tags, attributes):
    return bleach.clean(
        html,
        tags=tags,
        attributes=attributes,
        protocols=ALLOWED_PROTOCOLS,
        strip=True,
        strip_comments=True,
    )
