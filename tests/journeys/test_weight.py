"""A first visit is light, and asks nobody but us."""

from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.sqlite_is_enough

LESSON = "/utbildningar/grundutbildning/sekretess-och-samtycke/"


@pytest.mark.parametrize(("username", "address"), [("40731", LESSON), (None, "/orolig/")])
def test_a_first_visit_weighs_under_60_kb_in_at_most_6_requests(ekvalla, visit, live_server, username, address):
    page = visit(username, javascript=True)
    fresh = page.context.browser.new_context(storage_state=page.context.storage_state(), base_url=live_server.url)
    first = fresh.new_page()
    responses = []
    first.on("response", lambda response: responses.append(response))
    first.goto(address, wait_until="networkidle")
    weight = sum(len(response.body()) for response in responses)
    hosts = {urlsplit(response.url).netloc for response in responses}
    fresh.close()
    assert (len(responses) <= 6, weight < 60_000, hosts) == (True, True, {urlsplit(live_server.url).netloc}), weight
