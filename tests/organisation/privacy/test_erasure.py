"""Erasing a person: nothing leads back to who it was, nothing signs in, and the facts that figures are made of stay."""

from datetime import timedelta
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from organisation.models import Employment, Erasure, ErasureReason, FactIsKept, NamesViewed, User
from organisation.privacy import erasure, holds, register
from tests.factories import hr_files
from tests.organisation.privacy.traces import traces
from tracking.models import Completion

pytestmark = pytest.mark.django_db

WHO = ("Lovisa", "Lämnat", "48817", "070-48", "lovisa.lamnat")


def erase(person, **values):
    return erasure.erase(person, ErasureReason.ASKED, **values)


def refusal(person, **values):
    with pytest.raises(ValidationError) as caught:
        erase(person, **values)
    return " ".join(caught.value.messages)


def test_nothing_in_the_whole_database_tells_who_it_was(left):
    before = traces(*WHO)
    assert {
        "organisation.User.username",
        "organisation.User.first_name",
        "organisation.User.last_name",
        "organisation.User.email",
        "organisation.User.employee_id",
        "organisation.Employment.number",
        "organisation.RoleHolder.phone",
        "tracking.Completion.evidence",
        "account.EmailAddress.email",
        "socialaccount.SocialAccount.uid",
        "socialaccount.SocialAccount.extra_data",
        "wagtailcore.ModelLogEntry.label",
        "wagtailcore.ModelLogEntry.data",
    } <= before, "The control: there is something to find."
    erase(left)
    assert traces(*WHO) == set()


def test_what_signs_in_is_gone(left, client):
    assert AccessAttempt.objects.exists() and Session.objects.exists()
    client.force_login(left)
    erase(left)
    assert client.get("/mina/")["Location"].startswith("/logga-in/")
    for entry in register.about_persons(erasure=register.Erasure.DELETE):
        assert not apps.get_model(entry.model)._base_manager.filter(**{entry.field: left}).exists(), entry
    assert not AccessAttempt.objects.exists()
    assert not Session.objects.exists()
    left.refresh_from_db()
    assert not left.is_active and not left.has_usable_password() and left.last_login is None
    assert not left.groups.exists()


def test_the_session_of_somebody_else_goes_on(left, town, client):
    client.force_login(town.employee)
    erase(left)
    assert client.get("/mina/").status_code == 200


def test_the_facts_are_kept(left):
    facts = register.about_persons(retention=register.Period.FACTS)

    def counts():
        return {
            entry.model: apps.get_model(entry.model)._base_manager.filter(**{entry.field: left}).count()
            for entry in facts
        }

    before = counts()
    assert before["tracking.Completion"] == 2 and before["organisation.Employment"] == 1
    done = erase(left)
    assert counts() == before
    assert str(User.objects.get(pk=left.pk)) == f"Borttagen person {done.pk}"
    assert (done.person, done.reason, done.by) == (left, "asked", None)


def test_two_employments_at_once_in_one_unit_can_still_be_told_apart(world, town):
    person = world.person()
    for number in ("A-1", "A-2"):
        world.staff(town.nord, person=person, ends_on="2024-12-31", number=number)
    erase(person)
    numbers = set(Employment.objects.filter(person=person).values_list("number", flat=True))
    assert len(numbers) == 2 and not any("A-" in number for number in numbers)


def test_one_who_is_employed_is_not_erased(town, world):
    assert "Personen är anställd" in refusal(town.employee)
    today = timezone.localdate()
    last_day_today = world.staff(town.nord, ends_on=today)
    assert "Personen är anställd" in refusal(last_day_today)
    later = world.staff(town.nord, starts_on=today + timedelta(days=30))
    assert "Personen är anställd" in refusal(later)
    erase(world.staff(town.nord, ends_on=today - timedelta(days=1)))


def test_offices_roles_and_rights_come_first(town, world):
    person = world.person()
    world.head(town.nord, "key_person", person=person)
    assert "Personen har ett uppdrag" in refusal(person)
    assert "Personen är administratör" in refusal(town.admin)


def test_every_reason_is_told_at_once(town):
    holds.place(town.head, "KS 2026/1")
    text = refusal(town.head)
    assert "Personen är anställd" in text and "Personen har ett uppdrag" in text and "KS 2026/1" in text


def test_nobody_erases_themselves(left):
    assert refusal(left, by=left) == "Ingen kan radera sig själv."
    assert traces("Lovisa")


def test_a_second_time_is_refused(left):
    erase(left)
    assert refusal(left) == "Personen är redan raderad."
    assert Erasure.objects.count() == 1


def test_a_hold_stops_it_until_it_is_lifted(left, town):
    hold = holds.place(left, "KS 2026/14", town.admin)
    assert refusal(left) == "En bevarandespärr gäller: KS 2026/14."
    everybody = holds.place(None, "KS 2026/15", town.admin)
    holds.lift(hold, "the dispute is over", town.admin)
    assert refusal(left) == "En bevarandespärr på allas uppgifter gäller: KS 2026/15."
    holds.lift(everybody, "the inspection is over", town.admin)
    erase(left)


def test_the_same_case_is_not_held_twice(left):
    for person in (left, None):
        holds.place(person, "KS 2026/14")
        with pytest.raises(ValidationError, match="redan en spärr"):
            holds.place(person, "KS 2026/14")


def test_a_hold_is_lifted_once(left):
    hold = holds.place(left, "KS 2026/14")
    holds.lift(hold, "over")
    with pytest.raises(ValidationError, match="redan hävd"):
        holds.lift(hold, "over again")


def test_the_same_id_from_the_hr_system_is_a_new_person(left, tmp_path):
    erase(left)
    row = hr_files.person("48817", "nord", first_name="Lovisa", last_name="Lämnat", employment_id="48817-1")
    file = tmp_path / "personal.csv"
    file.write_bytes(hr_files.as_csv([row]))
    call_command("import_staff", str(file), stdout=StringIO())
    new = User.objects.get(employee_id="48817")
    assert new.pk != left.pk
    assert not Completion.objects.filter(person=new).exists()
    assert str(User.objects.get(pk=left.pk)).startswith("Borttagen person")


def test_facts_can_still_not_be_deleted_or_changed_by_the_front_door(left):
    erase(left)
    with pytest.raises(FactIsKept):
        Employment.objects.filter(person=left).delete()
    with pytest.raises(FactIsKept):
        Employment.objects.filter(person=left).update(number="")


def test_who_looked_stays_and_names_nobody(left, town):
    NamesViewed.objects.create(viewer=town.admin, person=left)
    erase(left)
    assert NamesViewed.objects.get().person_id == left.pk


def test_a_look_is_at_a_unit_or_at_a_person(left, town):
    for values in ({}, {"unit": town.nord, "person": left}):
        with pytest.raises(IntegrityError), transaction.atomic():
            NamesViewed.objects.create(viewer=town.admin, **values)


def test_on_the_command_line(left):
    def run(*arguments, **options):
        out = StringIO()
        call_command("erase_person", *arguments, stdout=out, **options)
        return out.getvalue()

    assert "can be erased" in run("48817", reason="asked", dry_run=True)
    assert traces("Lovisa")
    assert "Borttagen person" in run("48817", reason="asked")
    assert not traces("Lovisa")
    with pytest.raises(CommandError, match="nobody"):
        run("48817", reason="asked")


def test_the_command_line_says_why_not(town):
    with pytest.raises(CommandError, match="anställd"):
        call_command("erase_person", town.employee.employee_id, reason="asked", dry_run=True)
    with pytest.raises(CommandError, match="anställd"):
        call_command("erase_person", town.employee.employee_id, reason="left")
