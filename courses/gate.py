"""The gate of a course that waits for another one."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext

from courses import progress


def closed_until_first_course(request, course):
    """The way back to the course, with the reason, while another one has to be completed first; otherwise None."""
    first = progress.missing_prerequisite(request.user, course) if request.user.is_authenticated else None
    if first is None:
        return None
    text = gettext("You need to complete “%(course)s” before you can open the lessons.")
    messages.warning(request, text % {"course": first.title})
    return redirect(course.url)
