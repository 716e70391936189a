"""Packages in the CMS: a course becomes a file, and a file becomes drafts in two steps.

Between the steps the package lies in a file (uploads.py); its name travels in the form, signed for the one who sent it.
"""

import tempfile

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.models import CoursePage
from courses.packages import uploads
from courses.packages.examining import AS_DRAFT, REFUSE
from courses.packages.exporting import export
from courses.packages.forms import PackageForm
from courses.packages.importing import look, take_in
from courses.packages.places import places
from courses.packages.report import (
    CREATED,
    DIFFERS,
    DRAFTED,
    KEPT,
    LEFT_OUT,
    LOST,
    REFUSED,
    RENAMED,
    UNCHANGED,
)
from courses.packages.rights import Rights

SALT = "courses.packages"
HEADINGS = {
    REFUSED: gettext_lazy("What speaks against it"),
    CREATED: gettext_lazy("What is made"),
    DRAFTED: gettext_lazy("What gets a new draft"),
    UNCHANGED: gettext_lazy("What is the same already"),
    KEPT: gettext_lazy("What is here already and is kept"),
    DIFFERS: gettext_lazy("What is kept and differs"),
    RENAMED: gettext_lazy("What gets another address"),
    LOST: gettext_lazy("What is lost"),
    LEFT_OUT: gettext_lazy("What is left out"),
}


def export_course(request, page_id):
    """The package of a course that the user may edit, with those of its translations that they may edit too."""
    course = get_object_or_404(CoursePage, pk=page_id)
    rights = Rights(request.user)
    if not rights.may_edit(course):
        raise PermissionDenied
    package = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    report = export(course, package, may=rights.may_edit)
    if not report.importable:
        package.close()
        messages.error(request, " ".join(line.what for line in report.of(REFUSED)))
        return redirect("wagtailadmin_explore", course.pk)
    package.seek(0)
    name = f"{slugify(course.title) or 'course'}.zip"
    return FileResponse(package, as_attachment=True, filename=name, content_type="application/zip")


def import_course(request):
    """The form; what a package would change; and, when that has been read and agreed to, the drafts."""
    allowed = places(request.user)
    if not allowed:
        raise PermissionDenied
    if "package" in request.POST:
        return _agreed(request, allowed)
    is_sent = request.method == "POST"
    form = PackageForm(request.POST, request.FILES, places=allowed) if is_sent else PackageForm(places=allowed)
    if not is_sent or not form.is_valid():
        return _show(request, form, status=422 if is_sent else 200)
    parent, existing = form.cleaned_data["parent"], form.cleaned_data["existing"]
    report = look(form.cleaned_data["file"].file, parent=parent, user=request.user, existing=existing)
    if not report.importable:
        return _show(request, form, report, status=422)
    name = uploads.keep(form.cleaned_data["file"])
    package = signing.dumps([name, parent.pk, existing, request.user.pk], salt=SALT)
    return _show(request, form, report, package)


def _show(request, form, report=None, package="", status=200):
    sections = [(HEADINGS[section], lines) for section, lines in report.sections] if report else []
    context = {"form": form, "report": report, "sections": sections, "package": package}
    return render(request, "courses/packages/import.html", context, status=status)


def _agreed(request, allowed):
    try:
        name, parent_pk, existing, user_pk = signing.loads(request.POST["package"], salt=SALT, max_age=uploads.DAY)
        parent = next(page for page in allowed if page.pk == parent_pk)
        if user_pk != request.user.pk or existing not in (AS_DRAFT, REFUSE):
            raise PermissionDenied
        with uploads.kept(name) as file:
            report = take_in(file, parent=parent, user=request.user, existing=existing)
    except (signing.BadSignature, StopIteration, OSError):
        messages.error(request, _("The form was too old. Choose the file again. Nothing has been imported."))
        return redirect("course_packages:import")
    uploads.forget(name)
    if not report.importable:
        return _show(request, PackageForm(places=allowed), report, status=422)
    text = _("“%(title)s” is imported as drafts. Nothing is published.")
    messages.success(request, text % {"title": report.title})
    return _show(request, PackageForm(places=allowed), report)
