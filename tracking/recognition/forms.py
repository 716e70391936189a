"""Forms: to recognise one training, to void one completion, to bring in a file."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.choosing import DayField
from organisation.hr import columns
from organisation.hr.forms import HrFileField
from organisation.hr.reading import PERSONAL_NUMBER, UNSEEN
from organisation.models import Employment, User
from tracking.models import AcceptedTraining, CompletionImportKind, Coverage, RequirementVersion, VoidReason
from tracking.recognition.reading import EARLIEST
from tracking.recognition.trainings import TrainingNames, UnknownTraining, offered_trainings

MOST_ALIASES = 100


def _refuse_personal_number(text):
    if PERSONAL_NUMBER.search(text):
        raise ValidationError(
            _("The text looks like a personal identity number. Such numbers are not stored here. Remove it.")
        )
    if UNSEEN.search(text):
        raise ValidationError(_("The text holds characters that cannot be seen. Write it anew."))


class RecognitionForm(forms.Form):
    """Which training, on what day, and where the evidence is."""

    training = forms.ModelChoiceField(
        queryset=None,
        label=gettext_lazy("Training"),
        empty_label=gettext_lazy("Choose a training"),
        help_text=gettext_lazy("The training here that the other one corresponds to, or one that is taken elsewhere."),
        error_messages={"required": gettext_lazy("Choose which training it is.")},
    )
    completed_on = DayField(
        label=gettext_lazy("Completed on"),
        help_text=gettext_lazy("The day that stands in the certificate."),
    )
    evidence = forms.CharField(
        label=gettext_lazy("Evidence"),
        max_length=200,
        validators=[_refuse_personal_number],
        help_text=gettext_lazy(
            "The number of the certificate, or where it is kept. Nothing sensitive: no personal identity number, "
            "nothing about health or opinions."
        ),
        error_messages={"required": gettext_lazy("Write what shows that the training was completed.")},
    )

    def __init__(self, *args, person=None, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today or timezone.localdate()
        self.fields["completed_on"].widget.attrs |= {"max": self.today.isoformat(), "min": EARLIEST.isoformat()}
        self.fields["training"].queryset = offered_trainings()
        if person is not None:
            self._required_first(person)

    def _required_first(self, person):
        """What is required of the person today stands first, under a heading of its own."""
        covered = Coverage.objects.filter(person=person, starts_on__lte=self.today, ends_on__gte=self.today)
        versions = RequirementVersion.objects.on(self.today).filter(requirement__in=covered.values("requirement"))
        required = set(AcceptedTraining.objects.filter(version__in=versions).values_list("training", flat=True))
        offered = list(self.fields["training"].queryset)
        field = self.fields["training"]
        groups = [
            (_("Required of this person"), [(row.pk, str(row)) for row in offered if row.pk in required]),
            (_("Other training"), [(row.pk, str(row)) for row in offered if row.pk not in required]),
        ]
        field.choices = [("", field.empty_label), *(group for group in groups if group[1])]

    def clean_completed_on(self):
        day = self.cleaned_data["completed_on"]
        if day > self.today:
            raise ValidationError(_("The date is in the future."))
        if day < EARLIEST:
            raise ValidationError(_("The date is before 1990."))
        return day


class RecognitionByIdForm(RecognitionForm):
    """The same for a coordinator, who finds one person by exact employee id within the `units` (ids)."""

    employee_id = forms.CharField(
        label=gettext_lazy("Employee id"),
        max_length=40,
        help_text=gettext_lazy("The exact id of one person who works in the units that you coordinate."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write whom it is about.")},
    )
    field_order = ["employee_id", "training", "completed_on", "evidence"]

    def __init__(self, *args, units, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.units, self.user, self.person = units, user, None

    def clean_employee_id(self):
        text = self.cleaned_data["employee_id"].strip()
        placed = Employment.objects.on(self.today).filter(unit__in=self.units, person=OuterRef("pk"))
        self.person = User.objects.filter(Exists(placed), employee_id=text).first()
        if self.person is None:
            raise ValidationError(_("There is nobody with this employee id in the units that you coordinate."))
        if self.person == self.user:
            raise ValidationError(_("You cannot recognise your own training. Ask your head."))
        return text


class VoidForm(forms.Form):
    """Why the completion was wrong."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why is it voided?"),
        choices=VoidReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a reason.")},
    )


class CompletionFileForm(forms.Form):
    """What it takes to compare a file with what is recorded."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What does the file hold?"),
        choices=CompletionImportKind.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("It stands in every completion for ever."),
        error_messages={"required": gettext_lazy("Choose what the file holds.")},
    )
    training = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label=gettext_lazy("Training"),
        empty_label=gettext_lazy("The column Utbildning says which"),
    )
    aliases = forms.CharField(
        required=False,
        max_length=20_000,
        label=gettext_lazy("What the trainings are called in the file"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Only for names that differ from those here. One on each row: the name in the file = the name here."
        ),
    )
    file = HrFileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV or XLSX with the columns Anställd-id and Genomförd. At most 50,000 rows."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["training"].queryset = offered_trainings()
        self.content = b""

    def clean_aliases(self):
        return read_aliases(self.cleaned_data["aliases"].splitlines())

    def clean_file(self):
        """A file that cannot be read at all is told of at once."""
        file = self.cleaned_data["file"]
        self.content = file.read()
        columns.headers_of(self.content, file.name)
        return file


def read_aliases(lines):
    """{name in a file: id of the training} from lines “old name = name here”. Raises ValidationError."""
    lines = [line for line in (line.strip() for line in lines) if line]
    if len(lines) > MOST_ALIASES:
        raise ValidationError(_("At most %(most)s names.") % {"most": MOST_ALIASES})
    names, found = TrainingNames() if lines else None, {}
    for number, line in enumerate(lines, start=1):
        old, mark, new = (text.strip() for text in line.rpartition("="))
        if not (old and mark and new):
            raise ValidationError(_("Row %(row)s: write the name in the file = the name here.") % {"row": number})
        _refuse_personal_number(line)
        try:
            training = names.find(new)
        except UnknownTraining as unknown:
            texts = {
                "part_of_course": _("Row %(row)s: what stands to the right is a part of a course, not a training."),
                "several_trainings": _("Row %(row)s: several trainings have that name. Write the key of the one."),
            }
            text = texts.get(unknown.kind, _("Row %(row)s: there is no training here with that name."))
            raise ValidationError(text % {"row": number}) from None
        if found.setdefault(" ".join(old.casefold().split()), training) != training:
            raise ValidationError(_("Row %(row)s: the name in the file stands there twice.") % {"row": number})
    return found
