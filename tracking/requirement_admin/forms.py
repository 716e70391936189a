"""One form for each change of a requirement. A form asks, plans the change, and knows the verb that carries it out."""

import hashlib
import uuid
from types import SimpleNamespace

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.models import AppointmentKind, EmploymentForm, JobRole, UnitKind
from organisation.unit_admin.fields import DayField
from tracking import rule_changes
from tracking.models import Requirement, Training, TrainingKind
from tracking.requirement_admin.choices import unit_choices
from tracking.rules import Rule

LONGEST = 120
LIMITS = ("min_value", "max_value", "invalid")


class ChecksField(forms.TypedMultipleChoiceField):
    """Some of a list, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": _("Choose among what is on the list.")}

    def __init__(self, **values):
        super().__init__(required=False, **values)


class ChangeForm(forms.Form):
    """What all changes have in common: a mark that makes a form count once, and what its author had before them."""

    title = ""
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, requirement=None, version=None, **values):
        super().__init__(*args, **values)
        self.requirement, self.version = requirement, version
        self.today = timezone.localdate()
        self.fields["token"].initial = uuid.uuid4
        if requirement:
            self.fields["seen"].initial = rule_changes.state_of(requirement)
        self.prepare()

    def prepare(self):
        """What a form offers and begins with depends on the requirement."""

    @property
    def sent_token(self):
        """The mark as it was sent, whatever else is wrong."""
        try:
            return self.fields["token"].clean(self.data.get("token"))
        except ValidationError:
            return None

    @property
    def is_stale(self):
        """Has somebody else changed the requirement since the form was opened?"""
        return bool(self.requirement) and self.data.get("seen") != rule_changes.state_of(self.requirement)

    def digest(self):
        """What the preview has shown, signed: what is confirmed is what was shown, and never something else."""
        said = repr(sorted((name, str(value)) for name, value in self.cleaned_data.items() if name != "shown"))
        return Signer(salt="requirement").sign(hashlib.sha256(said.encode()).hexdigest())

    def was_shown(self):
        """Is this what the preview has shown?"""
        try:
            return Signer(salt="requirement").unsign(self.cleaned_data["shown"]) == self.digest().split(":")[0]
        except BadSignature:
            return False

    def plan(self):
        """The change, not yet made; ValidationError for what the verb would refuse."""
        raise NotImplementedError

    def carry_out(self, by):
        """Call the verb; returns the requirement."""
        raise NotImplementedError

    def refuse(self, error):
        """Show what a verb refuses at the field that it speaks of."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)


