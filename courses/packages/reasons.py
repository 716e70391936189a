"""Everything that taking a package in or out says, in words. The key is the kind, which tests name."""

from django.utils.translation import gettext_lazy as _

from content.reasons import REASONS as SHARED

REASONS = SHARED | {
    # The file as a whole
    "too_large": _("The file is too large. At most %(most)s MB."),
    "too_much": _("There is too much in it. At most %(most)s MB in all, unpacked."),
    "too_many_notes": _("There is more than %(most)s times something to say of it, so the rest was not read."),
    "too_many_pages": _("It has more than %(most)s pages."),
    "no_manifest": _("There is no package.json in it, so it is no course package."),
    "other_format": _("It is another kind of file: %(name)s"),
    "version": _("It has version %(version)s of the format. Version %(known)s can be read."),
    "not_listed": _("The file %(name)s is not listed in package.json."),
    "not_there": _("The file %(name)s is listed in package.json and is not in the package."),
    "wrong_sum": _("The file %(name)s has been changed since the package was made: its checksum is another."),
    "not_utf8": _("The file %(name)s is not UTF-8."),
    "strange_name": _("The file %(name)s has no place in a course package."),
    "invalid": _("%(name)s: %(why)s"),
    # What is wrong at a place
    "wrong_type": _("It should be of the type %(wanted)s."),
    "no_field": _("“%(name)s” is missing."),
    "unknown_field": _("“%(name)s” is not known here."),
    "wrong_value": _("%(why)s"),
    "too_many_rows": _("It has more than %(most)s rows."),
    "same_key": _("Two of its rows have the same key: %(name)s"),
    "no_reference": _("It should name a page, a snippet, an image or a document."),
    "wrong_reference": _("It names something of the wrong kind: %(name)s"),
    "unknown_block": _("There are no blocks of the type “%(name)s” here."),
    "unsafe_block": _("Blocks of the type “%(name)s” can run code, and are not taken from elsewhere."),
    "unknown_page_type": _("There are no pages of the type “%(name)s” in courses here."),
    "unknown_snippet_type": _("There are no snippets of the type “%(name)s” in courses here."),
    "bad_media": _("The file “%(title)s” cannot be used: %(why)s"),
    # The tree of pages
    "twice": _("The page stands twice in the package."),
    "no_course": _("The page of the course itself is not in the package."),
    "two_courses": _("A page that is not the course has no page above it."),
    "no_parent": _("The page above it is not in the package."),
    "circle": _("The page stands beneath itself."),
    "not_allowed_here": _("Such a page may not stand under “%(parent)s”."),
    # This installation
    "no_place": _("There is no list of courses to put it under."),
    "no_permission_add": _("You may not add pages under “%(title)s”."),
    "no_permission_edit": _("You may not edit “%(title)s”, which is here already."),
    "no_permission_make": _("You may not add this, and the course needs it: %(name)s"),
    "locked": _("“%(title)s” is here already and is locked."),
    "other_type": _("A page of another type has the same key here: “%(title)s”."),
    "exists": _("The course, or a part of it, is here already: “%(title)s”."),
    "changed_meanwhile": _("Something was changed here at the same moment. Nothing has been imported. Try again."),
    # What happens
    "new_page": _("A new page, as a draft."),
    "new_page_last": _("A new page, as a draft, last under “%(parent)s”."),
    "new_list": _("A new list of courses in the language %(language)s, as a draft, above the course."),
    "new_language": _("The language %(language)s."),
    "new_snippet": _("%(sort)s: “%(title)s”."),
    "new_unchecked": _("%(sort)s: “%(title)s”. It has not been checked here."),
    "new_media": _("%(sort)s: “%(title)s”."),
    "draft_on": _("A new draft on the page that is here. What is published stays as it is."),
    "same_page": _("The page is here already, with the same content."),
    "alias": _("The page is here as a copy that follows another page, and stays as it is."),
    "kept_snippet": _("%(sort)s: “%(title)s” is here already."),
    "kept_media": _("%(sort)s: “%(title)s” is here already."),
    "differs": _("%(sort)s: “%(title)s” is here already and is kept. The package says something else in: %(fields)s"),
    "renamed": _("The address “%(old)s” is taken, so the page gets “%(new)s”."),
    "lost_page": _("A link to a page that is not here. Its text stays."),
    "lost_other": _("What it names is neither here nor in the package: %(name)s"),
    "no_language": _("The language %(language)s is not set up here, so its pages are left out."),
    "no_list": _("There is no list of courses in the language %(language)s here, so its pages are left out."),
    # Exporting
    "missing_file": _("The file of “%(title)s” cannot be read: %(name)s"),
    "damaged_block": _("The page cannot be exported: what is stored there is damaged."),
    "left_in_place": _("A page of the type “%(name)s”, which is no part of a course."),
    "outside": _("It leads out of the course: %(name)s"),
    "no_key": _("“%(name)s” has no name of its own that it could be known by elsewhere, so it is left out."),
    "draft_carried": _("The page is not published, so its newest draft is taken."),
}


def reason(kind, **values):
    """The words of a kind, in the language of now."""
    return str(REASONS[kind]) % values
