"""Reminders as a municipality would have them: turned on, run on a day, and read."""

from datetime import date, datetime, time

from tests.factories.world import STOCKHOLM
from tracking.models import Notice, ReminderSettings
from tracking.reminders import deciding, sending

# In the town, the basic course is to be finished by 30 April 2025.
DUE = date(2025, 4, 30)
FIRST, SECOND, OVERDUE, STILL = date(2025, 4, 16), date(2025, 4, 27), date(2025, 5, 1), date(2025, 5, 14)


def at(text):
    """An instant in Sweden from “2025-04-16 09:00”."""
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def morning(on):
    return datetime.combine(on, time(9), STOCKHOLM)


def turn_on(**values):
    """Reminders as a municipality would have them, but on every hour of every day."""
    found = ReminderSettings.load()
    always = {"quiet_from": time(0), "quiet_to": time(0), "quiet_weekends": False, "sends_digest": False}
    for name, value in ({"is_on": True, "sender_address": "rustad@ekvalla.example"} | always | values).items():
        setattr(found, name, value)
    found.full_clean()
    found.save()
    return found


def give_addresses(*people):
    for person in people:
        person.email = f"p{person.username}@ekvalla.example"
        person.save()


def run(on, hour="09:00", *, again=False):
    """What the timer and the worker do on a day."""
    moment = at(f"{on} {hour}")
    found = ReminderSettings.load()
    if again or not deciding.is_decided(on):
        deciding.decide(on, found, at=moment)
    while sending.send_waiting(clock=lambda: moment):
        pass


def subject_of(letter):
    return letter["Subject"].strip()  # A long one begins on the next line.


def text_of(letter):
    return letter.get_content().replace("\r\n", "\n")


def rows(person=None):
    found = Notice.objects.order_by("made_at", "pk")
    if person:
        found = found.filter(person=person)
    return list(found.values_list("kind", "due_on", "state"))
