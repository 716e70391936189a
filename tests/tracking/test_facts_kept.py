"""Facts are kept: never changed or deleted, voided once, and the database itself refuses what cannot be."""

from datetime import date
from itertools import count
from uuid import UUID

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Group
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from content.models import Role
from organisation.models import (
    Absence,
    Appointment,
    Delegation,
    Employment,
    Fact,
    FactIsKept,
    HrSource,
    LegalHold,
    NamesViewed,
    RetentionRow,
    RetentionRun,
    RoleHolder,
    SignInCode,
    StaffImport,
    Unit,
    UnitAncestor,
    UnitPeriod,
    UnitSuccession,
    User,
)
from tests.factories.world import World, noon
from tracking.models import (
    AcceptedTraining,
    Completion,
    CompletionImport,
    Coverage,
    CutDate,
    Edition,
    EditionChange,
    Freezing,
    MaterialVersion,
    Measure,
    Notice,
    Part,
    Relevance,
    ReminderSettings,
    RequirementUnit,
    RequirementVersion,
    Round,
    Snapshot,
    UnitActivity,
)

pytestmark = pytest.mark.django_db

START, END, NEXT = date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture
def rows(db):
    """A maker of one valid row per model; every call may override columns."""
    return Rows()


class Rows:
    def __init__(self):
        world = World()
        self.unit, self.other_unit = (Unit.objects.create(code=code, opened_on=START) for code in ("u1", "u2"))
        self.person, self.other_person = world.person(), world.person()
        self.training, self.other_training = world.training("T1"), world.training("T2")
        self.role = world.job_role("nurse")
        self.requirement = world.requirement(self.other_training, "2020-01-01", key="whatever")
        self.version = self.requirement.versions.get()
        self.group = Group.objects.create(name="Stödsidor")
        self.hr_source = HrSource.objects.create(key="hr", name="HR")
        self.numbers = count()
        self.card_role = Role.objects.create(key="coordinator", title="Samordnare")

    def __call__(self, model, **values):
        defaults = {
            Unit: lambda: {"code": "u3", "opened_on": START},
            UnitPeriod: lambda: {"unit": self.unit, "name": "U", "kind": "unit", "starts_on": START},
            UnitSuccession: lambda: {"predecessor": self.unit, "successor": self.other_unit, "on": START},
            UnitAncestor: lambda: {"unit": self.unit, "ancestor": self.unit, "depth": 0, "starts_on": START,
                                   "ends_on": END},
            Employment: lambda: {"person": self.person, "unit": self.unit, "job_role": self.role, "form": "permanent",
                                 "starts_on": START},
            Absence: lambda: {"person": self.person, "starts_on": START},
            Appointment: lambda: {"person": self.person, "unit": self.unit, "kind": "head", "starts_on": START},
            RoleHolder: lambda: {"role": self.card_role, "unit": self.unit, "person": self.person, "starts_on": START},
            Delegation: lambda: {"person": self.person, "group": self.group, "starts_on": START},
            LegalHold: lambda: {"person": self.person, "reference": "KS 2026/1"},
            NamesViewed: lambda: {"viewer": self.person, "unit": self.unit},
            RetentionRow: lambda: {"run": RetentionRun.objects.create(), "kind": "facts"},
            SignInCode: lambda: {"person": self.person, "digest": f"{next(self.numbers):064}",
                                 "made_by": self.other_person, "made_at": noon(START), "expires_at": noon(END)},
            StaffImport: lambda: {"source": self.hr_source, "sha256": "0" * 64, "size": 1, "as_of": START},
            RequirementVersion: lambda: {"requirement": self.requirement, "group_name": "Alla",
                                         "starts_on": date(2010, 1, 1), "ends_on": date(2010, 12, 31)},
            AcceptedTraining: lambda: {"version": self.version, "training": self.training},
            RequirementUnit: lambda: {"version": self.version, "unit": self.unit},
            Relevance: lambda: {"requirement": self.requirement, "person": self.person, "kind": "added",
                                "unit": self.unit, "reason": "same_tasks", "starts_on": START},
            Part: lambda: {"course": self.training, "training": self.other_training, "position": 1},
            Edition: lambda: {"training": self.training, "number": 2, "published_at": noon(START)},
            EditionChange: lambda: {"edition": self.training.editions.get(), "training": self.other_training},
            Round: lambda: {"person": self.person, "training": self.training, "number": 1, "started_on": START},
            Completion: lambda: {"person": self.person, "training": self.training, "completed_at": noon(START),
                                 "completed_on": START, "counts_from": START},
            CompletionImport: lambda: {"kind": "imported", "started_by": self.other_person, "sha256": "0" * 64,
                                       "size": 1, "content": b"x"},
            Coverage: lambda: {"requirement": self.requirement, "person": self.person, "unit": self.unit,
                               "starts_on": START, "ends_on": END, "since": START, "why": "rule"},
            MaterialVersion: lambda: {"key": UUID(int=1), "number": 1, "title": "APT", "published_at": noon(START)},
            CutDate: lambda: {"name": "T1", "month": 4, "day": 29},
            Measure: lambda: {"unit": self.unit, "requirement": self.requirement, "on": END, "text": "Tid är avsatt.",
                              "written_by": self.person},
            Notice: lambda: {"person": self.person, "kind": "first", "requirement": self.requirement, "due_on": END},
            ReminderSettings: lambda: {},
            UnitActivity: lambda: {"unit": self.unit, "held_on": START, "forum": "APT", "present": 5},
            Snapshot: lambda: {"unit": self.unit, "on": END, "report": {}, "rules": {}, "tree": {},
                               "definitions_version": "1", "frozen_by_role": "head", "frozen_by_unit": self.unit,
                               "sha256": "0" * 64},
            Freezing: lambda: {"unit": self.unit, "on": END, "asked_by": self.person},
        }[model]()  # fmt: skip
        return model.objects.bulk_create([model(**(defaults | values))])[0]


