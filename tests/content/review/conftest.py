"""A front page that nobody has to look at, an administrator's browser, and an editor of one part of the site."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupPagePermission

from content.models import Role
from content.review.items import items_for
from organisation.models import User
from tests.factories import public_pages as pages


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def role(db):
    return Role.objects.create(key="redaktion", title="Redaktionen")


@pytest.fixture
def fine(role, today):
    """What a page that nobody has to look at says of its reviews."""
    return {"owner_role": role, "reviewed_on": today, "next_review": today + timedelta(days=200)}


@pytest.fixture
def fine_snippet(role, today):
    """The same of a snippet."""
    return {"owner_role": role, "checked_on": today, "next_check": today + timedelta(days=200)}


@pytest.fixture
def front(wagtail_root, fine):
    return pages.front_page(**fine)


@pytest.fixture
def admin(db):
    return User.objects.create_superuser("admin", email="admin@ekvalla.example")


@pytest.fixture
def cms(admin):
    client = Client()
    client.force_login(admin)
    return client


@pytest.fixture
def section(front, fine):
    """A support page whose editor may change and publish it and what is below, and nothing else."""
    return pages.support_page(front, "Avdelningen", **fine)


@pytest.fixture
def editor(section):
    group = Group.objects.create(name="Avdelningens redaktörer")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=section, permission=permission)
    user = User.objects.create_user("avdelningen")
    user.groups.add(group)
    return user


@pytest.fixture
def editors(editor):
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def reasons(admin, today):
    """{title: [kind of reason]} of everything that the administrator is asked to look at."""

    def read(user=admin):
        return {item.title: [reason.kind.value for reason in item.reasons] for item in items_for(user, today)}

    return read
