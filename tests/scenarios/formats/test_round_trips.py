"""What is written is read back as it was."""

import hypothesis
import pytest

from scenarios.document import OUTCOME, QUESTION, Choice, Scenario, Step
from scenarios.formats.kinds import OWN_JSON, TWEE, TWINE_HTML
from scenarios.formats.reading import read
from scenarios.formats.writing import write
from tests.factories.scenario_documents import NASTY, scenarios

pytestmark = pytest.mark.sqlite_is_enough

LOSSLESS = (OWN_JSON, TWEE, TWINE_HTML)


def check(scenario, kind):
    written = write(scenario, kind)

    report = read(f"fil.{written.extension}", written.data)

    assert report.refused == []
    assert report.scenario == scenario
    assert (report.format, written.lost) == (kind, ())


@hypothesis.settings(max_examples=100)
@hypothesis.given(scenario=scenarios())
def test_reading_what_was_written_gives_the_same_scenario(scenario):
    for kind in LOSSLESS if scenario.steps else (OWN_JSON,):  # Twine has no story without a passage.
        check(scenario, kind)


@pytest.mark.parametrize("kind", LOSSLESS)
@pytest.mark.parametrize("piece", NASTY)
def test_a_text_that_could_be_markup_comes_back_wherever_it_stands(piece, kind):
    texts = [piece, piece * 3, f"a{piece}", f"{piece}a", f"a{piece}b", f"a\n{piece}\nb", f"a \n{piece}"]
    ends = [Step(f"e{number}", text, OUTCOME, text, text) for number, text in enumerate(texts)]
    choices = tuple(Choice(f"c{number}", text, f"e{number}", feedback=text) for number, text in enumerate(texts))
    start = Step("s", "Början", QUESTION, piece, piece, is_start=True, choices=choices)
    check(Scenario(title=piece, steps=(start, *ends), role=piece), kind)
