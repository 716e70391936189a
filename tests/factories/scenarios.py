"""Small scenarios for tests: a document with a word per step, and its page."""

from itertools import count
from uuid import NAMESPACE_URL, uuid5

from scenarios.document import Act, Choice, Scenario, Step, Walkthrough
from scenarios.models import ScenarioIndexPage, ScenarioPage
from scenarios.page_document import values_of
from tests.factories import pages

numbers = count(1)


def id_of(*words):
    """The fixed id of a step, or of a choice at it."""
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, words))))


def choice(step, number, target, text=None, **values):
    """Choice `number` of a step, by the keys of both steps."""
    values = {"feedback": f"Därför {number}."} | values
    return Choice(id_of(step, number), text or f"{step} svar {number}", id_of(target) if target else "", **values)


def step(key, kind="question", *choices, **values):
    values = {"title": f"Rubrik {key}"} | values
    return Step(id_of(key), key, kind, choices=tuple(choices), **values)


def steps(text):
    """Steps from lines such as `A? B C` (a question that leads to B and C), `B: C` (information), `C!` (an outcome).

    The first is the start.
    """
    found = []
    for number, line in enumerate(text.split("\n")):
        head, *targets = line.split()
        kind = {"?": "question", ":": "information", "!": "outcome"}[head[-1]]
        ways = [choice(head[:-1], place, target) for place, target in enumerate(targets, start=1)]
        found.append(step(head[:-1], kind, *ways, is_start=number == 0))
    return tuple(found)


def scenario(text, **values):
    """A Scenario of such lines."""
    return Scenario(title="Övning", steps=steps(text), **values)


def rehearsal():
    """A question with a right and a wrong choice, the way back from the mistake, one more question, the end.

    Two acts are required; `anmalan` only for somebody under 18, which the second question finds out.
    """
    return Scenario(
        title="Samtalet",
        role="Du är lärare.",
        introduction="En elev säger något som oroar dig.",
        card_title="Oro för en elev",
        acts=(
            Act("fraga", "Fråga eleven", card="Ställ öppna frågor."),
            Act("anmalan", "Anmäl oro", when=("age:under18",), because="eleven är under 18 år"),
        ),
        facts=("danger:no",),
        steps=(
            step(
                "A1",
                "question",
                choice("A1", 1, "A1b", "Säg åt eleven att sluta", verdict="wrong", feedback=""),
                choice("A1", 2, "A2", "Fråga lugnt", verdict="right", acts=("fraga",)),
                title="Vad gör du först?",
                text="Eleven ritar och säger att ”de” ska bort.",
                is_start=True,
            ),
            step("A1b", "information", choice("A1b", 1, "A2", "Försök igen", acts=("fraga",), feedback="")),
            step(
                "A2",
                "question",
                choice("A2", 1, "A3", "Eleven är 15 år", facts=("age:under18",), feedback=""),
                choice("A2", 2, "SLUT", "Eleven är 19 år", facts=("age:adult",), feedback=""),
                title="Hur gammal är eleven?",
            ),
            step(
                "A3",
                "question",
                choice("A3", 1, "SLUT", "Anmäl genast", verdict="right", acts=("anmalan",)),
                choice("A3", 2, "SLUT", "Vänta", verdict="wrong", feedback="Genast betyder genast."),
                title="Anmäler du?",
            ),
            step("SLUT", "outcome", title="Du har gått igenom rutinen", verdict="right"),
        ),
        walkthroughs=(
            Walkthrough("Fall A", (id_of("A1", 2), id_of("A2", 1), id_of("A3", 1)), id_of("SLUT")),
            Walkthrough("Fall B", (id_of("A1", 1), id_of("A1b", 1), id_of("A2", 2)), id_of("SLUT")),
            Walkthrough("Fall C", (id_of("A1", 2), id_of("A2", 1), id_of("A3", 2)), id_of("SLUT")),
        ),
    )


def scenario_index():
    """The list of scenarios, made once in a test."""
    index = ScenarioIndexPage.objects.first()
    return index or pages.front_page().add_child(instance=ScenarioIndexPage(title="Scenarier", slug="scenarier"))


def draft(document, parent=None, **values):
    """The document as a page that is not published."""
    fields, _missing = values_of(document)
    work_types = fields.pop("work_types")
    page = ScenarioPage(slug=f"scenario-{next(numbers)}", live=False, **fields | values)
    (parent or scenario_index()).add_child(instance=page)
    page.work_types.set(work_types)
    page.save_revision()
    return ScenarioPage.objects.get(pk=page.pk)


def published(document, parent=None, **values):
    """The document as a published page."""
    return pages.publish(draft(document, parent, **values))
