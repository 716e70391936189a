"""What a learner does in a quiz: begin, answer, keep for later, hand in. Every call is safe to repeat.

Two requests of one person wait for each other. A question is named by its place and its token, and an answer by its
number, so that a double click, the back button or a second tab never answers twice, nor another question.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from quizzes import answers, attempts, passing, pool, terms, time_limit, versions
from quizzes.document import Kind
from quizzes.models.question import Question
from quizzes.models.sitting import Sitting, SittingQuestion
from quizzes.scoring import is_given
from tracking import catalogue, ledger, rounds

COLUMNS = ["answer", "is_flagged", "seq", "answered_at", "earned", "possible"]  # What an answer changes.

CLOSED, OTHER_QUESTION, ANSWERED, ANSWERED_ELSEWHERE, TIME_UP = (
    "closed",
    "other_question",
    "answered",
    "answered_elsewhere",
    "time_up",
)


class Refused(Exception):
    """Nothing was stored. `reason` is one of the constants above, of attempts.py or of answers.py.

    `wait_until`: when another attempt may begin, of attempts.TOO_SOON.
    """

    def __init__(self, reason, wait_until=None):
        super().__init__(reason)
        self.reason, self.wait_until = reason, wait_until


def open_sitting(person, key):
    """The person's open sitting of a quiz, or None."""
    return Sitting.objects.filter(person=person, key=key, handed_in_at=None, closed_at=None).first()


def begin(person, quiz, now=None):
    """The person's open sitting of the quiz, or a new one. Raises Refused when no attempt may begin.

    An open one whose time is up is handed in and given back: whoever comes back for it sees how it went. One that
    belongs to an earlier round, or to an edition from before the quiz was changed materially, would not count any
    more: it is closed, whatever follows.
    """
    now = now or timezone.now()
    current = open_sitting(person, quiz.training_key)
    if current is not None and time_limit.is_overdue(current, now):
        return hand_in(person, current.pk, now)
    found = _begin(person, quiz, now)
    if isinstance(found, attempts.Attempts):
        raise Refused(found.refusal, found.wait_until)
    return found


@transaction.atomic
def _begin(person, quiz, now):
    """The sitting, or the Attempts that say why there is none. Where nothing counts, as in a draft, one only tries."""
    ledger.lock(person)
    current = open_sitting(person, quiz.training_key)
    training = rounds.training_of(quiz.training_key) if quiz.is_open else None
    taken = rounds.round_for(person, training) if training else None
    number = taken.number if taken else None
    if current is not None:
        if not _is_outdated(current, training, number):
            return current
        Sitting.objects.filter(pk=current.pk).update(closed_at=now)
    drawn = pool.questions_of(quiz)
    allowed = attempts.attempts_of(person, quiz, number, now, question_count=len(drawn))
    return allowed if allowed.refusal else _make(person, quiz, drawn, training, number, now)


def _is_outdated(sitting, training, number):
    """Would passing it no longer count? Only where something counts at all."""
    if training is None or number is None:
        return False
    if sitting.round_number != number:
        return True
    changed = catalogue.noted_changes(ledger.root_of(training).key).get(training.key, 1)
    return sitting.edition < changed


def _make(person, quiz, drawn, training, round_number, now):
    found = versions.newest_of(Question.objects.filter(pk__in=[question.pk for question in drawn]))
    frozen = terms.terms_of(quiz)
    last = Sitting.objects.filter(person=person, key=quiz.training_key).aggregate(last=Max("number"))["last"]
    sitting = Sitting.objects.create(
        person=person,
        key=quiz.training_key,
        number=(last or 0) + 1,
        title=quiz.title,
        round_number=round_number,
        edition=catalogue.live_edition(ledger.root_of(training)) if training else 1,
        terms=terms.to_data(frozen),
        exam_paper=quiz.exam_paper,
        started_at=now,
        deadline=time_limit.deadline_of(person, quiz.time_limit, now),
        question_count=len(drawn),
    )
    asked = [found.get(question.key) or versions.publish(question) for question in drawn]
    SittingQuestion.objects.bulk_create(
        SittingQuestion(
            sitting=sitting, position=place, version=version, option_order=pool.option_order(version.question)
        )
        for place, version in enumerate(asked, start=1)
    )
    return sitting


@dataclass(frozen=True)
class Stored:
    """The question as it is now, its sitting, and the places that are not answered yet."""

    row: SittingQuestion
    sitting: Sitting
    open_places: list

    @property
    def is_handed_in(self):
        return self.sitting.handed_in_at is not None


@transaction.atomic
def answer(person, sitting_id, position, *, token, seq, given, is_final=True, is_flagged=None):
    """Store `given` as answer number `seq` + 1 of the question at a place of the sitting.

    `given`: the ids of the chosen options, or a text; or a function that reads it, of the question's Document. With
    `is_final` False it is kept for later and nothing is told: as is a flagged question that is left without an answer,
    since whoever flags it wants to find it again. The same again changes nothing. Raises Refused, or
    answers.Unfit: then nothing has been stored. Raises Sitting.DoesNotExist for somebody else's,
    SittingQuestion.DoesNotExist for a place that is not there.

    Where each answer is told at once, nothing is left to change after the last one: the sitting is handed in.
    """
    ledger.lock(person)
    sitting = Sitting.objects.get(pk=sitting_id, person=person)
    row = sitting.questions.select_related("version").get(position=position)
    _take(sitting, row, token, seq, given, is_final, is_flagged)
    open_places = _open_places(sitting)
    if is_final and len(open_places) == sitting.question_count - 1:
        rounds.note_started(person, sitting.key, sitting.round_number)
    if not open_places and sitting.is_open and _ends_by_itself(sitting):
        sitting.person = person
        _hand_in(sitting, timezone.now())
    return Stored(row, sitting, open_places)


