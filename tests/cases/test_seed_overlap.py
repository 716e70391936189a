"""No demo text repeats eight words in a row from a source document.

Run by make cases; RUSTAD_SHARED names the folder that holds seeds/, the source documents.
"""

import ast
import os
import re
from pathlib import Path

import pytest

TEXTS = Path(__file__).resolve().parents[2] / "demo" / "texts"
LENGTH = 8
# The scanned sources have lost many dots and rings, so å, ä, ö and é are compared without them.
BARE_LETTERS = str.maketrans("åäöé", "aaoe")


def word_list(text):
    """The words of a text in lower case, without tags, punctuation and diacritics."""
    return re.findall(r"[^\W_]+", re.sub(r"<[^>]+>", " ", text).lower().translate(BARE_LETTERS))


def sequences(text):
    found = word_list(text)
    return {tuple(found[start : start + LENGTH]) for start in range(len(found) - LENGTH + 1)}


def strings_of(source):
    """Every string literal of a Python source, with adjacent literals joined."""
    constants = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return [value for value in constants if isinstance(value, str)]


def overlaps(source, seed_sequences):
    """The word sequences that some string of a Python source shares with the seeds."""
    return {" ".join(words) for text in strings_of(source) for words in sequences(text) & seed_sequences}


@pytest.fixture(scope="module")
def seeds():
    """The source documents, by file name."""
    shared = os.environ.get("RUSTAD_SHARED")
    if not shared:
        pytest.fail("Set RUSTAD_SHARED to the folder that holds seeds/, the source documents.")
    paths = sorted(Path(shared, "seeds").glob("*.txt"))
    documents = {path.name: path.read_text(encoding="utf-8") for path in paths}
    if not documents:
        pytest.fail(f"RUSTAD_SHARED is {shared}, but there is no seeds/*.txt in it.")
    return documents


@pytest.fixture(scope="module")
def seed_sequences(seeds):
    return set().union(*map(sequences, seeds.values()))


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.py")), ids=lambda path: path.name)
def test_text_repeats_nothing_from_the_seeds(path, seed_sequences):
    assert overlaps(path.read_text(encoding="utf-8"), seed_sequences) == set()


def test_planted_sequence_is_found_in_every_seed(seeds, seed_sequences):
    for document in seeds.values():
        found = word_list(document)
        middle = len(found) // 2
        planted = found[middle : middle + LENGTH]
        first, rest = " ".join(planted[:5]), " ".join(planted[5:])
        source = f'TEXT = ("<p>Vi säger: {first.upper()},</p> " "{rest}.")'
        assert overlaps(source, seed_sequences) == {" ".join(planted)}


def test_seven_words_from_a_seed_are_allowed(seeds, seed_sequences):
    for document in seeds.values():
        planted = " ".join(word_list(document)[: LENGTH - 1])
        assert overlaps(f'TEXT = "{planted}"', seed_sequences) == set()
