"""Which roles are somebody's own: content does not know, whoever knows registers a function."""

_answers = []


def register_roles_of_user(function):
    """`function(user, on)` gives the ids of the roles that the user holds on the day. Gives the function back."""
    if function not in _answers:
        _answers.append(function)
    return function


def roles_of(user, on):
    """The ids of the roles that the user holds on the day, by all who know."""
    return set().union(*(answer(user, on) for answer in _answers))
