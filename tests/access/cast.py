"""The cast of the access matrix: who they are, and the things that addresses speak of.

Every name, user name, employee number and e-mail address of a person holds the person's *canary*: an invented word that
nothing else holds. A canary in a response is that person's name in a response.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Comment,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    PageViewRestriction,
    Site,
    UploadedFile,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from content.models import GlossaryTerm, Municipality, Role, WorkType
from organisation import delegations, role_holders
from organisation.models import Appointment, HrSource, SignInCode, StaffImport, UnitKind, User
from start.models import Survey
from tests.access import bank, examined, played, sat, tracked
from tests.factories import pages, public_pages, staff_pages
from tracking.models import Training

CANARY = re.compile(r"kanarie([a-z]+)", re.IGNORECASE)

# Role in the matrix: the person who plays it. Each column of matrix.txt is one of them, in this order.
ROLES = {
    "anonymous": None,
    "employee": "samira",  # of Nord, the unit that the others are seen from
    "elsewhere": "nils",  # an employee of Syd, beside Nord
    "head": "nora",  # of Nord
    "sibling": "siv",  # head of Syd
    "child": "naima",  # head of Natt, below Nord
    "former": "fredrik",  # head of Nord until yesterday; works in Skola
    "deputy": "desta",  # in Nord, which has a head
    "division": "doris",  # head of Vård, above Nord and Syd
    "coordinator": "sam",  # of the administration; publishes in the CMS
    "editor": "moa",  # may edit the support pages
    "administrator": "ada",
    "deactivated": "dag",  # head of Nord as well, but the account is closed
}

# Everybody, by the unit where they are employed.
STAFF = {
    "nord": ["samira", "anders", "nora", "desta", "dag"],
    "syd": ["nils", "siv"],
    "natt": ["naima", "nadja"],
    "kväll": ["vera"],  # below Nord, and without a head
    "vård": ["doris"],
    "omsorg": ["sam"],
    "skola": ["fredrik", "frida"],
    "kommun": ["ada", "moa", "magnus"],
}


@dataclass
class Cast:
    """People by their canary, and `things`: {kind: {label: arguments of addresses}}."""

    people: dict = field(default_factory=dict)
    units: dict = field(default_factory=dict)
    things: dict = field(default_factory=dict)


def build(world):
    """The whole cast. Yesterday, today and long ago are the only dates that matter."""
    cast = Cast()
    _organisation(cast, world)
    _training(cast, world)
    _groups(cast)
    _pages(cast)
    _media(cast)
    _offices(cast, world)
    tracked.build(cast, world)
    cast.pages |= {"material": cast.material, "closed material": cast.closed_material}
    cast.pages |= _pages_for_staff(cast)
    played.build(cast)
    sat.build(cast)
    examined.build(cast)
    bank.build(cast)
    _staff_imports(cast)
    _the_rest(cast)
    return cast


def _person(cast, world, canary, unit, role="undersköterska"):
    person = world.person(f"Kanarie{canary} Kanarie{canary}")
    person.username, person.employee_id = f"kanarie{canary}", f"KANARIE{canary}"
    person.email = f"kanarie{canary}@ekvalla.example"
    person.save()
    cast.people[canary] = person
    return world.staff(cast.units[unit], role, person=person)


def _organisation(cast, world):
    """Ekvalla: Omsorg (Vård (Nord (Natt, Kväll), Syd)) and Bildning (Skola)."""
    units = cast.units
    units["kommun"] = world.unit("kommun", kind=UnitKind.MUNICIPALITY)
    units["omsorg"] = world.unit("omsorg", units["kommun"], kind=UnitKind.ADMINISTRATION)
    units["vård"] = world.unit("vård", units["omsorg"], kind=UnitKind.DIVISION)
    units["nord"], units["syd"] = world.unit("nord", units["vård"]), world.unit("syd", units["vård"])
    units["natt"], units["kväll"] = world.unit("natt", units["nord"]), world.unit("kväll", units["nord"])
    units["skola"] = world.unit("skola", world.unit("bildning", units["kommun"], kind=UnitKind.ADMINISTRATION))
    for unit, canaries in STAFF.items():
        for canary in canaries:
            _person(cast, world, canary, unit)
    people, yesterday = cast.people, timezone.localdate() - timedelta(days=1)
    for unit, kind, canary, last in [
        ("nord", "head", "nora", None),
        ("nord", "head", "dag", None),
        ("nord", "head", "fredrik", yesterday),
        ("nord", "deputy", "desta", None),
        ("syd", "head", "siv", None),
        ("natt", "head", "naima", None),
        ("vård", "head", "doris", None),
        ("omsorg", "coordinator", "sam", None),
        ("skola", "head", "frida", None),
        ("kommun", "head", "magnus", None),
    ]:
        world.head(units[unit], kind, ends_on=last, person=people[canary])
    User.objects.filter(pk=people["dag"].pk).update(is_active=False)
    User.objects.filter(pk=people["ada"].pk).update(is_superuser=True, is_staff=True)
    now = timezone.now()
    SignInCode.objects.create(
        person=people["samira"], digest="x", made_by=people["nora"], expires_at=now + timedelta(days=1)
    )


def _training(cast, world):
    """A course that is required of everybody; Samira and Nils have each finished another training."""
    cast.front = pages.front_page()
    cast.course = pages.course(lessons=2)
    cast.lesson = pages.lessons_of(cast.course)[0]
    training = Training.objects.get(key=cast.course.training_key)
    world.requirement(training, starts_on="2025-01-01", days=60)
    other = world.training("Föreläsning")
    for canary in ("samira", "nils"):
        done = world.done(cast.people[canary], other, "2025-06-01")
        cast.things.setdefault("completion", {})[canary] = {"pk": done.pk}
    cast.things["unit"] = {code: {"code": cast.units[code].code} for code in tracked.UNITS}
    cast.things["unit"]["none"] = {"code": "finns-inte"}


def _groups(cast):
    """What an editor and a coordinator may do in the CMS."""
    access = Permission.objects.get(codename="access_admin")
    snippets = Permission.objects.filter(content_type__app_label="content")
    coordinators, editors = (Group.objects.create(name=name) for name in ("Samordnare", "Redaktörer av stödsidor"))
    coordinators.permissions.add(access, *snippets)
    editors.permissions.add(access, *snippets.exclude(codename__startswith="delete"))
    coordinators.user_set.add(cast.people["sam"])
    editors.user_set.add(cast.people["moa"])
    files = Permission.objects.filter(content_type__app_label__in=["wagtailimages", "wagtaildocs"])
    for group in (coordinators, editors):
        for permission in files.exclude(codename__startswith="delete"):
            GroupCollectionPermission.objects.create(
                group=group, collection=Collection.get_first_root_node(), permission=permission
            )
    cast.coordinators, cast.editors = coordinators, editors


def _pages(cast):
    """A support page that the editor may edit, a course that the editor may not; both wait for approval."""
    people = cast.people
    cast.support = public_pages.support_page(cast.front, slug="stod", owner=people["moa"], live=True)
    cast.secret = public_pages.support_page(cast.front, title="Lägesbild", slug="lagesbild", owner=people["ada"])
    restriction = PageViewRestriction.objects.create(page=cast.secret, restriction_type="groups")
    restriction.groups.add(cast.coordinators)
    on_pages = Permission.objects.filter(content_type__app_label="wagtailcore", content_type__model="page")
    for permission in on_pages.filter(codename__in=["add_page", "change_page"]):
        GroupPagePermission.objects.create(group=cast.editors, page=cast.support, permission=permission)
    for permission in on_pages.exclude(codename="bulk_delete_page"):
        GroupPagePermission.objects.create(group=cast.coordinators, page=cast.front, permission=permission)
    workflow, task = _workflow(cast)
    cast.things["page"] = {}
    for label, page, editor in [("support", cast.support, "moa"), ("course", cast.course, "ada")]:
        revision = page.save_revision(user=people[editor], log_action=True)
        log(instance=page, action="wagtail.edit", user=people[editor])
        state = workflow.start(page, people[editor])
        Comment.objects.create(page=page, user=people[editor], text="Stämmer det?", contentpath="title")
        cast.things["page"][label] = {
            "page_id": page.pk,
            "parent_page_id": page.pk,
            "page_to_move_id": page.pk,
            "page_pk": page.pk,
            "destination_id": cast.front.pk,
            "revision_id": revision.pk,
            "task_id": task.pk,
            "task_state_id": state.current_task_state.pk,
            "workflow_state_id": state.pk,
            "workflow_pk": workflow.pk,
            "action_name": "approve",
        }
    cast.pages = {"front": cast.front, "support": cast.support, "course": cast.course, "secret": cast.secret}
    cast.things["restricted page"] = {
        "secret": {"page_view_restriction_id": restriction.pk, "page_id": cast.secret.pk},
    }
    cast.things["lesson"] = {"lesson": {"page_id": cast.lesson.pk}}
    cast.things["course"] = {"course": {"page_id": cast.course.pk}}


def _pages_for_staff(cast):
    """One of each kind: open to all, restricted to the group of the coordinators, and the plan of an administration."""
    head = public_pages.contact_card("Din chef", held_by=Role.objects.get_or_create(key="enhetschef")[0])
    report = staff_pages.guidance("Lägesbild")
    staff_pages.restrict(report, cast.coordinators.name)
    plan = staff_pages.local_plan(cast.units["omsorg"], body=[("local_plan", None)])
    return {
        "section": plan.get_parent(),
        "open guidance": staff_pages.guidance("Om du blir hotad", open_to_all=True, body=[("contact", head)]),
        "guidance": staff_pages.guidance("Symboler", body=[("contact", head)]),
        "situation report": report,
        "form": staff_pages.form_guide(recipient=head),
        "plan": plan,
    }


def _workflow(cast):
    task = GroupApprovalTask.objects.create(name="Granska")
    task.groups.add(cast.coordinators)
    workflow = Workflow.objects.create(name="Granskning")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=cast.front)
    cast.things["task"] = {"task": {"pk": task.pk, "task_id": task.pk}}
    cast.things["workflow"] = {"workflow": {"pk": workflow.pk}}
    return workflow, task


def _media(cast):
    """An image, a document, another that only coordinators may have, and uploads of the editor's not yet named."""
    image, document = public_pages.image(), public_pages.document("film.pdf")
    root = Collection.get_first_root_node()
    closed = root.add_child(name="Lägesbilder")
    restriction = CollectionViewRestriction.objects.create(collection=closed, restriction_type="groups")
    restriction.groups.add(cast.coordinators)
    secret = public_pages.document("lagesbild.pdf")
    secret.collection = closed
    secret.save()
    cast.things["image"] = {"image": {"image_id": image.pk, "pk": image.pk, "filter_spec": "width-10"}}
    cast.things["document"] = {"open": _ids(document), "closed": _ids(secret)}
    cast.things["collection"] = {
        "closed": {"pk": closed.pk, "collection_id": closed.pk, "restriction_id": restriction.pk}
    }
    cast.documents = {"open": document, "closed": secret}
    hidden = public_pages.image()
    hidden.renditions.all().delete()
    hidden.collection = closed
    hidden.save()
    cast.closed_picture = hidden.file.url
    for kind, model in (("image upload", get_image_model()), ("document upload", type(document))):
        upload = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model),
            file=ContentFile(b"x", "kanarie.bin"),
            uploaded_by_user=cast.people["moa"],
        )
        cast.things[kind] = {"upload": {"uploaded_file_id": upload.pk}}


