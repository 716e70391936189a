"""What a quiz costs: queries and CPU of each answer, and of five questions from start to result.

Run with `make bench-quiz`, on an empty database (DATABASE_URL). Beside it the floor: a view that looks up the session
and the person, and says so. Ends with an error when a goal is missed, and when a control that must miss it does not.
"""

import gc
import os
import statistics
import sys
import time
from unittest import mock

from django.db import connection, reset_queries
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from bench.pages import missed, set_up

ROUNDS = int(os.environ.get("RUSTAD_ROUNDS", "9"))
QUERIES, REQUESTS, SECONDS = 8, 7, 0.25
MANY = 30  # Questions of the quiz whose answers are measured.

FLOOR, START, BEGIN, QUESTION, FIRST = (
    "floor: session and person",
    "GET the quiz",
    "POST begin",
    "GET a question",
    ("POST the first answer: a round begins"),
)
ANSWER, FEEDBACK, LAST, RESULT = "POST an answer", "GET the feedback", "POST the last: handed in", "GET the result"
GOES_ON, SHEET, HAND_IN = "GET where it goes on", "GET all questions", "POST all and hand in"


class Learner:
    """A new person, who answers rightly and follows every redirect, as a browser does."""

    def __init__(self, page, person):
        self.page, self.client = page, Client()
        self.client.force_login(person)
        self.sent = []

    def send(self, what, address, posted=None):
        """Send a request: (CPU seconds, queries, response), remembered."""
        reset_queries()  # Or the log is full after some thousand of them.
        with CaptureQueriesContext(connection) as captured:
            began = time.process_time()
            response = self.client.get(address) if posted is None else self.client.post(address, posted)
            spent = time.process_time() - began
        if response.status_code not in (200, 302):
            sys.exit(f"{what} was answered with {response.status_code}.")
        # BEGIN, COMMIT and savepoints read and write nothing.
        asked = [one for one in captured if one["sql"].split()[0] in ("SELECT", "UPDATE", "INSERT", "DELETE")]
        self.sent.append((what, spent, len(asked)))
        return response

    def floor(self):
        with override_settings(ROOT_URLCONF="bench.pages"):
            for _request in range(5):
                self.send(FLOOR, "/golv/")

    def begin(self):
        self.send(START, self.page.url)
        return self.send(GOES_ON, self.send(BEGIN, self.page.url, {}).url).url

    def one_by_one(self):
        """Every question on its own page, told at once."""
        from quizzes.models import Sitting

        address, rows = self.begin(), self.rows()
        for place, row in enumerate(rows, start=1):
            self.send(QUESTION, address)
            what = FIRST if place == 1 else LAST if place == len(rows) else ANSWER
            told = self.send(what, address, self.form(row)).url
            self.send(FEEDBACK, told)
            address = address.replace(f"/fraga/{place}/", f"/fraga/{place + 1}/")
        self.send(RESULT, f"/test/forsok/{Sitting.objects.latest('started_at').pk}/resultat/")

    def on_one_page(self):
        """All questions on one page."""
        address = self.begin()
        self.send(SHEET, address)
        data = {}
        for row in self.rows():
            data |= self.form(row, f"-{row.position}")
        self.send(RESULT, self.send(HAND_IN, address, data).url)

    def rows(self):
        from quizzes.models import Sitting
        from tests.factories import quizzes as q

        return q.rows(Sitting.objects.latest("started_at"))

    @staticmethod
    def form(row, suffix=""):
        from tests.factories import quizzes as q

        return {f"token{suffix}": str(row.token), f"seq{suffix}": 0, f"answer{suffix}": q.right_answer(row)}


def asking_for_each(sitting):
    """The control: what is left, with a query for each question."""
    rows = sitting.questions.values_list("pk", flat=True)
    found = [
        sitting.questions.filter(pk=pk, answered_at=None).values_list("position", flat=True).first() for pk in rows
    ]
    return [position for position in found if position]


def tell(learners):
    """Print the median CPU and the most queries of each kind of request; gives {what: most queries}."""
    sent = [one for learner in learners for one in learner.sent]
    least = statistics.median(spent for what, spent, _asked in sent if what == FLOOR)
    print(f"{'':40}      ms  of floor  queries")
    most = {}
    for what in dict.fromkeys(what for what, _spent, _asked in sent):
        times = [spent for name, spent, _asked in sent if name == what]
        most[what] = max(asked for name, _spent, asked in sent if name == what)
        median = statistics.median(times)
        print(f"{what:40} {median * 1000:7.1f} {median / least:9.1f} {most[what]:8}")
    return most


def answers(quiz, world):
    """An answer among many: gives what has missed its goal."""
    learners = [Learner(quiz, world.person()) for _round in range(ROUNDS)]
    for learner in learners:
        learner.one_by_one()
        learner.floor()  # Last: the middleware is loaded with the addresses of the product.
    print(f"A quiz of {MANY} questions, one on each page, told at once, {connection.vendor}: median of {ROUNDS}")
    print(f"(goal: {QUERIES} queries an answer; the first begins a round, the last hands in and records)")
    most = tell(learners)
    learner = Learner(quiz, world.person())
    with mock.patch("quizzes.sittings._open_places", asking_for_each):
        learner.one_by_one()
    control = max(asked for what, _spent, asked in learner.sent if what == ANSWER)
    print(f"A control that asks for each question: {control} queries.\n")
    return missed("queries of an answer", most[ANSWER] > QUERIES, control > QUERIES)


def whole(quiz, world, name, verb):
    """Five questions from start to result: (requests, CPU seconds), printed."""
    learners = [Learner(quiz, world.person()) for _round in range(ROUNDS)]
    for learner in learners:
        verb(learner)
    requests = len(learners[0].sent)
    seconds = statistics.median(sum(spent for _what, spent, _asked in learner.sent) for learner in learners)
    asked = sum(asked for _what, _spent, asked in learners[0].sent)
    print(f"{name:40} {requests:3} requests {seconds:7.3f} CPU s {asked:4} queries")
    return requests, seconds


def main():
    """Measure, print, and say whether all is well."""
    from tests.factories import quizzes as q
    from tests.factories.world import World

    gc.collect()
    gc.freeze()  # As config/wsgi.py does for the pages.
    world = World()
    bank = [q.question(f"Fråga {number}?", "Ja", ["Nej", "Kanske"]) for number in range(MANY)]
    wrong = answers(q.quiz(*bank, title="Många", pass_mark=80), world)
    print(f"Five questions from start to result (goal: {REQUESTS} requests, {SECONDS} CPU s), redirects counted:")
    sheet = q.quiz(*bank[:5], title="En sida", one_page=True, pass_mark=80)
    pages = q.quiz(*bank[:5], title="Var sin sida", pass_mark=80)
    # One on each page sends and redirects at each step, which is what a quiz of ten questions in a course does.
    requests, seconds = whole(sheet, world, "all on one page", Learner.on_one_page)
    others, _by_page = whole(pages, world, "one on each page, told at once", Learner.one_by_one)
    wrong += missed("requests", requests > REQUESTS, others > REQUESTS)
    wrong += missed("CPU seconds", seconds > SECONDS)
    print("\n".join(wrong))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    set_up()
    main()
