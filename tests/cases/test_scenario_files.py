"""What is read of scenario files that others have written, against facts of them that were worked out independently.

Run by make cases; RUSTAD_SHARED names the folder that holds cases/scenarios/ with the files and their manifest.
"""

import copy
import json
import os
from pathlib import Path

import pytest

from scenarios.formats.constructs import HARLOWE, SUGARCUBE
from scenarios.formats.kinds import OWN_JSON, TWEE
from scenarios.formats.reading import read, read_path
from scenarios.formats.writing import write

# {field of the report: field of the manifest}. Conventions of the manifest that the report follows:
# * a link to something that is worked out while playing, as previous(), is a missing target;
# * a link out of the story is counted among the links, and is no edge;
# * links in HTML comments do not count, those inside macros do;
# * trapped are only passages that can be reached, so not AaiPhone, HELP and KAART of t12, which lead to one another;
# * a start that does not exist is still named, and then nothing is called unreachable.
TWINE_FACTS = {
    "title": "title",
    "steps": "story_passages",
    "choices": "link_occurrences",
    "start": "start",
    "missing_targets": "missing_targets",
    "unreachable": "unreachable_by_plain_links",
    "terminal": "terminal_nodes",
    "trapped": "nodes_that_cannot_reach_any_terminal",
}
# A node of H5P is a step and an edge a choice: also one to the end, but none out of range. A number in a string is
# refused and yet followed. The manifest tells terminal nodes by their edges to END.
H5P_FACTS = {"steps": "nodes", "choices": "edges", "unreachable": "unreachable", "trapped": "cannot_reach_end"}

# {the manifest's word for a family of constructs: the kinds of refusals}.
CONSTRUCTS = {
    "sugarcube": {SUGARCUBE},
    "harlowe": {HARLOWE},
    "chapbook": {"chapbook_insert", "chapbook_vars"},
    "chapbook-mod": {"chapbook_modifier"},
}


def cases():
    """{name: (path, oracle)} of every file, or folder of one story, in the manifest."""
    shared = os.environ.get("RUSTAD_SHARED")
    if not shared:
        return {}
    folder = Path(shared, "cases", "scenarios")
    found = {}
    for case in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["cases"]:
        name, oracle = case["case"], case["oracle"]
        path = folder / (f"{name}.h5p" if name.startswith("h5p/") else name)
        if "kind" in oracle or "nodes" in oracle:
            found[name] = (path, oracle)
        else:  # A folder of small stories, with an oracle for each.
            found |= {f"{name}/{file}": (path / file, inner) for file, inner in oracle.items()}
    return found


CASES = cases()
every_case = pytest.mark.parametrize("name", CASES)


def differences(report, oracle):
    """{field: (what the report says, what the manifest says)} where the two differ."""
    said = report.as_data()
    facts = H5P_FACTS if "nodes" in oracle else TWINE_FACTS
    return {name: (said[name], oracle[wanted]) for name, wanted in facts.items() if said[name] != oracle[wanted]}


def untold_constructs(report, oracle):
    """The constructs of the manifest that no refusal speaks of, with a line."""
    told = {(row.kind, row.reason.casefold()) for row in report.refused if row.line}
    return [name for name in oracle.get("macros", {}) if not any(_tells(row, name) for row in told)]


def _tells(row, construct):
    kind, reason = row
    family, _colon, name = construct.partition(":")
    # The manifest names a construct with its first words: “embed YouTube”.
    return kind in CONSTRUCTS[family] and (kind == "chapbook_vars" or name.casefold() in reason)


def test_all_the_cases_are_there():
    assert len({"/".join(name.split("/")[:2]) for name in CASES}) == 28, (
        "Set RUSTAD_SHARED to the folder with cases/scenarios/."
    )


@every_case
def test_the_facts_of_the_graph_are_those_of_the_manifest(name):
    path, oracle = CASES[name]
    assert differences(read_path(path), oracle) == {}


@every_case
def test_every_macro_is_refused_with_its_line(name):
    path, oracle = CASES[name]
    report = read_path(path)
    assert untold_constructs(report, oracle) == []
    assert not (oracle.get("macros") and report.importable)


@every_case
def test_what_is_wrong_in_an_h5p_file_is_told(name):
    path, oracle = CASES[name]
    if "nodes" not in oracle:
        return
    report = read_path(path)
    kinds = {"no_type": "no type", "target_type": "nextContentId is a string", "target_range": "out of range"}
    told = sorted((row.step, kinds[row.kind]) for row in report.refused)
    wanted = [
        (int(issue.partition(":")[0].removeprefix("node ")), words)
        for issue in oracle["issues"]
        for words in kinds.values()
        if words in issue
    ]
    assert told == sorted(wanted)
    assert report.title == oracle["meta"]["title"]
    assert [node for node, target, _text in oracle["edge_list"] if target == "END"] == report.terminal


@every_case
def test_what_is_plain_of_it_becomes_a_scenario_when_that_is_asked_for(name):
    path, oracle = CASES[name]
    report = read_path(path, plain_only=True)
    assert report.importable
    assert differences(report, oracle) == {}
    for kind in (OWN_JSON, TWEE):
        assert read("x", write(report.scenario, kind).data).scenario == report.scenario


def test_the_stories_that_are_plain_are_taken_and_the_others_not():
    importable = {name for name in CASES if "t22_" not in name and read_path(CASES[name][0]).importable}
    assert importable == {
        "twee/t01_learning_path_de.twee",
        "twee/t08_roadtrip",
        "twine_html/h03_arowf_students_snowman.html",
        "twine_html/h06_roadtrip_sugarcube.html",
        "twine_html/h10_furnival_two_passages.html",
        "h5p/p02_a_oder_b",
        "h5p/p03_corrected_api_example",
    }


@every_case
def test_a_manifest_that_says_otherwise_is_noticed(name):
    """The control: falsified one by one, every fact that is compared makes a difference."""
    path, oracle = CASES[name]
    report = read_path(path)
    for field, wanted in (H5P_FACTS if "nodes" in oracle else TWINE_FACTS).items():
        false = copy.deepcopy(oracle)
        false[wanted] = falsified(oracle[wanted])
        assert set(differences(report, false)) == {field}


@every_case
def test_a_macro_that_is_not_there_is_noticed(name):
    path, oracle = CASES[name]
    false = {"macros": {**oracle.get("macros", {}), "sugarcube:surely-not-there": 1}}
    assert untold_constructs(read_path(path), false) == ["sugarcube:surely-not-there"]


def falsified(value):
    """Another value of the same kind: one more, one fewer, or another one."""
    if isinstance(value, list):
        return value[1:] if value else ["none of them"]
    return value + 1 if isinstance(value, int) else f"{value}?"
