"""What tracking and the care of personal data keep, of own units and of others': a thing of each kind for the cast.

Each thing is labelled with the unit in the address and what it is about. Where the two do not belong together
(“nord nils”), the address is that of a neighbour's thing, and there is nothing there for anybody.
"""

from datetime import timedelta

from django.contrib.auth.models import Permission
from django.utils import timezone
from wagtail.models import PageViewRestriction

from courses.models import MeetingMaterialPage
from organisation.models import Retention, RetentionRun, Unit, User
from organisation.privacy import holds
from tests.factories import pages
from tests.factories.world import day, noon
from tracking import freezing, ledger, meeting_records, relevance, requirements
from tracking.days import latest_month_end
from tracking.measures import cut_of
from tracking.models import (
    CompletionImport,
    Freezing,
    MaterialVersion,
    Measure,
    Notice,
    ReminderSettings,
    Requirement,
    Training,
    TrainingKind,
)

# The units whose pages are asked for: with offices of the cast, with a board of their own, and one without a head.
UNITS = ("nord", "natt", "kväll", "syd", "vård", "skola", "omsorg", "kommun")
HEADS = {"nord": "nora", "syd": "siv", "natt": "naima", "kväll": "nora", "skola": "frida", "vård": "doris"}
# (unit in the address, person in the address): staff, a head directly below, and somebody else's staff.
PERSONS = [
    ("nord", "samira"), ("nord", "anders"), ("nord", "nora"), ("nord", "naima"), ("nord", "nils"), ("natt", "nadja"),
    ("kväll", "vera"), ("syd", "nils"), ("vård", "nora"), ("skola", "frida"),
]  # fmt: skip


def build(cast, world):
    """Everything, in an order in which a report is frozen before an import of staff stands in its way."""
    today = timezone.localdate()
    _rules(cast, world)
    _recognised(cast)
    _decisions(cast, today)
    _meetings(cast, today)
    _measures(cast, today)
    _frozen(cast, today)
    _letters(cast, today)
    _files(cast, today)
    _personal_data(cast)


def _rules(cast, world):
    """A second requirement, which concerns nobody until somebody is added; a training that is taken elsewhere."""
    cast.outside = world.training("Webbkurs", kind=TrainingKind.EXTERNAL)
    basic = Requirement.objects.get(key="grund")
    second = Requirement.objects.create(key="rektor", name="Rektor", training_name="kursen")
    first, role = day("2025-01-01"), world.job_role("Rektor")
    requirements.set_rule(second, first, accepted={cast.outside: 1}, group_name="Rektorer", job_roles=[role])
    rules = {"grund": basic.versions.get(), "rektor": second.versions.get()}
    cast.things["requirement version"] = {
        key: {"pk": row.requirement_id, "version": row.pk} for key, row in rules.items()
    } | {"grund rektor": {"pk": basic.pk, "version": rules["rektor"].pk}}
    cast.things["requirement"] = {"grund": {"pk": basic.pk}, "none": {"pk": 0}}
    cast.things["board"] = {unit: {"code": cast.units[unit].code} for unit in ("nord", "omsorg", "skola", "kommun")}
    cast.things["outside"] = {
        "webbkurs": {"pk": cast.outside.pk},
        "course": {"pk": Training.objects.get(key=cast.course.training_key).pk},
    }
    may = Permission.objects.filter(
        content_type__app_label="tracking",
        codename__in=["view_requirement", "add_requirement", "change_requirement", "add_completionimport"],
    )
    assert may.count() == 4
    cast.coordinators.permissions.add(*may)


