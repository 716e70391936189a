"""Our own JSON: strict, with the place of every fault."""

import json
from dataclasses import fields

import pytest

from scenarios.document import KINDS, VERDICTS, Act, Choice, Rule, Scenario, Step, Walkthrough
from scenarios.formats.kinds import OWN_JSON
from scenarios.formats.own_json import schema
from scenarios.formats.reading import read
from scenarios.formats.writing import write
from tests.scenarios.formats.test_own_story import SCENARIO

pytestmark = pytest.mark.sqlite_is_enough


def data():
    return json.loads(write(SCENARIO, OWN_JSON).data)


def reasons(value):
    report = read("hot.json", json.dumps(value).encode())
    assert report.scenario is None
    return [row.reason for row in report.refused]


def change(path, value):
    """The document with another value at the path; DELETE takes it away."""
    document = data()
    *parents, last = path
    place = document
    for name in parents:
        place = place[name]
    if value is DELETE:
        del place[last]
    else:
        place[last] = value
    return document


DELETE = object()


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (["title"], DELETE, "title: is missing"),
        (["steps"], {}, "steps: should be of the type array"),
        (["steps", 0, "id"], "", "steps[0].id: is empty"),
        (["steps", 0, "kind"], "quiz", "steps[0].kind: should be one of: information, question, action, outcome"),
        (["steps", 0, "is_start"], 1, "steps[0].is_start: should be of the type boolean"),
        (["steps", 0, "text"], None, "steps[0].text: should be of the type string"),
        (["steps", 0, "points"], 3, "steps[0].points: is not a field that is known"),
        (["steps", 0, "facts"], ["age:8"], "steps[0].facts[0]: “age:8” is no fact that is known"),
        (["steps", 0, "choices", 0, "target"], "s9", "steps[0].choices[0].target: “s9” is no step"),
        (["steps", 0, "choices", 1, "id"], "c1", "steps[0].choices[1].id: “c1” stands twice"),
        (["steps", 0, "choices", 1, "id"], "s2", "steps[0].choices[1].id: “s2” stands twice"),
        (["steps", 0, "choices", 0, "facts"], ["x"], "steps[0].choices[0].facts[0]: “x” is no fact that is known"),
        (["acts", 0, "when"], ["danger:maybe"], "acts[0].when[0]: “danger:maybe” is no fact that is known"),
        (["facts", 0], "age", "facts[0]: “age” is no fact that is known"),
        (["minutes"], -1, "minutes: should be from 1 to 1440"),
        (["minutes"], True, "minutes: should be of the type integer"),
        (["minutes"], 1.5, "minutes: should be of the type integer"),
        (["language"], "svenska!", "language: should match ^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
        (["title"], "x" * 256, "title: is longer than 255 characters"),
        (["rules", 0], "s1", "rules[0]: should be of the type object"),
        (["version"], 2, "The file has version 2 of the format. Version 1 can be read."),
        (["version"], "1", "The file has version 1 of the format. Version 1 can be read."),
        (["title"], "\ud800", "hot.json: A text holds NUL or half a character."),
        (["title"], "\x00", "hot.json: A text holds NUL or half a character."),
    ],
)
def test_a_fault_is_refused_with_its_place(path, value, reason):
    assert reasons(change(path, value)) == [reason]


def test_steps_with_one_id_and_acts_with_one_key_are_refused():
    document = data()
    document["steps"].append(document["steps"][2])
    document["acts"] *= 2
    assert reasons(document) == ["steps[3].id: “s3” stands twice", "acts[1].key: “larm” stands twice"]


def test_every_fault_is_told_with_the_step_it_is_in():
    document = change(["steps", 0, "kind"], "quiz")
    document["steps"][2]["verdict"] = 1
    report = read("hot.json", json.dumps(document).encode())
    assert [row.step for row in report.refused] == ["A1", "B2"]


def test_what_has_a_default_may_be_left_out():
    document = {"format": "rustad-scenario", "version": 1, "title": "x", "steps": []}
    document["steps"] = [{"id": "s1", "key": "A", "kind": "outcome", "title": "A"}]
    scenario = read("x.json", json.dumps(document).encode()).scenario
    assert scenario == Scenario(title="x", steps=(Step(id="s1", key="A", kind="outcome", title="A"),))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"format": "rustad-scenario", "title": "a", "title": "b"}', "a name stands twice in one object"),
        ('{"format": "rustad-scenario", "minutes": NaN}', "NaN is not JSON"),
        ('{"format": "rustad-scenario", "minutes": ' + "9" * 5000 + "}", "Exceeds the limit"),
        ('{"format": "rustad-scenario"', "line 1 column"),
        ('{"a": ' + "[" * 100, "nested too deep"),
        ("{" * 100_000, "nested too deep"),
    ],
)
def test_json_that_is_none_is_refused(text, why):
    report = read("x.json", text.encode())
    assert [why in row.reason for row in report.refused] == [True]


@pytest.mark.parametrize(("text", "kind"), [('{"a": 1}', "unknown_format"), ('{"inkVersion": 21, "root": []}', "ink")])
def test_other_json_is_refused(text, kind):
    assert [row.kind for row in read("x.json", text.encode()).refused] == [kind]


def test_the_facts_of_the_graph_are_told_in_keys():
    report = read("hot.json", write(SCENARIO, OWN_JSON).data)
    assert (report.steps, report.choices, report.start) == (3, 2, "A1")
    assert (report.terminal, report.unreachable, report.trapped) == (["B1", "B2"], [], [])


@pytest.mark.parametrize(
    ("document_class", "name"),
    [(Step, "step"), (Choice, "choice"), (Act, "act"), (Walkthrough, "walkthrough"), (Rule, "rule")],
)
def test_the_published_schema_has_the_fields_of_the_document(document_class, name):
    assert list(schema()["$defs"][name]["properties"]) == [field.name for field in fields(document_class)]


def test_the_published_schema_has_the_fields_of_the_whole_and_its_lists():
    names = {field.name for field in fields(Scenario)}
    assert set(schema()["properties"]) == names | {"format", "version"}
    assert schema()["$defs"]["kind"]["enum"] == list(KINDS)
    assert schema()["$defs"]["verdict"]["enum"] == list(VERDICTS)
