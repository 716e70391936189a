"""What a scenario costs: looking through it for mistakes, and each page of a run, beside the least it can cost.

Run with `make bench-scenarios`, on an empty database (DATABASE_URL). The floor of looking through: the graph, and once
what can be reached in it. The floor of a page: a view that looks up the session and the person, and says so.

Ends with an error when looking through grows faster than the scenario, counted in lines of Python that are run, or when
a step asks too many queries; and when a control that must miss the same goal does not.
"""

import gc
import os
import random
import statistics
import sys
import time
from unittest import mock
from uuid import UUID

import networkx as nx
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from bench.pages import missed, set_up
from scenarios.document import Act, Choice, Rule, Scenario, Step, Walkthrough
from scenarios.findings import examine, has_errors
from scenarios.graph import graph_of

SEED = int(os.environ.get("RUSTAD_SEED", "1"))
ROUNDS = int(os.environ.get("RUSTAD_ROUNDS", "5"))
SIZES = (60, 1000, 4000)
PLAYED = 60  # Steps of the scenario whose pages are measured.
GROWTH = 1.05  # So many times what a scenario four times as long would cost if each step cost the same.
QUERIES = 12


def long_case(number, seed=SEED):
    """A random scenario of so many steps without errors: questions in a row, mistakes, ways back and short cuts."""
    return _Case(random.Random(seed), number).scenario()


class _Case:
    """Questions first, then as many steps of information that tell of a mistake at them, then the outcomes."""

    def __init__(self, rng, number):
        self.rng, self.number = rng, number
        self.questions = (number - 2) // 2
        self.first_end = 2 * self.questions

    def scenario(self):
        steps = tuple(self.step(place) for place in range(self.number))
        acts = tuple(Act(f"akt{number}", f"Akt {number}", when=("age:under18",) * (number % 2)) for number in range(6))
        last = _id(self.number - 1)
        rules = [Rule("", "act:akt0"), Rule("", _id(0)), Rule(_id(1, 2), _id(self.questions + 1)), Rule(last, last)]
        return Scenario(
            title="Ett långt samtal",
            introduction="En elev säger något som oroar dig.",
            steps=steps,
            facts=("danger:no",),
            acts=acts,
            walkthroughs=tuple(self.walkthrough(steps, number) for number in range(10)),
            rules=tuple(rules),
        )

    def step(self, place):
        values = {"title": f"Vad gör du nu, {place}?", "text": "Eleven är ensam kvar i klassrummet.\n\nDu har tid."}
        if place >= self.first_end:
            return Step(_id(place), f"S{place}", "outcome", verdict="right", **values)
        if place >= self.questions:
            return Step(_id(place), f"I{place}", "information", choices=self.way_back(place), **values)
        return Step(_id(place), f"F{place}", "question", choices=self.answers(place), is_start=place == 0, **values)

    def answers(self, place):
        """One right, one that is a mistake, and one that leads a little further."""
        acts = (f"akt{place % 6}", "akt0")
        return (
            Choice(_id(place, 1), "Fråga lugnt", self.later(place, 1), "right", "Så säger rutinen.", acts),
            Choice(_id(place, 2), "Gå hem", _id(place + self.questions), "wrong"),
            Choice(_id(place, 3), "Ring chefen", self.later(place, self.rng.randint(1, 4)), "acceptable", "Bra.", acts),
        )

    def way_back(self, place):
        """To the same question once more, or on to the next."""
        question = place - self.questions
        target = _id(question) if self.rng.random() < 0.5 else self.later(question, 1)
        return (Choice(_id(place, 1), "Försök igen", target, acts=("akt0",), facts=("age:under18",)),)

    def later(self, question, by):
        """The question so much later; after the last one an outcome."""
        later = question + by
        return _id(later if later < self.questions else self.rng.randrange(self.first_end, self.number))

    def walkthrough(self, steps, number):
        """By the right answers, or mostly by the right ones."""
        by_id, here, taken = {step.id: step for step in steps}, steps[0], []
        while here.choices:
            choice = here.choices[0] if self.rng.random() > number / 30 else here.choices[-1]
            taken.append(choice.id)
            here = by_id[choice.target]
        return Walkthrough(f"Fall {number}", tuple(taken), here.id)


def _id(place, choice=0):
    return str(UUID(int=place * 10 + choice, version=4))


def lines_run(call, document):
    """How many lines of Python a call on a document runs: the same on every machine, however busy it is."""
    count, before = 0, sys.gettrace()

    def trace(frame, event, arg):
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)
    try:
        call(document)
    finally:
        sys.settrace(before)
    return count


def growth(call, small, large):
    """What a scenario of `large` steps costs, of what it would if each step cost what it does in one of `small`."""
    return lines_run(call, long_case(large)) / lines_run(call, long_case(small)) * small / large


def quadratic(scenario):
    """The control: each step is looked for among all of them."""
    return [next(other for other in scenario.steps if other.id == step.id) for step in scenario.steps]


def floor(scenario):
    return nx.descendants(graph_of(scenario), scenario.start.id)


def seconds(call, number):
    """The median CPU time of a call on a new document of so many steps."""
    spent = []
    for _round in range(ROUNDS):
        document = long_case(number)
        began = time.process_time()
        call(document)
        spent.append(time.process_time() - began)
    return statistics.median(spent)


