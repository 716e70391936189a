"""Random scenarios for the properties of the graph: drafts with every kind of mistake, and scenarios without errors."""

from dataclasses import replace
from itertools import product
from random import Random

from hypothesis import strategies as st

from scenarios import facts
from scenarios.document import MISTAKES, OUTCOME, QUESTION, VERDICTS, Act, Rule, Scenario, Walkthrough
from tests.factories.scenarios import choice, id_of, step

GONE = "BORTA"  # The key of a step that is not there.
ACT_KEYS = ("fraga", "anmalan", "ring")
FACTS = [fact for fact, _words in facts.choices()]

SOME_ACTS = [(), *((key,) for key in ACT_KEYS), ACT_KEYS[:2]]
SOME_FACTS = [(), *((fact,) for fact in FACTS), ("age:adult", "age:under18"), ("danger:yes", "child:yes")]
# What a choice may say and do, drawn at once: a draw for each of its fields takes ten times as long.
CHOICES = [
    {"verdict": verdict, "feedback": feedback, "acts": acts, "facts": learned}
    for verdict, feedback, acts, learned in product(VERDICTS, ["Därför.", ""], SOME_ACTS, SOME_FACTS)
]
# The kinds of a draft's steps, with the number of choices: seldom one that leads nowhere, or an outcome that leads on.
SHAPES = [*product([QUESTION, QUESTION, "information", "action"], [1, 1, 2, 2, 3]), (QUESTION, 0)]
SHAPES += [(OUTCOME, 0)] * 9 + [(OUTCOME, 1)]
NO_MISTAKES = [values for values in CHOICES if values["verdict"] not in MISTAKES]

some_facts = st.sampled_from(SOME_FACTS)


def keys(number):
    """S1, S2, …: what the steps are called, unless a draft has two of one name."""
    return [f"S{place}" for place in range(1, number + 1)]


@st.composite
def drafts(draw, most=9):
    """As an editor may leave it: no start or several, targets that are gone, keys twice, walkthroughs that fail."""
    names = keys(draw(st.integers(1, most)))
    starts = draw(st.sampled_from([names[:1]] * 4 + [[], names[-1:], names[:2], names]))
    steps = tuple(draw(_draft_steps(name, names, name in starts)) for name in names)
    acts = st.builds(Act, st.sampled_from(ACT_KEYS), st.just("Titel"), required=st.booleans(), when=some_facts)
    return Scenario(
        title="Utkast",
        steps=steps,
        facts=draw(some_facts),
        acts=tuple(draw(st.lists(acts, max_size=3))),
        walkthroughs=tuple(draw(st.lists(walkthroughs(steps), max_size=2))),
        rules=tuple(draw(st.lists(rules(steps), max_size=2))),
    )


@st.composite
def _draft_steps(draw, name, names, is_start):
    kind, number = draw(st.sampled_from(SHAPES))
    targets = st.sampled_from([*names, *names, GONE, None])
    ways = [draw(_choices(name, place, targets)) for place in range(1, number + 1)]
    verdict = draw(st.sampled_from(VERDICTS)) if kind == OUTCOME else "none"
    key = draw(st.sampled_from([name] * 8 + ["S1", ""]))
    return replace(step(name, kind, *ways, is_start=is_start, verdict=verdict, facts=draw(some_facts)), key=key)


def _choices(name, place, targets, values=CHOICES):
    return st.builds(lambda target, drawn: choice(name, place, target, **drawn), targets, st.sampled_from(values))


@st.composite
def walkthroughs(draw, steps):
    """Mostly a way from a start to where it leads; sometimes cut short, sometimes anything."""
    by_id = {one.id: one for one in steps}
    here, way = next((one for one in steps if one.is_start), steps[0]), []
    for number in draw(st.lists(st.integers(0, 5), max_size=8)):
        if here is None or not here.choices:
            break
        taken = here.choices[number % len(here.choices)]
        way.append(taken.id)
        here = by_id.get(taken.target)
    if draw(st.integers(0, 4)) == 0:
        way.append(draw(st.sampled_from(_ids(steps))))
    ends = [here.id] * 3 if here else []
    return Walkthrough("Fall", tuple(way), draw(st.sampled_from([*ends, steps[-1].id, ""])))


def rules(steps):
    given = st.sampled_from(["", *_ids(steps)])
    passes = st.sampled_from([*(one.id for one in steps), *(f"act:{key}" for key in ACT_KEYS), id_of(GONE)])
    return st.builds(Rule, given, passes)


def promising(most=9):
    """Sound scenarios with walkthroughs and rules, which may fail."""
    return sound(most).flatmap(_with_promises)


def _with_promises(scenario):
    few = {"max_size": 3}
    return st.builds(
        replace,
        st.just(scenario),
        walkthroughs=st.lists(walkthroughs(scenario.steps), **few).map(tuple),
        rules=st.lists(rules(scenario.steps), **few).map(tuple),
    )


def _ids(steps):
    """Of all steps and choices, and of one that is not there."""
    return [*(one.id for one in steps), *(way.id for one in steps for way in one.choices), id_of(GONE)]


def sound(most=9):
    """Random scenarios without errors; see sound_scenario()."""
    return st.builds(sound_scenario, st.integers(2, most), st.integers(0, 2**32))


def sound_scenario(number, seed):
    """So many steps without errors, but with loops, mistakes and needless acts; the last steps are the outcomes.

    The first choice of a step leads to a later one: whoever always takes it comes to an outcome.
    """
    rng, names = Random(seed), keys(number)
    split = number - rng.randint(1, min(3, number - 1))
    targets = _targets(rng, names, split)
    steps = [_sound_step(rng, name, targets[name], name == names[0]) for name in names[:split]]
    steps += [step(name, OUTCOME, verdict=rng.choice(VERDICTS)) for name in names[split:]]
    done = {act for one in steps for way in one.choices for act in way.acts}
    acts = [Act(key, f"Akt {key}", required=key in done, when=rng.choice(SOME_FACTS)) for key in ACT_KEYS]
    return Scenario("Övning", tuple(steps), facts=rng.choice(SOME_FACTS), acts=tuple(acts))


def _targets(rng, names, split):
    """{name: where its choices lead}: the first to a later step. To every step leads something before it."""
    targets = {name: [rng.choice(names[place:])] for place, name in enumerate(names[:split], start=1)}
    for place, name in enumerate(names[1:], start=1):
        if not any(name in found for found in targets.values()):
            targets[rng.choice(names[: min(place, split)])].append(name)
    return {name: found + rng.choices(names, k=rng.randint(0, 2)) for name, found in targets.items()}


def _sound_step(rng, name, targets, is_start):
    """The first choice is no mistake, since a question needs one that is none."""
    ways = [
        choice(name, place, target, **rng.choice(CHOICES if place > 1 else NO_MISTAKES))
        for place, target in enumerate(targets, start=1)
    ]
    kind = rng.choice([QUESTION, "information", "action"])
    return step(name, kind, *ways, is_start=is_start, facts=rng.choice(SOME_FACTS))
