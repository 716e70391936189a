"""What a change of a requirement means, in figures and warnings, before it is made."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Max
from django.utils.formats import date_format, number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.models import Unit, UnitPeriod
from organisation.spans import ONE_DAY
from tracking import coverage, rule_in_words
from tracking.models import Coverage, Training, TrainingKind

MOST_UNITS = 10


@dataclass
class Preview:
    """How many are covered on the first day of the change, how many today, where it differs, and what to look after."""

    on: object
    persons: int
    units: int
    today: int
    sentence: str
    said: list  # [lines], of what is to hold: one rule for a change, more when a mistake gives way to several.
    units_changed: list  # [(name, today, then)], the greatest difference first
    units_left_out: int
    warnings: list


def preview(plan, requirement, today):
    """The Preview of a plan (`rule_changes.Plan`); `requirement` is None for a new one. Stores nothing."""
    on = min(max(plan.first_day, today), plan.last_day)
    rule = plan.rule_on(on)
    pk = requirement.pk if requirement else None
    then, now = coverage.covered_on(on, pk, rule), covered_today(pk, today)
    persons, before = _persons(then), _persons(now)
    changed = _changed_units(now, then, on)
    return Preview(
        on=on,
        persons=persons,
        units=len({unit for _person, unit in then}),
        today=before,
        sentence=_sentence(then, persons, before if requirement else None, on, today),
        said=rule_in_words.lines_of([plan.new] if plan.new else plan.held_again),
        units_changed=changed[:MOST_UNITS],
        units_left_out=max(0, len(changed) - MOST_UNITS),
        warnings=_warnings(plan, rule, persons, on, today),
    )


def covered_today(requirement_id, today):
    """{(person, unit)} as recorded."""
    rows = Coverage.objects.filter(requirement=requirement_id, starts_on__lte=today, ends_on__gte=today)
    return set(rows.values_list("person_id", "unit_id"))


def _persons(pairs):
    return len({person for person, _unit in pairs})


def extent(persons, units):
    """So many persons in so many units, in words."""
    return _("%(persons)s in %(units)s") % {
        "persons": ngettext("%(number)s person", "%(number)s persons", persons) % {"number": grouped(persons)},
        "units": ngettext("%(number)s unit", "%(number)s units", units) % {"number": grouped(units)},
    }


def grouped(number):
    """A number with a space between thousands, as it is written in the language."""
    return number_format(number, force_grouping=True)


def _sentence(then, persons, before, on, today):
    """Covers 1 234 persons in 56 units, 17 more than today."""
    said = extent(persons, len({unit for _person, unit in then}))
    if before is None:
        text = _("Covers %(extent)s.") % {"extent": said}
    elif persons > before:
        more = {"extent": said, "number": grouped(persons - before)}
        text = _("Covers %(extent)s, %(number)s more than today.") % more
    elif persons < before:
        fewer = {"extent": said, "number": grouped(before - persons)}
        text = _("Covers %(extent)s, %(number)s fewer than today.") % fewer
    else:
        text = _("Covers %(extent)s, as many as today.") % {"extent": said}
    if on == today:
        return text
    return _("On %(date)s: %(sentence)s") % {"date": date_format(on, "j F Y"), "sentence": text}


def _changed_units(now, then, on):
    """[(name, covered today, covered then)] of the units where the number differs."""
    today, after = (Counter(unit for _person, unit in pairs) for pairs in (now, then))
    different = [unit for unit in today.keys() | after.keys() if today[unit] != after[unit]]
    names = _unit_names(different, on)
    rows = [(names.get(unit, "–"), today[unit], after[unit]) for unit in different]
    return sorted(rows, key=lambda row: (-abs(row[2] - row[1]), row[0]))


def _unit_names(units, on):
    """{unit: its name on the day, or its last one before}."""
    rows = UnitPeriod.objects.in_force().filter(unit__in=units, starts_on__lte=on).order_by("starts_on")
    return dict(rows.values_list("unit_id", "name"))


def _warnings(plan, rule, persons, on, today):
    found = [*_replaced(plan), *_afterwards(plan), *_mistake_in_the_past(plan, today)]
    if rule is None:
        return [_("From %(date)s the requirement concerns nobody.") % {"date": date_format(on, "j F Y")}, *found]
    if not persons:
        found.insert(0, _("Nobody is covered on that day."))
    return [*found, *_trainings(rule), *_no_longer_accepted(plan, rule, on), *_units(rule)]


def _replaced(plan):
    """Versions that were planned and are done away with."""
    text = _("The version that was to hold from %(date)s (%(group)s) is dropped and will not hold.")
    gone = [version for version in plan.replaced if version.starts_on >= plan.first_day]
    return [text % {"date": date_format(v.starts_on, "j F Y"), "group": v.group_name} for v in gone]


def _afterwards(plan):
    """A rule with a last day, and nothing after it."""
    if plan.new is None or plan.new.ends_on is None or plan.rule_on(plan.new.ends_on + ONE_DAY):
        return []
    text = _("After %(date)s the requirement concerns nobody, unless you add another version.")
    return [text % {"date": date_format(plan.new.ends_on, "j F Y")}]


def _mistake_in_the_past(plan, today):
    if plan.first_day >= today:
        return []
    text = _("Figures for %(date)s and later change, also in reports that have been read but not frozen.")
    return [text % {"date": date_format(plan.first_day, "j F Y")}]


def _trainings(rule):
    """Trainings that cannot be taken, and editions that do not exist."""
    rows = Training.objects.filter(pk__in=rule.accepted).annotate(newest=Max("editions__number")).order_by("title")
    found = []
    for row in rows:
        if row.retired_on and row.kind == TrainingKind.EXTERNAL:
            found.append(_("“%(training)s” can no longer be chosen in new rules.") % {"training": row.title})
        elif row.retired_on:
            found.append(_("“%(training)s” is no longer published: nobody can take it.") % {"training": row.title})
        elif row.kind == TrainingKind.COURSE and row.newest is None:
            found.append(_("“%(training)s” has not been published yet.") % {"training": row.title})
        newest = row.newest or 1
        if rule.accepted[row.pk] > newest:
            text = _(
                "“%(training)s” has no edition %(edition)d yet; the newest is %(newest)d. Until then nobody is done."
            )
            found.append(text % {"training": row.title, "edition": rule.accepted[row.pk], "newest": newest})
    return found


def _no_longer_accepted(plan, rule, on):
    """Trainings that counted until now."""
    before = next((v for v in plan.in_force if v.starts_on < on and v.last_day >= on - ONE_DAY), None)
    if before is None:
        return []
    counted = set(before.accepted.values_list("training_id", flat=True)) - set(rule.accepted)
    titles = [
        _("“%(training)s”") % {"training": title}
        for title in Training.objects.filter(pk__in=counted).values_list("title", flat=True)
    ]
    if not titles:
        return []
    text = _("No longer counts: %(list)s. Those who have completed only that are no longer done.")
    return [text % {"list": get_text_list(titles, _("and"))}]


def _units(rule):
    """Units that the rule names and that are closed, or will close while it holds."""
    closing = Unit.objects.filter(pk__in=(*rule.units, *rule.excluded), closed_on__lt=rule.last_day)
    names = _unit_names([unit.pk for unit in closing], rule.last_day)
    text = _("%(unit)s has its last day on %(date)s. After that the rule names a unit that is not there.")
    return [
        text % {"unit": names.get(unit.pk, unit.code), "date": date_format(unit.closed_on, "j F Y")}
        for unit in closing.order_by("closed_on", "code")
    ]