def _offices(cast, world):
    """A key person, a role holder and a code in Nord, which the coordinator coordinates, and in Skola, which not."""
    people, today = cast.people, timezone.localdate()
    ada = User.objects.get(username="kanarieada")  # As she is now: an administrator.
    role = Role.objects.create(key="samordnare", title="Samordnare")
    cast.things |= {"appointment": {}, "key person": {}, "role holder": {}}
    for unit, canary in (("nord", "samira"), ("skola", "frida")):
        world.head(cast.units[unit], "key_person", person=people[canary])
        key_person = Appointment.objects.get(person=people[canary], kind="key_person")
        holder = role_holders.hold_role(role, cast.units[unit], today, person=people[canary], phone="021-39 00 00")
        cast.things["key person"][unit] = cast.things["appointment"][unit] = {"pk": key_person.pk}
        cast.things["role holder"][unit] = {"pk": holder.pk}
    public_pages.contact_card(role="Samordnaren", held_by=role, audience="staff")
    delegation = delegations.delegate(people["magnus"], cast.editors, today, by=ada)
    cast.things["delegation"] = {"magnus": {"pk": delegation.pk}}
    cast.things["code"] = {
        f"{unit} {canary}": {"code": cast.units[unit].code, "pk": people[canary].pk}
        for unit, canary in (
            ("nord", "anders"),
            ("nord", "nils"),
            ("kväll", "vera"),
            ("syd", "nils"),
            ("natt", "nadja"),
        )
    }


