"""Who may bring questions in, and who may take them out: the permissions on questions decide."""

from django.core.exceptions import PermissionDenied

MAY_SEE = ("view", "change", "add")


def may_import(user):
    return user.has_perm("quizzes.add_question")


def may_export(user):
    return any(user.has_perm(f"quizzes.{verb}_question") for verb in MAY_SEE)


def require(is_allowed):
    if not is_allowed:
        raise PermissionDenied
