"""The CMS keeps what has been recorded: nobody deletes a person, a job role or a role that it speaks of."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _

from content.models import Role, WorkType
from organisation.models import Delegation, JobRole, RoleHolder, User
from tests.factories.world import LONG_AGO, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(wagtail_root):
    return World()


@pytest.fixture
def cms(wagtail_root):
    """The administrator's browser."""
    client = Client()
    client.force_login(User.objects.create_superuser("admin", email="admin@ekvalla.example"))
    return client


@pytest.fixture
def unit(world):
    return world.unit("Nord")


@pytest.fixture
def held(world, unit):
    """A role that somebody once held."""
    role = Role.objects.create(key="samordnare", title="Samordnare <1>")
    RoleHolder.objects.create(role=role, unit=unit, person=world.person(), starts_on=LONG_AGO, ends_on=LONG_AGO)
    return role


def only_message(response):
    (message,) = response.context["messages"]
    return str(message)


def kept(person):
    text = _(
        "“%(name)s” cannot be deleted, because something is recorded about them or by them. Make the account inactive "
        "instead: then nobody can sign in with it, and what has been recorded stays."
    )
    return text % {"name": person}


def in_use(name):
    text = _(
        "“%(name)s” cannot be deleted, because it is in use. What has been recorded with it, also earlier, has to stay "
        "easy to understand. You can change its title instead."
    )
    return text % {"name": name}


def bulk(app, model, things):
    ids = "&".join(f"id={thing.pk}" for thing in things)
    return reverse("wagtail_bulk_action", args=[app, model, "delete"]) + "?" + ids


class TestPersons:
    def url(self, person):
        return reverse("wagtailusers_users:delete", args=[person.pk])

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_one_with_an_employment_stays_and_is_made_inactive_instead(self, cms, world, unit, method):
        person = world.staff(unit)
        response = getattr(cms, method)(self.url(person), follow=True)
        assert response.redirect_chain == [(reverse("wagtailusers_users:index"), 302)]
        assert kept(person) in only_message(response)
        assert reverse("wagtailusers_users:edit", args=[person.pk]) in only_message(response)
        assert User.objects.filter(pk=person.pk).exists()

    def test_one_who_has_completed_something_stays(self, cms, world):
        person = world.person()
        world.done(person, world.training(), "2025-05-05")
        assert kept(person) in only_message(cms.post(self.url(person), follow=True))

    def test_one_who_has_only_recorded_something_about_others_stays(self, cms, world, unit):
        recorder = world.person()
        world.staff(unit).employments.update(voided_by=recorder)
        assert kept(recorder) in only_message(cms.post(self.url(recorder), follow=True))

    def test_one_without_history_is_deleted(self, cms, world):
        person = world.person()
        assert cms.get(self.url(person)).status_code == 200
        cms.post(self.url(person))
        assert not User.objects.filter(pk=person.pk).exists()

    def test_one_with_history_stops_a_deletion_of_many(self, cms, world, unit):
        persons = [world.person(), world.staff(unit), world.person()]
        response = cms.post(bulk("organisation", "user", persons), follow=True)
        assert kept(persons[1]) in only_message(response)
        assert User.objects.filter(pk__in=[person.pk for person in persons]).count() == 3

    def test_many_without_history_are_deleted(self, cms, world):
        persons = [world.person(), world.person()]
        cms.post(bulk("organisation", "user", persons))
        assert not User.objects.filter(pk__in=[person.pk for person in persons]).exists()

    def test_the_visitor_comes_back_to_the_list_as_it_was(self, cms, world, unit):
        back = reverse("wagtailusers_users:index") + "?p=2"
        response = cms.post(bulk("organisation", "user", [world.staff(unit)]) + f"&next={back}")
        assert response.url == back
        elsewhere = cms.post(bulk("organisation", "user", [world.staff(unit)]) + "&next=https://example.com/")
        assert elsewhere.url == reverse("wagtailusers_users:index")

    def test_making_many_inactive_is_not_stopped(self, cms, world, unit):
        person = world.staff(unit)
        url = reverse("wagtail_bulk_action", args=["organisation", "user", "set_active_state"])
        cms.post(f"{url}?id={person.pk}", {"mark_as_active": "False"})
        person.refresh_from_db()
        assert not person.is_active

    def test_one_who_may_not_delete_is_told_nothing(self, world, unit):
        client, person = Client(), world.staff(unit)
        client.force_login(world.person())
        response = client.post(self.url(person), follow=True)
        assert kept(person) not in response.content.decode()


