"""Every reason for which a row is refused, in words. The key is the kind, which tests and statistics name."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

REASONS = {
    # The file as a whole
    "no_column": _("The column “%(heading)s” is missing. Add it, or say in the source what it is called."),
    "two_columns": _("Two columns are called “%(heading)s”. Take one of them away."),
    "no_rows": _("The file has headings but no rows."),
    "gone": _("%(gone)s of %(all)s people are missing from the file: %(share)s per cent. The limit is %(limit)s."),
    "older": _("A later file from this source, as of %(day)s, has been carried out already."),
    "far_ahead": _("The file is to hold from %(day)s, which is more than two months ahead."),
    # Any cell
    "personal_number": _(
        "The cell looks like a personal identity number. Such numbers are not stored here. Remove it."
    ),
    "formula": _("The cell holds a formula. Write its value instead."),
    "cell_fault": _("The cell shows an error from Excel. Mend it."),
    "control": _("The cell holds characters that cannot be seen, or a line break. Write the text anew."),
    "too_long": _("The text is too long. At most %(most)s characters."),
    "too_many_cells": _("The row has more cells than there are headings. Is a separator or quotation mark wrong?"),
    "mixed_row": _("The row describes both an employee and a unit. Put the unit on a row of its own."),
    # What has to be there
    "no_person_id": _("The employee id is missing."),
    "no_name": _("The name is missing."),
    "no_employment_id": _("The employment id is missing."),
    "no_unit": _("The code of the unit is missing."),
    "no_job_role": _("The code of the job role is missing."),
    "no_form": _("The form of employment is missing."),
    "no_start": _("The first day of the employment is missing."),
    # How it is written
    "bad_id": _("An id consists of letters, digits and . _ @ + - only."),
    "bad_email": _("This is not an e-mail address."),
    "bad_date": _("This is not a date. Write year-month-day, for example 2026-01-31."),
    "date_out_of_range": _("The year cannot be right."),
    "backwards": _("The last day is before the first."),
    "bad_form": _("The form of employment is not known. Say in the source what the word means."),
    "bad_share": _("This is not a share. Write a whole per cent, for example 75."),
    "share_out_of_range": _("The share must be at most 100 per cent."),
    "bad_yes_or_no": _("Write yes or no."),
    "absence_without_start": _("The absence has a last day but no first day."),
    "absence_denied": _("The row says that there is no absence, but gives dates for one."),
    "absence_backwards": _("The last day of the absence is before the first."),
    # Rows that do not fit together
    "duplicate": _("The same employment from the same day is on row %(other)s too."),
    "two_people": _("The employment id belongs to another person on row %(other)s."),
    "two_names": _("The same person has another name on row %(other)s."),
    "two_emails": _("The same person has another e-mail address on row %(other)s."),
    "shared_email": _("The e-mail address belongs to another person on row %(other)s."),
    "overlap_in_unit": _("The person has another employment in the same unit on some of these days, on row %(other)s."),
    "overlap": _("The employment goes on at the same time on row %(other)s."),
    "two_absences": _("The person has another absence on row %(other)s."),
    "two_titles": _("The same job role has another title on row %(other)s."),
    "taken_id": _("The id is the user name of an account that is not this person's."),
    "own_manager": _("The person cannot be their own head."),
    "unknown_manager": _("The head is neither in the file nor known from before."),
    # Units
    "unknown_unit": _("There is no unit with this code."),
    "unit_closed": _("The unit's last day is %(day)s, and the employment goes on after that."),
    "unit_not_open": _("The unit does not open until %(day)s."),
    "unit_code": _("A code consists of letters, digits, spaces and . _ - and begins and ends with a letter or digit."),
    "no_unit_name": _("The name of the unit is missing."),
    "no_unit_kind": _("The kind of unit is missing."),
    "unknown_kind": _("The kind of unit is not known. Write municipality, administration, division or unit."),
    "duplicate_unit": _("The unit is on row %(other)s too."),
    "unknown_parent": _("There is no unit with the code that is to stand above."),
    "closed_parent": _("The unit above closes before this one."),
    "second_root": _("Only one unit can stand at the top. Say which unit this one stands under."),
    "cycle": _("The unit would stand below itself."),
    "unit_backwards": _("The unit's last day is before its first."),
    "unit_too_early": _("The unit has been as it is since %(day)s. A change must come after that."),
    "unit_is_closed": _("The unit closed on %(day)s and cannot be changed."),
    "unit_has_staff": _("The unit closes but has staff after that day, for example on row %(other)s."),
    "unit_keeps_staff": _("The unit closes but has staff after that day who are not in this file."),
    "unit_has_children": _("The unit closes but has units below it after that day."),
    "unknown_successor": _("There is no unit with the code that is to take over."),
    "successor_of_itself": _("A unit cannot take over from itself."),
    "successor_without_end": _("Say which day is the last of the unit that is replaced."),
}


def reason(kind, **values):
    """The sentence for a kind of problem; days are written out."""
    return (
        str(REASONS[kind]) % {name: in_words(value) for name, value in values.items()} if values else str(REASONS[kind])
    )


def in_words(value):
    """A day as it is written in a sentence; anything else as it is."""
    return date_format(value, "j F Y") if isinstance(value, date) else value
