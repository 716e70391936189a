"""A question as it stands in a GIFT file."""

from dataclasses import dataclass, field

from quizzes.document import Document


@dataclass(frozen=True)
class Item:
    """`category`: a name, a name and the one of a sub-category, or nothing. `comment`: what others wrote above it.

    The options of the document are numbered from "1", except those of a statement. `line` is where it begins in the
    file that it was read from.
    """

    document: Document
    name: str = ""
    category: tuple[str, ...] = ()
    comment: str = ""
    line: int = field(default=0, compare=False)

    @property
    def title(self):
        """What a person knows it by."""
        return short(self.name or self.document.text)


def short(text, most=60):
    """The beginning of a text, on one line."""
    line = " ".join(text[: most * 4].split())
    return line if len(line) <= most else line[: most - 1] + "…"
