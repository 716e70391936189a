"""Who has taken which quiz: enough of the sittings behind the completions to have something to look at and to count.

Those who have finished the basic course since it got its quiz have completed the quiz; one in four of them has the
sitting here too, some with an earlier one that did not pass. In the quiz that stands alone one sitting is open, one
essay waits to be marked, and one has been.
"""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from demo.accounts import EXAMINER, SIGN_INS
from demo.by_hand import MIKAEL
from demo.dates import at
from demo.plan import SOURCE
from demo.texts.quiz_practice import QUIZ
from demo.trainings import BASIC, key_of
from organisation.models import User
from quizzes import passing, pool, scoring, terms, versions
from quizzes.document import Kind
from quizzes.models import Marking, Question, QuizPage, Sitting, SittingQuestion
from tracking.models import Completion, Round, Training

ONE_IN, AGAIN_ONE_IN = 4, 5
WAITS, MARKED = "40722", "40724"  # Two at Björkbacken, whose head is not the examiner.
ESSAY = (
    "Först frågar jag om det är fara just nu. I så fall ringer jag 112. Sedan gör jag en orosanmälan genast, för den "
    "unga kan vara under 18. Jag berättar för chefen samma dag, och hon tar frågan om polisanmälan vidare. Till sist "
    "ringer vi samordnaren och fyller i blanketten, utan namn."
)
COMMENT = "Ett tydligt svar i rätt ordning. Skriv gärna också hur du ser till att ingen kan kännas igen i blanketten."


def write_sittings(store):
    """The sittings of those who have come with this run, the same every time; nothing when there are any already."""
    if not store.new["person"] or Sitting.objects.exists():
        return
    luck = Random(20250901)
    basic = _Quiz(key_of(BASIC.quiz["slug"]), luck)
    rows = Completion.objects.in_force().filter(training__key=basic.page.training_key, carried_from=None)
    known = {username for username, _what in SIGN_INS}
    rows = rows.exclude(person__username__in=known).select_related("person", "round")
    for number, done in enumerate(rows.order_by("person__employee_id", "pk")[::ONE_IN]):
        if number % AGAIN_ONE_IN == 0:
            earlier = done.completed_at - timedelta(minutes=25)
            basic.sat(done.person, done.round.number, earlier, basic.drawn(), mistakes=4)
        basic.sat(done.person, done.round.number, done.completed_at, basic.drawn(), luck.randrange(3), completion=done)
    store.created += basic.write() + _write_alone(luck)


def _write_alone(luck):
    """The quiz that stands alone: one sitting open, one that waits to be marked, one marked."""
    alone = _Quiz(key_of(QUIZ["slug"]), luck)
    training = Training.objects.get(key=alone.page.training_key)
    people = {person.employee_id: person for person in User.objects.filter(employee_id__in=(MIKAEL, WAITS, MARKED))}
    handed_in = {WAITS: at("2026-10-28", 15, 10), MARKED: at("2026-10-06", 10, 35)}
    rounds = {
        employee_id: Round.objects.create(person=people[employee_id], training=training, number=1, started_on=begun)
        for employee_id, begun in [
            (MIKAEL, at("2026-10-29").date()),
            *((one, on.date()) for one, on in handed_in.items()),
        ]
    }
    alone.open(people[MIKAEL], at("2026-10-29", 13, 5), answered=2)
    for employee_id, on in handed_in.items():
        alone.sat(people[employee_id], 1, on, alone.drawn(), mistakes=0)
    made = alone.write()
    _mark(Sitting.objects.get(person=people[MARKED], key=alone.page.training_key), rounds[MARKED])
    return made + len(rounds) + 2


def _mark(sitting, current):
    """The examiner has given four of five points a few days later; the completion is dated the hand-in day."""
    row = sitting.questions.select_related("version").get(version__kind=Kind.ESSAY)
    criteria = row.version.question.criteria
    points = {criterion.id: criterion.points for criterion in criteria}
    points[criteria[-1].id] -= 1
    row.earned = sum(points.values())
    row.save(update_fields=["earned"])
    marked_at = at("2026-10-09", 9, 20)
    Marking.objects.create(
        question=row,
        marker=User.objects.get(username=EXAMINER),
        role=Marking.Role.FIRST,
        at=marked_at,
        points=points,
        earned=row.earned,
        possible=row.possible,
        comment=COMMENT,
    )
    on = sitting.handed_in_at.date()
    sitting.completion = Completion.objects.create(
        person=sitting.person,
        training=current.training,
        round=current,
        completed_at=sitting.handed_in_at,
        completed_on=on,
        counts_from=on,
        recorded_at=marked_at,
        source=SOURCE,
    )
    Round.objects.filter(pk=current.pk).update(ended_on=on)
    passing.conclude(sitting, list(sitting.questions.all()))


