"""Who gets what from every address, and whose names are in it: matrix.txt and names.txt, held against the product.

    RUSTAD_ACCESS=write .venv/bin/pytest tests/access/test_matrix.py

writes both tables as observed. Read the difference before you believe it. `make trust` asks everybody everything
(RUSTAD_ACCESS=whole). The suite is quicker: HEAD and English only where something is shown, and on SQLite; and of the
roles that the CMS has not let in at all, one after the other asks at its addresses.
"""

import os
import re
from types import ModuleType

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import path, reverse

import config.urls
from content.models import ContactCard
from organisation import access
from organisation.models import JobRole, Unit
from tests.access.addresses import addresses, not_reached
from tests.access.cast import ROLES, STAFF
from tests.access.matrix import (
    LETTERS,
    NAMES,
    TABLE,
    Visitor,
    as_text,
    canaries,
    names_as_text,
    read_names,
    read_table,
)
from tests.access.pdf_text import text_of
from tracking import exports, my_training, report_blocks, report_pdf
from tracking.views import follow_up

pytestmark = pytest.mark.django_db

WRITE = os.environ.get("RUSTAD_ACCESS") == "write"
WHOLE = WRITE or os.environ.get("RUSTAD_ACCESS") == "whole"
# Those who work in the CMS see one another there: who wrote, who approved, who commented.
CMS_STAFF = {"sam", "moa", "ada"}
IN_THE_CMS = ("coordinator", "editor", "administrator")
# The gate refuses all of these alike, before it has looked at the address.
OUTSIDE_THE_CMS = [role for role in ROLES if role not in (*IN_THE_CMS, "anonymous", "deactivated")]

ON_BOTH = ("anonymous", "employee", "head", "administrator")


@pytest.fixture(scope="module")
def columns(cast):
    """What has been observed, written into the tables at the end when that is asked for."""
    columns = {}
    yield columns
    if WRITE and set(columns) == set(ROLES):
        keys = [address.key for address in cast.addresses]
        _replace(TABLE, as_text({key: {role: columns[role].cells[key] for role in ROLES} for key in keys}))
        ours = [address.key for address in cast.addresses if address.is_ours]
        pairs = [(key, role) for key in ours for role in ROLES if columns[role].names[key]]
        _replace(NAMES, names_as_text({(key, role): columns[role].names[key] for key, role in pairs}))


def _replace(file, text):
    """The explanation on top stays."""
    comments = [line for line in file.read_text().splitlines() if line.startswith("#")]
    file.write_text("\n".join([*comments, "", text, ""]))


def differences(column, found):
    """What one role gets that the tables do not say, and the other way round; a line for each."""
    table, names = read_table(TABLE.read_text()), read_names(NAMES.read_text())
    lines = list(column.odd)
    for address in found:
        key, role = address.key, column.role
        cell, expected = column.cells[key], table.get(key, {}).get(role)
        if cell != expected:
            lines.append(f"{role}, {key}: {cell}, should be {expected}")
        shown = column.names[key]
        if address.is_ours:
            due = names.get((key, role), set())
            if shown != due:
                lines.append(f"{role}, {key}: leaks {sorted(shown - due)}, lacks {sorted(due - shown)}")
        elif shown - _may_read(role):
            lines.append(f"{role}, {key}: leaks {sorted(shown - _may_read(role))}")
    return lines


def _may_read(role):
    """Whose names may stand in the CMS."""
    if role == "administrator":
        return {canary for canaries in STAFF.values() for canary in canaries}
    return CMS_STAFF if role in IN_THE_CMS else set()


def ask(cast, role, *beginnings):
    """What is different for one role, at the addresses whose keys begin so; at all of them if none is given."""
    found = [address for address in cast.addresses if address.key.startswith(beginnings or "")]
    assert found
    return differences(Visitor(cast, role).column(found), found)


def test_every_address_stands_in_the_table(cast):
    """An address that is missing fails, and its line is printed as observed, to be judged and pasted."""
    table = read_table(TABLE.read_text())
    missing = [address for address in cast.addresses if address.key not in table]
    columns = {role: Visitor(cast, role).column(missing) for role in ROLES} if missing and not WRITE else {}
    rows = {address.key: {role: columns[role].cells[address.key] for role in ROLES} for address in missing if columns}
    assert WRITE or not missing, f"Not in matrix.txt, as observed:\n{as_text(rows)}"
    assert WRITE or set(table) == {address.key for address in cast.addresses}
    assert not_reached(cast.addresses) == set()


