"""A material change asks again only those whose way through the scenario it affects."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scenarios.models import ScenarioPage, ScenarioVersion
from scenarios.page_document import values_of
from scenarios.retraining import trained
from tests.factories import pages, scenarios
from tests.factories.scenarios import id_of
from tests.scenarios.conftest import Player
from tracking import catalogue, ledger, renewal
from tracking.models import Completion, RoundReason, Training

pytestmark = pytest.mark.django_db

OLD = scenarios.rehearsal()
# The step that only those meet who say that the pupil is a child.
NEW = replace(OLD, steps=tuple(replace(s, text="Ny lag.") if s.key == "A3" else s for s in OLD.steps))


def play(world, page, *choices):
    person = world.person()
    client = Client()
    client.force_login(person)
    player = Player(client, page)
    player.begin()
    player.play(*choices)
    return person


def change(page, document, **values):
    """Publish the document as a material change."""
    page = ScenarioPage.objects.get(pk=page.pk)
    for name, value in values_of(document)[0].items():
        if name != "work_types":
            setattr(page, name, value)
    key = page.get_parent().translation_key if page.is_part else page.translation_key
    page.changed_in_edition = catalogue.coming_edition(key)
    for name, value in values.items():
        setattr(page, name, value)
    return pages.publish(page)


def editions(person, training):
    rows = Completion.objects.in_force().filter(person=person, training=training)
    return sorted(rows.values_list("edition", flat=True))


@pytest.fixture
def adult(world, scenario_page):
    """Has met no step that changes."""
    return play(world, scenario_page, "A1:2", "A2:2")


@pytest.fixture
def child(world, scenario_page):
    """Has met the step that changes."""
    return play(world, scenario_page, "A1:2", "A2:1", "A3:1")


@pytest.fixture
def training(scenario_page):
    return Training.objects.get(key=scenario_page.translation_key)


def test_it_is_counted_whom_a_change_affects(world, adult, child, training):
    elsewhere = world.person()
    ledger.import_completion(elsewhere, training, completed_at=child.date_joined, source="import")
    found = trained(training.key, NEW)
    assert found.everybody == {adult.pk, child.pk, elsewhere.pk}
    assert found.affected == {child.pk, elsewhere.pk}


def test_only_those_affected_are_asked(scenario_page, adult, child, training):
    change(scenario_page, NEW)
    assert editions(adult, training) == [1, 2]
    assert editions(child, training) == [1]
    today = timezone.localdate(scenario_page.latest_revision_created_at)
    assert renewal.reason_for_round(child, training, today) == RoundReason.NEW_EDITION
    assert renewal.reason_for_round(adult, training, today) == RoundReason.AGAIN


def test_the_copy_has_the_day_of_what_was_done(scenario_page, adult, training):
    change(scenario_page, NEW)
    first, copy = Completion.objects.filter(person=adult, training=training).order_by("pk")
    assert (copy.completed_at, copy.counts_from, copy.carried_from, copy.round) == (
        first.completed_at,
        first.counts_from,
        first,
        None,
    )


def test_a_second_change_carries_on_from_the_first(scenario_page, adult, training):
    change(scenario_page, NEW)
    change(scenario_page, replace(NEW, steps=tuple(replace(s, text="") if s.key == "A3" else s for s in NEW.steps)))
    assert editions(adult, training) == [1, 3]


def test_voiding_what_was_done_voids_the_copy(scenario_page, adult, training):
    change(scenario_page, NEW)
    first = Completion.objects.filter(person=adult, training=training).order_by("pk").first()
    ledger.void_completion(first, "fel person")
    assert editions(adult, training) == []


def test_a_change_that_is_not_material_asks_nobody(scenario_page, adult, child, training):
    change(scenario_page, NEW, changed_in_edition=1)
    assert editions(adult, training) == editions(child, training) == [1]


def test_those_asked_begin_another_round_on_the_new_version(world, scenario_page, child, training):
    page = change(scenario_page, NEW)
    client = Client()
    client.force_login(child)
    player = Player(client, page)
    player.begin()
    assert (player.run.version.number, player.run.round_number) == (2, 2)
    player.play("A1:2", "A2:1", "A3:1")
    assert editions(child, training) == [1, 2]


def test_my_training_tells_of_what_was_done_once(scenario_page, adult):
    change(scenario_page, NEW)
    client = Client()
    client.force_login(adult)
    finished = client.get(reverse("tracking:my_training")).context["finished"]
    assert [row.completion.edition for row in finished] == [1]


@pytest.fixture
def course(world):
    return pages.course(lessons=1)


@pytest.fixture
def part(course):
    """The scenario as a part that the course requires."""
    return scenarios.published(OLD, course)


def take_course(world, course, part, *choices):
    person = play(world, part, *choices)
    (lesson,) = pages.lessons_of(course)
    ledger.record_completion(person, Training.objects.get(key=lesson.translation_key))
    return person


def test_in_a_course_the_course_counts_too(world, course, part):
    adult = take_course(world, course, part, "A1:2", "A2:2")
    child = take_course(world, course, part, "A1:2", "A2:1", "A3:1")
    whole = Training.objects.get(key=course.translation_key)
    assert editions(adult, whole) == editions(child, whole) == [1]
    change(part, NEW)
    assert editions(adult, whole) == [1, 2]
    assert editions(child, whole) == [1]


def test_in_a_course_voiding_the_part_takes_the_course_with_it(world, course, part):
    adult = take_course(world, course, part, "A1:2", "A2:2")
    change(part, NEW)
    done = Completion.objects.get(person=adult, training__key=part.translation_key, carried_from=None)
    ledger.void_completion(done, "fel person")
    assert editions(adult, Training.objects.get(key=course.translation_key)) == []


def test_in_a_course_that_is_not_finished_the_part_counts_for_the_edition(world, course, part):
    adult = play(world, part, "A1:2", "A2:2")
    change(part, NEW)
    (lesson,) = pages.lessons_of(course)
    ledger.record_completion(adult, Training.objects.get(key=lesson.translation_key))
    assert editions(adult, Training.objects.get(key=course.translation_key)) == [2]


def test_in_the_next_round_of_a_course_the_part_is_carried_over(world, course, part):
    adult = take_course(world, course, part, "A1:2", "A2:2")
    whole = Training.objects.get(key=course.translation_key)
    change(part, NEW)
    (lesson,) = pages.lessons_of(course)
    lesson.changed_in_edition = 3
    pages.publish(lesson)
    begun = ledger.start_round(adult, whole)
    assert list(begun.completions.values_list("training__key", flat=True)) == [part.translation_key]


def test_a_change_with_errors_makes_no_edition_of_the_course(world, course, part):
    change(part, replace(OLD, steps=OLD.steps[:-1]))
    assert catalogue.live_edition(Training.objects.get(key=course.translation_key)) == 1


def test_in_a_course_more_changes_in_the_edition_ask_everybody(world, course, part):
    adult = take_course(world, course, part, "A1:2", "A2:2")
    whole = Training.objects.get(key=course.translation_key)
    change(part, NEW)
    (lesson,) = pages.lessons_of(course)
    lesson.changed_in_edition = 2
    pages.publish(lesson)
    assert editions(adult, whole) == [1]


def player_of(person, page):
    client = Client()
    client.force_login(person)
    return Player(client, page)


def test_an_old_version_does_not_count_for_the_change_it_lacks(world, scenario_page, training):
    """Both go on with the run they had begun: one comes to what has changed, the other does not."""
    people = [world.person(), world.person()]
    players = [player_of(person, scenario_page) for person in people]
    for player in players:
        player.begin()
        player.play("A1:2")
    change(scenario_page, NEW)
    players[0].play("A2:1", "A3:1")
    players[1].play("A2:2")
    assert editions(people[0], training) == [1]
    assert editions(people[1], training) == [1, 2]


def test_what_was_gone_through_counts_although_an_answer_was_changed_afterwards(scenario_page, child, training):
    player_of(child, scenario_page).choose("A2", 2, position=2)
    change(scenario_page, NEW)
    assert editions(child, training) == [1]


def test_what_one_knows_from_the_beginning_may_affect_everybody(scenario_page, adult, training):
    asked = replace(NEW.acts[1], when=("danger:yes",))
    change(scenario_page, replace(OLD, facts=("danger:yes",), acts=(OLD.acts[0], asked)), start_facts=["danger:yes"])
    assert editions(adult, training) == [1]


def test_an_open_practice_does_not_keep_one_from_what_is_asked_for(scenario_page, child, training):
    player = player_of(child, scenario_page)
    player.begin(anew="1")
    assert player.run.round_number is None
    change(scenario_page, NEW)
    player.begin()
    assert (player.run.version.number, player.run.round_number) == (2, 2)


def test_in_another_course_the_numbers_begin_anew(world, scenario_page, adult, training):
    for text in ("Ett.", "Två."):
        change(
            scenario_page, replace(OLD, steps=tuple(replace(s, text=text) if s.key == "A3" else s for s in OLD.steps))
        )
    assert editions(adult, training) == [1, 3]
    course = pages.course(lessons=1)
    ScenarioPage.objects.get(pk=scenario_page.pk).move(course, pos="last-child")
    change(scenario_page, NEW)
    newest = ScenarioVersion.objects.order_by("-number").first()
    assert (newest.is_material, newest.edition) == (True, 2)


@pytest.fixture
def month_has_ended(monkeypatch):
    """All that is done in the test was done up to the end of a month."""
    monkeypatch.setattr("scenarios.editing.latest_month_end", lambda today: today)


def _edited(page):
    page = ScenarioPage.objects.get(pk=page.pk)
    page.steps = values_of(NEW)[0]["steps"]
    page.save_revision()
    return page


def _play_many(world, page, adults, children):
    for _number in range(adults):
        play(world, page, "A1:2", "A2:2")
    for _number in range(children):
        play(world, page, "A1:2", "A2:1", "A3:1")


def test_the_editor_is_told_what_has_changed_and_how_many_it_affects(cms, world, scenario_page, month_has_ended):
    _play_many(world, scenario_page, 6, 5)
    since = _since(cms, _edited(scenario_page))
    assert (since.number, since.trained, since.affected) == (1, 11, 5)
    assert [change.step for change in since.changes] == [id_of("A3")]


@pytest.mark.parametrize(("adults", "children"), [(4, 0), (6, 1), (1, 6)])
def test_fewer_than_five_are_not_counted(cms, world, scenario_page, month_has_ended, adults, children):
    _play_many(world, scenario_page, adults, children)
    since = _since(cms, _edited(scenario_page))
    assert (since.trained, since.affected) == (None, None)


def test_this_month_is_not_counted(cms, world, scenario_page, monkeypatch):
    monkeypatch.setattr("scenarios.editing.latest_month_end", lambda today: today - timedelta(days=1))
    _play_many(world, scenario_page, 6, 0)
    assert _since(cms, _edited(scenario_page)).trained is None


def _since(cms, page):
    response = cms.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return next(context["since"] for context in response.context if "since" in context)
