"""Why a file from outside is refused, in the words that every import uses. The key is the kind, which tests name."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "too_many_files": _("There are too many files. At most %(most)s."),
    "bad_archive": _("The archive is damaged."),
    "unsafe_name": _("The archive has a file with a dangerous name: %(name)s"),
    "symlink": _("%(name)s is a link to another file. Such links are not followed."),
    "encrypted": _("The archive is locked with a password."),
    "nested_archive": _("The archive holds another archive: %(name)s"),
    "bomb": _("%(name)s grows beyond all measure when it is unpacked."),
    "same_name": _("The archive has two files called %(name)s."),
    "bad_json": _("This is not JSON: %(why)s"),
    "too_deep": _("The JSON is nested too deep. At most %(most)s levels."),
    "unstorable": _("A text holds NUL or half a character."),
}


def reason(kind, **values):
    """The words of a kind, in the language of now."""
    return str(REASONS[kind]) % values