def _on_one_database_or_both(role):
    """PostgreSQL is asked by one of each kind; in `make trust`, by all of them."""
    is_enough = not WHOLE and role not in ON_BOTH
    return pytest.param(role, marks=pytest.mark.sqlite_is_enough) if is_enough else role


@pytest.mark.parametrize("role", [_on_one_database_or_both(role) for role in ROLES])
def test_everybody_gets_what_the_table_says(cast, columns, role):
    found = cast.addresses if WHOLE else in_turn(cast.addresses, role)
    columns[role] = Visitor(cast, role, WHOLE, again=WHOLE or connection.vendor == "sqlite").column(found)
    assert WRITE or differences(columns[role], found) == []


def in_turn(found, role):
    """The addresses that a role asks in the suite: every one, or of the CMS every n-th."""
    if role not in OUTSIDE_THE_CMS:
        return found
    turn, n = OUTSIDE_THE_CMS.index(role), len(OUTSIDE_THE_CMS)
    return [a for number, a in enumerate(found) if not a.path.startswith("/cms/") or number % n == turn]


def test_in_turn_every_address_is_asked(cast):
    asked = [{address.key for address in in_turn(cast.addresses, role)} for role in OUTSIDE_THE_CMS]
    assert set.union(*asked) == {address.key for address in cast.addresses}
    ours = {address.key for address in cast.addresses if address.is_ours}
    assert ours <= set.intersection(*asked)


# The tables themselves: what nobody may make true by writing them anew.


@pytest.fixture(scope="module")
def table():
    return read_table(TABLE.read_text())


def _get(table, role, letters="+lw"):
    return {key for key, cells in table.items() if cells[role][0] in letters}


def test_every_letter_has_a_meaning(table):
    assert {letter for cells in table.values() for cell in cells.values() for letter in cell} <= set(LETTERS)


def test_one_whose_account_is_closed_is_a_stranger(table):
    assert [key for key, cells in table.items() if cells["deactivated"] != cells["anonymous"]] == []


def test_a_stranger_is_shown_nothing_but_the_public_pages(table):
    public = {
        "login", "account_login", "sign_in_with_code", "choose_password", "socialaccount_login_cancelled", "logout",
        "start:accessibility", "start:contact", "start:health", "start:personal_data", "start:search",
        "sitemap", "robots",
        "wagtail_serve front", "wagtail_serve support", "wagtail_serve courses", "support:glossary",
        "wagtailadmin_login", "wagtailadmin_javascript_catalog", "wagtailadmin_sprite",
        "start:threatened", "wagtail_serve open guidance", "wagtailcore_authenticate_with_password secret",
        "wagtaildocs_serve open", "wagtaildocs_authenticate_with_password closed",
    }  # fmt: skip
    shown = {key for key in _get(table, "anonymous") if not key.startswith("wagtailadmin_password_reset")}
    assert shown - public == set()
    assert [key for key, cells in table.items() if "w" in cells["anonymous"]] == []


