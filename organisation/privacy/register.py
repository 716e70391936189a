"""The register of personal data: for every field that reaches a person, why, on what ground, and what becomes of it.

Each app adds its entries when it starts, one call a field: `about` for rows that tell of a person, `deed` for who did
something. A test walks the models of every app and fails when a field is missing here, or is named here without being.
"""

import re
from dataclasses import dataclass
from enum import Enum

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext_lazy as _


class Ground(models.TextChoices):
    """The legal grounds of article 6.1 of the General Data Protection Regulation that are used here."""

    PUBLIC_INTEREST = "6.1 e", _("article 6.1 e: a task in the public interest")
    LEGAL_OBLIGATION = "6.1 c", _("article 6.1 c: a legal obligation")
    CONSENT = "6.1 a", _("article 6.1 a: consent")


class Erasure(models.TextChoices):
    """What happens to the field when the person is erased."""

    BLANK = "blank", _("is blanked")  # On a row about the person: a mark takes its place.
    DELETE = "delete", _("the row is deleted")
    KEEP = "keep", _("is kept and leads only to the blanked person")
    OWN = "own", _("is cleaned in a way of its own")
    UNTOUCHED = "untouched", _("is not about a person who can be erased")


class Period(models.TextChoices):
    """How long: a setting of the municipality (`Retention`), or what the row follows."""

    IDENTITY = "identity", _("until the person has left and the months for identity have passed")
    FACTS = "facts", _("until the years for facts have passed since the person left")
    ACCESS_LOG = "access_log", _("the months for the access log")
    ATTEMPTS = "attempts", _("the months for failed sign-ins")
    IMPORTS = "imports", _("the months for import logs")
    CODES = "codes", _("the months for sign-in codes")
    NOTICES = "notices", _("the months for notices")
    SCENARIOS = "scenarios", _("the months for what one has chosen in scenarios")
    QUIZZES = "quizzes", _("the months for what one has answered in quizzes")
    ESSAYS = "essays", _("the months for the texts of essays")
    SESSIONS = "sessions", _("until the session has ended")
    TASKS = "tasks", _("the months for import logs, as soon as the task is finished")
    CONTENT = "content", _("as long as the page, file or rule that it stands on")
    ARCHIVE = "archive", _("kept as a record of what was done; the plan for records decides")


@dataclass(frozen=True)
class Rows:
    """Exported as a section: a row for each row, `columns` {key in the file: path to the value}."""

    key: str
    title: str
    columns: dict
    note: str = ""


@dataclass(frozen=True)
class Made:
    """Exported as a section whose rows a function makes: `make(person)` → [{key: value}], with the keys `columns`.

    For what a column does not hold as one reads it.
    """

    key: str
    title: str
    columns: tuple
    make: object
    note: str = ""
    is_for_own_eyes: bool = False  # In the person's own copy only: whoever hands it out does not read it.


@dataclass(frozen=True)
class Shown:
    """Exported in the section `key`, which another entry makes."""

    key: str


@dataclass(frozen=True)
class Counted:
    """Exported as a number, `what` in words, in the section of what the person has done."""

    what: str


@dataclass(frozen=True)
class NotExported:
    """Not handed out, and why."""

    why: str


@dataclass(frozen=True)
class Entry:
    """One field of one model that reaches a person. `about`: the row tells of that person."""

    model: str
    field: str
    purpose: str
    ground: Ground
    export: object
    erasure: Erasure
    retention: Period
    about: bool = False

    def __str__(self):
        return f"{self.model}.{self.field}"


TRAINING = _("to know who is to take which training and who has, and to report it")
ORGANISATION = _("to know who works where and answers for what, and who may see whom")
SIGN_IN = _("to let the right person in, and nobody else")
ACCOUNTABILITY = _("to be able to show afterwards who did what")
EDITING = _("to write, examine and publish the content")
OPERATION = _("to run the system and find its faults")

WITHDRAWN = _("Records that you have withdrawn or corrected")
EDITED = _("Pages, files and comments that you have worked on")
RECORDED = _("Decisions and records that you have made")

_entries = {}