class RuleForm(ChangeForm):
    """What a version of a requirement says."""

    title = _("Change the requirement")
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("To and including"), required=False, help_text=_("Empty: until further notice."))
    group_name = forms.CharField(
        label=_("Whom it concerns, in words"),
        max_length=160,
        help_text=_("As it is to stand in reports, for example “Staff in home care”."),
    )
    accepted = ChecksField(label=_("Trainings that count"), coerce=int)
    days = forms.IntegerField(
        label=_("Days to complete it"),
        initial=60,
        min_value=1,
        max_value=rule_changes.MOST_DAYS,
        help_text=_("Counted from the first day that the requirement concerns a person."),
        error_messages=dict.fromkeys(LIMITS, _("Write a number of days from 1 to 3650.")),
    )
    months = forms.IntegerField(
        label=_("Months that it holds"),
        required=False,
        min_value=1,
        max_value=rule_changes.MOST_MONTHS,
        help_text=_("Then it is to be taken again. Empty: it holds for good."),
        error_messages=dict.fromkeys(LIMITS, _("Write a number of months from 1 to 600, or nothing.")),
    )
    units = ChecksField(label=_("Units, with everything below them"), coerce=int)
    excluded = ChecksField(label=_("Leave out these, and everything below them"), coerce=int)
    unit_kinds = ChecksField(label=_("Kinds of unit"), choices=UnitKind.choices)
    job_roles = ChecksField(label=_("Job roles"), coerce=int)
    forms_of_employment = ChecksField(label=_("Forms of employment"), choices=EmploymentForm.choices)
    appointment_kinds = ChecksField(
        label=_("Appointments"),
        choices=AppointmentKind.choices,
        help_text=_("Held today in any unit, not only in those chosen above."),
    )
    decided_by = forms.CharField(label=_("Decided by"), required=False, max_length=LONGEST)
    reference = forms.CharField(
        label=_("Reference"),
        required=False,
        max_length=LONGEST,
        help_text=_("The number of the goal, the registration number of the plan, and the year."),
    )

    def prepare(self):
        before = self._before()
        today = self.today
        named = (*before.units, *before.excluded) if before else ()
        self.fields["units"].choices = self.fields["excluded"].choices = unit_choices(today, named)
        self.fields["job_roles"].choices = list(JobRole.objects.values_list("pk", "title"))
        self.trainings = self._trainings(before)
        self.fields["accepted"].choices = [(row.pk, row.title) for row in self.trainings]
        for row in self.trainings:
            self.fields[f"edition_{row.pk}"] = forms.IntegerField(
                label=_("Lowest edition"),
                required=False,
                initial=before.accepted.get(row.pk, 1) if before else 1,
                min_value=1,
                max_value=rule_changes.HIGHEST_EDITION,
                error_messages=dict.fromkeys(LIMITS, _("Write the number of an edition, 1 or more.")),
            )
        self.fields["starts_on"].initial = rule_changes.first_possible_day(today)
        if before:
            self._begin_with(before)

    def _before(self):
        """The version that the change starts from: that in force today, or else the next, or the last."""
        if self.version is None:
            return None
        return rule_changes.as_rules([self.version])[self.version.pk]

    def _begin_with(self, rule):
        same = ("group_name", "days", "months", "units", "excluded", "unit_kinds", "job_roles", "appointment_kinds")
        for name in (*same, "decided_by", "reference"):
            self.fields[name].initial = getattr(rule, name)
        self.fields["forms_of_employment"].initial = rule.forms
        self.fields["accepted"].initial = list(rule.accepted)
        if rule.ends_on and rule.ends_on >= self.fields["starts_on"].initial:
            self.fields["ends_on"].initial = rule.ends_on

    @staticmethod
    def _trainings(before):
        """Those that can be taken, and those that count already."""
        rows = rule_changes.requirable().annotate(newest=Max("editions__number"))
        counting = rows.filter(pk__in=before.accepted) if before else rows.none()
        return list((rows.filter(retired_on=None) | counting).order_by("title", "pk"))

    def training_rows(self):
        """For the template: each training with its box and its lowest edition."""
        chosen = {str(value) for value in self["accepted"].value() or []}
        return [
            SimpleNamespace(
                training=row,
                newest=row.newest or 1,
                is_chosen=str(row.pk) in chosen,
                edition=self[f"edition_{row.pk}"],
                has_editions=row.kind == TrainingKind.COURSE,
            )
            for row in self.trainings
        ]

    def scope(self):
        """For the template: what limits whom it concerns, and how much of it is chosen."""
        names = ("units", "excluded", "unit_kinds", "job_roles", "forms_of_employment", "appointment_kinds")
        return [SimpleNamespace(field=self[name], chosen=len(self[name].value() or [])) for name in names]

    def plain_fields(self):
        """The fields that need no arrangement of their own, before the scope."""
        return [self[name] for name in ("starts_on", "ends_on", "group_name")]

    def rule(self):
        """What was filled in, as a Rule."""
        data = self.cleaned_data
        named = ("starts_on", "ends_on", "days", "months", "decided_by", "reference", "group_name")
        lists = ("units", "excluded", "unit_kinds", "job_roles", "appointment_kinds")
        return Rule(
            accepted={pk: data[f"edition_{pk}"] or 1 for pk in data["accepted"]},
            forms=tuple(data["forms_of_employment"]),
            **{name: tuple(data[name]) for name in lists},
            **{name: data[name] for name in named},
        )

    def refuse(self, error):
        if hasattr(error, "error_dict") and "forms" in error.error_dict:
            error.error_dict["forms_of_employment"] = error.error_dict.pop("forms")
        super().refuse(error)

    def plan(self):
        rule = self.rule()
        rule_changes.check_rule(rule, self.today)
        return rule_changes.plan_change(self.requirement, rule)

    def carry_out(self, by):
        seen = self.cleaned_data["seen"]
        rule_changes.change(self.requirement, self.rule(), seen=seen, by=by, today=self.today)
        return self.requirement


