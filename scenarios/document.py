"""A scenario as one plain document: what a version freezes, what the checks read, what is exported and imported.

Plain data without database rows: snippets are named by their keys, steps and choices by ids that never change.
Texts are plain: an empty line parts two paragraphs.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from uuid import UUID, uuid5

NAMESPACE = UUID("b9d1a2d6-6a8f-4c1e-9f53-0c6f8d3f2a77")
FORMAT, FORMAT_VERSION = "rustad-scenario", 1

INFORMATION, QUESTION, ACTION, OUTCOME = "information", "question", "action", "outcome"
KINDS = (INFORMATION, QUESTION, ACTION, OUTCOME)

RIGHT, ACCEPTABLE, WRONG, DANGER, NONE = "right", "acceptable", "wrong", "danger", "none"
VERDICTS = (RIGHT, ACCEPTABLE, WRONG, DANGER, NONE)
MISTAKES = frozenset({WRONG, DANGER})


@dataclass(frozen=True)
class Choice:
    """A way on from a step. `target`: the id of a step; `acts`: keys of acts that are done; `facts`: learned by it."""

    id: str
    text: str
    target: str = ""
    verdict: str = NONE
    feedback: str = ""
    acts: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @property
    def is_mistake(self):
        return self.verdict in MISTAKES


@dataclass(frozen=True)
class Step:
    """A step. `key` is what editors call it; `laws` and `contacts` are keys of snippets, `decides` that of a role.

    `verdict` is for an outcome: how it ended. `facts` are learned by coming here.
    """

    id: str
    key: str
    kind: str
    title: str
    text: str = ""
    is_start: bool = False
    verdict: str = NONE
    laws: tuple[str, ...] = ()
    decides: str = ""
    contacts: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Act:
    """Something the routine asks for. Required when the facts in `when` are met (none: always), if `required`.

    `title`: as it stands in the list of what was done. `card`: as the action card says it to the one who acts.
    `because` ends the sentence “Required because …”; `contact` and `decides` are keys of a contact card and a role.
    """

    key: str
    title: str
    card: str = ""
    required: bool = True
    when: tuple[str, ...] = ()
    because: str = ""
    contact: str = ""
    decides: str = ""


@dataclass(frozen=True)
class Walkthrough:
    """A case that an editor has walked through: its choices from the start on, and the outcome they must lead to."""

    name: str
    choices: tuple[str, ...] = ()
    outcome: str = ""


@dataclass(frozen=True)
class Rule:
    """Every path that goes by `given` (the id of a step or of a choice; empty: every path) passes `passes`.

    `passes` is the id of a step, or `act:` and the key of an act.
    """

    given: str = ""
    passes: str = ""


@dataclass(frozen=True)
class Scenario:
    """The whole of it. `role`: who the learner is in the case; `facts`: known from the beginning."""

    title: str
    steps: tuple[Step, ...]
    role: str = ""
    introduction: str = ""
    card_title: str = ""
    notice: str = ""
    work_types: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    walkthroughs: tuple[Walkthrough, ...] = ()
    rules: tuple[Rule, ...] = ()
    minutes: int = 10
    language: str = "sv"

    @cached_property
    def by_id(self):
        """{step id: Step}; of two with one id the first."""
        return {step.id: step for step in reversed(self.steps)}

    @cached_property
    def choice_by_id(self):
        """{choice id: (Step, Choice)}."""
        return {choice.id: (step, choice) for step in reversed(self.steps) for choice in step.choices}

    @cached_property
    def act_by_key(self):
        return {act.key: act for act in self.acts}

    @cached_property
    def start(self):
        """The step where it begins, or None when none or several are marked."""
        marked = [step for step in self.steps if step.is_start]
        return marked[0] if len(marked) == 1 else None


def with_uuids(scenario):
    """The document with ids that the database can store: whatever is no UUID, as it is usually written, becomes one.

    The same id always becomes the same UUID, and everything that names it follows.
    """
    ids = [*(step.id for step in scenario.steps), *scenario.choice_by_id]
    new = {old: _as_uuid(old) for old in ids if old != _as_uuid(old)}
    return _renamed(scenario, lambda name: new.get(name, name)) if new else scenario


def _as_uuid(name):
    try:
        return str(UUID(name))
    except ValueError:
        return str(uuid5(NAMESPACE, name))


def _renamed(scenario, new):
    return replace(
        scenario,
        steps=tuple(
            replace(
                step,
                id=new(step.id),
                choices=tuple(replace(way, id=new(way.id), target=new(way.target)) for way in step.choices),
            )
            for step in scenario.steps
        ),
        walkthroughs=tuple(
            replace(row, choices=tuple(new(choice) for choice in row.choices), outcome=new(row.outcome))
            for row in scenario.walkthroughs
        ),
        rules=tuple(Rule(new(rule.given), new(rule.passes)) for rule in scenario.rules),
    )


def to_data(scenario):
    """The document as JSON data. Nothing is left out, so that what is read back is equal."""
    return {"format": FORMAT, "version": FORMAT_VERSION} | _plain(asdict(scenario))


def _plain(value):
    """asdict keeps tuples; JSON has lists."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def from_data(data):
    """The Scenario of what to_data() wrote. The data must be of this format: see formats/own_json.py for what comes
    from outside.
    """
    values = {name: value for name, value in data.items() if name not in ("format", "version")}
    steps = tuple(
        Step(**_tuples(step | {"choices": tuple(Choice(**_tuples(choice)) for choice in step["choices"])}))
        for step in values.pop("steps")
    )
    acts = tuple(Act(**_tuples(act)) for act in values.pop("acts", ()))
    walkthroughs = tuple(Walkthrough(**_tuples(row)) for row in values.pop("walkthroughs", ()))
    rules = tuple(Rule(**row) for row in values.pop("rules", ()))
    return Scenario(steps=steps, acts=acts, walkthroughs=walkthroughs, rules=rules, **_tuples(values))


def _tuples(values):
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def canonical(scenario):
    """The document as canonical JSON text: equal documents, and only those, give equal texts."""
    return json.dumps(to_data(scenario), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(scenario):
    """sha256 over the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(scenario).encode()).hexdigest()
