"""Words of the glossary are links in the texts of a scenario: once on each page, and never in what one presses."""

import re
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from content.glossary import TERMS
from content.models import GlossaryTerm
from scenarios.models import RunEvent
from tests.factories import scenarios
from tests.scenarios.conftest import Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def scenario_page(world):
    """The small scenario, with three words of the glossary in it."""
    for word in ("hot", "samtycke", "radikalisering"):
        GlossaryTerm.objects.create(term=word, definition="…", key=word)
    document = scenarios.rehearsal()
    question, *others = document.steps
    choices = [replace(choice, text=f"Fråga om hot: {choice.text}") for choice in question.choices]
    choices[1] = replace(choices[1], feedback="Inte utan samtycke. Samtycke är svårt.")
    question = replace(question, title="Ett hot?", text="Ett hot, ett hot.", choices=tuple(choices))
    others = [replace(one, text="Hot och radikalisering.") for one in others]
    return scenarios.published(replace(document, introduction="Om hoten.", steps=(question, *others)))


def words(response):
    return re.findall(r'<a class="term" href="/ordlista/#(\w+)">([^<]+)</a>', response.text)


def test_on_each_page_of_a_run(learner, scenario_page):
    assert words(learner.get(scenario_page.url)) == [("hot", "hoten")]
    player = Player(learner, scenario_page)
    player.begin()
    question = player.get(position=1)
    assert words(question) == [("hot", "hot")]
    assert '<h1 class="ask">Ett hot?</h1>' in question.text
    assert question.text.count("Fråga om hot: ") == question.text.count('lang="sv">Fråga om hot: ') == 2
    assert words(player.choose("A1", 2, follow=True)) == [("samtycke", "samtycke")]
    assert words(player.get(position=2)) == [("hot", "Hot"), ("radikalisering", "radikalisering")]
    player.play("A2:2")
    assert words(player.get("end")) == [("hot", "Hot"), ("radikalisering", "radikalisering")]


def test_at_a_step_that_tells_something(player):
    player.play("A1:1")
    assert words(player.get(position=2)) == [("hot", "Hot"), ("radikalisering", "radikalisering")]


def test_in_the_guide_and_not_on_the_card(learner, scenario_page):
    assert words(learner.get(reverse("scenarios:guide", args=[scenario_page.training_key]))) == [("hot", "hot")]
    card = learner.get(reverse("scenarios:card", args=[scenario_page.training_key]))
    assert card.status_code == 200
    assert words(card) == []


def test_from_an_english_frame_to_the_english_glossary(learner, scenario_page):
    with translation.override("en"):
        address = reverse("scenarios:guide", args=[scenario_page.training_key])
    assert 'href="/en/ordlista/#hot">hot</a>' in learner.get(address).text


def test_who_looks_a_word_up_in_the_middle_of_a_run_finds_it_as_it_was(player):
    player.play("A1:2")
    before, events = player.get(position=2).text, RunEvent.objects.count()
    glossary = player.client.get("/ordlista/")
    assert 'id="radikalisering"' in glossary.text
    forget = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert forget.sub("", player.get(position=2).text) == forget.sub("", before)
    assert RunEvent.objects.count() == events
    player.play("A2:2")
    assert player.way.is_ended


def test_it_takes_one_question_when_the_words_are_not_in_the_cache(player):
    def asked(forget):
        if forget:
            cache.delete(TERMS)
        with CaptureQueriesContext(connection) as queries:
            player.get(position=1)
        return len(queries)

    asked(True)
    kept = asked(False)
    assert [asked(True), asked(False)] == [kept + 1, kept]