VOID = {"voided_at": noon("2025-12-01"), "void_reason": "mistake"}
FACTS = [model for model in apps.get_models() if issubclass(model, Fact)]
names = {"ids": lambda model: getattr(model, "__name__", str(model))}


def test_these_are_the_facts():
    assert {model.__name__ for model in FACTS} == {
        "UnitPeriod",
        "UnitSuccession",
        "Employment",
        "Absence",
        "Appointment",
        "RoleHolder",
        "Delegation",
        "LegalHold",
        "RequirementVersion",
        "Relevance",
        "Completion",
        "UnitActivity",
        "Measure",
    }


@pytest.mark.parametrize("model", FACTS, **names)
def test_a_fact_is_neither_changed_nor_deleted(rows, model):
    row = rows(model)
    row.source = "other"
    for attempt in (
        row.save,
        row.delete,
        lambda: model.objects.filter(pk=row.pk).update(source="other"),
        lambda: model.objects.filter(pk=row.pk).update(voided_at=timezone.now(), source="other"),
        lambda: model.objects.filter(pk=row.pk).delete(),
        lambda: model.objects.bulk_update([row], ["source"]),
        lambda: model.objects.update_or_create(pk=row.pk, defaults={"source": "other"}),
    ):
        with pytest.raises(FactIsKept), transaction.atomic():
            attempt()
    assert model.objects.get(pk=row.pk).source != "other"


@pytest.mark.parametrize("model", FACTS, **names)
def test_a_fact_is_voided_once(rows, model):
    row = rows(model)
    row.void("first", by=rows.other_person, at=noon("2025-12-01"))
    again = model.objects.get(pk=row.pk)
    with pytest.raises(FactIsKept):
        again.void("second")
    stored = model.objects.get(pk=row.pk)
    assert (stored.void_reason, stored.voided_by, stored.voided_at) == ("first", rows.other_person, noon("2025-12-01"))
    assert not model.objects.in_force().filter(pk=row.pk).exists()


def test_people_and_units_with_facts_cannot_be_deleted(rows):
    rows(Employment)
    for gone in (rows.person, rows.unit, rows.role):
        with pytest.raises((ProtectedError, FactIsKept)), transaction.atomic():
            gone.delete()
    assert User.objects.filter(pk=rows.person.pk).exists()


def test_nobody_is_not_a_person(rows):
    with pytest.raises(ValueError):
        rows(Employment, person=AnonymousUser())


# What the schema refuses: one attempt per constraint. `once` is a row that is there, `then` what is tried.


def backwards(model):
    return lambda rows: rows(model, starts_on=date(2010, 12, 31), ends_on=date(2010, 1, 1))


def unexplained(model):
    return lambda rows: rows(model, voided_at=noon(END))


