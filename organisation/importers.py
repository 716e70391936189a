"""Who may bring in staff: one permission for files, sources and the log."""

from wagtail.permission_policies import ModelPermissionPolicy

PERMISSION = "organisation.add_staffimport"


def may_import(user):
    """Superusers, and groups that have been given the permission in the CMS."""
    return user.has_perm(PERMISSION)


class ImportersPolicy(ModelPermissionPolicy):
    """The same permission for everything but deleting: a log is kept, and facts name their source."""

    def user_has_permission(self, user, action):
        return action != "delete" and may_import(user)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)
