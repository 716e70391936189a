"""What is written is read back as it was."""

from dataclasses import replace

import hypothesis
import pytest
from hypothesis import strategies as st

from quizzes.document import AnswerOrder, Document, Kind, Option
from quizzes.gift.item import Item
from quizzes.gift.reading import read
from quizzes.gift.writing import write
from tests.factories.gift_items import NASTY, items

pytestmark = pytest.mark.sqlite_is_enough

SAMPLES = """// question: 7  name: Chefen
$CATEGORY: $course$/top/Rutinen vid oro/Vem ringer man?

// Av Samordnaren
::Chefen::Vem {
  =närmaste chef # Ja\\: alltid.
  ~%0%polisen#Bara vid fara.
####Rutinen, steg 1.
} ringer du först?

Vilka två?{~%50%a ~%50%b ~%-50%c ~%-50%d}

Vilka tre?{~%33.333%a ~%33.333%b ~%33.333%c ~%-100%d ~%-100%e}

[markdown]*Sant*?{TRUE#nej#ja####Därför}

$CATEGORY: Annat

Falskt?{F}

Vad heter lagen?{=SoL =%100%socialtjänstlagen#Ja}

Beskriv.{####Så här\\nhär.}
"""


def check(wanted):
    written = write(wanted)

    report = read(written.data)

    assert report.refused == []
    assert report.items == wanted


@hypothesis.settings(max_examples=100)
@hypothesis.given(wanted=st.lists(items(), min_size=1, max_size=4))
def test_reading_what_was_written_gives_the_same_questions(wanted):
    check(wanted)


@pytest.mark.parametrize("piece", NASTY)
def test_a_text_that_could_be_a_sign_comes_back_wherever_it_stands(piece):
    texts = [text.strip() for text in (piece, piece * 3, f"a{piece}", f"{piece}a", f"a{piece}b", f"a\n{piece}\nb")]
    texts = [text for text in texts if text]
    options = [Option(str(at), text, at % 2 == 1, text) for at, text in enumerate([*texts, "x"], start=1)]
    right = [replace(option, is_right=True) for option in options]
    statement = [Option("true", "", True, options[0].text), Option("false", "", False, options[-1].text)]
    for text in texts:
        values = {"text": text, "explanation": text}
        check(
            [
                Item(Document(Kind.SINGLE, options=options, answer_order=AnswerOrder.CONTENT, **values), name=text),
                Item(Document(Kind.SINGLE, options=right, answer_order=AnswerOrder.RANDOM, **values)),
                Item(Document(Kind.MULTIPLE, options=options, answer_order=AnswerOrder.RANDOM, **values)),
                Item(Document(Kind.SHORT_TEXT, options=right[:1], **values)),
                Item(Document(Kind.SHORT_TEXT, options=right, **values)),
                Item(Document(Kind.TRUE_FALSE, options=statement, **values)),
                Item(Document(Kind.ESSAY, marking_guide=text, **values)),
            ]
        )


def test_a_file_that_was_read_and_written_reads_the_same():
    first = read(SAMPLES.encode())
    assert first.refused == [] and len(first.items) == 7
    again = read(write(first.items).data)
    assert again.items == first.items
    assert write(again.items) == write(first.items)


def test_the_check_sees_a_difference():
    """The control: a writer that forgets to escape, or a category that is lost."""
    item = Item(Document(Kind.ESSAY, "a {b} c"), category=("Rutinen",))
    careless = write([item]).text.replace("\\{", "{").replace("\\}", "}")
    assert read(careless.encode()).items != [item]
    assert read(write([replace(item, category=())]).data).items != [item]


def test_line_ends_of_a_browser_become_line_feeds():
    item = Item(Document(Kind.ESSAY, "en\r\ntvå\rtre"))
    assert read(write([item]).data).items[0].document.text == "en\ntvå\ntre"


def test_what_is_not_carried_is_told_by_question_and_stands_in_the_file():
    law = {"key": "L1", "title": "SoL 19 kap.", "text": "", "source": ""}
    plain = Document(Kind.ESSAY, "Beskriv.")
    rich = replace(plain, law=law, figure=3, figure_text="En karta", marking_guide="Ordningen")
    written = write([Item(plain), Item(rich)], {1: [("tags", {"names": "hot"})]})
    assert [(loss.line, loss.kind) for loss in written.lost] == [
        (2, "law"),
        (2, "figure"),
        (2, "marking"),
        (2, "tags"),
    ]
    assert all(f"// rustad, {loss.reason}" in written.text for loss in written.lost)
    assert read(written.data).items == [Item(plain), Item(replace(plain, marking_guide="Ordningen"))]


def test_a_damaged_question_is_told_when_it_is_written():
    document = Document(Kind.SINGLE, "Vem?", [Option("1", "Jag"), Option("2", "Du")])
    (loss,) = [loss for loss in write([Item(document)]).lost if loss.kind == "not_readable"]
    assert "No answer is right." in loss.reason
