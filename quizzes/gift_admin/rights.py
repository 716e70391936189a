"""Who may bring questions in, and who may take them out: the permissions on questions decide."""

from django.core.exceptions import PermissionDenied

MAY_SEE = ("view", "change", "add")


def may_import(user):
    """A file brings categories too."""
    return user.has_perms(["quizzes.add_question", "quizzes.add_category"])


def may_export(user):
    return any(user.has_perm(f"quizzes.{verb}_question") for verb in MAY_SEE)


def require(is_allowed):
    if not is_allowed:
        raise PermissionDenied
