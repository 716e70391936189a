"""A small municipality that tests build with a word per fact."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from organisation import staffing, tree
from organisation.models import JobRole, UnitKind, User
from tracking import ledger, requirements
from tracking.models import Edition, Requirement, Training, TrainingKind

STOCKHOLM = ZoneInfo("Europe/Stockholm")
LONG_AGO = date(2020, 1, 1)


def day(text):
    """A date from ISO text; dates pass through."""
    return date.fromisoformat(text) if isinstance(text, str) else text


def noon(text):
    """Noon in Sweden on a day."""
    return datetime.combine(day(text), datetime.min.time(), STOCKHOLM).replace(hour=12)


class World:
    """Builds people, units, trainings and rules; names are made up as needed."""

    def __init__(self):
        self.given = 0  # So many names.

    def unit(self, name, parent=None, on=LONG_AGO, kind=UnitKind.UNIT):
        return tree.open_unit(name.lower().replace(" ", "-"), name, kind, day(on), parent)

    def job_role(self, title):
        return JobRole.objects.get_or_create(code=title, defaults={"title": title})[0]

    def person(self, name=None, **values):
        self.given += 1
        number = self.given
        first, _, last = (name or f"Person {number}").partition(" ")
        return User.objects.create(
            username=f"{40000 + number}",
            employee_id=f"{40000 + number}",
            first_name=first,
            last_name=last,
            **values,
        )

    def staff(self, unit, role="undersköterska", starts_on=None, ends_on=None, person=None, **values):
        """A person employed in the unit, from its first day unless stated; a new person unless given."""
        person, starts_on = person or self.person(), day(starts_on or unit.opened_on)
        staffing.employ(person, unit, self.job_role(role), starts_on, ends_on and day(ends_on), **values)
        return person

    def head(self, unit, kind="head", starts_on=None, ends_on=None, person=None, role="enhetschef"):
        """A head, employed in the unit, from its first day unless stated."""
        person, starts_on = person or self.staff(unit, role), day(starts_on or unit.opened_on)
        staffing.appoint(person, unit, kind, starts_on, ends_on and day(ends_on))
        return person

    def training(self, title="Grundutbildning", kind=TrainingKind.COURSE):
        training = Training.objects.create(title=title, kind=kind)
        Edition.objects.create(training=training, number=1, published_at=noon(LONG_AGO))
        return training

    def requirement(self, training, starts_on="2025-03-01", key="grund", lowest=1, **rule):
        requirement = Requirement.objects.create(
            key=key, name=key.capitalize(), training_name="grundutbildningen om våldsbejakande extremism"
        )
        rule.setdefault("group_name", "Alla")
        requirements.set_rule(requirement, day(starts_on), accepted={training: lowest}, **rule)
        return requirement

    def done(self, person, training, on, **values):
        """A completion on a day (noon) or at an instant."""
        at = on if isinstance(on, datetime) else noon(on)
        return ledger.record_completion(person, training, at=at, **values)

    def started(self, person, training, on):
        return ledger.start_round(person, training, noon(on))
