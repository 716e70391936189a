"""Ending, changing and withdrawing a dated fact about a person: a row is voided and, unless withdrawn, replaced."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import User
from organisation.open_days import check_order

BOOKKEEPING = frozenset({"id", "recorded_at", "source", "voided_at", "voided_by_id", "void_reason"})


def lock_person(person):
    """The person as they are now; two changes of the same person wait for each other.

    Refused for one who does not exist or may no longer sign in.
    """
    found = User.objects.select_for_update().filter(pk=person.pk).first()
    if found is None or not found.is_active:
        raise ValidationError(_("There is no active person with this id."), code="person")
    return found


def locked(fact):
    """The fact as it is now, locked with its person. Refused when it has been ended, changed or withdrawn already."""
    if fact.person_id:
        User.objects.select_for_update().get(pk=fact.person_id)
    now = type(fact).objects.select_for_update().get(pk=fact.pk)
    if now.voided_at is not None:
        raise ValidationError(_("This has already been ended, changed or withdrawn."), code="settled")
    return now


def replace(fact, reason, by=None, source="cms", **values):
    """Void the fact and record the same with other `values`."""
    fact.void(reason, by)
    columns = [field.attname for field in fact._meta.concrete_fields if field.attname not in BOOKKEEPING]
    kept = {column: getattr(fact, column) for column in columns}
    return type(fact).objects.create(**(kept | values), source=source)


def end(fact, last_day, by=None, source="cms"):
    """The fact holds to `last_day`. The same day again changes nothing; an end before the beginning is refused."""
    if fact.ends_on == last_day:
        return fact
    if last_day < fact.starts_on:
        raise ValidationError(
            _("The last day is before the first. If this never held, withdraw it instead."), code="order"
        )
    return replace(fact, f"ends {last_day}", by, source, ends_on=last_day)


def withdraw(fact, reason, by=None):
    """The fact never held. `reason` says why, in a few words."""
    reason = reason.strip()
    if not reason:
        raise ValidationError(_("Say why it is withdrawn."), code="reason")
    if len(reason) > 200:
        raise ValidationError(_("Say why in at most 200 characters."), code="reason")
    fact.void(reason, by)


def check_free(rows, starts_on, ends_on, text):
    """None of the `rows` holds on any of these days; otherwise `text` says what is there already."""
    check_order(starts_on, ends_on)
    if rows.touching(starts_on, ends_on or starts_on.max).exists():
        raise ValidationError(text, code="overlap")