def _recognised(cast):
    """Trainings taken elsewhere, recognised by the nearest head; one of them is voided."""
    people, units = cast.people, cast.units
    done = {}
    for canary, head in (("samira", "nora"), ("nils", "siv"), ("nora", "doris")):
        done[canary] = ledger.recognise(
            people[canary], cast.outside, completed_at=noon("2025-05-05"), recorded_by=people[head], evidence="Intyg 7"
        )
    wrong = ledger.recognise(
        people["anders"], cast.outside, completed_at=noon("2025-05-06"), recorded_by=people["dag"], evidence="Intyg 8"
    )
    ledger.void_completion(wrong, "wrong_person", by=people["desta"])
    free = cast.things["completion"]["samira"]["pk"]  # A lecture of free will, which no head sees.
    cast.things["person"] = {
        f"{unit} {canary}": {"code": units[unit].code, "pk": people[canary].pk} for unit, canary in PERSONS
    }
    cast.things["recognised"] = {
        f"{unit} {canary} {label}": {"code": units[unit].code, "pk": people[canary].pk, "completion": pk}
        for unit, canary, label, pk in [
            ("nord", "samira", "own", done["samira"].pk),
            ("nord", "samira", "free", free),
            ("nord", "samira", "nils", done["nils"].pk),
            ("nord", "nils", "nils", done["nils"].pk),
            ("nord", "anders", "voided", wrong.pk),
            ("nord", "nora", "nora", done["nora"].pk),
            ("syd", "nils", "nils", done["nils"].pk),
            ("vård", "nora", "nora", done["nora"].pk),
        ]
    }


def _decisions(cast, today):
    """Exemptions in Nord, of one of its heads too, in Syd and in Skola; an addition in Nord."""
    people, units = cast.people, cast.units
    basic, second = (Requirement.objects.get(key=key) for key in ("grund", "rektor"))
    made = {
        canary: relevance.exempt_person(basic, people[canary], "other_tasks", today, decided_by=people[by])
        for canary, by in (("anders", "nora"), ("nora", "doris"), ("nils", "siv"), ("frida", "magnus"))
    }
    made["samira"] = relevance.add_person(
        second, people["samira"], units["nord"], "new_tasks", today, decided_by=people["nora"]
    )
    cast.things["decision"] = {
        f"{unit} {canary}": {"code": units[unit].code, "pk": made[canary].pk}
        for unit, canary in [
            ("nord", "anders"),
            ("nord", "samira"),
            ("nord", "nora"),
            ("nord", "nils"),
            ("syd", "nils"),
            ("vård", "nora"),
            ("skola", "frida"),
        ]
    }
    persons = cast.things["person"]
    cast.things["exempt"] = {label: values | {"key": "grund"} for label, values in persons.items()}
    cast.things["add"] = {label: values | {"key": "rektor"} for label, values in persons.items()}
    for kind in ("exempt", "add"):
        cast.things[kind]["nord samira none"] = persons["nord samira"] | {"key": "finns-inte"}


def _meetings(cast, today):
    """A meeting of each unit, which asks for support, about a material; and a material that is not for all."""
    people, units = cast.people, cast.units
    versions = {}
    for slug, title in (("apt", "APT-samtal"), ("stangt", "Stängt samtal")):
        page = cast.front.add_child(instance=MeetingMaterialPage(title=title, slug=slug, lead="Trettio minuter."))
        versions[slug] = pages.publish(page)
    cast.material, cast.closed_material = versions["apt"], versions["stangt"]
    restriction = PageViewRestriction.objects.create(page=cast.closed_material, restriction_type="groups")
    restriction.groups.add(cast.coordinators)
    keys = {"open": cast.material.translation_key, "closed": cast.closed_material.translation_key}
    for key in keys.values():
        first = MaterialVersion.objects.get(key=key)
        copy = {"title": first.title, "published_at": first.published_at, "content": first.content}
        MaterialVersion.objects.create(key=key, number=2, **copy)
    cast.things["material version"] = {
        f"{label} {number}": {"key": key, "number": number} for label, key in keys.items() for number in (1, 2, 3)
    }
    made = {
        unit: meeting_records.record(
            units[unit], held_on=today, forum="Enhetsmöte", present=3, by=people[by], on=today, support_wanted=True
        )[0]
        for unit, by in HEADS.items()
    }
    cast.things["meeting"] = {unit: {"code": units[unit].code, "pk": row.pk} for unit, row in made.items()}
    cast.things["meeting"]["nord syd"] = {"code": units["nord"].code, "pk": made["syd"].pk}
    cast.things["support wish"] = {unit: {"pk": made[unit].pk} for unit in ("nord", "skola")}


