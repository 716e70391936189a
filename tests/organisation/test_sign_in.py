"""Who gets in with a password, who is out at once, and what a stranger can find out by trying."""

import logging
from datetime import date, timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher, PBKDF2PasswordHasher, ScryptPasswordHasher
from django.contrib.sessions.models import Session
from django.db import connection
from django.shortcuts import resolve_url
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisation import hashers, lock_out, staffing
from organisation.accounts import StaffAccounts
from organisation.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "korv med bröd 12"
WRONG = "Det gick inte att logga in"


@pytest.fixture
def anna(town):
    """Employed in Nord; her user name is not her employee id."""
    person = town.employee
    person.username = "anna.holm"
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in(client, login, password=PASSWORD, **extra):
    return client.post("/logga-in/", {"login": login, "password": password}, **extra)


def is_in(client):
    return client.get("/mina/").status_code == 200


@pytest.mark.parametrize("name", ["anna.holm", " anna.holm ", "ANNA.HOLM", "id"])
def test_user_name_or_employee_id(anna, client, name):
    response = sign_in(client, anna.employee_id if name == "id" else name)
    assert (response.status_code, response.url) == (302, "/mina/")
    assert is_in(client)


def test_letters_of_an_employee_id_in_any_case(anna, client):
    User.objects.filter(pk=anna.pk).update(employee_id="AB123")
    assert sign_in(client, "ab123").status_code == 302


def test_a_user_name_goes_before_another_persons_employee_id(anna, town, client):
    User.objects.filter(pk=town.colleague.pk).update(username=anna.employee_id)
    assert WRONG in sign_in(client, anna.employee_id).text
    assert sign_in(client, "anna.holm").status_code == 302


def test_one_comes_back_to_where_one_was_but_never_to_another_site(anna, client):
    assert client.get("/start/").url == "/logga-in/?next=/start/"
    assert client.post("/logga-in/?next=/start/", {"login": "anna.holm", "password": PASSWORD}).url == "/start/"
    for there in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        fresh = Client()
        data = {"login": "anna.holm", "password": PASSWORD, "next": there}
        assert fresh.post("/logga-in/", data).url == "/mina/"


def tell(anna, town, kind):
    """(login, password) of one who does not get in."""
    if kind == "deactivated":
        User.objects.filter(pk=anna.pk).update(is_active=False)
    if kind == "left":
        staffing.end_employment(anna.employments.in_force().get(), timezone.localdate() - timedelta(days=1))
    if kind == "no password":
        anna.set_unusable_password()
        anna.save()
    names = {"unknown": "finns.inte", "an e-mail": "anna@example.org"}
    return names.get(kind, "anna.holm"), "fel" if kind == "wrong password" else PASSWORD


KINDS = ["unknown", "an e-mail", "wrong password", "deactivated", "left", "no password"]


def test_all_who_fail_get_the_same_page(anna, town):
    """What is said about a name tells nobody whether it exists, or who works here."""
    pages = set()
    for kind in KINDS:
        client = Client()
        User.objects.filter(pk=anna.pk).update(is_active=True, email="anna@example.org")
        login, password = tell(User.objects.get(pk=anna.pk), town, kind)
        response = sign_in(client, login, password)
        assert response.status_code == 200
        assert not is_in(client)
        page = response.text.replace(f'value="{login}"', "")
        start = page.index('name="csrfmiddlewaretoken"')
        pages.add(page[:start] + page[page.index(">", start) :])
        AccessAttempt.objects.all().delete()
    assert len(pages) == 1
    assert WRONG in pages.pop()


@pytest.mark.parametrize("kind", KINDS)
def test_each_failure_hashes_exactly_once(anna, town, client, kind, monkeypatch):
    """Time would tell as well as words: one hash, whoever it is."""
    login, password = tell(anna, town, kind)
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args))
    sign_in(client, login, password)
    assert len(hashed) == 1


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 5000])
def test_odd_names_are_refused_calmly(anna, client, name):
    assert sign_in(client, name).status_code == 200


