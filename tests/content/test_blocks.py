"""What an editor can put on a page, and what is refused."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from wagtail import blocks
from wagtail.rich_text import RichText

from content.blocks import BODY, FigureBlock, VideoBlock
from support.models import SupportPage
from tests.factories import public_pages as pages

pytestmark = pytest.mark.django_db
STREAM = SupportPage._meta.get_field("body").stream_block


def render(body):
    html = render_to_string("components/body.html", {"body": STREAM.to_python(STREAM.get_prep_value(body))})
    return " ".join(html.split())


def stream(*children):
    return blocks.StreamValue(STREAM, list(children))


def test_every_sort_of_block_is_in_the_example():
    assert [name for name, _value in pages.every_block()] == [name for name, _block in BODY]


@pytest.mark.parametrize(
    ("name", "expected"),
    {
        "text": "<h2>Våldet är gränsen</h2><p>Inte åsikten.</p>",
        "case": '<p class="eyebrow">Ur vardagen</p> <p class="h3">Två besök</p> <p>Ring <b>din chef</b>.</p>',
        "fact": '<p class="h3">Nöd är ett undantag</p> <p>Ring <b>din chef</b>.</p>',
        "reflection": '<p class="question">Hur skulle du fråga?</p>',
        "action": '<p class="eyebrow">Gör så här</p> <p>Ring <b>din chef</b>.</p>',
        "law": "<strong>19 kap. 1 § socialtjänstlagen (2025:400)</strong>",
        "contact": '<a class="button second" href="tel:0701740615">Ring 070-174 06 15</a>',
        "quote": "<p>Han sa ja direkt.</p> <footer>Undersköterska, påhittat exempel</footer>",
        "accordion": "<details> <summary>Vad är samtycke?</summary>",
        "table": '<td role="cell" data-l="Antal" class="n">2,5</td>',
        "image": 'alt="En stig i skogen"',
        "video": 'kind="captions" srclang="sv" label="Svenska" default>',
        "sources": f'<a href="{pages.SOURCE}">Lägesbild</a>, Brå 2023',
    }.items(),
)
def test_each_block_renders(name, expected):
    assert expected in render(stream(*(block for block in pages.every_block() if block[0] == name)))


def test_a_law_that_no_lawyer_has_read_says_so():
    assert "Inte granskad av jurist ännu." in render(stream(("law", pages.law())))


def test_a_deleted_snippet_leaves_nothing_behind():
    law, card = pages.law(), pages.contact_card()
    body = STREAM.get_prep_value(stream(("law", law), ("contact", card)))
    law.delete()
    card.delete()
    assert render_to_string("components/body.html", {"body": STREAM.to_python(body)}).strip() == ""


def test_pasted_markup_is_cleaned_in_a_block():
    html = render(stream(("fact", {"title": "<b>x</b>", "text": RichText("<p>a<img src=x onerror=alert(1)></p>")})))
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "<p>a</p>" in html
    assert "<img" not in html


@pytest.mark.parametrize("copies", [1, 5])
def test_snippets_and_images_are_fetched_in_bulk(copies):
    """One query for all laws, one for all cards and one for all images; the renditions wait in the cache."""
    children = [("law", pages.law()) for _ in range(copies)]
    children += [("contact", pages.contact_card()) for _ in range(copies)]
    children += [("image", {"image": pages.image(), "caption": ""}) for _ in range(copies)]
    body = STREAM.get_prep_value(stream(*children))
    render_to_string("components/body.html", {"body": STREAM.to_python(body)})
    with CaptureQueriesContext(connection) as queries:
        render_to_string("components/body.html", {"body": STREAM.to_python(body)})
    assert len(queries) == 3


def test_an_image_needs_a_text_alternative():
    with pytest.raises(ValidationError) as refused:
        FigureBlock().clean({"image": pages.image(alt_text=""), "caption": ""})
    assert "alt_text" in refused.value.block_errors["image"].block_errors


@pytest.mark.parametrize("choice", [{"alt_text": "En stig"}, {"alt_text": "", "decorative": True}])
def test_an_image_with_a_text_alternative_or_marked_as_decorative_passes(choice):
    FigureBlock().clean({"image": pages.image(**choice), "caption": ""})


def film(**values):
    return {
        "title": "Samtalet",
        "video": pages.document("film.mp4"),
        "captions": pages.document("film.vtt", pages.CAPTIONS.encode()),
        "transcript": RichText("<p>Hej.</p>"),
    } | values


def test_a_film_with_captions_and_a_transcript_passes():
    assert VideoBlock().clean(film())["title"] == "Samtalet"


@pytest.mark.parametrize("field", ["title", "video", "captions", "transcript"])
def test_a_film_needs_all_its_parts(field):
    with pytest.raises(ValidationError) as refused:
        VideoBlock().clean(film(**{field: RichText("") if field == "transcript" else None}))
    assert list(refused.value.block_errors) == [field]


def test_a_film_with_captions_that_do_not_parse_is_refused_with_the_line():
    with pytest.raises(ValidationError) as refused:
        VideoBlock().clean(film(captions=pages.document("fel.vtt", b"WEBVTT\n\n1 --> 2\nHej.")))
    assert refused.value.block_errors["captions"].messages == [
        "Rad 3 i undertexterna: tiderna måste skrivas som 00:00:01.000 --> 00:00:04.000."
    ]


def test_a_film_must_be_of_a_kind_that_browsers_play():
    with pytest.raises(ValidationError) as refused:
        VideoBlock().clean(film(video=pages.document("film.pdf")))
    assert refused.value.block_errors["video"].messages == ["Filmen måste vara en MP4- eller WebM-fil."]
