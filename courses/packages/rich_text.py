"""Links and images in rich text: between primary keys, as it is stored, and keys, as a package carries it.

Both ways it is cleaned first and last, so that what lies between is only what our own rewriting has put there.
"""

import re
from html import escape

from wagtail.rich_text.rewriters import EmbedRewriter, LinkRewriter, MultiRuleRewriter

from content.cleaning import clean_rich_text
from courses.packages import references
from courses.packages.references import DOCUMENT, IMAGE, PAGE, Ref

BARE_LINK = re.compile(r"<a>(.*?)</a>", re.DOTALL)
OPEN_EMBED = re.compile(r"<embed(\b[^>]*?)/?>")
EMBED_ATTRIBUTES = ("alt", "format")


def to_package(html, ref_of):
    """`ref_of(kind, pk)` gives the Ref of what a link names, or None when it is there no more."""

    def key(kind):
        return lambda attrs: ref_of(kind, attrs.get("id", ""))

    return _rewritten(html, key, _package_attributes)


def from_package(html, pk_of):
    """`pk_of(ref)` gives the primary key of a Ref, or None when it is not here: then the link is lost, its text kept.

    `ref` is None when the package names nothing that can be meant.
    """

    def key(kind):
        return lambda attrs: pk_of(_ref(kind, attrs))

    return _rewritten(html, key, lambda pk: {"id": str(pk)})


def _rewritten(html, key, attributes):
    links = {kind: _link(kind, key(kind), attributes) for kind in (PAGE, DOCUMENT)}
    rewrite = MultiRuleRewriter(
        [LinkRewriter(rules=links), EmbedRewriter(rules={IMAGE: _embed(key(IMAGE), attributes)})]
    )
    html = clean_rich_text(rewrite(_closed(clean_rich_text(html))))
    return _closed(BARE_LINK.sub(r"\1", html))


def _closed(html):
    """Wagtail knows an embed by the stroke at its end, which cleaning takes away."""
    return OPEN_EMBED.sub(r"<embed\1/>", html)


def _link(kind, key, attributes):
    def tag(attrs):
        found = key(attrs)
        return "<a>" if found is None else f"<a {_text({'linktype': kind} | attributes(found))}>"

    return tag


def _embed(key, attributes):
    def tag(attrs):
        found = key(attrs)
        if found is None:
            return ""
        kept = {name: attrs[name] for name in EMBED_ATTRIBUTES if name in attrs}
        return f"<embed {_text({'embedtype': 'image'} | attributes(found) | kept)}/>"

    return tag


def _text(attributes):
    return " ".join(f'{name}="{escape(value)}"' for name, value in sorted(attributes.items()))


def _package_attributes(ref: Ref):
    return {"key": ref.key, "locale": ref.where} if ref.kind == PAGE else {"sha256": ref.key}


def _ref(kind, attrs):
    if kind == PAGE:
        return references.page_ref(attrs.get("key"), attrs.get("locale"))
    return references.media_ref(kind, attrs.get("sha256"))
