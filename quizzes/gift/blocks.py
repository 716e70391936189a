"""A text cut into questions: GIFT has a blank line between two of them, and none within one."""

from dataclasses import dataclass, field

from quizzes.gift.categories import START

COMMENT = "//"
OURS = "// rustad"  # Comments of our own begin so. What follows a colon are settings; the others are for people.
SETTINGS = f"{OURS}:"


@dataclass
class Block:
    """`line`: where the question begins. `paths`: the $CATEGORY lines above it, with their lines."""

    line: int = 0
    lines: list = field(default_factory=list)
    paths: list = field(default_factory=list)
    comments: list = field(default_factory=list)
    settings: str = ""

    @property
    def text(self):
        return "\n".join(self.lines)

    def add(self, number, line):
        if line.startswith(SETTINGS):
            self.settings = line.removeprefix(SETTINGS).strip()
        elif line.startswith(COMMENT):
            if not line.startswith(OURS):
                self.comments.append(line.removeprefix(COMMENT).strip())
        elif line.startswith(START) and not self.lines:
            self.paths.append((number, line.removeprefix(START).strip()))
        else:
            self.line = self.line or number
            self.lines.append(line)


def blocks_of(text):
    """The Blocks, one after the other; those with comments or categories alone have no lines."""
    block, is_empty = Block(), True
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        if line:
            block.add(number, line)
            is_empty = False
        elif not is_empty:
            yield block
            block, is_empty = Block(), True
    if not is_empty:
        yield block
