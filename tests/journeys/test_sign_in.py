"""A head prints a code; an employee without e-mail signs in with it on a small telephone, without JavaScript."""

import re

from demo.accounts import PASSWORD as DEMO_PASSWORD
from organisation.models import Employment, SignInCode

UNIT, HEAD = "SOC-AO-BJO", "40210"
PASSWORD = "tre gröna grodor"


def somebody_who_cannot_sign_in():
    """One of the head's staff, who has never chosen a password."""
    placed = Employment.objects.in_force().filter(unit__code=UNIT, ends_on=None, person__password__startswith="!")
    return placed.order_by("person__username").first().person


def scrolls_sideways(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def print_slip(page, person):
    """The head finds the way from the follow-up of the unit, and gets a slip."""
    page.goto(f"/uppfoljning/{UNIT}/")
    page.get_by_role("link", name="Inloggningskoder").click()
    row = page.get_by_role("row").filter(has_text=str(person))
    row.get_by_role("button", name="Skapa en kod").click()
    return page.get_by_label("Lappen")


def test_from_the_heads_slip_to_signing_in_again(ekvalla, visit):
    person = somebody_who_cannot_sign_in()
    head = visit(HEAD)
    slip = print_slip(head, person)
    code = re.search(r"\b(?:[2-9A-Z]{4}-){2}[2-9A-Z]{4}\b", slip.inner_text())[0]
    address = re.search(r"http\S+", slip.inner_text())[0]

    page = visit(width=320)
    page.goto(address)
    assert not scrolls_sideways(page)
    page.get_by_label("Anställningsnummer").fill(person.employee_id)
    page.get_by_label("Kod", exact=True).fill(code.lower())
    page.get_by_role("button", name="Gå vidare").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Välj ett lösenord"
    assert not scrolls_sideways(page)
    page.get_by_label("Nytt lösenord").fill("kort")
    page.get_by_label("Det nya lösenordet en gång till").fill("kort")
    page.get_by_role("button", name="Spara och logga in").click()
    assert page.get_by_role("alert").is_visible()
    page.get_by_label("Nytt lösenord").fill(PASSWORD)
    page.get_by_label("Det nya lösenordet en gång till").fill(PASSWORD)
    page.get_by_role("button", name="Spara och logga in").click()
    page.wait_for_url("**/mina/")

    page.get_by_role("button", name="Logga ut").click()
    page.goto("/mina/")
    page.get_by_label("Användarnamn").fill(person.employee_id)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url("**/mina/")

    row = SignInCode.objects.get()
    assert (row.person, row.made_by.username) == (person, HEAD)
    assert row.used_at is not None

    late = visit(width=320)
    late.goto("/logga-in/kod/")
    late.get_by_label("Anställningsnummer").fill(person.employee_id)
    late.get_by_label("Kod", exact=True).fill(code)
    late.get_by_role("button", name="Gå vidare").click()
    assert "Koden fungerar inte." in late.get_by_role("alert").inner_text()


def test_only_the_slip_comes_out_on_paper(ekvalla, visit):
    page = visit(HEAD)
    slip = print_slip(page, somebody_who_cannot_sign_in())
    page.emulate_media(media="print")
    assert slip.is_visible()
    for hidden in ("Print the slip now", "Skriv ut lappen nu", "Klar", "Logga ut", "Tillgänglighet"):
        assert page.get_by_text(hidden, exact=True).filter(visible=True).count() == 0
    assert not page.get_by_role("banner").is_visible()


def test_five_wrong_passwords_close_the_door_with_a_kind_word(ekvalla, visit):
    page = visit(width=320)
    for _ in range(5):
        page.goto("/logga-in/")
        page.get_by_label("Användarnamn").fill("40731")
        page.get_by_label("Lösenord").fill("fel lösenord")
        page.get_by_role("button", name="Logga in").click()
    assert page.get_by_role("heading", level=1).inner_text() == "För många försök"
    page.get_by_role("link", name="Till inloggningen").click()
    page.get_by_label("Användarnamn").fill("40731")
    page.get_by_label("Lösenord").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    assert page.get_by_role("heading", level=1).inner_text() == "För många försök"
