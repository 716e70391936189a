"""A run replayed: pure functions from what has been chosen to where the learner stands and what has been done.

History is never changed. A changed answer is one more event, and what was answered after it stays on the way from the
first place where the new way meets it.
"""

from dataclasses import dataclass
from functools import cached_property

from scenarios import facts
from scenarios.document import OUTCOME, QUESTION, Act, Choice, Step


@dataclass(frozen=True)
class Taken:
    """A choice on the way. `is_first`: it is what the step was answered with the first time, in the whole history.

    `is_correcting`: it was a mistake, or made on the way back from one: after a mistake all is correction until the
    next question. That stays so when the mistake is changed later.
    """

    step: Step
    choice: Choice
    is_first: bool
    is_correcting: bool


@dataclass(frozen=True)
class Way:
    """What is chosen so far, in order, and the step that it has led to."""

    scenario: object
    taken: tuple[Taken, ...]
    events: int = 0

    @property
    def here(self):
        """The step to answer now: where the last choice leads, or the start."""
        return self.scenario.by_id[self.taken[-1].choice.target] if self.taken else self.scenario.start

    @property
    def position(self):
        """The place of that step on the way, from 1."""
        return len(self.taken) + 1

    @property
    def is_ended(self):
        return self.here.kind == OUTCOME

    def step_at(self, position):
        """The step at a place on the way, or None beyond where one has come."""
        if position == self.position:
            return self.here
        return self.taken[position - 1].step if 1 <= position < self.position else None

    def taken_at(self, position):
        """What is chosen at that place, or None when nothing is."""
        return self.taken[position - 1] if 1 <= position < self.position else None

    @cached_property
    def known(self):
        """{name: fact} of the case by now; see facts.py."""
        return self.known_at(self.position)

    def known_at(self, position):
        """The same on coming to a place on the way."""
        known = facts.learned({}, self.scenario.facts)
        for taken in self.taken[: position - 1]:
            known = facts.learned(facts.learned(known, taken.step.facts), taken.choice.facts)
        step = self.step_at(position)
        return facts.learned(known, step.facts) if step else known


def replay(scenario, events):
    """The Way after `events`: (position, step id, choice id) in the order in which they were stored."""
    way, first = [], {}
    for position, step_id, choice_id in events:
        step, choice = scenario.choice_by_id[choice_id]
        later = way[position:]
        before = way[: position - 1]
        is_first = first.setdefault(step_id, choice_id) == choice_id
        way = [*before, Taken(step, choice, is_first, _is_correcting(before, step, choice))]
        way += _what_still_holds(later, choice)
    return Way(scenario, tuple(way), len(events))


def _is_correcting(before, step, choice):
    return choice.is_mistake or (step.kind != QUESTION and bool(before) and before[-1].is_correcting)


def _what_still_holds(later, choice):
    """Of the answers after a changed one, those from where the new way meets them."""
    meets = next((place for place, taken in enumerate(later) if taken.step.id == choice.target), None)
    return [] if meets is None else later[meets:]


CHOSEN, CORRECTED, MISSED, NOT_ASKED = "chosen", "corrected", "missed", "not_asked"


@dataclass(frozen=True)
class Done:
    """An act in the case that was played: whether the routine asks for it there, and how it was done."""

    act: Act
    state: str  # chosen | corrected | missed | not_asked

    @property
    def is_required(self):
        return self.state != NOT_ASKED


def acts_done(way):
    """[Done] of every act, in the order of the page; `not_asked` when the case does not require it, done or not.

    Chosen: done by the first answer to its step, and not on the way back from a mistake.
    """
    done, direct = _acts(way.taken)
    return [Done(act, _state(act, way.known, done, direct)) for act in way.scenario.acts]


def _state(act, known, done, direct):
    is_required = act.required and facts.are_met(act.when, known)
    if not is_required:
        return NOT_ASKED
    if act.key in direct:
        return CHOSEN
    return CORRECTED if act.key in done else MISSED


def _acts(taken):
    """(the keys of acts that are done, of those that were chosen at once)."""
    done = {act for one in taken for act in one.choice.acts}
    return done, {act for one in taken if one.is_first and not one.is_correcting for act in one.choice.acts}


def is_complete(way):
    """Definition 18: an outcome is reached, and every act required in the case is done or corrected."""
    return way.is_ended and all(done.state != MISSED for done in acts_done(way))


def completing(scenario, events):
    """The Way as it was when the scenario was first complete; as it is now when it never was."""
    for number in range(1, len(events) + 1):
        way = replay(scenario, events[:number])
        if way.is_ended and is_complete(way):
            return way
    return replay(scenario, events)
