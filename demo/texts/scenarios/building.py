"""How the scenarios are written down: steps point to one another by key, and get ids that never change."""

from dataclasses import replace
from uuid import UUID, uuid5

from scenarios.document import ACTION, INFORMATION, NONE, OUTCOME, QUESTION, RIGHT, Choice, Step, Walkthrough

NAMESPACE = UUID("5d3f1c86-0b7e-4f52-9a41-7c2e86d0b913")
NOTICE = "Exempel: ska granskas av kommunjurist före användning."


def step_id(slug, key):
    return str(uuid5(NAMESPACE, f"{slug}/{key}"))


def choice_id(slug, key, word):
    """The id of the choice that the step `key` calls `word`."""
    return str(uuid5(NAMESPACE, f"{slug}/{key}/{word}"))


def plain(block):
    """A text as it is read: the lines of a paragraph joined, an empty line between two paragraphs."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in block.strip().split("\n\n"))


def choice(word, text, to, verdict=NONE, feedback="", acts=(), facts=()):
    """A choice whose id is still a word and whose target is still a key: see with_ids()."""
    return Choice(word, text, to, verdict, plain(feedback), acts, facts)


def question(key, title, text, *choices, **rest):
    return Step(key, key, QUESTION, title, plain(text), choices=choices, **rest)


def information(key, title, text, button, to, acts=(), **rest):
    return Step(key, key, INFORMATION, title, plain(text), choices=(choice("vidare", button, to, acts=acts),), **rest)


def action(key, title, text, to, acts, **rest):
    onward = choice("vidare", "Klart, gå vidare", to, acts=acts)
    return Step(key, key, ACTION, title, plain(text), choices=(onward,), **rest)


def outcome(key, title, text, **rest):
    return Step(key, key, OUTCOME, title, plain(text), verdict=RIGHT, **rest)


def with_ids(slug, steps):
    """The steps with the ids of this scenario instead of keys and words."""
    return tuple(
        replace(
            step,
            id=step_id(slug, step.key),
            choices=tuple(
                replace(way, id=choice_id(slug, step.key, way.id), target=step_id(slug, way.target))
                for way in step.choices
            ),
        )
        for step in steps
    )


def walkthrough(slug, steps, name, **words):
    """From the start to an outcome, by the word of the choice at each question, such as A1="enskilt"."""
    by_id = {step.id: step for step in steps}
    step = next(step for step in steps if step.is_start)
    taken = []
    while step.choices:
        by_choice = {way.id: way for way in step.choices}
        way = by_choice[choice_id(slug, step.key, words.get(step.key, "vidare"))]
        taken.append(way.id)
        step = by_id[way.target]
    return Walkthrough(name, tuple(taken), step.id)
