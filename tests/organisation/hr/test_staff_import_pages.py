"""The pages of the HR import: from a file to its result, what is refused, and who may be there."""

import csv
import io
import json
import threading
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from organisation.hr import files, forms, queue, runs
from organisation.models import Employment, HrSource, ImportState, StaffImport
from tests.factories.hr_files import as_csv, as_xlsx, person, table
from tests.factories.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_town")]

NEW, INDEX = "/cms/staff-imports/new/", "/cms/staff-imports/"
ROWS = [person("P1"), person("P2", "syd"), person("P3", job_role="NY", job_title="Ny roll")]


@pytest.fixture
def send(cms, source):
    """Sends the form of a new import; a value of None is left out."""

    def send(content=None, name="personal.csv", client=cms, **values):
        file = SimpleUploadedFile(name, as_csv(ROWS) if content is None else content)
        data = {"source": source.pk, "file": file, "as_of": timezone.localdate().isoformat(), "max_gone": 10} | values
        return client.post(NEW, {key: value for key, value in data.items() if value is not None})

    return send


@pytest.fixture
def compared(send, work):
    """An import that waits to be confirmed."""
    send()
    work()
    return StaffImport.objects.get()


def url(staff_import, name="detail"):
    return reverse(f"staff_imports:{name}", args=[staff_import.pk])


def text_of(response):
    return " ".join(response.content.decode().split())


def told(response):
    """The messages that a page shows."""
    return [str(message).strip() for message in response.context["messages"]]


def click(client, staff_import, name):
    """What the page says after a click on a button."""
    return told(client.post(url(staff_import, name), follow=True))


def waiting_tasks():
    return DBTaskResult.objects.filter(status="READY").count()


def test_from_a_file_to_its_result(cms, send, work, admin):
    page = cms.get(send().url)
    assert page.context["staff_import"].state == ImportState.WAITING
    assert [when for _step, when in page.context["steps"]] == ["now", "later", "later", "later", "later"]
    assert "Visa läget nu" in text_of(page)
    work()
    page = cms.get(page.request["PATH_INFO"])
    assert page.context["result"] == "3 nya"
    assert [(str(label), count) for label, count in page.context["totals"]] == [
        ("Nya", 3), ("Ändrade", 0), ("Byter enhet", 0), ("Slutar", 0), ("Som förut", 0),
    ]  # fmt: skip
    assert [(unit["name"], unit["new"]) for unit in page.context["preview"]["units"]] == [("Nord", 2), ("Syd", 1)]
    assert "Ny roll" in text_of(page)
    assert not Employment.objects.exists()
    staff_import = StaffImport.objects.get()
    page = cms.post(url(staff_import, "confirm"), follow=True)
    assert told(page) == ["Importen är bekräftad och kommer att genomföras."]
    assert page.context["staff_import"].state == ImportState.QUEUED
    work()
    page = cms.get(url(staff_import))
    assert (page.context["is_applied"], page.context["result"]) == (True, "3 nya")
    assert Employment.objects.count() == 3
    assert [str(deed.user) for deed in page.context["deeds"]] == ["Ada Admin", "Ada Admin"]
    assert "Bekräftade importen, Ada Admin" in text_of(page)


def test_the_preview_says_how_many_would_vanish_and_what_happens_to_units(cms, send, work, bring):
    bring([person("P1"), person("P2")])
    rows = [person("P1", "syd"), {"unit": "öst", "unit_name": "Öst", "unit_kind": "Enhet", "unit_parent": "vård"}]
    send(as_csv(rows), max_gone=50)
    work()
    page = text_of(cms.get(url(StaffImport.objects.first())))
    assert "50,0 procent av de anställda i personalsystemet saknas i filen. Gränsen är 50." in page
    assert "Öst (öst) öppnar" in page
    assert "1 flyttad, 1 slutar" in page


def test_a_refused_file_shows_every_error(cms, send, work):
    send(as_csv([person("P1", "finns-inte"), person("", "nord")]))
    work()
    staff_import = StaffImport.objects.get()
    page = cms.get(url(staff_import))
    assert page.context["result"] == "Stoppad: 2 fel"
    rows = [(error["row"], error["column"], error["reason"]) for error in page.context["errors"]]
    assert rows == [
        (2, "Enhetskod", "Det finns ingen enhet med den koden."),
        (3, "Anställd-id", "Anställd-id saknas."),
    ]
    for row in rows:
        assert f">{row[2]}<" in text_of(page)
    assert "Bekräfta" not in text_of(page)
    assert cms.post(url(staff_import, "confirm"), follow=True).context["staff_import"].state == ImportState.REFUSED