def _measures(cast, today):
    """What the heads of Syd and Skola have written."""
    basic = Requirement.objects.get(key="grund")
    for unit in ("syd", "skola"):
        Measure.objects.create(
            unit=cast.units[unit],
            requirement=basic,
            on=cut_of(latest_month_end(today)),
            text="Vi går kursen i höst.",
            written_by=cast.people[HEADS[unit]],
        )
    cast.things["measure"] = {f"{unit} grund": {"code": cast.units[unit].code, "key": "grund"} for unit in UNITS}
    cast.things["measure"]["nord none"] = {"code": cast.units["nord"].code, "key": "finns-inte"}


def _frozen(cast, today):
    """A frozen report of each unit, and an order to freeze Vård, one to freeze Skola, with all below them."""
    people, on = cast.people, latest_month_end(today)
    reports = {}
    for unit in ("nord", "natt", "kväll", "syd", "vård", "skola"):
        by = User.objects.get(pk=people[HEADS[unit]].pk)
        seen = {row.pk: row for row in Unit.objects.seen_by(by, on=today)}
        row = seen[cast.units[unit].pk]
        signature = freezing.signature_of(by, row, today)
        reports[unit] = freezing.freeze(row, on, number=1, signature=signature, seen=set(seen), today=today)
    cast.things["frozen"] = {unit: {"code": cast.units[unit].code, "pk": row.pk} for unit, row in reports.items()}
    cast.things["frozen"]["nord syd"] = {"code": cast.units["nord"].code, "pk": reports["syd"].pk}
    orders = {
        unit: Freezing.objects.create(
            unit=cast.units[unit], on=on, asked_by=people[HEADS[unit]], state="done", total=1, done=1
        )
        for unit in ("vård", "skola")
    }
    cast.things["freezing"] = {unit: {"code": cast.units[unit].code, "pk": row.pk} for unit, row in orders.items()}
    cast.things["freezing"]["nord vård"] = {"code": cast.units["nord"].code, "pk": orders["vård"].pk}


def _letters(cast, today):
    """A letter that did not arrive to somebody in each of three units, and one that did."""
    basic, now = Requirement.objects.get(key="grund"), timezone.now()
    ReminderSettings.load()  # Stored by the first who asks for them; so are those below.
    cast.things["letter"] = {}
    for canary, state in (("samira", "failed"), ("nils", "uncertain"), ("frida", "failed"), ("anders", "sent")):
        letter = Notice.objects.create(
            person=cast.people[canary],
            kind="first",
            requirement=basic,
            due_on=today,
            state=state,
            sent_at=now if state == "sent" else None,
        )
        cast.things["letter"][canary] = {"pk": letter.pk}
    cast.things["day"] = {"today": {"day": today}, "before": {"day": today - timedelta(days=400)}}


def _files(cast, today):
    """A file with completions that waits to be confirmed, and one that is carried out, with an error in it."""
    now = timezone.now()
    cast.things["completion file"] = {}
    for state in ("compared", "applied"):
        is_open = state == "compared"
        row = CompletionImport.objects.create(
            kind="recognised",
            started_by=cast.people["ada"],
            settled_by=None if is_open else cast.people["ada"],
            file_name="intyg.csv",
            sha256="0" * 64,
            size=1,
            content=b"x" if is_open else None,
            state=state,
            finished_at=None if is_open else now,
            errors=[{"row": 2, "column": "Anställningsnummer", "reason": "Numret finns inte."}],
        )
        cast.things["completion file"][state] = {"pk": row.pk}


def _personal_data(cast):
    """A hold on Samira, one on everybody that is lifted, and the protocol of a weeding."""
    ada = User.objects.get(pk=cast.people["ada"].pk)
    hold = holds.place(cast.people["samira"], "KS 2026/17", by=ada)
    lifted = holds.place(None, "KS 2026/18", by=ada)
    holds.lift(lifted, "Avslutat", by=ada)
    cast.things["hold"] = {"samira": {"pk": hold.pk}, "lifted": {"pk": lifted.pk}}
    cast.things["registered"] = {canary: {"pk": cast.people[canary].pk} for canary in ("samira", "frida", "ada")}
    Retention.load()
    run = RetentionRun.objects.create(finished_at=timezone.now(), started_by=ada)
    run.rows.create(kind="notices", deleted=3)
