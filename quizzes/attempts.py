"""Whether somebody may begin a sitting now, and why not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from quizzes.models.sitting import Sitting

NO_QUESTIONS, NONE_LEFT, TOO_SOON = "no_questions", "none_left", "too_soon"


@dataclass(frozen=True)
class Attempts:
    """`used` of `most` attempts in the round; `most` is None without a limit. `refusal`: one of the above, or None.

    `wait_until`: when the next may begin, of TOO_SOON.
    """

    used: int
    most: int | None
    refusal: str | None = None
    wait_until: datetime | None = None

    @property
    def left(self):
        """How many are left, or None without a limit."""
        return None if self.most is None else max(self.most - self.used, 0)


def handed_in(person, key, round_number):
    """The sittings of a round that count as attempts, the latest first."""
    rows = Sitting.objects.filter(person=person, key=key, handed_in_at__isnull=False, set_aside_at=None)
    return rows.filter(round_number=round_number).order_by("-handed_in_at")


def attempts_of(person, quiz, round_number, now, *, question_count):
    """Whether the person may begin a sitting in the round at the instant `now`. One query.

    An open sitting is no attempt yet: it can always be gone on with. Where nothing counts (`round_number` None), as in
    a draft, neither do attempts.
    """
    if round_number is None:
        return Attempts(0, None, None if question_count else NO_QUESTIONS)
    days = list(handed_in(person, quiz.training_key, round_number).values_list("handed_in_at", flat=True))
    used, most = len(days), quiz.max_attempts or None
    if not question_count:
        return Attempts(used, most, NO_QUESTIONS)
    if most is not None and used >= most:
        return Attempts(used, most, NONE_LEFT)
    open_from = days[0] + timedelta(hours=quiz.cool_down_hours) if days and quiz.cool_down_hours else None
    if open_from is not None and now < open_from:
        return Attempts(used, most, TOO_SOON, open_from)
    return Attempts(used, most)