def looking_through():
    """Print what examine() costs; gives what has missed its goal."""
    print(f"Looking through a scenario for mistakes: CPU seconds, median of {ROUNDS}")
    print("   steps  choices  seconds    floor  of floor")
    costs = {}
    for number in SIZES:
        document = long_case(number)
        if has_errors(examine(document)):
            sys.exit("The scenario to measure has errors.")
        ways = sum(len(step.choices) for step in document.steps)
        costs[number], floors = seconds(examine, number), seconds(floor, number)
        print(f"{number:8,} {ways:8,} {costs[number]:8.4f} {floors:8.4f} {costs[number] / floors:9.1f}")
    least, small, large = SIZES
    print(f"A step costs {costs[large] / costs[small] * small / large:.2f} x the time at {large:,} as at {small:,},")
    grown, control = growth(examine, small, large), growth(quadratic, least, small)
    print(f"and {grown:.2f} x the lines of Python (goal {GROWTH}).")
    print(f"A control that looks for each step among all of them: {control:.2f} x from {least:,} to {small:,}.\n")
    return missed("growth", grown > GROWTH, control > GROWTH)


FLOOR, STEP, FEEDBACK, CHANGE = "floor: session and person", "GET a step", "GET the feedback", "GET a step to change"
CHOICE, FIRST, LAST = "POST a choice", "POST the first: a round begins", "POST the last: it is recorded"
END = "GET the end"


class Learner:
    """A new person, who plays by the right answers and asks for every page on the way."""

    def __init__(self, page, person):
        self.client = Client()
        self.client.force_login(person)
        self.run = self.client.post(page.url).url.removesuffix("steg/1/")

    def requests(self):
        """(what it is, address, what is posted), in the order to send them in."""
        way = _right_way(long_case(PLAYED))
        for position, choice in enumerate(way, start=1):
            address, posted = f"{self.run}steg/{position}/", {"seq": position, "choice": choice}
            yield STEP, address, None
            yield {1: FIRST, len(way): LAST}.get(position, CHOICE), address, posted
            yield FEEDBACK, f"{address}svar/", None
            yield CHANGE, f"{address}andra/", None
        yield END, f"{self.run}slut/", None

    def floor(self):
        """The same for the floor, as often."""
        with override_settings(ROOT_URLCONF="bench.pages"):
            for _request in range(PLAYED):
                yield FLOOR, "/golv/", None

    def send(self, address, posted):
        return self.client.get(address) if posted is None else self.client.post(address, posted)

    def cpu_ms(self, requests):
        """{what: CPU milliseconds of each request}."""
        found = {}
        for what, *request in requests:
            began = time.process_time()
            response = self.send(*request)
            found.setdefault(what, []).append((time.process_time() - began) * 1000)
            if response.status_code != (302 if what in (CHOICE, FIRST, LAST) else 200):
                sys.exit(f"{what} was answered with {response.status_code}.")
        return found

    def queries(self, requests):
        """{what: the most queries of a request}."""
        found = {}
        for what, *request in requests:
            with CaptureQueriesContext(connection) as captured:
                self.send(*request)
            found[what] = max(found.get(what, 0), len(captured))
        return found


def _right_way(scenario):
    """The choices by the right answers, from the start to an outcome."""
    here, way = scenario.start, []
    while here.choices:
        way.append(here.choices[0].id)
        here = scenario.by_id[here.choices[0].target]
    return way


def asking_for_each_step(scenario, step):
    """The control: what is left, with a query for each step."""
    from content.models import Role

    return sum(Role.objects.exists() for _step in scenario.steps)


def learners():
    """New persons without end, and one published scenario for them."""
    from tests.factories.scenarios import published
    from tests.factories.world import World

    page, world = published(long_case(PLAYED)), World()
    while True:
        yield Learner(page, world.person())


def playing_through():
    """Print what the pages of a run cost; gives what has missed its goal."""
    from scenarios import playing

    waiting, times = learners(), {}
    learner = next(waiting)
    most = learner.queries(learner.floor()) | learner.queries(learner.requests())
    for learner in (next(waiting) for _round in range(ROUNDS)):
        for requests in (learner.floor(), learner.requests()):
            for what, spent in learner.cpu_ms(requests).items():
                times.setdefault(what, []).extend(spent)
    least = statistics.median(times[FLOOR])
    print(f"A page of a run, {PLAYED} steps, {connection.vendor}: median CPU ms, and the most queries of a request,")
    print(f"BEGIN and the like among them (goal {QUERIES}, but for the two that write the ledger)")
    print(f"{'':30}      ms  of floor  queries")
    for what, spent in times.items():
        median = statistics.median(spent)
        print(f"{what:30} {median:7.1f} {median / least:9.1f} {most[what]:8}")
    with mock.patch.object(playing, "steps_left", asking_for_each_step):
        learner = next(waiting)
        control = learner.queries(learner.requests())[STEP]
    print(f"A control that asks for each step: {control} queries.")
    worst = max(number for what, number in most.items() if what not in (FIRST, LAST))
    return missed("queries", worst > QUERIES, control > QUERIES)


def main():
    """Measure, print, and say whether all is well."""
    gc.collect()
    gc.freeze()  # As config/wsgi.py does for the pages.
    wrong = [*looking_through(), *playing_through()]
    print("\n".join(wrong))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    set_up()
    main()
