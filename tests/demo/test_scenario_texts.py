"""The scenarios of the demo: the structure they were given, known keys, what the routine requires, and the language."""

import re
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

import pytest

from content.readability import lix
from demo.texts.contacts import CONTACTS
from demo.texts.laws import LAWS
from demo.texts.roles import ROLES, WORK_TYPES
from demo.texts.scenarios import HOME_CARE, LIBRARY, ROUTINE, SCENARIOS, SCHOOL
from demo.texts.scenarios.building import choice_id, plain, step_id
from scenarios.document import DANGER, INFORMATION, NONE, OUTCOME, QUESTION, RIGHT, WRONG, from_data, to_data
from scenarios.facts import are_met, is_known, learned

pytestmark = pytest.mark.sqlite_is_enough

CASES = [SCHOOL, HOME_CARE, LIBRARY]

# Each step with its kind, laws and choices: the target, the verdict and the acts.
SCHOOL_STEPS = """
A1 question | A2 right fraga | A1b wrong | A1c wrong
A1b information | A2 none fraga
A1c information | A2 none fraga
A2 question | A3 right fakta | A2b wrong | A2c wrong
A2b information | A3 none fakta
A2c information | A3 none fakta
A3 question L-ORO | A4 right rektor | A3b wrong | A3c wrong
A3b information L-SEK | A4 none rektor
A3c information L-ORO | A4 none rektor
A4 question L-ORO | A5 right orosanmalan | A4b wrong | A4c wrong
A4b information L-ORO | A5 none orosanmalan
A4c information L-ORO | A5 none orosanmalan
A5 question L-112 L-SKOL | A6 right polisbeslut | A5b danger
A5b information L-112 | A6 none polisbeslut
A6 question L-BLANKETT | A_OK right samordnare blankett | A6b wrong
A6b information L-BLANKETT | A_OK none samordnare blankett
A_OK outcome
"""
HOME_CARE_STEPS = """
B1 question | B2 right chef | B1b wrong | B1c wrong
B1b information L-SEK | B2 none chef
B1c information | B2 none chef
B2 question L-SEK | B3 right sekretess | B2b wrong | B2c wrong
B2b information L-SEK | B3 none sekretess
B2c information L-SEK | B3 none sekretess
B3 question L-ORO | B4 right barn_anmalan | B3b wrong
B3b information L-ORO | B4 none barn_anmalan
B4 question L-SAMTYCKE | B5 right samtycke_fragat | B4b wrong | B4c wrong
B4b information | B5 none samtycke_fragat
B4c information | B5 none samtycke_fragat
B5 question L-BLANKETT | B_OK right samordnare blankett | B5b wrong
B5b information L-BLANKETT | B_OK none samordnare blankett
B_OK outcome
"""
LIBRARY_STEPS = """
C1 question | C2 right dokumentera chef | C1b wrong | C1c wrong
C1b information | C2 none dokumentera chef
C1c information | C2 none dokumentera chef
C2 question L-POLIS | C3 right polisbeslut | C2b wrong
C2b information L-POLIS | C3 none polisbeslut
C3 question L-112 L-IA | C4 right | C3b danger
C3b information L-112 | C4 none
C4 question L-IA | C5 right ia stod | C4b wrong
C4b information L-IA | C5 none ia stod
C5 question L-BLANKETT | C_OK right samordnare blankett | C5b wrong
C5b information | C_OK none samordnare blankett
C_OK outcome
"""
ROUTINE_STEPS = """
R0 information | R1 none
R1 question L-NOD L-112 | A_112 right | R2 right
A_112 action L-NOD L-112 | R2 none larm112
R2 question | R3 right | R5 right
R3 question L-ORO | A_ORO right | R4 right | A_ORO right
A_ORO action L-ORO | R5 none orosanmalan
R4 question L-SEK L-SAMTYCKE | A_SOC18 right | A_HINDER18 right
A_SOC18 action L-SEK | R5 none anmalan18
A_HINDER18 action L-SEK L-SAMTYCKE | R5 none samtycke_fragat
R5 question L-POLIS | R6 right | R8 right
R6 action L-POLIS | R7 none beslutsfattare
R7 question L-SEK L-UPPG | A_POLIS right | A_POLHINDER right
A_POLIS action L-POLIS L-UPPG | R8 none polisanmalan
A_POLHINDER action L-SEK L-NOD | R8 none jurist
R8 action | R9 none samordnare
R9 action L-BLANKETT | R10 none blankett
R10 question L-IA | A_IA right | END right
A_IA action L-IA | END none ia
END outcome
"""
STRUCTURES = [
    (SCHOOL, SCHOOL_STEPS, 17, 324),
    (HOME_CARE, HOME_CARE_STEPS, 14, 108),
    (LIBRARY, LIBRARY_STEPS, 12, 48),
    (ROUTINE, ROUTINE_STEPS, 19, 60),
]
REQUIRED = [
    (SCHOOL, {"fraga", "fakta", "rektor", "orosanmalan", "polisbeslut", "samordnare", "blankett"}),
    (HOME_CARE, {"chef", "sekretess", "barn_anmalan", "samtycke_fragat", "samordnare", "blankett"}),
    (LIBRARY, {"dokumentera", "chef", "polisbeslut", "ia", "samordnare", "blankett", "stod"}),
]

