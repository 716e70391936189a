"""What makes a text hard to read or to reach, and where it stands."""

import json

import pytest
from django.utils import translation
from wagtail.models import Locale

from content import writing
from content.pieces import HTML, Piece, Place, pieces_of
from content.writing_in_words import place_in_words, told, verdict
from courses.models import LessonPage
from scenarios.models import ScenarioPage
from start.models import FrontPage
from support.models import SupportPage

pytestmark = pytest.mark.django_db  # A page asks for its content type when it is made; reading it asks nothing.

LONG = "Det här är en mening som bara fortsätter " + "och går vidare " * 7 + "utan att någonsin ta slut."


def html(text):
    return Piece(Place("body", "content"), HTML, text)


def kinds(*texts, longest=writing.LONGEST_SENTENCE):
    return [(one.kind, one.quote) for one in writing.findings_in([html(text) for text in texts], longest)]


def support(*blocks, **values):
    stream = json.dumps([{"type": kind, "value": value, "id": f"id-{n}"} for n, (kind, value) in enumerate(blocks, 1)])
    return SupportPage(title="Orolig", body=stream, **values)


def found(page, readers=writing.PUBLIC):
    return [(one.kind, place_in_words(one.place)) for one in writing.reading_of(page, readers).findings]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_a_long_sentence_is_quoted():
    assert kinds(f"<p>Kort. {LONG}</p>") == [(writing.LONG_SENTENCE, LONG.rstrip("."))]


@pytest.mark.parametrize(("number", "expected"), [(25, 0), (26, 1)])
def test_a_sentence_may_have_twenty_five_words(number, expected):
    assert len(kinds(f"<p>{'ord ' * number}.</p>")) == expected


@pytest.mark.parametrize(("language", "expected"), [("sv", 0), ("sv-x-lattlast", 1), ("en", 0)])
def test_an_easy_text_has_shorter_sentences(language, expected):
    page = support(("text", f"<p>{'ord ' * 16}.</p>"), locale=Locale(pk=99, language_code=language))
    assert len(found(page)) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["<h2>A</h2><h3>B</h3><h2>C</h2>"], []),
        (["<h2>A</h2><h4>B</h4>"], [(writing.SKIPPED_LEVEL, "B")]),
        (["<h3>A</h3>"], [(writing.SKIPPED_LEVEL, "A")]),
        (["<h2>A</h2>", "<h4>B</h4>"], [(writing.SKIPPED_LEVEL, "B")]),  # In two blocks of one field.
        (["<h1>A</h1><h2>B</h2>"], [(writing.SECOND_TITLE, "A")]),
        (["<h2> <b></b> </h2><h3>B</h3>"], [(writing.EMPTY_HEADING, ""), (writing.SKIPPED_LEVEL, "B")]),
        (["<h2>A <a href='/'>väg</a></h2><h3>B</h3>"], []),
    ],
)
def test_headings(texts, expected):
    assert kinds(*texts) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Klicka här",
        "läs mer!",
        "här",
        "Read more »",
        "click here",
        "https://ekvalla.example/a?b=1",
        "www.ekvalla.se",
        " ",
    ],
)
def test_a_link_that_says_nothing(text):
    assert [kind for kind, _quote in kinds(f'<p>Se <a href="/">{text}</a>.</p>')] == [writing.EMPTY_LINK]


@pytest.mark.parametrize("text", ["Läs mer om samtycke", "Så kan du prata", "Härnösand"])
def test_a_link_that_says_where_it_leads(text):
    assert kinds(f'<p><a href="/">{text}</a></p>') == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ring GENAST och GENAST igen", ["GENAST"]),
        ("SÄPO och MSB:s stöd, BUP-KLINIKEN", ["BUP-KLINIKEN"]),
        ("K2026-17 och 114 14", []),
        ("Genast", []),
    ],
)
def test_capitals(text, expected):
    assert kinds(f"<p>{text}</p>") == [(writing.CAPITALS, word) for word in expected]


def test_places_are_told_as_an_editor_sees_them():
    page = support(
        ("text", "<p>Bra.</p>"),
        ("accordion", [{"type": "item", "id": "x", "value": {"summary": "A", "text": "<p>GENAST</p>"}}]),
        ("image", {"image": {"image": 1, "alt_text": "", "decorative": False}, "caption": "GENAST"}),
        ("video", {"title": "Samtalet", "video": 1, "captions": None, "transcript": "<p>Hej.</p>"}),
        ("table", {"columns": [{"type": "text", "heading": ""}], "rows": [{"values": ["GENAST"]}], "caption": ""}),
        ("sources", [{"type": "item", "id": "y", "value": {"title": "LÄGESBILD", "detail": "", "url": ""}}]),
        emergency_text="GENAST",
    )
    assert found(page) == [
        (writing.CAPITALS, "Content, block 2 (Folded texts), Folded text 1, Text"),
        (writing.NO_ALTERNATIVE, "Content, block 3 (Image), Image"),
        (writing.CAPITALS, "Content, block 3 (Image), Caption"),
        (writing.NO_CAPTIONS, "Content, block 4 (Film)"),
        (writing.NO_HEADER, "Content, block 5 (Table)"),
        (writing.CAPITALS, "Content, block 5 (Table)"),
        (writing.CAPITALS, "What to do in an emergency"),
    ]
    assert [one.kind for one in writing.errors_of(page)] == [writing.NO_ALTERNATIVE, writing.NO_CAPTIONS]
    assert told(writing.errors_of(page)[0]).url == "#block-id-3-section"


