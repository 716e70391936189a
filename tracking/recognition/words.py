"""How a completion came about and why it was voided, in words that stay with it."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tracking.carrying import AGAIN, MORE_CHANGED
from tracking.days import day_of
from tracking.ledger import PART_VOIDED
from tracking.models import How, VoidReason
from tracking.models.completion import IMPORT_SOURCE


def how_in_words(completion):
    """How it was recorded, by whom and when; "" for what was taken here."""
    if completion.how == How.TAKEN:
        return ""
    values = {"name": completion.recorded_by, "day": date_format(day_of(completion.recorded_at), "j F Y")}
    if completion.how == How.RECOGNISED:
        return _("Recognised by %(name)s on %(day)s") % values
    if completion.recorded_by is None:
        return _("Moved from an earlier portal on %(day)s") % values
    return _("Moved from an earlier portal by %(name)s on %(day)s") % values


def import_number(completion):
    """The number of the file that it came with, or ""."""
    return completion.source.removeprefix(IMPORT_SOURCE) if completion.source.startswith(IMPORT_SOURCE) else ""


def why_voided(completion):
    """The reason in words: one of the closed list, or what was written before there was one."""
    reason = completion.void_reason
    if reason.startswith(PART_VOIDED):
        return _("A part of it was voided: %(reason)s") % {"reason": _label(reason.removeprefix(PART_VOIDED))}
    return _label(reason)


def _label(reason):
    if reason in (AGAIN, MORE_CHANGED):
        return _(reason)
    return VoidReason(reason).label if reason in VoidReason.values else reason


def voided_in_words(completion):
    """Why, by whom and when it was voided."""
    values = {
        "reason": why_voided(completion),
        "name": completion.voided_by,
        "day": date_format(day_of(completion.voided_at), "j F Y"),
    }
    if completion.voided_by is None:
        return _("%(reason)s. Voided on %(day)s.") % values
    return _("%(reason)s. Voided by %(name)s on %(day)s.") % values
