"""The door of the pages for those who read and mark what others have handed in."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.views.decorators.cache import never_cache

from organisation import access
from organisation.second_factor import asked_of_administrators
from quizzes.sitting_queryset import MARK, SEE

EXAMINERS = (SEE, MARK)
WRITES_QUESTIONS = "quizzes.change_question"


def for_those_with(*permissions):
    """For holders of one of the permissions; others get 403, also when they have signed in."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not any(map(request.user.has_perm, permissions)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return never_cache(login_required(asked_of_administrators(guarded)))

    return guard


def may_see_statistics(user, today):
    """Whoever sees the statistics of scenarios, and whoever may change questions."""
    if access.sees_all_names(user) or user.has_perm(WRITES_QUESTIONS):
        return True
    return bool(access.coordinated_units(user, today))


def doors(user, today):
    """Which pages about what others have handed in the person may open."""
    return {
        "may_mark": any(map(user.has_perm, EXAMINERS)),
        "may_give_time": user.has_perm(MARK),
        "may_see_statistics": may_see_statistics(user, today),
    }
