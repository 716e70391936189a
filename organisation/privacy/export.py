"""Everything that is stored about one person, to hand to that person: the same for the page and for the file.

The register says what belongs to it. Who is named beside the person is named in their function only, as on the page
“Who can see my data?”. The number of queries does not grow with the rows.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from organisation import access_log
from organisation.models import FAR, Unit, User
from organisation.privacy import register
from organisation.visibility import unit_names

FORMAT = 1  # Raised when a key changes its meaning; docs/privacy.md lists the keys.

LABELS = {
    "answer": gettext_lazy("Answer"),
    "answered": gettext_lazy("Answered"),
    "at": gettext_lazy("When"),
    "by": gettext_lazy("Who"),
    "comment": gettext_lazy("Comment to the writer"),
    "completed": gettext_lazy("Completed on"),
    "connected": gettext_lazy("Connected"),
    "counts_from": gettext_lazy("Counts from"),
    "decided_by": gettext_lazy("Decided by"),
    "due": gettext_lazy("Due date"),
    "edition": gettext_lazy("Edition"),
    "email": gettext_lazy("E-mail"),
    "ended": gettext_lazy("Ended"),
    "evidence": gettext_lazy("Evidence"),
    "expires": gettext_lazy("Works until"),
    "extra_time": gettext_lazy("Extra time, per cent"),
    "form": gettext_lazy("Form"),
    "from": gettext_lazy("From"),
    "handed_in": gettext_lazy("Handed in"),
    "how": gettext_lazy("How"),
    "id": gettext_lazy("Id"),
    "job_role": gettext_lazy("Job role"),
    "kind": gettext_lazy("Kind"),
    "last_sign_in": gettext_lazy("Last sign-in"),
    "last_used": gettext_lazy("Last used"),
    "lifted": gettext_lazy("Lifted"),
    "made": gettext_lazy("Made"),
    "made_by": gettext_lazy("Made by"),
    "named_in_public": gettext_lazy("Named in public"),
    "no_time_limit": gettext_lazy("No time limit at all"),
    "number": pgettext_lazy("of a row", "Number"),
    "part_of_the_work": gettext_lazy("Part of the work"),
    "passed": gettext_lazy("Passed"),
    "per_cent": gettext_lazy("Per cent"),
    "phone": gettext_lazy("Telephone"),
    "placed": gettext_lazy("Placed"),
    "points": gettext_lazy("Points"),
    "possible": gettext_lazy("Most points"),
    "provider": gettext_lazy("Provider"),
    "question": gettext_lazy("Question"),
    "reason": gettext_lazy("Reason"),
    "recorded": gettext_lazy("Recorded"),
    "recorded_by": gettext_lazy("Recorded by"),
    "reference": gettext_lazy("Reference"),
    "requirement": gettext_lazy("Requirement"),
    "page_or_fact": gettext_lazy("Page or fact"),
    "role": gettext_lazy("Role"),
    "sent": gettext_lazy("Sent"),
    "share": gettext_lazy("Share, per cent"),
    "since": gettext_lazy("Without a break since"),
    "source": gettext_lazy("Source"),
    "started": gettext_lazy("Started"),
    "state": gettext_lazy("State"),
    "times": gettext_lazy("Times"),
    "to": gettext_lazy("To and including"),
    "training": gettext_lazy("Training"),
    "unit": gettext_lazy("Unit"),
    "used": gettext_lazy("Used"),
    "verified": gettext_lazy("Verified"),
    "version": gettext_lazy("Version"),
    "what": gettext_lazy("What"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "withdrawn_because": gettext_lazy("Why withdrawn"),
    "withdrawn_by": gettext_lazy("Withdrawn by"),
    "category": gettext_lazy("Category"),
    "right": gettext_lazy("Right"),
    "system": gettext_lazy("System"),
}


@dataclass
class Section:
    """One kind of data: `rows` are dicts with the keys of `columns`, {key: function from value to text}."""

    key: str
    title: str
    columns: dict
    rows: list
    note: str = ""

    @property
    def headings(self):
        return [LABELS.get(key, key) for key in self.shown_columns]

    @property
    def shown_columns(self):
        """Without the columns that are empty in every row."""
        return {
            key: text
            for key, text in self.columns.items()
            if any(row[key] not in (None, "", False) for row in self.rows)
        }

    @property
    def cells(self):
        """[[(heading, text)]], a list for each row."""
        shown = self.shown_columns
        return [[(LABELS.get(key, key), text(row[key])) for key, text in shown.items()] for row in self.rows]


@dataclass
class Export:
    """What is stored about one person at one moment."""

    person: User
    at: datetime
    identity: dict
    sections: list = field(default_factory=list)

    def as_dict(self):
        """For the file: keys in English that do not change, dates as ISO text."""
        return {
            "format": FORMAT,
            "made": _plain(self.at),
            "identity": {key: _plain(value) for key, (_label, value) in self.identity.items()},
            **{
                section.key: [{key: _plain(value) for key, value in row.items()} for row in section.rows]
                for section in self.sections
            },
        }

    @property
    def empty(self):
        """The sections in which there is nothing, so that one sees that it was looked for."""
        return [section for section in self.sections if not section.rows]

    @property
    def identity_in_words(self):
        return [(label, in_words(value)) for label, value in self.identity.values() if value not in (None, "", [])]


def export_of(person, now, *, for_own_eyes=False):
    """The Export of the person, as of the instant `now`; what only the person sees is in it `for_own_eyes`."""
    reader = _Reader(timezone.localdate(now))
    found = [
        reader.read(person, entry) for entry in register.about_persons() if isinstance(entry.export, register.Rows)
    ]
    sections = [*found, *_made(person, for_own_eyes), _views(person, reader), _deeds(person)]
    reader.name(sections)
    return Export(person, now, _identity(person), sections)


def _made(person, for_own_eyes):
    """The sections whose rows an app makes itself."""
    found = [entry.export for entry in register.entries() if isinstance(entry.export, register.Made)]
    found = [one for one in found if for_own_eyes or not one.is_for_own_eyes]
    return [
        Section(one.key, one.title, dict.fromkeys(one.columns, in_words), one.make(person), one.note) for one in found
    ]


def in_words(value):
    """A value as the page shows it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else str(value)


