"""The main job, from end to end: an employee takes the course, the head sees it, and the figure comes out."""

import csv
import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from demo.accounts import PASSWORD
from organisation import staffing
from organisation.models import User
from tests.journeys.conftest import sign_in
from tests.journeys.quiz_taking import go_to_the_result
from tracking.models import Completion

UNIT = "SOC-AO-BJO"
EMPLOYEE, HEAD, OTHER_HEAD = "40718", "40210", "40211"
BUTTON = "Markera som klart och gå vidare"


def figures_on_the_page(page):
    """(completed, relevant) of the basic course, from the table of the follow-up page."""
    page.goto(f"/uppfoljning/{UNIT}/")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="Grundutbildning", exact=True))
    return int(row.locator("[data-l=Klara]").inner_text()), int(row.locator("[data-l=Relevanta]").inner_text())


def test_an_employee_takes_the_course_and_the_figure_comes_out(ekvalla, visit):
    head = visit(HEAD)
    completed, relevant = figures_on_the_page(head)

    phone = visit(EMPLOYEE, width=320)
    expect(phone.get_by_role("heading", name="Mina utbildningar")).to_be_visible()
    phone.get_by_role("link", name="Börja utbildningen").click()
    for _ in range(3):
        phone.get_by_role("button", name=BUTTON).click()

    computer = visit(EMPLOYEE)
    computer.get_by_role("link", name="Fortsätt där du slutade").click()
    expect(computer.get_by_role("heading", level=1)).to_have_text("Samtalet")
    for _ in range(4):
        computer.get_by_role("button", name=BUTTON).click()
    expect(computer.get_by_role("heading", level=1)).to_have_text("Kunskapstest: grundutbildningen")
    pass_the_quiz(computer)

    computer.goto("/mina/")
    computer.get_by_role("table").get_by_role("link", name="Intyg för").click()
    expect(computer.get_by_role("heading", name="Intyg om genomförd utbildning")).to_be_visible()

    assert figures_on_the_page(head) == (completed + 1, relevant)
    expect(head.locator("#sentence-grund")).to_contain_text(f"{completed + 1} av {relevant} relevanta medarbetare")
    assert row_of_the_csv(head)["Klara"] == str(completed + 1)
    assert row_of_the_command()["completed"] == completed + 1

    stranger = visit(OTHER_HEAD)
    assert stranger.goto(f"/uppfoljning/{UNIT}/").status == 404
    assert stranger.goto(f"/uppfoljning/{UNIT}/rapport.csv").status == 404


def pass_the_quiz(page):
    """From its page to the result, every answer right."""
    page.locator("main form .button").first.click()
    go_to_the_result(page)
    expect(page.locator(".tag.ok").first).to_contain_text("Godkänt")


def row_of_the_csv(page):
    """The row of the basic course in the file that the page links to."""
    address = page.get_by_role("link", name="CSV").first.get_attribute("href")
    text = page.request.get(address).text().lstrip("\N{BYTE ORDER MARK}")
    return next(row for row in csv.DictReader(StringIO(text), delimiter=";") if row["Krav"] == "grund")


def row_of_the_command():
    """The same row as the command line gives it."""
    out = StringIO()
    call_command("completion_report", on=timezone.localdate(), stdout=out)
    rows = json.loads(out.getvalue())["rows"]
    return next(row for row in rows if row["unit_code"] == UNIT and row["requirement"] == "grund")


def test_what_goes_wrong_on_the_way_loses_nothing(ekvalla, visit):
    """Two tabs, a double submit, the back button, and a session that ends in the middle of a lesson."""
    first = visit(EMPLOYEE)
    first.get_by_role("link", name="Börja utbildningen").click()
    second = first.context.new_page()
    second.goto(first.url)
    first.get_by_role("button", name=BUTTON).click()
    with second.expect_navigation():  # One goes back from a page that has arrived.
        second.get_by_role("button", name=BUTTON).click()
    assert parts_done() == 1
    second.go_back()
    expect(second.locator("main")).to_contain_text("Du är klar med det här avsnittet")
    assert parts_done() == 1

    first.goto("/mina/")
    first.get_by_role("link", name="Fortsätt där du slutade").click()
    here = first.url
    first.context.clear_cookies(name="sessionid")
    first.get_by_role("button", name=BUTTON).click()
    expect(first.get_by_role("heading", name="Logga in")).to_be_visible()
    assert parts_done() == 1
    sign_in(first, EMPLOYEE)
    assert first.url == here
    first.get_by_role("button", name=BUTTON).click()
    assert parts_done() == 2

    first.context.clear_cookies()
    first.get_by_role("button", name=BUTTON).click()
    expect(first.get_by_role("heading", level=1)).to_be_visible()
    assert "Traceback" not in first.content()
    assert parts_done() == 2


def parts_done():
    return Completion.objects.filter(person__username=EMPLOYEE).count()


@pytest.mark.parametrize("username", ["40718", "40210", "redaktor", "admin"])
def test_the_demo_sign_ins_work(ekvalla, client, username):
    assert client.post("/logga-in/", {"login": username, "password": PASSWORD}).status_code == 302
    assert client.get("/mina/").status_code == 200


def test_a_person_who_has_left_the_unit_no_longer_counts_there(ekvalla, visit):
    """The head's figure follows the staff of the day."""
    head = visit(HEAD)
    completed, relevant = figures_on_the_page(head)
    samira = User.objects.get(username=EMPLOYEE)
    staffing.end_employment(samira.employments.in_force().get(ends_on=None), date(2026, 10, 31))
    assert figures_on_the_page(head) == (completed, relevant - 1)
