"""Freezing a report: what is reported is stored with its rule, tree and definitions, and never computed again."""

import hashlib
import json
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from organisation import access
from organisation.models import ImportState, StaffImport, Unit
from tracking.models import Definitions, Signatory, Snapshot
from tracking.report_document import document_of
from tracking.sentences import in_words
from tracking.unit_report import unit_report

LANGUAGE = "sv"  # Reports are written in it, whatever language the one who freezes reads.
DEFINED = ("leave_days", "count_leave", "gap_days", "renewal_window", "small_cell")
HASHED = (
    "unit_code", "on", "number", "report", "rules", "tree", "definitions", "definitions_version", "frozen_at",
    "frozen_by_role", "frozen_by_unit_code",
)  # fmt: skip


@dataclass(frozen=True)
class Signature:
    """In what office, and of which unit, somebody freezes a report. No name: that would have to be erased one day."""

    role: Signatory
    unit: Unit


def signature_of(user, unit, today):
    """The office that lets `user` freeze the reports of `unit` today, the nearest first; None when there is none.

    Those who lead it, or a unit above it; its coordinators; and administrators.
    """
    chain = access.chains_of([unit.pk], today).get(unit.pk, [])
    kinds = (*access.LEADING, "coordinator")
    held = user.appointments.on(today).filter(unit__in=chain, kind__in=kinds).select_related("unit")
    nearest = min(held, key=lambda row: (chain.index(row.unit_id), kinds.index(row.kind)), default=None)
    if nearest is not None:
        return Signature(Signatory(nearest.kind), nearest.unit)
    return Signature(Signatory.ADMINISTRATOR, unit) if access.sees_all_names(user) else None


def next_number(unit, on):
    """The number that a report of the unit and day gets if it is frozen now; 1 the first time."""
    return (Snapshot.objects.filter(unit=unit, on=on).aggregate(last=Max("number"))["last"] or 0) + 1


def check(on, today):
    """Refuse a day that is not over, and to freeze while an import of staff is being carried out."""
    if on >= today:
        text = _("The report is about the end of %(day)s. It can be frozen from the day after.")
        raise ValidationError(text % {"day": in_words(on)}, code="too_early")
    if StaffImport.objects.filter(state=ImportState.APPLYING).exists():
        text = _("An import of staff is being carried out right now. Try again in a little while.")
        raise ValidationError(text, code="import_under_way")


def freeze(unit, on, *, number, signature, seen, today):
    """Store the report of `unit` for `on`, as it is known now. Gives the Snapshot.

    `number` is the one that was offered: if somebody has frozen the report meanwhile, theirs is given back, and nothing
    is stored twice. `seen` (ids) are the units that whoever freezes may follow up. None when the unit was not open.
    """
    check(on, today)
    earlier = Snapshot.objects.filter(unit=unit, on=on, number=number).first()
    if earlier:
        return earlier
    frozen_at = timezone.now()
    with _one_view(), translation.override(LANGUAGE):
        documents = _documents(unit, seen, on, today)
    if documents is None:
        return None
    snapshot = Snapshot(
        unit=unit,
        on=on,
        number=number,
        definitions=_definitions(),
        frozen_at=frozen_at,
        frozen_by_role=signature.role,
        frozen_by_unit=signature.unit,
        **_columns(documents),
    )
    snapshot.sha256 = checksum(snapshot)
    try:
        with transaction.atomic():
            snapshot.save(force_insert=True)
    except IntegrityError:
        return Snapshot.objects.get(unit=unit, on=on, number=number)
    return snapshot


@contextmanager
def _one_view():
    """All queries of one report see the same moment: nobody's change comes between two of them.

    SQLite does so in any transaction. Inside a transaction that has begun already, it is for that one to see to.
    """
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _documents(unit, seen, on, today):
    """{level: document}: as those see it who see names in the unit, and as all others do, who see counts."""
    found = {}
    level = getattr(unit, "level", None)
    for name in (access.NAMES, access.COUNTS):
        unit.level = name
        report = unit_report(unit, seen, on=on, today=today)
        if report is None:
            return None
        found[name] = document_of(report, today=today)
    unit.level = level
    return found


def _columns(documents):
    """The columns of the snapshot: what both documents share stands once."""
    whole = documents[access.COUNTS]
    rules = {requirement["key"]: requirement["rule"] for requirement in whole["requirements"]}
    slim = {}
    for level, document in documents.items():
        requirements = [{k: v for k, v in row.items() if k != "rule"} for row in document["requirements"]]
        slim[level] = {k: v for k, v in document.items() if k != "tree"} | {"requirements": requirements}
    columns = {
        "report": slim,
        "rules": rules,
        "tree": whole["tree"],
        "definitions_version": whole["definitions_version"],
    }
    return json.loads(json.dumps(columns))  # As it will be read: a tuple is a list.


def _definitions():
    definitions = Definitions.load()
    return {name: getattr(definitions, name) for name in DEFINED}


def document(snapshot, level):
    """The document of a frozen report for a reader on that level (`access.NAMES` or `access.COUNTS`)."""
    slim = snapshot.report[level]
    requirements = [row | {"rule": snapshot.rules[row["key"]]} for row in slim["requirements"]]
    frozen = {
        "number": snapshot.number,
        "frozen_at": snapshot.frozen_at.isoformat(),
        "role": snapshot.frozen_by_role,
        "unit": snapshot.frozen_by_unit.code,
        "sha256": snapshot.sha256,
    }
    return slim | {"requirements": requirements, "tree": snapshot.tree, "frozen": frozen}


def checksum(snapshot):
    """sha256 over the canonical JSON of everything that was frozen: keys in order, no blanks, UTF-8."""
    values = {name: getattr(snapshot, name) for name in HASHED if not name.endswith("_code")} | {
        "unit_code": snapshot.unit.code,
        "frozen_by_unit_code": snapshot.frozen_by_unit.code,
    }
    values["frozen_by_role"] = str(values["frozen_by_role"])
    text = json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def is_intact(snapshot):
    """Does the checksum still fit what is stored?"""
    return checksum(snapshot) == snapshot.sha256


def of_unit(unit):
    """The frozen reports of a unit, the latest day first, without what they hold. One query."""
    rows = Snapshot.objects.filter(unit=unit).select_related("frozen_by_unit").order_by("-on", "-number")
    return rows.defer("report", "rules", "tree", "definitions")
