"""Who holds the role that a contact card names, where and when; and whether their name may be shown in public.

`resolve` and `resolve_all` say whom a reader should call: see organisation/whom_to_call.py.
"""

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from organisation import public_names, replacing
from organisation.models import RoleHolder, Unit, User
from organisation.open_days import check_open
from organisation.whom_to_call import resolve as resolve
from organisation.whom_to_call import resolve_all as resolve_all

PHONE = re.compile(r"\+?[0-9][0-9 ()/–-]{1,28}")


@transaction.atomic
def hold_role(role, unit, starts_on, ends_on=None, *, person=None, phone="", source="cms"):
    """`person` answers for `role` in `unit` and below. Without a person, the telephone answers for the function.

    Nobody's name becomes public by this: that takes the person's own consent. Refused when the person holds the role
    there already, has been deactivated, and when the unit is not open on all of the days.
    """
    phone = _checked_phone(phone)
    if person is None and not phone:
        raise ValidationError(_("Give a person, a telephone number or both."), code="empty")
    Unit.objects.select_for_update().get(pk=unit.pk)
    check_open(unit, starts_on, ends_on)
    person = person and replacing.lock_person(person)
    _check_free(RoleHolder.objects.filter(role=role, unit=unit, person=person), starts_on, ends_on)
    holder = RoleHolder.objects.create(
        role=role, unit=unit, person=person, phone=phone, starts_on=starts_on, ends_on=ends_on, source=source
    )
    _derive(holder)
    return holder


@transaction.atomic
def change_role(holder, *, phone, ends_on, by=None, source="cms"):
    """The role is reached at another number, or held to another day. What the person has agreed to stays."""
    Unit.objects.select_for_update().get(pk=holder.unit_id)
    holder, phone = replacing.locked(holder), _checked_phone(phone)
    if holder.person_id is None and not phone:
        raise ValidationError(_("Without a person there has to be a telephone number."), code="empty")
    if ends_on and ends_on < holder.starts_on:
        raise ValidationError(
            _("The last day is before the first. If this never held, withdraw it instead."), code="order"
        )
    if (phone, ends_on) == (holder.phone, holder.ends_on):
        return holder
    check_open(holder.unit, holder.starts_on, ends_on)
    same = RoleHolder.objects.filter(role=holder.role_id, unit=holder.unit_id, person=holder.person_id)
    _check_free(same.exclude(pk=holder.pk), holder.starts_on, ends_on)
    changed = replacing.replace(holder, "changed", by, source, phone=phone, ends_on=ends_on)
    _derive(changed)
    return changed


def end_role(holder, last_day, by=None, source="cms"):
    """The role is held to `last_day`."""
    return change_role(holder, phone=holder.phone, ends_on=last_day, by=by, source=source)


@transaction.atomic
def withdraw(holder, reason, by=None):
    """The row was a mistake: it never held."""
    holder = replacing.locked(holder)
    replacing.withdraw(holder, reason, by)
    _derive(holder)


@transaction.atomic
def set_consent(holder, agrees, by):
    """The person who holds the role agrees to be named in public, or takes that back. Nobody can do it for them.

    `holder` may be an earlier row of the same role: a replayed form finds the one in force. The same answer twice
    changes nothing.
    """
    if by.pk != holder.person_id:
        raise ValidationError(_("Only the person can agree to be named in public."), code="not_yours")
    User.objects.select_for_update().get(pk=by.pk)
    same = RoleHolder.objects.in_force().select_for_update()
    same = same.filter(role=holder.role_id, unit=holder.unit_id, person=by, starts_on=holder.starts_on)
    holder = same.first()
    if holder is None:
        raise ValidationError(_("You no longer have this role. Nothing has been changed."), code="settled")
    if holder.name_is_public == agrees:
        return holder
    reason = "agrees to be named" if agrees else "no longer agrees to be named"
    changed = replacing.replace(holder, reason, by, "own", name_is_public=agrees)
    _derive(changed)
    return changed


def _checked_phone(phone):
    phone = " ".join(phone.split())
    if phone and not PHONE.fullmatch(phone):
        raise ValidationError(
            _("Write the telephone number with digits and spaces, at most 30 characters."), code="phone"
        )
    return phone


def _check_free(rows, starts_on, ends_on):
    text = _("The person already has this role here on some of these days.")
    replacing.check_free(rows, starts_on, ends_on, text)


def _derive(holder):
    """The public names follow in the same transaction."""
    public_names.refresh(holder.role.cards.all())
