"""What a marker fills in: points for each criterion, and a comment; which exam papers a list holds."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.document import Kind
from quizzes.marking import CHANGED, most_points

MOST_SIGNS = 2000
WHOLE = "points"  # The one field of a question without criteria.


class MarkingForm(forms.Form):
    """Points for one question. Changing what is settled needs a comment: the writer sees it, and the log keeps it."""

    comment = forms.CharField(
        label=gettext_lazy("Comment to the writer"),
        required=False,
        max_length=MOST_SIGNS,
        error_messages={"required": gettext_lazy("Say why the points are changed.")},
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("The writer reads it on the result page."),
    )

    def __init__(self, *args, stand, role, **kwargs):
        super().__init__(*args, prefix=f"q{stand.row.pk}", **kwargs)
        self.stand, self.role = stand, role
        self.criteria = criteria_of(stand.row)
        holding = stand.holding
        for name, label, most in self._fields_of_points():
            self.fields[name] = _points(label, most)
            self.initial.setdefault(name, self._now(name, holding))
        self.fields["comment"].required = role == CHANGED
        self.order_fields([name for name in self.fields if name != "comment"] + ["comment"])

    def _fields_of_points(self):
        if not self.criteria:
            yield WHOLE, _("Points"), most_points(self.stand.row)
        for one in self.criteria:
            yield one.id, one.text, one.points

    def _now(self, name, holding):
        """What holds now is what one changes; a marking begins empty."""
        if self.role != CHANGED:
            return None
        if name == WHOLE:
            return self.stand.row.earned
        return holding.points.get(name) if holding else None

    @property
    def points(self):
        """{criterion id: points}; empty without criteria."""
        return {one.id: self.cleaned_data[one.id] for one in self.criteria}

    @property
    def earned(self):
        return sum(self.points.values()) if self.criteria else self.cleaned_data[WHOLE]


def criteria_of(row):
    """The criteria that a question is marked by; only essays have any."""
    return row.version.question.criteria if row.version.kind == Kind.ESSAY else []


def _points(label, most):
    text = _("%(what)s (0–%(most)s)") % {"what": label, "most": most}
    missing = {"required": _("Give the points.")}
    return forms.IntegerField(label=text, min_value=0, max_value=most, error_messages=missing)


SORTS = {
    "date": (gettext_lazy("Handed in first"), ("handed_in_at",)),
    "-date": (gettext_lazy("Handed in last"), ("-handed_in_at",)),
    "person": (gettext_lazy("Person, A–Ö"), ("person__last_name", "person__first_name", "person__username")),
    "-person": (gettext_lazy("Person, Ö–A"), ("-person__last_name", "-person__first_name", "-person__username")),
    "quiz": (gettext_lazy("Quiz, A–Ö"), ("title",)),
    "-quiz": (gettext_lazy("Quiz, Ö–A"), ("-title",)),
    "percent": (gettext_lazy("Fewest per cent"), ("share",)),
    "-percent": (gettext_lazy("Most per cent"), ("-share",)),
}
USUAL = "-date"


class PapersForm(forms.Form):
    """Which exam papers are listed. It is posted: what was typed may be a name, which belongs in no address."""

    user_filter = forms.CharField(
        label=gettext_lazy("Person"),
        required=False,
        max_length=150,
        help_text=gettext_lazy("The name or the user name, or a part of it."),
    )
    quiz_filter = forms.CharField(
        label=gettext_lazy("Quiz"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("The title, or a part of it."),
    )
    sort = forms.ChoiceField(
        label=gettext_lazy("Order"),
        required=False,
        initial=USUAL,
        choices=[(key, text) for key, (text, _columns) in SORTS.items()],
    )

    def select(self, sittings):
        """The sittings that match what was typed, sorted as chosen; all of them before anything was."""
        typed = self.cleaned_data if self.is_bound and self.is_valid() else {}
        for word in typed.get("user_filter", "").split():
            by_name = Q(person__first_name__icontains=word) | Q(person__last_name__icontains=word)
            sittings = sittings.filter(Q(person__username__icontains=word) | by_name)
        sittings = sittings.filter(title__icontains=typed.get("quiz_filter", ""))
        _text, columns = SORTS[typed.get("sort") or USUAL]
        return sittings.with_share().order_by(*columns, "-handed_in_at", "pk")
