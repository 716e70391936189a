"""Everything that staff can read and practise, with what it is and for whom; filtered by level and type of work."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.languages import code_of, content_language, twins_of
from content.models import PreventionLevel, WorkType
from content.restricted import readable
from courses.models import CoursePage, MeetingMaterialPage
from quizzes.models import QuizPage
from scenarios.models import ScenarioPage, ScenarioVersion
from start.models import FormGuidePage, GuidancePage
from tracking.models import Part

MINE = "mitt"


@dataclass(frozen=True)
class Entry:
    """A page in the list. `kind` says in words what one gets."""

    title: str
    url: str
    kind: str
    text: str
    language: str
    level: str
    work_types: tuple


class FilterForm(forms.Form):
    """Read from the address. What is no choice is as if it had not been asked for."""

    niva = forms.ChoiceField(label=gettext_lazy("Level"), required=False)
    arbete = forms.ChoiceField(label=gettext_lazy("Type of work"), required=False)

    def __init__(self, data, work_types, mine):
        super().__init__(data)
        all_of_them = ("", _("All"))
        self.fields["niva"].choices = [all_of_them, *((level.value, in_short(level)) for level in PreventionLevel)]
        own = [(MINE, _("My own work"))] if mine else []
        self.fields["arbete"].choices = [all_of_them, *own, *work_types.items()]
        self.mine = mine
        if not self.is_valid():
            self.data = {name: value for name, value in data.items() if name not in self.errors}
            self.full_clean()

    @property
    def level(self):
        return self.cleaned_data.get("niva", "")

    @property
    def work_types(self):
        """The keys asked for: any of them will do; none is everything."""
        chosen = self.cleaned_data.get("arbete", "")
        return set(self.mine) if chosen == MINE else {chosen} - {""}

    @property
    def is_used(self):
        return bool(self.level or self.work_types)


def filter_form(data, mine):
    """The form for a reader whose own types of work are `mine` (keys). One query."""
    return FilterForm(data, dict(WorkType.objects.values_list("key", "title")), mine)


def entries(request, level="", work_types=()):
    """[Entry] of what the reader may read, courses first, by title. The queries do not grow with the pages."""
    pages = []
    kinds = (_of(CoursePage), _scenarios(), _quizzes(), _of(GuidancePage), _of(FormGuidePage), _of(MeetingMaterialPage))
    for rows in kinds:
        pages += _for(rows, level, work_types).order_by("title").prefetch_related("work_types")
    pages = readable(pages, request.user)
    twins = twins_of(pages, content_language(request))
    return [_entry(page, twins[page.pk], request) for page in pages]


def _of(model):
    """The Swedish pages of a type; their long texts are not read."""
    pages = model.objects.live().filter(alias_of=None, locale__language_code=settings.LANGUAGE_CODE)
    return pages.defer_streamfields()


def _scenarios():
    """Those that can be played, but for the routine, which has a door of its own."""
    played = ScenarioVersion.objects.filter(key=OuterRef("translation_key"))
    return _of(ScenarioPage).open().filter(Exists(played), is_routine=False)


def _quizzes():
    """Those that stand alone: one in a course is taken there."""
    return _of(QuizPage).open().exclude(Exists(Part.objects.filter(training__key=OuterRef("translation_key"))))


def _for(rows, level, work_types):
    """A page without types of work is for everybody; one without a level is found under none."""
    if level:
        rows = rows.filter(prevention_level=level)
    if work_types:
        rows = rows.filter(Q(work_types=None) | Q(work_types__key__in=work_types)).distinct()
    return rows


def _entry(page, twin, request):
    kind, text = _in_words(page, twin)
    types = tuple(work_type.title for work_type in page.work_types.all())
    level = in_short(PreventionLevel(page.prevention_level)) if page.prevention_level else ""
    return Entry(twin.title, twin.get_url(request), kind, text, code_of(twin), level, types)


def in_short(level):
    """The name of a level, without what it means."""
    return str(level.label).partition(":")[0]


def _in_words(page, twin):
    """(what it is, what it says about itself)"""
    match page:
        case CoursePage():
            return page.get_level_display(), twin.summary
        case ScenarioPage():
            return _("Scenario"), ""
        case QuizPage():
            return _("Quiz"), twin.description
        case MeetingMaterialPage():
            return _("For the unit meeting"), twin.lead
        case FormGuidePage():
            return _("Form to fill in"), twin.lead
    return _("Good to know"), twin.lead
