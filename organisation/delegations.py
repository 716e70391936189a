"""A limited part of the work in the CMS, handed to somebody by date: a group of the CMS on these days and no others.

A group that has once been delegated to a person by date holds that person only while a delegation is in force. Other
memberships are left alone. `sync` runs before every request to the CMS, so that the calendar alone begins and ends it.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from organisation import delegable, replacing
from organisation.models import Delegation, User

# Where Django and Wagtail remember, on the user, what the groups allow.
REMEMBERED = (
    "_perm_cache",
    "_user_perm_cache",
    "_group_perm_cache",
    "_page_permission_cache",
    "_explorable_root_page_cache",
    "_collection_permission_cache",
    "_site_permission_cache",
)


@transaction.atomic
def delegate(person, group, starts_on, ends_on=None, *, by, source="cms"):
    """`by` lets `person` do what `group` may, from one day to another.

    Refused for a group that gives more than `by` has, for one that the person is a lasting member of, and when it is
    delegated to the person already on some of these days.
    """
    person = replacing.lock_person(person)
    _check_delegable(group, by)
    rows = Delegation.objects.filter(person=person, group=group)
    if not rows.exists() and person.groups.filter(pk=group.pk).exists():
        raise ValidationError(_("The person is a lasting member of this group already."), code="member")
    _check_free(rows, starts_on, ends_on)
    delegation = Delegation.objects.create(
        person=person, group=group, starts_on=starts_on, ends_on=ends_on, decided_by=by, source=source
    )
    sync(person, timezone.localdate())
    return delegation


@transaction.atomic
def end_delegation(delegation, last_day, by, source="cms"):
    """The delegation holds to `last_day`. Moving it to a later day is delegating, so `by` must be able to."""
    delegation = replacing.locked(delegation)
    if delegation.ends_on and last_day > delegation.ends_on:
        _check_delegable(delegation.group, by)
    ended = replacing.end(delegation, last_day, by, source)
    same = Delegation.objects.filter(person=delegation.person_id, group=delegation.group_id).exclude(pk=ended.pk)
    _check_free(same, ended.starts_on, last_day)
    sync(delegation.person, timezone.localdate())
    return ended


@transaction.atomic
def withdraw(delegation, reason, by=None):
    """The delegation never held, or ends at once."""
    delegation = replacing.locked(delegation)
    replacing.withdraw(delegation, reason, by)
    sync(delegation.person, timezone.localdate())


def in_force(person, on):
    """The delegations to the person that hold on `on`."""
    return Delegation.objects.on(on).filter(person=person)


def sync(person, today):
    """Bring the person's groups in line with the delegations of `today`. One query when nothing differs."""
    membership = User.groups.through.objects.filter(user=OuterRef("person"), group=OuterRef("group"))
    rows = Delegation.objects.filter(person=person).annotate(is_member=Exists(membership))
    members, due = {}, set()
    for row in rows:
        members[row.group_id] = row.is_member
        if row.voided_at is None and row.starts_on <= today <= row.last_day:
            due.add(row.group_id)
    joins = [group for group, is_member in members.items() if group in due and not is_member]
    leaves = [group for group, is_member in members.items() if group not in due and is_member]
    if not joins and not leaves:
        return
    with transaction.atomic():
        person.groups.add(*joins)
        person.groups.remove(*leaves)
    for name in REMEMBERED:
        vars(person).pop(name, None)


def by_date(get_response):
    """Middleware: whoever opens the CMS has the groups of the day. No other address reads session or user for it."""

    front = reverse("wagtailadmin_home")

    def middleware(request):
        if request.path_info.startswith(front) and request.user.is_authenticated:
            sync(request.user, timezone.localdate())
        return get_response(request)

    return middleware


def _check_delegable(group, by):
    if not delegable.groups(by).filter(pk=group.pk).exists():
        raise ValidationError(_("You can only hand over what you may do yourself."), code="not_yours")


def _check_free(rows, starts_on, ends_on):
    replacing.check_free(rows, starts_on, ends_on, _("This is delegated to the person already on some of these days."))
