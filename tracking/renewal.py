"""When a training may be renewed, and from which day a renewal counts (definition 10)."""

from datetime import timedelta

from tracking import catalogue
from tracking.days import add_months
from tracking.models import Completion, Coverage, Definitions, RequirementVersion, Round, RoundReason
from tracking.standing import Validity


def rules_covering(person, training, on):
    """The versions in force on `on` that accept `training` and cover `person` on that day."""
    covered = Coverage.objects.filter(person=person, starts_on__lte=on, ends_on__gte=on).values("requirement")
    versions = RequirementVersion.objects.on(on).filter(accepted__training=training, requirement__in=covered)
    return versions.prefetch_related("accepted")


def running_until(person, version, on):
    """The first day that all the person has done by `on` is too old for the rule, past or to come; None without any.

    Age alone decides, as in definition 10: a demand for a newer edition (definition 9) makes nothing older, so it
    ends no period. Only for rules with months: without them nothing runs out.
    """
    trainings = [row.training_id for row in version.accepted.all()]
    done = Completion.objects.in_force().filter(person=person, training__in=trainings, completed_on__lte=on)
    return max((add_months(row.counts_from, version.months) for row in done), default=None)


def counts_from(person, training, on, current_round):
    """The day from which a completion on `on` counts.

    A renewal inside the window counts from the end of the running period, so that no time is lost (the longest if
    several rules apply). The period runs by age alone, as definition 10 has it: whoever renews early because a newer
    edition is demanded as well loses no more time than others. A round begun for a new edition keeps the day of the
    completion it brings up to date.
    """
    if current_round is not None and current_round.reason == RoundReason.NEW_EDITION:
        earlier = _last_completion(person, training, on)
        if earlier is not None:
            return earlier.counts_from
    last_day = on + _window()
    return max((end for end in _ends(person, training, on) if on < end <= last_day), default=on)


def reason_for_round(person, training, on):
    """Why a person begins another round today: something is too old or soon will be, or the course has changed.

    What is still young enough is brought up to date, not renewed: only the parts that have changed are taken again.
    """
    last_day = on + _window()
    if any(end <= last_day for end in _ends(person, training, on)):
        return RoundReason.RENEWAL
    last = _last_completion(person, training, on)
    if last is not None and last.edition < catalogue.live_edition(training):
        return RoundReason.NEW_EDITION
    return RoundReason.AGAIN


def _ends(person, training, on):
    """When the person's period runs out, or ran out, by each rule with months that covers the person on `on`."""
    rules = [version for version in rules_covering(person, training, on) if version.months]
    ends = [running_until(person, version, on) for version in rules]
    return [end for end in ends if end is not None]


def _window():
    """How long before the end of a period one may renew without losing time."""
    return timedelta(days=Definitions.load().renewal_window)


def _last_completion(person, training, on):
    """The person's latest completion of the training up to `on`, or None."""
    rows = Completion.objects.in_force().filter(person=person, training=training, completed_on__lte=on)
    return rows.order_by("-completed_on", "-pk").first()


def may_begin_again(person, training):
    """May the person begin another round: has one ended, and is none open?"""
    rounds = Round.objects.filter(person=person, training=training)
    return rounds.exists() and not rounds.filter(ended_on=None).exists()


def validities(person, completions, today):
    """{completion id: Validity}, by the rules that cover the person today; the longest if several.

    A completion that no rule with months asks about is left out: it has no end. Two queries.
    """
    covered = Coverage.objects.filter(person=person, starts_on__lte=today, ends_on__gte=today).values("requirement")
    versions = RequirementVersion.objects.on(today).filter(requirement__in=covered).prefetch_related("accepted")
    months = {}
    for version in versions:
        for accepted in version.accepted.all():
            longest = months.get(accepted.training_id, 0)
            months[accepted.training_id] = None if None in (longest, version.months) else max(longest, version.months)
    return {row.pk: Validity(row, months[row.training_id]) for row in completions if months.get(row.training_id)}
