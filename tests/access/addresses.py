"""Every address there is: each pattern of the resolver, filled with the things of the cast."""

from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.auth.tokens import default_token_generator
from django.urls import URLPattern, get_resolver, resolve, reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.fields import StreamField
from wagtail.models import Page

from organisation.unit_admin.forms import OF_A_UNIT
from tests.factories.scenarios import id_of
from tracking.exports import CONTENT_TYPES
from tracking.models import Requirement

SEARCHED = (
    "index",
    "index_results",
    "list",
    "list_results",
    "listing",
    "choose",
    "choose_results",
    "search",
    "results",
)


@dataclass
class Pattern:
    """A pattern of the resolver: its name with the namespaces, its whole route, the arguments that it takes."""

    name: str
    route: str
    arguments: frozenset
    callback: object

    @property
    def namespace(self):
        return self.name.rpartition(":")[0]


@dataclass
class Address:
    """A pattern with arguments: a row of matrix.txt."""

    key: str
    path: str
    pattern: Pattern
    also: list = field(default_factory=list)  # Query strings that must have the same outcome.
    body: dict = field(default_factory=dict)  # What is posted.

    @property
    def is_ours(self):
        """A page of our own, which the prefix /en/ gives in English."""
        return not self.path.startswith(("/cms/", "/documents/", "/bilder/", "/sitemap.xml", "/robots.txt"))


def patterns(resolver=None, route="", namespaces=()):
    """Every pattern of the resolver, ours and everybody's."""
    for entry in (resolver or get_resolver()).url_patterns:
        whole = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            name = ":".join([*namespaces, entry.name]) if entry.name else whole
            yield Pattern(name, whole, frozenset(entry.pattern.converters), entry.callback)
        else:
            deeper = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from patterns(entry, whole, deeper)


class UnknownArgument(Exception):
    """The cast has nothing for an argument of an address."""


def addresses(cast):
    """Every Address, in the order of the resolver. UnknownArgument says what the cast lacks."""
    found = {}
    for pattern in patterns():
        samples = _special(pattern, cast) or _samples(pattern, cast)
        for label, path in samples.items():
            key = f"{pattern.name} {label}".strip()
            if key in found:  # The same name for two routes.
                key = f"{key} ({', '.join(sorted(pattern.arguments)) or 'bare'})"
            found[key] = Address(key, path, pattern, _also(pattern), _body(pattern, cast))
    return list(found.values())


def not_reached(found):
    """The routes that no address leads to, because an earlier pattern answers instead."""
    reached = {_plain(resolve(address.path.partition("?")[0]).route) for address in found}
    return {pattern.route for pattern in patterns() if _plain(pattern.route) not in reached}


def _plain(route):
    """The route without the sign for its beginning, which Django drops when it joins two."""
    return route.replace("^", "")


def _also(pattern):
    """Searches and exports of a list are asked too; what they answer is read for names."""
    last = pattern.name.rpartition(":")[2]
    if pattern.name == "tracking:unit_report":
        return ["?on=2025-12-31", "?on=skräp"]
    if pattern.name in ("tracking:unit_export", "tracking:changes", "tracking:everyone_export", "tracking:freeze"):
        return ["?on=2025-12-31"]
    if pattern.name in ("tracking:summary", "tracking:summary_export", "tracking:measure"):
        return ["?on=2025-12-31"]
    if pattern.name in ("tracking:all_meetings", "tracking:all_meetings_csv"):
        return ["?ar=2025"]
    if pattern.name == "wagtail_serve":
        return ["?kort"]  # The pocket card of a support page, which whoever reads the page may read.
    if pattern.name == "tracking:reminders":
        return ["?first=2025-12-01&last=2026-11-30"]
    if pattern.namespace.startswith("wagtailadmin_api"):
        return ["?search=kanarie"] if last == "listing" else []
    if pattern.namespace == "wagtailadmin_reports" and not last.endswith("_results"):
        return ["?export=csv", "?export=xlsx"]
    if last.endswith(SEARCHED) or "autocomplete" in last:
        return ["?q=kanarie&search=kanarie&term=kanarie"]
    return []