def test_the_session_key_is_another_after_signing_in(anna, client):
    client.get("/logga-in/")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies["sessionid"] = planted = session.session_key
    sign_in(client, "anna.holm")
    assert client.cookies["sessionid"].value != planted
    assert not Session.objects.filter(pk=planted).exists()
    assert client.session.get_expiry_age() == pytest.approx(12 * 3600, abs=5)


def test_signing_out_ends_the_session(anna, client):
    sign_in(client, "anna.holm")
    key = client.cookies["sessionid"].value
    assert client.post("/logga-ut/").url == "/"
    client.cookies["sessionid"] = key
    assert not is_in(client)


def test_signing_out_is_never_a_link(anna, client):
    sign_in(client, "anna.holm")
    assert client.get("/logga-ut/").status_code == 405
    assert is_in(client)


class TestOutAtTheNextRequest:
    def test_one_who_is_deactivated(self, anna, client):
        client.force_login(anna)
        assert is_in(client)
        User.objects.filter(pk=anna.pk).update(is_active=False)
        assert client.get("/mina/").url == "/logga-in/?next=/mina/"

    @pytest.mark.parametrize(("days", "inside"), [(-1, False), (0, True), (1, True)])
    def test_the_last_day_is_a_day_at_work(self, anna, client, days, inside):
        client.force_login(anna)
        staffing.end_employment(anna.employments.in_force().get(), timezone.localdate() + timedelta(days=days))
        assert is_in(client) is inside

    def test_not_one_with_another_job_left(self, anna, town, world, client):
        client.force_login(anna)
        job = anna.employments.in_force().get()
        world.staff(town.syd, person=anna, starts_on=timezone.localdate() + timedelta(days=20))
        staffing.end_employment(job, date(2024, 1, 31))
        assert is_in(client)

    def test_one_whose_only_open_employment_was_a_mistake(self, anna, town, world, client):
        client.force_login(anna)
        staffing.end_employment(anna.employments.in_force().get(), date(2024, 1, 31))
        world.staff(town.syd, person=anna, starts_on=date(2024, 3, 1))
        anna.employments.in_force().get(ends_on=None).void("wrong person")
        assert not is_in(client)

    def test_not_an_administrator_who_was_never_employed(self, town, client):
        client.force_login(town.admin)
        assert is_in(client)

    def test_it_is_known_from_the_query_for_the_person(self, anna, client):
        client.force_login(anna)
        with CaptureQueriesContext(connection) as queries:
            client.get("/konto/losenord/")
        about_people = [query for query in queries if '"organisation_user"."last_login"' in query["sql"]]
        assert len(about_people) == 1
        assert "organisation_employment" in about_people[0]["sql"]