LAW_KEYS = {row["key"] for row in LAWS}
CONTACT_KEYS = {row["key"] for row in CONTACTS}
ROLE_KEYS = {row["key"] for row in ROLES}
WORK_TYPE_KEYS = {row["key"] for row in WORK_TYPES}

STIFF_WORDS = re.compile(
    r"vänligen|genomför|användaren|individ|\berhåll|\bbeakta|\berforderlig|\bavseende\b|\bgällande\b|\bsamt\b"
    r"|\bhuruvida\b|\bdärutöver\b|\biaktta\b|\binitiera|\bsäkerställ|\bm\.m\.|\bt\.ex\.|\bbl\.a\.|\bdvs\b|\bmm\b",
    re.IGNORECASE,
)
MARKUP = re.compile(r"""[<>*_`#"\[\]{}]|&\w+;|^\s*[-–•]\s|https?:""", re.MULTILINE)
HYPHEN_AS_DASH = re.compile(r"\s-\s|\d-\d")
DIGITS_OF_A_NUMBER = re.compile(r"\d[\d -]{4,}\d|\b0\d{1,3}-\d|\b114 ?14\b")


def by_title(value):
    return getattr(value, "title", None)


@dataclass(frozen=True)
class Path:
    """One way from the start to an outcome."""

    steps: tuple
    choices: tuple
    known: dict

    @property
    def ids(self):
        return {part.id for part in self.steps + self.choices}

    @property
    def acts(self):
        return {act for choice in self.choices for act in choice.acts}

    @property
    def has_mistakes(self):
        return any(choice.is_mistake for choice in self.choices)

    def passes(self, what):
        return what.removeprefix("act:") in self.acts if what.startswith("act:") else what in self.ids


def paths(scenario):
    """Every path. The graphs have no cycles: a path that comes back to a step fails."""

    def onward(step, steps, choices, known):
        assert step not in steps, f"{step.key} again"
        known, steps = learned(known, step.facts), (*steps, step)
        if not step.choices:
            yield Path(steps, choices, known)
        for choice in step.choices:
            after = learned(known, choice.facts)
            yield from onward(scenario.by_id[choice.target], steps, (*choices, choice), after)

    yield from onward(scenario.start, (), (), learned({}, scenario.facts))


def required(scenario, known):
    return {act.key for act in scenario.acts if act.required and are_met(act.when, known)}


def structure(text):
    """{key: (kind, laws, sorted choices)} of the lines above."""
    steps = {}
    for line in text.strip().splitlines():
        head, *choices = (part.split() for part in line.split("|"))
        steps[head[0]] = (head[1], head[2:], sorted((to, verdict, acts) for to, verdict, *acts in choices))
    return steps


def structure_of(scenario):
    return {
        step.key: (
            step.kind,
            list(step.laws),
            sorted((scenario.by_id[way.target].key, way.verdict, list(way.acts)) for way in step.choices),
        )
        for step in scenario.steps
    }


def choices_at(scenario, kind):
    return [(step, choice) for step in scenario.steps if step.kind == kind for choice in step.choices]


def all_choices(scenario):
    return [choice for step in scenario.steps for choice in step.choices]


def all_texts(scenario):
    """Every text that somebody reads, in order."""
    yield from (scenario.title, scenario.role, scenario.introduction, scenario.card_title, scenario.notice)
    for act in scenario.acts:
        yield from (act.title, act.card, act.because)
    for step in scenario.steps:
        yield from (step.title, step.text)
        for choice in step.choices:
            yield from (choice.text, choice.feedback)
    yield from (row.name for row in scenario.walkthroughs)


def texts(scenario):
    return [text for text in all_texts(scenario) if text]


