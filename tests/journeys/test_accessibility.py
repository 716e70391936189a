"""axe-core finds nothing on any type of page, in light and dark, on a phone and on a computer."""

import pytest
from axe_playwright_python.sync_playwright import Axe

LESSON = "/utbildningar/grundutbildning/sekretess-och-samtycke/"
PUBLIC = [
    "/",
    "/orolig/",
    "/lamna-rorelse/",
    "/lamna-gang/",
    "/logga-in/",
    "/logga-in/kod/",
    "/tillganglighet/",
    "/personuppgifter/",
    "/kontakt/",
    "/finns-inte/",
    "/utbildningar/",
    "/en/orolig/",
]
ACCOUNT = ["/konto/losenord/", "/konto/tva-steg/", "/konto/bekrafta/"]
STAFF = [
    *ACCOUNT,
    "/mina/",
    "/mina/vem-ser/",
    "/start/",
    "/utbildningar/",
    "/utbildningar/grundutbildning/",
    LESSON,
    "/finns-inte/",
    "/en/mina/",
]
HEAD = [
    "/uppfoljning/",
    "/uppfoljning/SOC-AO-BJO/?on=2025-12-31",
    "/uppfoljning/SOC-AO-BJO/?on=2999-01-01",
    "/uppfoljning/SOC-AO-BJO/?on=1999-01-01",
    "/uppfoljning/SOC-AO-BJO/inloggningskoder/",
]
ABOVE = ["/uppfoljning/", "/uppfoljning/SOC-AO/?on=2025-12-31", "/uppfoljning/SOC-AO-BJO/?on=2025-12-31"]
COORDINATOR = ["/uppdrag/", "/uppdrag/nyckelperson/", "/uppdrag/roll/", "/mina/roller/"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]}
AXE = Axe()


def violations(page):
    """The rules that a page breaks, with where."""
    found = AXE.run(page, options=RULES).response["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_breaks_a_rule(ekvalla, visit, width, dark):
    found = {}
    visitors = (
        (None, PUBLIC),
        ("40731", STAFF + ACCOUNT),
        ("40210", HEAD),
        ("40123", ABOVE),
        ("40107", COORDINATOR),
    )
    for username, addresses in visitors:
        page = visit(username, javascript=True, width=width, dark=dark)
        complaints = []
        page.on("console", lambda message, seen=complaints: seen.append(message.text))
        for address in addresses:
            page.goto(address)
            broken = violations(page)
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                broken.append(("scrolls sideways", []))
            policy = [text for text in complaints if "Content Security Policy" in text]
            if broken or policy:
                found[username, address] = broken + policy
            complaints.clear()
    assert found == {}


def test_a_page_without_a_name_for_its_picture_is_noticed(browser):
    page = browser.new_page()
    page.set_content("<html><body><img src='x'></body></html>")
    assert "image-alt" in {rule for rule, _ in violations(page)}
    page.close()
