"""From file to result in the browser."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.completion_files import LIST, NEW, lines, text_of
from tests.factories.world import day
from tracking.models import (
    Completion,
    CompletionImport,
    TrainingKind,
)
from tracking.recognition import plan as planning
from tracking.recognition.reading import read
from tracking.recognition.trainings import TrainingNames


def sent(content=None, name="fil.csv", **values):
    content = lines("40001;Grundutbildning;2019-02-01;;") if content is None else content
    return {"kind": "imported", "file": SimpleUploadedFile(name, content)} | values


def test_from_file_to_result_by_hand(ask, importer, town):
    content = lines("40001;Gamla kursen;2019-02-01;;", "99999;Gamla kursen;2019-02-01;;")
    response = ask(importer, NEW, sent(content, aliases="Gamla kursen = Grundutbildning"))
    row = CompletionImport.objects.get()
    address = f"{LIST}{row.pk}/"
    assert (response.status_code, response["Location"]) == (302, address)
    page = text_of(ask(importer, address))
    assert "Det finns ingen med det anställningsnumret." in page and row.sha256 in page
    refused = ask(importer, address, {"do": "confirm"})
    assert (refused.status_code, Completion.objects.exists()) == (422, False)
    assert "1 rad behöver rättas" in text_of(refused)
    assert ask(importer, address, {"do": "confirm", "skip_refused": "yes"}).status_code == 302
    assert Completion.objects.get().recorded_by == importer
    assert "Filen är inläst och registrerad" in text_of(ask(importer, address))
    again = ask(importer, address, {"do": "confirm", "skip_refused": "yes"})
    assert (again.status_code, Completion.objects.count()) == (302, 1)
    assert "redan registrerad" in text_of(ask(importer, address))


def test_the_errors_as_a_file(ask, importer, bring):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;", "99999;Grundutbildning;=1;;"))
    response = ask(importer, f"{LIST}{row.pk}/fel.csv")
    rows = list(csv.reader(io.StringIO(text_of(response).lstrip("\N{BYTE ORDER MARK}")), delimiter=";"))
    assert [(number, column) for number, column, _reason in rows] == [("Rad", "Kolumn"), ("3", "Genomförd")]


def test_a_cancelled_file_records_nothing(ask, importer, bring):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;"))
    assert ask(importer, f"{LIST}{row.pk}/", {"do": "cancel"}).status_code == 302
    ask(importer, f"{LIST}{row.pk}/", {"do": "confirm"})
    assert not Completion.objects.exists()


def test_a_double_click_brings_in_one_file(ask, importer):
    answers = [ask(importer, NEW, sent())["Location"] for _ in range(2)]
    assert answers[0] == answers[1]
    assert CompletionImport.objects.count() == 1


def test_a_wrong_form_gets_422_and_keeps_what_was_typed(ask, importer):
    response = ask(importer, NEW, sent(kind="", aliases="Gamla kursen = Ingen sådan"))
    page = text_of(response)
    assert response.status_code == 422 and not CompletionImport.objects.exists()
    assert "Gamla kursen = Ingen sådan" in page and "Rad 1: här finns ingen utbildning som heter så." in page
    assert "Välj vad filen innehåller." in page


def test_names_that_mean_nothing_are_told_of(ask, importer, town, world):
    wrong = ("Gamla kursen", "= Grundutbildning", "a = Avsnitt 1", "a = Grundutbildning\nA = Annan", "850228-1234 = x")
    part = world.training("Avsnitt 1", kind=TrainingKind.LESSON)
    town.course.part_rows.create(training=part, position=1)
    world.training("Annan")
    assert [ask(importer, NEW, sent(aliases=aliases)).status_code for aliases in wrong] == [422] * 5
    assert not CompletionImport.objects.exists()


def test_a_file_that_is_none_is_told_of_at_once(ask, importer):
    assert ask(importer, NEW, sent(b"%PDF-1.4")).status_code == 422
    assert ask(importer, NEW, {"kind": "imported"}).status_code == 422


def test_the_pages_are_for_those_who_have_the_permission(ask, bring, town):
    row = bring(lines("40001;Grundutbildning;2019-02-01;;"))
    for person in (town.employee, town.head, town.division_head, town.coordinator):
        for address in (LIST, NEW, f"{LIST}{row.pk}/", f"{LIST}{row.pk}/fel.csv"):
            assert ask(person, address).status_code == 404
        assert ask(person, NEW, sent()).status_code == 404
        assert ask(person, f"{LIST}{row.pk}/", {"do": "confirm"}).status_code == 404
    assert not Completion.objects.exists()
    for address in (LIST, NEW, f"{LIST}{row.pk}/", f"{LIST}{row.pk}/fel.csv"):
        assert ask(town.admin, address).status_code == 200


def test_a_file_that_does_not_exist_gets_404(ask, importer):
    assert ask(importer, f"{LIST}999/").status_code == 404
    assert ask(importer, f"{LIST}999/", {"do": "confirm"}).status_code == 404


@pytest.mark.parametrize("number", [1, 5])
def test_the_log_takes_as_many_queries_for_many_files(ask, client, importer, bring, django_assert_num_queries, number):
    for other in range(number):
        bring(lines(f"40001;Grundutbildning;2019-02-0{other + 1};;"))
    ask(importer, LIST)
    with django_assert_num_queries(9):
        client.get(LIST)


def test_the_cms_leads_there(ask, town, importer):
    assert reverse("tracking:completion_imports") in text_of(ask(town.admin, reverse("wagtailadmin_home")))


@pytest.mark.django_db
@given(
    content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
)
@settings(max_examples=150)
def test_junk_is_refused_and_never_an_error(content):
    names = TrainingNames()
    for junk in (content, lines() + b"\n" + content):
        reading = read(junk, "x", kind="imported", names=names, training=None, today=day("2026-01-01"))
        planning.plan(reading, "imported")
        assert reading.problems


@pytest.mark.django_db
@given(
    cells=st.lists(
        st.text(st.characters(exclude_characters=';\n\r"', codec="utf-8"), max_size=20), min_size=5, max_size=5
    )
)
@settings(max_examples=150)
def test_strange_cells_are_refused_and_never_an_error(cells):
    reading = read(
        lines(";".join(cells)), "x", kind="imported", names=TrainingNames(), training=None, today=day("2026-01-01")
    )
    planning.plan(reading, "imported")
    assert reading.problems
