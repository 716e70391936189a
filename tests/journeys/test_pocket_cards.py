"""Each pocket card is one page of A6 on paper, in every language, with nothing cut away."""

import re

import pytest
from wagtail.models import Page

from content.models import ContactCard
from start.models import FrontPage
from support.models import SupportPage
from support.pocket_card import ROOM

pytestmark = pytest.mark.sqlite_is_enough

A6 = {"width": 397, "height": 559}  # 105 × 148 mm, in pixels of CSS.
SHEET = re.compile(rb"/Type\s*/Page\b")
SIZE = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]")
CUT = """[...document.querySelectorAll('article *')].filter(e => {
  const r = e.getBoundingClientRect();
  return r.width && (r.left < 0 || r.right > innerWidth || e.scrollWidth > e.clientWidth + 1 && e.clientWidth);
}).map(e => e.outerHTML.slice(0, 80))"""


def faults_on_paper(page):
    """What is wrong with the page when it is printed: too many sheets, of another size, something cut at the side."""
    pdf = page.pdf(prefer_css_page_size=True)
    sheets, sizes = len(SHEET.findall(pdf)), {tuple(round(float(side)) for side in size) for size in SIZE.findall(pdf)}
    found = [f"{sheets} sheets"] if sheets != 1 else []
    found += [f"size {sizes}"] if sizes != {(298, 420)} else []  # In points.
    page.emulate_media(media="print")
    page.set_viewport_size(A6)
    found += page.evaluate(CUT)
    found += ["empty"] if not page.locator("article").is_visible() else []
    found += ["more than the card"] if page.locator("h1, nav, footer").filter(visible=True).count() else []
    page.emulate_media(media="null")
    return found


def test_every_card_is_one_page(ekvalla, visit):
    """Also of the languages that are still drafts: they are to fit on the day somebody has reviewed them."""
    Page.objects.type(FrontPage, SupportPage).update(live=True)
    FrontPage.objects.update(translation_reviewed=True)
    SupportPage.objects.update(translation_reviewed=True)
    page, found, languages = visit(width=320), {}, set()
    for card in SupportPage.objects.open().order_by("path"):
        answer = page.goto(f"{card.url}?kort")
        broken = [] if answer.status == 200 else [f"answers {answer.status}"]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            broken.append("scrolls sideways on a phone")
        broken += faults_on_paper(page)
        page.set_viewport_size({"width": 320, "height": 640})
        languages.add(card.locale.language_code)
        if broken:
            found[card.url] = broken
    assert found == {}
    assert languages == {"sv", "sv-x-lattlast", "en", "ar", "so"}


def write(**values):
    page = SupportPage.objects.get(slug="orolig")
    page.first_contact = ContactCard.objects.create(key="langt", role="R" * 30, phone="070-174 06 15", hours="H" * 20)
    for name, value in values.items():
        setattr(page, name, value)
    page.save()


def test_a_card_that_is_just_full_is_one_page(ekvalla, visit):
    words = "och jag vill prata " * 100
    steps = [("step", {"title": words[:30], "text": words[:115]}) for _ in range(3)]
    write(title=words[:50], answer=words[: ROOM - 565], emergency_title=words[:30], steps=steps)
    page = visit()
    page.goto("/orolig/?kort")
    assert words[:115].strip() in page.locator("article").inner_text()
    assert faults_on_paper(page) == []


@pytest.mark.parametrize(
    "values",
    [
        {"steps": [("step", {"title": "Ring genast om det är fara. " * 45, "text": ""})]},
        {"steps": [("step", {"title": f"Steg {number}", "text": ""}) for number in range(16)]},
    ],
)
def test_a_card_with_too_much_on_it_is_noticed(ekvalla, visit, values):
    write(**values)
    page = visit()
    page.goto("/orolig/?kort")
    (fault,) = faults_on_paper(page)
    assert fault.endswith("sheets")


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        (".a6-page .pocket { width: 140mm !important; max-width: none }", "<h2"),
        (".a6-page strong { white-space: nowrap; display: block; overflow: hidden; width: 5mm }", "<strong"),
        ("@page a6 { size: A5 }", "size"),
        (".screen { display: block !important }", "more than the card"),
        ("article { display: none }", "empty"),
    ],
)
def test_a_card_that_is_cut_or_not_alone_is_noticed(ekvalla, visit, style, fault):
    page = visit(javascript=True)
    page.goto("/orolig/?kort")
    page.evaluate(
        "text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet] }",
        style,
    )
    assert fault in str(faults_on_paper(page))
