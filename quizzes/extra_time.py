"""Who has more time in quizzes with a time limit: given by those who mark, never to oneself or to own staff."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation import access
from organisation.choosing import PersonField
from quizzes.models.marking import ExtraTime


def seen_by(user, on):
    """The rows that `user` may see: none of those whom the user leads on the day, nor the user's own."""
    rows = ExtraTime.objects.exclude(person=user.pk).exclude(person__in=access.led_people(user, on).values("pk"))
    return rows.select_related("person").order_by("person__last_name", "person__first_name", "pk")


class ExtraTimeForm(forms.Form):
    """How much longer one person has. The reason is asked for nowhere."""

    person = PersonField()
    percent = forms.IntegerField(
        label=gettext_lazy("Extra time, per cent"),
        required=False,
        min_value=1,
        max_value=300,
        help_text=gettext_lazy("50 makes 20 minutes 30. Leave it empty if there is to be no time limit."),
    )
    is_unlimited = forms.BooleanField(label=gettext_lazy("No time limit at all"), required=False)

    def __init__(self, *args, user, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.on = user, on

    def clean_person(self):
        person = self.cleaned_data["person"]
        if person is not None and person.pk == self.user.pk:
            raise ValidationError(_("Nobody gives themselves extra time. Ask somebody else who marks."))
        if person is not None and access.led_people(self.user, self.on).filter(pk=person.pk).exists():
            raise ValidationError(_("You lead this person, so that somebody else who marks has to do it."))
        return person

    def clean(self):
        data = super().clean()
        if "percent" in data and not data["percent"] and not data.get("is_unlimited"):
            self.add_error("percent", _("Say how many per cent, or that there is no time limit."))
        return data

    def save(self):
        """Store it in place of what the person had."""
        data = self.cleaned_data
        values = {"is_unlimited": data["is_unlimited"], "percent": None if data["is_unlimited"] else data["percent"]}
        ExtraTime.objects.update_or_create(person=data["person"], defaults=values)
