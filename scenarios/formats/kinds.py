"""The kinds of file, and how one is recognised by what is in it."""

import re

from scenarios.document import FORMAT

OWN_JSON, TWEE, TWINE_HTML, H5P = "json", "twee", "twine_html", "h5p"
KINDS = (OWN_JSON, TWEE, TWINE_HTML, H5P)

TWEE_HEADER = re.compile(r"^::", re.MULTILINE)
TWINE_STORY = re.compile(r"<tw-storydata\b", re.IGNORECASE)


def looks_like_json(text):
    return text.lstrip().startswith("{")


def kind_of_json(data):
    """The kind of a file with this JSON object, or None."""
    if data.get("format") == FORMAT:
        return OWN_JSON
    return H5P if "branchingScenario" in data else None


def kind_of_text(text):
    """The kind of a text that is no JSON, or None. A passage may speak of HTML, a story in HTML of Twee."""
    html, twee = TWINE_STORY.search(text), TWEE_HEADER.search(text)
    if html and (not twee or html.start() < twee.start()):
        return TWINE_HTML
    return TWEE if twee else None
