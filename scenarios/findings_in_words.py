"""What is wrong with a scenario, said to its editor: one sentence for each finding, with the step it stands at."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scenarios import walkthroughs


def sentence(finding, scenario):
    """The finding with its code and its step, such as: E2, A1 “What do you do first?”: the choice “Wait” leads …"""
    step = scenario.by_id.get(finding.step)
    text = _WORDS[finding.code](finding, scenario)
    if step is None:
        return f"{finding.code}: {text}"
    return _("%(code)s, step %(key)s “%(title)s”: %(text)s") % {
        "code": finding.code,
        "key": step.key or "–",
        "title": step.title,
        "text": text,
    }


def name_of(scenario, reference):
    """What an editor calls a step, a choice or an act that is stored by id."""
    if reference in scenario.by_id:
        return scenario.by_id[reference].key
    if reference in scenario.choice_by_id:
        step, choice = scenario.choice_by_id[reference]
        return f"{step.key}:{step.choices.index(choice) + 1}"
    act = scenario.act_by_key.get(reference.removeprefix(walkthroughs.ACT))
    return act.title if act else reference


def _choice(finding, scenario):
    found = scenario.choice_by_id.get(finding.choice)
    return found[1].text if found else ""


def _start(finding, scenario):
    if not finding.about["number"]:
        return _("No step is marked as the one where the scenario begins. Mark exactly one.")
    return _("The scenario begins at several steps. Mark exactly one.")


def _target(finding, scenario):
    choice, target = _choice(finding, scenario), finding.about["target"]
    if not target:
        return _("the choice “%(choice)s” leads nowhere. Say which step it leads to.") % {"choice": choice}
    text = _("the choice “%(choice)s” leads to “%(target)s”, and there is no such step, or more than one.")
    return text % {"choice": choice, "target": target}


def _name_twice(finding, scenario):
    if not finding.about["key"]:
        return _("the key is missing.")
    return _("“%(key)s” is used more than once. Each key has to be its own.") % finding.about


def _unknown(finding, scenario):
    return _("“%(name)s” is neither an act of this page nor a known fact.") % finding.about


def _walkthrough(finding, scenario):
    reasons = {
        walkthroughs.NO_START: _("there is no start"),
        walkthroughs.NOT_HERE: _("its next choice does not stand at this step"),
        walkthroughs.NOT_ENDED: _("it stops here, which is no outcome"),
        walkthroughs.OTHER_OUTCOME: _("it ends here, which is not the outcome it should have"),
    }
    text = _("the walkthrough “%(name)s” fails: %(reason)s.")
    return text % {"name": finding.about["name"], "reason": reasons[finding.about["reason"]]}


def _rule(finding, scenario):
    rule = finding.about["rule"]
    told = {"given": name_of(scenario, rule.given), "passes": name_of(scenario, rule.passes)}
    if finding.about["reason"] == walkthroughs.NAMES_NOTHING:
        text = _("Rule %(number)s names something that is not there: %(names)s.")
        names = [name for name in (rule.given, rule.passes) if name and not walkthroughs.is_there(scenario, name)]
        return text % {"number": finding.about["number"], "names": ", ".join(names) or "–"}
    if finding.about["reason"] == walkthroughs.NO_START:
        return _("Rule %(number)s cannot be tried, as there is no start.") % finding.about
    if not rule.given:
        return _("A path reaches an outcome without “%(passes)s”, against a rule.") % told
    return _("A path goes by “%(given)s” without “%(passes)s”, against a rule.") % told


def _loop(finding, scenario):
    number = finding.about["number"]
    text = ngettext(
        "%(number)s step leads back here. That is right when one may try again.",
        "%(number)s steps lead back to one another, this one among them. That is right when one may try again.",
        number,
    )
    return text % {"number": number}


def _long(finding, scenario):
    text = _("The longest path may have %(number)s steps. More than %(limit)s is hard to finish in one go.")
    return text % finding.about


def _with_choice(text):
    return lambda finding, scenario: text() % {"choice": _choice(finding, scenario)}


def _plain(text):
    return lambda finding, scenario: text()


_WORDS = {
    "E1": _start,
    "E2": _target,
    "E3": _plain(lambda: _("nothing leads on from here. Add a choice, or make it an outcome.")),
    "E4": _plain(lambda: _("an outcome is where it ends, so it cannot have choices.")),
    "E5": _plain(lambda: _("no path leads here.")),
    "E6": _plain(lambda: _("no path leads from here to an outcome.")),
    "E7": _name_twice,
    "E8": _plain(lambda: _("There is no outcome: the scenario cannot end.")),
    "E9": lambda finding, scenario: _("The act “%(act)s” is required, and no choice does it.") % finding.about,
    "E10": _unknown,
    "E11": _walkthrough,
    "E12": _rule,
    "E13": _plain(lambda: _("every choice is a mistake: one cannot answer by the routine.")),
    "E14": _plain(lambda: _("the heading, or the text of a choice, is empty.")),
    "W1": _plain(lambda: _("a question with a single choice is no question.")),
    "W2": _with_choice(lambda: _("the choice “%(choice)s” leads to the same as another one, with the same feedback.")),
    "W3": _with_choice(lambda: _("the choice “%(choice)s” leads back to the step itself.")),
    "W4": _loop,
    "W5": _long,
    "W6": _plain(lambda: _("Every path to a good outcome goes by a mistake.")),
    "W7": _with_choice(lambda: _("the choice “%(choice)s” is a mistake, and nobody says why.")),
    "W8": _plain(
        lambda: _("there is a telephone number or an address in the text, and the page has no date of review.")
    ),
    "W9": _with_choice(lambda: _("the choice “%(choice)s” is right, and nobody says why.")),
    "W10": _with_choice(lambda: _("no walkthrough tries the choice “%(choice)s”.")),
    "W11": _plain(lambda: _("No walkthrough is saved, so nothing tries the scenario when it changes.")),
}
CODES = tuple(_WORDS)
