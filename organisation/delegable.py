"""Which groups of the CMS somebody may hand over: those that give nothing beyond what they have themselves."""

from django.contrib.auth.models import Group
from wagtail.models import (
    CollectionViewRestriction,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    PageViewRestriction,
)

# Rights over people are handed over by administrators only.
OVER_PEOPLE = {"auth", "organisation"}


def groups(user):
    """The groups that `user` may delegate: every one for an administrator. The number of queries is constant."""
    if not user.is_active:
        return Group.objects.none()
    if user.is_superuser:
        return Group.objects.all()
    have = _Rights(user)
    everything = Group.objects.prefetch_related(
        "permissions__content_type", "page_permissions__page", "collection_permissions__collection", "site_permissions"
    )
    return Group.objects.filter(pk__in=[group.pk for group in everything if have.cover(group)])


class _Rights:
    """What somebody has, to compare with what a group gives."""

    def __init__(self, user):
        mine = {"group__user": user, "group__user__is_active": True}
        self.permissions = user.get_all_permissions()
        self.groups = set(user.groups.values_list("pk", flat=True))
        self.on_pages = set(GroupPagePermission.objects.filter(**mine).values_list("permission_id", "page__path"))
        self.on_files = set(
            GroupCollectionPermission.objects.filter(**mine).values_list("permission_id", "collection__path")
        )
        self.on_sites = set(GroupSitePermission.objects.filter(**mine).values_list("permission_id", "site_id"))
        # What only members may do or read, whatever the permissions say.
        self.closed = {
            *GroupApprovalTask.groups.through.objects.values_list("group_id", flat=True),
            *PageViewRestriction.groups.through.objects.values_list("group_id", flat=True),
            *CollectionViewRestriction.groups.through.objects.values_list("group_id", flat=True),
        }

    def cover(self, group):
        """Does the group give nothing over people, and nothing beyond what the user has?"""
        given = [(right.content_type.app_label, right.codename) for right in group.permissions.all()]
        if any(app in OVER_PEOPLE for app, _codename in given):
            return False
        return (
            (group.pk not in self.closed or group.pk in self.groups)
            and {f"{app}.{codename}" for app, codename in given} <= self.permissions
            and all(_is_below(r.permission_id, r.page.path, self.on_pages) for r in group.page_permissions.all())
            and all(
                _is_below(r.permission_id, r.collection.path, self.on_files) for r in group.collection_permissions.all()
            )
            and {(r.permission_id, r.site_id) for r in group.site_permissions.all()} <= self.on_sites
        )


def _is_below(permission, path, have):
    """Is the permission held there or above?"""
    return any(held == permission and path.startswith(above) for held, above in have)
