"""The report as CSV, Excel, Word, PDF and JSON: the same figures in each, nothing that runs, nothing that is hidden."""

import csv
import json
import re
import zipfile
from datetime import date
from io import BytesIO, StringIO

import pytest
from docx import Document
from openpyxl import load_workbook
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from organisation.models import JobRole
from tests.tracking.test_report_document import document
from tracking import exports, measures, report_blocks, report_pdf
from tracking.models import CutDate

FORMATS = ["csv", "xlsx", "docx", "pdf", "json"]
FORMULA = '=HYPERLINK("http://exempel.se","Klicka")'


@pytest.fixture
def download(client):
    def get(person, unit, file_format, on="2025-04-30"):
        client.force_login(person)
        return client.get(f"/uppfoljning/{unit.code}/rapport.{file_format}", {"on": on})

    return get


@pytest.mark.parametrize("file_format", FORMATS)
def test_each_format_is_a_file_for_the_head_and_nothing_for_the_neighbour(download, town, file_format):
    response = download(town.head, town.nord, file_format)
    assert (response.status_code, response["Content-Type"]) == (200, exports.CONTENT_TYPES[file_format])
    assert response["Content-Disposition"] == f'attachment; filename="rustad-nord-2025-04-30.{file_format}"'
    assert download(town.other_head, town.nord, file_format).status_code == 404
    assert download(town.employee, town.nord, file_format).status_code == 404


def test_another_format_does_not_exist(download, town):
    assert download(town.head, town.nord, "exe").status_code == 404


@pytest.fixture
def larger(town, world):
    """Nord with seven, Syd with six, who may be told above; one in Nord has completed."""
    for _ in range(5):
        world.staff(town.nord), world.staff(town.syd)
    world.done(town.employee, town.course, "2025-04-01")
    return document(town.division)


def rows_of_csv(found):
    return list(
        csv.DictReader(StringIO(exports.of_document(found, "csv").lstrip("\N{BYTE ORDER MARK}")), delimiter=";")
    )