class TestLockOut:
    def fail(self, client, times, login="anna.holm", **extra):
        return [sign_in(client, login, "fel", **extra).status_code for _ in range(times)]

    def test_the_fifth_failure_locks_even_the_right_password_out(self, anna, client):
        assert self.fail(client, 5) == [200, 200, 200, 200, 429]
        response = sign_in(client, "anna.holm")
        assert response.status_code == 429
        assert "<h1>För många försök</h1>" in response.text
        assert "15 minuter" in response.text
        assert not is_in(client)

    def test_a_name_that_does_not_exist_is_locked_in_the_same_words(self, anna):
        pages = set()
        for login in ("anna.holm", "finns.inte"):
            client = Client()
            self.fail(client, 5, login)
            pages.add(sign_in(client, login).text)
        assert len(pages) == 1

    def test_writing_the_name_in_another_way_or_changing_browser_does_not_help(self, anna, client):
        self.fail(client, 3)
        assert self.fail(client, 2, " Anna.Holm ", headers={"user-agent": "another"}) == [200, 429]

    def test_others_at_the_same_address_and_the_same_name_elsewhere_are_not_locked(self, anna, town, client):
        self.fail(client, 6)
        town.colleague.set_password(PASSWORD)
        town.colleague.save()
        assert sign_in(Client(), town.colleague.username).status_code == 302
        assert sign_in(Client(), "anna.holm", REMOTE_ADDR="192.0.2.9").status_code == 302

    def test_it_opens_after_a_quarter_of_an_hour_however_often_one_knocks(self, anna, client):
        self.fail(client, 9)
        AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
        assert sign_in(client, "anna.holm").status_code == 429
        AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
        assert sign_in(client, "anna.holm").status_code == 302

    def test_getting_in_forgets_the_failures(self, anna, client):
        self.fail(client, 4)
        sign_in(client, "anna.holm")
        assert AccessAttempt.objects.count() == 0
        assert AccessLog.objects.count() == 0

    def test_nothing_that_was_typed_is_stored(self, anna, client):
        """Some write the password where the name should be."""
        client.post("/logga-in/?next=/mina/", {"login": "mitt hemliga lösen", "password": "fel", "username": "x"})
        client.post("/logga-in/kod/", {"username": "40718", "code": "BCDF-GHJK-MNPQ"})
        for attempt in AccessAttempt.objects.all():
            stored = " ".join(str(value) for value in attempt.__dict__.values())
            for secret in ("hemliga", "fel", "40718", "BCDF", "GHJK"):
                assert secret not in stored
        assert AccessAttempt.objects.count() == 2

    def test_no_log_line_names_anybody(self, anna, client, caplog):
        with caplog.at_level(logging.DEBUG):
            self.fail(client, 6)
            sign_in(client, "anna.holm", REMOTE_ADDR="192.0.2.9")
            client.post("/logga-in/kod/", {"username": anna.employee_id, "code": "BCDF-GHJK-MNPQ"})
        lines = [r.getMessage() for r in caplog.records if not r.name.startswith("django.db")]
        assert [line for line in lines if "anna" in line.lower() or anna.employee_id in line] == []
        assert [line for line in lines if "127.0.0.1" in line or "192.0.2.9" in line] == []


@pytest.mark.parametrize(
    ("proxy", "remote", "forwarded", "address"),
    [
        (False, "192.0.2.1", "203.0.113.5", "192.0.2.1"),  # Nobody may choose their own address.
        (True, "127.0.0.1", "203.0.113.5", "203.0.113.5"),
        (True, "127.0.0.1", "1.2.3.4, 203.0.113.5", "203.0.113.5"),  # The proxy writes last.
        (True, "192.0.2.1", "", "192.0.2.1"),
        (True, "192.0.2.1", "nonsense", "192.0.2.1"),
        (False, "", "", None),  # A Unix socket.
        (False, "2001:db8:1:2:aaaa::1", "", "2001:db8:1:2::"),
        (False, "::ffff:192.0.2.7", "", "192.0.2.7"),
    ],
)
def test_where_a_request_comes_from(rf, settings, proxy, remote, forwarded, address):
    settings.BEHIND_PROXY = proxy
    request = rf.get("/", REMOTE_ADDR=remote, headers={"x-forwarded-for": forwarded} if forwarded else {})
    assert lock_out.client_address(request) == address


