"""Sittings: what was stored of them rules, even where the answers say otherwise. The open ones can be gone on with."""

import uuid
from fractions import Fraction

from django.db.models import Max, Q

from organisation import bulk
from quizzes import percent, pool
from quizzes.django_quiz_app import reasons
from quizzes.django_quiz_app.frozen import Frozen
from quizzes.django_quiz_app.people import person_of
from quizzes.django_quiz_app.report import CHANGED, CREATED, SKIPPED, UNCHANGED
from quizzes.django_quiz_app.rows import QUIZ, SITTING, cleaned
from quizzes.django_quiz_app.sitting_rows import read
from quizzes.django_quiz_app.work import mark
from quizzes.document import FALSE, TRUE, Kind
from quizzes.models import Marking, Sitting, SittingQuestion

BATCH = 2000
ONE_ROUND = 1
CLOSED = "closed"  # What ImportedRow.here says of an open one that was closed when it was brought in.
SITTING_COLUMNS = [
    "id", "person_id", "key", "number", "title", "round_number", "edition", "terms", "exam_paper", "started_at",
    "handed_in_at", "closed_at", "question_count", "earned", "denominator", "passed", "awaits_marking", "source",
]  # fmt: skip
QUESTION_COLUMNS = [
    "sitting_id", "position", "version_id", "token", "option_order", "answer", "answered_at", "seq", "is_flagged",
    "earned", "possible", "was_imported",
]  # fmt: skip


def take_sittings(work):
    """All sittings of people and quizzes that are there."""
    writer = _Sittings(work)
    for key, values in work.valid_rows(SITTING):
        writer.take(key, values)
    writer.flush()