@dataclass(frozen=True)
class Given:
    """What a form that shows many questions says of one of them."""

    position: int
    token: UUID
    seq: int
    answer: object


@transaction.atomic
def answer_many(person, sitting_id, many, *, is_final=True):
    """Store the answers of a page that shows many questions: {position: reason} of those that were refused.

    `many`: a list of Given. Each is stored by itself, as by answer(); an answer that is taken away is kept as none.
    With `is_final` False all are only kept for later.
    """
    ledger.lock(person)
    sitting = Sitting.objects.get(pk=sitting_id, person=person)
    rows = {row.position: row for row in sitting.questions.select_related("version")}
    was_untouched = not any(row.answered_at for row in rows.values())
    refused = {}
    for one in many:
        row = rows.get(one.position)
        if row is None or not (is_given(one.answer) or row.answer):
            continue
        try:
            _take(sitting, row, one.token, one.seq, one.answer, is_final and is_given(one.answer), None, save=False)
        except (Refused, answers.Unfit) as reason:
            refused[one.position] = reason.reason
    SittingQuestion.objects.bulk_update(rows.values(), COLUMNS, batch_size=500)
    if was_untouched and any(row.answered_at for row in rows.values()):
        rounds.note_started(person, sitting.key, sitting.round_number)
    return refused


def _take(sitting, row, token, seq, given, is_final, is_flagged, save=True):
    if row.token != token:
        raise Refused(OTHER_QUESTION)
    given = given(row.version.question) if callable(given) else given
    is_final = is_final and (is_given(given) or not is_flagged)
    try:
        given = answers.checked(row.version.question, given, is_final)
    except answers.Unfit:
        _refuse_late(sitting, row)  # Nobody is asked to put right what cannot be stored any more.
        raise
    is_same = row.answered_at is not None and row.answer == given
    if is_same and is_flagged in (None, row.is_flagged):
        return
    _refuse_late(sitting, row, is_same)
    if not is_same and seq != row.seq and row.answer != given:
        raise Refused(ANSWERED_ELSEWHERE)
    _write(row, given, is_final and not is_same, is_flagged)
    if save:
        row.save(update_fields=COLUMNS)


def _ends_by_itself(sitting):
    """Not where an essay waits: whoever wrote it may want to read it once more."""
    if not terms.from_data(sitting.terms).tells_at_once:
        return False
    return not sitting.questions.filter(version__kind=Kind.ESSAY).exists()


def _refuse_late(sitting, row, is_same=False):
    if not sitting.is_open:
        raise Refused(CLOSED)
    if time_limit.is_overdue(sitting):
        raise Refused(TIME_UP)
    if not is_same and row.answered_at is not None and terms.from_data(sitting.terms).tells_at_once:
        raise Refused(ANSWERED)


def _write(row, given, is_final, is_flagged):
    """What is only kept counts as a change too, so that an older window never overwrites a newer one.

    Whoever takes an answer away has not answered any more.
    """
    if is_flagged is not None:
        row.is_flagged = is_flagged
    if is_final or given != row.answer:
        row.seq += 1
    row.answer = given
    if is_final:
        row.answered_at = timezone.now()
    if given is None:
        row.answered_at = row.earned = None
    if row.answered_at is not None:
        worth = passing.worth(row.version.question, row.answer)
        row.earned, row.possible = worth.earned, worth.possible


def _open_places(sitting):
    return list(sitting.questions.filter(answered_at=None).order_by("position").values_list("position", flat=True))


@transaction.atomic
def hand_in(person, sitting_id, now=None):
    """Hand the sitting in as it stands: the sitting. Whatever was kept for later counts. Twice changes nothing."""
    ledger.lock(person)
    sitting = Sitting.objects.get(pk=sitting_id, person=person)
    if sitting.is_open:
        now = now or timezone.now()
        _hand_in(sitting, sitting.deadline if time_limit.is_overdue(sitting, now) else now)
    return sitting


def _hand_in(sitting, at):
    """The date of the hand-in is that of the completion, whenever essays are marked (definition 18)."""
    rows = list(sitting.questions.select_related("version"))
    unscored = [row for row in rows if row.answered_at is None]
    for row in unscored:
        worth = passing.worth(row.version.question, row.answer)
        row.earned, row.possible = worth.earned, worth.possible
        row.answered_at = at if row.answer is not None else None
    SittingQuestion.objects.bulk_update(unscored, ["earned", "possible", "answered_at"], batch_size=500)
    sitting.handed_in_at = at
    if any(row.answered_at for row in rows):
        rounds.note_started(sitting.person, sitting.key, sitting.round_number)
    passing.conclude(sitting, rows, is_handing_in=True)


def hand_in_overdue(now=None):
    """Hand in every open sitting whose time is up: how many."""
    now = now or timezone.now()
    late = Sitting.objects.filter(handed_in_at=None, closed_at=None, deadline__lt=now - time_limit.GRACE)
    pairs = list(late.select_related("person").order_by("person", "pk"))
    for sitting in pairs:
        hand_in(sitting.person, sitting.pk, now)
    return len(pairs)
