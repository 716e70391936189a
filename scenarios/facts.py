"""What one comes to know of the case while playing: a closed list, so that what the routine requires can be explained.

A fact is written `name:value`, such as `age:under18`. One name has one value at a time; the latest one holds.
"""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

YES, NO = _("Yes"), _("No")

# {name: (what the strip calls it, {value: in words})}, in the order of the strip.
FACTS = {
    "age": (
        _("Age"),
        {
            "under18": _("Under 18"),
            "adult": _("18 or older"),
            "unknown": _("Not known, may be a child"),
        },
    ),
    "danger": (_("Danger right now"), {"yes": YES, "no": NO}),
    "crime": (_("Crime suspected"), {"yes": YES, "no": NO}),
    "child": (_("A child is affected"), {"yes": YES, "no": NO}),
    "staff": (pgettext_lazy("case fact", "You are exposed"), {"yes": YES, "no": NO}),
    "identity": (_("We know who it is"), {"yes": YES, "no": NO}),
}


def is_known(fact):
    """Is `name:value` one of those above?"""
    name, _colon, value = fact.partition(":")
    return name in FACTS and value in FACTS[name][1]


def choices():
    """[(`name:value`, in words)] of every fact, for a form."""
    return [
        (f"{name}:{value}", format_lazy("{}: {}", label, words))
        for name, (label, values) in FACTS.items()
        for value, words in values.items()
    ]


def name_of(fact):
    return fact.partition(":")[0]


def in_words(fact):
    """(what the strip calls it, the value in words); as it is written when it is not known."""
    name, _colon, value = fact.partition(":")
    label, values = FACTS.get(name, (name, {}))
    return label, values.get(value, value)


def learned(known, facts):
    """{name: fact} after the `facts` have come to what was `known`: the latest of a name holds."""
    return known | {name_of(fact): fact for fact in facts}


def are_met(conditions, known):
    """Do the known facts ({name: fact}) meet the conditions? OR between values of one name, AND between names."""
    wanted = {}
    for condition in conditions:
        wanted.setdefault(name_of(condition), set()).add(condition)
    return all(known.get(name) in values for name, values in wanted.items())