class _Sittings:
    def __init__(self, work):
        self.work, self.frozen = work, Frozen(work)
        self.terms = {key: there.terms for key, there in work.quizzes.items()}
        self.keys = {key: work.uuid(QUIZ, key) for key in work.quizzes}
        self.numbers, self.open = {}, set()
        self._look_at_what_is_here()
        self.sittings, self.questions = [], []

    def _look_at_what_is_here(self):
        """The highest number of each person's sittings of a quiz, and which of them are open. Few queries."""
        rows = Sitting.objects.filter(key__in=list(self.keys.values())).order_by()
        for person, key, last in rows.values_list("person", "key").annotate(last=Max("number")).iterator():
            self.numbers[person, key] = last
        self.open = set(rows.filter(handed_in_at=None, closed_at=None).values_list("person", "key"))
        self.here = set(rows.filter(source=self.work.source).values_list("pk", flat=True))

    def take(self, key, values):
        person = person_of(self.work, values)
        quiz = values.reference("quiz", self.work.quizzes)
        if quiz is None and values.row.fields.get("quiz") in (None, ""):
            values.quirk("quiz", reasons.NO_QUIZ)
        if person is None or quiz is None:
            self.work.report.count(SITTING, SKIPPED)
            return
        taken = read(values, quiz, self.work.now)
        sha256 = mark(taken.as_read(person))
        known = self.work.known(SITTING, key)
        own = self.work.uuid(SITTING, key)
        if known is None:
            self._add(key, own, person, taken, sha256)
        elif own not in self.here:
            values.quirk("", reasons.DELETED_HERE)
            self.work.report.count(SITTING, SKIPPED)
        elif known.sha256 == sha256:
            self._tell_again(taken, known.here == CLOSED)
            self.work.report.count(SITTING, UNCHANGED)
        else:
            self._change(key, own, person, taken, sha256)

    def _tell_again(self, taken, was_closed):
        """What is odd about a sitting is told every time, not only when it is written."""
        count = len(list(self._judged(taken)))
        if was_closed:
            taken.values.quirk("complete", reasons.SECOND_OPEN if count else reasons.NO_QUESTIONS)

    def _add(self, key, own, person, taken, sha256):
        training = self.keys[taken.quiz]
        number = self.numbers.get((person, training), 0) + 1
        sitting = self._sitting(own, person, taken, number)
        self.numbers[person, training] = number
        self._note(key, own, sha256, sitting)
        self.work.report.count(SITTING, CREATED)
        self.sittings.append(sitting)
        if len(self.sittings) >= BATCH:
            self.flush()

    def _note(self, key, own, sha256, sitting):
        is_closed = sitting[SITTING_COLUMNS.index("closed_at")] is not None
        self.work.note(SITTING, key, sha256, own, CLOSED if is_closed else "")

    def _sitting(self, own, person, taken, number):
        """The values of a sitting, in the order of SITTING_COLUMNS. Its questions are put beside it."""
        there, training = self.work.quizzes[taken.quiz], self.keys[taken.quiz]
        rows = self._questions(own, taken)
        closed_at = None
        if not taken.is_complete and ((person, training) in self.open or not rows):
            taken.values.quirk("complete", reasons.SECOND_OPEN if rows else reasons.NO_QUESTIONS)
            closed_at = self.work.now
        elif not taken.is_complete:
            self.open.add((person, training))
        self.questions += rows
        count, points = len(rows), taken.points
        is_passed = percent.percent_as_imported(Fraction(points), count) >= there.pass_mark
        is_done = taken.is_complete
        return (
            own, person, training, number, there.title, ONE_ROUND, 1, self.terms[taken.quiz], there.is_exam,
            taken.started_at, taken.ended_at, closed_at, count, points if is_done else None, 1 if is_done else None,
            is_passed if is_done else None, False, self.work.source,
        )  # fmt: skip

    def _questions(self, own, taken):
        """The values of its questions, in the order of QUESTION_COLUMNS."""
        rows, answered_at = [], taken.ended_at or taken.started_at
        for key, asked, answer, earned in self._judged(taken):
            is_left = earned is None
            # What was shown there is not known: the order of the editor, but one of its own for what is still asked.
            order = pool.option_order(asked.document) if is_left else asked.order
            rows.append((
                own, len(rows) + 1, self.frozen.version(key), uuid.uuid4(), order, answer,
                None if is_left else answered_at, int(not is_left), False, earned, 1, not is_left,
            ))  # fmt: skip
        return rows

    def _judged(self, taken):
        """(key there, Asked, answer, points or None) of its questions; what does not fit together is told of."""
        right = count = 0
        for key in self._asked(taken):
            asked = self.frozen.of(key)
            is_left = key in taken.left
            answer = self._answer(taken, key, asked, is_left)
            earned = None if is_left else int(key not in taken.wrong)
            right, count = right + (earned or 0), count + 1
            if not is_left:
                self._compare(taken, key, asked, answer, earned)
            yield key, asked, answer, earned
        taken.check_points(right, count)

    def _asked(self, taken):
        """The questions in their order. One that is gone there, and was not answered, cannot be asked."""
        for key in taken.order:
            if key in self.work.questions:
                yield key
            elif key in taken.left:
                taken.values.quirk("question_list", reasons.QUESTION_DROPPED, key)
            else:
                taken.values.quirk("question_order", reasons.QUESTION_GONE, key)
                yield key

    def _answer(self, taken, key, asked, is_left):
        """What was answered, as it is stored here; None, told of, when it is not there any more."""
        if key not in taken.answers or taken.answers[key] is None:
            if not is_left:
                taken.values.quirk("user_answers", reasons.NO_ANSWER, key)
            return None
        given, problem = self._as_stored(taken.answers[key], asked)
        if problem:
            taken.values.quirk("user_answers", problem, key)
        return given

    def _as_stored(self, given, asked):
        if isinstance(given, list | dict):
            return None, reasons.ANSWER_UNREADABLE
        text = str(given)
        kind = asked.document.kind
        if kind == Kind.ESSAY:
            return cleaned(text), None
        if kind == Kind.TRUE_FALSE:
            found = {"true": [TRUE], "false": [FALSE]}.get(text.strip().lower())
            return found, None if found else reasons.ANSWER_UNREADABLE
        option = asked.chosen.get(text.strip())
        return ([option], None) if option else (None, reasons.ANSWER_GONE)

    def _compare(self, taken, key, asked, answer, earned):
        """Essays say nothing of themselves: somebody there decided. The rest does, and what was stored still counts."""
        if asked.document.kind != Kind.ESSAY and answer and asked.right.isdisjoint(answer) == bool(earned):
            taken.values.quirk("incorrect_questions", reasons.OTHERWISE, key)

    def _change(self, key, own, person, taken, sha256):
        """A sitting that went on there since. One that has gone on here stays as it is here."""
        if not is_untouched(own):
            taken.values.quirk("", reasons.GONE_ON_HERE)
            self.work.report.count(SITTING, UNCHANGED)
            return
        self.flush()
        before = Sitting.objects.get(pk=own)
        SittingQuestion.objects.filter(sitting=own).delete()
        if before.is_open:
            self.open.discard((before.person_id, before.key))
        is_moved = (before.person_id, before.key) != (person, self.keys[taken.quiz])
        number = self.numbers.get((person, self.keys[taken.quiz]), 0) + 1 if is_moved else before.number
        if is_moved:
            self.numbers[person, self.keys[taken.quiz]] = number
        sitting = self._sitting(own, person, taken, number)
        Sitting.objects.filter(pk=own).update(**dict(zip(SITTING_COLUMNS, sitting, strict=True)))
        self._note(key, own, sha256, sitting)
        self.work.report.count(SITTING, CHANGED)
        self.flush()

    def flush(self):
        """Store what has been put aside."""
        bulk.insert(Sitting, SITTING_COLUMNS, self.sittings)
        bulk.insert(SittingQuestion, QUESTION_COLUMNS, self.questions)
        self.work.write_notes()
        self.sittings, self.questions = [], []


def is_untouched(pk):
    """Is a sitting as it was brought in: nothing answered, handed in, marked or taken away here?"""
    sitting = Sitting.objects.get(pk=pk)
    rows = SittingQuestion.objects.filter(sitting=pk)
    here = Q(was_imported=False) & (Q(answered_at__isnull=False) | Q(earned__isnull=False) | Q(seq__gt=0))
    touched = rows.filter(here | Q(is_flagged=True) | Q(text_removed_at__isnull=False) | Q(seq__gt=1))
    if sitting.completion_id or sitting.set_aside_at or touched.exists():
        return False
    return not Marking.objects.filter(question__sitting=pk).exists()
