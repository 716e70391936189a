"""What a head or a coordinator says when adding, exempting, ending or withdrawing; each form ends in one verb."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.choosing import DayField, UnitField
from organisation.models import FAR, Employment, User
from organisation.spans import ONE_DAY
from tracking import relevance
from tracking.deciding import earliest_day
from tracking.models import Coverage, RelevanceReason, Why, Withdrawal
from tracking.models.relevance import ADDING

ADD_REASONS = [choice for choice in RelevanceReason.choices if choice[0] in ADDING]
EXEMPT_REASONS = [choice for choice in RelevanceReason.choices if choice[0] not in ADDING]
CHOOSE = {"required": _("Choose a reason."), "invalid_choice": _("Choose a reason.")}


def reasons(choices, label):
    """One reason out of a closed list."""
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, error_messages=CHOOSE)


def capitalised(choices):
    """The choices as they stand on a line of their own."""
    return [(value, str(label)[:1].upper() + str(label)[1:]) for value, label in choices]


class _DaysForm(forms.Form):
    """From when, and perhaps to when; not earlier than the year or the last frozen report allow."""

    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("To and including"), required=False, help_text=_("Empty: until further notice."))

    def __init__(self, *args, user, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.today = user, today
        if "reason" in self.fields:
            self.fields["reason"].choices = capitalised(self.fields["reason"].choices)

    def check_days(self, unit):
        """Say beside the field what is wrong with the days, if anything is."""
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and first < (earliest := earliest_day(unit, self.today)):
            self.add_error("starts_on", _earliest(earliest))
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))

    def days(self):
        return self.cleaned_data["starts_on"], self.cleaned_data["ends_on"]


def _earliest(day):
    return ValidationError(
        _("Earlier days are settled: the year is over, or a report is frozen. The first possible day is %(day)s."),
        params={"day": date_format(day, "j F Y")},
    )


class _PersonForm(_DaysForm):
    """A decision about one person whom the reader may decide about, for one requirement."""

    field_order = ["reason", "starts_on", "ends_on"]

    def __init__(self, *args, unit, requirement, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit, self.requirement, self.person = unit, requirement, person

    def clean(self):
        self.check_days(self.unit)
        if not self.errors:
            self.check_coverage(Coverage.objects.filter(requirement=self.requirement, person=self.person))


class ExemptForm(_PersonForm):
    """Somebody whom the requirement concerns need not take the training."""

    reason = reasons(EXEMPT_REASONS, pgettext_lazy("decision", "Reason"))

    def check_coverage(self, rows):
        first, last = self.days()
        if not rows.filter(starts_on__lte=last or FAR, ends_on__gte=first).exists():
            raise ValidationError(_("The requirement does not concern the person on any of these days."))

    def save(self):
        return relevance.exempt_person(
            self.requirement, self.person, self.cleaned_data["reason"], *self.days(), decided_by=self.user
        )


class AddForm(_PersonForm):
    """Somebody whom the requirement does not concern is to take the training."""

    reason = reasons(ADD_REASONS, pgettext_lazy("decision", "Reason"))

    def check_coverage(self, rows):
        by_rule = rows.filter(unit=self.unit, why=Why.RULE, starts_on__lte=self.days()[0])
        if by_rule.filter(ends_on__gte=self.days()[1] or FAR).exists():
            raise ValidationError(_("The requirement already concerns the person on all of these days."))

    def save(self):
        return relevance.add_person(
            self.requirement, self.person, self.unit, self.cleaned_data["reason"], *self.days(), decided_by=self.user
        )


class CoordinatorAddForm(_DaysForm):
    """The coordinator adds one person, known by the exact employee id, and learns nothing about the person."""

    employee_id = forms.CharField(
        label=_("Employee number"),
        max_length=40,
        help_text=_("Exactly as in the staff records. It is not shown to anybody here."),
        error_messages={"required": _("Write whom it is about.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    requirement = forms.ModelChoiceField(
        label=_("Requirement"),
        queryset=None,
        empty_label=_("Choose"),
        error_messages={"required": _("Choose a requirement."), "invalid_choice": _("Choose a requirement.")},
    )
    unit = UnitField()
    reason = reasons(ADD_REASONS, pgettext_lazy("decision", "Reason"))
    field_order = ["employee_id", "unit", "requirement", "reason", "starts_on", "ends_on"]

    def __init__(self, *args, units, requirements, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].among = units
        self.fields["requirement"].queryset = requirements

    def clean(self):
        unit = self.cleaned_data.get("unit")
        if unit is not None:
            self.check_days(unit)
        if not self.errors:
            self.person = self._placed_in(unit)
        return self.cleaned_data

    def _placed_in(self, unit):
        """The person, if placed in the unit on the first of the days; otherwise one answer for everybody."""
        person = User.objects.filter(is_active=True, employee_id=self.cleaned_data["employee_id"].strip()).first()
        first = self.cleaned_data["starts_on"]
        if person is None or not Employment.objects.on(first).filter(unit=unit, person=person).exists():
            raise ValidationError(_("Nobody with this employee number works in the unit on the first of these days."))
        return person

    def save(self):
        data = self.cleaned_data
        return relevance.add_person(
            data["requirement"],
            self.person,
            data["unit"],
            data["reason"],
            *self.days(),
            decided_by=self.user,
            source="coordinator",
        )


class EndForm(forms.Form):
    """The decision holds to a day."""

    last_day = DayField(label=_("Last day"))

    def __init__(self, *args, user, today, unit, decision, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.today, self.unit, self.decision = user, today, unit, decision
        if decision.ends_on:
            self.initial.setdefault("last_day", decision.ends_on)

    def clean_last_day(self):
        """What is settled stays settled: neither the old nor the new end may be there."""
        last, earliest = self.cleaned_data["last_day"], earliest_day(self.unit, self.today)
        if min(last, self.decision.last_day) < earliest - ONE_DAY:
            raise _earliest(earliest - ONE_DAY)
        return last

    def save(self):
        return relevance.end(self.decision, self.cleaned_data["last_day"], self.user)


class WithdrawForm(forms.Form):
    """The decision was a mistake."""

    why = reasons(Withdrawal.choices, _("What was wrong?"))

    def __init__(self, *args, user, today, unit, decision, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.decision = user, decision
        self.fields["why"].choices = capitalised(self.fields["why"].choices)

    def save(self):
        relevance.withdraw(self.decision, self.cleaned_data["why"], self.user)
        return self.decision
