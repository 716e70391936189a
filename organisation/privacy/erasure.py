"""Erasing a person: who it was is blanked, what signs in is deleted, and the facts stay for the figures.

That is pseudonymised, not anonymous: somebody who knows where and when a person worked may still recognise the facts.
What happens to each field stands in the register.
"""

from allauth.account.models import EmailAddress
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from organisation import public_names
from organisation.lock_out import name_mark
from organisation.models import FAR, Appointment, Delegation, Employment, Erasure, RoleHolder, User
from organisation.privacy import back_door, register
from organisation.privacy.holds import holds_on

NAME = "Borttagen person"  # Data, not a text of the page: the same in every language.


def obstacles(person, today):
    """Why the person cannot be erased today, in sentences; none when it can be done."""
    if Erasure.objects.filter(person=person).exists():
        return [_("The person is erased already.")]
    found = []
    if Employment.objects.touching(today, FAR).filter(person=person).exists():
        found.append(_("The person is employed, today or later. Erasing waits until the employment has ended."))
    if Appointment.objects.touching(today, FAR).filter(person=person).exists():
        found.append(_("The person holds an office. End the appointment first."))
    if RoleHolder.objects.touching(today, FAR).filter(person=person).exists():
        found.append(_("The person holds a role that is shown to others. End it first."))
    if Delegation.objects.touching(today, FAR).filter(person=person).exists():
        found.append(_("A part of the work in the CMS is delegated to the person. End the delegation first."))
    if person.is_superuser:
        found.append(_("The person is an administrator. Take that away first."))
    texts = {True: _("A legal hold on everybody’s data is in force: %s."), False: _("A legal hold is in force: %s.")}
    found += [texts[hold.person_id is None] % hold.reference for hold in holds_on(person)]
    return found


@transaction.atomic
def erase(person, reason, *, by=None, sessions=True):
    """Blank the person, delete what signs in, and keep the facts. Refused with every reason that `obstacles` finds.

    Whoever erases many looks for their `sessions` once, afterwards: they are dead at once, since the password is gone.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    if found := obstacles(person, timezone.localdate()):
        raise ValidationError(found)
    if by is not None and by.pk == person.pk:
        raise ValidationError(_("Nobody can erase themselves."), code="oneself")
    done = Erasure.objects.create(person=person, reason=reason, by=by)
    _forget_attempts(person)
    if sessions:
        end_sessions({person.pk})
    _delete_what_is_theirs(person)
    _blank_fields_of_facts(person)
    _blank(person, done)
    _forget_names_in_the_log(person)
    public_names.refresh()
    return done


def _blank(person, done):
    """The name tells that somebody is gone; the number is the erasure's, and leads nowhere else."""
    person.username = f"borttagen-person-{done.pk}"
    person.first_name, person.last_name = "", f"{NAME} {done.pk}"
    person.email, person.employee_id, person.last_login = "", None, None
    person.date_joined = done.at
    person.is_active = person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.save()
    person.groups.clear()
    person.user_permissions.clear()


def _delete_what_is_theirs(person):
    """Every row about the person that the register says is deleted."""
    for profile in UserProfile.objects.filter(user=person).exclude(avatar=""):
        transaction.on_commit(lambda file=profile.avatar: file.delete(save=False))
    for entry in register.about_persons(erasure=register.Erasure.DELETE):
        apps.get_model(entry.model)._base_manager.filter(**{entry.field: person}).delete()
    EmailAddress.objects.filter(user=person).delete()


def _blank_fields_of_facts(person):
    """What in a fact would lead back to the person: an id from the HR system, a telephone, a reference to a paper."""
    holders = {}
    for entry in register.about_persons():
        holders.setdefault(entry.model, []).append(entry.field)
    for entry in register.entries():
        if entry.erasure == register.Erasure.BLANK and entry.model in holders:
            rows = apps.get_model(entry.model)._base_manager.all()
            for field in holders[entry.model]:
                back_door.blank(rows.filter(**{field: person}), entry.field)


def _forget_attempts(person):
    """Failed sign-ins, which are kept under a mark of the name that was typed."""
    names = {person.username, person.employee_id} - {None, ""}
    marks = [name_mark(None, {"username": name}) for name in names]
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        model.objects.filter(username__in=marks).delete()


def end_sessions(persons):
    """Delete the sessions of the persons (ids). They are kept under a random key; whose they are stands inside."""
    keys = {str(pk) for pk in persons}
    theirs = [
        session.session_key
        for session in Session.objects.iterator(chunk_size=2000)
        if session.get_decoded().get("_auth_user_id") in keys
    ]
    Session.objects.filter(session_key__in=theirs).delete()


def _forget_names_in_the_log(person):
    """What the log of the CMS says about the account itself: that something was done stays, but not to whom by name."""
    account = ContentType.objects.get_for_model(User)
    on_account = Q(content_type=account, object_id=str(person.pk))
    ModelLogEntry.objects.filter(on_account).update(label=str(person), data={})