def _body(pattern, cast):
    """What is posted: nothing, but where a view cannot do without."""
    if pattern.name in ("wagtailadmin_pages:add", "wagtailadmin_pages:edit", "wagtailadmin_pages:revisions_revert"):
        return {f"{name}-count": "0" for name in _stream_fields()} | {
            f"comments-{key}": "0" for key in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
        }
    if pattern.namespace.startswith("wagtailsnippets_content_"):
        return {"texts-count": "0"}
    return _of_tracking(cast).get(pattern.name) or {
        "wagtailadmin_pages:copy": {"new_title": "Kopia", "new_slug": "kopia", "new_parent_page": cast.front.pk},
        "wagtailadmin_choose_page_external_link": {"external-link-chooser-url": "https://ekvalla.example/"},
        "courses:finish_lesson": {"round": "1"},
        "scenarios:step": {"seq": "2", "choice": id_of("A1", 1)},
        "scenario_admin:walk": {"name": "Fall A"},
        "quizzes:marking": {"do": "count_again"},
        "quizzes:extra_time": {"person": "KANARIEnils", "percent": "50"},
        "set_consent": {"agrees": "yes"},
        "end_key_person": {"do": "withdraw", "withdraw-reason": "Fel person"},
        "end_role_holder": {"do": "withdraw", "withdraw-reason": "Fel person"},
        "appointments:withdraw": {"reason": "Fel person"},
        "role_holders:withdraw": {"reason": "Fel person"},
        "delegations:withdraw": {"reason": "Fel person"},
    }.get(pattern.name, {})


def _of_tracking(cast):
    """{name: what is posted} of forms that record something: as a reader who may would fill them in."""
    today = timezone.localdate().isoformat()
    taken = {"training": cast.outside.pk, "completed_on": "2025-02-03", "evidence": "Intyg 9"}
    added = {"reason": "new_tasks", "starts_on": today}
    rule = Requirement.objects.get(key="rektor")
    return {
        "tracking:recognise": taken,
        "tracking:recognise_by_id": taken | {"employee_id": "KANARIEanders"},
        "tracking:void_completion": {"reason": "wrong_person"},
        "tracking:completion_import": {"do": "cancel"},
        "tracking:new_meeting": {"held_on": today, "forum": "APT", "present": "3"},
        "tracking:withdraw_meeting": {"reason": "not held"},
        "tracking:measure": {"text": "Vi har bokat en dag."},
        "tracking:freeze": {"number": "1"},
        "tracking:exempt_person": {"reason": "other_tasks", "starts_on": today},
        "tracking:add_person": added,
        "tracking:change_decision": {"do": "withdraw", "withdraw-why": "wrong person"},
        "tracking:coordinator_add": added
        | {"employee_id": "KANARIEanders", "requirement": rule.pk, "unit": cast.units["nord"].code},
        "requirements:rename": {"name": "Nytt namn", "training_name": "kursen"},
        "requirements:outside": {"title": "Föreläsning"},
        "requirements:outside_edit": {"title": "Föreläsning", "is_offered": "on"},
        "personal_data:index": {"person": "KANARIEsamira"},
        "personal_data:holds": {"reference": "KS 2026/19"},
        "personal_data:lift": {"reason": "Avslutat"},
        "personal_data:erase": {"reason": "asked", "understood": "on"},
    }


def _stream_fields():
    models = [model for model in apps.get_models() if issubclass(model, Page)]
    return {part.name for model in models for part in model._meta.get_fields() if isinstance(part, StreamField)}


def _samples(pattern, cast):
    """{label: path} of a pattern with a name: one for each thing of the kind that its arguments speak of."""
    if not pattern.arguments:
        return {"": reverse(pattern.name)}
    things = _things(pattern, cast)
    samples = {}
    for label, values in things.items():
        for suffix, given in _spread(pattern, label, values):
            missing = pattern.arguments - set(given)
            if missing:
                raise UnknownArgument(f"{pattern.name} ({pattern.route}): nothing for {', '.join(sorted(missing))}")
            chosen = {name: given[name] for name in pattern.arguments}
            samples[f"{label}{suffix}"] = reverse(pattern.name, kwargs=chosen)
    return samples


def _spread(pattern, label, values):
    """Further arguments with a few values each. Who may have a report is settled before what file it becomes."""
    if "file_format" in pattern.arguments:
        formats = CONTENT_TYPES if label in EVERY_FORMAT else ("csv",)
        return [(f".{value}", values | {"file_format": value}) for value in formats]
    return [("", values)]


EVERY_FORMAT = ("vård", "omsorg")  # One with names and one with a summary, both also seen by those who see counts.

