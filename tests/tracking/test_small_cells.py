"""Small cells on the real pages: no reader can work out how 1 to 4 persons stand (definition 17).

`bench/small_cells.py` searches many more towns.
"""

import csv
import json
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from organisation import access
from organisation.models import Unit
from organisation.tree import Tree
from tests.factories.small_towns import ON, TODAY, SmallTown
from tests.factories.world import day
from tests.tracking import derived
from tracking import exports, sharing
from tracking.figures import KEYS
from tracking.labels import COLUMN_LABELS, SCOPE_LABELS
from tracking.models import Definitions
from tracking.published import Published

pytestmark = pytest.mark.django_db

NOTHING_IS_SMALL = 1
TOWNS = range(6)
FILES = 3  # A town with both hidden and shown figures.


def written(seed, smallest=5):
    Definitions.objects.update_or_create(pk=Definitions.load().pk, defaults={"small_cell": smallest})
    town = SmallTown(seed)
    town.write()
    return town


@pytest.mark.parametrize("seed", TOWNS)
def test_no_reader_can_work_out_how_one_to_four_persons_stand(seed):
    assert derived.search(written(seed)).leaks == []


@pytest.mark.parametrize("seed", TOWNS)
def test_with_nothing_hidden_the_same_search_finds_some(seed):
    found = derived.search(written(seed, NOTHING_IS_SMALL))
    assert found.leaks
    assert found.hidden == 0 or found.tried > 0


def test_the_search_finds_what_follows_only_from_three_figures_together():
    """1–9 less 1–4 less 7–9 leaves 5 and 6, neither of whom is told apart from the other."""
    whole, first, last = frozenset(range(1, 10)), frozenset({1, 2, 3, 4}), frozenset({7, 8, 9})
    _, found = derived.small_populations({whole, first, last}, set())
    assert sorted(map(sorted, found)) == [[1, 2, 3, 4], [5, 6], [7, 8, 9]]


def test_the_search_leaves_out_who_is_known():
    _, found = derived.small_populations({frozenset(range(6))}, {0, 1})
    assert found == [frozenset({2, 3, 4, 5})]


def test_a_sum_with_halves_is_found_too():
    """Each pair of three groups of three: half the sum of them all less one pair is one group."""
    a, b, c = frozenset({1, 2, 3}), frozenset({4, 5, 6}), frozenset({7, 8, 9})
    _, found = derived.small_populations({a | b, b | c, a | c}, set())
    assert {a, b, c} == set(found)


@pytest.fixture
def nurses_and_all(world, town):
    """Two requirements with one training in two units; the second also concerns three planners in Nord."""
    for _ in range(8):
        world.staff(town.nord)
        world.staff(town.syd)
    for _ in range(3):
        world.staff(town.nord, "planerare")
    roles = [world.job_role("undersköterska"), world.job_role("planerare")]
    return world.requirement(town.course, key="flera", job_roles=roles, group_name="Flera")


def hidden_of(requirement, on="2025-04-30"):
    published = Published(Tree.on(day(on)), day(on), TODAY, Definitions.load())
    return published.of(requirement)[1].subtrees


def test_the_difference_between_two_requirements_is_not_told(town, nurses_and_all):
    """Otherwise those of the second in Nord less those of the first would be the three planners."""
    for unit in (town.nord, town.syd, town.division):
        shown = [unit.pk not in hidden_of(requirement) for requirement in (town.requirement, nurses_and_all)]
        assert not all(shown) or unit == town.syd, unit


def test_requirements_with_trainings_of_their_own_hide_nothing_of_each_other(town, nurses_and_all, world):
    alone = world.requirement(
        world.training("Annan"),
        key="annan",
        job_roles=[world.job_role("undersköterska"), world.job_role("planerare")],
    )
    assert hidden_of(alone) == set()


def test_the_answer_is_the_same_whichever_requirement_is_asked_first(town, nurses_and_all):
    requirements = [town.requirement, nurses_and_all]
    tree, definitions = Tree.on(day("2025-04-30")), Definitions.load()
    answers = []
    for order in (requirements, requirements[::-1]):
        published = Published(tree, day("2025-04-30"), TODAY, definitions)
        answers.append({requirement.pk: published.of(requirement)[1] for requirement in order})
    assert answers[0] == answers[1]


