"""A run through a scenario as the learner meets it: forwards, back, twice, in two tabs and on another device."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext as _

from scenarios.models import Run, RunEvent
from tests.factories import pages, scenarios
from tests.factories.scenarios import id_of
from tests.scenarios.conftest import Player, said
from tracking.models import Completion, Round

pytestmark = pytest.mark.django_db


def completions(person, page):
    return Completion.objects.in_force().filter(person=person, training__key=page.training_key).count()


def test_a_visitor_is_asked_to_sign_in(scenario_page):
    assert Client().get(scenario_page.url).url.startswith(reverse("login"))
    assert Client().post(scenario_page.url).url.startswith(reverse("login"))


def test_the_page_tells_the_case_and_begins_a_run(learner, scenario_page):
    text = learner.get(scenario_page.url).content.decode()
    assert "Du är lärare." in text and "En elev säger något" in text
    assert not Run.objects.exists()
    Player(learner, scenario_page).begin()
    assert Run.objects.get().version.number == 1


def test_opening_is_not_starting_and_the_first_choice_is(anna, player):
    assert not Round.objects.filter(person=anna).exists()
    player.choose("A1", 2)
    assert Round.objects.get(person=anna).ended_on is None


def test_a_question_is_a_group_of_radio_buttons_and_none_is_chosen(player):
    text = player.get(position=1).content.decode()
    assert "<fieldset" in text and '<h1 class="ask">Vad gör du först?</h1>' in text
    assert text.count('type="radio"') == 2 and "checked" not in text


def test_the_right_way_completes_the_training(anna, player, scenario_page):
    response = player.choose("A1", 2, follow=True)
    assert _("By the routine") in response.content.decode() and "Därför 2." in response.content.decode()
    player.play("A2:1")
    player.choose("A3", 1)
    text = player.get("end").content.decode()
    assert text.count(_("You chose it at once")) == 2
    assert completions(anna, scenario_page) == 1
    assert Round.objects.get(person=anna).ended_on is not None


def test_a_mistake_is_told_and_corrected_on_the_way(anna, player, scenario_page):
    response = player.choose("A1", 1, follow=True)
    text = response.content.decode()
    assert _("Not by the routine") in text and "Säg åt eleven att sluta" in text and "Rubrik A1b" in text
    player.play("A1b:1", "A2:1", "A3:1")
    text = player.get("end").content.decode()
    assert text.count(_("You corrected it")) == text.count(_("You chose it at once")) == 1
    assert completions(anna, scenario_page) == 1


def test_what_the_case_does_not_ask_for_is_not_required(anna, player, scenario_page):
    player.play("A1:2", "A2:2")
    text = player.get("end").content.decode()
    assert "Anmäl oro" not in text.split("<article")[0]
    assert completions(anna, scenario_page) == 1


def test_a_missing_act_keeps_the_scenario_open_until_the_answer_is_changed(anna, player, scenario_page):
    player.play("A1:2", "A2:1", "A3:2")
    text = player.get("end").content.decode()
    assert _("Missing") in text and completions(anna, scenario_page) == 0
    assert player.get("change", 3).status_code == 200
    player.choose("A3", 1, position=3)
    assert completions(anna, scenario_page) == 1
    assert _("You corrected it") in player.get("end").content.decode()
    assert RunEvent.objects.count() == 4


def test_a_changed_answer_keeps_what_still_holds(player):
    player.play("A1:1", "A1b:1", "A2:1")
    player.choose("A1", 2, position=1)
    assert [taken.step.key for taken in player.way.taken] == ["A1", "A2"]
    assert player.way.here.key == "A3"
    assert RunEvent.objects.count() == 4


def test_the_same_answer_given_again_is_still_the_first(player):
    player.play("A1:2", "A2:1", "A3:1")
    player.choose("A1", 2, position=1)
    assert player.get("end").content.decode().count(_("You chose it at once")) == 2


def test_what_was_done_on_the_way_back_from_a_mistake_stays_corrected(player):
    document = scenarios.rehearsal()
    assert document.steps[1].choices[0].acts == ("fraga",)
    player.play("A1:1", "A1b:1", "A2:2")
    player.choose("A1", 2, position=1)
    assert player.get("end").content.decode().count(_("You corrected it")) == 1


def test_beginning_anew_twice_is_one_run(player):
    player.play("A1:2")
    for _time in range(2):
        player.begin(anew="1")
    assert Run.objects.count() == 2


def test_what_is_done_stays_done_when_an_answer_is_changed(player):
    player.play("A1:2", "A2:1", "A3:1")
    player.choose("A3", 2, position=3)
    text = player.get("end").content.decode()
    assert _("Not done yet") not in text and _("Missing") in text


def test_the_same_form_twice_counts_once(player):
    for _time in range(2):
        assert player.choose("A1", 2, position=1, seq=1).status_code == 302
    assert RunEvent.objects.count() == 1


def test_another_answer_from_a_second_tab_changes_nothing(player):
    player.choose("A1", 2, position=1, seq=1)
    response = player.choose("A1", 1, position=1, seq=1, follow=True)
    assert said(response) == [
        _("You have already answered this step, in another window perhaps. Your first answer stands.")
    ]
    assert RunEvent.objects.get().choice.hex == id_of("A1", 2).replace("-", "")


@pytest.mark.parametrize("seq", [0, 3, "", "x", "-1", "99999999999"])
def test_a_number_that_is_no_next_one_stores_nothing(player, seq):
    player.choose("A1", 2)
    assert player.choose("A2", 1, seq=seq, follow=True).status_code == 200
    assert RunEvent.objects.count() == 1


@pytest.mark.parametrize("chosen", ["", "x", "A2"])
def test_a_choice_of_another_step_stores_nothing(player, chosen):
    data = {"seq": 1, "choice": id_of("A2", 1) if chosen == "A2" else chosen}
    response = player.client.post(player.url("step", 1), data)
    assert response.status_code == (422 if chosen == "" else 302)
    assert not RunEvent.objects.exists()


def test_nothing_chosen_is_said_at_the_question(player):
    response = player.client.post(player.url("step", 1), {"seq": 1})
    text = response.content.decode()
    assert _("Choose one of the answers.") in text and 'aria-describedby="choice-error"' in text


def test_a_step_beyond_the_way_leads_to_where_one_is(player):
    assert player.get(position=9).url == player.url("step", 1)
    assert player.get("end").url == player.url("step", 1)
    assert player.get("feedback", 4).url == player.url("step", 1)
    assert player.get("change", 1).url == player.url("step", 1)


def test_the_run_goes_on_where_it_stopped_on_any_device(anna, player, scenario_page):
    player.play("A1:2")
    other = Client()
    other.force_login(anna)
    assert other.post(scenario_page.url).url == player.url("step", 2)
    assert other.get(player.url("run")).url == player.url("step", 2)
    assert Run.objects.count() == 1


@pytest.mark.parametrize("name", ["run", "step", "feedback", "change", "end"])
def test_somebody_elses_run_is_not_there(world, player, name):
    player.play("A1:2", "A2:2")
    bo = Client()
    bo.force_login(world.person("Bo Alm"))
    url = player.url(name, None if name in ("run", "end") else 1)
    assert bo.get(url).status_code == 404
    if name == "step":
        assert bo.post(url, {"seq": 3, "choice": id_of("A1", 1)}).status_code == 404
    assert Client().get(url).url.startswith(reverse("login"))


def test_a_run_stays_on_its_version_when_the_page_is_edited(player, scenario_page):
    player.play("A1:2")
    document = scenarios.rehearsal()
    changed = scenarios.scenario("A1? SLUT SLUT\nSLUT!")
    fields, _missing = scenarios.values_of(changed)
    for name in ("steps", "walkthroughs", "acts"):
        setattr(scenario_page, name, fields[name])
    pages.publish(scenario_page)
    assert scenario_page.training_key and document.steps != changed.steps
    player.play("A2:1", "A3:1")
    assert player.get("end").status_code == 200
    assert Run.objects.get().version.number == 1
    text = player.client.get(scenario_page.url).content.decode()
    assert _("Practise once more") in text


def test_a_begun_run_is_told_of_a_newer_version_and_may_begin_it(player, scenario_page):
    player.play("A1:2")
    scenario_page.introduction = "En annan elev."
    pages.publish(scenario_page)
    assert _("There is a newer version") in player.client.get(scenario_page.url).content.decode()
    player.begin(anew="1")
    assert player.run.version.number == 2
    assert Run.objects.count() == 2


def test_a_closed_run_takes_no_more_answers(player, scenario_page):
    player.play("A1:2")
    old = player.run
    player.begin(anew="1")
    data = {"seq": 2, "choice": id_of("A2", 1)}
    response = player.client.post(reverse("scenarios:step", args=[old.pk, 2]), data, follow=True)
    assert said(response) == [_("This run is closed, because you have begun another one. Nothing has been changed.")]
    assert old.events.count() == 1


def test_practising_again_records_nothing_more(anna, player, scenario_page):
    player.play("A1:2", "A2:2")
    player.begin(anew="1")
    player.play("A1:2", "A2:2")
    assert completions(anna, scenario_page) == 1
    assert Round.objects.filter(person=anna).count() == 1


@pytest.mark.parametrize("played", [[], ["A1:2"], ["A1:2", "A2:1", "A3:2"]])
def test_a_page_of_a_run_asks_few_questions(player, played, django_assert_max_num_queries):
    player.play(*played)
    with django_assert_max_num_queries(12):
        response = player.client.get(player.url("run"))
    with django_assert_max_num_queries(12):
        player.client.get(response.url)


def test_storing_a_choice_asks_few_questions(player, django_assert_max_num_queries):
    player.play("A1:2")
    url, data = player.url("step", 2), {"seq": 2, "choice": id_of("A2", 1)}
    with django_assert_max_num_queries(12):
        player.client.post(url, data)


def test_no_page_of_a_run_has_a_field_for_free_text(player):
    player.play("A1:1")
    for name, position in (("step", 2), ("change", 1)):
        text = player.get(name, position).content.decode()
        assert "<textarea" not in text and 'type="text"' not in text
