"""Weeding: what is older than the municipality's plan for records says is erased or deleted, and a protocol kept.

Each kind of data has a function. It works in batches, each a transaction of its own, so a weeding that is stopped has
done whole batches and can be run again. A legal hold on everybody stops all but ended sessions.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from organisation.models import (
    FAR,
    Appointment,
    Delegation,
    Employment,
    Erasure,
    ErasureReason,
    LegalHold,
    NamesViewed,
    Retention,
    RetentionRow,
    RetentionRun,
    RoleHolder,
    SignInCode,
    StaffImport,
    User,
)
from organisation.privacy import back_door, erasure, register
from organisation.privacy.holds import everything, held
from organisation.signals import facts_deleted

BATCH = 500


@dataclass(frozen=True)
class Kind:
    """One kind of data. `months`: Retention → months or None; `weed`: (_Weeding, cutoff) → None."""

    key: str
    title: str
    months: object
    weed: object
    needs_no_hold: bool = False  # Goes even while a hold keeps everything.


KINDS = {}


def kind(key, title, months, **values):
    """Add a kind of data to the weeding. An app above this one calls it when it starts."""

    def add(function):
        KINDS[key] = Kind(key, title, months, function, **values)
        return function

    return add


def old_rows(key, title, setting, rows, column, person=None):
    """A kind of rows without more to it: `rows()` older by the datetime `column` than the months of `setting`.

    `person`, if given, is the column of the person a legal hold may be on.
    """

    def weed(weeding, cutoff):
        old = rows().filter(**{f"{column}__lt": start_of(cutoff)})
        weeding.delete(old, held(person) if person else None)

    kind(key, title, lambda settings: getattr(settings, setting))(weed)


def run(today, *, by=None, dry_run=False):
    """Weed everything as of `today`; the RetentionRun with its rows, which a dry run does not store."""
    settings = Retention.load()
    started = RetentionRun(started_by=by)
    if not dry_run:
        started.save()
    rows = [_weed(one, settings, started, today, dry_run) for one in KINDS.values()]
    if not dry_run:
        started.finished_at = timezone.now()
        started.save(update_fields=["finished_at"])
    return started, rows


def _weed(one, settings, started, today, dry_run):
    months = one.months(settings)
    row = RetentionRow(run=started if started.pk else None, kind=one.key)
    if months is not None:
        row.cutoff = months_before(today, months)
        weeding = _Weeding(row, started, today, dry_run, everything().exists() and not one.needs_no_hold)
        one.weed(weeding, row.cutoff)
    if not dry_run:
        row.save()
    return row


class _Weeding:
    """The work on one kind: deletes in batches and counts."""

    def __init__(self, row, started, today, dry_run, all_held):
        self.row, self.run, self.today, self.dry_run, self.all_held = row, started, today, dry_run, all_held

    def delete(self, rows, is_held=None):
        """Delete the rows, but for those that a hold keeps."""
        if self.all_held:
            self.row.held += rows.count()
            return
        if is_held is not None:
            self.row.held += rows.filter(is_held).count()
            rows = rows.filter(~is_held)
        if self.dry_run:
            self.row.deleted += rows.count()
            return
        while keys := list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]):
            with transaction.atomic():
                rows.model._base_manager.filter(pk__in=keys).delete()
            self.row.deleted += len(keys)

    def blank(self, rows, is_held, **values):
        """Put `values` in place of what stands in the rows, but for those that a hold keeps: counted as deleted.

        The values must be such that `rows` does not find a row again.
        """
        if self.all_held:
            self.row.held += rows.count()
            return
        self.row.held += rows.filter(is_held).count()
        rows = rows.filter(~is_held)
        if self.dry_run:
            self.row.deleted += rows.count()
            return
        while keys := list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]):
            self.row.deleted += rows.model._base_manager.filter(pk__in=keys).update(**values)

    def each(self, persons, do):
        """`do` each person, but for those that a hold keeps, unless this is a dry run."""
        if self.all_held:
            self.row.held += persons.count()
            return []
        self.row.held += persons.filter(held()).count()
        keys = list(persons.filter(~held()).order_by("pk").values_list("pk", flat=True))
        if self.dry_run:
            self.row.deleted += len(keys)
            return []
        done = [key for key in keys if do(key)]
        self.row.deleted += len(done)
        return done


def months_before(day, months):
    """The same day so many months earlier, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first = day.replace(year=year, month=month + 1, day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)


def start_of(day):
    """The first instant of a day, to compare instants with a cutoff."""
    return timezone.make_aware(datetime.combine(day, time.min))