def test_two_hundred_errors_are_shown_and_the_file_has_all(cms, send, work):
    send(as_csv([person(f"P{number}", "finns-inte") for number in range(201)]))
    work()
    staff_import = StaffImport.objects.get()
    page = cms.get(url(staff_import))
    assert (len(page.context["errors"]), page.context["more_errors"]) == (200, 1)
    assert "De första 200 av 201 visas. I filen finns alla." in text_of(page)
    rows = list(
        csv.reader(io.StringIO(cms.get(url(staff_import, "errors")).content.decode("utf-8-sig")), delimiter=";")
    )
    assert rows[0] == ["Rad", "Kolumn", "Orsak"]
    assert rows[-1] == ["202", "Enhetskod", "Det finns ingen enhet med den koden."]
    assert len(rows) == 202


def test_the_file_of_errors_is_no_formula(cms, source):
    errors = [{"row": 0, "column": "=HYPERLINK()", "reason": "@SUM(A1)"}]
    staff_import = StaffImport.objects.create(
        source=source, file_name="=1.csv", sha256="0" * 64, size=1, as_of=date(2026, 1, 1), report={"errors": errors}
    )
    content = cms.get(url(staff_import, "errors")).content
    assert content == "\N{BYTE ORDER MARK}Rad;Kolumn;Orsak\r\nHela filen;'=HYPERLINK();'@SUM(A1)\r\n".encode()


def test_what_a_file_says_is_text_on_the_page(cms, source):
    staff_import = StaffImport.objects.create(
        source=source, file_name="<script>alert(1)</script>.csv", sha256="0" * 64, size=1, as_of=date(2026, 1, 1),
        state=ImportState.REFUSED, report={"errors": [{"row": 1, "column": "<b>fet", "reason": "<i>kursiv"}]},
    )  # fmt: skip
    for page in (cms.get(url(staff_import)), cms.get(INDEX)):
        assert "<script>alert" not in text_of(page)
        assert "<b>fet" not in text_of(page) and "<i>kursiv" not in text_of(page)


def test_the_report_is_the_one_of_the_command(cms, compared):
    response = cms.get(url(compared, "report"))
    assert response["Content-Disposition"] == f'attachment; filename="import-{compared.pk}.json"'
    assert json.loads(response.content) == compared.report


