"""“Who can see my data?”: the page that every employee can open."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from organisation import staffing
from organisation.models import NamesViewed, SignInCode, User
from tests.factories.world import LONG_AGO

URL = "/mina/vem-ser/"


@pytest.fixture
def read(client):
    """The text of the page as a person sees it, without line breaks."""

    def get(person, query="", language=""):
        client.force_login(person)
        response = client.get(f"{language}{URL}{query}")
        assert response.status_code == 200
        return " ".join(response.content.decode().split())

    return get


def section(text, heading):
    """From a heading to the next of the second level."""
    return text.split(f"<h2>{heading}</h2>")[1].split("<h2>")[0]


def test_it_names_those_who_see_names_and_those_who_see_numbers(town, read):
    part = section(read(town.employee), "Du arbetar på Nord")
    names, counts = part.split("<h3>Ser bara antal</h3>")
    assert "<strong>Nora Chef</strong>, chef för Nord" in names and "Doris" not in names
    assert "<strong>Doris Chef</strong>, chef för Äldreomsorg" in counts
    assert "<strong>Sam Ordnare</strong>, samordnare för Ekvalla kommun" in counts
    assert "färre än 5 personer" in counts
    assert "Siv" not in part


def test_a_vacancy_is_said_in_words(town, read):
    town.head.appointments.get().void("left")
    part = section(read(town.employee), "Du arbetar på Nord")
    assert "Nord har ingen chef i dag. Då är det närmaste chef ovanför" in part
    assert "<strong>Doris Chef</strong>, chef för Äldreomsorg" in part.split("<h3>Ser bara antal</h3>")[0]


def test_joint_heads_are_named_together(town, read, world):
    world.head(town.nord, person=world.person("Örjan Östlund"))
    assert "<strong>Nora Chef och Örjan Östlund</strong>, chef för Nord" in read(town.employee)


def test_a_head_reads_who_sees_heads(town, read):
    text = read(town.head)
    assert "Du själv, som leder enheten." in section(text, "Du arbetar på Nord")
    assert "<strong>Doris Chef</strong>, chef för Äldreomsorg" in section(text, "Du är chef")
    assert "<h2>Du är chef</h2>" not in read(town.employee)


def test_who_works_nowhere_reads_that(town, read, world):
    assert "Du har ingen anställning här i dag" in read(world.person())


def test_it_says_what_former_heads_and_colleagues_see(town, read):
    text = section(read(town.employee), "Ingen annan")
    assert "Tidigare chefer ser inget längre." in text
    assert "Kollegor, chefer för andra enheter, redaktörer och nyckelpersoner ser inget" in text


def test_administrators_are_counted_not_named(town, read, world):
    assert "1 administratör utöver dig" in read(town.employee)
    world.person("Ulla Upphörd", is_superuser=True, is_active=False)
    world.person("Per Privilegierad", is_superuser=True)
    text = read(town.employee)
    assert "2 administratörer utöver dig" in text
    assert "Ada" not in text and "Privilegierad" not in text


def test_nobody_has_looked(town, read):
    assert "Ingen administratör har öppnat en namnlista som du finns i." in read(town.employee)


def test_an_administrators_look_is_told_with_time_name_and_role(town, read, client, world):
    staffing.employ(town.admin, town.municipality, world.job_role("systemförvaltare"), LONG_AGO)
    client.force_login(town.admin)
    client.get("/uppfoljning/nord/")
    looked = timezone.localtime(NamesViewed.objects.get().at)
    part = section(read(town.employee), "Vem har tittat?")
    assert "Ada Administratör, systemförvaltare, administratör" in part
    assert date_format(looked, "j F Y H:i") in part
    assert "Nord" in part
    assert "Ingen administratör" in read(town.neighbour)


def test_a_long_log_comes_in_pages(town, read):
    now = timezone.now()
    NamesViewed.objects.bulk_create(NamesViewed(viewer=town.admin, unit=town.nord, at=now) for _ in range(51))
    first, last = read(town.employee), read(town.employee, "?page=2")
    assert (first.count("Ada Administratör"), last.count("Ada Administratör")) == (50, 1)
    assert 'href="?page=2#log"' in first and 'href="?page=1#log"' in last
    for strange in ("?page=0", "?page=x", "?page=999999999999999999999"):
        assert "Ada Administratör" in read(town.employee, strange)


def test_a_one_time_code_is_told_with_what_became_of_it(town, read):
    now = timezone.now()

    def code(number, **values):
        made = {"made_by": town.head, "made_at": now - timedelta(days=9), "expires_at": now + timedelta(days=1)}
        SignInCode.objects.create(person=town.employee, digest=str(number), **made | values)

    code(1, used_at=now)
    code(2, withdrawn_at=now)
    code(3)
    part = section(read(town.employee), "Engångskoder till ditt konto")
    assert part.count("Nora Chef skrev ut en engångskod till dig den") == 3
    for words in ("Den användes den", "Den drogs tillbaka den", "Den har inte använts och gäller till den"):
        assert part.count(words) == 1
    SignInCode.objects.filter(digest="3").update(expires_at=now - timedelta(hours=1))
    assert "Den gick ut utan att ha använts." in read(town.employee)
    assert "Engångskoder" not in read(town.colleague)


def test_it_is_in_english_too(town, read):
    text = read(town.employee, language="/en")
    assert "Who can see my data?" in text and "<strong>Nora Chef</strong>, head of Nord" in text


def test_a_stranger_is_asked_to_sign_in_and_nothing_can_be_sent(client, town):
    assert client.get(URL)["Location"] == "/logga-in/?next=/mina/vem-ser/"
    client.force_login(town.employee)
    assert client.post(URL).status_code == 405


def test_one_who_has_been_deactivated_is_out(client, town):
    client.force_login(town.employee)
    User.objects.filter(pk=town.employee.pk).update(is_active=False)
    assert client.get(URL).status_code == 302


def test_the_way_there(client, town):
    assert f'href="{URL}"' in client.get("/personuppgifter/").content.decode()
    client.force_login(town.employee)
    assert f'href="{reverse("tracking:who_sees_me")}"' in client.get("/mina/").content.decode()


def test_it_costs_the_same_for_few_and_many(town, world, client, django_assert_num_queries):
    for number in range(8):
        unit = world.unit(f"Enhet {number}", town.division)
        world.staff(unit, person=town.employee)
        world.head(unit, person=world.staff(unit))
        admin = world.staff(town.municipality, person=world.person(is_superuser=True))
        NamesViewed.objects.create(viewer=admin, unit=unit)
    NamesViewed.objects.create(viewer=town.admin, unit=town.syd)
    for person, rows in ((town.neighbour, 1), (town.employee, 8)):
        client.force_login(person)
        with django_assert_num_queries(19):
            response = client.get(URL)
        assert len(response.context["views"]) == rows