class NewForm(RuleForm):
    title = _("New requirement")
    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("For example “Basic training”."))
    training_name = forms.CharField(
        label=_("The training in a sentence"),
        max_length=160,
        help_text=Requirement._meta.get_field("training_name").help_text,
    )
    field_order = ["name", "training_name"]

    def plain_fields(self):
        return [self["name"], self["training_name"], *super().plain_fields()]

    def plan(self):
        rule = self.rule()
        rule_changes.check_name(self.cleaned_data["name"])
        rule_changes.check_rule(rule, self.today)
        return rule_changes.plan_new(rule)

    def carry_out(self, by):
        data = self.cleaned_data
        return rule_changes.create(data["name"], data["training_name"], self.rule(), by=by, today=self.today)


class EndForm(ChangeForm):
    title = _("End the requirement")
    last_day = DayField(label=_("Last day"), help_text=_("Versions that were to start later do not start."))

    def plan(self):
        last_day = self.cleaned_data["last_day"]
        rule_changes.check_end(self.requirement, last_day, self.today)
        return rule_changes.plan_end(self.requirement, last_day)

    def carry_out(self, by):
        data = self.cleaned_data
        rule_changes.end(self.requirement, data["last_day"], seen=data["seen"], by=by, today=self.today)
        return self.requirement


class VoidForm(ChangeForm):
    title = _("Void the version")
    reason = forms.CharField(
        label=_("Why was it a mistake?"),
        max_length=200,
        help_text=_("Stands in the history of the requirement. Write no names of persons."),
    )

    def plan(self):
        rule_changes.check_void(self.version, self.cleaned_data["reason"])
        return rule_changes.plan_void(self.version, self.cleaned_data["reason"])

    def carry_out(self, by):
        data = self.cleaned_data
        rule_changes.void(self.version, data["reason"], seen=data["seen"], by=by)
        return self.requirement


class NameForm(forms.ModelForm):
    """The name of a requirement is no fact: it can be put right at any time."""

    class Meta:
        model = Requirement
        fields = ["name", "training_name"]

    def clean_name(self):
        name = self.cleaned_data["name"].strip()
        try:
            rule_changes.check_name(name, but=self.instance)
        except ValidationError as error:
            raise ValidationError(error.error_dict["name"]) from None
        return name


class OutsideForm(forms.ModelForm):
    """A training taken elsewhere."""

    is_offered = forms.BooleanField(
        label=_("Can be chosen in new rules"),
        required=False,
        initial=True,
        help_text=_("What has been recorded stays."),
    )

    class Meta:
        model = Training
        fields = ["title"]

    def __init__(self, *args, **values):
        super().__init__(*args, **values)
        if self.instance.pk is None:
            del self.fields["is_offered"]
        else:
            self.fields["is_offered"].initial = self.instance.retired_on is None

    def clean_title(self):
        title = self.cleaned_data["title"].strip()
        same = Training.objects.filter(kind=TrainingKind.EXTERNAL, title__iexact=title)
        if same.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("There is already a training taken elsewhere with this title."))
        return title

    def save(self, commit=True):
        self.instance.kind = TrainingKind.EXTERNAL
        if "is_offered" in self.cleaned_data:
            today = timezone.localdate()
            self.instance.retired_on = None if self.cleaned_data["is_offered"] else self.instance.retired_on or today
        return super().save(commit)


FORMS = {"new": NewForm, "change": RuleForm, "end": EndForm, "void": VoidForm}
