"""Codes that a head prints for somebody without e-mail: made, used once, withdrawn by the next one."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from organisation.models import SignInCode, User
from organisation.sign_in import may_sign_in, without_privileges

# No letter that looks like a digit, and no vowel, so that no code spells a word: 12 of 27 signs are 57 bits.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
GROUPS, GROUP = 3, 4


class CodeDoesNotWork(Exception):
    """The code is used, withdrawn or too old, or the person may no longer have one."""


def may_have_one(people):
    """Those of the `people` for whom a code may be made and used."""
    return without_privileges(may_sign_in(people))


@transaction.atomic
def make_code(person, by):
    """A new code in plain text, the only time that it exists; an earlier open one is withdrawn.

    Refused for oneself, and for everyone who has more than their own training behind the sign-in.
    """
    User.objects.select_for_update().get(pk=person.pk)  # Two at once would both find no open code.
    if person.pk == by.pk or not may_have_one(User.objects.filter(pk=person.pk)).exists():
        raise PermissionDenied
    now = timezone.now()
    _open_codes().filter(person=person).update(withdrawn_at=now)
    code = "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))
    SignInCode.objects.create(
        person=person,
        digest=_digest(code),
        made_by=by,
        made_at=now,
        expires_at=now + timedelta(days=settings.SIGN_IN_CODE_DAYS),
    )
    return code


def open_code(code):
    """The row of a code as somebody has typed it, if it can be used now; otherwise None."""
    return _usable().filter(digest=_digest(code)).first()


def usable_code(pk):
    """The row of a code that somebody has begun to use, if it can still be used; otherwise None."""
    return _usable().filter(pk=pk).first()


def use(pk, password):
    """The person of the code has `password` from now on, and the code is used up. Of two at once, one wins."""
    code = usable_code(pk)
    if code is None:
        raise CodeDoesNotWork
    code.person.set_password(password)  # It takes a while: not while holding a lock.
    with transaction.atomic():
        if not _usable().filter(pk=pk).update(used_at=timezone.now()):
            raise CodeDoesNotWork
        code.person.save(update_fields=["password"])
    return code.person


def _open_codes():
    return SignInCode.objects.filter(used_at=None, withdrawn_at=None)


def _usable():
    """The person may have become head or editor since the code was printed; then it opens nothing."""
    people = may_have_one(User.objects.all())
    return _open_codes().filter(expires_at__gt=timezone.now(), person__in=people).select_related("person")


def _digest(code):
    """Keyed, so that nobody can try codes against a stolen database without the server's key as well."""
    typed = "".join(sign for sign in code.upper() if sign.isalnum())
    return salted_hmac("organisation.sign_in_codes", typed, algorithm="sha256").hexdigest()
