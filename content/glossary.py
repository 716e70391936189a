"""Words that the glossary explains become links, wherever they stand in a text: the first time on each page."""

import re
from functools import lru_cache
from html import escape

from django.conf import settings
from django.core.cache import cache

from content.models import GlossaryTerm

TERMS = "content.glossary.terms"
SECONDS_KEPT = 300

# What a link must not stand in, or would be in the way of.
SKIPPED = frozenset(
    ("a", "h1", "h2", "h3", "h4", "h5", "h6", "button", "label", "legend", "summary")
    + ("dt", "th", "td", "article", "svg", "script")
)
TAG = re.compile(r"""(<(?:[^>"']|"[^"]*"|'[^']*')*>)""")
NAME = re.compile(r"<(/?)\s*([a-zA-Z0-9]+)")
LANG = re.compile(r'\slang="([^"]*)"')
# The endings that a Swedish noun takes: radikalisering, radikaliseringen, radikaliseringens.
ENDINGS = r"(?:s|n|ns|en|ens|t|ts|et|ets|r|rs|er|ers|ar|ars|or|ors|na|nas|rna|rnas|erna|ernas|arna|arnas|orna|ornas)?"
PLURAL = r"(?:s|es|'s)?"


def terms_in(language):
    """((word, key), …) of the terms in force with a word in the language, the longest first. One query, or none."""
    kept = cache.get(TERMS)
    if kept is None:
        kept = _read()
        cache.set(TERMS, kept, SECONDS_KEPT)
    return kept.get(language, ())


def _read():
    found = {code: [] for code, _name in settings.LANGUAGES}
    for term in GlossaryTerm.objects.current():
        for code, words in found.items():
            word = term.in_language(code).term
            if word.language == code:
                words.append((str(word), term.key))
    return {code: tuple(sorted(words, key=lambda row: (-len(row[0]), row[0]))) for code, words in found.items()}


def forget_terms(**kwargs):
    """Signal: a term was saved or deleted."""
    cache.delete(TERMS)


@lru_cache(maxsize=32)
def _pattern(terms, is_swedish):
    """(regular expression with a group for each term, their keys in that order).

    An abbreviation, in capitals, is found in capitals only.
    """
    endings = ENDINGS if is_swedish else PLURAL
    words = [f"(?-i:{re.escape(escape(word))})" if word.isupper() else re.escape(escape(word)) for word, _key in terms]
    groups = "|".join(f"({word})" for word in words)
    return re.compile(rf"(?<![\w&#-])(?:{groups}){endings}(?![\w-])", re.IGNORECASE), [key for _word, key in terms]


def link_terms(html, language, address, seen):
    """HTML of ours with the first mention of each term as a link to `address#key`; `seen` are the keys linked already.

    The HTML must be well formed, as our templates and cleaned texts are. Not in links, headings, buttons, or text in
    another language.
    """
    text = html.casefold()
    terms = tuple(row for row in terms_in(language) if escape(row[0]).casefold() in text)
    if not terms:
        return html
    pattern, keys = _pattern(terms, language.startswith("sv"))

    def link(match):
        key = keys[match.lastindex - 1]
        if key in seen:
            return match[0]
        seen.add(key)
        return f'<a class="term" href="{escape(address)}#{key}">{match[0]}</a>'

    parts, skipping, depth = [], None, 0
    for part in TAG.split(html):
        if not part.startswith("<"):
            parts.append(part if skipping else pattern.sub(link, part))
            continue
        parts.append(part)
        closing, name = _tag(part)
        if skipping is None and not closing and _is_skipped(part, name, language):
            skipping, depth = name, 1
        elif name == skipping:
            depth += -1 if closing else 1
            skipping = skipping if depth else None
    return "".join(parts)


def _tag(part):
    """(is it a closing tag, its name); no name for a comment."""
    found = NAME.match(part)
    return (bool(found[1]), found[2].lower()) if found else (False, "")


def _is_skipped(part, name, language):
    lang = LANG.search(part)
    if part.endswith("/>") or name in ("img", "br", "hr", "input"):
        return False
    return name in SKIPPED or (lang is not None and lang[1] != language)