def words_of_docx(found, **options):
    word = Document(BytesIO(exports.of_document(found, "docx", **options)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return word, [paragraph.text for paragraph in word.paragraphs] + cells


def html_of(found, **options):
    title = report_blocks.title(found, **options)
    return report_pdf.as_html(title, report_blocks.blocks(found, **options))


def test_every_format_tells_the_same_figures(larger):
    said = "Äldreomsorg: 1 av 13 relevanta medarbetare (8\N{NO-BREAK SPACE}%)"
    row = next(row for row in rows_of_csv(larger) if row["Enhet"] == "Äldreomsorg" and row["Krav"] == "grund"
               and row["Omfattning"] == "med underliggande enheter")  # fmt: skip
    assert (row["Klara"], row["Relevanta"], row["Andel klara"]) == ("1", "13", "8")
    book = load_workbook(BytesIO(exports.of_document(larger, "xlsx")))
    header, *rows = book.worksheets[0].values
    named = [dict(zip(header, row, strict=True)) for row in rows]
    whole = next(one for one in named if one["Enhet"] == "Äldreomsorg" and one["Relevanta"] == 13)
    assert (whole["Klara"], whole["Andel klara"]) == (1, 8)
    assert any(str(row[0]).startswith(said) for row in book.worksheets[1].values)
    assert any(text.startswith(said) for text in words_of_docx(larger)[1])
    assert said in html_of(larger).replace("&nbsp;", "\N{NO-BREAK SPACE}")
    assert json.loads(exports.of_document(larger, "json"))["requirements"][0]["sentence"].startswith(said)


def test_the_previous_cut_date_stands_beside(town, world):
    world.done(town.employee, town.course, "2025-04-01")
    found = document(town.nord, "2025-06-30", level="names")
    (row,) = [row for row in rows_of_csv(found) if row["Krav"] == "grund"]
    assert (row["Förra avstämningen"], row["Klara då"], row["Relevanta då"], row["Andel klara då"]) == (
        "2025-04-30", "1", "2", "50",
    )  # fmt: skip
    assert "1 av 2, 50\N{NO-BREAK SPACE}% (30 april 2025)" in html_of(found)


def test_hidden_figures_are_hidden_in_every_file(town, world):
    world.done(town.employee, town.course, "2025-04-01")
    found = document(town.division)
    row = next(row for row in rows_of_csv(found) if row["Enhetskod"] == "nord" and row["Krav"] == "grund")
    assert (row["Relevanta"], row["Klara"], row["Undantagna"], row["Anställda"]) == ("2", "dolt", "dolt", "dolt")
    assert "1 av 3" not in html_of(found) and "dolt" in html_of(found)
    assert "dolt" in words_of_docx(found)[1]


@pytest.fixture
def full_of_formulas(town, world):
    """A formula wherever somebody may write: names of units, requirements, job roles, and the head's measure."""
    town.nord.periods.in_force().get().void("test")
    town.nord.periods.create(parent=town.division, name=FORMULA, kind="unit", starts_on=date(2020, 1, 1))
    type(town.requirement).objects.update(name=FORMULA, training_name=FORMULA)
    JobRole.objects.update(title=FORMULA)
    measures.write(town.nord, town.requirement, date(2025, 4, 30), FORMULA, by=town.head, seen=None)
    return document(town.nord, level="names")


def test_no_cell_of_a_spreadsheet_is_a_formula(full_of_formulas):
    cells = [cell for row in csv.reader(StringIO(exports.of_document(full_of_formulas, "csv")), delimiter=";")
             for cell in row]  # fmt: skip
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    book = load_workbook(BytesIO(exports.of_document(full_of_formulas, "xlsx")))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if FORMULA in str(cell.value)]
    assert len(found) > 4
    assert {cell.data_type for cell in found} == {"s"}


def test_a_formula_is_only_text_in_a_document(full_of_formulas):
    word, words = words_of_docx(full_of_formulas)
    assert any(FORMULA in text for text in words)
    assert "w:fldSimple" not in word.element.xml and "w:instrText" not in word.element.xml
    assert "=HYPERLINK(&quot;http" in html_of(full_of_formulas)
    assert "<script" not in html_of(full_of_formulas)


@pytest.mark.parametrize("file_format", FORMATS)
def test_control_characters_stop_no_file(town, file_format):
    town.nord.periods.in_force().get().void("test")
    town.nord.periods.create(parent=town.division, name="No\x0brd\x1b\n<b>", kind="unit", starts_on=date(2020, 1, 1))
    assert exports.of_document(document(town.nord, level="names"), file_format)


def test_the_pdf_is_tagged_and_in_swedish(larger):
    title, blocks = report_blocks.title(larger), report_blocks.blocks(larger)
    pdf = report_pdf.as_pdf(title, blocks, uncompressed=True).decode("latin-1")
    assert pdf.startswith("%PDF-1.7")
    assert "/StructTreeRoot" in pdf and re.search(r"/MarkInfo <<\s*/Marked true", pdf)
    assert re.search(r"/Lang\s*\(sv\)", pdf)
    assert "pdfuaid:part" in pdf
    assert re.search(r"/S /TH\b", pdf) and re.search(r"/S /H1\b", pdf) and re.search(r"/S /Figure\b", pdf)
    assert "/DisplayDocTitle true" in pdf


def test_a_pdf_without_tags_would_be_found(larger):
    """The control of the test above."""
    pdf = HTML(string=html_of(larger)).write_pdf(uncompressed_pdf=True).decode("latin-1")
    assert "/StructTreeRoot" not in pdf and "pdfuaid:part" not in pdf


def test_the_picture_has_its_figures_in_words(larger):
    assert "Grund: 1 av 13 är klara. Pågår: 0. Inte påbörjat: 12." in html_of(larger)


def test_nothing_is_fetched_for_a_pdf(larger, monkeypatch):
    """An address in the page is refused before anything is sent; the report itself has none."""

    def refuse(*args, **kwargs):
        raise AssertionError("The network was asked.")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.create_connection", refuse)
    assert exports.of_document(larger, "pdf").startswith(b"%PDF")
    assert set(re.findall(r'(?:src|href)="([a-z]+):', html_of(larger))) == {"data"}
    original = report_pdf.as_html
    monkeypatch.setattr(
        report_pdf, "as_html", lambda *args: original(*args) + '<img src="http://127.0.0.1:9/x" alt="">'
    )
    with pytest.raises(FatalURLFetchingError):
        exports.of_document(larger, "pdf")


def test_the_word_file_has_headings_header_rows_and_no_person(larger):
    word, _ = words_of_docx(larger)
    headings = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name.startswith("Heading")]
    assert headings[0] == "Uppföljning av utbildning, Äldreomsorg" and "Grund" in headings
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in word.tables)
    assert (word.core_properties.author, word.core_properties.last_modified_by) == ("Rustad", "Rustad")
    assert word.core_properties.language == "sv-SE"
    archive = zipfile.ZipFile(BytesIO(exports.of_document(larger, "docx")))
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', archive.read("word/styles.xml").decode())) == {"sv-SE"}


def test_a_report_without_cut_dates_has_nothing_beside_it(town):
    CutDate.objects.all().delete()
    found = document(town.nord, level="names")
    assert found["requirements"][0]["previous"] is None and found["requirements"][0]["bridge"] is None
    assert rows_of_csv(found)[0]["Förra avstämningen"] == ""
