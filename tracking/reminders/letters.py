"""What the letters say. In Swedish, in plain text, without a name other than the receiver's own.

Mail is not a safe channel, and its subject is seen on locked screens: there stands only that there is a training and a
date, never which one.
"""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings as django_settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_str
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LANGUAGE = "sv"
DAY = "j F Y"


@dataclass(frozen=True)
class Item:
    """One training to remind of."""

    titles: tuple
    due_on: date
    done: bool  # To be renewed.
    why: str

    def is_late(self, on):
        return on > self.due_on


@dataclass(frozen=True)
class Letter:
    """A subject and a text."""

    subject: str
    body: str


def reminder(person, items, settings, on):
    """The letter to one person about everything that is due, the most urgent first."""
    items = sorted(items, key=lambda item: (item.due_on, item.titles))
    with translation.override(LANGUAGE):
        parts = [
            _greeting(person),
            _("This is a friendly reminder from Rustad, the municipality's training portal."),
            *(_item(item, on) for item in items),
            _("Begin here, or go on where you left off:") + f"\n{_address('tracking:my_training')}",
            _help(settings),
            _("This letter was sent automatically, and nobody reads what is answered."),
        ]
        return Letter(_subject(items, on), "\n\n".join(parts) + "\n")


def digest(person, units, tree, requirements, settings, on):
    """The summary to a head; `units` are UnitDigests, `requirements` {id: name}."""
    with translation.override(LANGUAGE):
        parts = [
            _greeting(person),
            _("This is where your staff stand on %(date)s. The names are in Rustad: a letter holds only counts.")
            % {"date": date_format(on, DAY)},
            *(_unit(tree[unit.unit_id].name, unit, requirements, on) for unit in units),
            _("See whom it is about:") + f"\n{_address('tracking:follow_up')}",
            *([settings.signature] if settings.signature else []),
            _("This letter comes once a week, when there is something to tell. Nobody reads what is answered."),
        ]
        return Letter(_("Your staff's training, %(date)s") % {"date": date_format(on, DAY)}, "\n\n".join(parts) + "\n")


def reviews(person, things, settings, on):
    """The letter to one who looks after pages and facts; `things` are content.review.dated.Dated."""
    things = sorted(things, key=lambda one: (one.next_on, one.title))
    number = len(things)
    with translation.override(LANGUAGE):
        subject = ngettext("A text has to be reviewed", "%(number)d texts have to be reviewed", number)
        parts = [
            _greeting(person),
            _("You look after what is said here. Read it again: does it still hold? If it does, one click is enough."),
            "\n".join(_review(one, on) for one in things),
            _("Everything that has to be reviewed:") + f"\n{_address('review:report')}",
            *([settings.signature] if settings.signature else []),
            _("This letter was sent automatically, and nobody reads what is answered."),
        ]
        return Letter(subject % {"number": number}, "\n\n".join(parts) + "\n")


def _review(one, on):
    text = _("%(title)s: should have been reviewed by %(date)s") if one.is_overdue(on) else _("%(title)s: by %(date)s")
    return text % {"title": one.title, "date": date_format(one.next_on, DAY)}


def message(letter, address, settings, pk):
    """The letter as a mail. Its Message-ID follows from the notice, so that a copy of it can be recognised."""
    host = urlsplit(django_settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    name = force_str(settings.sender_name).replace('"', "").replace("\\", "")
    return EmailMessage(
        letter.subject,
        letter.body,
        f'"{name}" <{settings.sender_address}>' if name else settings.sender_address,
        [address],
        headers={
            "Message-ID": f"<rustad-notice-{pk}@{host}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": LANGUAGE,
        },
    )


def _greeting(person):
    return _("Hello %(name)s!") % {"name": person.first_name} if person.first_name else _("Hello!")


def _subject(items, on):
    """How many and when, never what."""
    said = {"number": len(items), "date": date_format(items[0].due_on, "j F")}
    if len(items) > 1:
        return _("Reminder: %(number)d trainings are waiting for you") % said
    if items[0].is_late(on):
        return _("Reminder: a training should have been finished by %(date)s") % said
    if items[0].done:
        return _("Reminder: a training is to be renewed by %(date)s") % said
    return _("Reminder: a training is to be finished by %(date)s") % said


def _item(item, on):
    date = date_format(item.due_on, DAY)
    if item.is_late(on):
        when = _("It should have been finished by %(date)s.") % {"date": date}
    elif item.done:
        when = _("What you have done counts up to and including %(date)s. Renew it by then.") % {"date": date}
    else:
        when = _("It is to be finished by %(date)s.") % {"date": date}
    return "\n".join([get_text_list(item.titles, _("or")), when, item.why])


def _help(settings):
    text = _("Do you not find the time, or is something wrong? Talk to your manager.")
    return f"{text} {settings.signature}".strip()


def _unit(name, unit, requirements, on):
    lines = [name]
    for pk, line in unit.lines.items():
        if line.is_urgent:
            lines.append(_line(requirements[pk], line))
    if unit.unreachable:
        text = ngettext(
            "%(number)d person has no e-mail address and gets no reminders. Please tell them in person.",
            "%(number)d persons have no e-mail address and get no reminders. Please tell them in person.",
            len(unit.unreachable),
        )
        lines.append(text % {"number": len(unit.unreachable)})
    if unit.meeting_missing:
        lines.append(_("No unit meeting on the subject is recorded for %(year)d.") % {"year": on.year})
    return "\n".join(lines)


def _line(name, line):
    parts = [
        _("%(requirement)s: %(completed)d of %(relevant)d are done.")
        % {"requirement": name, "completed": line.completed, "relevant": line.relevant}
    ]
    if line.overdue:
        text = ngettext("%(number)d is late.", "%(number)d are late.", line.overdue)
        parts.append(text % {"number": line.overdue})
    if line.soon:
        text = ngettext(
            "%(number)d is to be finished within 14 days.", "%(number)d are to be finished within 14 days.", line.soon
        )
        parts.append(text % {"number": line.soon})
    return " ".join(parts)


def _address(name):
    return django_settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name)
