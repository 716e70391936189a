"""Who may see and change requirements in the CMS: a rule is for the whole municipality, hence a model permission."""

from wagtail.admin.auth import any_permission_required, permission_required

SEE = ("tracking.view_requirement", "tracking.add_requirement", "tracking.change_requirement")

may_see = any_permission_required(*SEE)
may_add = permission_required("tracking.add_requirement")
may_change = permission_required("tracking.change_requirement")


def sees_requirements(user):
    """Is there something for the user under Requirements?"""
    return any(user.has_perm(permission) for permission in SEE)
