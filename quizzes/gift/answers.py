"""What stands between the braces: the answers with their signs, weights and feedback, before anybody asks the kind."""

import re
from dataclasses import dataclass
from fractions import Fraction

from quizzes.gift import limits
from quizzes.gift.escapes import marks, split, unescape
from quizzes.gift.item import short
from quizzes.gift.report import Refused

WEIGHT = re.compile(r"\s*%([\s\d.,+-]*+)%")
NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{1,9})?")
STATEMENT = re.compile(r"\s*(T|TRUE|F|FALSE)\s*", re.IGNORECASE)
GENERAL = "####"


@dataclass(frozen=True)
class Raw:
    """An answer as it was written, its escapes still in it. `weight`: in per cent, or None when it does not say."""

    sign: str
    weight: Fraction | None
    text: str
    feedback: str = ""

    @property
    def worth(self):
        """The weight, or what the sign alone means."""
        if self.weight is not None:
            return self.weight
        return Fraction(100 if self.sign == "=" else 0)


def without_general(inside):
    """(the answers, the general feedback): what follows the first #### that is not escaped.

    Of more than four in a row, the last four are meant: the ones before belong to feedback that says nothing.
    """
    run, end = 0, -1
    for place, _sign in marks(inside, "#"):
        if place != end:
            if run >= len(GENERAL):
                break
            run = 0
        run, end = run + 1, place + 1
    if run < len(GENERAL):
        return inside, ""
    return inside[: end - len(GENERAL)], inside[end:]


def statement(inside):
    """(is it true, feedback to the wrong answer, feedback to the right one), or None when it is no statement."""
    answer, *feedback = [*split(inside, "#", 2), "", ""][:3]
    found = STATEMENT.fullmatch(answer)
    return (found[1].upper().startswith("T"), *feedback) if found else None


def answers_of(inside):
    """[Raw], at least one."""
    places = [place for place, _sign in marks(inside, "=~")]
    if not places:
        raise Refused("no_signs", text=short(unescape(inside)))
    if len(places) > limits.MOST_ANSWERS:
        raise Refused("many_answers", most=limits.MOST_ANSWERS)
    before = unescape(inside[: places[0]])
    if before:
        raise Refused("stray", text=short(before))
    ends = [*places[1:], len(inside)]
    return [_answer(inside[start], inside[start + 1 : end]) for start, end in zip(places, ends, strict=True)]


def _answer(sign, written):
    weight, rest = _weight(written)
    text, feedback = [*split(rest, "#", 1), ""][:2]
    return Raw(sign, weight, text, feedback)


def _weight(written):
    found = WEIGHT.match(written)
    if found is None:
        return None, written
    number = found[1].strip()
    if not NUMBER.fullmatch(number) or abs(Fraction(number)) > 100:
        raise Refused("weight", weight=short(found[0]))
    return Fraction(number), written[found.end() :]
