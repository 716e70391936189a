"""What the nearest head sees of one person's completions, and may correct.

Only what is required of the person, or has been, and what somebody has recognised: a course taken of free will belongs
to the person alone.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from organisation import access
from organisation.models import Employment
from tracking import ledger
from tracking.models import AcceptedTraining, Completion, Coverage, How
from tracking.recognition import words


@dataclass(frozen=True)
class CompletionRow:
    """A completion with how it came about, and why it was voided, in words."""

    completion: Completion
    how: str
    file: str
    voided: str


def is_seen_in(unit, person, today):
    """Is the person placed directly in the unit today, or head of a unit directly below? (Definition 16.)"""
    placed = Employment.objects.on(today).filter(unit=unit, person=person).exists()
    return placed or (unit.pk, person.pk) in access.heads_directly_below([unit.pk], today)


def shown_completions(person):
    """The completions, voided ones too, that the person's nearest head sees, the latest first."""
    covered = Coverage.objects.filter(person=person).values("requirement")
    required = AcceptedTraining.objects.filter(version__voided_at=None, version__requirement__in=covered)
    required = required.values("training")
    whole = Q(training__part_of=None) & (Q(training__in=required) | Q(how=How.RECOGNISED))
    part = Q(training__part_of__course__in=required)
    rows = Completion.objects.filter(whole | part, person=person).order_by("-completed_on", "-pk")
    return rows.select_related("training__part_of__course", "recorded_by", "voided_by", "round")


def overview(person):
    """The context of the page: `done`, `parts` and `voided` rows. One query for the rows."""
    rows = [
        CompletionRow(row, words.how_in_words(row), words.import_number(row), _voided(row))
        for row in shown_completions(person)
    ]
    in_force = [row for row in rows if row.completion.voided_at is None]
    return {
        "done": [row for row in in_force if not _is_part(row.completion)],
        "parts": [row for row in in_force if _is_part(row.completion)],
        "voided": [row for row in rows if row.completion.voided_at is not None],
    }


def _voided(row):
    return words.voided_in_words(row) if row.voided_at else ""


def _is_part(completion):
    return ledger.root_of(completion.training) != completion.training


def consequences(completion):
    """What follows when it is voided, sentence by sentence."""
    current = completion.round
    whole = None
    if _is_part(completion) and current:
        whole = current.completions.in_force().filter(training=current.training_id).exists()
    found = [_("It no longer counts in any figure, for any date.")]
    if whole:
        found.append(_("The completion of the whole course is voided too, because it rests on this part."))
    if ledger.reopens_when_voided(completion):
        found.append(_("The course opens again. What has been done in it stays, and only what is missing is left."))
    elif current and current.ended_on and not whole:
        found.append(_("The course stays closed for now. The person can begin it anew from its page."))
    if completion.carried_to.in_force().exists():
        found.append(_("It has been carried over to a later round, and is voided there too."))
    found.append(_("Reports that have been frozen are not changed."))
    found.append(_("The person sees under My training that it has been voided, why, and by whom."))
    return found
