"""Pages and documents for chosen groups: who has signed in and is in none is told so, and nobody is sent round."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from content.restricted import readable
from tests.factories import public_pages, staff_pages
from tests.factories.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def samira():
    return World().person("Samira Haddad")


def test_a_document_for_a_group_is_refused_to_others_who_have_signed_in(client, samira):
    collection = Collection.get_first_root_node().add_child(name="Planer")
    restriction = CollectionViewRestriction.objects.create(collection=collection, restriction_type="groups")
    (group,) = [staff_pages.restrict(staff_pages.guidance(), "Nämnden")[0]]
    restriction.groups.add(group)
    document = public_pages.document("plan.pdf")
    document.collection = collection
    document.save()
    assert Client().get(document.url).url == f"/logga-in/?next={document.url}"
    client.force_login(samira)
    assert client.get(document.url).status_code == 403
    samira.groups.add(group)
    assert b"".join(client.get(document.url).streaming_content)


@pytest.mark.parametrize(
    ("kind", "member", "superuser", "expected"),
    [
        (PageViewRestriction.GROUPS, False, False, False),
        (PageViewRestriction.GROUPS, True, False, True),
        (PageViewRestriction.GROUPS, False, True, True),
        (PageViewRestriction.PASSWORD, True, False, False),
        (PageViewRestriction.PASSWORD, False, True, False),
        (PageViewRestriction.LOGIN, False, False, True),
    ],
)
def test_what_a_list_may_hold(samira, kind, member, superuser, expected):
    page, other = staff_pages.guidance(), staff_pages.guidance()
    groups = staff_pages.restrict(page, "Nämnden", kind=kind)
    samira.groups.set(groups if member else [])
    samira.is_superuser = superuser
    assert readable([page, other], samira) == ([page, other] if expected else [other])


def test_what_stands_beneath_a_restricted_page_is_as_closed(samira):
    page = staff_pages.guidance()
    staff_pages.restrict(staff_pages.section(), "Nämnden")
    assert readable([page], samira) == []


@pytest.mark.parametrize("number", [1, 5])
def test_the_queries_do_not_grow(samira, number):
    pages = [staff_pages.guidance() for _ in range(number)]
    for page in pages:
        staff_pages.restrict(page, f"Grupp {page.pk}")
    with CaptureQueriesContext(connection) as queries:
        readable(pages, samira)
    assert len(queries) == 2