def twice(model, **values):
    def attempt(rows):
        row = rows(model, **{key: value(rows) if callable(value) else value for key, value in values.items()})
        copy = model(
            **{field.attname: getattr(row, field.attname) for field in model._meta.fields if not field.primary_key}
        )
        model.objects.bulk_create([copy])

    return attempt


ATTEMPTS = {
    "organisation_unit_dates_in_order": lambda rows: rows(Unit, closed_on=date(2024, 12, 31)),
    "organisation_unitperiod_not_own_parent": lambda rows: rows(UnitPeriod, parent=rows.unit),
    "organisation_unitsuccession_once": twice(UnitSuccession),
    "organisation_unitsuccession_not_itself": lambda rows: rows(UnitSuccession, successor=rows.unit),
    "organisation_unitancestor_once_per_start": twice(UnitAncestor),
    "organisation_employment_share_per_cent": lambda rows: rows(Employment, share=0),
    "organisation_appointment_once": twice(Appointment),
    "organisation_roleholder_once": twice(RoleHolder),
    "organisation_delegation_once": twice(Delegation),
    "organisation_legalhold_once": twice(LegalHold),
    "organisation_legalhold_once_for_all": twice(LegalHold, person=None),
    "organisation_namesviewed_unit_or_person": lambda rows: rows(NamesViewed, unit=None),
    "organisation_retentionrow_once": twice(RetentionRow),
    "organisation_signincode_one_open": lambda rows: (rows(SignInCode), rows(SignInCode)),
    "organisation_signincode_expires_later": lambda rows: rows(SignInCode, expires_at=noon(START)),
    "organisation_staffimport_max_gone_per_cent": lambda rows: rows(StaffImport, max_gone=101),
    "organisation_staffimport_one_at_a_time": lambda rows: (
        rows(StaffImport, state="applying"),
        rows(StaffImport, state="applying"),
    ),
    "tracking_requirementversion_days": lambda rows: rows(RequirementVersion, days=0),
    "tracking_requirementversion_months": lambda rows: rows(RequirementVersion, months=0),
    "tracking_acceptedtraining_once": twice(AcceptedTraining),
    "tracking_requirementunit_once": twice(RequirementUnit),
    "tracking_relevance_addition_names_unit": lambda rows: rows(Relevance, unit=None),
    "tracking_relevance_reason_fits": lambda rows: rows(Relevance, reason="leaving"),
    "tracking_part_not_of_itself": lambda rows: rows(Part, training=rows.training),
    "tracking_edition_number": twice(Edition),
    "tracking_edition_from_one": lambda rows: rows(Edition, number=0),
    "tracking_editionchange_once": twice(EditionChange),
    "tracking_materialversion_number": twice(MaterialVersion),
    "tracking_materialversion_from_one": lambda rows: rows(MaterialVersion, number=0),
    "tracking_unitactivity_once": twice(UnitActivity),
    "tracking_round_number": lambda rows: (rows(Round, ended_on=END), rows(Round)),
    "tracking_round_one_open": lambda rows: (rows(Round), rows(Round, number=2)),
    "tracking_round_dates_in_order": lambda rows: rows(Round, ended_on=date(2024, 12, 31)),
    "tracking_completion_once_per_round": lambda rows: (
        begun := rows(Round),
        rows(Completion, round=begun),
        rows(Completion, round=begun, completed_on=END),
    ),
    "tracking_completion_once_without_round": twice(Completion),
    "tracking_completion_recognised_by_someone": lambda rows: rows(Completion, how="recognised"),
    "tracking_completion_brought_by_someone": lambda rows: rows(Completion, source="import:1"),
    "tracking_completionimport_file_dropped_when_settled": lambda rows: rows(CompletionImport, state="applied"),
    "tracking_coverage_once_per_start": twice(Coverage),
    "tracking_coverage_in_order": lambda rows: rows(Coverage, since=NEXT),
    "tracking_cutdate_once": twice(CutDate),
    "tracking_measure_once": twice(Measure),
    "tracking_measure_says_something": lambda rows: rows(Measure, text=""),
    "tracking_notice_once": twice(Notice),
    "tracking_notice_once_without_requirement": twice(Notice, kind="digest", requirement=None),
    "tracking_notice_is_about_a_requirement": lambda rows: rows(Notice, requirement=None),
    "tracking_notice_sent_has_a_time": lambda rows: rows(Notice, state="sent"),
    "tracking_remindersettings_has_a_sender": lambda rows: rows(ReminderSettings, is_on=True),
    "tracking_snapshot_number": twice(Snapshot),
    "tracking_freezing_one_at_a_time": twice(Freezing),
} | {
    f"{model._meta.app_label}_{model._meta.model_name}_{name}": attempt(model)
    for model in FACTS
    for name, attempt in (("dates_in_order", backwards), ("voided_with_reason", unexplained))
    if name != "dates_in_order" or hasattr(model, "last_day")
}


