"""The second step: who must take it, that nothing opens before, and that guessing does not help."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from axes.models import AccessAttempt
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from organisation.accounts import SecondFactors
from organisation.models import NamesViewed, User

pytestmark = pytest.mark.django_db
COMMITS = pytest.mark.django_db(transaction=True)  # allauth tells of a new app when it is safely stored.
PASSWORD = "korv med bröd 12"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SET_UP, AGAIN, LOGIN = "/konto/tva-steg/skaffa/", "/konto/tva-steg/bekrafta/", "/konto/tva-steg/logga-in/"


@pytest.fixture(autouse=True)
def required(settings):
    settings.REQUIRE_MFA = True


@pytest.fixture
def editor(world):
    """One who may open the CMS, by way of a group."""
    person = world.person("Edit Redaktör")
    group = Group.objects.create(name="Redaktörer")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    person.groups.add(group)
    return with_password(person)


def with_password(person):
    person.set_password(PASSWORD)
    person.save()
    return person


def with_app(person):
    TOTP.activate(person, SECRET)
    return person


def code_now(secret=SECRET):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def sign_in(client, person):
    return client.post("/logga-in/", {"login": person.username, "password": PASSWORD})


def second_step(client, code=None, page=LOGIN):
    return client.post(page, {"code": code or code_now()})


def set_up(client):
    """The whole way of one who has signed in with a password only; ends on the page with recovery codes."""
    assert client.get(SET_UP).url == "/konto/bekrafta/?next=%2Fkonto%2Ftva-steg%2Fskaffa%2F"
    assert client.post(f"/konto/bekrafta/?next={SET_UP}", {"password": PASSWORD}).url == SET_UP
    page = client.get(SET_UP).text
    secret = re.search(r'class="key">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    return client.post(SET_UP, {"code": code_now(secret)}, follow=True)


class TestTheCms:
    @pytest.mark.parametrize("path", ["/cms/", "/cms/pages/", "/cms/users/", "/cms/images/", "/cms/account/"])
    @pytest.mark.parametrize("method", ["get", "post", "head"])
    def test_without_an_app_one_is_led_to_set_it_up(self, editor, client, path, method):
        sign_in(client, editor)
        response = getattr(client, method)(path)
        assert response.status_code == 302
        assert response.url.startswith(f"{SET_UP}?next=%2Fcms%2F")

    @COMMITS
    def test_the_way_through(self, editor, client):
        sign_in(client, editor)
        assert client.get("/cms/").status_code == 302
        response = set_up(client)
        assert "<h1>Reservkoder</h1>" in response.text
        assert "Nu loggar du in i två steg." in response.text
        assert len(re.findall(r"<li><code>\w{8,}</code></li>", response.text)) == 10
        assert 'href="/cms/"' in response.text
        assert client.get("/cms/").status_code == 200

    def test_the_next_time_the_code_is_asked_for_before_anything_opens(self, editor, client):
        with_app(editor)
        assert sign_in(client, editor).url == LOGIN
        assert client.get("/mina/").status_code == 302
        assert client.get("/cms/").status_code == 302
        assert second_step(client).url == "/mina/"
        assert client.get("/cms/").status_code == 200

    def test_a_session_from_before_the_app_must_take_the_step(self, editor, client):
        sign_in(client, editor)
        with_app(editor)
        response = client.get("/cms/pages/")
        assert response.url == f"{AGAIN}?next=%2Fcms%2Fpages%2F"
        assert second_step(client, page=response.url).url == "/cms/pages/"
        assert client.get("/cms/").status_code == 200

    def test_another_persons_step_does_not_count(self, editor, world, client):
        sign_in(client, editor)
        session = client.session
        session["second_factor"] = world.person().pk
        session.save()
        assert client.get("/cms/").status_code == 302

    @COMMITS
    def test_removing_the_app_closes_the_cms_again(self, editor, client):
        sign_in(client, editor)
        set_up(client)
        assert client.post("/konto/tva-steg/ta-bort/").status_code == 302
        assert Authenticator.objects.count() == 0
        assert client.get("/cms/").url.startswith(SET_UP)

    def test_a_superuser_is_not_spared(self, town, client):
        client.force_login(town.admin)
        assert client.get("/cms/").url.startswith(SET_UP)

    def test_a_preview_or_another_language_is_no_way_round(self, editor, client):
        client.force_login(editor)
        assert client.get("/cms/pages/1/edit/preview/").status_code == 302
        assert client.get("/en/cms/").status_code == 404

    def test_it_can_be_turned_off_for_trying_out(self, editor, client, settings):
        settings.REQUIRE_MFA = False
        sign_in(client, editor)
        assert client.get("/cms/").status_code == 200


class TestAdministrators:
    PATHS = [
        "/uppfoljning/",
        "/uppfoljning/nord/",
        "/uppfoljning/nord/rapport.csv",
        "/uppfoljning/nord/inloggningskoder/",
    ]

    @pytest.mark.parametrize("path", PATHS)
    def test_they_see_no_names_before_the_second_step(self, town, client, path):
        client.force_login(town.admin)
        response = client.get(path)
        assert response.url.startswith(f"{SET_UP}?next=%2Fuppfoljning%2F")
        assert NamesViewed.objects.count() == 0

    def test_nor_print_codes(self, town, client):
        client.force_login(town.admin)
        response = client.post(reverse("print_code", args=["nord", town.employee.pk]))
        assert response.url.startswith(SET_UP)
        assert town.employee.sign_in_codes.count() == 0

    def test_by_permission_as_well(self, town, world, client):
        person = world.person()
        person.user_permissions.add(Permission.objects.get(codename="see_all_names"))
        client.force_login(person)
        assert client.get("/uppfoljning/nord/").url.startswith(SET_UP)

    def test_with_it_they_do(self, town, client):
        with_app(with_password(town.admin))
        sign_in(client, town.admin)
        second_step(client)
        assert client.get("/uppfoljning/nord/").status_code == 200

    def test_heads_and_coordinators_are_not_asked(self, town, client):
        for person in (town.head, town.coordinator):
            client.force_login(person)
            assert client.get("/uppfoljning/", follow=True).status_code == 200


class TestTheStepItself:
    @pytest.fixture
    def halfway(self, editor, client):
        with_app(editor)
        sign_in(client, editor)
        return client

    def test_a_wrong_code_is_explained(self, halfway):
        assert "Koden stämmer inte." in second_step(halfway, "000000").text

    def test_a_code_works_once(self, halfway, editor):
        second_step(halfway)
        other = Client()
        sign_in(other, editor)
        assert "Koden stämmer inte." in second_step(other).text

    def test_a_recovery_code_works_once(self, editor, client):
        sign_in(client, editor)
        page = set_up(client).text
        code = re.findall(r"<li><code>(\w{8,})</code></li>", page)[0]
        first, second = Client(), Client()
        sign_in(first, editor)
        assert second_step(first, code).url == "/mina/"
        assert first.get("/cms/").status_code == 200
        sign_in(second, editor)
        assert "Koden stämmer inte." in second_step(second, code).text

    def test_recovery_codes_are_shown_once(self, editor, client):
        sign_in(client, editor)
        set_up(client)
        page = client.get("/konto/tva-steg/reservkoder/").text
        assert re.findall(r"<li><code>(\w{8,})</code></li>", page) == []
        assert "Du har 10 reservkoder kvar." in page

    def test_guessing_is_locked_out_for_all_processes(self, halfway, editor):
        """The count is in the database: what one process keeps in memory is not what stops it."""
        answers = []
        for number in range(5):
            cache.clear()
            answers.append(second_step(halfway, f"00000{number}").status_code)
        assert answers == [200, 200, 200, 200, 429]
        cache.clear()
        assert second_step(halfway).status_code == 429
        assert sign_in(Client(), editor).status_code == 429
        AccessAttempt.objects.all().delete()
        assert second_step(halfway).status_code == 302

    def test_guessing_in_a_session_that_is_in_is_locked_out_too(self, editor, client):
        sign_in(client, editor)
        with_app(editor)
        answers = []
        for number in range(5):
            cache.clear()
            answers.append(second_step(client, f"00000{number}", page=AGAIN).status_code)
        assert answers == [200, 200, 200, 200, 429]
        assert client.get("/cms/").status_code == 302

    def test_stopping_halfway_ends_it(self, halfway):
        halfway.post("/logga-ut/")
        assert halfway.get(LOGIN).url == "/logga-in/"

    def test_one_who_is_deactivated_halfway_does_not_come_in(self, halfway, editor):
        User.objects.filter(pk=editor.pk).update(is_active=False)
        second_step(halfway)
        assert halfway.get("/mina/").status_code == 302
        assert halfway.get("/cms/").status_code == 302

    @pytest.mark.parametrize("code", ["", "1", "x" * 5000, "\0", "åäö123"])
    def test_odd_codes(self, halfway, code):
        assert halfway.post(LOGIN, {"code": code}).status_code == 200

    def test_the_page_alone_leads_to_the_beginning(self, client):
        assert client.get(LOGIN).url == "/logga-in/"


class TestSettingUp:
    def test_the_password_is_asked_for_once_more(self, editor, client):
        """A computer that was left open is no way to take the account over."""
        sign_in(client, editor)
        assert client.get(SET_UP).url.startswith("/konto/bekrafta/")
        response = client.post("/konto/bekrafta/", {"password": "fel"})
        assert "Det är inte ditt lösenord." in response.text
        assert client.post(SET_UP, {"code": code_now()}).url.startswith("/konto/bekrafta/")
        assert Authenticator.objects.count() == 0

    def test_guessing_the_password_there_is_counted(self, editor, client):
        sign_in(client, editor)
        answers = [client.post("/konto/bekrafta/", {"password": f"fel{n}"}).status_code for n in range(5)]
        assert answers == [200, 200, 200, 200, 429]

    @COMMITS
    def test_one_without_a_password_here_can_set_it_up(self, editor, client):
        editor.set_unusable_password()
        editor.save()
        client.force_login(editor)
        page = client.get(SET_UP)
        secret = re.search(r'class="key">([A-Z2-7 ]+)<', page.text)[1].replace(" ", "")
        assert client.post(SET_UP, {"code": code_now(secret)}).status_code == 302
        assert client.get("/cms/").status_code == 200

    def test_the_picture_needs_no_script_and_no_data_address(self, editor, client):
        editor.set_unusable_password()
        editor.save()
        client.force_login(editor)
        response = client.get(SET_UP)
        assert "<svg" in response.text
        assert "data:" not in response.text
        assert "style=" not in response.text
        assert "<script>" not in response.text
        assert "no-store" in response.headers["Cache-Control"]

    def test_a_wrong_first_code(self, editor, client):
        editor.set_unusable_password()
        editor.save()
        client.force_login(editor)
        client.get(SET_UP)
        assert "Koden stämmer inte." in client.post(SET_UP, {"code": "000000"}).text
        assert Authenticator.objects.count() == 0

    def test_anybody_may(self, town, client):
        sign_in(client, with_password(town.employee))
        assert "<h1>Inloggning i två steg</h1>" in client.get("/konto/tva-steg/").text
        set_up(client)
        assert Authenticator.objects.filter(user=town.employee).count() == 2


class TestTheSecret:
    def test_it_is_stored_encrypted(self, editor):
        with_app(editor)
        stored = str(Authenticator.objects.get().data)
        assert SECRET not in stored
        assert SecondFactors().decrypt(Authenticator.objects.get().data["secret"]) == SECRET

    def test_a_new_key_of_the_server_still_opens_it(self, editor, settings, client):
        old = settings.SECRET_KEY
        with_app(editor)
        with override_settings(SECRET_KEY="new" * 20, SECRET_KEY_FALLBACKS=[old]):
            sign_in(client, editor)
            assert second_step(client).status_code == 302


def test_an_administrator_of_the_server_forgets_a_lost_telephone(editor, client, capsys):
    sign_in(client, editor)
    set_up(client)
    call_command("forget_second_factor", editor.username)
    assert Authenticator.objects.count() == 0
    assert editor.username in capsys.readouterr().out
    fresh = Client()
    assert sign_in(fresh, editor).url == "/mina/"
    assert fresh.get("/cms/").url.startswith(SET_UP)
