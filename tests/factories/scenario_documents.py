"""Scenarios for the properties of files: of any shape that a draft may have, with texts that hurt."""

import uuid
from functools import cache

from hypothesis import strategies as st

from scenarios import facts
from scenarios.document import KINDS, VERDICTS, Act, Choice, Rule, Scenario, Step, Walkthrough

NASTY = (
    "[[", "]]", "->", "<-", "|", "][", "::", "\\::", "\\", "<<if $x>>", "(if: $x)[", "{embed passage: 'x'}", "[if x]",
    "--", "<% x %>", "&amp;", "&#91;", "&", "<b>", "<!--", "-->", "</tw-passagedata>", "$x", "`", "\n", "\n\n\n", " ",
    "\t", "\r", "\r\n", "\x0b", "\x1f", "\x85", "\u2028", "\u00a0", "\ufeff", "\u200b", "\u202e", "e\u0301", "å", "𝄞",
    "Start", "StoryTitle", "RustadScenario", "http://x", '"', "'", "/*", "''", "//",
)  # fmt: skip
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
PIECES = st.sampled_from(NASTY) | st.text(CHARACTERS, max_size=4)
FACTS = [fact for fact, _words in facts.choices()]


@cache  # A strategy is checked once.
def texts(pieces=3):
    """Any text that can be stored: neither NUL nor half a character."""
    return st.lists(PIECES, max_size=pieces).map("".join)


@cache
def tuples(values, max_size=2):
    return st.lists(values, max_size=max_size).map(tuple)


@cache
def references():
    """The keys of snippets, acts and the like."""
    return texts(1).filter(bool)


@cache
def fact_names():
    return st.sampled_from(FACTS)


@cache
def acts():
    return st.builds(
        Act, texts(2), texts(2), texts(2), st.booleans(), tuples(fact_names()), texts(2), texts(1), texts(1)
    )


@st.composite
def scenarios(draw):
    """A Scenario whose ids are its own and whose choices lead to its steps or nowhere."""
    ids = [str(uuid.UUID(int=number)) for number in range(draw(st.integers(0, 4)))]
    steps = tuple(draw(_steps(step_id, ids)) for step_id in ids)
    acts_by_key = {act.key: act for act in draw(st.lists(acts(), max_size=2))}
    return Scenario(
        title=draw(texts(2)),
        steps=steps,
        role=draw(texts(2)),
        introduction=draw(texts(2)),
        card_title=draw(texts(2)),
        notice=draw(texts(2)),
        work_types=draw(tuples(references())),
        facts=draw(tuples(fact_names())),
        acts=tuple(acts_by_key.values()),
        walkthroughs=draw(tuples(st.builds(Walkthrough, texts(2), tuples(texts(1)), texts(1)))),
        rules=draw(tuples(st.builds(Rule, texts(1), texts(1)))),
        minutes=draw(st.integers(1, 1440)),
        language=draw(st.sampled_from(["sv", "en", "fi", "sv-FI"])),
    )


@st.composite
def _steps(draw, step_id, ids):
    count = draw(st.integers(0, 3))
    return Step(
        id=step_id,
        key=draw(st.sampled_from(["A1", "B", "Start"]) | texts(2)),
        kind=draw(st.sampled_from(KINDS)),
        title=draw(texts(2)),
        text=draw(texts(8)),
        is_start=draw(st.integers(0, 3)) == 0,
        verdict=draw(st.sampled_from(VERDICTS)),
        laws=draw(tuples(references())),
        decides=draw(texts(1)),
        contacts=draw(tuples(references())),
        facts=draw(tuples(fact_names())),
        choices=tuple(draw(_choices(f"{step_id}-{number}", ids)) for number in range(count)),
    )


def _choices(choice_id, ids):
    return st.builds(
        Choice,
        id=st.just(choice_id),
        text=texts(2),
        target=st.sampled_from([*ids, ""]),
        verdict=st.sampled_from(VERDICTS),
        feedback=texts(2),
        acts=tuples(references()),
        facts=tuples(fact_names()),
    )
