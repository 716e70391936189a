"""The pages with statistics of quizzes: who opens them, what they tell, and what they never do."""

import csv
import re
from html import unescape
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext as _

from organisation.models import User
from quizzes.models import Sitting
from tests.factories import quizzes as q
from tests.quizzes.test_statistics import several, wrong

pytestmark = pytest.mark.django_db

INDEX = "/test/statistik/"


@pytest.fixture
def quiz(db):
    return q.quiz(q.question("Vad gör du?", right="=Ringer", wrong=("Väntar",)), title="Slutprovet")


@pytest.fixture
def ask(client):
    def get(user, address):
        client.force_login(user)
        return client.get(address)

    return get


def addresses(quiz):
    page = f"{INDEX}{quiz.training_key}/"
    return INDEX, page, f"{page}csv/"


def text_of(response):
    """What is read on the page, with plain spaces between the words."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def rows(response):
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def test_for_others_than_coordinators_and_editors_of_questions_the_pages_do_not_exist(town, world, quiz, ask, client):
    several(world, 6, quiz)
    for address in addresses(quiz):
        assert client.get(address).status_code == 302
    for who in (town.employee, town.head, town.division_head):
        for address in addresses(quiz):
            assert ask(who, address).status_code == 404
        client.logout()


@pytest.mark.parametrize("who", ["coordinator", "local", "editor", "admin"])
def test_who_sees_them(town, world, quiz, ask, who):
    several(world, 6, quiz)
    people = {"coordinator": town.coordinator, "admin": town.admin}
    people["local"] = world.head(town.nord, kind="coordinator")
    editor = world.person()
    editor.user_permissions.add(Permission.objects.get(codename="change_question"))
    people["editor"] = User.objects.get(pk=editor.pk)
    for address in addresses(quiz):
        response = ask(people[who], address)
        assert response.status_code == 200 and "no-store" in response["Cache-Control"]


def test_an_administrator_gets_there_in_two_steps(town, quiz, ask, settings):
    settings.REQUIRE_MFA = True
    for address in addresses(quiz):
        assert ask(town.admin, address).status_code == 302


def test_the_page_and_the_file_tell_the_same(town, world, quiz, ask):
    several(world, 6, quiz)
    several(world, 2, quiz, wrong)
    index, page, file = (ask(town.coordinator, address) for address in addresses(quiz))
    assert "Slutprovet" in index.content.decode()
    text = text_of(page)
    assert "75 %" in text and "25 %" in text and "Väntar" in text
    found = rows(file)
    assert [row[2:3] + row[5:] for row in found if row[5]] == [
        [_("Question"), _("Answer"), _("Number"), _("Of"), found[0][8]],
        ["Vad gör du?", "'=Ringer", "6", "8", "75"],
        ["Vad gör du?", "Väntar", "2", "8", "25"],
    ]


def test_a_few_are_hidden_on_the_pages_and_in_the_file(town, world, quiz, ask):
    several(world, 4, quiz)
    hidden = _("not shown: fewer than %(smallest)s answers") % {"smallest": 5}
    index, page, file = (ask(town.coordinator, address) for address in addresses(quiz))
    assert hidden in index.content.decode() and hidden in page.content.decode()
    assert "100 %" not in text_of(page)
    assert {cell for row in rows(file)[1:] for cell in row[6:]} == {hidden}


def test_no_person_and_no_unit_is_named(town, world, quiz, ask):
    several(world, 6, quiz)
    for person in User.objects.filter(quiz_sittings__isnull=False):
        User.objects.filter(pk=person.pk).update(first_name="Kanarie", last_name="Fågel")
    for address in addresses(quiz):
        text = ask(town.coordinator, address).content.decode()
        assert "Kanarie" not in text and "Fågel" not in text
        for sitting in Sitting.objects.select_related("person"):
            assert str(sitting.pk) not in text and sitting.person.employee_id not in text
        assert town.nord.code not in text and town.division.code not in text


def test_what_nobody_has_handed_in_is_not_found(town, quiz, ask):
    _index, page, file = addresses(quiz)
    assert ask(town.coordinator, page).status_code == ask(town.coordinator, file).status_code == 404
    assert ask(town.coordinator, INDEX).status_code == 200


def test_a_quiz_that_is_gone_is_called_as_it_was(town, world, quiz, ask):
    several(world, 6, quiz)
    quiz.delete()
    for address in addresses(quiz)[:2]:
        assert "Slutprovet" in ask(town.coordinator, address).content.decode()


def test_nothing_is_posted(town, client, quiz):
    client.force_login(town.coordinator)
    for address in addresses(quiz):
        assert client.post(address).status_code == 405


def test_the_number_of_queries_is_the_same_for_few_and_many(town, world, ask):
    counted = []
    for number in (1, 8):
        quiz = q.quiz(*(q.question() for _one in range(number)))
        several(world, number + 5, quiz)
        for address in addresses(quiz):
            ask(town.coordinator, address)
            with CaptureQueriesContext(connection) as queries:
                assert ask(town.coordinator, address).status_code == 200
            counted.append(len(queries))
    assert counted[:3] == counted[3:] and max(counted) < 25