@pytest.mark.parametrize(("scenario", "expected", "steps", "ways"), STRUCTURES, ids=by_title)
def test_steps_and_choices_are_those_of_the_routine(scenario, expected, steps, ways):
    assert structure_of(scenario) == structure(expected)
    assert len(scenario.steps) == steps
    assert len(list(paths(scenario))) == ways


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_there_is_one_start_and_every_step_is_reached(scenario):
    assert [step for step in scenario.steps if step.is_start] == [scenario.steps[0]]
    reached = {step for path in paths(scenario) for step in path.steps}
    assert reached == set(scenario.steps)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_it_survives_being_written_and_read_back(scenario):
    assert from_data(to_data(scenario)) == scenario


def test_ids_are_all_different_and_never_change():
    ids = [part.id for scenario in SCENARIOS for step in scenario.steps for part in (step, *step.choices)]
    assert len(set(ids)) == len(ids)
    assert all(UUID(one).version == 5 for one in ids)
    assert step_id("skola", "A1") == SCHOOL.start.id == "4fd81e00-eea2-55bc-9b75-2168f57cd935"
    assert choice_id("skola", "A1", "enskilt") == SCHOOL.start.choices[1].id == "3aa01adf-170b-52e4-a039-f62e4cc8b174"


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_every_key_is_known(scenario):
    assert {law for step in scenario.steps for law in step.laws} <= LAW_KEYS
    named = {key for step in scenario.steps for key in step.contacts} | {act.contact for act in scenario.acts}
    assert named - {""} <= CONTACT_KEYS
    deciding = {step.decides for step in scenario.steps} | {act.decides for act in scenario.acts}
    assert deciding - {""} <= ROLE_KEYS
    assert set(scenario.work_types) <= WORK_TYPE_KEYS
    parts = [scenario, *scenario.steps, *all_choices(scenario)]
    facts = [fact for part in parts for fact in part.facts] + [fact for act in scenario.acts for fact in act.when]
    assert all(map(is_known, facts))


def test_there_is_a_case_for_every_kind_of_work():
    assert {key for scenario in CASES for key in scenario.work_types} == WORK_TYPE_KEYS
    assert set(ROUTINE.work_types) == WORK_TYPE_KEYS


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_acts_are_declared_and_done(scenario):
    assert len(scenario.act_by_key) == len(scenario.acts)
    assert {act for choice in all_choices(scenario) for act in choice.acts} == set(scenario.act_by_key)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_an_act_says_why_it_is_required_unless_it_always_is(scenario):
    for act in scenario.acts:
        assert bool(act.because) == bool(act.when), act.key
        assert act.required or not act.when
        assert not act.because.endswith(".")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_an_act_has_a_card_with_a_short_extra_sentence(scenario):
    for act in scenario.acts:
        assert 2 <= len(re.findall(r"[.?](?: |$)", act.card)) <= 3, act.card
        assert act.card.endswith(".") and len(act.card) <= 100


@pytest.mark.parametrize(("scenario", "acts"), REQUIRED, ids=by_title)
def test_every_path_of_a_case_requires_the_same_acts_and_does_them(scenario, acts):
    for path in paths(scenario):
        assert required(scenario, path.known) == acts
        assert path.acts == acts


@pytest.mark.parametrize("scenario", CASES, ids=by_title)
def test_a_case_has_one_path_without_mistakes(scenario):
    assert [path.has_mistakes for path in paths(scenario)].count(False) == 1


def test_every_path_of_the_routine_is_right_and_does_what_it_requires():
    for path in paths(ROUTINE):
        assert not path.has_mistakes
        assert required(ROUTINE, path.known) <= path.acts


def test_the_routine_requires_what_the_facts_ask_for():
    asked = {
        "danger:yes": "larm112",
        "age:under18": "orosanmalan",
        "age:unknown": "orosanmalan",
        "crime:yes": "beslutsfattare",
        "staff:yes": "ia",
    }
    always = {"samordnare", "blankett"}
    assert required(ROUTINE, {}) == always
    for fact, act in asked.items():
        assert required(ROUTINE, learned({}, [fact])) == always | {act}
    nothing = ("danger:no", "age:adult", "crime:no", "staff:no")
    assert required(ROUTINE, learned({}, nothing)) == always


def test_the_routine_always_does_something_for_an_adult():
    adult = [path for path in paths(ROUTINE) if path.known.get("age") == "age:adult"]
    assert adult and all(path.acts & {"anmalan18", "samtycke_fragat"} for path in adult)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_a_choice_at_a_question_is_explained_in_one_place(scenario):
    for step, choice in choices_at(scenario, QUESTION):
        explained_by_target = scenario.by_id[choice.target].kind == INFORMATION
        assert bool(choice.feedback) != explained_by_target, (step.key, choice.text)
        assert choice.verdict in {RIGHT, WRONG, DANGER}
    for kind in (INFORMATION, "action"):
        for _step, choice in choices_at(scenario, kind):
            assert (choice.feedback, choice.verdict) == ("", NONE)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_an_outcome_says_where_to_turn(scenario):
    outcomes = [step for step in scenario.steps if step.kind == OUTCOME]
    assert [(step.verdict, step.choices) for step in outcomes] == [(RIGHT, ())]
    assert "samordnare" in outcomes[0].contacts


