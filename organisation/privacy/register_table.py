"""The register as a table, for the documentation and for the municipality's own register (article 30)."""

from django.utils.translation import gettext as _

from organisation.privacy import register

INTRODUCTION = """# The register of personal data

Written by `manage.py personal_data_register`; a test fails when it is not current. With `--format csv --language sv` it
comes as a file for the municipality's own register. [privacy.md](privacy.md) says what the words mean.

"""


def headings():
    return [_("Field"), _("Purpose"), _("Legal ground"), _("Export"), _("At erasure"), _("Kept")]


def rows():
    """One row for each entry."""
    return [
        [
            str(entry),
            str(entry.purpose),
            str(entry.ground.label),
            _export(entry.export),
            str(entry.erasure.label),
            str(entry.retention.label),
        ]
        for entry in register.entries()
    ]


def markdown():
    """The text of docs/register.md."""
    titles = headings()
    lines = [_line(titles), _line(["---"] * len(titles)), *(_line([f"`{row[0]}`", *row[1:]]) for row in rows())]
    return INTRODUCTION + "\n".join(lines) + "\n"


def _line(cells):
    return f"| {' | '.join(cells)} |"


def _export(export):
    match export:
        case register.Rows(key=key) | register.Made(key=key) | register.Shown(key=key):
            return _("yes, in “%(key)s”") % {"key": key}
        case register.Counted():
            return _("yes, as a number in “deeds”")
        case register.NotExported(why=why):
            return _("no. %(why)s") % {"why": why}
