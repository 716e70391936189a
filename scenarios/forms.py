"""The editor's form of a scenario: references by key, and errors that block publishing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from scenarios import facts, findings, references
from scenarios.findings_in_words import sentence
from tracking.edition_form import AloneOrPartForm

FIELDS = {
    "steps": references.in_steps,
    "walkthroughs": references.in_walkthroughs,
    "rules": references.in_rules,
}


class ScenarioPageForm(AloneOrPartForm):
    """A page form that shows references as keys and stores them as ids.

    What is wrong with the graph blocks publishing, submitting and scheduling, all of it at once; a draft is saved as
    it is, and the panel tells what is left to do.
    """

    known_facts = forms.MultipleChoiceField(
        label=_("Known from the beginning"),
        choices=facts.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["known_facts"] = self.instance.start_facts
        shown = references.References.of(_raw(self.instance.steps)).shown
        for name, change in FIELDS.items():
            self.initial[name] = _changed(getattr(self.instance, name), change, shown)

    def clean(self):
        cleaned = super().clean()
        self._resolve(cleaned)
        if not self.is_deferred_validation and not self.errors:
            self._check_graph(cleaned)
        return cleaned

    def _resolve(self, cleaned):
        """Keys that were typed become ids, now that all steps are known, the unsaved ones too."""
        if cleaned.get("steps") is None:
            return
        resolved = references.References.of(_raw(cleaned["steps"])).resolved
        for name, change in FIELDS.items():
            if cleaned.get(name) is not None:
                cleaned[name] = _changed(cleaned[name], change, resolved)

    def _check_graph(self, cleaned):
        document = self._document(cleaned)
        for one in findings.examine(document):
            if one.is_error:
                self.add_error(None, sentence(one, document))

    def _document(self, cleaned):
        """The document as it would be published; the page's own fields are filled in after clean()."""
        page = self.instance
        for name in (*FIELDS, "acts"):
            setattr(page, name, cleaned[name])
        page.start_facts = cleaned.get("known_facts", [])
        page.__dict__.pop("scenario", None)
        page.__dict__.pop("findings", None)
        return page.scenario

    def save(self, commit=True):
        self.instance.start_facts = self.cleaned_data.get("known_facts", [])
        return super().save(commit)


def _raw(stream):
    return list(stream.get_prep_value()) if stream else []


def _changed(stream, change, how):
    """The stream with `change` done to its raw data; the ids of its blocks stay."""
    return stream.stream_block.to_python(change(_raw(stream), how)) if stream else stream
