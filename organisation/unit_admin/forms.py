"""One form for each change of a unit. A form asks, and knows the verb that carries it out."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation import mergers, tree
from organisation.models import FAR, Employment, UnitKind, UnitPeriod
from organisation.taking_back import take_back
from organisation.unit_admin.fields import DayField, PersonsField, UnitField, UnitsField, open_units

CODE_HELP = _("As in the HR system. It cannot be changed afterwards.")
HEADS = {
    "label": _("Heads"),
    "required": False,
    "help_text": _("Employee id or user name; several with commas between. Other appointments end."),
}


class ChangeForm(forms.Form):
    """What all changes have in common: the day, and a mark that makes a form count once."""

    title = ""
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    on = DayField(label=_("From"))

    def __init__(self, *args, unit=None, period=None, **values):
        super().__init__(*args, **values)
        self.unit, self.period = unit, period
        self.fields["token"].initial = uuid.uuid4
        if self.unit:
            self.prepare()

    def prepare(self):
        """What a form asks for depends on the unit."""

    @property
    def sent_token(self):
        """The mark as it was sent, whatever else is wrong: after the change the same answers may be no choice."""
        try:
            return self.fields["token"].clean(self.data.get("token"))
        except ValidationError:
            return None

    def clean_token(self):
        return self.cleaned_data["token"] or uuid.uuid4()

    def carry_out(self, by):
        """Call the verb; returns the unit whose page is shown next."""
        raise NotImplementedError

    def refuse(self, error):
        """Show what a verb refuses at the field that it speaks of."""
        if hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                self.add_error(name if name in self.fields else None, errors)
        else:
            self.add_error(None, error)

    def _offer(self, name, without=()):
        """The open units to choose from."""
        self.fields[name].queryset = open_units().exclude(pk__in=[unit.pk for unit in without])


class OpenForm(ChangeForm):
    title = _("Open a unit")
    code = forms.CharField(label=_("HR code"), max_length=40, help_text=CODE_HELP)
    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=UnitKind.choices, initial=UnitKind.UNIT)
    parent = UnitField(label=_("Below"), required=False)

    def __init__(self, *args, **values):
        super().__init__(*args, **values)
        self._offer("parent")

    def carry_out(self, by):
        data = self.cleaned_data
        return tree.open_unit(data["code"], data["name"], data["kind"], data["on"], data["parent"], by=by)


class RenameForm(ChangeForm):
    title = _("Change the name")
    name = forms.CharField(label=_("New name"), max_length=120)

    def carry_out(self, by):
        tree.rename_unit(self.unit, self.cleaned_data["name"], self.cleaned_data["on"], by=by)
        return self.unit


class MoveForm(ChangeForm):
    title = _("Move")
    parent = UnitField(label=_("Below"))

    def prepare(self):
        self._offer("parent", without=[self.unit])

    def carry_out(self, by):
        tree.move_unit(self.unit, self.cleaned_data["parent"], self.cleaned_data["on"], by=by)
        return self.unit


class KindForm(ChangeForm):
    title = _("Change the kind")
    kind = forms.ChoiceField(label=_("New kind"), choices=UnitKind.choices)

    def carry_out(self, by):
        tree.change_kind(self.unit, self.cleaned_data["kind"], self.cleaned_data["on"], by=by)
        return self.unit


class CloseForm(ChangeForm):
    title = _("Close")
    on = DayField(label=_("Last day"))

    def carry_out(self, by):
        tree.close_unit(self.unit, self.cleaned_data["on"], by=by)
        return self.unit


class MergeForm(ChangeForm):
    title = _("Merge into a new unit")
    others = UnitsField(label=_("Together with"))
    code = forms.CharField(label=_("HR code of the new unit"), max_length=40, help_text=CODE_HELP)
    name = forms.CharField(label=_("Name of the new unit"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("As before")), *UnitKind.choices], required=False)
    parent = UnitField(label=_("Below"), required=False, empty_label=_("As before"))
    heads = PersonsField(**HEADS)

    def prepare(self):
        self._offer("others", without=[self.unit])
        self._offer("parent", without=[self.unit])

    def carry_out(self, by):
        data = self.cleaned_data
        units = [self.unit, *data["others"]]
        chosen = {name: data[name] for name in ("kind", "parent", "heads")}
        return mergers.merge_units(units, data["code"], data["name"], data["on"], by=by, **chosen)


class AbsorbForm(ChangeForm):
    title = _("Let another unit take over")
    successor = UnitField(label=_("The unit that takes over"))
    heads = PersonsField(
        label=_("Heads, besides those the unit has"),
        required=False,
        help_text=_("Employee id or user name; several with commas between."),
    )

    def prepare(self):
        self._offer("successor", without=[self.unit])

    def carry_out(self, by):
        data = self.cleaned_data
        mergers.absorb_units(data["successor"], [self.unit], data["on"], heads=data["heads"], by=by)
        return data["successor"]


class SplitForm(ChangeForm):
    """Two parts, and two more if need be; everybody who works there on the day or later is put in one of them."""

    title = _("Split")
    NUMBERS = ("1", "2", "3", "4")

    def prepare(self):
        for number in self.NUMBERS:
            needed = number in ("1", "2")
            said = {"number": number}
            self.fields[f"code_{number}"] = forms.CharField(
                label=_("HR code of part %(number)s") % said, max_length=40, required=needed
            )
            self.fields[f"name_{number}"] = forms.CharField(
                label=_("Name of part %(number)s") % said, max_length=120, required=needed
            )
            self.fields[f"heads_{number}"] = PersonsField(**HEADS | {"label": _("Heads of part %(number)s") % said})
        day = self._day()
        self.staff = list(
            Employment.objects.touching(day, FAR).filter(unit=self.unit).select_related("person", "job_role")
        )
        self.staff.sort(key=lambda row: (row.person.sorting_name, row.pk))
        self.below = list(UnitPeriod.objects.touching(day, FAR).filter(parent=self.unit).order_by("name"))
        for row in self.staff:
            self.fields[f"staff_{row.pk}"] = self._part_field(f"{row.person}, {row.job_role.title}")
        for row in self.below:
            self.fields[f"below_{row.unit_id}"] = self._part_field(row.name)

    def _day(self):
        """The day that the form holds, to know who works there then; today before there is one."""
        try:
            return DayField().clean(self.data.get("on"))
        except ValidationError:
            return timezone.localdate()

    def _part_field(self, label):
        parts = [(number, _("Part %(number)s") % {"number": number}) for number in self.NUMBERS]
        return forms.ChoiceField(label=label, choices=[("", _("Choose a part")), *parts])

    def carry_out(self, by):
        data = self.cleaned_data
        codes = {number: data[f"code_{number}"] for number in self.NUMBERS if data[f"code_{number}"]}
        parts = [
            mergers.Part(code, data[f"name_{number}"], heads=tuple(data[f"heads_{number}"]))
            for number, code in codes.items()
        ]
        placements = {row.pk: codes.get(data[f"staff_{row.pk}"]) for row in self.staff}
        below = {row.unit_id: codes.get(data[f"below_{row.unit_id}"]) for row in self.below}
        mergers.split_unit(self.unit, parts, data["on"], placements, below=below, by=by)
        return self.unit


class TakeBackForm(ChangeForm):
    title = _("Take back")
    on = None
    reason = forms.CharField(label=_("Why"), max_length=150, help_text=_("Kept with the change. No names, please."))

    def carry_out(self, by):
        take_back(self.period.recorded_at, self.cleaned_data["reason"], timezone.localdate(), by=by)
        return self.unit


FORMS = {
    "open": OpenForm,
    "rename": RenameForm,
    "move": MoveForm,
    "kind": KindForm,
    "close": CloseForm,
    "merge": MergeForm,
    "absorb": AbsorbForm,
    "split": SplitForm,
    "take_back": TakeBackForm,
}
OF_A_UNIT = ("rename", "move", "kind", "merge", "absorb", "split", "close")