@pytest.mark.parametrize(
    "image", [{"alt_text": "En stig"}, {"alt_text": "", "decorative": True}, {"image": None}, None, 3]
)
def test_an_image_with_a_text_or_only_for_decoration_is_reached(image):
    value = {"image": 1, "alt_text": "", "decorative": False} | image if isinstance(image, dict) else image
    assert found(support(("image", {"image": value, "caption": ""}))) == []


def test_the_steps_of_a_scenario_are_read_and_references_are_not():
    choice = {"text": "RINGA direkt", "target": "ANNATSTEG", "verdict": "right", "feedback": "", "acts": "ANMÄLAN"}
    step = {
        "key": "STEGET",
        "title": "Samtalet",
        "text": LONG,
        "choices": [{"type": "item", "id": "c", "value": choice}],
    }
    page = ScenarioPage(
        title="Samtalet",
        steps=json.dumps([{"type": "question", "id": "s", "value": step}]),
        walkthroughs=json.dumps([{"type": "walkthrough", "id": "w", "value": {"name": "FALLET", "choices": []}}]),
    )
    assert found(page, writing.STAFF) == [
        (writing.LONG_SENTENCE, "Steps, block 1 (Question STEGET), Text"),
        (writing.CAPITALS, "Steps, block 1 (Question STEGET), Choices 1, What one chooses"),
    ]


@pytest.mark.parametrize(
    ("model", "language", "readers", "target"),
    [
        (SupportPage, {}, writing.PUBLIC, 40),
        (SupportPage, {"locale": Locale(pk=99, language_code="sv-x-lattlast")}, writing.PUBLIC, 30),
        (LessonPage, {}, writing.STAFF, 45),
        (FrontPage, {}, writing.PUBLIC, 40),
    ],
)
def test_the_target_follows_the_readers(model, language, readers, target):
    assert writing.reading_of(model(title="A", **language), readers).target == target


def test_the_easy_twin_of_a_page_is_known_by_its_locale():
    easy = Locale.objects.create(language_code="sv-x-lattlast")
    assert writing.reading_of(SupportPage(title="A", locale=easy), writing.PUBLIC).target == 30


def test_reading_a_page_asks_the_database_nothing(django_assert_num_queries):
    page = support(("text", "<p>GENAST</p>"), ("image", {"image": {"image": 1, "alt_text": ""}, "caption": ""}))
    with django_assert_num_queries(0):
        assert len(writing.reading_of(page).findings) == 2


def test_lix_of_all_that_is_read():
    """Nine words in each of four sentences, three of them long: 9 + 100 × 3 / 9, of the fields and the blocks."""
    sentence = "Vi har ett långt samtal förmiddagen kvällen eftermiddagen då."
    page = support(("text", f"<p>{sentence}</p>"), ("fact", {"title": sentence, "text": f"<p>{sentence}</p>"}))
    page.title = sentence
    assert round(writing.reading_of(page).lix, 2) == round(9 + 300 / 9, 2)


def test_the_verdict_names_the_target_and_the_scale():
    easy = support(("text", "<p>Vi ses i dag.</p>" * 10))
    assert verdict(writing.reading_of(easy, writing.PUBLIC)) == (
        "LIX 4: very easy to read. The target here is at most 40."
    )
    heavy = support(("text", "<p>Kommunstyrelsens handläggningsordning förutsätter dokumentationsskyldighet.</p>" * 10))
    assert verdict(writing.reading_of(heavy, writing.PUBLIC)).startswith("LIX 101: very heavy to read. The target")


def test_too_little_text_is_not_measured():
    assert writing.reading_of(support(("text", "<p>Hej.</p>"))).lix is None


def test_lix_is_for_swedish_only():
    reading = writing.reading_of(support(("text", f"<p>{'word ' * 40}.</p>"), locale=Locale(pk=99, language_code="en")))
    assert (reading.lix, [one.kind for one in reading.findings]) == (None, [writing.LONG_SENTENCE])
    assert verdict(reading).startswith("LIX is made for Swedish.")


def test_a_kind_of_block_that_is_no_more_says_nothing():
    assert [piece.value for piece in pieces_of(support(("annat", "GENAST")))][:1] == ["Orolig"]
    assert found(support(("annat", "GENAST"))) == []


@pytest.mark.parametrize(
    ("lix", "band", "met"),
    [
        (29.4, "very easy", True),
        (29.6, "easy", True),
        (40.4, "of middling difficulty", True),
        (40.6, "of middling difficulty", False),
        (50, "heavy", False),
        (60, "very heavy", False),
    ],
)
def test_the_number_that_is_shown_decides(lix, band, met):
    text = verdict(writing.Reading("sv", 100, lix, 40, 25, []))
    assert text.startswith(f"LIX {round(lix)}: {band}") and ("shorten" in text) != met
