"""Another reader of GIFT reads the same questions out of what we write, and out of what others have written."""

from dataclasses import replace

import hypothesis
import pytest
from hypothesis import strategies as st

from quizzes.document import Kind
from quizzes.gift.reading import read
from quizzes.gift.writing import write
from tests.factories.gift_items import items
from tests.quizzes.gift import oracle

pytestmark = pytest.mark.sqlite_is_enough

SAMPLES = [
    "Vem ringer du först?{=närmaste chef ~polisen ~en granne}",
    "::Chefen:: Vem ringer du först? {\n=närmaste chef#Ja.\n~polisen#Bara vid fara.\n}",
    "// en kommentar\n::Q1::Solen är en stjärna.{T}",
    "Månen är en ost.{FALSE#Nej, en måne.#Just det.}",
    "Sant{TRUE#Fel!####Därför att det är så.}",
    "Två{~%50%a ~%50%b ~%-100%c ~%-100%d}",
    "Tre{~%33.333%a#x ~%33.333%b ~%33.333%c ~%0%d}",
    "Vad heter lagen?{=SoL =socialtjänstlagen#Ja ####1 kap.}",
    "Skriv om rutinen. {}",
    "Skriv om rutinen. {####Så här.}",
    "Vem {=chefen ~polisen} ringer du först?",
    "Vad är 2\\+2? Svara med \\= och \\{klammer\\}\\:{=\\=4 ~\\#5 ~\\~6}",
    "[html]Vem?{=jag ~du}",
    "En fråga\npå två rader{\n=ja\n\t~nej\n}",
    "Ett{=a ~b}\n\n// mellan\n\nTvå{T}\n\n\nTre{}",
]


def _others_take_it_so(item):
    """A single choice without a wrong answer is a short text to others, which is told as a loss."""
    return "only_right" not in {loss.kind for loss in write([item]).lost}


def _within_its_reach(item):
    """It ends the answers at an escaped brace too, knows no escaped backslash, and takes any [ for a marker, any -> for
    a pair, and a colon at the end of a title for one of those that end it.
    """
    document = item.document
    options = [replace(one, text=_tame(one.text), feedback=_tame(one.feedback)) for one in document.options]
    explanation = _tame(document.explanation).replace("[", "(")
    document = replace(document, text=_tame(document.text), options=options, explanation=explanation)
    return replace(item, document=document, name=_tame(item.name).replace(":", ";"))


def _tame(text):
    return text.replace("->", "→").translate(str.maketrans("\\{}", "|()"))


def agree(text, items):
    assert oracle.told_by_oracle(text) == oracle.told_by_ours(items)


@hypothesis.settings(max_examples=50)
@hypothesis.given(
    wanted=st.lists(items().map(_within_its_reach).filter(_others_take_it_so), min_size=1, max_size=3),
)
def test_it_reads_what_we_write_as_we_meant_it(wanted):
    agree(write(wanted).text, wanted)


@pytest.mark.parametrize("text", SAMPLES)
def test_it_reads_samples_as_we_do(text):
    report = read(text.encode())
    assert report.refused == []
    assert _without_sizes(oracle.told_by_oracle(text)) == _without_sizes(oracle.told_by_ours(report.items))


def _without_sizes(told):
    """What a wrong answer costs is not the same here: of the fractions, whether they are above nought."""
    return [
        (kind, text, [(*row[:1], row[1] > 0 if kind != Kind.TRUE_FALSE else row[1], row[2]) for row in rows], more)
        for kind, text, rows, more in told
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("När?{#1822:5}", "numeric"), ("Par{=a -> 1 =b -> 2 =c -> 3}", "matching"), ("Bara text.", "no_answers")],
)
def test_it_finds_the_kinds_that_we_refuse(text, kind):
    assert [type(one.answers).__name__ for one in oracle.questions(text)] == [
        name for name, ours in oracle.TYPES.items() if ours == kind
    ]
    assert [note.kind for note in read(text.encode()).refused] == [kind]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Vem?{=jag ~du}", "Vem?{=du ~jag}"),
        ("Vem?{=jag ~du}", "Vem?{~%100%jag ~%-100%du}"),
        ("Sant?{T#nej#ja}", "Sant?{T#ja#nej}"),
        ("Ett{=a ~b}", "Ett{=a ~b}\n\nTvå{T}"),
        ("Ett{=a ~b####x}", "Ett{=a ~b}"),
    ],
)
def test_the_comparison_sees_a_difference(written, meant):
    """The control: one text read by it, another one by us."""
    with pytest.raises(AssertionError):
        agree(written, read(meant.encode()).items)
    agree(meant, read(meant.encode()).items)


def test_it_knows_our_kinds():
    assert set(Kind) <= set(oracle.TYPES.values())
