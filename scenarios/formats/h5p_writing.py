"""H5P Branching Scenario: writing the content only. The libraries are those of the platform that opens the file.

A step with several choices becomes a BranchingQuestion, any other an AdvancedText. H5P links by index; 0 is the start.
"""

import io
import json
import zipfile
from html import escape

from scenarios.document import NONE
from scenarios.formats.h5p import MAIN_LIBRARY, NEXT, ROOT
from scenarios.formats.made_names import made_id
from scenarios.formats.report import Place

THE_END = -1
BEHAVIOUR = {"enableBackwardsNavigation": True, "forceContentFinished": False, "randomizeBranchingQuestions": False}
LIBRARIES = (("H5P.AdvancedText", 1, 1), ("H5P.BranchingQuestion", 1, 0), (MAIN_LIBRARY, 1, 7))
STEP_FIELDS = ("laws", "decides", "contacts", "facts")
SCENARIO_FIELDS = ("role", "card_title", "notice", "work_types", "facts", "acts", "walkthroughs", "rules")
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # The earliest a zip can say. The same scenario gives the same file.


def write(scenario, notes):
    """The bytes of the .h5p."""
    _note_losses(scenario, notes)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("h5p.json", _package(scenario)), ("content/content.json", _content(scenario, notes))):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            archive.writestr(entry, json.dumps(data, ensure_ascii=False), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _package(scenario):
    return {
        "title": scenario.title,
        "language": scenario.language,
        "mainLibrary": MAIN_LIBRARY,
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": [
            {"machineName": name, "majorVersion": major, "minorVersion": minor} for name, major, minor in LIBRARIES
        ],
    }


def _content(scenario, notes):
    if scenario.start is None:
        notes.lose("h5p_no_start")
    steps = sorted(scenario.steps, key=lambda step: step is not scenario.start)
    places = {step.id: number for number, step in enumerate(steps)}
    return {
        ROOT: {
            "title": scenario.title,
            "startScreen": {
                "startScreenTitle": _html(scenario.title),
                "startScreenSubtitle": _html(scenario.introduction),
            },
            "endScreens": [{"endScreenTitle": "", "endScreenSubtitle": "", "contentId": THE_END, "endScreenScore": 0}],
            "content": [_node(step, places, notes) for step in steps],
            "scoringOptionGroup": {"scoringOption": "no-score", "includeInteractionsScores": False},
            "behaviour": BEHAVIOUR,
            "l10n": {},
        }
    }


def _node(step, places, notes):
    common = {"showContentTitle": True, "forceContentFinished": "useBehavioural", "contentBehaviour": "useBehavioural"}
    if len(step.choices) > 1:
        question = {
            "question": _html(step.text),
            "alternatives": [_way(row, step, places, notes) for row in step.choices],
        }
        return common | {"type": _type("H5P.BranchingQuestion 1.0", {"branchingQuestion": question}, step)}
    way = _way(step.choices[0], step, places, notes) if step.choices else {NEXT: THE_END, "feedback": _feedback("")}
    proceed = {"proceedButtonText": way.pop("text")} if step.choices else {}
    return common | {"type": _type("H5P.AdvancedText 1.1", {"text": _html(step.text)}, step)} | way | proceed


def _way(choice, step, places, notes):
    if choice.target not in places:
        notes.lose("h5p_target", Place(step.key), text=choice.text)
    return {"text": choice.text, NEXT: places.get(choice.target, THE_END), "feedback": _feedback(choice.feedback)}


def _feedback(text):
    return {"title": "", "subtitle": _html(text)}


def _type(library, params, step):
    return {
        "library": library,
        "params": params,
        "subContentId": made_id("h5p", step.id),
        "metadata": {"contentType": "Text", "license": "U", "title": step.title},
    }


def _html(text):
    paragraphs = [escape(part).replace("\n", "<br>") for part in text.split("\n\n")] if text else []
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _note_losses(scenario, notes):
    names = [name for name in SCENARIO_FIELDS if getattr(scenario, name)]
    if names:
        notes.lose("h5p_scenario", names=", ".join(names))
    for step in scenario.steps:
        names = [name for name in STEP_FIELDS if getattr(step, name)]
        names += ["verdict"] if any(row.verdict != NONE for row in (step, *step.choices)) else []
        names += ["acts"] if any(choice.acts for choice in step.choices) else []
        if names:
            notes.lose("h5p_scenario", Place(step.key), names=", ".join(names))