def test_a_training_in_common_joins_by_a_third(world, town):
    other = world.training("Annan")
    both = world.requirement(town.course, key="bada")
    both.versions.get().accepted.create(training=other)
    third = world.requirement(other, key="tredje")
    alone = world.requirement(world.training("Ensam"), key="ensam")
    found = sharing.sharing_requirements(day("2025-04-30"))
    assert found[third.pk] == found[town.requirement.pk] == [town.requirement, both, third]
    assert found[alone.pk] == [alone]


@pytest.mark.parametrize("seed", TOWNS)
def test_the_persons_are_those_of_the_figures(seed):
    """What is derived from counts the same persons as what is shown, in every unit and requirement."""
    written(seed)
    tree = Tree.on(ON)
    published = Published(tree, ON, TODAY, Definitions.load())
    for together in {tuple(group) for group in sharing.sharing_requirements(ON).values()}:
        alike = sharing.persons_alike(together, published.definitions, published.readers, on=ON)
        for place, requirement in enumerate(together):
            figures, _ = published.of(requirement)
            single = published.persons_of([requirement], figures)
            for unit in tree.nodes:
                number = sum(n for (units, _), n in alike.items() if unit in units[place])
                assert number == sum(n for (units, _), n in single.items() if unit in units[0])
                assert number == figures.by_unit[unit].own.relevant


@pytest.mark.parametrize("several", [0, 5])
def test_sharing_a_training_costs_one_query_however_many_persons(
    world, town, nurses_and_all, django_assert_num_queries, several
):
    for _ in range(several):
        world.staff(town.syd, person=world.staff(town.nord))
    published = Published(Tree.on(day("2025-04-30")), day("2025-04-30"), TODAY, Definitions.load())
    with django_assert_num_queries(4):  # Two requirements, and the persons of both.
        published.of(town.requirement)
    with django_assert_num_queries(0):
        published.of(nurses_and_all)


def test_the_files_tell_and_hide_the_same(client):
    """Every unit of a town as every reader who sees counts: the data, and CSV and Excel, as they are downloaded."""
    town = written(FILES)
    hidden, shown = 0, 0
    for reader in town.readers():
        client.force_login(reader.user)
        for unit in Unit.objects.seen_by(reader.user, on=TODAY).filter(level=access.COUNTS):
            document = json.loads(downloaded(client, unit, "json"))
            rows = list(derived.figures_in(document))
            expected = [
                [row.unit, row.requirement, str(SCOPE_LABELS[row.scope]), str(row.relevant), in_a_file(row.completed)]
                for row in rows
            ]
            hidden += sum(row.completed is None for row in rows)
            shown += sum(row.completed is not None for row in rows)
            text = downloaded(client, unit, "csv").decode("utf-8-sig")
            assert columns(csv.reader(StringIO(text), delimiter=";"))[: len(rows)] == expected
            sheet = load_workbook(BytesIO(downloaded(client, unit, "xlsx"))).worksheets[0]
            assert columns(sheet.values)[: len(rows)] == expected
    assert min(hidden, shown) > 10


def downloaded(client, unit, file_format):
    response = client.get(reverse("tracking:unit_export", args=[unit.code, file_format]), {"on": ON.isoformat()})
    assert response.status_code == 200
    return response.content


def columns(table):
    """The unit, the requirement, the scope, Y and X of each row of a file; the rest is hidden where X is."""
    heading, *rows = table
    place = {key: list(heading).index(str(COLUMN_LABELS[key])) for key in exports.COLUMNS}
    for row in rows:
        if row[place["completed"]] == exports.HIDDEN and row[place["relevant"]] not in (None, ""):
            assert {row[place[key]] for key in KEYS if key != "relevant"} == {exports.HIDDEN}
    wanted = [place[key] for key in ("unit_code", "requirement", "scope", "relevant", "completed")]
    return [[str(row[number]) for number in wanted] for row in rows]


def in_a_file(figure):
    return exports.HIDDEN if figure is None else str(figure)
