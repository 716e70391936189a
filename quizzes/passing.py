"""What a sitting comes to: its points, whether it has passed, and the completion that follows from that."""

from quizzes import percent, scoring, terms
from quizzes.models.sitting import Sitting
from tracking import ledger, rounds

REGRADED = "the marking of the quiz was changed"
MOST_PARTS = 10**15  # Of a point, in what is stored: essays of many different points have more. The pass is exact.


def worth(document, given):
    """The scoring.Score of an answer as it stands; None is no answer."""
    return scoring.score(document, given if given is not None else "")


def conclude(sitting, rows, *, is_handing_in=False):
    """Store what a handed in sitting comes to, and record or take back the completion. `rows`: all its questions.

    To call inside a transaction, behind ledger.lock, whenever points have changed. A sitting that came finished from
    another system records nothing, however it is marked here.
    """
    scores = [(row.earned, row.possible) for row in rows]
    points = scoring.total(scores)
    stored = points.limit_denominator(MOST_PARTS)
    sitting.earned, sitting.denominator = stored.numerator, stored.denominator
    sitting.awaits_marking = any(earned is None for earned, _possible in scores)
    sitting.passed = _passed(sitting, scores, points, is_answered=any(row.answered_at for row in rows))
    came_finished = sitting.source and not is_handing_in and all(row.was_imported for row in rows if row.answered_at)
    fallen = None
    if sitting.passed and sitting.completion_id is None and not came_finished:
        sitting.completion = _recorded(sitting)
    elif not sitting.passed and sitting.completion_id is not None:  # Also when an essay decides it now.
        fallen, sitting.completion = sitting.completion, None
    columns = ["handed_in_at", "earned", "denominator", "awaits_marking", "passed", "completion"]
    sitting.save(update_fields=columns)
    if fallen:
        _take_back(sitting, fallen)


def _passed(sitting, scores, points, *, is_answered):
    """None while essays decide it. Whoever answered nothing has not passed, also where no per cent are asked for.

    An imported one follows its old system, which compared rounded per cent.
    """
    mark, count = terms.from_data(sitting.terms).pass_mark, sitting.question_count
    if sitting.source:
        return percent.percent_as_imported(points, count) >= mark
    if not is_answered:
        return False
    if scoring.passes(points, count, mark):
        return True
    may_still_pass = sitting.awaits_marking and scoring.passes(scoring.best_total(scores), count, mark)
    return None if may_still_pass else False


def _recorded(sitting):
    """The completion of passing, dated the hand-in day; None when one only practised, or the round is over.

    Also when the quiz has been withdrawn since: what somebody has passed is not lost.
    """
    training = rounds.training_of(sitting.key)
    if training is None or sitting.round_number is None:
        return None
    try:
        return ledger.record_completion(
            sitting.person,
            training,
            at=sitting.handed_in_at,
            round_number=sitting.round_number,
            edition=sitting.edition,
            source="quiz",
        )
    except ledger.RoundEnded:
        return None


def _take_back(sitting, fallen):
    """Points were taken away: what rested on this sitting falls, and is recorded anew by the next one that passed.

    Where it rests on an earlier one that has passed, nothing falls: in an ended round it could not be recorded anew.
    """
    others = Sitting.objects.filter(person=sitting.person_id, key=sitting.key, passed=True, source="")
    others = others.filter(round_number=sitting.round_number).exclude(pk=sitting.pk).order_by("handed_in_at")
    others = [one for one in others.select_related("person") if one.completion_id in (None, fallen.pk)]
    if any(one.completion_id == fallen.pk and one.handed_in_at <= fallen.completed_at for one in others):
        return
    if fallen.voided_at is None:  # Somebody may have voided it by hand already.
        ledger.void_completion(fallen, REGRADED)
    for other in others:
        _hold(other, None)
    if others and (done := _recorded(others[0])):
        _hold(others[0], done)


def _hold(sitting, completion):
    sitting.completion = completion
    sitting.save(update_fields=["completion"])
