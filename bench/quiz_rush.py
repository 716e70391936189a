"""Everybody answers at once, each answer sent twice at the same moment: is each stored once, and rightly scored?

Run on PostgreSQL with `make trust` (RUSTAD_LEARNERS, RUSTAD_QUESTIONS, RUSTAD_SEED for others than 200, 20, 1). The
suite runs a small one (tests/quizzes/test_rush.py). Scores are compared with an oracle that works out each by itself,
one after the other. Ends with an error when anything differs, and when a control that stores whatever comes does not.
"""

import logging
import os
import random
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from threading import Barrier
from unittest import mock

import django
from django.db import connection
from django.test import Client
from django.urls import reverse

AT_ONCE = 6  # Learners, each with two windows.


@dataclass(frozen=True)
class Found:
    """What the database holds afterwards, beside what it ought to."""

    questions: int
    stored_once: int
    scores_right: int
    sittings: int
    completions: int
    passes: int
    answers_of_the_server: dict

    @property
    def is_right(self):
        return (
            self.stored_once == self.questions
            and self.scores_right == self.sittings
            and self.completions == self.passes
            and set(self.answers_of_the_server) == {302}
        )


def make(learners, questions, seed, world=None):
    """(quiz, persons): a bank of all kinds that mark themselves, and people without any sitting."""
    from tests.factories import quizzes as q
    from tests.factories.world import World

    rng, world = random.Random(seed), world or World()
    kinds = [
        lambda n: q.question(f"{n}?", "Rätt", ["Fel", "Mer fel"]),
        lambda n: q.question(f"{n}?", ["A", "B"], ["C", "D"], partial_credit=True),
        lambda n: q.statement(f"{n}.", bool(n % 2)),
        lambda n: q.short_text(f"{n}?", "112"),
    ]
    bank = [rng.choice(kinds)(number) for number in range(questions)]
    quiz = q.quiz(*bank, answers_at_end=True, pass_mark=50, random_order=True)
    return quiz, [world.person(f"Person {number}") for number in range(learners)]


def rush(learners, questions, seed=1, world=None):
    """Found, after everybody has sent every answer twice at the same moment, and has handed in twice."""
    from quizzes.models import Sitting
    from tracking.models import Completion

    quiz, people = make(learners, questions, seed, world)
    with ThreadPoolExecutor(AT_ONCE) as many:
        jobs = [many.submit(_learner, quiz, person, seed + place) for place, person in enumerate(people)]
        told = [job.result() for job in jobs]
    statuses = Counter(status for sent, _expected in told for status in sent)
    expected = {person.pk: points for person, (_sent, points) in zip(people, told, strict=True)}
    sittings = list(Sitting.objects.filter(key=quiz.training_key).prefetch_related("questions"))
    rows = [row for sitting in sittings for row in sitting.questions.all()]
    passes = [person for person, points in expected.items() if points * 100 >= 50 * questions]
    return Found(
        questions=learners * questions,
        stored_once=sum(row.seq == 1 and row.answered_at is not None for row in rows),
        scores_right=sum(_points(one) == expected[one.person_id] for one in sittings),
        sittings=learners,
        completions=Completion.objects.filter(training__key=quiz.training_key).count(),
        passes=len(passes),
        answers_of_the_server=dict(statuses),
    )


def _points(sitting):
    return Fraction(sitting.earned, sitting.denominator) if sitting.denominator else None


def _learner(quiz, person, seed):
    """(the status of each answer of the server, the points that were to be had)."""
    from quizzes.models import Sitting

    try:
        rng, client = random.Random(seed), Client()
        client.force_login(person)
        client.post(quiz.url)
        sitting = Sitting.objects.get(person=person, key=quiz.training_key)
        statuses, points = [], Fraction(0)
        with ThreadPoolExecutor(2) as windows:
            for row in sitting.questions.select_related("version").order_by("position"):
                given, worth = _some_answer(row.version.document, rng)
                points += worth
                url = reverse("quizzes:question", args=[sitting.pk, row.position])
                data = {"token": str(row.token), "seq": 0, "answer": given}
                statuses += _twice(windows, client, url, data)
            statuses += _twice(windows, client, reverse("quizzes:hand_in", args=[sitting.pk]), {})
        return statuses, points
    finally:
        connection.close()


def _twice(windows, client, url, data):
    """Send the same from two windows at the same moment."""
    start, cookies = Barrier(2), client.cookies

    def send():
        browser = Client()
        browser.cookies = cookies.copy()
        start.wait()
        try:
            return browser.post(url, data).status_code
        finally:
            connection.close()

    return [job.result() for job in [windows.submit(send), windows.submit(send)]]


def _some_answer(document, rng):
    """(an answer, what it is worth): the oracle, which knows nothing of how the product scores."""
    options = document["options"]
    right = [option["id"] for option in options if option["is_right"]]
    if document["kind"] == "short_text":
        return ("112", Fraction(1)) if rng.random() < 0.6 else ("911", Fraction(0))
    if document["kind"] == "multiple":
        chosen = rng.sample([option["id"] for option in options], rng.randint(1, len(options)))
        share = Fraction(len(set(chosen) & set(right)), len(right))
        share -= Fraction(len(set(chosen) - set(right)), len(options) - len(right))
        return chosen, max(share, Fraction(0))
    chosen = rng.choice([option["id"] for option in options])
    return [chosen], Fraction(int(chosen in right))


def careless(sitting, row, token, seq, given, is_final, is_flagged, save=True):
    """The control: it stores whatever comes, as often as it comes."""
    from quizzes import sittings

    given = given(row.version.question) if callable(given) else given
    sittings._write(row, given, is_final, is_flagged)
    row.save(update_fields=sittings.COLUMNS)


def control(learners, questions, seed=1, world=None):
    """The same with a product that does not look at what it has stored already."""
    with mock.patch("quizzes.sittings._take", careless):
        return rush(learners, questions, seed, world)


def main():
    learners = int(os.environ.get("RUSTAD_LEARNERS", "200"))
    questions = int(os.environ.get("RUSTAD_QUESTIONS", "20"))
    seed = int(os.environ.get("RUSTAD_SEED", "1"))
    from tests.factories.world import World

    began, world = time.perf_counter(), World()
    found = rush(learners, questions, seed, world)
    print(f"{learners} learners, {questions} questions, each answer sent twice at once, {connection.vendor}:")
    print(f"  stored exactly once: {found.stored_once:,} of {found.questions:,}")
    print(f"  scores equal to the oracle's: {found.scores_right} of {found.sittings}")
    print(f"  completions: {found.completions}, passes: {found.passes}")
    print(f"  answers of the server: {found.answers_of_the_server}; {time.perf_counter() - began:.0f} s")
    wrong = control(6, 5, seed, world)
    print(f"  control that stores whatever comes: {wrong.stored_once} of {wrong.questions} stored once")
    sys.exit(not found.is_right or wrong.is_right)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["*"]
    logging.disable(logging.INFO)
    call_command("migrate", verbosity=0)
    main()