class TestHasher:
    @pytest.fixture(autouse=True)
    def real_hashers(self, settings):
        settings.PASSWORD_HASHERS = [
            "organisation.hashers.StaffPasswordHasher",
            "django.contrib.auth.hashers.ScryptPasswordHasher",
            "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        ]

    def test_the_cost_that_the_documentation_states(self):
        encoded = hashers.StaffPasswordHasher().encode("x", "saltsaltsalt")
        assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")

    @pytest.mark.parametrize("old", [ScryptPasswordHasher, PBKDF2PasswordHasher])
    def test_an_older_hash_still_opens_and_is_replaced(self, anna, client, old):
        User.objects.filter(pk=anna.pk).update(password=old().encode(PASSWORD, "saltsaltsaltsaltsalt22"))
        assert sign_in(client, "anna.holm", "fel").status_code == 200
        assert sign_in(client, "anna.holm").status_code == 302
        anna.refresh_from_db()
        assert anna.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
        assert is_in(client)


class TestChangingThePassword:
    def change(self, client, old=PASSWORD, new="gröt med mjölk 7"):
        data = {"old_password": old, "new_password1": new, "new_password2": new}
        return client.post("/konto/losenord/", data)

    def test_other_sessions_die_and_the_own_one_gets_a_new_key(self, anna, client):
        other = Client()
        sign_in(other, "anna.holm")
        sign_in(client, "anna.holm")
        key = client.cookies["sessionid"].value
        assert self.change(client).url == "/mina/"
        assert client.cookies["sessionid"].value != key
        assert is_in(client)
        assert not is_in(other)
        assert sign_in(Client(), "anna.holm", "gröt med mjölk 7").status_code == 302

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("fel", "gröt med mjölk 7", "Ditt gamla lösenord var felaktigt ifyllt"),
            (PASSWORD, "kort", "Det här lösenordet är för kort"),
            (PASSWORD, "1234567890", "Detta lösenord är enbart numeriskt"),
            (PASSWORD, "anna.holm12", "alltför likt"),
        ],
    )
    def test_a_bad_choice_is_explained_in_swedish(self, anna, client, old, new, said):
        sign_in(client, "anna.holm")
        response = self.change(client, old, new)
        assert response.status_code == 200
        assert said in response.text
        assert sign_in(Client(), "anna.holm").status_code == 302

    def test_one_who_has_no_password_here_is_told_so(self, anna, client):
        anna.set_unusable_password()
        anna.save()
        client.force_login(anna)
        assert "Du har inget lösenord här" in client.get("/konto/losenord/").text
        assert "Du har inget lösenord här" in self.change(client).text


class TestOneDoor:
    """Wagtail's own ways in would count no failures and ask for no second step."""

    def test_the_sign_in_of_the_cms_leads_here(self, client):
        assert client.get("/cms/").url == "/logga-in/?next=/cms/"
        assert client.get("/cms/login/?next=/cms/pages/").url == "/logga-in/?next=/cms/pages/"
        assert client.post("/cms/login/", {"username": "admin", "password": "x"}).url == "/logga-in/"

    def test_so_does_the_sign_in_of_restricted_pages_and_documents(self, client):
        assert client.get("/_util/login/?next=/orolig/").url == "/logga-in/?next=/orolig/"
        assert client.post("/_util/login/", {"username": "admin", "password": "x"}).url == "/logga-in/"
        assert resolve_url(settings.WAGTAIL_FRONTEND_LOGIN_URL) == "/logga-in/"

    def test_it_resets_no_passwords(self, client, town):
        assert client.get("/cms/password_reset/").status_code == 404
        assert client.post("/cms/password_reset/", {"email": "x@example.org"}).status_code == 404

    def test_an_employee_is_told_that_the_cms_is_for_others(self, anna, client):
        client.force_login(anna)
        response = client.get("/cms/")
        assert response.status_code == 403
        assert "Du får inte se den här sidan" in response.text

    @pytest.mark.parametrize(
        "path", ["signup/", "email/", "password/reset/", "login/", "social/connections/", "password/set/"]
    )
    def test_allauths_other_pages_do_not_exist(self, anna, client, path):
        client.force_login(anna)
        assert client.get(f"/konto/{path}").status_code == 404


@pytest.mark.parametrize("kind", ["deactivated", "left"])
def test_whatever_way_somebody_came_those_who_have_left_stop_at_the_door(anna, town, rf, kind):
    """The last check, which all ways of signing in pass: here without any of them."""
    tell(anna, town, kind)
    request = rf.post("/logga-in/")
    response = StaffAccounts(request).pre_login(request, User.objects.get(pk=anna.pk))
    assert response.status_code == 403
    assert "<h1>Du kan inte logga in</h1>" in response.text
