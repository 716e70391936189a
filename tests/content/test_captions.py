"""Captions parse as WebVTT, or the editor is told which line is wrong."""

import pytest
from django.core.exceptions import ValidationError

from content.captions import Cue, check_captions, parse_vtt
from tests.factories import public_pages as pages

GOOD = {
    "one": "WEBVTT\n\n00:00:01.000 --> 00:00:04.500\nHej.\n",
    "without hours": "WEBVTT\n\n00:01.000 --> 00:04.500\nHej.\n",
    "with a byte order mark": "\ufeffWEBVTT\n\n00:01.000 --> 00:04.500\nHej.\n",
    "with carriage returns": "WEBVTT\r\n\r\n00:01.000 --> 00:04.500\r\nHej.\r\n",
    "with a title and a header": "WEBVTT – Samtalet\nLanguage: sv\n\n00:01.000 --> 00:04.500\nHej.\n",
    "with a number above": "WEBVTT\n\n1\n00:01.000 --> 00:04.500\nHej.\n",
    "with a position": "WEBVTT\n\n00:01.000 --> 00:04.500 align:start line:0\nHej.\n",
    "with a note and a style": "WEBVTT\n\nSTYLE\n::cue {}\n\nNOTE Två rader\nav text.\n\n00:01.000 --> 00:04.500\nHej.",
    "with many empty lines": "WEBVTT\n\n\n\n00:01.000 --> 00:04.500\nHej.\n\n\n",
}
BAD = {
    "empty": ("", "en rad där det står WEBVTT"),
    "a text file": ("Hej.\n", "en rad där det står WEBVTT"),
    "SubRip": ("1\n00:00:01,000 --> 00:00:04,000\nHej.\n", "en rad där det står WEBVTT"),
    "a word that begins the same": ("WEBVTTX\n\n00:01.000 --> 00:04.000\nHej.\n", "en rad där det står WEBVTT"),
    "only a header": ("WEBVTT\n", "inga undertexter"),
    "only notes": ("WEBVTT\n\nNOTE Kommer.\n", "inga undertexter"),
    "a comma": ("WEBVTT\n\n00:00:01,000 --> 00:00:04,000\nHej.\n", "Rad 3"),
    "no milliseconds": ("WEBVTT\n\n00:00:01 --> 00:00:04\nHej.\n", "Rad 3"),
    "sixty seconds": ("WEBVTT\n\n00:00:60.000 --> 00:01:04.000\nHej.\n", "Rad 3"),
    "a short arrow": ("WEBVTT\n\n00:00:01.000 -> 00:00:04.000\nHej.\n", "Rad 4"),
    "other digits": ("WEBVTT\n\n٠٠:٠١.٠٠٠ --> ٠٠:٠٤.٠٠٠\nHej.\n", "Rad 3"),
    "ends before it begins": ("WEBVTT\n\n00:04.000 --> 00:01.000\nHej.\n", "slutar innan den börjar"),
    "no time at all": ("WEBVTT\n\n00:04.000 --> 00:04.000\nHej.\n", "slutar innan den börjar"),
    "out of order": (
        "WEBVTT\n\n00:04.000 --> 00:05.000\nEtt.\n\n00:01.000 --> 00:02.000\nTvå.\n",
        "Rad 6 i undertexterna: undertexten börjar före",
    ),
    "no text": ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\nHej.\n", "Rad 3"),
    "run together": ("WEBVTT\n\n00:01.000 --> 00:02.000\nEtt.\n00:03.000 --> 00:04.000\nTvå.\n", "Rad 5"),
    "no line after the header": ("WEBVTT\n00:01.000 --> 00:02.000\nHej.\n", "Rad 2"),
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_captions_that_parse(text):
    assert parse_vtt(text) == [Cue(1000, 4500, "Hej.")]


@pytest.mark.parametrize(("text", "reason"), BAD.values(), ids=BAD)
def test_captions_that_do_not_parse(text, reason):
    with pytest.raises(ValidationError) as refused:
        parse_vtt(text)
    assert reason in refused.value.messages[0]


def test_a_caption_may_have_two_lines_and_begin_while_another_shows():
    text = "WEBVTT\n\n00:01.000 --> 00:04.000\nEtt\noch ett till.\n\n01:00:01.000 --> 01:00:02.000\nTvå.\n"
    assert parse_vtt(text) == [Cue(1000, 4000, "Ett\noch ett till."), Cue(3_601_000, 3_602_000, "Två.")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "reason"),
    [(pages.CAPTIONS.encode("latin-1"), "UTF-8"), (b"WEBVTT\n\n" + b"x" * 2_000_001, "2 MB")],
)
def test_a_file_that_cannot_be_captions(content, reason):
    with pytest.raises(ValidationError) as refused:
        check_captions(pages.document("film.vtt", content))
    assert reason in refused.value.messages[0]


@pytest.mark.django_db
def test_a_file_with_captions_passes():
    check_captions(pages.document("film.vtt", pages.CAPTIONS.encode()))
