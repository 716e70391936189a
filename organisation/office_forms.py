"""What one says about an appointment, a role or a delegation: in the CMS, and on the coordinator's page.

Each form ends in one verb; what the verb refuses is said at the top of the form, and nothing typed is lost.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.models import Role
from organisation import appointments, delegable, delegations, role_holders
from organisation.choosing import DayField, PersonField, UnitField
from organisation.models import AppointmentKind

REASON = forms.CharField(
    label=_("Why is it withdrawn?"),
    max_length=200,
    help_text=_("As if it had never held. What was recorded is kept, with the reason."),
)


class FactForm(forms.Form):
    """A form about one fact, new or recorded: `fact` is None for a new one."""

    def __init__(self, *args, user, fact=None, instance=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.fact = user, fact or instance


class _StartForm(FactForm):
    """A person, a unit and the days."""

    person = PersonField()
    unit = UnitField()
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("To and including"), required=False, help_text=_("Empty: until further notice."))

    def __init__(self, *args, units=None, by_name=False, **kwargs):
        super().__init__(*args, **kwargs)
        old = self.fields["person"]
        self.fields["person"] = PersonField(by_name=by_name, required=old.required, label=old.label)
        if "unit" in self.fields:
            self.fields["unit"].among = units

    def days(self):
        return self.cleaned_data["starts_on"], self.cleaned_data["ends_on"]


class KeyPersonForm(_StartForm):
    """A key person in one unit."""

    def save(self):
        data = self.cleaned_data
        return appointments.appoint(data["person"], data["unit"], AppointmentKind.KEY_PERSON, *self.days())


class AppointmentForm(_StartForm):
    """Any office."""

    kind = forms.ChoiceField(label=_("Kind"), choices=AppointmentKind.choices)
    field_order = ["person", "kind", "unit", "starts_on", "ends_on"]

    def save(self):
        data = self.cleaned_data
        return appointments.appoint(data["person"], data["unit"], data["kind"], *self.days())


class RoleHolderForm(_StartForm):
    """Who answers for a role in a unit and below it."""

    role = forms.ModelChoiceField(label=_("Role"), queryset=Role.objects.all())
    person = PersonField(required=False, label=_("Person, if it is not only a telephone"))
    phone = forms.CharField(
        label=_("Telephone at work"),
        max_length=30,
        required=False,
        help_text=_(
            "Shown to everybody who works here. The name is shown in public only if the person agrees to it, "
            "which nobody but the person can do: on the page My roles."
        ),
    )
    field_order = ["role", "unit", "person", "phone", "starts_on", "ends_on"]

    def save(self):
        data = self.cleaned_data
        return role_holders.hold_role(
            data["role"], data["unit"], *self.days(), person=data["person"], phone=data["phone"]
        )


class DelegationForm(_StartForm):
    """A limited part of the work in the CMS."""

    unit = None
    group = forms.ModelChoiceField(
        label=_("Part of the work"),
        queryset=None,
        help_text=_("You can hand over what you may do yourself, never rights over people."),
    )
    field_order = ["person", "group", "starts_on", "ends_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = delegable.groups(self.user).order_by("name")

    def save(self):
        data = self.cleaned_data
        return delegations.delegate(data["person"], data["group"], *self.days(), by=self.user)


class _EndForm(FactForm):
    last_day = DayField(label=_("Last day"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.fact.ends_on:
            self.initial.setdefault("last_day", self.fact.ends_on)


class EndAppointmentForm(_EndForm):
    def save(self):
        return appointments.end_appointment(self.fact, self.cleaned_data["last_day"], self.user)


class EndDelegationForm(_EndForm):
    def save(self):
        return delegations.end_delegation(self.fact, self.cleaned_data["last_day"], self.user)


class ChangeRoleHolderForm(FactForm):
    """Another number, or a last day."""

    phone = forms.CharField(label=_("Telephone at work"), max_length=30, required=False)
    ends_on = DayField(label=_("Last day"), required=False, help_text=_("Empty: until further notice."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"phone": self.fact.phone, "ends_on": self.fact.ends_on} | self.initial

    def save(self):
        return role_holders.change_role(self.fact, **self.cleaned_data, by=self.user)


class WithdrawAppointmentForm(FactForm):
    reason = REASON

    def save(self):
        appointments.withdraw(self.fact, self.cleaned_data["reason"], self.user)
        return self.fact


class WithdrawRoleHolderForm(FactForm):
    reason = REASON

    def save(self):
        role_holders.withdraw(self.fact, self.cleaned_data["reason"], self.user)
        return self.fact


class WithdrawDelegationForm(FactForm):
    reason = REASON

    def save(self):
        delegations.withdraw(self.fact, self.cleaned_data["reason"], self.user)
        return self.fact
