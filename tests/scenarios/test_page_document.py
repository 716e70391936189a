"""A document written to a page is read from it as it was, snippets and all."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from content.models import LawReference, Role, WorkType
from scenarios.models import ScenarioPage
from scenarios.page_document import document_of, values_of
from tests.factories import scenarios
from tests.factories.histories import rolled_back
from tests.factories.public_pages import contact_card, law
from tests.factories.scenario_graphs import drafts, promising
from tests.factories.scenarios import id_of, rehearsal

pytestmark = pytest.mark.django_db

LAWS, CONTACTS, ROLES, WORK_TYPES = (
    ("sol-19-1", "osl-10"),
    ("socialjour", "polis"),
    ("chef", "rektor"),
    ("hemtjanst", "skola"),
)

randomly = settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    # Each example undoes what it wrote, so the database may be shared by the examples of a test.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

texts = st.sampled_from(
    ["", "Ring 112.", "Första stycket.\n\nAndra: ”ja”, <b> & 100 %.", " \n", "  indraget\tmed tabb"]
)


def some(keys):
    return st.lists(st.sampled_from(keys), max_size=2).map(tuple)


def one(keys):
    return st.sampled_from(["", *keys])


@st.composite
def documents(draw):
    """Random drafts whose laws, contacts, roles and types of work are here."""
    document = draw(drafts(most=5) | promising(most=5))
    return replace(
        document,
        role=draw(texts),
        introduction=draw(texts),
        card_title=draw(texts),
        notice=draw(texts),
        minutes=draw(st.integers(1, 90)),
        work_types=tuple(sorted(set(draw(some(WORK_TYPES))))),
        acts=tuple(replace(act, **draw(act_values)) for act in document.acts),
        steps=tuple(replace(step, **draw(step_values)) for step in document.steps),
    )


act_values = st.fixed_dictionaries({"card": texts, "because": texts, "contact": one(CONTACTS), "decides": one(ROLES)})
step_values = st.fixed_dictionaries(
    {"text": texts, "laws": some(LAWS), "decides": one(ROLES), "contacts": some(CONTACTS)}
)


@pytest.fixture
def snippets(world):
    """Everything that the documents name, and the list that the pages stand in."""
    for key in LAWS:
        law(key=key)
    for key in CONTACTS:
        contact_card(key=key)
    Role.objects.bulk_create(Role(key=key, title=key) for key in ROLES)
    WorkType.objects.bulk_create(WorkType(key=key, title=key[::-1]) for key in WORK_TYPES)
    scenarios.scenario_index()


@randomly
@given(document=documents())
def test_what_is_written_to_a_page_is_read_from_it_as_it_was(snippets, document):
    with rolled_back():
        page = scenarios.draft(document)
        assert document_of(page) == document
        assert document_of(page.get_latest_revision_as_object()) == document
        assert values_of(document)[1] == []


def full():
    """A document that names one of everything."""
    document = rehearsal()
    first, *others = document.steps
    first = replace(first, laws=(*LAWS, LAWS[0]), decides="chef", contacts=CONTACTS[:1])
    act, *acts = document.acts
    act = replace(act, contact="polis", decides="rektor")
    return replace(document, steps=(first, *others), acts=(act, *acts), work_types=WORK_TYPES)


def test_snippets_that_are_not_here_are_named_once_and_left_out(world):
    document = full()
    _values, missing = values_of(document)
    assert sorted(missing) == sorted([*LAWS, *CONTACTS, *WORK_TYPES, "chef", "rektor"])
    page = scenarios.draft(document)
    assert document_of(page) == rehearsal()


def test_only_what_is_missing_is_named(snippets):
    Role.objects.get(key="rektor").delete()
    _values, missing = values_of(full())
    assert missing == ["rektor"]


def test_a_snippet_that_is_deleted_later_is_left_out(snippets):
    page = scenarios.draft(full())
    LawReference.objects.filter(key=LAWS[0])._raw_delete("default")  # What is used is refused by every other way.
    Role.objects.filter(key="chef")._raw_delete("default")
    first = document_of(ScenarioPage.objects.get(pk=page.pk)).steps[0]
    assert (first.laws, first.decides) == (LAWS[1:], "")


def test_the_lines_of_a_browser_become_plain_lines(world):
    page = scenarios.draft(rehearsal())
    page.steps[0].value["text"] = "Ett.\r\n\r\nTvå.\rTre."
    page.steps[0].value["choices"][0]["feedback"] = "Så.\r\nHär."
    first = document_of(page).steps[0]
    assert (first.text, first.choices[0].feedback) == ("Ett.\n\nTvå.\nTre.", "Så.\nHär.")


@pytest.mark.parametrize(
    ("typed", "acts"), [("fraga, anmalan", ("fraga", "anmalan")), (" fraga ,, ", ("fraga",)), ("", ())]
)
def test_acts_are_typed_with_commas_between(world, typed, acts):
    page = scenarios.draft(rehearsal())
    page.steps[0].value["choices"][0]["acts"] = typed
    assert document_of(page).steps[0].choices[0].acts == acts


def test_the_ids_of_steps_and_choices_are_those_of_the_blocks(world):
    page = scenarios.draft(rehearsal())
    assert page.steps[0].id == id_of("A1")
    assert [bound.id for bound in page.steps[0].value["choices"].bound_blocks] == [id_of("A1", 1), id_of("A1", 2)]


@pytest.mark.parametrize("number", [1, 20])
def test_a_page_of_many_steps_is_read_with_as_few_queries(snippets, django_assert_num_queries, number):
    first = full().steps[0]
    more = tuple(replace(first, id=id_of(place), key=f"S{place}") for place in range(number))
    pk = scenarios.draft(replace(full(), steps=more)).pk
    page = ScenarioPage.objects.get(pk=pk)
    with django_assert_num_queries(7):
        document_of(page)
