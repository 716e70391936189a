"""The report, its files, and what the start page of the CMS says."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from content.models import GlossaryTerm, Role
from content.review.panel import FIRST
from organisation import appointments, role_holders
from organisation.models import AppointmentKind
from tests.factories import public_pages as pages
from tests.factories.world import LONG_AGO

pytestmark = pytest.mark.django_db

URL = "review:report"


@pytest.fixture
def late(fine, today):
    return fine | {"next_review": today - timedelta(days=1)}


@pytest.fixture
def sidan(front, late):
    return pages.support_page(front, "Sidan", **late)


@pytest.fixture
def kortet(front, role, today):
    return pages.contact_card("Kortet", organisation="", checked_on=today, next_check=None, owner_role=role)


def titles(client, **data):
    return [item.title for item in client.get(reverse(URL), data).context["object_list"]]


def test_each_with_its_reason_and_a_button(cms, sidan, kortet):
    assert titles(cms) == ["Sidan", "Kortet"]
    html = cms.get(reverse(URL)).text
    for expected in (
        reverse("wagtailadmin_pages:edit", args=[sidan.pk]),
        reverse("review:page", args=[sidan.pk]),
        reverse("review:snippet", args=["content", "contactcard", kortet.pk]),
    ):
        assert f'"{expected}"' in html


def test_filters(cms, sidan, kortet, late):
    other = Role.objects.create(key="annan", title="Annan")
    pages.support_page(sidan, "Annans", **(late | {"owner_role": other}))
    assert titles(cms, reason="overdue") == ["Annans", "Sidan"]
    assert titles(cms, reason="no_date") == ["Kortet"]
    assert titles(cms, owner=other.pk) == ["Annans"]
    assert titles(cms, kind="content.contactcard") == ["Kortet"]
    assert titles(cms, kind="support.supportpage", owner=sidan.owner_role_id) == ["Sidan"]
    assert cms.get(reverse("review:results"), {"reason": "overdue"}).status_code == 200


def test_a_filter_that_is_no_choice_does_no_harm(cms, sidan):
    for data in ({"reason": "x"}, {"owner": "x"}, {"owner": 999999}, {"kind": "auth.user"}, {"p": "x"}):
        assert cms.get(reverse(URL), data).status_code == 200


def test_only_what_one_has_chosen_is_shown_as_a_filter(cms, sidan):
    def shown(**chosen):
        return [row.field_label for row in cms.get(reverse(URL), chosen).context["view"].active_filters]

    assert shown() == []
    assert shown(mine="on") == [_("Only mine")]


def test_mine_are_those_of_the_roles_that_i_hold(world, cms, admin, sidan, kortet, late, role):
    assert titles(cms, mine="on") == []
    unit = world.unit("Nord")
    role_holders.hold_role(role, unit, LONG_AGO, person=admin)
    assert titles(cms, mine="on") == ["Sidan", "Kortet"]
    coordinators = Role.objects.create(key="samordnare", title="Samordnare")
    pages.support_page(sidan, "Samordnarens", **(late | {"owner_role": coordinators}))
    assert titles(cms, mine="on") == ["Sidan", "Kortet"]
    appointments.appoint(admin, unit, AppointmentKind.COORDINATOR, LONG_AGO)
    assert set(titles(cms, mine="on")) == {"Sidan", "Kortet", "Samordnarens"}


@pytest.mark.parametrize("start", "=+-@\t")
def test_titles_are_no_formulas_in_files(cms, start, fine_snippet):
    GlossaryTerm.objects.create(term=f"{start}HYPERLINK(1)", definition="…")
    csv = b"".join(cms.get(reverse(URL), {"export": "csv"}).streaming_content).decode()
    assert f"'{start}HYPERLINK(1)" in csv
    book = b"".join(cms.get(reverse(URL), {"export": "xlsx"}).streaming_content)
    cell = load_workbook(BytesIO(book)).active["A2"]
    assert (cell.data_type, cell.value.lstrip("'")) == ("s", f"{start}HYPERLINK(1)")


def test_the_file_holds_what_the_filter_lets_through(cms, sidan, kortet):
    csv = b"".join(cms.get(reverse(URL), {"export": "csv", "reason": "overdue"}).streaming_content).decode()
    assert "Sidan" in csv
    assert "Kortet" not in csv


def test_who_may_edit_nothing_is_refused(client, world, front):
    client.force_login(world.staff(world.unit("Nord")))
    assert client.get(reverse(URL)).status_code in (302, 403)


def test_an_editor_sees_their_own_part_without_cards(front, section, sidan, kortet, editors, late):
    pages.support_page(section, "Egen", **late)
    assert titles(editors) == ["Egen"]


def test_the_start_page_of_the_cms_says_how_many(front, cms, editors, section, late):
    for number in range(FIRST + 2):
        pages.support_page(front, f"Sidan {number}", **late)
    html = cms.get(reverse("wagtailadmin_home")).text
    assert html.count("Sidan ") == FIRST
    assert f'href="{reverse(URL)}"' in html
    assert "Sidan " not in editors.get(reverse("wagtailadmin_home")).text


def test_the_start_page_asks_as_much_however_much_there_is(front, cms, late):
    def queries():
        cms.get(reverse("wagtailadmin_home"))
        with CaptureQueriesContext(connection) as captured:
            cms.get(reverse("wagtailadmin_home"))
        return len(captured)

    pages.support_page(front, "Första", **late)
    few = queries()
    for number in range(4):
        pages.support_page(front, f"Sidan {number}", **late)
    assert queries() == few


def test_the_editors_have_the_button(cms, sidan, kortet):
    html = cms.get(reverse("wagtailadmin_pages:edit", args=[sidan.pk])).text
    assert f'action="{reverse("review:page", args=[sidan.pk])}"' in html
    html = cms.get(reverse(kortet.snippet_viewset.get_url_name("edit"), args=[kortet.pk])).text
    assert f'action="{reverse("review:snippet", args=["content", "contactcard", kortet.pk])}"' in html


def test_what_was_thought_of_is_ticked_in_the_editor(cms, sidan):
    html = cms.get(reverse("wagtailadmin_pages:edit", args=[sidan.pk])).text
    assert html.count('name="perspectives"') == 4
