"""The same graph as a guide and as a card: no verdicts, no mistakes, nothing stored."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext as _

from content.models import ContactCard, LawReference, Role
from scenarios.models import Run, RunEvent
from tests.factories import pages, scenarios
from tests.factories.scenarios import id_of

pytestmark = pytest.mark.django_db


def guide(page, key=None):
    if key:
        return reverse("scenarios:guide_step", args=[page.training_key, id_of(key)])
    return reverse("scenarios:guide", args=[page.training_key])


def text_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_the_guide_leads_on_by_links_and_leaves_mistakes_out(learner, scenario_page):
    text = text_of(learner, guide(scenario_page))
    assert "Vad gör du först?" in text and "Fråga lugnt" in text
    assert "Säg åt eleven att sluta" not in text
    assert f'href="{guide(scenario_page, "A2")}"' in text
    assert 'method="post"' not in text.split("<main")[1].split("</main")[0]


def test_the_guide_tells_no_verdicts(learner, scenario_page):
    for key in ("A1", "A2", "A3"):
        text = text_of(learner, guide(scenario_page, key))
        assert _("By the routine") not in text and "Därför" not in text


def test_the_guide_stores_nothing(learner, scenario_page):
    for url in (
        guide(scenario_page),
        guide(scenario_page, "A2"),
        reverse("scenarios:card", args=[scenario_page.training_key]),
    ):
        with CaptureQueriesContext(connection) as queries:
            text_of(learner, url)
        written = [row["sql"] for row in queries if row["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        assert [sql for sql in written if "django_session" not in sql] == []
    assert not Run.objects.exists() and not RunEvent.objects.exists()


def test_the_end_of_the_guide_is_the_card(learner, scenario_page):
    text = text_of(learner, guide(scenario_page, "SLUT"))
    assert "Oro för en elev" in text and "Ställ öppna frågor." in text


def test_the_card_says_what_when_and_whom_to_call(world, learner):
    role = Role.objects.create(key="samordnare", title="Samordnare")
    ContactCard.objects.create(key="mottagning", role="Mottagningen", phone="070-174 06 12")
    document = scenarios.rehearsal()
    act = replace(document.acts[1], contact="mottagning", decides=role.key)
    page = scenarios.published(replace(document, acts=(document.acts[0], act), notice="Ska granskas."))
    text = text_of(learner, reverse("scenarios:card", args=[page.training_key]))
    for words in ("Anmäl oro", "070-174 06 12", "Samordnare", "Ska granskas."):
        assert words in text
    assert str(_("Under 18")) in text


def test_contacts_are_current_and_the_law_is_as_it_was(learner, world):
    law = LawReference.objects.create(key="L-ORO", title="19 kap. 1 §", text="<p>Som den löd.</p>")
    card = ContactCard.objects.create(key="mottagning", role="Mottagningen", phone="070-174 06 12")
    document = scenarios.rehearsal()
    first = replace(document.steps[0], laws=("L-ORO",), contacts=("mottagning",))
    page = scenarios.published(replace(document, steps=(first, *document.steps[1:])))
    law.text = "<p>Som den lyder nu.</p>"
    law.save()
    card.phone = "070-174 06 99"
    card.save()
    text = text_of(learner, guide(page))
    assert "Som den löd." in text and "Som den lyder nu." not in text
    assert "070-174 06 99" in text and "070-174 06 12" not in text


def test_the_menu_leads_to_the_routine(learner, world):
    url = reverse("scenarios:routine")
    assert url in text_of(learner, reverse("start:staff"))
    assert learner.get(url).status_code == 404
    index = scenarios.scenario_index()
    pages.publish(index)
    assert learner.get(url).url == index.get_url()
    page = scenarios.published(scenarios.rehearsal(), is_routine=True)
    assert learner.get(url).url == guide(page)


def test_an_unpublished_or_unknown_routine_is_not_there(learner, scenario_page):
    assert learner.get(guide(scenario_page, "NEJ")).status_code == 404
    assert learner.get(reverse("scenarios:guide", args=[id_of("x")])).status_code == 404
    scenario_page.unpublish()
    assert learner.get(guide(scenario_page)).status_code == 404
    assert learner.get(reverse("scenarios:card", args=[scenario_page.training_key])).status_code == 404


def test_a_visitor_is_asked_to_sign_in(scenario_page):
    for url in (guide(scenario_page), reverse("scenarios:routine")):
        assert Client().get(url).url.startswith(reverse("login"))
