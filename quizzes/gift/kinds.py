"""Which of our kinds the answers of a GIFT question make, if any."""

from quizzes.document import FALSE, TRUE, Kind, Option
from quizzes.gift import answers as between_braces
from quizzes.gift.report import Refused

ROUNDING = 1  # Per cent. Thirds are written as 33.333, or as 33 and 34.
ARROW = "->"


class Answers:
    """What is between the braces, read. `texts` turns what was written into plain text, `note` tells what changed."""

    def __init__(self, inside, settings, texts, note):
        self.settings, self.texts, self.note = settings, texts, note
        self.partial_credit = False
        self.kind, self.options = self._read(inside)

    def _read(self, inside):
        if not inside.strip():
            return Kind.ESSAY, []
        if inside.lstrip().startswith("#"):
            raise Refused("numeric")
        found = between_braces.statement(inside)
        if found:
            return Kind.TRUE_FALSE, self._statement(*found)
        raws = between_braces.answers_of(inside)
        self._check_texts(raws)
        kind, right = self._kind(raws)
        return kind, self._options(raws, right)

    def _statement(self, is_true, wrong, right):
        told = {is_true: self.texts.part(right), not is_true: self.texts.part(wrong)}
        if any(told.values()):
            self.note("statement_feedback")
        return [Option(TRUE, "", is_true, told[True]), Option(FALSE, "", not is_true, told[False])]

    def _check_texts(self, raws):
        if not all(raw.text.strip() for raw in raws):
            raise Refused("empty_answer")

    def _options(self, raws, right):
        options = []
        for at, raw in enumerate(raws):
            text = self.texts.part(raw.text)
            if not text:
                raise Refused("empty_answer")
            options.append(Option(str(at + 1), text, right[at], self.texts.part(raw.feedback)))
        return options

    def _kind(self, raws):
        """(kind, [is it right])"""
        signs = {raw.sign for raw in raws}
        if signs == {"="}:
            return self._without_wrong_ones(raws)
        if len(raws) < 2:
            raise Refused("one_answer")
        return self._single(raws) if "=" in signs else self._multiple(raws)

    def _without_wrong_ones(self, raws):
        meant = self.settings.kind
        if meant is None and all(ARROW in raw.text for raw in raws):
            raise Refused("matching")
        if any(raw.worth != 100 for raw in raws):
            raise Refused("unequal", weights=_listed(raws))
        if meant == Kind.SINGLE:
            return Kind.SINGLE, [True] * len(raws)
        if meant is None and any("*" in raw.text for raw in raws):
            self.note("wildcard")
        return Kind.SHORT_TEXT, [True] * len(raws)

    def _single(self, raws):
        if any(raw.worth not in (0, 100) for raw in raws):
            raise Refused("unequal", weights=_listed(raws))
        right = [raw.worth == 100 for raw in raws]
        if not any(right):
            raise Refused("none_right")
        if sum(right) > 1:
            self.note("any_right")
        return Kind.SINGLE, right

    def _multiple(self, raws):
        right = [raw.worth > 0 for raw in raws]
        if not any(right):
            raise Refused("none_right")
        gains = [raw.worth for raw in raws if raw.worth > 0]
        losses = [-raw.worth for raw in raws if raw.worth <= 0]
        is_whole = abs(sum(gains) - 100) <= ROUNDING
        if not is_whole or _spread(gains) > ROUNDING or _spread(losses) > ROUNDING:
            raise Refused("unequal", weights=_listed(raws))
        self.partial_credit = self._is_partial(losses)
        return Kind.MULTIPLE, right

    def _is_partial(self, losses):
        """Our partial credit takes away one share for each wrong choice. What is otherwise is told."""
        if self.settings.partial_credit is not None:
            return self.settings.partial_credit
        if not losses or abs(sum(losses) - 100) <= ROUNDING:
            return True
        if max(losses) >= 100 - ROUNDING:
            self.note("all_or_nothing")
            return False
        self.note("share")
        return True


def _spread(values):
    return max(values) - min(values) if values else 0


def _listed(raws):
    """The weights, as one reads them."""
    return ", ".join(f"{float(raw.worth):.5g} %" for raw in raws)
