"""The HR sources in the CMS: what is chosen once, and which heading of a file is which field."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from organisation.hr import columns
from organisation.hr.samples import MOST_WORDS
from organisation.models import HrSource, ImportState
from tests.factories.hr_files import STAFF_HEADERS, as_csv, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_town")]

# What another HR system calls them.
OTHER_HEADERS = STAFF_HEADERS | {"person_id": "Pnr i systemet", "unit": "Kst", "form": "Anst.typ"}
SAMPLE = as_csv([person("P1", form="Månadsavlönad"), person("P2", form="AVA"), person("P3")], headers=OTHER_HEADERS)


@pytest.fixture
def address(source):
    return reverse("staff_imports:columns", args=[source.pk])


@pytest.fixture
def read(cms, address):
    """Sends a sample and gives the page."""

    def read(content=SAMPLE, name="prov.csv"):
        return cms.post(address, {"read": "1", "file": SimpleUploadedFile(name, content)})

    return read


@pytest.fixture
def save(cms, address):
    """Saves the form of a page, with some of its values changed."""

    def save(page, **values):
        form = page.context["form"]
        data = {name: form[name].value() or "" for name in form.fields} | values
        return cms.post(address, data, follow=True)

    return save


def number_of(page, heading):
    return str(page.context["form"].headers.index(heading))


def only_message(response):
    (message,) = response.context["messages"]
    return str(message).strip()


class TestSources:
    def test_a_source_is_made_and_its_key_stays(self, cms):
        cms.post(reverse("hr_sources:add"), {"name": "Skolans system", "key": "skolan", "gap_days": 30})
        source = HrSource.objects.get()
        cms.post(reverse("hr_sources:edit", args=[source.pk]), {"name": "Skolan", "key": "annat", "gap_days": 14})
        source.refresh_from_db()
        assert (source.name, source.key, source.gap_days) == ("Skolan", "skolan", 14)

    def test_a_key_is_one_source_s(self, cms, source):
        page = cms.post(reverse("hr_sources:add"), {"name": "Ett till", "key": source.key, "gap_days": 30})
        assert page.context["form"].errors["key"]
        assert HrSource.objects.count() == 1

    def test_a_source_is_not_deleted(self, cms, source):
        cms.post(reverse("hr_sources:delete", args=[source.pk]))
        assert HrSource.objects.filter(pk=source.pk).exists()

    def test_the_list_leads_to_the_columns(self, cms, source, address):
        assert address in cms.get(reverse("hr_sources:index")).content.decode()


class TestColumns:
    def test_what_is_known_is_chosen_beforehand(self, read):
        form = read().context["form"]
        chosen = {name: form[f"column_{name}"].value() for name in columns.FIELDS}
        assert form.headers == list(OTHER_HEADERS.values())
        assert chosen["first_name"] == str(form.headers.index("Förnamn"))
        assert [name for name, value in chosen.items() if not value and name in OTHER_HEADERS] == [
            "person_id",
            "unit",
            "form",
        ]

    def test_a_file_with_other_headings_can_then_be_imported(self, read, save, source, bring):
        page = read()
        mapped = {
            f"column_{name}": number_of(page, heading)
            for name, heading in OTHER_HEADERS.items()
            if heading != STAFF_HEADERS[name]
        }
        page = save(page, **mapped)
        assert "Läs in filen en gång till" in str([str(message) for message in page.context["messages"]])
        source.refresh_from_db()
        assert (source.columns["unit"], source.columns["form"]) == ("Kst", "Anst.typ")
        page = read()  # Now the column of forms is known, and its words are asked for.
        assert page.context["form"].words == ["Månadsavlönad", "AVA", "Tillsvidare"]
        assert page.context["form"]["form_2"].value() == "permanent"
        save(page, form_0="permanent", form_1="fixed_term")
        source.refresh_from_db()
        assert source.forms == {"Månadsavlönad": "permanent", "AVA": "fixed_term", "Tillsvidare": "permanent"}
        assert bring(SAMPLE).state == ImportState.APPLIED

    def test_a_column_that_is_known_can_be_left_out(self, read, save, source, bring):
        content = as_csv([person("P1", manager="en chef som inte är ett id")])
        assert bring(content).state == ImportState.REFUSED
        save(read(content), column_manager="")
        source.refresh_from_db()
        assert source.columns["manager"] == ""
        assert bring(content).state == ImportState.APPLIED

    def test_what_was_saved_is_shown_without_a_file(self, cms, read, save, address, source):
        save(read(as_csv([person()])), column_email="", word_0="PAN", word_form_0="hourly")
        form = cms.get(address).context["form"]
        assert form["column_unit"].value() == str(form.headers.index("Enhetskod"))
        assert form["column_email"].value() == ""
        assert form["form_0"].value() == "hourly"
        save(cms.get(address), form_0="")
        source.refresh_from_db()
        assert source.forms == {"Tillsvidare": "permanent"}
        assert source.columns["unit"] == "Enhetskod"

    def test_one_heading_is_one_field(self, read, save, source):
        page = read(as_csv([person()]))
        page = save(page, column_email=number_of(page, "Förnamn"))
        assert page.context["form"].errors["column_email"] == ["”Förnamn” är vald även för ”Förnamn”."]
        source.refresh_from_db()
        assert source.columns == {}

    def test_what_every_row_needs_has_to_be_chosen(self, read, save):
        page = save(read(as_csv([person()])), column_unit="")
        assert page.context["form"].errors == {
            "column_unit": ["Välj kolumnen. Utan den kan inga rader läsas."],
        }

    @pytest.mark.parametrize("values", [{"column_unit": "999"}, {"column_unit": "x"}, {"form_0": "chef"}])
    def test_strange_choices(self, read, save, source, values):
        assert save(read(as_csv([person()])), **values).context["form"].errors
        source.refresh_from_db()
        assert (source.columns, source.forms) == ({}, {})

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"word_0": "PAN"}, "word_form_0"),
            ({"word_form_0": "hourly"}, "word_0"),
            ({"word_0": "19121212-1212", "word_form_0": "hourly"}, "word_0"),
            ({"word_0": "x" * 61, "word_form_0": "hourly"}, "word_0"),
        ],
    )
    def test_strange_words(self, read, save, values, field):
        assert list(save(read(as_csv([person()])), **values).context["form"].errors) == [field]

    @pytest.mark.parametrize("sample", ["", "x", "eyJhIjoxfQ:1abc:def"])
    def test_a_sample_that_is_not_ours(self, cms, address, sample, source):
        page = cms.post(address, {"sample": sample, "column_unit": "0"}, follow=True)
        assert only_message(page) == "Sidan är för gammal. Läs kolumnerna ur filen igen."
        source.refresh_from_db()
        assert source.columns == {}

    def test_the_sample_of_another_source(self, cms, read, source):
        other = HrSource.objects.create(key="annan", name="Annan")
        sample = read(as_csv([person()])).context["form"]["sample"].value()
        address = reverse("staff_imports:columns", args=[other.pk])
        page = cms.post(address, {"sample": sample}, follow=True)
        assert only_message(page) == "Sidan är för gammal. Läs kolumnerna ur filen igen."

    @pytest.mark.parametrize(
        ("content", "text"),
        [
            (b"", "Filen är tom."),
            (b"%PDF-1.7", "Det här är ingen tabell."),
            (b"19121212-1212;Anna\n", "En rubrik ser ut som ett personnummer."),
            (("x" * 121).encode(), "En rubrik är för lång"),
            (b";;;", "Filen har inga rubriker."),
            (";".join(f"k{n}" for n in range(201)).encode(), "Filen har fler än 200 kolumner."),
        ],
    )
    def test_a_sample_that_cannot_be_read(self, read, content, text, source):
        (error,) = read(content).context["sample_form"].errors["file"]
        assert error.startswith(text)

    def test_a_column_of_names_is_not_one_of_forms(self, read):
        rows = [person(f"P{number}", form=f"Namn {number}") for number in range(MOST_WORDS + 1)]
        page = read(as_csv(rows))
        assert page.context["form"].words == []
        assert "Namn 1" not in page.content.decode()

    def test_nothing_of_the_rows_is_on_the_page(self, read):
        page = read(as_csv([person("P1", last_name="Hemligsson", form="19121212-1212")])).content.decode()
        assert "Hemligsson" not in page and "19121212" not in page
