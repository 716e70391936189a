"""Some of the staff have played a scenario that suits their work, so that there is something to count."""

from datetime import date, timedelta
from random import Random

from demo.accounts import SIGN_INS
from demo.dates import at
from demo.plan import SOURCE
from demo.scenarios import SLUGS
from demo.trainings import key_of
from demo.work_types import WORK_TYPES_OF
from organisation.models import User
from scenarios import versions
from scenarios.document import OUTCOME, QUESTION
from scenarios.models import Run, RunEvent
from scenarios.way import is_complete, replay
from tracking.days import day_of
from tracking.models import Completion, Round, Training

FIRST_DAY, DAYS = date(2026, 9, 7), 40
ONE_IN = 5  # Of those whom a scenario suits.
RIGHT, STOPS = 0.7, 0.03  # How often the first answer is right, and how often somebody goes no further.


def write_plays(store, plan):
    """Runs of the autumn of 2026, the same every time; nothing when there are runs already."""
    if Run.objects.exists():
        return
    luck = Random(20260907)
    known = {username for username, _what in SIGN_INS}
    users = {user.employee_id: user for user in User.objects.exclude(employee_id=None)}
    for slug, scenario in SLUGS.items():
        version = versions.newest(key_of(slug))
        roles = {role for key in scenario.work_types for role in WORK_TYPES_OF[key]}
        for person in sorted(_employed(plan, roles) - known)[:: ONE_IN * len(scenario.work_types)]:
            _play(users[person], version, luck)
            store.created += 1


def _employed(plan, roles):
    """The employee ids of those who have one of the job roles all through the autumn."""
    return {
        person for person, placements in plan.placements.items() if any(_is_there(one, roles) for one in placements)
    }


def _is_there(placement, roles):
    _unit, role, _form, first, last = placement
    return role in roles and first < FIRST_DAY and last is None


def _play(person, version, luck):
    begun = at(FIRST_DAY, 8) + timedelta(days=luck.randrange(DAYS), minutes=luck.randrange(480))
    choices = _choices(version.scenario, luck)
    run = Run.objects.create(person=person, version=version, key=version.key, round_number=1, started_at=begun)
    RunEvent.objects.bulk_create(
        RunEvent(run=run, seq=seq, position=seq, step=step, choice=choice, at=begun + timedelta(minutes=seq))
        for seq, (step, choice) in enumerate(choices, start=1)
    )
    if choices:
        _record(run, replay(version.scenario, [(seq, *one) for seq, one in enumerate(choices, start=1)]))


def _record(run, way):
    """What the ledger would have recorded then: a round begun, and the completion when the scenario was done."""
    training = Training.objects.get(key=run.key)
    begun = Round.objects.create(person=run.person, training=training, number=1, started_on=day_of(run.started_at))
    if not way.is_ended:
        return
    run.ended_at, run.is_done = run.started_at + timedelta(minutes=way.events), is_complete(way)
    run.save(update_fields=["ended_at", "is_done"])
    if run.is_done:
        _complete(begun, run.ended_at)


def _complete(begun, at):
    on = day_of(at)
    Completion.objects.create(
        person=begun.person,
        training=begun.training,
        round=begun,
        completed_at=at,
        completed_on=on,
        counts_from=on,
        recorded_at=at,
        source=SOURCE,
    )
    Round.objects.filter(pk=begun.pk).update(ended_on=on)


def _choices(scenario, luck):
    """[(step id, choice id)] from the start on, to an outcome or to where somebody stops."""
    taken, here = [], scenario.start
    while here.kind != OUTCOME and luck.random() > STOPS:
        choice = _choose(here, luck)
        taken.append((here.id, choice.id))
        here = scenario.by_id[choice.target]
    return taken


def _choose(step, luck):
    right = [choice for choice in step.choices if not choice.is_mistake]
    if step.kind == QUESTION and luck.random() > RIGHT:
        return luck.choice(step.choices)
    return luck.choice(right)
