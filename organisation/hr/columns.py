"""The columns of an HR file: what they are called by default, and how a source's own headings are told apart."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.hr.files import headings


@dataclass(frozen=True)
class Field:
    """A piece of information that a file can hold. `default` are the headings known without a mapping."""

    label: object
    default: tuple[str, ...]
    required: bool = False
    longest: int = 120


STAFF_FIELDS = {
    "person_id": Field(
        pgettext_lazy("HR file", "Employee id"), ("Anställd-id", "Person-id", "Anstid", "Employee id"), True, 40
    ),
    "first_name": Field(_("First name"), ("Förnamn", "First name"), True, 150),
    "last_name": Field(_("Last name"), ("Efternamn", "Last name"), True, 150),
    "email": Field(_("E-mail"), ("E-post", "Epost", "E-mail"), False, 254),
    "employment_id": Field(_("Employment id"), ("Anställningsnummer", "Anställnings-id", "Employment id"), True, 40),
    "unit": Field(_("Unit code"), ("Enhetskod", "Enhet", "Organisationskod", "Unit"), True, 40),
    "job_role": Field(_("Code of the job role"), ("Befattningskod", "AID-kod", "AID", "Job role"), True, 40),
    "job_title": Field(_("Job role"), ("Befattning", "Benämning", "Title"), False, 120),
    "form": Field(_("Form of employment"), ("Anställningsform", "Form"), True, 60),
    "starts_on": Field(_("Employed from"), ("Från", "Anställd från", "Fr.o.m.", "From"), True, 40),
    "ends_on": Field(_("Employed to"), ("Till", "Anställd till", "T.o.m.", "To"), False, 40),
    "share": Field(_("Share, per cent"), ("Sysselsättningsgrad", "Tjänstgöringsgrad", "Share"), False, 20),
    "away": Field(_("Long absence"), ("Långtidsfrånvaro", "Long absence"), False, 20),
    "away_from": Field(_("Absent from"), ("Frånvaro från", "Absent from"), False, 40),
    "away_to": Field(_("Absent to"), ("Frånvaro till", "Absent to"), False, 40),
    "manager": Field(_("Employee id of the head"), ("Chef", "Chefs anställd-id", "Manager"), False, 40),
}
UNIT_FIELDS = {
    "unit_name": Field(_("Name of the unit"), ("Enhetsnamn", "Unit name"), False, 120),
    "unit_kind": Field(_("Kind of unit"), ("Enhetstyp", "Unit kind"), False, 40),
    "unit_parent": Field(_("Code of the unit above"), ("Överordnad enhet", "Unit above"), False, 40),
    "unit_from": Field(_("The unit holds from"), ("Enhet från", "Unit from"), False, 40),
    "unit_to": Field(_("Last day of the unit"), ("Enhet till", "Unit to"), False, 40),
    "unit_successors": Field(_("Codes of the units that take over"), ("Ersätts av", "Replaced by"), False, 400),
}
FIELDS = STAFF_FIELDS | UNIT_FIELDS


def headers_of(content, file_name):
    """The headings of the file's first sheet, as they stand. Raises ValidationError when the file cannot be read."""
    return headings(content, file_name)


def guess(headers):
    """{field: heading} for the headings that are known by default, whatever their capitals and spaces."""
    by_key = {_key(header): header for header in headers}
    found = {}
    for name, field in FIELDS.items():
        match = next((by_key[_key(default)] for default in field.default if _key(default) in by_key), None)
        if match is not None:
            found[name] = match
    return found


def positions(headers, mapping):
    """{field: number of the column}. `mapping` ({field: heading}) goes before the guess; unknown headings are left.

    An empty heading says that the field is not in the file, whatever its columns are called.
    """
    wanted = guess(headers) | {name: header for name, header in mapping.items() if name in FIELDS}
    by_key = {_key(header): number for number, header in enumerate(headers)}
    return {name: by_key[_key(header)] for name, header in wanted.items() if header and _key(header) in by_key}


def missing(found):
    """Required fields that are not among the `found`. A file with nothing but units needs only their columns."""
    if "person_id" not in found and "unit_name" in found:
        return [name for name in ("unit", "unit_kind", "unit_parent") if name not in found]
    return [name for name, field in STAFF_FIELDS.items() if field.required and name not in found]


def _key(header):
    return " ".join(str(header).casefold().split())
