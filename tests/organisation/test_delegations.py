"""A group of the CMS by date: the calendar alone begins and ends it."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupApprovalTask, GroupPagePermission

from organisation import delegable, delegations
from organisation.models import Delegation
from tests.factories import public_pages as pages
from tests.factories.world import World

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
ONE_DAY = timedelta(days=1)


@pytest.fixture
def world(wagtail_root):
    return World()


@pytest.fixture
def admin(world):
    return world.person("Ada Administratör", is_superuser=True)


@pytest.fixture
def person(world):
    return world.person("Leila Jurist")


@pytest.fixture
def front(wagtail_root):
    return pages.front_page()


@pytest.fixture
def support(front):
    return pages.support_page(front, slug="orolig")


def page_permission(name):
    return Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{name}_page")


def make_group(name, *on, permissions=("wagtailadmin.access_admin",)):
    """A group that may edit the pages `on` and below."""
    group = Group.objects.create(name=name)
    for permission in permissions:
        app, codename = permission.split(".")
        group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    for page in on:
        for verb in ("add", "change"):
            GroupPagePermission.objects.create(group=group, page=page, permission=page_permission(verb))
    return group


@pytest.fixture
def group(support):
    return make_group("Stödsidor", support)


@pytest.fixture
def today(monkeypatch):
    """A function that sets the day."""

    def travel(day):
        monkeypatch.setattr(timezone, "localdate", lambda *args: day)

    travel(FIRST - ONE_DAY)
    return travel


def refused(code):
    return pytest.raises(ValidationError, check=lambda error: error.code == code)


def groups(person):
    return list(person.groups.values_list("name", flat=True))


def test_the_right_begins_and_ends_by_the_calendar(today, admin, person, group, support, front):
    delegations.delegate(person, group, FIRST, LAST, by=admin)
    browser = Client()
    browser.force_login(person)
    edit, elsewhere = f"/cms/pages/{support.pk}/edit/", f"/cms/pages/{front.pk}/edit/"
    seen = {}
    for day in (FIRST - ONE_DAY, FIRST, LAST, LAST + ONE_DAY):
        today(day)
        seen[day] = (browser.get(edit).status_code, browser.get(elsewhere).status_code == 200, groups(person))
    assert seen == {
        FIRST - ONE_DAY: (403, False, []),
        FIRST: (200, False, ["Stödsidor"]),
        LAST: (200, False, ["Stödsidor"]),
        LAST + ONE_DAY: (403, False, []),
    }


def test_a_change_on_the_last_evening_is_refused_the_day_after(today, admin, person, group, support):
    delegations.delegate(person, group, FIRST, LAST, by=admin)
    browser = Client()
    browser.force_login(person)
    today(LAST)
    assert browser.get(f"/cms/pages/{support.pk}/edit/").status_code == 200
    today(LAST + ONE_DAY)
    browser.post(f"/cms/pages/{support.pk}/edit/", {"title": "Ändrad", "slug": "orolig", "answer": "Nej."})
    assert not support.revisions.exists()


def test_withdrawing_ends_it_at_once(today, admin, person, group):
    today(FIRST)
    delegation = delegations.delegate(person, group, FIRST, LAST, by=admin)
    assert groups(person) == ["Stödsidor"]
    delegations.withdraw(delegation, "mistake", admin)
    assert groups(person) == []
    with refused("settled"):
        delegations.withdraw(delegation, "mistake", admin)


def test_ending_it_earlier_and_moving_the_end(today, admin, person, group):
    today(FIRST + ONE_DAY)
    delegation = delegations.delegate(person, group, FIRST, by=admin)
    ended = delegations.end_delegation(delegation, FIRST, admin)
    assert (groups(person), ended.decided_by) == ([], admin)
    later = delegations.end_delegation(ended, LAST, admin)
    assert groups(person) == ["Stödsidor"]
    assert delegations.in_force(person, LAST).get() == later
    assert not delegations.in_force(person, LAST + ONE_DAY).exists()
    with refused("order"):
        delegations.end_delegation(later, FIRST - ONE_DAY, admin)


def test_a_second_delegation_follows_on_the_first(today, admin, person, group):
    delegations.delegate(person, group, FIRST, LAST, by=admin)
    with refused("overlap"):
        delegations.delegate(person, group, LAST, by=admin)
    delegations.delegate(person, group, LAST + ONE_DAY, LAST + ONE_DAY, by=admin)
    days = [LAST, LAST + ONE_DAY, LAST + 2 * ONE_DAY]
    found = []
    for day in days:
        delegations.sync(person, day)
        found.append(groups(person))
    assert found == [["Stödsidor"], ["Stödsidor"], []]


def test_a_lasting_membership_is_left_alone(today, admin, person, group):
    other = make_group("Redaktörer")
    person.groups.add(other)
    delegations.delegate(person, group, FIRST, LAST, by=admin)
    delegations.sync(person, LAST + ONE_DAY)
    assert groups(person) == ["Redaktörer"]
    with refused("member"):
        delegations.delegate(person, other, FIRST, LAST, by=admin)


def test_somebody_elses_delegation_gives_nothing(today, admin, world, person, group):
    delegations.delegate(world.person(), group, FIRST, by=admin)
    delegations.sync(person, FIRST)
    assert groups(person) == []


def test_one_who_is_deactivated_gets_nothing(today, admin, world, group):
    with refused("person"):
        delegations.delegate(world.person(is_active=False), group, FIRST, by=admin)


def test_the_user_in_hand_forgets_what_the_groups_allowed(today, admin, person, group):
    today(FIRST)
    assert not person.has_perm("wagtailadmin.access_admin")
    delegation = delegations.delegate(person, group, FIRST, LAST, by=admin)
    delegations.sync(person, FIRST)
    found = Delegation.objects.get(pk=delegation.pk).person
    assert found.has_perm("wagtailadmin.access_admin")
    delegations.sync(found, LAST + ONE_DAY)
    assert not found.has_perm("wagtailadmin.access_admin")


@pytest.mark.parametrize("many", [0, 1, 9])
def test_nothing_to_change_takes_one_query(today, admin, person, many, django_assert_num_queries):
    for number in range(many):
        delegations.delegate(person, make_group(f"Grupp {number}"), FIRST, LAST, by=admin)
    delegations.sync(person, FIRST)
    with django_assert_num_queries(1):
        delegations.sync(person, FIRST)


@pytest.mark.parametrize("path", ["/", "/orolig/", "/kontakt/", "/start/", "/documents/1/x.pdf"])
def test_only_the_cms_looks_at_delegations(today, admin, person, group, path):
    delegations.delegate(person, group, FIRST, LAST, by=admin)
    browser = Client()
    browser.force_login(person)
    today(FIRST)
    browser.get(path)
    assert groups(person) == []


class TestWhichGroups:
    @pytest.fixture
    def delegator(self, world, front):
        """Edits all pages, as a member of a group."""
        person = world.person("Elin Samordnare")
        person.groups.add(make_group("Samordnare", front))
        return person

    def names(self, user):
        return set(delegable.groups(user).values_list("name", flat=True))

    def test_an_administrator_may_hand_over_every_group(self, admin, group):
        assert self.names(admin) == set(Group.objects.values_list("name", flat=True))

    def test_others_only_what_they_may_do_themselves(self, delegator, group, front, support):
        wider = make_group("Publicerar", support)
        GroupPagePermission.objects.create(group=wider, page=support, permission=page_permission("publish"))
        make_group("Fler", permissions=["wagtailadmin.access_admin", "content.delete_role"])
        make_group("Roten", front.get_parent())
        assert self.names(delegator) == {"Samordnare", "Stödsidor"}

    def test_a_narrow_delegator_cannot_hand_over_the_whole_site(self, world, group, delegator):
        person = world.person()
        person.groups.add(group)
        assert self.names(person) == {"Stödsidor"}

    @pytest.mark.parametrize(
        "permission", ["organisation.change_appointment", "organisation.change_user", "auth.change_group"]
    )
    def test_never_one_over_people(self, world, delegator, permission):
        over_people = make_group("Personal", permissions=[permission])
        delegator.groups.add(over_people)
        assert "Personal" not in self.names(delegator)
        with refused("not_yours"):
            delegations.delegate(world.person("Ny Person"), over_people, FIRST, by=delegator)

    def test_never_one_that_approves_unless_one_approves_oneself(self, delegator, support):
        approvers = make_group("Granskare", support)
        assert "Granskare" in self.names(delegator)
        task = GroupApprovalTask.objects.create(name="Granska")
        task.groups.add(approvers)
        assert "Granskare" not in self.names(delegator)
        delegator.groups.add(approvers)
        assert "Granskare" in self.names(delegator)

    def test_one_without_any_right_or_deactivated_hands_over_nothing_that_gives_anything(self, world, group):
        assert self.names(world.person()) == set()
        assert self.names(world.person(is_superuser=True, is_active=False)) == set()

    def test_moving_the_end_is_delegating(self, today, world, admin, person, group):
        delegation = delegations.delegate(person, group, FIRST, LAST, by=admin)
        with refused("not_yours"):
            delegations.end_delegation(delegation, LAST + ONE_DAY, world.person())

    @pytest.mark.parametrize("many", [1, 8])
    def test_the_same_queries_for_many_groups(self, delegator, front, many, django_assert_num_queries):
        for number in range(many):
            make_group(f"Grupp {number}", front)
        with django_assert_num_queries(18):
            list(delegable.groups(delegator))
