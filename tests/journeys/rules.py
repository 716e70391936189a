"""The rules of accessibility that each page keeps, in light and dark and on a phone."""

from axe_playwright_python.sync_playwright import Axe

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}  # All that the dark colours change.
AXE = Axe()


def violations(page, options=RULES):
    """The rules that a page breaks as it stands, with where."""
    found = AXE.run(page, options=options).response["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]


def faults(page):
    """The rules that a page breaks in light or in dark, and whether it scrolls sideways."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")  # Or a button is seen half-way to dark.
    broken = violations(page)
    page.emulate_media(color_scheme="dark")
    broken += violations(page, CONTRAST)
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        broken.append(("scrolls sideways", []))
    return broken