def left_before(cutoff, persons):
    """Those of the persons with employments that have all ended before `cutoff`, and nothing that goes on."""
    theirs = {"person": OuterRef("pk")}
    jobs = Employment.objects.in_force().filter(**theirs)
    offices = [model.objects.touching(cutoff, FAR).filter(**theirs) for model in (Appointment, RoleHolder, Delegation)]
    gone = persons.filter(Exists(jobs), ~Exists(jobs.filter(Q(ends_on=None) | Q(ends_on__gte=cutoff))))
    for rows in offices:
        gone = gone.filter(~Exists(rows))
    return gone


@kind("identity", _("Persons who have left"), lambda settings: settings.identity_months)
def _erase_those_who_left(weeding, cutoff):
    left = left_before(cutoff, User.objects.filter(erasure=None, is_superuser=False))
    erased = weeding.each(left, _erase)
    if erased:
        erasure.end_sessions(set(erased))


def _erase(pk):
    try:
        erasure.erase(User(pk=pk), ErasureReason.LEFT, sessions=False)
    except ValidationError:
        return False  # Something has happened since the list was made: the next weeding asks again.
    return True


def _facts_months(settings):
    return settings.facts_years and settings.facts_years * 12


@kind("facts", _("Facts about those who are erased"), _facts_months)
def _delete_facts(weeding, cutoff):
    erased = User.objects.filter(erasure__facts_deleted_at=None, erasure__at__isnull=False)
    jobs = Employment.objects.in_force().filter(person=OuterRef("pk"))
    never_employed = erased.filter(~Exists(jobs), erasure__at__lt=start_of(cutoff))
    persons = left_before(cutoff, erased) | never_employed
    weeding.each(persons, lambda pk: _delete_facts_of(pk, weeding))


@transaction.atomic
def _delete_facts_of(pk, weeding):
    """The facts about one person, whole; from then on no figure is given up to the person's last day."""
    person = User.objects.select_for_update().get(pk=pk)
    if LegalHold.objects.in_force().filter(Q(person=person) | Q(person=None)).exists():
        return False  # Placed since the list was made.
    through = last_day(person)
    for entry in register.about_persons(retention=register.Period.FACTS):
        back_door.delete_for_ever(apps.get_model(entry.model)._base_manager.filter(**{entry.field: person}))
    Erasure.objects.filter(person=person).update(facts_deleted_at=timezone.now())
    if through:
        facts_deleted.send(sender=RetentionRun, through=through)
        weeding.run.horizon = max(weeding.run.horizon or through, through)
        weeding.run.save(update_fields=["horizon"])
    return True


def last_day(person):
    """The last day of any employment or appointment of the person, or None."""
    days = [
        model.objects.in_force().filter(person=person).aggregate(last=Max(Coalesce("ends_on", FAR)))["last"]
        for model in (Employment, Appointment)
    ]
    return max((day for day in days if day), default=None)


@kind("access_log", _("The log of who has seen names"), lambda settings: settings.access_log_months)
def _delete_views(weeding, cutoff):
    """A row is about everybody in a unit, so a hold on one person keeps the whole log."""
    old = NamesViewed.objects.filter(at__lt=start_of(cutoff))
    weeding.all_held = weeding.all_held or LegalHold.objects.in_force().exists()
    weeding.delete(old)


@kind("attempts", _("Failed sign-ins"), lambda settings: settings.attempt_months)
def _delete_attempts(weeding, cutoff):
    for name in ("AccessAttempt", "AccessFailureLog", "AccessLog"):
        model = apps.get_model("axes", name)
        weeding.delete(model.objects.filter(attempt_time__lt=start_of(cutoff)))


@kind("imports", _("The logs of imports"), lambda settings: settings.import_months)
def _delete_imports(weeding, cutoff):
    weeding.delete(StaffImport.objects.filter(finished_at__lt=start_of(cutoff)))


@kind("tasks", _("Finished background work"), lambda settings: settings.import_months)
def _delete_tasks(weeding, cutoff):
    weeding.delete(DBTaskResult.objects.filter(finished_at__lt=start_of(cutoff)))


old_rows("codes", _("One-time codes"), "code_months", SignInCode.objects.all, "made_at", person="person")


@kind("sessions", _("Sessions that have ended"), lambda settings: 0, needs_no_hold=True)
def _delete_sessions(weeding, cutoff):
    weeding.delete(Session.objects.filter(expire_date__lt=timezone.now()))