def test_staff_who_do_not_work_in_the_cms_get_nothing_there(cast, table):
    cms = [address.key for address in cast.addresses if address.path.startswith("/cms/")]
    for role in OUTSIDE_THE_CMS:
        assert [key for key in cms if table[key][role] != "33"] == []
    for_strangers = ("wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "wagtailadmin_password_reset")
    shown = {key for key in cms if table[key]["anonymous"] not in (">>", "..")}
    assert {key for key in shown if not key.startswith(for_strangers)} == set()


def test_people_and_their_rights_are_for_administrators(table):
    rights = (
        "wagtailusers_",
        "wagtailsites",
        "wagtail_bulk_action user",
        "wagtailadmin_workflows:edit",
        "personal_data:",
    )
    for role in ("coordinator", "editor"):
        shown = {key for key in table if key.startswith(rights)} & _get(table, role)
        assert shown == set()


# Pages that are for few; for all others they do not exist.
FOR_FEW = {
    "tracking:decisions": {"coordinator"},
    "tracking:coordinator_add": {"coordinator"},
    "tracking:recognise_by_id": {"coordinator"},
    "tracking:support_wishes": {"coordinator"},
    "tracking:handle_support": {"coordinator"},
    "tracking:reminders": {"coordinator", "administrator"},
    "tracking:reminders_of_day": {"administrator"},
    "tracking:send_reminder_again": {"administrator"},
    "tracking:everyone_export": {"administrator"},
    # With a permission, which the cast gives to its coordinators.
    "tracking:completion_imports": {"coordinator", "administrator"},
    "tracking:completion_import": {"coordinator", "administrator"},
    "tracking:completion_import_errors": {"coordinator", "administrator"},
    "tracking:new_completion_import": {"coordinator", "administrator"},
}
DECISIONS = ("exempt_person", "add_person", "change_decision", "measure", "new_meeting", "withdraw_meeting")
# The units that the roles lead: their own, and Kväll below Nord, which has no head.
LED = {"head": {"nord", "kväll"}, "deputy": {"nord", "kväll"}, "sibling": {"syd"}, "child": {"natt"}}
LED["division"] = {"vård"}
# Doris has nobody but herself placed in Vård to add, and nothing is decided in Natt.
WITHOUT_A_CASE = {"add_person": {"division"}, "change_decision": {"child"}}


def _reached(cells):
    """The roles that are let in, with GET or with POST."""
    return {role for role, cell in cells.items() if set(cell) - set("34xm>")}


def test_pages_for_few_do_not_exist_for_others(table):
    for name, roles in FOR_FEW.items():
        rows = {key: _reached(cells) for key, cells in table.items() if key.split()[0] == name}
        assert set.union(*rows.values()) == roles, name
    for namespace, roles in (
        ("requirements:", {"coordinator", "administrator"}),
        ("personal_data:", {"administrator"}),
    ):
        rows = [_reached(cells) for key, cells in table.items() if key.startswith(namespace)]
        assert set.union(*rows) == roles, namespace


def test_only_those_who_lead_a_unit_decide_there(table):
    """An administrator looks; a coordinator and a head above count."""
    for name in DECISIONS:
        rows = {key: cells for key, cells in table.items() if key.split()[0] == f"tracking:{name}"}
        for key, cells in rows.items():
            leading = {role for role, units in LED.items() if key.split()[1] in units}
            assert _reached(cells) - leading == set(), key
        reached = set.union(*(_reached(cells) for cells in rows.values()))
        assert reached == set(LED) - WITHOUT_A_CASE.get(name, set()), name


def test_nothing_of_a_unit_that_one_does_not_see(table):
    """Of the pages below a unit, nobody gets one whose report is not shown, however the rest of the address is made."""
    below = ("person", "recognise", "void_completion", "unit_export", "unit_meetings", "changes", "summary", "freeze")
    below += ("summary_export", "freezing", "frozen", "frozen_export", "everyone_export", *DECISIONS)
    asked = 0
    for key, cells in table.items():
        name, _, rest = key.partition(" ")
        if name in {f"tracking:{one}" for one in below}:
            unit = rest.split()[0].partition(".")[0]
            seen = _reached(table[f"tracking:unit_report {unit}"])
            assert _reached(cells) - seen == set(), key
            asked += 1
    assert asked > 100


def test_an_administrators_look_at_names_is_logged(cast, table):
    """Where our own pages show an administrator a name, but where it says who sees her, or who her head is.

    A code is printed with POST, and the code is stored with the look: tests/organisation/test_sign_in_codes.py.
    """
    names = read_names(NAMES.read_text())
    seen = {key for (key, role), canaries in names.items() if role == "administrator" and canaries - {"ada"}}
    unlogged = {key for key in seen if "l" not in table[key]["administrator"] and not key.startswith("print_code")}
    own_head = {"start:staff", *(f"wagtail_serve {page}" for page in ("guidance", "open guidance", "form"))}
    assert unlogged == {"tracking:who_sees_me"} | own_head
    assert {canary for key in own_head for canary in names[key, "administrator"]} == {"ada", "magnus"}
    assert len(seen - own_head) > 5
    for key in ("personal_data:person", "personal_data:file", "personal_data:erase"):
        assert "l" in table[f"{key} frida"]["administrator"]


# Controls: a leak, a refusal or a gap that is made on purpose is found.


def test_a_unit_that_everybody_sees_is_found(cast, monkeypatch):
    units = set(Unit.objects.values_list("pk", flat=True))
    monkeypatch.setattr(access, "units_by_level", lambda user, on: (units, set()))
    lines = ask(cast, "elsewhere", "tracking:unit")
    assert "elsewhere, tracking:unit_report nord: +m, should be 4m" in lines
    assert any(line.startswith("elsewhere, tracking:unit_report nord: leaks ['anders', ") for line in lines)


def test_a_unit_that_nobody_sees_is_found(cast, monkeypatch):
    monkeypatch.setattr(access, "units_by_level", lambda user, on: (set(), set()))
    assert "head, tracking:unit_report nord: 4m, should be +m" in ask(cast, "head", "tracking:unit_report nord")


@pytest.fixture
def a_name_in_the_report(monkeypatch):
    """Whatever a report becomes, its unit is called by somebody's name."""
    original = follow_up.document_of

    def document_of(*args, **options):
        document = original(*args, **options)
        return document | {"unit": document["unit"] | {"name": "Kanariesamira"}}

    monkeypatch.setattr(follow_up, "document_of", document_of)


@pytest.mark.parametrize("file_format", exports.CONTENT_TYPES)
def test_a_name_in_a_file_is_found(cast, a_name_in_the_report, file_format):
    key = f"tracking:unit_export vård.{file_format}"
    assert ask(cast, "division", key) == [f"division, {key}: leaks ['samira'], lacks []"]


def test_a_name_in_the_picture_of_a_report_is_found():
    """A PDF holds a picture that is encoded."""
    bars = [("Kanariesamira", {"completed": 1, "in_progress": 0, "not_started": 12})]
    page = report_pdf.as_html("Vård", [report_blocks.Picture(bars)])
    assert "Kanariesamira" not in re.sub(r'alt="[^"]*"', "", page)
    assert canaries(HttpResponse(re.sub(r'alt="[^"]*"', "", page))) == {"samira"}


def test_a_pdf_holds_what_its_page_does(cast, a_name_in_the_report, monkeypatch):
    """The page is read in place of the PDF. Here the PDF itself is read: it holds the name as often."""
    original, made = report_pdf.as_pdf, {}

    def as_pdf(title, blocks):
        made["page"] = report_pdf.as_html(title, blocks)
        made["pdf"] = original(title, blocks, uncompressed=True)
        return made["pdf"]

    monkeypatch.setattr(report_pdf, "as_pdf", as_pdf)
    client = Client()
    client.force_login(cast.people["doris"])
    response = client.get(reverse("tracking:unit_export", args=[cast.units["vård"].code, "pdf"]))
    assert response.content == made["pdf"]
    words = [re.sub(r"<style.*?</style>|<title.*?</title>|<[^>]*>", " ", made["page"], flags=re.DOTALL)]
    words.append(text_of(made["pdf"]))
    assert [text.count("Kanariesamira") for text in words] == [words[0].count("Kanariesamira")] * 2 != [0, 0]


def test_a_name_in_a_list_of_the_cms_is_found(cast, monkeypatch):
    monkeypatch.setattr(ContactCard, "__str__", lambda card: "Kanarienils")
    found = ask(cast, "editor", "wagtailsnippets_content_contactcard:", "wagtailsnippetchoosers_content_contactcard:")
    assert {line.partition(":")[2].partition(":")[0].split()[0] for line in found} >= {"list", "edit", "choose"}
    assert all(line.endswith("leaks ['nils']") for line in found)


def test_something_stored_by_looking_is_found(cast, monkeypatch):
    original = my_training.overview

    def overview(*args):
        JobRole.objects.create(code="ny", title="Ny")
        return original(*args)

    monkeypatch.setattr(my_training, "overview", overview)
    assert "employee, tracking:my_training: wm, should be +m" in ask(cast, "employee", "tracking:my_training")


def test_a_look_that_is_not_logged_is_found(cast, monkeypatch):
    monkeypatch.setattr("organisation.access_log.record", lambda viewer, unit: None)
    key = "tracking:unit_report nord"
    assert f"administrator, {key}: +m, should be lm" in ask(cast, "administrator", key)


def test_an_address_that_is_not_in_the_table_is_found(cast, settings):
    urls = ModuleType("urls")
    urls.urlpatterns = [path("ny/", lambda request: HttpResponse("Hej"), name="new"), *config.urls.urlpatterns]
    settings.ROOT_URLCONF = urls
    keys = {address.key for address in addresses(cast)}
    assert keys - set(read_table(TABLE.read_text())) == {"new"}
