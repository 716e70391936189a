"""Who works with the question bank, and a browser of each."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from content import editorial
from organisation.models import User
from tests.factories import public_pages
from tests.factories import quizzes as q


@pytest.fixture
def editor(wagtail_root):
    """The browser of somebody in the group that writes."""
    public_pages.front_page()
    editorial.make_groups()
    person = User.objects.create_user("moa")
    person.groups.add(Group.objects.get(name=editorial.EDITORS))
    client = Client()
    client.force_login(person)
    client.person = person
    return client


@pytest.fixture
def routine(db):
    return q.category("Rutinen")
