"""A GIFT text becomes questions in two steps: first what is in it and what is not taken, by line; then the questions.

Between the steps the text travels in the form, signed, so that nothing is stored of a file that nobody wants.
"""

from django import forms
from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quizzes.gift import importing, limits
from quizzes.gift.reading import read
from quizzes.gift_admin.rights import may_import, require
from quizzes.models import Category

SALT = "quizzes.gift"
DAY = 24 * 3600


class GiftForm(forms.Form):
    """A file or a pasted text."""

    file = forms.FileField(label=gettext_lazy("File"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Or paste the text"),
        required=False,
        max_length=limits.MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    category = forms.ModelChoiceField(
        label=gettext_lazy("Category"),
        queryset=Category.objects.all(),
        required=False,
        empty_label=gettext_lazy("None"),
        help_text=gettext_lazy("For questions that the file gives none."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > limits.MOST_BYTES:
            text = _("The file is larger than %(megabytes)s MB. Divide it.")
            raise forms.ValidationError(text % {"megabytes": limits.MOST_BYTES // 1_000_000})
        return file

    def clean(self):
        cleaned = super().clean()
        if not self.errors and bool(cleaned["file"]) == bool(cleaned["text"]):
            raise forms.ValidationError(_("Choose a file or paste a text: one of the two."))
        return cleaned

    @property
    def data_given(self):
        """The bytes of the file, or of the text."""
        file = self.cleaned_data["file"]
        return file.read() if file else self.cleaned_data["text"].encode()


def new(request):
    """The form; what a text holds; and, when that has been read and agreed to, the questions."""
    require(may_import(request.user))
    if "document" in request.POST:
        return _make(request)
    form = GiftForm(request.POST, request.FILES) if request.method == "POST" else GiftForm()
    if not form.is_valid():
        return _show(request, form, status=422 if form.is_bound else 200)
    data, category = form.data_given, form.cleaned_data["category"]
    report = read(data)
    context = {"report": report}
    if report.items:
        payload = {"text": data.decode("utf-8-sig"), "category": category.name if category else None}
        context |= {
            "plan": importing.plan(report, payload["category"]),
            "document": signing.dumps(payload, salt=SALT, compress=True),
        }
    return _show(request, form, context, status=200 if report.items else 422)


def _show(request, form, context=None, status=200):
    context = {"form": form, "report": None, "plan": None, **(context or {})}
    return render(request, "quizzes/gift_admin/import.html", context, status=status)


def _make(request):
    try:
        payload = signing.loads(request.POST["document"], salt=SALT, max_age=DAY)
    except signing.BadSignature:
        messages.error(request, _("The form was too old. Choose the file again. Nothing has been imported."))
        return redirect("gift_admin:import")
    made = importing.carry_out(read(payload["text"].encode()), payload["category"], request.user)
    messages.success(request, _told(made))
    return redirect("gift_admin:import")


def _told(made):
    new = ngettext("%(number)s question is imported.", "%(number)s questions are imported.", len(made.new))
    there = ngettext("%(number)s was in the bank already.", "%(number)s were in the bank already.", len(made.existing))
    parts = [new % {"number": len(made.new)}, there % {"number": len(made.existing)}]
    return " ".join(parts if made.existing else parts[:1])
