"""Every reason for which a row of a file with completions is refused, in words. What stood in the cell is not repeated.

What such a file has in common with an HR file is said in the words of `organisation/hr/reasons.py`.
"""

from django.utils.translation import gettext_lazy as _

from organisation.hr import reasons as shared

REASONS = {
    # The file as a whole
    "no_column": _("The column “%(heading)s” is missing."),
    "two_for_one": _("Two columns hold the same: “%(heading)s” and another. Take one of them away."),
    "training_twice": _(
        "You have chosen one training for the whole file, but the file has a column with trainings. "
        "Take the column away, or choose that the file says which."
    ),
    "too_many_rows": _("The file has more than %(most)s rows. Divide it into several."),
    # The person
    "unknown_person": _("There is nobody with this employee id."),
    # The training
    "no_training": _("The name of the training is missing."),
    "unknown_training": _("There is no training with this name. Say in the form which training the name means."),
    "several_trainings": _("Several trainings have this name. Say in the form which one it means."),
    "part_of_course": _("This is a part of a course. Only whole trainings can be taken from a file."),
    # The day
    "no_day": _("The date of completion is missing."),
    "bad_day": _("This is not a clear date. Write year-month-day, for example 2024-05-31."),
    "future": _("The date is in the future."),
    "too_early": _("The date is before 1990."),
    # The edition
    "bad_edition": _("The edition is a whole number from 1, or empty."),
    "no_such_edition": _("The training has no such edition. The latest is %(latest)s."),
    "edition_recognised": _("Training taken elsewhere has no edition of ours. Leave the cell empty."),
    # Rows that do not fit together
    "duplicate": _("The same person, training and day are on row %(other)s too."),
}


def reason(kind, **values):
    """The sentence for a kind of problem."""
    if kind not in REASONS:
        return shared.reason(kind, **values)
    return str(REASONS[kind]) % values if values else str(REASONS[kind])
