"""Frozen reports: what was reported stays, whatever changes; and what has changed since is told fact by fact."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from organisation import access, staffing
from organisation.models import Employment, ErasureReason, HrSource, ImportState, StaffImport, Unit
from organisation.privacy import erasure
from tests.factories.kept import keep
from tests.factories.world import World, day, noon
from tracking import freeze_many, freezing, ledger, requirements, since_frozen
from tracking.models import Completion, CutDate, Definitions, Freezing, FreezingState, Signatory, Snapshot

pytestmark = pytest.mark.django_db

ON = date(2025, 12, 31)


@pytest.fixture
def world():
    return World()


@keep
def kept_care(world):
    """A division with Nord (six nurses, two of them done, one under way) and Syd (three), each with a head."""
    care = world.unit("Hemtjänst", world.unit("Kommunen", kind="municipality"), kind="division")
    care.nord, care.syd = world.unit("Nord", care), world.unit("Syd", care)
    care.course = world.training()
    care.rule = world.requirement(care.course, job_roles=[world.job_role("undersköterska")])
    care.nurses = [world.staff(care.nord) for _ in range(6)]
    care.others = [world.staff(care.syd) for _ in range(3)]
    care.head = world.head(care.nord)
    care.neighbour = world.head(care.syd)
    care.top = world.head(care)
    for person in care.nurses[:2]:
        world.done(person, care.course, "2025-05-05")
    world.started(care.nurses[2], care.course, "2025-12-20")
    CutDate.objects.get_or_create(month=12, day=31, defaults={"name": "VB"})
    return care


@pytest.fixture
def care(world, kept_care):
    return kept_care(world)


def frozen(unit, by, number=1, on=ON):
    today = timezone.localdate()
    seen = {row.pk: row for row in Unit.objects.seen_by(by, on=today)}
    unit = seen[unit.pk]
    signature = freezing.signature_of(by, unit, today)
    return freezing.freeze(unit, on, number=number, signature=signature, seen=set(seen), today=today)


def figures(snapshot, level=access.NAMES):
    return freezing.document(snapshot, level)["requirements"][0]["figures"]


def changes(snapshot):
    """[(kind, direction)] of every fact that has changed."""
    kinds = since_frozen.Since(Snapshot.objects.get(pk=snapshot.pk)).kinds()
    return [(kind.title, change.direction) for kind in kinds for change in kind.changes]


def url(name, unit, *args):
    return reverse(f"tracking:{name}", args=[unit.code, *args])


def test_what_is_frozen_stays_and_the_live_report_goes_on(care, world):
    snapshot = frozen(care.nord, care.head)
    world.done(care.nurses[3], care.course, "2025-12-29")
    snapshot.refresh_from_db()
    assert (figures(snapshot)["completed"], figures(snapshot)["relevant"]) == (2, 6)
    assert freezing.is_intact(snapshot)
    assert (snapshot.frozen_by_role, snapshot.frozen_by_unit, snapshot.number) == (Signatory.HEAD, care.nord, 1)


@pytest.mark.parametrize("how", ["update", "delete"])
def test_the_database_refuses_to_change_or_delete_it(care, how):
    snapshot = frozen(care.nord, care.head)
    rows = Snapshot.objects.filter(pk=snapshot.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(sha256="0" * 64) if how == "update" else rows._raw_delete("default")
    assert rows.exists()


def test_an_essay_marked_in_january_is_told_as_one_added_since(care, client):
    """Handed in on 29 December, marked on 8 January: a report frozen on the 5th says so (design, worked example)."""
    snapshot = frozen(care.nord, care.head)
    ledger.record_completion(care.nurses[2], care.course, at=noon("2025-12-29"))
    client.force_login(care.head)
    text = client.get(url("frozen", care.nord, snapshot.pk)).content.decode()
    assert changes(snapshot) == [("Genomförda utbildningar", "gained")]
    assert str(care.nurses[2]) in text
    assert "29 december 2025" in text
    now = figures(frozen(care.nord, care.head, number=2))
    assert (figures(snapshot)["in_progress"], now["in_progress"]) == (1, 0)
    assert (figures(snapshot)["completed"], now["completed"]) == (2, 3)


def test_every_kind_of_fact_is_told_when_it_is_new_or_gone(care, world):
    snapshot = frozen(care.nord, care.head)
    world.staff(care.nord, starts_on=day("2025-06-01"))
    Employment.objects.filter(person=care.nurses[5]).first().void("wrong")
    staffing.record_absence(care.nurses[4], day("2025-11-01"))
    requirements.exempt_person(care.rule, care.nurses[3], "other_tasks", day("2025-10-01"))
    ledger.void_completion(Completion.objects.filter(person=care.nurses[0]).first(), "wrong_person")
    Definitions.objects.update(leave_days=20)
    found = changes(snapshot)
    assert set(found) == {
        ("Genomförda utbildningar", "lost"),
        ("Anställningar", "gained"),
        ("Anställningar", "lost"),
        ("Långtidsfrånvaro", "gained"),
        ("Tillagda och undantagna", "gained"),
        ("Definitioner", "gained"),
    }


def test_what_means_the_same_is_no_change(care, world):
    """An employment that ends after the day is voided and put in again; what happens elsewhere does not belong."""
    snapshot = frozen(care.nord, care.head)
    old = Employment.objects.filter(person=care.nurses[5]).get()
    columns = {name: getattr(old, name) for name in ("person", "unit", "job_role", "form", "starts_on")}
    old.void("ends")
    Employment.objects.create(**columns, ends_on=day("2026-02-01"))
    world.done(care.others[0], care.course, "2025-12-01")
    world.done(care.nurses[5], care.course, "2026-01-10")
    assert changes(snapshot) == []


def test_a_changed_rule_of_the_day_is_told(care):
    snapshot = frozen(care.nord, care.head)
    version = care.rule.versions.in_force().get()
    version.void("mistake")
    assert ("Regler", "lost") in changes(snapshot)


def test_frozen_once_more_after_corrections_both_remain(care, client, world):
    client.force_login(care.head)
    address = url("freeze", care.nord) + "?on=2025-12-31"
    assert client.get(address).status_code == 200
    first = client.post(address, {"number": 1})
    again = client.post(address, {"number": 1})  # A double click.
    assert first["Location"] == again["Location"]
    assert Snapshot.objects.count() == 1
    world.done(care.nurses[3], care.course, "2025-12-29")
    client.post(address, {"number": 2})
    rows = Snapshot.objects.order_by("number")
    assert [figures(row)["completed"] for row in rows] == [2, 3]
    assert client.post(address, {"number": 7}).status_code == 422


def test_today_is_not_over_and_cannot_be_frozen(care, client):
    client.force_login(care.head)
    address = url("freeze", care.nord) + f"?on={timezone.localdate()}"
    response = client.post(address, {"number": 1})
    assert response.status_code == 422
    assert "dagen efter" in response.content.decode()
    assert not Snapshot.objects.exists()


def test_not_while_an_import_is_carried_out(care):
    source = HrSource.objects.create(key="hr", name="HR")
    StaffImport.objects.create(
        source=source, file_name="x", sha256="x", size=1, as_of=ON, state=ImportState.APPLYING, started_by=care.top
    )
    with pytest.raises(ValidationError):
        frozen(care.nord, care.head)


def test_a_neighbour_and_an_employee_find_nothing(care, client):
    snapshot = frozen(care.nord, care.head)
    addresses = [
        url("freeze", care.nord) + "?on=2025-12-31",
        url("frozen", care.nord, snapshot.pk),
        url("frozen_export", care.nord, snapshot.pk, "json"),
        url("freezing", care.nord, 1),
    ]
    for person in (care.neighbour, care.nurses[0]):
        client.force_login(person)
        assert [client.get(address).status_code for address in addresses] == [404] * 4
    client.force_login(care.neighbour)  # Another unit's report under an address of one's own.
    assert client.get(url("frozen", care.syd, snapshot.pk)).status_code == 404


def test_those_above_read_counts_with_small_groups_hidden(care, client):
    """Three in Syd: its head reads the figures, and those above read how many are relevant, in every format."""
    snapshot = frozen(care.syd, care.neighbour)
    assert figures(snapshot)["completed"] == 0
    assert figures(snapshot, access.COUNTS) is None
    client.force_login(care.top)
    told = json.loads(client.get(url("frozen_export", care.syd, snapshot.pk, "json")).content)
    assert (told["requirements"][0]["figures"], told["requirements"][0]["relevant"]) == (None, 3)
    text = client.get(url("frozen", care.syd, snapshot.pk)).content.decode()
    assert not any(str(person) in text for person in care.others)


def test_above_the_names_a_few_changes_are_not_counted(care, client, world):
    snapshot = frozen(care, care.top)
    world.done(care.nurses[3], care.course, "2025-12-29")
    client.force_login(care.top)
    text = client.get(url("frozen", care, snapshot.pk)).content.decode()
    assert "Färre än 5" in text
    assert str(care.nurses[3]) not in text


@pytest.mark.parametrize("file_format", ["csv", "xlsx", "docx", "pdf", "json"])
def test_every_file_is_made_from_what_was_stored(care, client, world, file_format):
    snapshot = frozen(care.nord, care.head)
    world.done(care.nurses[3], care.course, "2025-12-29")
    client.force_login(care.head)
    response = client.get(url("frozen_export", care.nord, snapshot.pk, file_format))
    assert response.status_code == 200
    if file_format == "json":
        told = json.loads(response.content)
        assert told["requirements"][0]["figures"]["completed"] == 2
        assert told["frozen"]["sha256"] == snapshot.sha256
    if file_format == "csv":
        assert ";6;2;" in response.content.decode()


def test_it_survives_the_erasure_of_everybody_in_it(care, world, client):
    gone = world.staff(care.nord, ends_on="2026-01-31")
    world.done(gone, care.course, "2025-06-06")
    snapshot = frozen(care.nord, care.head)
    before = snapshot.sha256, figures(snapshot)
    erasure.erase(gone, ErasureReason.ASKED, by=care.top)
    snapshot = Snapshot.objects.get(pk=snapshot.pk)
    assert (snapshot.sha256, figures(snapshot)) == before
    assert freezing.is_intact(snapshot)
    assert changes(snapshot) == []
    client.force_login(care.head)
    assert client.get(url("frozen", care.nord, snapshot.pk)).status_code == 200


def test_the_checksum_notices_a_change(care):
    snapshot = Snapshot.objects.get(pk=frozen(care.nord, care.head).pk)
    assert freezing.is_intact(snapshot)
    snapshot.report["names"]["requirements"][0]["figures"]["completed"] += 1
    assert not freezing.is_intact(snapshot)


def test_everything_below_is_frozen_in_the_background(care, client):
    frozen(care.nord, care.head)
    client.force_login(care.top)
    response = client.post(url("freeze", care) + "?on=2025-12-31", {"number": 1, "below": "on"})
    job = Freezing.objects.get()
    assert response["Location"] == url("freezing", care, job.pk)
    assert client.get(response["Location"]).status_code == 200
    freeze_many.carry_out(job, timezone.localdate())
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == (FreezingState.DONE, 3, 3)
    assert sorted(Snapshot.objects.values_list("unit__code", "number")) == sorted(
        [(care.code, 1), (care.nord.code, 1), (care.syd.code, 1)]
    )
    assert Snapshot.objects.get(unit=care.syd).frozen_by_unit == care
    freeze_many.carry_out(job, timezone.localdate())
    assert Snapshot.objects.count() == 3


def test_an_order_under_way_is_not_given_twice(care):
    first = freeze_many.order(care, ON, care.top)
    assert freeze_many.order(care, ON, care.top) == first


@pytest.mark.parametrize("number", [1, 12])
def test_the_number_of_queries_does_not_grow(care, client, world, number, django_assert_num_queries):
    snapshot = frozen(care.nord, care.head)
    for _ in range(number):
        person = world.staff(care.nord)
        world.done(person, care.course, "2025-12-29")
        requirements.exempt_person(care.rule, person, "other_tasks", day("2025-10-01"))
    client.force_login(care.head)
    client.get(url("frozen", care.nord, snapshot.pk))
    with django_assert_num_queries(QUERIES):
        client.get(url("frozen", care.nord, snapshot.pk))


QUERIES = 78


def test_who_has_no_office_cannot_sign(care, world):
    today = timezone.localdate()
    unit = Unit.objects.get(pk=care.nord.pk)
    assert freezing.signature_of(care.nurses[0], unit, today) is None
    assert freezing.signature_of(care.neighbour, unit, today) is None
    coordinator = world.person()
    staffing.appoint(coordinator, care, "coordinator", today)
    signature = freezing.signature_of(coordinator, unit, today)
    assert (signature.role, signature.unit) == (Signatory.COORDINATOR, care)
