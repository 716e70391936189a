"""The links of Twine: [[text->target]], [[target<-text]], [[text|target]] and [[target]], each on one line."""

import re
from typing import NamedTuple

EXTERNAL = re.compile(r"\w+://")
CALL = re.compile(r"[\w.]+\(.*\)")


class Link(NamedTuple):
    """A link and where it stands. `inner`: what is between the brackets; `setter`: it also sets a variable."""

    start: int
    end: int
    inner: str
    text: str
    target: str
    setter: bool

    @property
    def is_triple(self):
        """Twine reads the target of [[[x]]] as “[x”; Harlowe reads a hook round the link."""
        return self.inner.startswith("[")

    @property
    def is_external(self):
        return EXTERNAL.match(self.target) is not None

    @property
    def is_dynamic(self):
        """Does the target look like something to work out? Only asked when no passage has the name."""
        return self.target.startswith(("$", "_")) or "`" in self.target or CALL.fullmatch(self.target) is not None


def find_links(text):
    """(the links, the positions of [[ that are not closed on their line). Linear in the length of the text."""
    links, unclosed, line_start = [], [], 0
    for line in text.split("\n"):
        position = line.find("[[")
        while position >= 0:
            end = line.find("]]", position + 2)
            if end < 0:
                unclosed.append(line_start + position)
                break
            links.append(_link(line_start + position, line_start + end + 2, line[position + 2 : end]))
            position = line.find("[[", end + 2)
        line_start += len(line) + 1
    return links, unclosed


def _link(start, end, inner):
    """As twinejs does: a setter is cut, then the rightmost arrow, the leftmost one back or the last bar parts them."""
    plain, cut, _setter = inner.partition("][")
    if "->" in plain:
        text, _arrow, target = plain.rpartition("->")
    elif "<-" in plain:
        target, _arrow, text = plain.partition("<-")
    elif "|" in plain:
        text, _bar, target = plain.rpartition("|")
    else:
        text = target = plain
    # twinejs does not trim, but stories rely on those players that do.
    return Link(start, end, inner, text.strip(), target.strip(), bool(cut))
