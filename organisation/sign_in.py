"""Who may sign in, and whose account opens more than their own training."""

from django.contrib.auth.models import Permission
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from organisation.access import LEADING
from organisation.models import Appointment, Delegation, Employment, User


def may_sign_in(people=None):
    """The people who are active and have not left. Asked with every request of one who is signed in.

    Left: with employments that have all ended. One whose employment begins later may sign in, and so may an editor or
    administrator who was never employed.
    """
    people = User.objects.all() if people is None else people
    employments = Employment.objects.in_force().filter(person=OuterRef("pk"))
    not_ended = employments.filter(_not_ended(timezone.localdate()))
    return people.filter(Exists(not_ended) | ~Exists(employments), is_active=True)


def without_privileges(people=None):
    """The people whose account opens nothing but their own training: no permission, office or delegation, nor one
    that begins later.

    Only they can be given a code to sign in with: whoever prints it could use it.
    """
    people = User.objects.all() if people is None else people
    not_ended = _not_ended(timezone.localdate())
    permissions = Permission.objects.filter(Q(user=OuterRef("pk")) | Q(group__user=OuterRef("pk")))
    offices = Appointment.objects.in_force().filter(
        not_ended, person=OuterRef("pk"), kind__in=[*LEADING, "coordinator"]
    )
    delegations = Delegation.objects.in_force().filter(not_ended, person=OuterRef("pk"))
    return people.filter(
        ~Exists(permissions), ~Exists(offices), ~Exists(delegations), is_superuser=False, is_staff=False
    )


def named(identifier):
    """The one person with this user name or employee id, or None. The user name comes first.

    The columns are asked for the ways of writing it rather than without regard to case, which no index answers.
    """
    ways = _ways_of_writing(identifier)
    found = list(User.objects.filter(Q(username__in=ways) | Q(employee_id__in=ways)))
    found.sort(key=lambda person: (person.username not in ways, person.pk))
    exact = [person for person in found if identifier in (person.username, person.employee_id)]
    return next(iter(exact or found), None)


def is_named(person, identifier):
    """Is this the person's user name or employee id?"""
    return bool({person.username, person.employee_id} & set(_ways_of_writing(identifier)))


def _ways_of_writing(identifier):
    return [identifier, identifier.upper(), identifier.lower()]


def _not_ended(today):
    return Q(ends_on=None) | Q(ends_on__gte=today)
