"""The pages in the CMS: first what would happen, then the questions; and the bank as a file."""

import pytest
from django.contrib.auth.models import Permission
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext as _

from organisation.models import User
from quizzes.gift.reading import read
from quizzes.gift.reasons import REASONS, reason
from quizzes.gift_admin.import_views import SALT
from quizzes.models import Question
from tests.courses.conftest import cms as cms
from tests.courses.conftest import said as said
from tests.factories import quizzes

pytestmark = pytest.mark.django_db

APPS = ("wagtailadmin", "quizzes")

TEXT = "$CATEGORY: Rutinen\n\nVem?{=chefen ~polisen}\n\nNär?{#5}\n\n[html]<b>Sant</b>?{T}"


def send(cms, **data):
    return cms.post(reverse("gift_admin:import"), data)


def file(content, name="fragor.gift"):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def agree(cms, response):
    return cms.post(reverse("gift_admin:import"), {"document": response.context["document"]}, follow=True)


def test_a_file_is_looked_at_before_anything_is_made(cms):
    response = send(cms, file=file(TEXT))
    page = response.content.decode()
    assert response.status_code == 200 and not Question.objects.exists()
    assert [note.line for note in response.context["report"].refused] == [5]
    assert response.context["report"].refused[0].reason in page
    assert "När?" in page and "Rutinen" in page and "Vem?" in page
    assert _("The text was HTML. It is taken as plain text, without its formatting.") in page


def test_agreeing_makes_the_questions_once(cms):
    response = send(cms, text=TEXT)
    for number in (2, 0):
        told = said(agree(cms, response))
        assert len(told) == 1 and told[0].startswith(str(number))
    assert Question.objects.count() == 2
    again = send(cms, text=TEXT)
    assert (again.context["plan"].new, len(again.context["plan"].existing)) == ([], 2)
    assert 'name="document"' not in again.content.decode()


def test_the_chosen_category_is_kept_between_the_steps(cms):
    agree(cms, send(cms, text="Vem?{=a ~b}", category=quizzes.category("Annat").pk))
    assert Question.objects.get().category.name == "Annat"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"text": "Vem?{=a ~b}", "file": b"Vem?{=a ~b}"},
        {"file": b"\x89PNG\r\n\x1a\n\x00\x00"},
        {"file": b""},
        {"file": b"a" * 1_000_001},
        {"text": "Vem?{"},
        {"text": "Vem\x00?{T}"},
        {"text": "a" * 1_000_001},
        {"text": "Vem?{T}", "category": "999999"},
    ],
)
def test_what_cannot_be_read_is_no_error_page(cms, data):
    response = send(cms, **{name: file(value) if isinstance(value, bytes) else value for name, value in data.items()})
    assert response.status_code == 422 and not Question.objects.exists()


def test_a_changed_or_old_form_imports_nothing(cms, monkeypatch):
    payload = {"text": "Vem?{=a ~b}", "category": None}
    for document in ("x", signing.dumps(payload, salt="annat")):
        response = cms.post(reverse("gift_admin:import"), {"document": document}, follow=True)
        assert said(response) == [_("The form was too old. Choose the file again. Nothing has been imported.")]
    monkeypatch.setattr("quizzes.gift_admin.import_views.DAY", -1)
    cms.post(reverse("gift_admin:import"), {"document": signing.dumps(payload, salt=SALT)})
    assert not Question.objects.exists()


def test_what_is_hostile_is_shown_as_text(cms):
    page = send(cms, text="::<script>alert(1)</script>::Vem?{=<i>a</i> ~b}\n\n<script>x{").content.decode()
    assert "<script>alert(1)" not in page and "<script>x" not in page and "&lt;script&gt;x" in page


def test_the_bank_as_a_file_by_category_and_kind(cms):
    rutinen = quizzes.category()
    quizzes.question("Vem?", category=rutinen)
    quizzes.statement("Sant?", True, category=rutinen)
    quizzes.statement("Falskt?", False)
    quizzes.statement("Gammalt?", False, retired_on="2026-01-01")

    def texts(**query):
        response = cms.get(reverse("gift_admin:file"), query)
        assert response["Content-Type"].startswith("text/plain")
        return {item.document.text for item in read(response.content).items}

    assert texts() == {"Vem?", "Sant?", "Falskt?"}
    assert texts(category=rutinen.pk) == {"Vem?", "Sant?"}
    assert texts(category=rutinen.pk, kind="true_false") == {"Sant?"}
    assert texts(retired="on", kind="true_false") == {"Sant?", "Falskt?", "Gammalt?"}


def test_the_page_says_how_many_and_what_others_do_not_get(cms):
    quizzes.essay("Beskriv.")
    response = cms.get(reverse("gift_admin:export"))
    assert response.context["number"] == 1
    (loss,) = response.context["losses"]
    assert loss.reason == REASONS["marking"]
    ((place, title, own),) = loss.notes
    assert own == "" and f"{place}, <b>{title}</b>" in response.content.decode()
    assert cms.get(reverse("gift_admin:export"), {"category": "x", "kind": "x"}).status_code == 200


def test_what_several_questions_lose_is_told_once(cms):
    names = ("demokrati", "samtycke")
    for name in names:
        question = quizzes.question(f"Om {name}?")
        question.tags.add(name)
        question.save()
    losses = cms.get(reverse("gift_admin:export")).context["losses"]
    (tags,) = [loss for loss in losses if loss.reason == reason("tags", names="…")]
    assert [own for _place, _title, own in tags.notes] == [reason("tags", names=name) for name in names]


def test_a_filter_that_is_not_understood_gives_no_file(cms):
    assert cms.get(reverse("gift_admin:file"), {"category": "999999"}).status_code == 404


def test_the_queries_of_the_page_do_not_grow(cms):
    def queries():
        with CaptureQueriesContext(connection) as found:
            cms.get(reverse("gift_admin:export"))
        return len(found)

    quizzes.essay("Ett")
    queries()  # What Wagtail reads once.
    first = queries()
    for number in range(5):
        quizzes.essay(f"Fråga {number}", category=quizzes.category(f"K{number}"))
    assert queries() == first


@pytest.mark.parametrize(
    ("rights", "may_export", "may_import"),
    [
        (["add_question", "add_category"], True, True),
        (["add_question"], True, False),  # A file brings categories too.
        (["view_question"], True, False),
        (["change_question"], True, False),
        ([], False, False),
    ],
)
def test_the_permissions_on_questions_decide(wagtail_root, rights, may_export, may_import):
    user = User.objects.create_user("eva", email="eva@ekvalla.example")
    names = ["access_admin", *rights]
    user.user_permissions.set(Permission.objects.filter(codename__in=names, content_type__app_label__in=APPS))
    client = Client()
    client.force_login(user)
    for name, is_allowed in (("export", may_export), ("file", may_export), ("import", may_import)):
        assert (client.get(reverse(f"gift_admin:{name}")).status_code == 200) is is_allowed
    assert (reverse("gift_admin:import") in client.get(reverse("gift_admin:export")).content.decode()) is (
        may_export and may_import
    )