# The kind of thing, by the argument that only it has.
BY_ARGUMENT = {
    "code": "unit",
    "image_id": "image",
    "document_id": "document",
    "doc_id": "document",
    "page_view_restriction_id": "restricted page",
    "collection_id": "collection",
    "restriction_id": "collection",
    "redirect_id": "redirect",
    "query_id": "search term",
    "session_id": "editing session",
    "page_id": "page",
    "parent_page_id": "page",
    "page_to_move_id": "page",
    "page_pk": "page",
}
# The kind of thing, by the name of the pattern or its namespace.
BY_NAME = {
    "print_code": "code",
    "set_consent": "role holder",
    "end_key_person": "key person",
    "end_role_holder": "role holder",
    "appointments": "appointment",
    "role_holders": "role holder",
    "delegations": "delegation",
    "hr_sources": "hr source",
    "staff_imports:columns": "hr source",
    "staff_imports": "staff import",
    "review:snippet": "snippet",
    "simple_translation:submit_snippet_translation": "snippet",
    "courses:finish_lesson": "lesson",
    "courses:begin_again": "course",
    "tracking:proof": "completion",
    "tracking:person": "person",
    "tracking:recognise": "person",
    "tracking:void_completion": "recognised",
    "tracking:completion_import": "completion file",
    "tracking:completion_import_errors": "completion file",
    "tracking:withdraw_meeting": "meeting",
    "tracking:handle_support": "support wish",
    "tracking:measure": "measure",
    "tracking:freezing": "freezing",
    "tracking:frozen": "frozen",
    "tracking:frozen_export": "frozen",
    "tracking:send_reminder_again": "letter",
    "tracking:reminders_of_day": "day",
    "tracking:exempt_person": "exempt",
    "tracking:add_person": "add",
    "tracking:summary_export": "board",
    "tracking:change_decision": "decision",
    "courses:material_version": "material version",
    "scenarios:run": "run",
    "scenarios:step": "run",
    "scenarios:feedback": "run",
    "scenarios:change": "run",
    "scenarios:end": "run",
    "scenarios": "scenario",
    "quizzes:sitting": "sitting",
    "quizzes:question": "sitting",
    "quizzes:feedback": "answered",
    "quizzes:all_questions": "sitting",
    "quizzes:review": "sitting",
    "quizzes:hand_in": "sitting",
    "quizzes:result": "sitting",
    "quizzes:category": "quiz category",
    "quizzes:marking": "paper",
    "quizzes:statistics": "quiz",
    "quizzes:statistics_csv": "quiz",
    "wagtailsnippets_quizzes_question": "question",
    "scenario_admin:walk": "scenario page",
    "scenario_admin:export": "scenario page",
    "scenario_admin:versions": "scenario page",
    "requirements:outside_edit": "outside",
    "requirements:void": "requirement version",
    "requirements": "requirement",
    "personal_data:lift": "hold",
    "personal_data": "registered",
    "wagtailadmin_api:documents": "document",
    "wagtailadmin_api:images": "image",
    "wagtailadmin_workflows:task_chosen": "task",
    "wagtailadmin_workflows:edit_task": "task",
    "wagtailadmin_workflows:disable_task": "task",
    "wagtailadmin_workflows:enable_task": "task",
    "wagtailadmin_workflows": "workflow",
    "wagtailadmin_collections": "collection",
    "wagtailsettings": "setting",
    "wagtaildocs_chooser": "document",
    "wagtailimages_chooser": "image",
    "wagtailusers_users": "user",
    "wagtailusers_groups": "group",
    "wagtailsites": "site",
    "wagtailimages:create_multiple_from_uploaded_image": "image upload",
    "wagtailimages:delete_upload_multiple": "image upload",
    "wagtaildocs:create_multiple_from_uploaded_document": "document upload",
    "wagtaildocs:delete_upload_multiple": "document upload",
}


def _things(pattern, cast):
    """{label: arguments} of the kind of thing that the pattern is about."""
    if pattern.name in BY_NAME:
        return cast.things[BY_NAME[pattern.name]]
    if pattern.name.startswith("wagtailadmin_api:pages"):
        return {
            label: {"pk": values["page_id"], "action_name": "copy"} for label, values in cast.things["page"].items()
        }
    types = _content_types(pattern, cast)
    if types:
        return types
    for argument, kind in BY_ARGUMENT.items():
        if argument in pattern.arguments:
            return cast.things[kind]
    if pattern.namespace in BY_NAME:
        return cast.things[BY_NAME[pattern.namespace]]
    model = _model_of(pattern)
    if model and pattern.arguments == {"pk"}:
        return {"first": {"pk": model.objects.order_by("pk").values_list("pk", flat=True)[0]}}
    raise UnknownArgument(
        f"{pattern.name} ({pattern.route}) takes {', '.join(sorted(pattern.arguments))}. "
        "Name the kind of thing in BY_NAME or BY_ARGUMENT of tests/access/addresses.py, and make one in cast.py."
    )