class TestNewImport:
    def refusal(self, response, field):
        assert not StaffImport.objects.exists()
        (error,) = response.context["form"].errors[field]
        return error

    def test_the_form_begins_with_today(self, cms, source):
        page = cms.get(NEW)
        assert f'type="date" name="as_of" value="{timezone.localdate().isoformat()}"' in text_of(page)

    def test_without_a_source_one_is_asked_for_first(self, cms):
        assert "Lägg till ett personalsystem" in text_of(cms.get(NEW))

    @pytest.mark.parametrize(
        ("content", "text"),
        [
            (b"", "Filen är tom."),
            (b"%PDF-1.7 anything", "Det här är ingen tabell."),
            (b"<html><table></table></html>", "Det här är ingen tabell."),
            (b"PK\x03\x04 broken", "Excelfilen är trasig."),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Filen är i ett gammalt Excelformat eller låst med lösenord."),
            (b"a;b\x00\n", "Filen innehåller tecken som inte är text."),
        ],
    )
    def test_a_file_that_cannot_be_read(self, send, content, text):
        assert self.refusal(send(content), "file").startswith(text)

    def test_a_file_that_is_too_large(self, send, monkeypatch):
        monkeypatch.setattr(forms, "LARGEST", 100)
        assert self.refusal(send(), "file").startswith("Filen är större än 50 MB.")
        assert files.LARGEST == 50 * 1024 * 1024

    @pytest.mark.parametrize(
        ("values", "field", "text"),
        [
            ({"file": None}, "file", "Välj en fil."),
            ({"file": "text"}, "file", "Välj en fil."),
            ({"as_of": "imorgon"}, "as_of", "Skriv dagen som år-månad-dag, till exempel 2026-01-31."),
            ({"as_of": "0001-01-01"}, "as_of", "Årtalet kan inte stämma."),
            ({"as_of": "9999-12-31"}, "as_of", "Dagen är mer än två månader framåt i tiden."),
        ],
    )
    def test_strange_values(self, send, values, field, text):
        assert self.refusal(send(**values), field) == text

    @pytest.mark.parametrize("values", [{"max_gone": "-1"}, {"max_gone": "101"}, {"max_gone": "x"}, {"max_gone": ""}])
    def test_a_share_that_is_none(self, send, values):
        assert self.refusal(send(**values), "max_gone")

    @pytest.mark.parametrize("value", ["", "999999", "x", "9" * 40])
    def test_a_source_that_is_none(self, send, value):
        assert self.refusal(send(source=value), "source")

    def test_what_was_written_stays(self, send):
        page = text_of(send(b"", max_gone=33, as_of="2026-10-01"))
        assert 'value="33"' in page and 'value="2026-10-01"' in page

    def test_a_workbook(self, send, work):
        send(as_xlsx(table(ROWS)), "personal.xlsx")
        work()
        assert StaffImport.objects.get().state == ImportState.COMPARED

    def test_a_double_click_is_one_import(self, send):
        first, second = send(), send()
        assert first.url == second.url
        assert (StaffImport.objects.count(), waiting_tasks()) == (1, 1)

    def test_the_same_file_for_another_day_is_another_import(self, send):
        send(), send(as_of="2026-10-01")
        assert StaffImport.objects.count() == 2

    def test_the_same_file_again_is_said_and_allowed(self, cms, send, compared, work):
        cms.post(url(compared, "confirm"))
        work()
        page = cms.get(send().url)
        assert page.context["same_file"] == compared
        assert "Samma fil lästes in" in text_of(page)
        assert StaffImport.objects.count() == 2
        assert cms.get(url(compared)).context["same_file"] is None

    def test_the_name_of_the_file_is_no_path(self, send):
        send(name="../../etc/personal.csv")
        assert StaffImport.objects.get().file_name == "personal.csv"


class TestConfirmAndCancel:
    def test_a_second_click_says_that_it_is_under_way(self, cms, compared):
        assert click(cms, compared, "confirm") == ["Importen är bekräftad och kommer att genomföras."]
        assert click(cms, compared, "confirm") == ["Importen är redan bekräftad och på väg."]
        assert waiting_tasks() == 1

    def test_a_click_after_it_was_carried_out(self, cms, compared, work):
        click(cms, compared, "confirm")
        work()
        assert click(cms, compared, "confirm") == ["Importen är redan genomförd."]
        assert click(cms, compared, "cancel") == ["Importen är redan genomförd."]
        assert Employment.objects.count() == 3

    def test_a_cancelled_import_is_over(self, cms, compared, work):
        assert click(cms, compared, "cancel") == ["Importen är avbruten. Ingenting har ändrats."]
        assert click(cms, compared, "cancel") == ["Importen är redan avbruten."]
        assert click(cms, compared, "confirm") == ["Importen är redan avbruten."]
        work()
        compared.refresh_from_db()
        assert (compared.state, compared.content) == (ImportState.CANCELLED, None)
        assert not Employment.objects.exists()

    def test_what_waits_to_be_carried_out_can_still_be_cancelled(self, cms, compared, work):
        cms.post(url(compared, "confirm"))
        cms.post(url(compared, "cancel"))
        work()
        assert not Employment.objects.exists()

    def test_it_cannot_be_confirmed_before_it_is_compared(self, cms, send):
        send()
        staff_import = StaffImport.objects.get()
        page = cms.post(url(staff_import, "confirm"), follow=True)
        assert told(page) == ["Importen väntar inte på att bekräftas. Se efter vad som har hänt med den."]
        assert page.context["staff_import"].state == ImportState.WAITING

    def test_what_the_command_line_only_compared_cannot_be_confirmed(self, cms, compared):
        StaffImport.objects.update(content=None)
        page = cms.get(url(compared))
        assert (page.context["can_confirm"], page.context["can_cancel"]) == (False, False)
        assert "jämfördes bara, från kommandoraden" in text_of(page)
        assert cms.post(url(compared, "confirm"), follow=True).context["staff_import"].state == ImportState.COMPARED
        assert waiting_tasks() == 0

    @pytest.mark.parametrize("name", ["confirm", "cancel", "begin_again"])
    def test_a_link_changes_nothing(self, cms, compared, name):
        assert cms.get(url(compared, name)).status_code == 405
        assert cms.head(url(compared, name)).status_code == 405
        compared.refresh_from_db()
        assert compared.state == ImportState.COMPARED


