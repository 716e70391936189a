"""A file becomes a draft in two steps: first what is in it, what would be lost and what speaks against it; then a page.

Between the steps the document travels in the form, signed, so that nothing is stored of a file that nobody wants.
"""

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scenarios.document import from_data, to_data
from scenarios.findings import examine
from scenarios.formats import limits
from scenarios.formats.reading import read
from scenarios.importing import make_draft, missing_snippets
from scenarios.scenario_admin.rights import places

SALT = "scenarios.import"
DAY = 24 * 3600


class FileForm(forms.Form):
    """The file, and how strict to be with what cannot be carried over."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "Our own JSON, Twee (.twee, .tw or a zip of several), Twine 2 HTML or H5P Branching Scenario."
        ),
    )
    story = forms.CharField(
        label=gettext_lazy("Story"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Only when the file holds several: the name of the one you want."),
    )
    plain_only = forms.BooleanField(
        label=gettext_lazy("Take what is plain, and list what is left out"),
        required=False,
        help_text=gettext_lazy("Macros and variables are not carried over. Often what remains does not hold together."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > limits.MOST_BYTES:
            text = _("The file is larger than %(megabytes)s MB, and no scenario is.")
            raise forms.ValidationError(text % {"megabytes": limits.MOST_BYTES // 1_000_000})
        return file


def new(request):
    """The form; what a file holds; and, when that has been read and agreed to, the draft."""
    allowed = places(request.user)
    if not allowed:
        raise PermissionDenied
    if "document" in request.POST:
        return _make(request, allowed[0])
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if not form.is_valid():
        return _show(request, form, status=422 if form.is_bound else 200)
    values = form.cleaned_data
    report = read(
        values["file"].name, values["file"].read(), plain_only=values["plain_only"], story=values["story"] or None
    )
    return _show(request, form, report, status=200 if report.importable else 422)


def _show(request, form, report=None, status=200):
    context = {"form": form, "report": report}
    if report is not None and report.importable:
        found = examine(report.scenario)
        context |= {
            "document": signing.dumps(to_data(report.scenario), salt=SALT, compress=True),
            "missing": missing_snippets(report.scenario),
            "errors": sum(one.is_error for one in found),
            "warnings": sum(not one.is_error for one in found),
        }
    return render(request, "scenarios/scenario_admin/import.html", context, status=status)


def _make(request, parent):
    try:
        data = signing.loads(request.POST["document"], salt=SALT, max_age=DAY)
    except signing.BadSignature:
        messages.error(request, _("The form was too old. Choose the file again. Nothing has been imported."))
        return redirect("scenario_admin:import")
    try:
        page = make_draft(from_data(data), parent, request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("scenario_admin:import")
    messages.success(request, _("“%(title)s” is imported as a draft. Nothing is published.") % {"title": page.title})
    return redirect("wagtailadmin_pages:edit", page.pk)
