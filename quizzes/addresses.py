"""Addresses of quizzes, in the form that django-quiz-app gave them."""

import re

from wagtail.models import Page


def address_part(text):
    """White space becomes "-", letters small; of the rest only letters, figures and "-" are kept."""
    hyphenated = re.sub(r"\s+", "-", text).lower()
    return "".join(sign for sign in hyphenated if sign.isalnum() or sign == "-")


def free_address(page, wanted):
    """`wanted`, or with a number behind it where another page beside this one has it already."""
    wanted = wanted[:240] or "test"
    parent = page.get_parent() if page.path else None
    if parent is None:
        return wanted  # Its place is not known yet: Wagtail asks again when it is.
    taken = set(Page.objects.child_of(parent).exclude(pk=page.pk).values_list("slug", flat=True))
    return _numbered(wanted, taken)


def _numbered(wanted, taken):
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free