class TestJobRoles:
    def url(self, job_role):
        return reverse("job_roles:delete", args=[job_role.pk])

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_one_of_an_employment_stays(self, cms, world, unit, method):
        world.staff(unit, "undersköterska")
        job_role = JobRole.objects.get(code="undersköterska")
        response = getattr(cms, method)(self.url(job_role), follow=True)
        assert response.redirect_chain == [(reverse("job_roles:index"), 302)]
        assert in_use("undersköterska") in only_message(response)
        assert JobRole.objects.filter(pk=job_role.pk).exists()

    def test_one_of_a_requirement_stays_although_nobody_is_employed_as_it(self, cms, world):
        job_role = world.job_role("kurator")
        world.requirement(world.training(), job_roles=[job_role])
        assert in_use("kurator") in only_message(cms.post(self.url(job_role), follow=True))
        assert JobRole.objects.filter(pk=job_role.pk).exists()

    def test_an_unused_one_is_deleted(self, cms, world):
        job_role = world.job_role("kurator")
        assert cms.get(self.url(job_role)).status_code == 200
        cms.post(self.url(job_role))
        assert not JobRole.objects.filter(pk=job_role.pk).exists()


class TestRoles:
    def url(self, thing):
        return reverse(thing.snippet_viewset.get_url_name("delete"), args=[thing.pk])

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_one_that_somebody_held_stays(self, cms, held, method):
        response = getattr(cms, method)(self.url(held), follow=True)
        assert response.redirect_chain == [(reverse(Role.snippet_viewset.get_url_name("list")), 302)]
        assert in_use("Samordnare &lt;1&gt;") in only_message(response)
        assert Role.objects.filter(pk=held.pk).exists()

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_one_that_somebody_held_stops_a_deletion_of_many(self, cms, held, method):
        other = Role.objects.create(key="chef", title="Chef")
        response = getattr(cms, method)(bulk("content", "role", [other, held]), follow=True)
        assert in_use("Samordnare &lt;1&gt;") in only_message(response)
        assert Role.objects.filter(pk__in=[held.pk, other.pk]).count() == 2

    def test_those_that_nobody_held_are_deleted(self, cms):
        roles = [Role.objects.create(key=key, title=key) for key in ("chef", "jurist", "kurator")]
        cms.post(self.url(roles[0]))
        cms.post(bulk("content", "role", roles[1:]))
        assert not Role.objects.exists()

    def test_other_snippets_are_deleted_as_before(self, cms):
        work = WorkType.objects.create(key="hemtjanst", title="Hemtjänst")
        cms.post(self.url(work))
        assert not WorkType.objects.exists()


class TestGroups:
    def test_one_that_has_been_delegated_stays_and_one_says_why(self, cms, world):
        group = Group.objects.create(name="Redaktörer <1>")
        delegated = world.person()
        Delegation.objects.create(person=delegated, group=group, starts_on=LONG_AGO, ends_on=LONG_AGO)
        address = reverse("wagtailusers_groups:delete", args=[group.pk])
        for send in (cms.get, cms.post):
            response = send(address, follow=True)
            assert response.redirect_chain == [(reverse("wagtailusers_groups:index"), 302)]
            assert "Redaktörer" in only_message(response)
        assert Group.objects.filter(pk=group.pk).exists()

    def test_another_can_be_deleted(self, cms):
        group = Group.objects.create(name="Redaktörer")
        cms.post(reverse("wagtailusers_groups:delete", args=[group.pk]))
        assert not Group.objects.filter(pk=group.pk).exists()