@pytest.mark.django_db(transaction=True)
def test_of_two_who_confirm_at_once_one_queues_it(admin, source, small_town):
    staff_import = runs.bring_in(source, "a.csv", as_csv(ROWS), as_of=timezone.localdate(), max_gone=10, by=admin)
    runs.compare(staff_import)
    start, pages = threading.Barrier(4), []

    def click():
        client = Client()
        client.force_login(admin)
        start.wait()
        pages.append(text_of(client.post(url(staff_import, "confirm"), follow=True)))
        connections.close_all()

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    texts = ("Importen är bekräftad och kommer att genomföras.", "Importen är redan bekräftad och på väg.")
    assert [sum(text in page for page in pages) for text in texts] == [1, 3]
    assert waiting_tasks() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_send_the_same_at_once_one_brings_it_in(admin, source, small_town):
    start, answers = threading.Barrier(3), []

    def click():
        client = Client()
        client.force_login(admin)
        data = {"source": source.pk, "file": SimpleUploadedFile("a.csv", as_csv(ROWS)), "as_of": "2026-11-01"}
        start.wait()
        answers.append(client.post(NEW, data | {"max_gone": 10}).url)
        connections.close_all()

    threads = [threading.Thread(target=click) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [url(StaffImport.objects.get())] * 3
    assert waiting_tasks() == 1


@pytest.mark.postgresql_only
@pytest.mark.django_db(transaction=True)
def test_an_import_that_is_carried_out_this_moment_does_not_begin_again(admin, source, small_town):
    """Its worker holds a lock, however long it takes; nobody waits for it at the page."""
    staff_import = runs.bring_in(source, "a.csv", as_csv(ROWS), as_of=timezone.localdate(), max_gone=10, by=admin)
    queue.enqueue(staff_import)
    DBTaskResult.objects.get().claim("slow")
    DBTaskResult.objects.update(started_at=timezone.now() - timedelta(minutes=10))
    StaffImport.objects.update(state=ImportState.APPLYING)
    locked, looked = threading.Event(), threading.Event()

    def carry_out():
        with transaction.atomic():
            runs._lock()
            locked.set()
            looked.wait()
        connections.close_all()

    worker = threading.Thread(target=carry_out)
    worker.start()
    locked.wait()
    began = queue.begin_again(staff_import)
    looked.set()
    worker.join()
    assert (began, waiting_tasks()) == (False, 0)
    assert queue.begin_again(staff_import)


class TestLog:
    def log(self, source, number, by=None):
        for row in range(number):
            errors = [{"row": 1, "column": "", "reason": "Fel."}] * row
            StaffImport.objects.create(
                source=source, started_by=by, file_name=f"fil-{row}.csv", sha256=f"{row:064x}", size=1,
                as_of=date(2026, 1, 1), state=ImportState.REFUSED if row else ImportState.APPLIED, content=b"x",
                report={"rows": 9, "new": 34, "changed": 0, "moved": 12, "left": 3, "unchanged": 0, "errors": errors},
            )  # fmt: skip

    def test_who_when_what_and_what_came_of_it(self, cms, source, admin):
        self.log(source, 2, by=admin)
        self.log(source, 1)
        page = text_of(cms.get(INDEX))
        for text in ("kommandoraden", "Ada Admin", "fil-1.csv", "0" * 12, "2026-01-01", "Stoppad: 1 fel", "Genomförd"):
            assert text in page
        assert "34 nya, 12 flyttade, 3 slutade" in page

    def test_pages(self, cms, source):
        self.log(source, 25)
        assert len(cms.get(INDEX).context["object_list"]) == 20
        assert len(cms.get(INDEX, {"p": 2}).context["object_list"]) == 5
        for page in ("0", "-1", "x", "99", "9" * 40):
            assert cms.get(INDEX, {"p": page}).status_code == 200

    @pytest.mark.parametrize("number", [1, 20])
    def test_queries_do_not_grow_with_the_rows(self, cms, source, admin, number, django_assert_num_queries):
        self.log(source, number, by=admin)
        cms.get(INDEX)
        with django_assert_num_queries(9):
            cms.get(INDEX)

    def test_neither_files_nor_errors_are_fetched_for_the_list(self, cms, source):
        self.log(source, 3)
        (row,) = {frozenset(row.get_deferred_fields()) for row in cms.get(INDEX).context["object_list"]}
        assert row == {"content", "preview", "report"}

    @pytest.mark.parametrize("number", [1, 200])
    def test_queries_of_one_import_do_not_grow(self, cms, source, number, django_assert_num_queries):
        self.log(source, number + 1)
        staff_import = StaffImport.objects.get(file_name=f"fil-{number}.csv")
        cms.get(url(staff_import))
        with django_assert_num_queries(10):
            cms.get(url(staff_import))


class TestBeginAgain:
    """A worker that is killed leaves its task running and the import half-way."""

    @pytest.fixture
    def dead(self, send, source, bring):
        def dead(state, minutes=10):
            send()
            task = DBTaskResult.objects.get(status="READY")
            task.claim("killed")
            DBTaskResult.objects.update(started_at=timezone.now() - timedelta(minutes=minutes))
            StaffImport.objects.update(state=state, step="checking")
            return StaffImport.objects.get()

        return dead

    def test_one_that_was_being_compared(self, cms, dead, work):
        staff_import = dead(ImportState.COMPARING)
        page = cms.get(url(staff_import))
        assert page.context["stands_still"]
        assert "Börja om" in text_of(page)
        assert click(cms, staff_import, "begin_again") == ["Arbetet börjar om. Ingenting görs två gånger."]
        work()
        staff_import.refresh_from_db()
        assert staff_import.state == ImportState.COMPARED

    def test_one_that_was_being_carried_out(self, cms, dead, work):
        staff_import = dead(ImportState.APPLYING)
        cms.post(url(staff_import, "begin_again"))
        work()
        staff_import.refresh_from_db()
        assert (staff_import.state, Employment.objects.count()) == (ImportState.APPLIED, 3)

    def test_a_second_click_begins_once(self, cms, dead):
        staff_import = dead(ImportState.APPLYING)
        click(cms, staff_import, "begin_again")
        answer = click(cms, staff_import, "begin_again")
        assert answer == ["Arbetet pågår eller är klart. Det finns inget att börja om med."]
        assert waiting_tasks() == 1

    def test_a_worker_that_is_at_it_is_left_alone(self, cms, dead):
        staff_import = dead(ImportState.COMPARING, minutes=1)
        assert not cms.get(url(staff_import)).context["stands_still"]
        cms.post(url(staff_import, "begin_again"))
        assert waiting_tasks() == 0

    def test_one_that_is_finished_this_very_moment_is_left_alone(self, cms, dead, monkeypatch):
        staff_import = dead(ImportState.COMPARING)
        monkeypatch.setattr(
            queue, "stands_still", lambda staff_import: bool(StaffImport.objects.update(state="compared"))
        )
        cms.post(url(staff_import, "begin_again"))
        assert StaffImport.objects.get().state == ImportState.COMPARED
        assert waiting_tasks() == 0

    @pytest.mark.parametrize("state", ["compared", "applied", "refused", "cancelled", "failed"])
    def test_what_is_not_under_way_does_not_begin_again(self, cms, compared, state):
        StaffImport.objects.update(state=state)
        assert not cms.get(url(compared)).context["stands_still"]
        cms.post(url(compared, "begin_again"))
        assert waiting_tasks() == 0

    def test_nobody_takes_it(self, cms, send):
        send()
        staff_import = StaffImport.objects.get()
        assert not cms.get(url(staff_import)).context["waits_for_a_worker"]
        DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=2))
        page = cms.get(url(staff_import))
        assert page.context["waits_for_a_worker"] and not page.context["stands_still"]
        assert "Ingen bakgrundsprocess har tagit hand om importen än." in text_of(page)

    def test_a_task_that_is_lost_begins_again(self, cms, send, work):
        send()
        DBTaskResult.objects.all().delete()
        StaffImport.objects.update(created_at=timezone.now() - timedelta(minutes=10))
        staff_import = StaffImport.objects.get()
        cms.post(url(staff_import, "begin_again"))
        work()
        assert StaffImport.objects.get().state == ImportState.COMPARED


