"""Reporting a fault needs no account, sets no cookie and loses nothing."""

from smtplib import SMTPException

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.models import Municipality
from start import accessibility

pytestmark = pytest.mark.django_db

PATH = "/tillganglighet/"
REPORT = {"what": "Knappen syns inte i mörkt läge.", "page": "/orolig/", "answer_to": "anna@exempel.example"}


@pytest.fixture
def visitor(db):
    Municipality.objects.update(name="Ekvalla kommun", accessibility_email="tillganglig@ekvalla.example")
    return Client(enforce_csrf_checks=True)


def test_a_report_becomes_a_letter_and_is_stored_nowhere(visitor):
    with CaptureQueriesContext(connection) as queries:
        response = visitor.post(PATH, REPORT)
    assert (response.status_code, response.url) == (302, f"{PATH}?skickat=1#report")
    (letter,) = mail.outbox
    assert (letter.to, letter.reply_to) == (["tillganglig@ekvalla.example"], ["anna@exempel.example"])
    assert "Knappen syns inte i mörkt läge." in letter.body and "/orolig/" in letter.body
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []
    assert dict(response.cookies) == {} and dict(visitor.get(PATH).cookies) == {}
    assert "Tack. Din rapport är skickad." in visitor.get(response.url).text


def test_nobody_has_to_say_who_they_are(visitor):
    assert visitor.post(PATH, {"what": "För liten text."}).status_code == 302
    assert mail.outbox[0].reply_to == []
    assert "inte lämnat någon adress" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"what": ""}, "Skriv vad som inte fungerar"),
        ({"what": "x", "answer_to": "inte en adress"}, "giltig e-postadress"),
        ({"what": "x" * 3001}, "3000"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_written_stays(visitor, given, told):
    response = visitor.post(PATH, {"page": "/sidan-jag-menar/"} | given)
    assert response.status_code == 422
    assert told in response.text
    assert "/sidan-jag-menar/" in response.text
    assert mail.outbox == []


@pytest.mark.logs_errors
@pytest.mark.parametrize("error", [OSError, SMTPException])
def test_a_report_that_cannot_be_sent_is_not_lost(visitor, monkeypatch, error):
    def fail(self):
        raise error

    monkeypatch.setattr(accessibility.EmailMessage, "send", fail)
    response = visitor.post(PATH, REPORT)
    assert response.status_code == 503
    assert "Rapporten gick inte att skicka just nu." in response.text
    assert REPORT["what"] in response.text


def test_a_program_that_fills_in_everything_is_not_listened_to(visitor):
    assert visitor.post(PATH, REPORT | {"website": "x"}).status_code == 302
    assert mail.outbox == []


@pytest.mark.logs_errors
def test_nobody_can_fill_the_inbox(visitor, monkeypatch):
    monkeypatch.setattr(accessibility, "MOST_IN_AN_HOUR", 2)
    assert [visitor.post(PATH, REPORT).status_code for _ in range(3)] == [302, 302, 503]
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("line", ["\n", "\r\nBcc: x@y.example"])
def test_a_report_cannot_write_headers(visitor, line):
    assert visitor.post(PATH, REPORT | {"answer_to": f"anna@exempel.example{line}"}).status_code in (302, 422)
    assert all(letter.bcc == [] and letter.cc == [] for letter in mail.outbox)


def test_without_an_address_there_is_no_form_and_nothing_is_sent(visitor):
    Municipality.objects.update(accessibility_email="")
    assert "<form" not in visitor.get(PATH).text
    assert visitor.post(PATH, REPORT).status_code == 422
    assert mail.outbox == []


def test_the_municipality_tells_of_its_own_faults(visitor):
    Municipality.objects.update(accessibility_faults="<ul><li>Filmen om rutinen saknar syntolkning.</li></ul>")
    assert "<li>Filmen om rutinen saknar syntolkning.</li>" in visitor.get(PATH).text
