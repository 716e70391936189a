"""The fictitious municipality of Ekvalla, put together: who worked where, and who had learned what, 2024 to 2026."""

from demo.by_hand import bjorkbacken, solglantan
from demo.cases import add_cases
from demo.history import History
from demo.leaders import add_leaders, deputies_and_key_persons, heads_learn
from demo.meetings import add_meetings
from demo.people import add_staff
from demo.plan import Plan
from demo.snippets import add_role_holders


def ekvalla():
    """(plan, history): always the same. Names made by hand come first, so that no invented one takes them."""
    plan = Plan()
    history = History(plan)
    head_of = add_leaders(plan)
    bjorkbacken(plan, history)
    solglantan(plan, history)
    add_cases(plan, history)
    add_staff(plan, history, head_of)
    deputies_and_key_persons(plan)
    heads_learn(plan, history)
    add_meetings(plan)
    add_role_holders(plan, head_of)
    return plan, history
