"""Why a date is the date it is, in one plain sentence: to the person it is about, or to the nearest head.

What has happened meanwhile without changing the date may follow in another short one.
"""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracking.sentences import in_words
from tracking.why_this_date import VALIDITY, Kind, Pause


def to_learner(why):
    """The sentence as it stands on one's own page; nothing when there is nothing to explain."""
    return _sentence(why, _Learner)


def to_head(why):
    """The sentence as it stands in the list of the nearest head."""
    return _sentence(why, _Head)


def _sentence(why, words):
    return " ".join(part for part in (_main(why, words), _note(why, words)) if part) if why else ""


def span_in_words(span):
    """From a day to a day, with the month and the year once when they are the same."""
    first, last = span
    if first == last:
        return in_words(first)
    shape = "j" if first.replace(day=1) == last.replace(day=1) else "j F" if first.year == last.year else "j F Y"
    return f"{date_format(first, shape)}\N{EN DASH}{in_words(last)}"


def _main(why, words):
    if why.kind in VALIDITY:
        return words.validity(why)
    if why.last_day is None:
        first = why.skipped[-1][0]
        return words.stopped() % {"beginning": words.beginning(why), "first": in_words(first)}
    return words.clock(why.over, bool(why.skipped)) % {
        "beginning": words.beginning(why),
        "days": _days(why.length),
        "pause": _pause_in_words(why),
        "last": in_words(why.last_day),
    }


def _pause_in_words(why):
    """How many days are not counted, and which."""
    if not why.skipped or why.last_day is None:
        return ""
    number = sum((last - first).days + 1 for first, last in why.skipped)
    texts = {
        Pause.LEAVE: _("%(days)s of long leave (%(when)s)"),
        Pause.EXEMPT: _("%(days)s exempt (%(when)s)"),
        Pause.BOTH: _("%(days)s of long leave or exempt (%(when)s)"),
    }
    when = ", ".join(span_in_words(span) for span in why.skipped)
    return texts[why.pause] % {"days": _days(number), "when": when}


def _days(number):
    return ngettext("%(number)d day", "%(number)d days", number) % {"number": number}


def _months(number):
    return ngettext("%(number)d month", "%(number)d months", number) % {"number": number}


def _note(why, words):
    """What has happened meanwhile without changing the date."""
    if why.gap:
        return _("The break %(when)s is so short that the time does not start again.") % {
            "when": span_in_words(why.gap)
        }
    return words.moved() if why.moved else ""


class _Learner:
    """To the person whom the date is about."""

    @staticmethod
    def beginning(why):
        said = {"start": in_words(why.start), "months": _months(why.months_now or 0)}
        texts = {
            Kind.HIRED: _("You began on %(start)s"),
            Kind.RULE: _("The requirement began on %(start)s"),
            Kind.ADDED: _("You are added from %(start)s"),
            Kind.COVERED: _("The requirement concerns you since %(start)s"),
            Kind.NEWER_EDITION: _("A newer edition is required since %(start)s"),
            Kind.OTHER_TRAINING: _("Another training is required since %(start)s"),
            Kind.SHORTER: _("Since %(start)s a training counts for only %(months)s"),
        }
        return texts[why.kind] % said

    @staticmethod
    def clock(over, paused):
        if paused and over:
            return _("%(beginning)s and you had %(days)s, besides %(pause)s: up to and including %(last)s.")
        if paused:
            return _("%(beginning)s and you have %(days)s, besides %(pause)s: up to and including %(last)s.")
        if over:
            return _("%(beginning)s and you had %(days)s: up to and including %(last)s.")
        return _("%(beginning)s and you have %(days)s: up to and including %(last)s.")

    @staticmethod
    def stopped():
        return _("%(beginning)s, but your time stands still from %(first)s, so there is no last day for now.")

    @staticmethod
    def validity(why):
        texts = {
            (Kind.COMPLETED, False): _(
                "You completed the training on %(done)s and it counts for %(months)s: up to and including %(last)s."
            ),
            (Kind.COMPLETED, True): _(
                "You completed the training on %(done)s and it counted for %(months)s: up to and including %(last)s."
            ),
            (Kind.RENEWED_EARLY, False): _(
                "You renewed early, on %(done)s, so the new period is counted from %(start)s and "
                "lasts %(months)s: up to and including %(last)s."
            ),
            (Kind.RENEWED_EARLY, True): _(
                "You renewed early, on %(done)s, so the new period was counted from %(start)s and "
                "lasted %(months)s: up to and including %(last)s."
            ),
            (Kind.BROUGHT_UP_TO_DATE, False): _(
                "You brought your training up to date on %(done)s, but the period is still counted from %(start)s and "
                "lasts %(months)s: up to and including %(last)s."
            ),
            (Kind.BROUGHT_UP_TO_DATE, True): _(
                "You brought your training up to date on %(done)s, but the period was still counted from %(start)s and "
                "lasted %(months)s: up to and including %(last)s."
            ),
        }
        return texts[why.kind, why.over] % _of_period(why)

    @staticmethod
    def moved():
        return _("That you have changed units does not change the date.")


class _Head:
    """About the person, to the nearest head."""

    @staticmethod
    def beginning(why):
        texts = {
            Kind.HIRED: _("The employment began on %(start)s"),
            Kind.ADDED: _("The addition holds from %(start)s"),
            Kind.COVERED: _("The requirement concerns the person since %(start)s"),
        }
        return texts[why.kind] % {"start": in_words(why.start)} if why.kind in texts else _Learner.beginning(why)

    @staticmethod
    def clock(over, paused):
        if paused and over:
            return _("%(beginning)s and the time was %(days)s, besides %(pause)s: up to and including %(last)s.")
        if paused:
            return _("%(beginning)s and the time is %(days)s, besides %(pause)s: up to and including %(last)s.")
        if over:
            return _("%(beginning)s and the time was %(days)s: up to and including %(last)s.")
        return _("%(beginning)s and the time is %(days)s: up to and including %(last)s.")

    @staticmethod
    def stopped():
        return _("%(beginning)s, but the time stands still from %(first)s, so there is no last day for now.")

    @staticmethod
    def validity(why):
        texts = {
            (Kind.COMPLETED, False): _(
                "The training was completed on %(done)s and counts for %(months)s: up to and including %(last)s."
            ),
            (Kind.COMPLETED, True): _(
                "The training was completed on %(done)s and counted for %(months)s: up to and including %(last)s."
            ),
            (Kind.RENEWED_EARLY, False): _(
                "Renewed early, on %(done)s, so the new period is counted from %(start)s and "
                "lasts %(months)s: up to and including %(last)s."
            ),
            (Kind.RENEWED_EARLY, True): _(
                "Renewed early, on %(done)s, so the new period was counted from %(start)s and "
                "lasted %(months)s: up to and including %(last)s."
            ),
            (Kind.BROUGHT_UP_TO_DATE, False): _(
                "Brought up to date on %(done)s, but the period is still counted from %(start)s and "
                "lasts %(months)s: up to and including %(last)s."
            ),
            (Kind.BROUGHT_UP_TO_DATE, True): _(
                "Brought up to date on %(done)s, but the period was still counted from %(start)s and "
                "lasted %(months)s: up to and including %(last)s."
            ),
        }
        return texts[why.kind, why.over] % _of_period(why)

    @staticmethod
    def moved():
        return _("The change of unit does not change the date.")


def _of_period(why):
    return {
        "done": in_words(why.completed_on),
        "start": in_words(why.start),
        "months": _months(why.length),
        "last": in_words(why.last_day),
    }
