"""Who may bring in files with completions: one permission for new files and the log."""

PERMISSION = "tracking.add_completionimport"


def may_import(user):
    """Superusers, and groups that have been given the permission in the CMS."""
    return user.has_perm(PERMISSION)
