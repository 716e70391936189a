"""axe-core finds nothing on any type of page, in light and dark, on a phone and on a computer."""

import pytest

from organisation.models import User
from tests.journeys.rules import CONTRAST, faults, violations

pytestmark = pytest.mark.sqlite_is_enough

LESSON = "/utbildningar/grundutbildning/sekretess-och-samtycke/"
PUBLIC = [
    "/",
    "/orolig/",
    "/orolig/?kort",
    "/lamna-rorelse/",
    "/lamna-gang/",
    "/lamna-gang/?kort",
    "/logga-in/",
    "/logga-in/kod/",
    "/tillganglighet/",
    "/personuppgifter/",
    "/kontakt/",
    "/sok/",
    "/sok/?q=orolig",
    "/sok/?q=radikalisring",
    "/en/sok/?q=worried",
    "/finns-inte/",
    "/utbildningar/",
    "/en/orolig/",
    "/for-dig-som-arbetar-har/om-du-blir-hotad/",
]
ACCOUNT = ["/konto/losenord/", "/konto/tva-steg/", "/konto/bekrafta/"]
STAFF = [
    *ACCOUNT,
    "/mina/",
    "/mina/vem-ser/",
    "/mina/uppgifter/",
    "/mina/paminnelser/",
    "/apt-samtal/",
    "/start/",
    "/start/?niva=specific&arbete=mitt",
    "/for-dig-som-arbetar-har/om-du-blir-hotad/",
    "/for-dig-som-arbetar-har/avidentifierad-information/",
    "/for-dig-som-arbetar-har/lokal-plan-socialforvaltningen/",
    "/for-dig-som-arbetar-har/lagesbild/",
    "/start/sok/",
    "/start/sok/?q=sekretess+barn",
    "/start/sok/?q=giraff",
    "/utbildningar/",
    "/utbildningar/grundutbildning/",
    LESSON,
    "/finns-inte/",
    "/en/mina/",
]
HEAD = [
    "/uppfoljning/",
    "/uppfoljning/SOC-AO-BJO/?on=2025-12-31",
    "/uppfoljning/SOC-AO-BJO/?on=2999-01-01",
    "/uppfoljning/SOC-AO-BJO/?on=1999-01-01",
    "/uppfoljning/SOC-AO-BJO/inloggningskoder/",
    "/uppfoljning/SOC-AO-BJO/forandring/?on=2025-12-31",
    "/uppfoljning/SOC-AO-BJO/atgard/grund/?on=2025-12-31",
    "/uppfoljning/SOC-AO-BJO/las/?on=2025-12-31",
    "/uppfoljning/SOC-AO-BJO/moten/",
    "/uppfoljning/SOC-AO-BJO/moten/nytt/",
    "/uppfoljning/SOC-AO-BJO/person/{person}/",
    "/uppfoljning/SOC-AO-BJO/person/{person}/tillgodorakna/",
    "/uppfoljning/SOC-AO-BJO/grund/{person}/undanta/",
    "/uppfoljning/SOC-AO-BJO/fordjupning/{person}/lagg-till/",
]
ABOVE = [
    "/uppfoljning/",
    "/uppfoljning/SOC-AO/?on=2025-12-31",
    "/uppfoljning/SOC-AO-BJO/?on=2025-12-31",
    "/uppfoljning/SOC-AO/forandring/?on=2025-12-31",
    "/moten/",
]
ADMINISTRATION = ["/uppfoljning/SOC/sammanfattning/?on=2025-12-31"]
COORDINATOR = [
    "/uppdrag/",
    "/uppdrag/nyckelperson/",
    "/uppdrag/roll/",
    "/mina/roller/",
    "/uppdrag/undantag/",
    "/uppdrag/undantag/lagg-till/",
    "/tillgodorakna/",
    "/moten/",
    "/moten/stod/",
    "/paminnelser/",
    "/test/statistik/",
]
ADMINISTRATOR = ["/tillgodorakna/filer/", "/tillgodorakna/filer/ny/", "/test/bedoma/", "/test/extra-tid/"]
ANSWERS = {"/finns-inte/": 404, "/for-dig-som-arbetar-har/lagesbild/": 403}


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_breaks_a_rule(ekvalla, visit, width):
    found = {}
    person = User.objects.get(username="40731").pk
    visitors = (
        (None, PUBLIC),
        ("40731", STAFF),
        ("40210", HEAD),
        ("40123", ABOVE),
        ("40104", ADMINISTRATION),
        ("40107", COORDINATOR),
        ("admin", ADMINISTRATOR),
    )
    for username, addresses in visitors:
        page = visit(username, javascript=True, width=width)
        complaints = []
        page.on("console", lambda message, seen=complaints: seen.append(message.text))
        for address in addresses:
            answer = page.goto(address.format(person=person))
            broken = faults(page)
            if answer.status != ANSWERS.get(address, 200):
                broken.append((f"answers {answer.status}", []))
            policy = [text for text in complaints if "Content Security Policy" in text]
            if broken or policy:
                found[username, address] = broken + policy
            complaints.clear()
    assert found == {}


def test_a_page_without_a_name_for_its_picture_is_noticed(browser):
    page = browser.new_page()
    page.set_content("<html><body><img src='x'></body></html>")
    assert "image-alt" in {rule for rule, _ in violations(page)}
    page.close()


def test_dark_letters_on_a_dark_page_are_noticed(browser):
    page = browser.new_page()
    style = "@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }"
    page.set_content(
        f"<html lang='sv'><head><title>x</title><style>{style}</style></head><body><p>Hej</p></body></html>"
    )
    assert violations(page, CONTRAST) == []
    page.emulate_media(color_scheme="dark")
    assert [rule for rule, _ in violations(page, CONTRAST)] == ["color-contrast"]
    page.close()