@dataclass(frozen=True)
class _Asked:
    """A question of a sitting that is written later, with the whole sitting."""

    version: object
    answer: object
    at: object


class _Quiz:
    """One quiz of the demo, with what it asks read once, and the sittings to write."""

    def __init__(self, key, luck):
        self.page = QuizPage.objects.get(translation_key=key, locale__language_code="sv")
        self.luck, self.sittings, self.asked = luck, [], []
        self.chosen = [row.question for row in self.page.quiz_questions.select_related("question")]
        self.draws = pool.candidates_of(self.page.draws.all())
        keys = {one.pk for one in self.chosen} | {one.pk for _draw, found in self.draws for one in found}
        self.versions = versions.newest_of(Question.objects.filter(pk__in=keys))
        self.terms = terms.to_data(terms.terms_of(self.page))
        self.numbers = {}

    def drawn(self):
        """The versions that one sitting asks, as quizzes/pool.py would choose them."""
        questions = [*self.chosen]
        for draw, candidates in self.draws:
            questions += self.luck.sample(candidates, draw.count)
        if self.page.random_order:
            self.luck.shuffle(questions)
        return [self.versions[question.key] for question in questions]

    def sat(self, person, round_number, handed_in_at, asked, mistakes, completion=None):
        """A sitting that was handed in, with so many wrong answers."""
        wrong = set(self.luck.sample(range(len(asked)), mistakes))
        answers = [_answer(version.question, at not in wrong, self.luck) for at, version in enumerate(asked)]
        begun = handed_in_at - timedelta(minutes=len(asked))
        instants = [begun + timedelta(seconds=50 * (at + 1)) for at in range(len(asked))]
        sitting = self._sitting(person, round_number, begun, len(asked))
        sitting.handed_in_at, sitting.completion = handed_in_at, completion
        self._asked(sitting, [_Asked(*one) for one in zip(asked, answers, instants, strict=True)])

    def open(self, person, begun, answered):
        """A sitting that somebody has begun and will go on with."""
        asked = self.drawn()
        sitting = self._sitting(person, 1, begun, len(asked))
        done = [_Asked(one, _answer(one.question, True, self.luck), begun + timedelta(minutes=1)) for one in asked]
        self._asked(sitting, done[:answered] + [_Asked(one, None, None) for one in asked[answered:]])

    def _sitting(self, person, round_number, begun, count):
        number = self.numbers[person.pk] = self.numbers.get(person.pk, 0) + 1
        sitting = Sitting(
            person=person,
            key=self.page.training_key,
            number=number,
            title=self.page.title,
            round_number=round_number,
            edition=self.page.changed_in_edition,
            terms=self.terms,
            exam_paper=self.page.exam_paper,
            started_at=begun,
            question_count=count,
        )
        self.sittings.append(sitting)
        return sitting

    def _asked(self, sitting, asked):
        rows = [_row(sitting, place, one, self.luck) for place, one in enumerate(asked, start=1)]
        self.asked += rows
        if sitting.handed_in_at:
            _count(sitting, rows)

    def write(self):
        """Store them all. Gives how many there are."""
        Sitting.objects.bulk_create(self.sittings)
        SittingQuestion.objects.bulk_create(self.asked, batch_size=500)
        return len(self.sittings)


def _row(sitting, place, asked, luck):
    row = SittingQuestion(
        sitting=sitting,
        position=place,
        version=asked.version,
        option_order=pool.option_order(asked.version.question, luck),
        answer=asked.answer,
        answered_at=asked.at,
        seq=int(asked.at is not None),
    )
    if asked.at is not None:
        worth = passing.worth(asked.version.question, asked.answer)
        row.earned, row.possible = worth.earned, worth.possible
    return row


def _count(sitting, rows):
    """What the sitting comes to: while an essay could still make it pass, nobody knows."""
    scores = [(row.earned, row.possible) for row in rows]
    points, mark = scoring.total(scores), sitting.terms["pass_mark"]
    sitting.earned, sitting.denominator = points.numerator, points.denominator
    sitting.awaits_marking = any(earned is None for earned, _possible in scores)
    sitting.passed = scoring.passes(points, len(rows), mark)
    if not sitting.passed and sitting.awaits_marking and scoring.passes(scoring.best_total(scores), len(rows), mark):
        sitting.passed = None


def _answer(document, is_right, luck):
    """An answer that is worth the whole point, or none of it; of an essay always the same text."""
    if document.kind == Kind.ESSAY:
        return ESSAY
    if document.kind == Kind.SHORT_TEXT:
        return document.options[0].text if is_right else "114 14"
    wrong = [option.id for option in document.options if not option.is_right]
    return document.right_ids if is_right else [luck.choice(wrong)]
