"""The groups that a municipality begins with: who writes, who publishes, who marks; and the workflow between them.

Made by `manage.py make_editorial_groups`, and not after every migration. A group that comes back with each release is
one that an administrator can never take away, and when the database is migrated for the first time there is no front
page yet for the rights to begin at. What is there already, under the same name, is left exactly as it is: running the
command again adds what is missing, and takes nothing away and gives nothing back.

Editors may change what a word means. A telephone number or a section of law that is wrong does harm at once and on
every page, so contact cards and law references are changed by coordinators only; so are roles and types of work.
The question bank is the editors' own.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

# Data, which an administrator may rename: it is made in the language of the content, like the pages.
EDITORS, COORDINATORS = "Redaktörer", "Samordnare i CMS"
EXAMINERS = "Bedömare"  # They mark essays, outside the CMS.
WORKFLOW, TASK = "Redaktör → samordnare", "Samordnaren granskar"
SYMBOLS = "Symboler (endast inloggade)"

WRITE = ("add_page", "change_page")
PUBLISH = (*WRITE, "publish_page", "lock_page", "unlock_page")
FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
OF_COORDINATORS = ("contactcard", "lawreference", "role", "worktype")
GLOSSARY = "glossaryterm"
SURVEY = "survey"  # What staff are asked; a model of another app.
MARKING = ("view_sittings", "mark")  # Rights on another app's model.
BANK = ("question", "category", "subcategory")  # The question bank; models of the app of quizzes.


class NoFrontPage(Exception):
    """The site has no front page yet, where the rights would begin."""


@transaction.atomic
def make_groups(*fronts):
    """Make what is missing of the groups, the workflow and the collection. Gives the names of what was made.

    The rights begin at the pages `fronts`, the front page of the site in every language if none is given.
    """
    fronts = fronts or _front_pages()
    made = []
    if not Group.objects.filter(name=EDITORS).exists():
        snippets = [f"view_{model}" for model in OF_COORDINATORS] + _all_of(GLOSSARY, ("add", "change", "view"))
        group = _make_group(EDITORS, fronts, WRITE, Collection.get_first_root_node(), snippets)
        group.permissions.add(*_of_bank())
        made.append(EDITORS)
    if not Group.objects.filter(name=COORDINATORS).exists():
        snippets = [right for model in (*OF_COORDINATORS, GLOSSARY) for right in _all_of(model)]
        group = _make_group(COORDINATORS, fronts, PUBLISH, Collection.get_first_root_node(), snippets)
        group.permissions.add(*Permission.objects.filter(content_type__model=SURVEY), *_of_bank())
        made.append(COORDINATORS)
    if not Group.objects.filter(name=EXAMINERS).exists():
        rights = Permission.objects.filter(content_type__app_label="quizzes", codename__in=MARKING)
        Group.objects.create(name=EXAMINERS).permissions.set(rights)
        made.append(EXAMINERS)
    if not Workflow.objects.filter(name=WORKFLOW).exists():
        _make_workflow(fronts)
        made.append(WORKFLOW)
    if not Collection.objects.filter(name=SYMBOLS).exists():
        _make_private_collection()
        made.append(SYMBOLS)
    return made


@transaction.atomic
def make_section(name, pages):
    """A group that writes these pages and what lies beneath them, with a collection of its own for its files.

    Gives the names of what was made: none when a group of that name is there already.
    """
    if Group.objects.filter(name=name).exists():
        return []
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=name).first() or root.add_child(name=name)
    _make_group(name, pages, WRITE, collection, [f"view_{model}" for model in (*OF_COORDINATORS, GLOSSARY)])
    return [name]


def _front_pages():
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None or site.root_page.specific_class is Page:  # Wagtail's own welcome page.
        raise NoFrontPage
    return list(site.root_page.get_translations(inclusive=True))


def _all_of(model, verbs=("add", "change", "delete", "view")):
    return [f"{verb}_{model}" for verb in verbs]


def _make_group(name, pages, on_pages, collection, on_snippets):
    group = Group.objects.create(name=name)
    permissions = Permission.objects.all()
    group.permissions.set(
        [
            *permissions.filter(content_type__app_label="content", codename__in=on_snippets),
            permissions.get(content_type__app_label="wagtailadmin", codename="access_admin"),
            permissions.get(content_type__app_label="simple_translation", codename="submit_translation"),
        ]
    )
    for permission in permissions.filter(content_type__app_label="wagtailcore", codename__in=on_pages):
        for page in pages:
            GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    apps = ("wagtailimages", "wagtaildocs")
    for permission in permissions.filter(content_type__app_label__in=apps, codename__in=FILES):
        GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
    return group


def _of_bank():
    """All rights to questions and their categories; a question that is used is retired whoever wants to delete it."""
    return Permission.objects.filter(content_type__app_label="quizzes", content_type__model__in=BANK)


def _make_workflow(fronts):
    """What an editor submits, a coordinator approves. A page that has a workflow already keeps it."""
    task = GroupApprovalTask.objects.create(name=TASK)
    task.groups.set(Group.objects.filter(name=COORDINATORS))
    workflow = Workflow.objects.create(name=WORKFLOW)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for front in fronts:
        WorkflowPage.objects.get_or_create(page=front, defaults={"workflow": workflow})


def private_collection():
    """The collection of what only those see who have signed in, made if it is not there."""
    return Collection.objects.filter(name=SYMBOLS).first() or _make_private_collection()


def _make_private_collection():
    """For pictures of symbols, which only those see who have signed in; see content/private_pictures.py."""
    collection = Collection.get_first_root_node().add_child(name=SYMBOLS)
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)
    return collection