def test_steps_say_who_decides_when_it_is_somebody_else():
    deciding = {step.key for scenario in SCENARIOS for step in scenario.steps if step.decides}
    assert deciding == {"A5", "B2", "C2", "R4", "A_SOC18", "R6", "R7", "A_POLIS", "A_POLHINDER"}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_walkthroughs_lead_to_their_outcome(scenario):
    every_path = {tuple(choice.id for choice in path.choices): path.steps[-1].id for path in paths(scenario)}
    for row in scenario.walkthroughs:
        assert every_path[row.choices] == row.outcome
    assert len({row.name for row in scenario.walkthroughs}) == len(scenario.walkthroughs)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_walkthroughs_take_every_choice(scenario):
    taken = set(chain.from_iterable(row.choices for row in scenario.walkthroughs))
    assert taken == set(scenario.choice_by_id)


@pytest.mark.parametrize("scenario", CASES, ids=by_title)
def test_the_first_walkthrough_is_without_mistakes_and_the_others_correct_theirs(scenario):
    mistaken = [
        any(scenario.choice_by_id[choice][1].is_mistake for choice in row.choices) for row in scenario.walkthroughs
    ]
    assert mistaken == [False] + [True] * (len(mistaken) - 1)
    assert len(mistaken) >= 2


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_rules_hold_on_every_path(scenario):
    assert 2 <= len(scenario.rules) <= 4
    for rule in scenario.rules:
        given = [path for path in paths(scenario) if not rule.given or rule.given in path.ids]
        assert given, rule
        assert all(path.passes(rule.passes) for path in given), rule


@pytest.mark.parametrize("scenario", CASES, ids=by_title)
def test_neither_place_nor_length_gives_the_right_choice_away(scenario):
    questions = [step for step in scenario.steps if step.kind == QUESTION]
    right = [next(way for way in step.choices if way.verdict == RIGHT) for step in questions]
    places = [step.choices.index(way) for step, way in zip(questions, right, strict=True)]
    longest = [
        max(step.choices, key=lambda way: len(way.text)) is way for step, way in zip(questions, right, strict=True)
    ]
    assert len(set(places)) > 1 and places.count(0) <= len(places) / 2
    assert 0 < longest.count(True) <= len(longest) / 2
    for step in questions:
        lengths = [len(way.text) for way in step.choices]
        assert max(lengths) <= 2 * min(lengths), step.key


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_the_case_is_introduced(scenario):
    assert scenario.role.startswith("Du ") and scenario.role.endswith(".")
    assert 2 <= len(re.findall(r"[.?](?: |$)", scenario.introduction)) <= 5
    assert scenario.notice == "Exempel: ska granskas av kommunjurist före användning."
    assert 5 <= scenario.minutes <= 15
    assert scenario.language == "sv"


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_a_question_is_a_question_and_other_titles_are_not(scenario):
    for step in scenario.steps:
        assert step.title.endswith("?") == (step.kind == QUESTION), step.title
        assert len(step.title) <= 70 and not step.title.endswith(".")
        assert step.text.endswith((".", "?", "”"))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_choices_and_feedback_are_punctuated_alike(scenario):
    for choice in all_choices(scenario):
        assert not choice.text[0].islower() and not choice.text.endswith((".", "?"))
        assert not choice.feedback or choice.feedback.endswith(".")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_texts_are_plain(scenario):
    for text in texts(scenario):
        assert not MARKUP.search(text), text
        assert not HYPHEN_AS_DASH.search(text), text
        assert text == plain(text)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_texts_are_in_the_tone_of_the_house(scenario):
    for text in texts(scenario):
        assert "!" not in text and not STIFF_WORDS.search(text), text
        assert text.count("”") % 2 == 0, text


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_telephone_numbers_stand_on_contact_cards(scenario):
    for text in texts(scenario):
        assert not DIGITS_OF_A_NUMBER.search(text), text


@pytest.mark.parametrize("scenario", SCENARIOS, ids=by_title)
def test_texts_are_easy_to_read(scenario):
    assert lix("\n".join(texts(scenario))) <= 35
    for step in scenario.steps:
        assert lix(step.text) <= 42, step.key
