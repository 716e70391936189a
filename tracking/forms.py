"""What a reader of the follow-up can ask for."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tracking.days import latest_month_end, month_end
from tracking.file_text import plain
from tracking.models import CutDate
from tracking.models.measure import LONGEST


class DateForm(forms.Form):
    """The date of a report. Above the nearest head only month ends and cut dates are offered (definition 17)."""

    on = forms.DateField(
        label=_("As of"),
        error_messages={
            "required": _("Choose a date."),
            "invalid": _("Write the date as year-month-day, for example 2025-12-31."),
        },
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, any_day, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.any_day = any_day
        self.today = today or timezone.localdate()
        self.fields["on"].widget.attrs["max"] = self.today.isoformat()

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(
                _("The date is in the future. Choose one no later than today, %(today)s.")
                % {"today": date_format(self.today, "j F Y")}
            )
        if on.year < 1900:
            raise forms.ValidationError(_("The date is too far back. Check the year."))
        if not self.any_day and on != month_end(on) and not _is_cut_date(on):
            raise forms.ValidationError(
                _(
                    "Choose the last day of a month, or a cut date. "
                    "On other days the figures could point out individuals."
                )
            )
        return on


def _is_cut_date(day):
    return CutDate.objects.filter(month=day.month, day=day.day).exists()


def default_date(any_day, today):
    """Today where names are seen, above that the latest month end."""
    return today if any_day else latest_month_end(today)


def presets(any_day, today, chosen):
    """[(label, date, is it the chosen one?)]: today or the latest month end, and the cut dates of the last year."""
    found = [(_("Today") if any_day else _("Latest month end"), default_date(any_day, today))]
    for cut in CutDate.objects.all():
        found += [(f"{cut.name} {year}", cut.in_year(year)) for year in (today.year, today.year - 1)]
    past = sorted((pair for pair in found[1:] if pair[1] <= today), key=lambda pair: pair[1], reverse=True)[:3]
    return [(label, day, day == chosen) for label, day in found[:1] + past]


class MeasureForm(forms.Form):
    """The head's own words for the annual report. Saving nothing takes the text away."""

    text = forms.CharField(
        label=_("Measure"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "What does the unit do so that more complete the training? A sentence or two, at most 500 characters. "
            "The text follows into reports that others read: write no names and nothing else about individuals."
        ),
        error_messages={
            "max_length": _("The text is too long: %(show_value)s characters. The limit is %(limit_value)s.")
        },
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_text(self):
        return " ".join(plain(self.cleaned_data["text"]).split())
