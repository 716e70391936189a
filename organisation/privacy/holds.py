"""Legal holds: what they keep, and placing and lifting one."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from organisation.models import LegalHold, User


def holds_on(person):
    """The holds in force on the person, and those on everybody."""
    return LegalHold.objects.in_force().filter(person=person) | everything()


def everything():
    """The holds in force that keep everybody's data."""
    return LegalHold.objects.in_force().filter(person=None)


def held(person="pk"):
    """A condition: the person in the column `person` is held by name."""
    return Exists(LegalHold.objects.in_force().filter(person=OuterRef(person)))


@transaction.atomic
def place(person, reference, by=None, source="cms"):
    """Nothing about the person is erased or weeded until the hold is lifted; with no person, nothing about anybody.

    Refused for one who is erased already, and for the same case twice.
    """
    if person is not None:
        person = User.objects.select_for_update().get(pk=person.pk)
        if hasattr(person, "erasure"):
            raise ValidationError(_("The person is erased already."), code="erased")
    try:
        with transaction.atomic():
            return LegalHold.objects.create(person=person, reference=reference.strip(), placed_by=by, source=source)
    except IntegrityError:
        raise ValidationError(_("There is a hold for this case already."), code="twice") from None


@transaction.atomic
def lift(hold, reason, by=None):
    """The hold keeps nothing any longer. It stays in the list, with the reason."""
    hold = LegalHold.objects.select_for_update().get(pk=hold.pk)
    if hold.voided_at is not None:
        raise ValidationError(_("The hold has been lifted already."), code="settled")
    hold.void(reason.strip(), by)
