"""Adding persons to a requirement and exempting them: each verb records facts and rebuilds the coverage.

A decision is never changed: an end voids the row and records it again with its last day. What the verbs refuse they say
in a ValidationError. Exempt beats added, added beats the rule (definition 5).
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from organisation import replacing
from tracking import coverage
from tracking.models import Relevance, RelevanceKind, Withdrawal


@transaction.atomic
def add_person(requirement, person, unit, reason, starts_on, ends_on=None, decided_by=None, source="head"):
    """The person, whom the rule does not concern, is to take the training; the person counts in `unit`.

    Refused when the person is added there already on some of the days. The very same again changes nothing.
    """
    taken = _("The person is already added on some of these days.")
    said = {"kind": RelevanceKind.ADDED, "unit": unit, "reason": reason, "starts_on": starts_on, "ends_on": ends_on}
    return _decide(requirement, person, said, taken, decided_by, source)


@transaction.atomic
def exempt_person(requirement, person, reason, starts_on, ends_on=None, decided_by=None, source="head"):
    """The person, whom the rule concerns, need not take the training: in any unit, whichever head decides it.

    Refused when the person is exempt already on some of the days. The very same again changes nothing.
    """
    taken = _("The person is already exempt on some of these days.")
    said = {"kind": RelevanceKind.EXEMPT, "unit": None, "reason": reason, "starts_on": starts_on, "ends_on": ends_on}
    return _decide(requirement, person, said, taken, decided_by, source)


def _decide(requirement, person, said, taken, decided_by, source):
    """Record the decision, unless it has been recorded, or one like it stands in the way."""
    person = replacing.lock_person(person)  # Two decisions about one person wait for each other.
    recorded = Relevance.objects.in_force().filter(requirement=requirement, person=person)
    if same := recorded.filter(**said).first():
        return same
    alike = recorded.filter(kind=said["kind"], unit=said["unit"])
    replacing.check_free(alike, said["starts_on"], said["ends_on"], taken)
    row = Relevance.objects.create(requirement=requirement, person=person, decided_by=decided_by, source=source, **said)
    _rebuild(row)
    return row


@transaction.atomic
def end(decision, last_day, by=None, source="head"):
    """The decision holds to `last_day`; gives the row that says so. An end can be moved, also to a later day."""
    decision = replacing.locked(decision)
    ended = replacing.end(decision, last_day, by, source)
    alike = Relevance.objects.filter(
        requirement=decision.requirement_id, person=decision.person_id, kind=decision.kind, unit=decision.unit_id
    ).exclude(pk=ended.pk)
    replacing.check_free(alike, ended.starts_on, last_day, _("There is another decision on some of these days."))
    _rebuild(ended)
    return ended


@transaction.atomic
def withdraw(decision, reason, by=None):
    """The decision was a mistake: it never held. `reason` is one of Withdrawal."""
    if reason not in Withdrawal.values:
        raise ValidationError(_("Choose why it is withdrawn."), code="reason")
    decision = replacing.locked(decision)
    replacing.withdraw(decision, reason, by)
    _rebuild(decision)


def _rebuild(decision):
    coverage.rebuild(persons={decision.person_id}, requirements={decision.requirement_id})