def _plain(value):
    """A value as the file holds it."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | str | list) else str(value)


class _Reader:
    """Reads the rows of one section at a time; the names of units and persons afterwards, all at once."""

    def __init__(self, today):
        self.today = today
        self.waiting = []  # (section, key, what the ids are of)

    def read(self, person, entry):
        """The section of one entry of the register."""
        what, model = entry.export, apps.get_model(entry.model)
        rows = model._base_manager.filter(**{entry.field: person}).order_by("pk").values_list(*what.columns.values())
        fields = {key: _last_field(model, path) for key, path in what.columns.items()}
        rows = [dict(zip(what.columns, (_open(value) for value in row), strict=True)) for row in rows]
        section = Section(what.key, what.title, {key: _teller(one) for key, one in fields.items()}, rows, what.note)
        self.wait_for(section, {key: one.related_model for key, one in fields.items() if one.is_relation})
        return section

    def wait_for(self, section, targets):
        """The columns {key: model} of the section hold ids, to be named later."""
        self.waiting += [(section, key, target) for key, target in targets.items()]

    def name(self, sections):
        """Put names in place of ids. Two queries."""
        ids = {Unit: set(), User: set()}
        for section, key, target in self.waiting:
            ids[target] |= {row[key] for row in section.rows} - {None}
        persons = {user.pk: str(user) for user in User.objects.filter(pk__in=ids[User])}
        names = {Unit: unit_names(ids[Unit], self.today), User: persons}
        for section, key, target in self.waiting:
            for row in section.rows:
                row[key] = names[target].get(row[key])


def _open(value):
    """Derived rows have a last day for “still holds”."""
    return None if value == FAR else value


def _last_field(model, path):
    for name in path.split("__"):
        last = model._meta.get_field(name)
        model = last.related_model
    return last


def _teller(model_field):
    """A function from a stored value to a text."""
    choices = dict(model_field.flatchoices)
    return (lambda value: str(choices.get(value, in_words(value)))) if choices else in_words


def _identity(person):
    """{key: (label, value)}: what stands on the person's own row, and what the account may do."""
    groups = list(Group.objects.filter(user=person).order_by("name").values_list("name", flat=True))
    permissions = list(Permission.objects.filter(user=person).order_by("codename").values_list("codename", flat=True))
    return {
        "employee_id": (_("Employee id"), person.employee_id),
        "username": (_("User name"), person.username),
        "first_name": (_("First name"), person.first_name),
        "last_name": (_("Last name"), person.last_name),
        "email": (_("E-mail"), person.email),
        "is_active": (_("The account is active"), person.is_active),
        "has_password": (_("There is a password"), person.has_usable_password()),
        "is_administrator": (_("Administrator"), person.is_superuser),
        "is_staff": (_("May enter technical administration"), person.is_staff),
        "groups": (_("Groups in the CMS"), groups),
        "permissions": (_("Permissions of one’s own"), permissions),
        "date_joined": (_("Account made"), person.date_joined),
        "last_login": (_("Last sign-in"), person.last_login),
    }


def _views(person, reader):
    """Who has looked, as on the page that tells who sees one."""
    columns = ("at", "viewer_id", "unit_id", "person_id", "only_quizzes")
    rows = [
        {
            "at": at,
            "by": viewer,
            "unit": unit,
            "what": _looked_at(about, only_quizzes),
        }
        for at, viewer, unit, about, only_quizzes in access_log.views_of(person).values_list(*columns)
    ]
    section = Section(
        "views",
        _("Administrators who have looked"),
        dict.fromkeys(("at", "by", "unit", "what"), in_words),
        rows,
        _("Heads and deputies are not noted: they see their own staff."),
    )
    reader.wait_for(section, {"by": User, "unit": Unit})
    return section


def _looked_at(about, only_quizzes):
    if only_quizzes:
        return _("something of yours in quizzes")
    return _("everything that is stored about you") if about else _("a list of names")


def _deeds(person):
    """How often the person stands as the one who did something, counted in one query."""
    deeds = [entry for entry in register.entries() if isinstance(entry.export, register.Counted)]
    counts = {f"deed_{number}": _count(entry) for number, entry in enumerate(deeds)}
    found = User.objects.filter(pk=person.pk).values(**counts).get()
    totals = {}
    for number, entry in enumerate(deeds):
        totals[str(entry.export.what)] = totals.get(str(entry.export.what), 0) + found[f"deed_{number}"]
    rows = [{"what": what, "times": times} for what, times in totals.items() if times]
    note = _("Where you stand as the one who did something. The matter itself is not about you.")
    return Section("deeds", _("What you have done"), {"what": in_words, "times": in_words}, rows, note)


def _count(entry):
    rows = apps.get_model(entry.model)._base_manager.order_by().filter(**{entry.field: OuterRef("pk")})
    counted = rows.values(entry.field).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0, output_field=models.IntegerField())
