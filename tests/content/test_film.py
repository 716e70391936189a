"""A film is sent a part at a time to the telephones that ask for it so."""

import pytest

from content import film
from tests.factories import public_pages as pages

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wanted", "sent", "content_range"),
    [
        ("bytes=0-1", b"01", "bytes 0-1/10"),
        ("bytes=4-", b"456789", "bytes 4-9/10"),
        ("bytes=8-99", b"89", "bytes 8-9/10"),
        ("bytes=-3", b"789", "bytes 7-9/10"),
        ("bytes=-99", b"0123456789", "bytes 0-9/10"),
    ],
)
def test_the_part_asked_for_is_sent(client, wanted, sent, content_range):
    response = client.get(pages.document("film.mp4").url, headers={"range": wanted})
    assert (response.status_code, response.content) == (206, sent)
    assert response.headers["Content-Range"] == content_range
    assert response.headers["Content-Type"] == "video/mp4"


def test_no_more_is_held_in_memory_than_the_limit(client, monkeypatch):
    monkeypatch.setattr(film, "MOST_BYTES", 4)
    response = client.get(pages.document("film.mp4").url, headers={"range": "bytes=2-"})
    assert (response.content, response.headers["Content-Range"]) == (b"2345", "bytes 2-5/10")


@pytest.mark.parametrize("wanted", ["bytes=10-", "bytes=99-100", "bytes=-0"])
def test_a_part_beyond_the_end_is_refused(client, wanted):
    response = client.get(pages.document("film.mp4").url, headers={"range": wanted})
    assert (response.status_code, response.headers["Content-Range"]) == (416, "bytes */10")


@pytest.mark.parametrize("wanted", ["bytes=-", "bytes=1-2,4-5", "lines=1-2", "bytes=a-b"])
def test_a_request_that_is_not_understood_gets_the_whole(client, wanted):
    response = client.get(pages.document("film.mp4").url, headers={"range": wanted})
    assert (response.status_code, b"".join(response.streaming_content)) == (200, b"0123456789")


def test_other_documents_are_sent_whole(client):
    response = client.get(pages.document("rutin.pdf").url, headers={"range": "bytes=0-1"})
    assert (response.status_code, b"".join(response.streaming_content)) == (200, b"0123456789")
