"""Questions for GIFT of every kind, with texts that could be taken for its signs."""

from hypothesis import strategies as st

from quizzes.document import FALSE, TRUE, AnswerOrder, Criterion, Document, Kind, Option
from quizzes.gift.item import Item

NASTY = [
    "\\", "\\\\", "\\n", "\n", "\n\n", ":", "::", "{", "}", "{}", "{T}", "{=x}", "\\=", "\\\\=",
    "~", "=", "#", "####", "%", "%50%", "%-100%", "->", "[", "[html]", "[plain]", "[markdown]", "//", "// rustad: {",
    "$CATEGORY: x", "<b>", "&amp;", "<!--", "*", "_____", "T", "TRUE", "å", "”", "\t", "\u2028", "\x0b", "  ", "a",
    '"', "'",
]  # fmt: skip
SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")
WORDS = st.lists(st.sampled_from(NASTY) | SIGNS, max_size=5)


def texts(most=80):
    """Texts that are neither empty nor have white space around them, which GIFT does not carry."""
    return WORDS.map(lambda pieces: "".join(pieces).strip()[:most].strip() or "a")


def maybe(strategy):
    return st.just("") | strategy


def options(rights, with_feedback=True):
    """Options for the list of what is right, numbered from 1."""
    one = st.tuples(texts(), maybe(texts()) if with_feedback else st.just(""))
    numbered = st.lists(one, min_size=len(rights), max_size=len(rights))
    return numbered.map(
        lambda found: [
            Option(str(at), text, is_right, feedback)
            for at, ((text, feedback), is_right) in enumerate(zip(found, rights, strict=True), start=1)
        ]
    )


def _with_a_right_one(rights):
    return rights if any(rights) else [True, *rights[1:]]


@st.composite
def documents(draw):
    kind = draw(st.sampled_from(list(Kind)))
    values = {"kind": str(kind), "text": draw(texts()), "explanation": draw(maybe(texts()))}
    if kind in (Kind.SINGLE, Kind.MULTIPLE):
        rights = draw(st.lists(st.booleans(), min_size=2, max_size=5).map(_with_a_right_one))
        values |= {"options": draw(options(rights)), "answer_order": str(draw(st.sampled_from(list(AnswerOrder))))}
        values["partial_credit"] = kind == Kind.MULTIPLE and draw(st.booleans())
    if kind == Kind.SHORT_TEXT:
        values["options"] = draw(options([True] * draw(st.integers(1, 4))))
    if kind == Kind.TRUE_FALSE:
        is_true = draw(st.booleans())
        values["options"] = [
            Option(TRUE, "", is_true, draw(maybe(texts()))),
            Option(FALSE, "", not is_true, draw(maybe(texts()))),
        ]
    if kind == Kind.ESSAY:
        rows = draw(st.lists(st.tuples(texts(), st.integers(1, 9)), max_size=3))
        values["criteria"] = [Criterion(str(at), text, points) for at, (text, points) in enumerate(rows, start=1)]
        values["marking_guide"] = draw(maybe(texts()))
    return Document(**values)


def names():
    """Names of categories: on one line, with single spaces."""
    return texts(40).map(lambda text: " ".join(text.split())).filter(bool) | st.sampled_from(
        ["/", "a/b", "//c/", "top"]
    )


def items():
    return st.builds(
        Item,
        document=documents(),
        name=maybe(texts()),
        category=st.lists(names(), max_size=2).map(tuple),
        comment=maybe(st.sampled_from(["question: 12", "en\ntvå"])),
    )
