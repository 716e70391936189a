"""What has changed from one version of a scenario to another, in words, and which ways through it are affected.

Steps and choices are known by their ids, so a new key or another order is no change.
"""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from scenarios import facts
from scenarios.document import OUTCOME
from scenarios.drawing.words import kind_in_words, verdict_in_words


@dataclass(frozen=True)
class Change:
    """One change in words, and the ids of the step and the choice that it is about."""

    words: str
    step: str = ""
    choice: str = ""


def changes(old, new):
    """[Change] from `old` to `new`, in the order of the new steps; what is gone comes last."""
    found = _start(old, new)
    for step in new.steps:
        before = old.by_id.get(step.id)
        found += _changed_step(old, new, before, step) if before else [_about(_("new step."), step)]
    found += [_about(_("the step is gone."), step) for step in old.steps if step.id not in new.by_id]
    return found + _acts(old, new)


def touched(old, new):
    """The ids of the steps of `old` that read, judge or lead otherwise in `new`, or are gone."""
    return {step.id for step in old.steps if step.id not in new.by_id or _bare(step) != _bare(new.by_id[step.id])}


def is_affected(way, new):
    """Does a way through an older version meet something that has changed, or an act that is asked for otherwise?

    `way`: a way.Way, whose scenario is the older version.
    """
    changed = touched(way.scenario, new)
    steps = {taken.step.id for taken in way.taken} | {way.here.id}
    if steps & changed:
        return True
    return _asked(way.scenario, way.known) != _asked(new, replace(way, scenario=new).known)


def _asked(scenario, known):
    """The acts that a case with these facts asks for, as the learner reads them."""
    return {(act.key, act.title) for act in scenario.acts if act.required and facts.are_met(act.when, known)}


def _bare(step):
    """The step without what may change freely: its key, and the contacts, which are shown as they are today."""
    return replace(step, key="", contacts=())


def _about(words, step, choice=""):
    name = _("%(key)s “%(title)s”") % {"key": step.key, "title": step.title}
    return Change(f"{name}: {words}", step.id, choice)


def _start(old, new):
    if old.start is None or new.start is None or old.start.id == new.start.id:
        return []
    return [_about(_("the scenario begins here now."), new.start)]


def _changed_step(old, new, before, after):
    found = []
    if before.kind != after.kind:
        told = {"old": kind_in_words(before), "new": kind_in_words(after)}
        found.append(_about(_("from %(old)s to %(new)s.") % told, after))
    if before.title != after.title:
        found.append(_about(_("the heading was “%(old)s”.") % {"old": before.title}, after))
    if before.text != after.text:
        found.append(_about(_("the text has changed."), after))
    if after.kind == OUTCOME and before.verdict != after.verdict:
        found.append(_about(_verdict(_("how it ends: %(new)s, was %(old)s."), before, after), after))
    if (before.laws, before.decides, before.facts) != (after.laws, after.decides, after.facts):
        found.append(_about(_("the law, who decides or what one knows has changed."), after))
    return found + _choices(old, new, before, after)


def _verdict(text, before, after, **values):
    nothing = _("no verdict")
    return text % {
        **values,
        "old": verdict_in_words(before.verdict) or nothing,
        "new": verdict_in_words(after.verdict) or nothing,
    }


def _choices(old, new, before, after):
    earlier = {choice.id: choice for choice in before.choices}
    here = {choice.id for choice in after.choices}
    found = []
    for choice in after.choices:
        if choice.id not in earlier:
            found.append(_choice(_("new choice “%(choice)s”."), after, choice))
        else:
            found += _changed_choice(old, new, after, earlier[choice.id], choice)
    return found + [
        _choice(_("the choice “%(choice)s” is gone."), after, choice)
        for choice in before.choices
        if choice.id not in here
    ]


def _choice(text, step, choice, **values):
    return _about(text % {"choice": choice.text, **values}, step, choice.id)


def _changed_choice(old, new, step, before, after):
    found = []
    if before.target != after.target:
        targets = {"old": _name(old, before.target), "new": _name(new, after.target)}
        found.append(_choice(_("“%(choice)s” leads to %(new)s, before to %(old)s."), step, after, **targets))
    if before.text != after.text:
        found.append(_choice(_("the choice “%(choice)s” said “%(old)s”."), step, after, old=before.text))
    if before.verdict != after.verdict:
        text = _("“%(choice)s” is judged %(new)s, before %(old)s.")
        found.append(_about(_verdict(text, before, after, choice=after.text), step, after.id))
    if (before.feedback, before.acts, before.facts) != (after.feedback, after.acts, after.facts):
        found.append(_choice(_("the feedback, acts or facts of “%(choice)s” have changed."), step, after))
    return found


def _name(scenario, step_id):
    step = scenario.by_id.get(step_id)
    return step.key if step else _("nowhere")


def _acts(old, new):
    """Acts that have come, gone or are asked for otherwise."""
    found = []
    for act in new.acts:
        before = old.act_by_key.get(act.key)
        if before is None:
            found.append(Change(_("New act: “%(act)s”.") % {"act": act.title}))
        elif (before.required, before.when) != (act.required, act.when):
            found.append(Change(_("The act “%(act)s” is required in other cases than before.") % {"act": act.title}))
        elif before != act:
            found.append(Change(_("The act “%(act)s” reads otherwise.") % {"act": act.title}))
    gone = [act for act in old.acts if act.key not in new.act_by_key]
    return found + [Change(_("The act “%(act)s” is gone.") % {"act": act.title}) for act in gone]