def _staff_imports(cast):
    """An import that waits for its confirmation, one that is carried out, and one that stands still."""
    source = HrSource.objects.create(key="personec", name="Personec")
    cast.things["hr source"] = {"source": {"pk": source.pk}}
    unit = {"code": "nord", "name": "Nord", "new": 1, "changed": 0, "moved_in": 0, "moved_out": 0, "left": 0}
    counts = {"rows": 1, "new": 1, "changed": 0, "moved": 0, "left": 0, "unchanged": 0, "errors": [], "applied": False}
    cast.things["staff import"] = {}
    for state in ("compared", "applied", "applying"):
        staff_import = StaffImport.objects.create(
            source=source,
            started_by=cast.people["ada"],
            file_name="kanarienils.csv",
            sha256="0" * 64,
            size=1,
            content=b"x",
            as_of=timezone.localdate(),
            state=state,
            created_at=timezone.now() - timedelta(days=1),
            report=counts,
            preview={"units": [unit], "unit_changes": [], "job_roles": [], "gone_per_cent": None, "limit": 10},
        )
        cast.things["staff import"][state] = {"pk": staff_import.pk}


def _ids(document):
    return {"document_id": document.pk, "doc_id": document.pk, "pk": document.pk}


def _the_rest(cast):
    """One of everything else that has a number; some of it with names in its history, which must stay where it is."""
    people = cast.people
    public_pages.law()
    term = GlossaryTerm.objects.create(term="Radikalisering", definition="<p>En process.</p>")
    cast.things["snippet"] = {
        label: {"app_label": "content", "model_name": thing._meta.model_name, "pk": thing.pk}
        for label, thing in {"card": public_pages.contact_card(), "term": term}.items()
    }
    WorkType.objects.create(key="hemtjanst", title="Hemtjänst")
    today = timezone.localdate()
    Survey.objects.create(title="Enkät", text="Svara.", url=public_pages.SOURCE, opens_on=today, closes_on=today)
    query = Query.get("rutin")
    query.add_hit()
    SearchPromotion.objects.create(query=query, page=cast.support, sort_order=0)
    redirect = Redirect.objects.create(old_path="/gammal", redirect_page=cast.support)
    cast.things["redirect"] = {"redirect": {"redirect_id": redirect.pk}}
    cast.things["search term"] = {"query": {"query_id": query.pk}}
    municipality = Municipality.load()
    cast.things["setting"] = {
        "municipality": {"app_name": "content", "model_name": "municipality", "pk": municipality.pk}
    }
    session = EditingSession.objects.create(
        user=people["moa"], content_object=cast.support, last_seen_at=timezone.now(), is_editing=True
    )
    cast.things["editing session"] = {
        "support": {
            "app_label": "wagtailcore",
            "model_name": "page",
            "object_id": cast.support.pk,
            "session_id": session.pk,
        }
    }
    for canary in ("samira", "nils"):  # What the site's history says of staff is for administrators.
        log(instance=people[canary], action="wagtail.create", user=people["ada"])
    cast.things["user"] = {canary: {"pk": people[canary].pk} for canary in ("samira", "ada")}
    cast.things["group"] = {"editors": {"pk": cast.editors.pk}}
    cast.things["site"] = {"site": {"pk": Site.objects.get().pk}}
