"""An administrator brings in the staff of a new unit, without JavaScript, while a worker works beside."""

import signal

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from organisation.models import Employment, HrSource, StaffImport, Unit
from tests.factories.hr_files import as_csv, person, unit

UNIT, ABOVE = "SOC-AO-NYB", "SOC-AO"
ROWS = [unit(UNIT, "Hemtjänst Nybyn", ABOVE), *[person(f"H-{number}", UNIT) for number in range(7)]]


@pytest.fixture
def work():
    """Lets a background worker do all that waits, and end."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    yield lambda: call_command("db_worker", "--backend", "background", "--batch", "--no-startup-delay", "--no-reload")
    for number, handler in handlers.items():
        signal.signal(number, handler)


def send(page, rows, name="personal.csv"):
    """Choose a file and have it compared."""
    page.get_by_label("Fil", exact=False).first.set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": as_csv(rows)}
    )
    page.get_by_role("button", name="Jämför filen").click()


@pytest.mark.parametrize("width", [1280, 320])
def test_a_new_unit_and_its_staff(ekvalla, visit, work, width):
    HrSource.objects.create(key="personal", name="Personalsystemet")
    page = visit("admin", width=width)
    page.goto("/cms/staff-imports/")
    page.get_by_role("link", name="Ny import").click()

    send(page, [person("H-1", "FINNS-INTE")], "trasig.csv")
    expect(page.get_by_role("listitem").filter(has_text="Filen läses")).to_contain_text("nu")
    work()
    page.get_by_role("link", name="Visa läget nu").click()
    expect(page.get_by_role("heading", name="Stoppad: 1 fel")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Det finns ingen enhet med den koden.")
    with page.expect_download() as download:
        page.get_by_role("link", name="Alla fel som fil (CSV)").click()
    assert "Enhetskod" in download.value.path().read_text(encoding="utf-8-sig")

    page.get_by_role("link", name="Alla importer").click()
    page.get_by_role("link", name="Ny import").click()
    send(page, ROWS)
    work()
    page.get_by_role("link", name="Visa läget nu").click()
    expect(page.get_by_role("heading", name="Jämförd, inte genomförd")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Hemtjänst Nybyn (SOC-AO-NYB) öppnar")
    assert not Unit.objects.filter(code=UNIT).exists()

    other_tab = page.context.new_page()
    other_tab.goto(page.url)
    page.get_by_role("button", name="Bekräfta och genomför").click()
    other_tab.get_by_role("button", name="Bekräfta och genomför").click()
    expect(other_tab.get_by_role("main")).to_contain_text("Importen är redan bekräftad")
    work()
    page.get_by_role("link", name="Visa läget nu").click()
    expect(page.get_by_role("heading", name="Genomförd", exact=True)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("7 nya")
    assert Employment.objects.filter(unit__code=UNIT).count() == 7
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_role("link", name="Alla importer").click()
    row = page.get_by_role("row").filter(has_text="personal.csv")
    expect(row).to_contain_text("7 nya")
    expect(row).to_contain_text(StaffImport.objects.first().sha256[:12])


def test_with_javascript_the_page_follows_by_itself(ekvalla, visit, work):
    HrSource.objects.create(key="personal", name="Personalsystemet")
    page = visit("admin", javascript=True)
    page.goto("/cms/staff-imports/new/")
    send(page, ROWS)
    expect(page.get_by_role("heading", name="Väntar på att jämföras")).to_be_visible()
    work()
    expect(page.get_by_role("heading", name="Jämförd, inte genomförd")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("button", name="Bekräfta och genomför")).to_be_enabled()
