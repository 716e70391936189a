"""The whole public site, found by following its links: light, still, readable, and nobody is noted."""

import gzip
from urllib.parse import urldefrag, urlsplit

import pytest

from tests.journeys.rules import faults

pytestmark = pytest.mark.sqlite_is_enough

MOST_BYTES = 40_000  # As the shipped nginx sends them: texts compressed.
FRONTS = ("/", "/en/", "/sv-x-lattlast/")
OF_THE_STAFF = (
    "/logga-in/", "/en/logga-in/", "/mina/", "/en/mina/",
    "/utbildningar/", "/en/utbildningar/", "/sv-x-lattlast/utbildningar/",
)  # fmt: skip
LINKS = "[...document.querySelectorAll('a[href]')].map(a => a.href)"
SHIFT = """new Promise(done => { let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value }))
    .observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => setTimeout(() => done(sum), 100)) })"""
FOCUS = """(() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  return {link: e.href || e.tagName, seen: s.outlineStyle !== 'none' || s.boxShadow !== 'none',
          inside: r.width > 0 && r.bottom > 0 && r.top < innerHeight} })()"""
REACHABLE = """[...document.querySelectorAll('a[href], button, input, summary')]
  .filter(e => e.checkVisibility() && e.tabIndex >= 0).length"""


def weight_of(response):
    """The bytes of a response on their way: pictures as they are, all else compressed. A redirect has no body."""
    if 300 <= response.status < 400:
        return 0
    body = response.body()
    is_text = any(kind in response.headers.get("content-type", "") for kind in ("text", "javascript", "svg"))
    return len(gzip.compress(body, 6)) if is_text else len(body)


def first_visit(browser, origin, path):
    """A browser that has never been here goes to the page. Gives the page and what it broke."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page, responses = context.new_page(), []
    page.on("response", lambda response: responses.append(response))
    answer = page.goto(origin + path, wait_until="networkidle")
    broken = []
    if answer.status != 200:
        broken.append(f"answers {answer.status}")
    weight = sum(weight_of(response) for response in responses)
    if weight >= MOST_BYTES:
        broken.append(f"weighs {weight}")
    elsewhere = {urlsplit(response.url).netloc for response in responses} - {urlsplit(origin).netloc}
    if elsewhere:
        broken.append(f"asks {elsewhere}")
    told = [response.url for response in responses if "set-cookie" in response.all_headers()]
    if told or context.cookies() or page.evaluate("localStorage.length + sessionStorage.length"):
        broken.append(f"remembers {told or context.cookies()}")
    if page.evaluate(SHIFT) > 0:
        broken.append("shifts")
    if page.evaluate("document.forms.length") and not path.endswith(("/tillganglighet/", "/sok/")):
        broken.append("has a form")
    return page, broken


def by_keyboard(page):
    """What goes wrong when one goes through the page with the tab key alone."""
    number = page.evaluate(REACHABLE)
    stops = []
    for _ in range(number):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    hidden = [stop["link"] for stop in stops if not (stop["seen"] and stop["inside"])]
    lost = [stop for stop in stops if stop["link"] == "BODY"]
    return [f"focus not seen on {hidden}"] * bool(hidden) + ["focus lost"] * bool(lost)


def looked_at(page):
    """Rules broken on a phone, which is also how a computer shows the page at 400 per cent."""
    broken = [str(one) for one in faults(page)]
    page.emulate_media(color_scheme="light")
    return broken


def place_of(address):
    """What tells one page of the site from another: the pocket card of a page has its path and a question mark."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def test_every_public_page_is_light_still_readable_and_forgets(ekvalla, browser, live_server):
    waiting, seen, found = list(FRONTS), set(FRONTS), {}
    while waiting:
        path = waiting.pop(0)
        page, broken = first_visit(browser, live_server.url, path)
        there = place_of(page.url)
        if there == path or there not in seen:  # An address that leads to a page in another language leads there once.
            broken += looked_at(page) + by_keyboard(page)
        seen.add(there)
        for link in page.evaluate(LINKS):
            link = urldefrag(link)[0]
            there = place_of(link)
            if link.startswith(live_server.url) and there not in seen and not there.startswith(OF_THE_STAFF):
                seen.add(there)
                waiting.append(there)
        page.context.close()
        if broken:
            found[path] = broken
    assert found == {}
    assert len(seen) >= 70, sorted(seen)  # Three languages, and all that stands beneath the front page, with its cards.


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("document.body.style.width = '500px'", "scrolls sideways"),
        (
            "document.adoptedStyleSheets = [new CSSStyleSheet()];"
            "document.adoptedStyleSheets[0].replaceSync('* { outline: none !important; box-shadow: none !important }')",
            "focus not seen",
        ),
        ("document.querySelector('h1').outerHTML = '<img src=\"x\">'", "image-alt"),
    ],
)
def test_the_look_sees_what_is_wrong(ekvalla, browser, live_server, script, told):
    page, _broken = first_visit(browser, live_server.url, "/orolig/")
    page.evaluate(script)
    assert told in str(looked_at(page) + by_keyboard(page))
    page.context.close()