def test_every_constraint_of_the_schema_is_tried():
    named = {
        constraint.name
        for label in ("organisation", "tracking")
        for model in apps.get_app_config(label).get_models()
        for constraint in model._meta.constraints
    }
    assert named == set(ATTEMPTS)


@pytest.mark.parametrize("name", sorted(ATTEMPTS))
def test_the_schema_refuses(rows, name):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        ATTEMPTS[name](rows)
    message = str(refused.value)
    assert name in message or message.startswith("UNIQUE constraint failed")  # SQLite names the columns.


@pytest.mark.parametrize("values", [{"since": END}, {"ends_on": date(2024, 12, 31), "since": date(2024, 1, 1)}])
def test_coverage_runs_from_since_to_start_to_end(rows, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows(Coverage, **values)


def test_a_void_reason_needs_a_void(rows):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows(Employment, void_reason="why")


@pytest.mark.parametrize("share", [101, 0])
def test_a_share_is_one_to_a_hundred_per_cent(rows, share):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows(Employment, share=share)


@pytest.mark.parametrize("model", [UnitSuccession, Appointment, RoleHolder, Completion, Measure], **names)
def test_a_voided_row_leaves_room_for_the_right_one(rows, model):
    rows(model, **VOID)
    rows(model, **VOID)
    rows(model)


# Overlaps

OVERLAPPING = [UnitPeriod, Employment, Absence, RequirementVersion]
spells = pytest.mark.parametrize(
    ("first", "second", "refused"),
    [
        ((START, None), (NEXT, None), True),
        ((START, END), (END, None), True),
        ((START, END), (NEXT, None), False),
        ((NEXT, None), (START, END), False),
        ((NEXT, None), (START, NEXT), True),
        ((START, None), (END, END), True),
        ((END, END), (START, NEXT), True),
        ((START, START), (START, START), True),
    ],
)


@spells
@pytest.mark.parametrize("model", OVERLAPPING, **names)
def test_two_rows_in_force_never_overlap(rows, model, first, second, refused):
    rows.requirement.versions.get().void("out of the way")
    rows(model, starts_on=first[0], ends_on=first[1])
    if not refused:
        rows(model, starts_on=second[0], ends_on=second[1])
        return
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        rows(model, starts_on=second[0], ends_on=second[1])
    assert f"{model._meta.db_table}_no_overlap" in str(error.value)


@pytest.mark.parametrize("model", OVERLAPPING, **names)
def test_voided_rows_may_overlap(rows, model):
    rows(model, **VOID)
    right = rows(model)
    rows(model, **VOID)
    right.void("wrong too")
    rows(model)


def test_other_peoples_rows_may_overlap(rows):
    for person in (rows.person, rows.other_person):
        rows(Employment, person=person)
        rows(Absence, person=person)


def test_one_may_have_several_employments_at_once(rows):
    rows(Employment)
    rows(Employment, unit=rows.other_unit)
    rows(Employment, number="2")
    rows(Employment, job_role=World().job_role("cook"))
    with pytest.raises(IntegrityError), transaction.atomic():
        rows(Employment, number="2")


def test_units_stand_beside_each_other(rows):
    rows(UnitPeriod)
    rows(UnitPeriod, unit=rows.other_unit, parent=rows.unit)


# Frozen reports


def test_a_frozen_report_is_neither_changed_nor_deleted(rows):
    frozen = rows(Snapshot)
    frozen.sha256 = "1" * 64
    for attempt in (
        frozen.save,
        frozen.delete,
        lambda: Snapshot.objects.update(frozen_by_role="other"),
        lambda: Snapshot.objects.filter(pk=frozen.pk).delete(),
        lambda: sql("UPDATE tracking_snapshot SET sha256 = '1'"),
        lambda: sql("DELETE FROM tracking_snapshot"),
    ):
        with pytest.raises(DatabaseError) as refused, transaction.atomic():
            attempt()
        assert "frozen" in str(refused.value)
    assert Snapshot.objects.get().sha256 == "0" * 64


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
