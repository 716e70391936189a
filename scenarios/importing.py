"""From a document to a draft page: nothing is ever published by an import."""

from dataclasses import replace
from uuid import uuid4

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from scenarios.document import with_uuids
from scenarios.models import ScenarioIndexPage, ScenarioPage
from scenarios.page_document import values_of


def parents():
    """The pages that a scenario can be made under: the lists of scenarios."""
    return ScenarioIndexPage.objects.order_by("path")


def missing_snippets(scenario):
    """The keys of laws, contacts, roles and types of work that the document names and this installation lacks."""
    return values_of(scenario)[1]


@transaction.atomic
def make_draft(scenario, parent, user=None):
    """A new page that is not published, with the document; what it names that is not here is left out."""
    values, _missing = values_of(with_uuids(_with_title(scenario)))
    work_types = values.pop("work_types")
    page = ScenarioPage(
        slug=_free_slug(parent, values["title"]), live=False, owner=user, locale=parent.locale, **values
    )
    parent.add_child(instance=page)
    page.work_types.set(work_types)
    page.save_revision(user=user, log_action="wagtail.create")
    return page


def _with_title(scenario):
    """A page has a title, and takes a minute at least."""
    title = scenario.title.strip() or _("Imported scenario")
    return replace(scenario, title=title, minutes=max(scenario.minutes, 1))


def _free_slug(parent, title):
    wanted = slugify(title)[:80] or "scenario"
    taken = set(parent.get_children().values_list("slug", flat=True))
    return wanted if wanted not in taken else f"{wanted}-{uuid4().hex[:8]}"
