"""A site to search in, and what a page of results says."""

import re
from html import unescape

from tests.factories import pages
from tests.factories import public_pages as public


class Results:
    """What stands on a page of results, read as a person would."""

    def __init__(self, response):
        self.response, html = response, response.content.decode()
        self.html = html
        self.titles = [_text(title) for title in re.findall(r"<h3[^>]*>(.*?)</h3>", html, re.S)]
        self.marks = [_text(mark) for mark in re.findall(r"<mark>(.*?)</mark>", html, re.S)]
        found = re.search(r'<h2 id="hits"[^>]*>\s*(\d+)', html)
        self.number = int(found[1]) if found else 0


def _text(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def search(client, q, path="/sok/", **more):
    response = client.get(path, {"q": q} | more)
    assert response.status_code == 200, q
    return Results(response)


def titles(client, q, path="/sok/"):
    """The titles of the hits, in alphabetical order; none when nothing is found."""
    results = search(client, q, path)
    return sorted(results.titles) if results.number else []


STAFF_PATH = "/start/sok/"


def publish(page):
    return pages.publish(page)


def support(front, title, text="", **values):
    """A published support page with a text."""
    return public.support_page(front, title, intro=f"<p>{text}</p>", **values)
