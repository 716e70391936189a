"""An editor writes in the CMS, and the panel tells how it reads, before anything is saved."""

import pytest

from support.models import SupportPage

pytestmark = pytest.mark.sqlite_is_enough

LONG = (
    "Vi skriver en mening som bara fortsätter och fortsätter, för att den som läser ska hinna tappa bort var den "
    "började, vem den handlar om, vad man ska göra nu och varför det över huvud taget var viktigt från början."
)
PASTE = """(editor, html) => { const data = new DataTransfer(); data.setData("text/html", html);
  editor.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true})) }"""

# The editor of a text puts it into the form a moment after the last key.
IN_THE_FORM = "words => [...document.querySelectorAll('[name^=body-]')].some(one => one.value?.includes(words))"


@pytest.fixture
def support_page(ekvalla):
    return SupportPage.objects.get(slug="orolig", locale__language_code="sv")


@pytest.fixture
def cms(support_page, visit):
    """The support page open in the CMS, before an editor."""
    page = visit("redaktor", javascript=True)
    # Or the CMS tells that the editor has left, when the test is over and its database is being emptied.
    page.add_init_script("navigator.sendBeacon = () => true")
    page.route("**/editing-sessions/**", lambda route: route.abort())
    page.goto(f"/cms/pages/{support_page.pk}/edit/")
    page.locator("[data-contentpath=body] [contenteditable=true]").first.wait_for()
    return page


def told(page):
    """What the panel says when the button has been pressed: how it reads and what to look at."""
    page.locator("[data-writing-check]").click()
    page.locator("[data-writing-status]:not(:empty)").wait_for()
    return page.locator("[data-writing-result]").inner_text()


def test_a_text_without_faults_is_told_to_be_so(cms):
    assert "klicka här" not in told(cms)
    assert cms.locator(".writing-findings li").count() == 0


def test_a_long_sentence_and_a_link_that_says_nothing_are_told_while_one_writes(cms, support_page):
    editor = cms.locator("[data-contentpath=body] [contenteditable=true]").first
    editor.click()
    cms.keyboard.press("Control+End")
    cms.keyboard.type(f" {LONG} ")
    editor.evaluate(PASTE, '<p><a href="https://ekvalla.example/">klicka här</a></p>')
    cms.wait_for_function(IN_THE_FORM, arg="klicka här")
    text = told(cms)
    quotes = cms.locator(".writing-findings q").all_inner_texts()
    assert [quote[:20] for quote in quotes] == [LONG[:20], "klicka här"]
    assert cms.locator("[data-writing-status]").inner_text().startswith(text.partition("\n")[0])
    support_page.refresh_from_db()
    assert LONG not in str(support_page.body)  # What the public reads is as it was.