def _content_types(pattern, cast):
    """Addresses that name a model: of pages, of tasks, of tags."""
    if "content_type_app_name" in pattern.arguments:
        model = {"content_type_app_name": "support", "content_type_model_name": "supportpage"}
        if "parent_page_id" not in pattern.arguments:
            return {"support": model}
        parents = {"front": cast.front.pk, "support": cast.support.pk}
        return {label: model | {"parent_page_id": pk} for label, pk in parents.items()}
    fixed = {
        "wagtailadmin_pages:choose_parent": ("app_label", "model_name", "support", "supportpage"),
        "wagtailadmin_workflows:add_task": ("app_label", "model_name", "wagtailcore", "groupapprovaltask"),
        "wagtailadmin_tag_model_autocomplete": ("app_name", "model_name", "taggit", "tag"),
    }
    if pattern.name in fixed:
        first, second, app, model = fixed[pattern.name]
        return {model: {first: app, second: model}}
    return None


def _model_of(pattern):
    """The model of a generic view of the CMS."""
    view = getattr(pattern.callback, "view_class", None)
    given = getattr(pattern.callback, "view_initkwargs", {}).get("model") or getattr(view, "model", None)
    if given:
        return given
    parts = pattern.namespace.split("_")
    if parts[0] in ("wagtailsnippets", "wagtailsnippetchoosers"):
        return apps.get_model(parts[1], parts[2])
    return None


def _special(pattern, cast):
    """Addresses without a name, or with arguments that have none."""
    if pattern.name == "wagtail_bulk_action":
        return _bulk_actions(cast)
    if "uidb64" in pattern.arguments:
        person = cast.people["frida"]  # Nobody signs in as her, which would end the token.
        uid = urlsafe_base64_encode(force_bytes(person.pk))
        tokens = {"good": default_token_generator.make_token(person), "bad": "x-y"}
        return {label: reverse(pattern.name, args=[uid, token]) for label, token in tokens.items()}
    if pattern.name == "wagtailadmin_pages:revisions_compare":
        pages = cast.things["page"]
        return {label: reverse(pattern.name, args=[pages[label]["page_id"], "earliest", "latest"]) for label in pages}
    if pattern.name == "wagtailsnippets_quizzes_question:revisions_compare":
        question = cast.things["question"]["first"]["pk"]
        return {"first": reverse(pattern.name, args=[question, "earliest", "latest"])}
    if pattern.namespace == "units" and pattern.arguments - {"code"}:
        return _unit_changes(pattern, cast)
    fixed = {
        "private_picture": {"closed": cast.closed_picture, "none": "/bilder/images/priv-finns-inte.png"},
        "cms/collections/<int:pk>/": {
            label: reverse("wagtailadmin_collections:edit", args=[collection["pk"]])
            for label, collection in cast.things["collection"].items()
        },
        "cms/login/": {"": "/cms/login/"},
        "cms/test404/": {"": "/cms/test404/"},
        r"cms/^.*/$": {"": "/cms/finns-inte/"},
        r"^(utbildningar/(?:[\w\-]+/){1,2})$": {"course": cast.course.url, "lesson": cast.lesson.url},
        "wagtail_serve": {label: page.url for label, page in cast.pages.items() if label != "course"}
        | {"courses": cast.course.get_parent().url, "none": "/finns-inte/"},
        "wagtaildocs_serve": {label: document.url for label, document in cast.documents.items()},
    }
    return fixed.get(pattern.name)


def _unit_changes(pattern, cast):
    """Each change of Nord, one of a unit that is not there, and one that is no change."""
    nord = cast.units["nord"]
    if "period" in pattern.arguments:
        periods = {label: cast.units[label].periods.get().pk for label in ("nord", "syd")}
        return {f"nord {label}": reverse(pattern.name, args=[nord.code, pk]) for label, pk in periods.items()}
    wanted = [(nord.code, action) for action in (*OF_A_UNIT, "finns-inte")] + [("finns-inte", "rename")]
    return {f"{code} {action}": reverse(pattern.name, args=[code, action]) for code, action in wanted}


def _bulk_actions(cast):
    """Every action of the CMS on many at once, here on one."""
    targets = {
        "page": cast.things["page"]["support"]["page_id"],
        "image": cast.things["image"]["image"]["pk"],
        "document": cast.documents["open"].pk,
        "user": cast.people["samira"].pk,
    }
    bulk_action_registry._scan_for_bulk_actions()
    found = {}
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            target = targets.get(model) or apps.get_model(app, model).objects.order_by("pk").first().pk
            for action in actions:
                path = reverse("wagtail_bulk_action", args=[app, model, action])
                found[f"{model}.{action}"] = f"{path}?id={target}"
    return found
