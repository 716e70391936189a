"""A scenario as people play it: without JavaScript, on a phone, in two places; and as an editor writes it."""

import pytest

from organisation.models import User
from scenarios.models import Run, RunEvent, ScenarioPage
from tests.journeys.rules import faults
from tracking.models import Completion

pytestmark = pytest.mark.sqlite_is_enough

SCENARIO = "/scenarier/hembesoket/"
BUTTON, CHOICES = "main .actions .button, main form .button", "main input[type=radio]"


def begin(page):
    page.goto(SCENARIO)
    page.locator("main form button").first.click()


def answer(page, words):
    """Choose the answer that says this, and go on behind its feedback."""
    page.get_by_label(words).check()
    page.locator("main form button").click()


def go_on(page):
    page.locator("main .actions .button").first.click()


RIGHT = [
    "Avsluta besöket lugnt och tala med din chef i dag",
    "Kanske, men först kollar jag sekretessen med min chef",
]


def play_to_the_end(page):
    """By the first answer everywhere, and the correction where that was a mistake."""
    for _step in range(40):
        if page.url.endswith("/slut/"):
            return
        if page.locator(CHOICES).count():
            page.locator(CHOICES).first.check(force=True)
            page.locator("main form button").first.click()
        else:
            go_on(page)
    raise AssertionError(f"The scenario did not end: {page.url}")


def test_a_scenario_is_played_without_javascript_and_gone_on_with_elsewhere(ekvalla, visit):
    phone = visit("40731", width=320)
    begin(phone)
    phone.locator("main form button").click()  # Nothing is chosen.
    assert phone.locator(".error").count() == 1
    phone.locator(CHOICES).first.check(force=True)
    phone.locator("main form button").first.click()
    assert phone.locator(".tag.warn").count() == 1  # A mistake, and the step that says why.
    computer = visit("40731")
    begin(computer)
    assert computer.url.split("/forsok/")[1] == phone.url.split("/forsok/")[1]
    play_to_the_end(computer)
    assert computer.locator(".acts li").count() == 6
    assert computer.locator(".acts .tag.warn").count() >= 1
    person = User.objects.get(username="40731")
    assert Completion.objects.in_force().filter(person=person, training__title="Hembesöket").count() == 1
    assert Run.objects.get(person=person).is_done


def press_the_last(page):
    """By the last answer, or on where there is none to choose."""
    if page.locator(CHOICES).count():
        page.locator(CHOICES).last.check(force=True)
        page.locator("main form button").first.click()
    else:
        page.locator(BUTTON).first.click()


def test_a_word_looked_up_in_the_middle_of_a_run_loses_nothing(ekvalla, visit):
    page = visit("40731", width=320)
    begin(page)
    words = page.locator("main a.term").filter(visible=True)
    for _step in range(20):
        if words.count():
            break
        press_the_last(page)
    here, heading, events = page.url, page.locator("main h1").inner_text(), RunEvent.objects.count()
    words.first.click()
    assert "/ordlista/#" in page.url
    assert page.locator(".glossary > div:target").is_visible()
    page.go_back()
    assert (page.url, page.locator("main h1").inner_text()) == (here, heading)
    assert RunEvent.objects.count() == events > 0
    press_the_last(page)
    assert page.url != here


def test_on_paper_there_is_the_card_and_nothing_of_what_was_chosen(ekvalla, visit):
    page = visit("40731")
    begin(page)
    play_to_the_end(page)
    page.emulate_media(media="print")
    assert page.locator(".pocket").is_visible()
    assert not page.locator(".acts").is_visible()
    assert not page.locator("h1").is_visible()


def test_the_routine_is_two_clicks_from_the_start_page(ekvalla, visit):
    page = visit("40731", width=320)
    before = Run.objects.count()
    page.goto("/start/")
    page.locator("nav a[href='/rutin/']").click()
    page.locator("main .ways a").first.click()
    assert page.locator("main h1").inner_text()
    for _step in range(20):
        ways = page.locator("main .ways a")
        if not ways.count():
            break
        ways.first.click()
    assert page.locator(".pocket").is_visible()
    assert Run.objects.count() == before


@pytest.mark.parametrize("width", [320, 1280])
def test_no_state_of_a_scenario_breaks_a_rule(ekvalla, visit, width):
    page = visit("40731", javascript=True, width=width)
    found = {}

    def look(state):
        if broken := faults(page):
            found[state] = broken

    page.goto("/scenarier/")
    look("the list")
    page.goto(SCENARIO)
    look("the page")
    begin(page)
    look("a question")
    page.locator("main form button").first.click()
    look("an error")
    page.locator(CHOICES).first.check(force=True)
    page.locator("main form button").first.click()
    look("a mistake")
    go_on(page)
    answer(page, RIGHT[1])
    look("feedback")
    page.goto(page.url.replace("/svar/", "/andra/"))
    look("another answer")
    page.goto(SCENARIO)
    page.locator("main form button").first.click()
    play_to_the_end(page)
    look("the end")
    page.goto("/rutin/")
    look("the guide")
    page.locator("main a[href$='/kort/']").last.click()
    look("the card")
    assert found == {}


def test_a_coordinators_statistics_break_no_rule(ekvalla, visit):
    page = visit("40107", javascript=True, width=320)
    found = {}
    page.goto("/scenario/statistik/")
    addresses = [
        "/scenario/statistik/",
        *page.locator("main a[href*='/statistik/']").evaluate_all("links => links.map(a => a.pathname)")[:1],
    ]
    for address in addresses:
        page.goto(address)
        if broken := faults(page):
            found[address] = broken
    assert len(addresses) == 2 and found == {}


def test_an_editor_chooses_a_step_that_is_not_saved_yet(ekvalla, visit):
    page = visit("admin", javascript=True)
    scenario = ScenarioPage.objects.get(slug="hembesoket")
    page.goto(f"/cms/pages/{scenario.pk}/edit/")
    page.wait_for_function("document.querySelectorAll('select').length > 50")
    page.evaluate(
        "document.querySelector('[name=\"steps-0-value-title\"]').closest('section').querySelector('button').click()"
    )
    target = page.locator("#steps-0-value-choices-0-value-target")
    key = page.locator("[name='steps-1-value-key']")
    key.evaluate("field => { field.value = 'NYTT'; field.dispatchEvent(new Event('change', {bubbles: true})) }")
    target.evaluate("list => list.dispatchEvent(new Event('focus'))")
    options = target.locator("option").all_inner_texts()
    assert any(text.startswith("NYTT ") for text in options)
    stored = page.locator("[name='steps-0-value-choices-0-value-target']")
    other = target.locator("option").nth(5).get_attribute("value")
    target.evaluate("(list, value) => { list.value = value; list.dispatchEvent(new Event('change')) }", other)
    assert stored.input_value() == other