class TestAccess:
    """The permission decides; everyone else gets what Wagtail gives."""

    ADDRESSES = ["index", "new", "detail", "errors", "report", "confirm", "cancel", "begin_again", "columns"]

    def address(self, name, staff_import):
        args = {"index": [], "new": [], "columns": [staff_import.source_id]}.get(name, [staff_import.pk])
        return reverse(f"staff_imports:{name}", args=args)

    def editor(self, *codenames):
        """Somebody who may be in the CMS, with further permissions by way of a group."""
        group = Group.objects.create(name="Grupp")
        group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
        editor = World().person("Edit Editor", is_active=True)
        editor.groups.add(group)
        return editor

    def signed_in(self, person):
        client = Client()
        client.force_login(person)
        return client

    @pytest.mark.parametrize("name", ADDRESSES)
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_an_editor_without_the_permission_is_sent_back(self, compared, name, method):
        editor = self.signed_in(self.editor("change_staffimport", "view_staffimport", "see_all_names", "add_user"))
        response = getattr(editor, method)(self.address(name, compared), follow=True)
        assert response.redirect_chain == [("/cms/", 302)]
        assert told(response) == ["Ledsen, du saknar rättigheter att tillträda detta område."]
        assert "personal.csv" not in text_of(response)
        compared.refresh_from_db()
        assert compared.state == ImportState.COMPARED

    @pytest.mark.parametrize("name", ADDRESSES)
    def test_a_stranger_is_asked_to_sign_in_and_an_employee_is_refused(self, compared, name):
        address, employee = self.address(name, compared), self.signed_in(World().person("Emma Employee"))
        for method in ("get", "post"):
            response = getattr(Client(), method)(address)
            assert (response.status_code, response.url) == (302, f"/logga-in/?next={address}")
            assert getattr(employee, method)(address).status_code == 403

    def test_who_is_made_inactive_is_out_at_the_next_click(self, cms, admin, compared):
        admin.is_active = False
        admin.save()
        assert cms.post(url(compared, "confirm")).url.startswith("/logga-in/?next=/cms/staff-imports/")
        compared.refresh_from_db()
        assert compared.state == ImportState.COMPARED

    def test_somebody_with_the_permission_alone_can_do_it_all(self, compared, work):
        client = self.signed_in(self.editor("add_staffimport"))
        for name in ("index", "new", "detail", "errors", "report", "columns"):
            assert client.get(self.address(name, compared)).status_code == 200
        assert client.get(reverse("hr_sources:index")).status_code == 200
        client.post(url(compared, "confirm"))
        work()
        compared.refresh_from_db()
        assert compared.state == ImportState.APPLIED

    @pytest.mark.parametrize("name", ["detail", "errors", "report", "confirm", "cancel", "begin_again", "columns"])
    @pytest.mark.parametrize("number", ["999999", "9" * 40])
    def test_numbers_that_are_nobodys(self, cms, compared, name, number):
        address = self.address(name, compared).replace(f"/{compared.pk}/", f"/{number}/")
        if name == "columns":
            address = address.replace(f"/{compared.source_id}/", f"/{number}/")
        method = cms.post if name in ("confirm", "cancel", "begin_again") else cms.get
        assert method(address).status_code == 404

    def test_the_menu_shows_it_to_those_who_may(self, cms, compared):
        assert "/cms/staff-imports/" in cms.get("/cms/").content.decode()
        assert "/cms/staff-imports/" not in self.signed_in(self.editor()).get("/cms/").content.decode()


class TestErrorsNobodyForesaw:
    @pytest.mark.logs_errors
    def test_the_import_fails_and_the_log_holds_no_names(self, cms, send, work, monkeypatch, caplog):
        name = " ".join(["Anna", "Efternamn"])

        def break_down(staff_import):
            raise ValueError(name)

        monkeypatch.setattr(runs, "compare", break_down)
        send()
        work()
        page = cms.get(url(StaffImport.objects.get()))
        assert page.context["staff_import"].state == ImportState.FAILED
        assert page.context["result"] == "Stoppad av ett fel i programmet"
        assert "Något gick fel i programmet. Ingenting genomfördes." in text_of(page)
        task = DBTaskResult.objects.get()
        assert "ValueError" in task.traceback and "break_down" in task.traceback
        assert name not in task.traceback and name not in caplog.text
        assert "ValueError" in caplog.text


def test_a_task_ends_with_its_import(send, work):
    send()
    work()
    assert not queue.stands_still(StaffImport.objects.get())
    assert HrSource.objects.count() == 1
