"""What a head says about a unit meeting, and what a reader of the overview can ask for."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from organisation.choosing import DayField
from tracking import meeting_records
from tracking.meeting_records import WithdrawReason
from tracking.models import MaterialVersion, UnitActivity

OTHER = "other"
# Stored as they stand, in Swedish, like the names of units.
FORUMS = [("APT", "APT"), ("Enhetsmöte", "Enhetsmöte"), ("Arbetslagsträff", "Arbetslagsträff")]


class VersionField(forms.ModelChoiceField):
    """A version of a material, the newest of each first."""

    def label_from_instance(self, version):
        text = _("Version %(number)d, %(date)s: %(title)s")
        day = date_format(version.published_at, "j F Y")
        return text % {"title": version.title, "number": version.number, "date": day}


class MeetingForm(forms.Form):
    """That the meeting was held: the day, the forum, how many, which version. Nothing else can be written."""

    held_on = DayField(label=_("When was it held?"))
    forum = forms.ChoiceField(
        label=_("Forum"),
        choices=[*FORUMS, (OTHER, _("Another forum"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a forum.")},
    )
    other_forum = forms.CharField(
        label=_("Which other forum?"),
        max_length=40,
        required=False,
        help_text=_("Only if you chose another forum: a word or two, for example planning day. No names."),
    )
    present = forms.IntegerField(
        label=_("How many were present?"),
        help_text=_("Only the number, you included. No names and no minutes are kept in Rustad."),
        error_messages={"required": _("Write how many were present."), "invalid": _("Write a whole number.")},
        widget=forms.NumberInput(attrs={"min": 1, "inputmode": "numeric"}),
    )
    material = VersionField(
        label=_("Which version of the material did you use?"),
        queryset=MaterialVersion.objects.none(),
        required=False,
        empty_label=_("None of them"),
        error_messages={"invalid_choice": _("Choose one of the versions in the list.")},
    )
    support_wanted = forms.BooleanField(
        label=_("We would like support from the coordinator"),
        required=False,
        help_text=_(
            "Tick if something came up that you want help with. The coordinator is told the unit and the day, "
            "and contacts you."
        ),
    )

    def __init__(self, *args, unit, user, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit, self.user, self.today = unit, user, today
        self.fields["held_on"].widget.attrs |= {
            "max": today.isoformat(),
            "min": meeting_records.earliest(today).isoformat(),
        }
        versions = MaterialVersion.objects.defer("content").order_by("-published_at", "-pk")
        self.fields["material"].queryset = versions
        self.initial.setdefault("material", self._usual())

    def _usual(self):
        """The newest version of the material that the unit used last; otherwise the one published last of all."""
        last = UnitActivity.objects.in_force().filter(unit=self.unit, material__content__isnull=False)
        key = last.order_by("-held_on", "-pk").values_list("material__key", flat=True).first()
        versions = MaterialVersion.objects.filter(content__isnull=False)
        of_the_unit = versions.filter(key=key) if key else versions
        return of_the_unit.order_by("-published_at", "-number").values_list("pk", flat=True).first()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("forum") == OTHER and "other_forum" in cleaned:
            name = " ".join(cleaned["other_forum"].split())
            if not name:
                self.add_error("other_forum", _("Write which forum it was."))
            cleaned["forum"] = name
        return cleaned

    def save(self):
        """(activity, is it new?), or None when it was refused; the reason then stands in the form."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "other_forum"}
        try:
            return meeting_records.record(self.unit, by=self.user, on=self.today, **data)
        except ValidationError as error:
            self.add_error(None, error)
            return None


class WithdrawForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why is it withdrawn?"),
        choices=WithdrawReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why."), "invalid_choice": _("Choose one of the reasons.")},
    )


class YearForm(forms.Form):
    """A year from the first that there can be anything about, to this one."""

    ar = forms.TypedChoiceField(
        label=_("Year"), coerce=int, error_messages={"invalid_choice": _("Choose one of the years in the list.")}
    )

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ar"].choices = [(year, str(year)) for year in years]
