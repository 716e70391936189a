"""Whatever comes, there is a report."""

import json
from dataclasses import replace

import hypothesis
import pytest
from hypothesis import strategies as st

from scenarios.formats.kinds import KINDS
from scenarios.formats.reading import read
from scenarios.formats.report import Report
from scenarios.formats.writing import write
from tests.factories.scenario_documents import NASTY
from tests.scenarios.formats.test_own_story import SCENARIO
from tests.scenarios.formats.test_twee import STORY
from tests.scenarios.formats.test_twine_html import story
from tests.scenarios.formats.test_untrusted import zipped

pytestmark = pytest.mark.sqlite_is_enough

GOOD_FILES = [
    *(write(SCENARIO, kind).data for kind in KINDS),
    STORY.encode(),
    story().encode(),
    zipped(("a.twee", STORY.encode()), ("b.twee", b":: B\nText")),
]
EXTRAS_HEADER = ":: RustadScenario\n"
JUNK = st.binary(max_size=8) | st.sampled_from(NASTY).map(str.encode)


@st.composite
def spoiled_files(draw):
    """A good file with some of it cut out, and junk in its place."""
    data = draw(st.sampled_from(GOOD_FILES))
    for _change in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        data = data[:start] + draw(JUNK) + data[start + draw(st.integers(0, 20)) :]
    return data


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


H5P_CONTENT = json.dumps(
    {
        "branchingScenario": {
            "content": [
                {"type": {"library": "H5P.AdvancedText 1.1", "params": {"text": "a"}}, "nextContentId": 1},
                {
                    "type": {
                        "library": "H5P.BranchingQuestion 1.0",
                        "params": {
                            "branchingQuestion": {
                                "question": "b",
                                "alternatives": [{"text": "c", "nextContentId": -1, "feedback": {"title": "d"}}],
                            }
                        },
                    }
                },
            ],
            "endScreens": [{"endScreenTitle": "e", "contentId": -1, "endScreenScore": 1}],
        }
    }
).encode()


@st.composite
def spoiled(draw, document):
    """JSON data with a value of any type somewhere in it."""
    document = json.loads(document)
    place = document
    while True:
        name = draw(st.sampled_from(list(place) if isinstance(place, dict) else list(range(len(place)))))
        if not isinstance(place[name], dict | list) or not place[name] or draw(st.integers(0, 3)) == 0:
            place[name] = draw(JSON_VALUES)
            return json.dumps(document)
        place = place[name]


def spoiled_json():
    return st.sampled_from([write(SCENARIO, "json").data, H5P_CONTENT]).flatmap(spoiled).map(str.encode)


def spoiled_extras():
    """Our own Twee with its JSON spoiled: of one with a start, and of a draft with two."""
    draft = replace(SCENARIO, steps=tuple(replace(step, is_start=True) for step in SCENARIO.steps))
    return st.sampled_from([write(scenario, "twee").data.decode() for scenario in (SCENARIO, draft)]).flatmap(
        lambda text: spoiled(text.partition(EXTRAS_HEADER)[2]).map(
            lambda extras: (text.partition(EXTRAS_HEADER)[0] + EXTRAS_HEADER + extras).encode()
        )
    )


def check(data, *, plain_only):
    report = read("fil", data, plain_only=plain_only)
    assert isinstance(report, Report)
    assert report.importable is not bool(report.refused)
    json.dumps(report.as_data())


@hypothesis.settings(max_examples=200)
@hypothesis.given(data=st.binary(max_size=200), plain_only=st.booleans())
def test_bytes_give_a_report(data, plain_only):
    check(data, plain_only=plain_only)


@hypothesis.settings(max_examples=200)
@hypothesis.given(pieces=st.lists(st.sampled_from([*NASTY, ":: ", "\n:: A\n", "[[A]]"])), plain_only=st.booleans())
def test_text_made_of_marks_gives_a_report(pieces, plain_only):
    check((":: Start\n" + "".join(pieces)).encode(), plain_only=plain_only)


@hypothesis.settings(max_examples=300)
@hypothesis.given(data=spoiled_files() | spoiled_json() | spoiled_extras(), plain_only=st.booleans())
def test_a_spoiled_file_gives_a_report(data, plain_only):
    check(data, plain_only=plain_only)


@pytest.mark.parametrize("data", GOOD_FILES)
def test_the_good_files_are_good(data):
    assert read("fil", data).importable
