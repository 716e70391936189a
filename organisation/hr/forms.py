"""Forms of the HR import: a file to bring in, and what a source calls its columns and forms of employment."""

from datetime import date

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.hr import columns, runs
from organisation.hr.files import LARGEST
from organisation.hr.reading import FORMS, PERSONAL_NUMBER
from organisation.hr.samples import LONGEST_WORD, read_sample
from organisation.models import EmploymentForm, HrSource

EARLIEST = date(2000, 1, 1)
SALT, DAY = "organisation.hr.sample", 24 * 3600
MORE_WORDS = 3


class DayInput(forms.DateInput):
    """The browser's own field for a date."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class HrFileField(forms.FileField):
    """A file as an HR system gives it, not larger than we read."""

    widget = forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx"})
    default_error_messages = {
        "required": gettext_lazy("Choose a file."),
        "missing": gettext_lazy("Choose a file."),
        "invalid": gettext_lazy("The file did not come through. Choose it again."),
        "empty": gettext_lazy("The file is empty."),
    }

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if file.size > LARGEST:
            raise ValidationError(_("The file is larger than 50 MB. Ask for one without extra columns."))
        return file


class StaffImportForm(forms.Form):
    """What it takes to compare a file with what is recorded."""

    source = forms.ModelChoiceField(HrSource.objects.all(), label=gettext_lazy("HR system"), empty_label=None)
    file = HrFileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "CSV or XLSX, at most 50 MB. The file has to hold all staff of this source: who is missing from it leaves."
        ),
    )
    as_of = forms.DateField(
        label=gettext_lazy("The file holds for this day"),
        widget=DayInput,
        initial=timezone.localdate,
        error_messages={"invalid": gettext_lazy("Write the day as year-month-day, for example 2026-01-31.")},
    )
    max_gone = forms.IntegerField(
        label=gettext_lazy("At most so many per cent may leave"),
        min_value=0,
        max_value=100,
        initial=10,
        help_text=gettext_lazy("A file from which more are missing is refused: it may not be whole."),
    )

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day < EARLIEST:
            raise ValidationError(_("The year cannot be right."))
        if day > timezone.localdate() + runs.FURTHEST_AHEAD:
            raise ValidationError(_("The day is more than two months ahead."))
        return day

    def clean_file(self):
        """A file that cannot be read at all is told of at once."""
        file = self.cleaned_data["file"]
        self.content = file.read()
        columns.headers_of(self.content, file.name)
        return file


class SampleForm(forms.Form):
    """A file whose headings are to be chosen from."""

    file = HrFileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A few rows are enough. Only the headings and the words for forms of employment are used, nothing is kept."
        ),
    )

    def __init__(self, *args, source, **kwargs):
        super().__init__(*args, **kwargs)
        self.source = source

    def clean_file(self):
        file = self.cleaned_data["file"]
        self.headers, self.words = read_sample(file.read(), file.name, self._form_column)
        if not self.headers:
            raise ValidationError(_("The file has no headings."))
        return file

    def _form_column(self, headers):
        return (columns.guess(headers) | self.source.columns).get("form")


class ColumnsForm(forms.Form):
    """Which heading is which field, and which word is which form of employment."""

    sample = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, source, headers=(), words=(), **kwargs):
        self.source, self.headers = source, list(headers)
        # In a row of their own: PostgreSQL keeps the keys of JSON in another order than they were written.
        self.words = list(dict.fromkeys([*sorted(source.forms, key=str.casefold), *words]))
        super().__init__(*args, **kwargs)
        self.fields["sample"].initial = signing.dumps(
            {"source": source.pk, "headers": self.headers, "words": self.words}, salt=SALT, compress=True
        )
        self.guess = columns.guess(self.headers)
        if self.headers:
            self._add_columns()
        self._add_words()

    @classmethod
    def saved(cls, source):
        """The form for what has been chosen already, without a file."""
        return cls(source=source, headers=dict.fromkeys(heading for heading in source.columns.values() if heading))

    @classmethod
    def posted(cls, data, source):
        """The form that was sent, with the sample that it was made for; None when that is not ours, or is too old."""
        try:
            sample = signing.loads(data.get("sample", ""), salt=SALT, max_age=DAY)
        except signing.BadSignature:
            return None
        if sample["source"] != source.pk:
            return None
        return cls(data, source=source, headers=sample["headers"], words=sample["words"])

    def _add_columns(self):
        choices = [("", _("Not in the file")), *((str(number), name) for number, name in enumerate(self.headers))]
        chosen = self.guess | self.source.columns
        for name, field in columns.FIELDS.items():
            heading = chosen.get(name)
            self.fields[f"column_{name}"] = forms.ChoiceField(
                label=field.label,
                choices=choices,
                required=False,
                initial=str(self.headers.index(heading)) if heading in self.headers else "",
                help_text=_("Has to be there for staff.") if field.required else "",
            )

    def _add_words(self):
        choices = [("", _("Not chosen")), *EmploymentForm.choices]
        for number, word in enumerate(self.words):
            self.fields[f"form_{number}"] = forms.ChoiceField(
                label=word,
                choices=choices,
                required=False,
                initial=self.source.forms.get(word) or FORMS.get(word.casefold(), ""),
            )
        for number in range(MORE_WORDS):
            self.fields[f"word_{number}"] = forms.CharField(
                label=_("Another word"), required=False, max_length=LONGEST_WORD
            )
            self.fields[f"word_form_{number}"] = forms.ChoiceField(
                label=_("Form of employment"), choices=choices, required=False
            )

    def clean(self):
        cleaned = super().clean()
        if self.headers:
            self._check_columns(cleaned)
        for number in range(MORE_WORDS):
            self._check_word(number, cleaned.get(f"word_{number}"), cleaned.get(f"word_form_{number}"))
        return cleaned

    def _check_columns(self, cleaned):
        found, taken = {}, {}
        for name in columns.FIELDS:
            number = cleaned.get(f"column_{name}")
            if not number:
                continue
            found[name] = int(number)
            if number in taken:
                text = _("“%(heading)s” is chosen for “%(field)s” too.")
                self.add_error(
                    f"column_{name}",
                    text % {"heading": self.headers[int(number)], "field": columns.FIELDS[taken[number]].label},
                )
            taken.setdefault(number, name)
        for name in columns.missing(found):
            if f"column_{name}" not in self.errors:
                self.add_error(f"column_{name}", _("Choose the column. Without it no row can be read."))

    def _check_word(self, number, word, form):
        if word and not form:
            self.add_error(f"word_form_{number}", _("Say what the word means."))
        if form and not word and f"word_{number}" not in self.errors:
            self.add_error(f"word_{number}", _("Write the word as it stands in the file."))
        if word and (not word.isprintable() or PERSONAL_NUMBER.search(word)):
            self.add_error(f"word_{number}", _("This cannot be a word for a form of employment."))

    def save(self):
        """Keep the choices. A heading that is known by itself but was not chosen is noted as not to be used."""
        if self.headers:
            chosen = {name: self.cleaned_data[f"column_{name}"] for name in columns.FIELDS}
            self.source.columns = {
                name: self.headers[int(number)] if number else ""
                for name, number in chosen.items()
                if number or name in self.guess
            }
        pairs = [(word, self.cleaned_data[f"form_{number}"]) for number, word in enumerate(self.words)]
        for number in range(MORE_WORDS):
            pairs.append((self.cleaned_data[f"word_{number}"], self.cleaned_data[f"word_form_{number}"]))
        self.source.forms = {word: form for word, form in pairs if word and form}
        self.source.save(update_fields=["columns", "forms"])

    def column_fields(self):
        """The fields of the columns, for the template."""
        return [self[name] for name in self.fields if name.startswith("column_")]

    def word_fields(self):
        """The fields of the words that are known, for the template."""
        return [self[f"form_{number}"] for number in range(len(self.words))]

    def more_words(self):
        """Pairs of fields for words that are not known, for the template."""
        return [(self[f"word_{number}"], self[f"word_form_{number}"]) for number in range(MORE_WORDS)]
