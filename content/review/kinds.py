"""What the report is about, found by its mixin alone: content knows no page of the apps above."""

from django.apps import apps
from django.db.models import Q
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import get_page_models
from wagtail.permissions import page_permission_policy

from content.models import Checked, Reviewed


def page_models():
    """The page types that are reviewed."""
    return [model for model in get_page_models() if issubclass(model, Reviewed)]


def snippet_models():
    """The snippets that are checked, as far as the CMS has pages about them."""
    return [model for model in apps.get_models() if issubclass(model, Checked) and hasattr(model, "snippet_viewset")]


def live_pages(model):
    """The published pages of a type; an alias is reviewed where it comes from."""
    return model.objects.filter(live=True, alias_of=None).select_related("owner_role")


def current_snippets(model, on=None):
    """Those of the kind that are not retired."""
    return model.objects.current(on).select_related("owner_role")


def retired_snippets(model, on=None):
    """Those of the kind that are kept only where they stand."""
    return model.objects.retired(on).select_related("owner_role")


def pages_of(user):
    """A condition on the pages that the user may edit."""
    return Q(pk__in=page_permission_policy.instances_user_has_permission_for(user, "change").values("pk"))


def may_change(user, model):
    """May the user change snippets of the kind?"""
    return model.snippet_viewset.permission_policy.user_has_permission(user, "change")


def may_note_page(page, user):
    """May the user say that the page has been reviewed? Whoever may publish it, unless somebody has locked it.

    One that waits for its day is locked for changes of its text, which this is none of.
    """
    if not page.permissions_for_user(user).can_publish():
        return False
    lock = page.get_lock()
    return lock is None or isinstance(lock, ScheduledForPublishLock) or not lock.for_user(user)


def sees_anything(user):
    """Is there anything that the report could show the user?"""
    return page_permission_policy.user_has_any_permission(user, ["add", "change", "publish"]) or any(
        may_change(user, model) for model in snippet_models()
    )
