"""A quiz as people take it: without JavaScript, on a phone, in two places, and kept while one writes."""

import pytest

from organisation.models import User
from quizzes.models import QuizPage, Sitting
from tests.factories import quizzes as q
from tests.journeys.quiz_taking import answer_rightly, go_to_the_result
from tests.journeys.rules import faults

pytestmark = pytest.mark.sqlite_is_enough

BASIC = "Kunskapstest: grundutbildningen"
ALONE = "/kunskapstest/rutinen-i-egna-ord/"
WHO = "40210"


def address_of(title):
    return QuizPage.objects.get(title=title, locale__language_code="sv").url


def begin(page, address):
    page.goto(address)
    page.locator("main form .button").first.click()


def test_a_quiz_is_taken_without_javascript_and_gone_on_with_elsewhere(ekvalla, visit):
    phone = visit(WHO, width=320)
    begin(phone, address_of(BASIC))
    phone.locator("form.form .button").first.click()  # Nothing is chosen.
    assert phone.locator("[role=alert]").count() == 1
    answer_rightly(phone)
    assert phone.url.endswith("/svar/")
    computer = visit(WHO)
    begin(computer, address_of(BASIC))
    assert computer.url.endswith("/fraga/2/")
    go_to_the_result(computer)
    person = User.objects.get(username=WHO)
    assert Sitting.objects.get(person=person).passed
    assert computer.locator(".questions > li").count() == 10
    phone.reload()  # The feedback of the first question is still there.
    assert phone.locator(".answer.right").count() >= 1


def test_what_is_being_answered_is_kept_before_any_button_is_pressed(ekvalla, visit):
    page = visit(WHO, javascript=True)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    begin(page, ALONE)
    address = page.url
    with page.expect_response(lambda response: response.request.method == "POST") as kept:
        page.locator(".choice label").first.click()
    assert kept.value.json()["kept"]
    page.locator("[data-kept]:not(:empty)").wait_for()
    page.goto("about:blank")
    page.goto(address)
    assert page.locator(".choices input:checked").count() == 1
    assert [text for text in complaints if "Content Security Policy" in text] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_a_sitting_breaks_a_rule(ekvalla, visit, width):
    page = visit(WHO, javascript=True, width=width)
    found = {}

    def look(name):
        if broken := faults(page):
            found[name] = broken

    page.goto("/kunskapstest/")
    look("list")
    page.goto("/test/kategorier/")
    look("categories")
    page.goto(ALONE)
    look("quiz")
    begin(page, ALONE)
    for _question in range(8):
        if page.url.endswith("/granska/"):
            break
        look("question")
        if page.locator("textarea").count():
            page.locator("form.form .button").first.click()
            look("nothing written")
            page.locator("textarea").fill("Först ringer jag 112.")
            page.locator("form.form .button").first.click()
        else:
            answer_rightly(page)
        if page.url.endswith("/svar/"):
            look("feedback")
            page.locator("main .actions .button").first.click()
    look("review")
    page.locator("main form .button").first.click()
    look("result")
    page.goto("/test/mina/")
    look("my results")
    assert found == {}


def test_a_word_longer_than_the_line_makes_no_page_wider(ekvalla, visit):
    """An editor may write one in a question, an answer or what is said to it, and a learner in an essay."""
    word = "Anmälningsskyldighetsbestämmelserna" * 4
    long = q.question(word, right=word, wrong=(word + "?",), explanation=word)
    long.answers.update(feedback=word)
    long.save()
    quiz = q.quiz(long, q.essay(word), pass_mark=50)
    page = visit(WHO, width=320)
    wide = []

    def look():
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(page.url)

    begin(page, quiz.url)
    look()
    answer_rightly(page)
    look()
    page.locator("main .actions .button").first.click()
    look()
    page.locator("textarea").fill(word)
    page.locator("form.form .button").first.click()
    look()
    page.locator("main form .button").first.click()
    look()
    assert page.url.endswith("/resultat/")
    assert wide == []
