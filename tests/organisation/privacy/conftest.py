"""Somebody who has left, about whom there is something of everything."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from axes.models import AccessAttempt
from django.contrib.auth.models import Group
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from content.models import Role
from organisation.lock_out import name_mark
from organisation.models import Absence, Delegation, RoleHolder, SignInCode
from tests.factories.world import noon
from tracking.models import Completion, Notice, NoticeKind


@pytest.fixture
def left(town, world):
    """Lovisa Lämnat worked in Nord from 2020 to the middle of 2025, and has left traces everywhere."""
    person = world.person("Lovisa Lämnat", email="lovisa.lamnat@ekvalla.example")
    person.employee_id = person.username = "48817"
    person.set_password("ett långt lösenord")
    person.save()
    world.staff(town.nord, person=person, ends_on="2025-06-30", number="48817-1")
    span = {"starts_on": "2021-01-01", "ends_on": "2021-06-30"}
    Absence.objects.create(person=person, **span)
    world.head(town.nord, "deputy", person=person, ends_on="2020-12-31")
    role = Role.objects.get_or_create(key="lamnat", defaults={"title": "Stödperson"})[0]
    RoleHolder.objects.create(role=role, unit=town.nord, person=person, phone="070-48 81 7", **span)
    group = Group.objects.create(name="Redaktörer")
    Delegation.objects.create(person=person, group=group, decided_by=town.admin, **span)
    person.groups.add(group)
    world.done(person, town.course, "2025-04-01")
    completion = Completion.objects.create(
        person=person,
        training=world.training("Kurs hos annan"),
        completed_at=noon("2024-02-01"),
        completed_on="2024-02-01",
        counts_from="2024-02-01",
        how="recognised",
        recorded_by=town.head,
        evidence="Intyg Lovisa Lämnat",
    )
    completion.void("wrong paper", by=town.head)
    Notice.objects.create(person=person, kind=NoticeKind.FIRST, requirement=town.requirement, due_on="2025-04-30")
    _sign_in(person, town)
    log(person, "wagtail.edit", user=town.admin, data={"name": "Lovisa Lämnat"})
    return person


def _sign_in(person, town):
    now = timezone.now()
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    SocialAccount.objects.create(user=person, provider="kommun", uid="48817", extra_data={"name": "Lovisa Lämnat"})
    Authenticator.objects.create(user=person, type="totp", data={"secret": "hemligt"})
    SignInCode.objects.create(
        person=person, digest="d", made_by=town.head, made_at=now, expires_at=now + timedelta(days=1)
    )
    UserProfile.get_for_user(person)
    mark = name_mark(None, {"username": "48817"})
    AccessAttempt.objects.create(
        username=mark, ip_address="192.0.2.1", get_data="", post_data="", path_info="/", failures_since_start=1
    )
    session = SessionStore()
    session["_auth_user_id"] = str(person.pk)
    session.save()
