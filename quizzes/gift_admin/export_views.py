"""Questions of the bank as a GIFT file: first which, and what the file does not carry of them; then the file."""

from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from quizzes.document import Kind
from quizzes.gift.exporting import export
from quizzes.gift.reasons import reason_of_many
from quizzes.gift.writing import CONTENT_TYPE
from quizzes.gift_admin.rights import may_export, may_import, require
from quizzes.models import Category, Question


class FilterForm(forms.Form):
    """Which questions. Nothing chosen: all that are not retired."""

    category = forms.ModelChoiceField(
        label=_("Category"), queryset=Category.objects.all(), required=False, empty_label=_("All")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *Kind.choices], required=False)
    retired = forms.BooleanField(label=_("Retired questions too"), required=False)

    def questions(self):
        """The questions; none when the form says what cannot be understood."""
        if not self.is_valid():
            return Question.objects.none()
        values = self.cleaned_data
        found = Question.objects.all() if values["retired"] else Question.objects.current()
        wanted = {"category": values["category"], "kind": values["kind"]}
        return found.filter(**{name: value for name, value in wanted.items() if value})


def index(request):
    """The filter, how many questions it finds, and what the file does not carry of each."""
    require(may_export(request.user))
    form = FilterForm(request.GET)
    questions = form.questions()
    context = {
        "form": form,
        "number": questions.count(),
        "losses": _by_kind(export(questions).lost),
        "may_import": may_import(request.user),
        "query": request.GET.urlencode(),
    }
    return render(request, "quizzes/gift_admin/export.html", context)


@dataclass(frozen=True)
class Loss:
    """What several questions lose. `notes`: [(place in the file, title, what this one loses of its own or "")]."""

    reason: str
    notes: list


def _by_kind(notes):
    """[Loss] of the notes, one for each kind in the order that they come: most questions lose the same."""
    found = {}
    for note in notes:
        found.setdefault(note.kind, []).append(note)
    return [_loss(reason_of_many(kind), same) for kind, same in found.items()]


def _loss(reason, notes):
    return Loss(reason, [(note.line, note.title, note.reason if note.reason != reason else "") for note in notes])


def file(request):
    """The file, for the same filter."""
    require(may_export(request.user))
    form = FilterForm(request.GET)
    if not form.is_valid():
        raise Http404
    response = HttpResponse(export(form.questions()).data, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'attachment; filename="questions.gift"'
    return response
