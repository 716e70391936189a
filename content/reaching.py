"""At which number a contact card is reached today: its own, or another while it is being checked.

A number that nobody has checked in time may be somebody else's by now. It is not shown to a person in need; whom to
call meanwhile is.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from content.models import dial


@dataclass(frozen=True)
class Reach:
    """What a card shows of how to get through: never nothing where the card itself holds a number or an address.

    `instead` names who answers meanwhile; empty when the number and the e-mail are the card's own.
    """

    phone: str
    email: str
    instead: str = ""
    is_unchecked: bool = False  # The card's own number, although nobody has checked it in time: there is no other.
    checked_on: date | None = None

    @property
    def dial(self):
        return dial(self.phone)

    @property
    def is_being_checked(self):
        return bool(self.instead)

    @property
    def own_phone(self):
        """The card's own number, as far as it may be shown."""
        return "" if self.instead else self.phone

    @property
    def own_email(self):
        return "" if self.instead else self.email


def reach(card, municipality, on, *, for_staff):
    """How to reach what the card is about on the day. `municipality` may be lazy: most cards never ask it.

    An overdue card gives way to the coordinator's card, unless that one is overdue too or, in public, is for staff
    only; then to the service centre; and without either its own number stays, with a remark.
    """
    if not (card.phone or card.email) or not card.is_overdue(on):
        return Reach(card.phone, card.email)
    other = municipality.coordinator
    if other and _can_stand_in(other, card, on, for_staff):
        return Reach(other.phone, other.email, instead=other.role)
    if municipality.service_phone:
        return Reach(municipality.service_phone, "", instead=_("The service centre"))
    return Reach(card.phone, card.email, is_unchecked=True, checked_on=card.checked_on)


def _can_stand_in(other, card, on, for_staff):
    if other.pk == card.pk or not (other.phone or other.email) or other.is_overdue(on):
        return False
    return for_staff or other.is_public