def add(model, fields, purpose, *, ground=Ground.PUBLIC_INTEREST, export, erasure, retention, about=False):
    """Enter the `fields` (names with spaces between) of `model` ("app.Model")."""
    for field in fields.split():
        entry = Entry(model, field, purpose, Ground(ground), export, Erasure(erasure), Period(retention), about)
        if _entries.setdefault(str(entry), entry) != entry:
            raise ValueError(f"{entry} is in the register twice.")


def about(model, fields, purpose, *, erasure=Erasure.KEEP, retention=Period.FACTS, **values):
    """Rows that tell of the person in `fields`. A fact stays, and the years for facts decide when it goes."""
    add(model, fields, purpose, erasure=erasure, retention=retention, about=True, **values)


def deed(model, fields, purpose=ACCOUNTABILITY, *, retention=Period.ARCHIVE, **values):
    """Who did something: not what the row is about. It stays, and leads to the blanked person."""
    for field in fields.split():
        what = WITHDRAWN if field == "voided_by" else EDITED if purpose is EDITING else RECORDED
        more = {"export": Counted(what), "erasure": Erasure.KEEP} | values
        add(model, field, purpose, retention=retention, **more)


def entries():
    """Every entry, by model and field."""
    return sorted(_entries.values(), key=str)


def about_persons(**wanted):
    """The entries of rows that tell of a person, with these values (`erasure=…`, `retention=…`), in order of entry."""
    return [
        entry
        for entry in _entries.values()
        if entry.about and all(getattr(entry, name) == value for name, value in wanted.items())
    ]


# What a field that holds a person's data is called, as a rule, when it is no key to a person.
TELLING = re.compile(
    r"(^|_)(user_?name|user_?agent|ip|address|e?mail|phone|first_name|last_name|employee_id|uid|password|session)(_|$)"
)


class NotPersonal(Enum):
    """Fields that are called as if they held a person's data, but do not."""

    EMAIL = "content.Municipality.accessibility_email"
    PHONE = "content.Municipality.service_phone"
    CARD_EMAIL = "content.ContactCard.email"  # Of an office, never of a person: the card's help text says so.
    CARD_PHONE = "content.ContactCard.phone"
    PAGES = "wagtailcore.PageViewRestriction.password"  # Of a page, the same for all.
    SENDER = "tracking.ReminderSettings.sender_address"  # Of the municipality's letters; nobody reads what comes there.
    COLLECTIONS = "wagtailcore.CollectionViewRestriction.password"


def reaching(models_to_walk=None, known=None):
    """{"app.Model.field"} of every field that reaches a person, in every installed app.

    A field reaches a person when it leads to one, stands on the person, leads to a row about a person, or is called
    what such a field is called.
    """
    known = entries() if known is None else known
    person = apps.get_model(settings.AUTH_USER_MODEL)
    about_someone = {entry.model.lower() for entry in known if entry.about} | {person._meta.label_lower}
    innocent = {one.value for one in NotPersonal}
    found = set()
    for model in apps.get_models() if models_to_walk is None else models_to_walk:
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            name = f"{model._meta.label}.{field.name}"
            if name not in innocent and not field.primary_key and _reaches(field, person, about_someone):
                found.add(name)
    return found


def _reaches(field, person, about_someone):
    if field.is_relation:
        target = field.related_model
        leads = target is not None and not isinstance(target, str) and target._meta.label_lower in about_someone
        return leads or field.model is person
    is_personal = isinstance(field, models.EmailField | models.GenericIPAddressField)
    return field.model is person or is_personal or bool(TELLING.search(field.name))


def missing():
    """Fields that reach a person and are not in the register."""
    return sorted(reaching() - set(_entries))


def superfluous(known=None):
    """Entries for fields that do not exist."""
    return [str(entry) for entry in (entries() if known is None else known) if not _exists(entry)]


def _exists(entry):
    try:
        apps.get_model(entry.model)._meta.get_field(entry.field)
    except (LookupError, FieldDoesNotExist):
        return False
    return True


def incomplete(known=None):
    """Entries that do not say all they must."""
    return [
        str(entry)
        for entry in (entries() if known is None else known)
        if not (str(entry.purpose).strip() and entry.ground and entry.export and entry.erasure and entry.retention)
        or (isinstance(entry.export, NotExported) and not str(entry.export.why).strip())
    ]
