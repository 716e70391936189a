"""The register of personal data is whole: every field that reaches a person stands in it, with all it must say."""

from dataclasses import replace
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import models
from django.test.utils import isolate_apps
from django.utils import timezone

from organisation.models import User
from organisation.privacy import register
from organisation.privacy.export import LABELS, export_of
from organisation.privacy.retention import KINDS
from tests.conftest import ROOT

# Periods that no kind of weeding of their own carries out, and why.
CARRIED_OUT_ELSEWHERE = {
    register.Period.CONTENT,  # Goes with the page, the file or the rule.
    register.Period.ARCHIVE,  # A record of what was done; it leads to a blanked person.
}


def test_every_field_that_reaches_a_person_is_in_the_register():
    assert register.missing() == [], "Add `about(…)` or `deed(…)`, as docs/privacy.md says."


def test_every_entry_is_of_a_field_that_exists():
    assert register.superfluous() == []


def test_every_entry_says_all_it_must():
    assert register.incomplete() == []


@isolate_apps("organisation")
def test_a_new_field_is_found():
    """The control: without it, a walk that finds nothing would pass too."""

    class Remark(models.Model):  # noqa: DJ008
        about = models.ForeignKey(User, models.PROTECT, related_name="+")
        readers = models.ManyToManyField(User, related_name="+")
        employment = models.ForeignKey("organisation.Employment", models.PROTECT, related_name="+")
        reply_email = models.EmailField()
        client_ip = models.TextField()
        text = models.TextField()

        class Meta:
            app_label = "organisation"

    Remark._meta.get_field("employment").remote_field.model = register.apps.get_model("organisation.Employment")
    found = register.reaching([Remark])
    names = ("about", "readers", "employment", "reply_email", "client_ip")
    assert found == {f"organisation.Remark.{name}" for name in names}


def test_a_field_that_is_taken_out_of_the_register_is_missed(monkeypatch):
    entry = register._entries["organisation.Absence.person"]
    monkeypatch.delitem(register._entries, str(entry))
    assert register.missing() == ["organisation.Absence.person"]


@pytest.mark.parametrize(
    "hole", [{"purpose": " "}, {"ground": ""}, {"export": None}, {"erasure": ""}, {"retention": ""}]
)
def test_an_entry_with_a_hole_is_found(hole):
    entry = register._entries["organisation.Absence.person"]
    assert register.incomplete([replace(entry, **hole)]) == ["organisation.Absence.person"]


@pytest.mark.parametrize("other", [{"field": "reason"}, {"model": "organisation.Sickness"}])
def test_an_entry_without_a_field_is_found(other):
    entry = replace(register._entries["organisation.Absence.person"], **other)
    assert register.superfluous([entry]) == [str(entry)]


def test_the_same_field_is_not_entered_twice_with_different_words():
    with pytest.raises(ValueError, match="twice"):
        register.about("organisation.Absence", "person", "something else", export=register.Shown("absences"))


def test_no_reason_for_keeping_something_back_is_empty():
    entry = register._entries["organisation.User.password"]
    assert register.incomplete([replace(entry, export=register.NotExported(""))]) == ["organisation.User.password"]


def test_everybody_reads_what_the_export_calls_its_columns(db):
    sections = register.Rows | register.Made
    used = {key for entry in register.entries() if isinstance(entry.export, sections) for key in entry.export.columns}
    assert used - set(LABELS) == set()


def test_every_section_that_the_register_names_is_exported(db, world):
    exported = export_of(world.person(), timezone.now(), for_own_eyes=True).as_dict()
    kinds = register.Rows | register.Made | register.Shown
    named = {entry.export.key for entry in register.entries() if isinstance(entry.export, kinds)}
    assert named - set(exported) == set()


def test_every_period_is_carried_out():
    used = {entry.retention for entry in register.entries()}
    assert {period.value for period in used - CARRIED_OUT_ELSEWHERE} <= set(KINDS)


def test_what_is_blanked_is_on_the_person_or_on_a_row_about_the_person():
    about = {entry.model for entry in register.about_persons()} | {settings.AUTH_USER_MODEL}
    blanked = {entry.model for entry in register.entries() if entry.erasure == register.Erasure.BLANK}
    assert blanked <= about


def test_the_document_is_current():
    out = StringIO()
    call_command("personal_data_register", stdout=out)
    text = (ROOT / "docs" / "register.md").read_text()
    # The document is about the locked version of Wagtail; a later one has tokens for its API.
    lines = [line for line in out.getvalue().splitlines(keepends=True) if "wagtailcore.APIToken" not in line]
    assert text == "".join(lines), "Run manage.py personal_data_register > docs/register.md"


def test_the_register_comes_in_swedish_as_csv():
    out = StringIO()
    call_command("personal_data_register", format="csv", language="sv", stdout=out)
    lines = out.getvalue().splitlines()
    assert len(lines) == len(register.entries()) + 1
    assert "artikel 6.1 e: en uppgift av allmänt intresse" in lines[1]
