"""Signing in with the municipality's own account, against a real provider on this machine, over real HTTP."""

import json
import logging
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from organisation import staffing
from organisation.models import User
from tests.factories.town import build_town
from tests.factories.world import World

ROOT = Path(__file__).resolve().parent.parent.parent
START = "/konto/kommunkonto/"
CALLBACK = "/konto/kommunkonto/svar/"


@pytest.fixture(scope="module")
def issuer(live_server):
    """The address of a provider that knows this server; it lives as long as the tests of this file."""
    needed = subprocess.run([sys.executable, ROOT / "bin" / "need_provider.py"], capture_output=True, text=True)
    if needed.returncode:
        pytest.fail(needed.stderr, pytrace=False)
    command = ["node", "provider.js", live_server.url + CALLBACK]
    folder = needed.stdout.strip()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as node:
        address = node.stdout.readline().strip()
        assert address, "The provider did not start."
        yield address
        node.terminate()


@pytest.fixture
def oidc(issuer, settings, monkeypatch):
    """The settings as the environment would make them."""
    monkeypatch.setitem(os.environ, "NO_PROXY", "127.0.0.1,localhost")

    def arrange(claim="sub", address=issuer, key="only-for-the-tests"):
        settings.OIDC_SERVER_URL, settings.OIDC_NAME = address, "Ekvallakonto"
        app = {
            "provider_id": "kommun",
            "name": "Ekvallakonto",
            "client_id": "rustad",
            "secret": key,
            "settings": {
                "server_url": address,
                "uid_field": claim,
                "scope": ["openid", "profile", "email"],
                "fetch_userinfo": False,
                "oauth_pkce_enabled": True,
            },
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}

    arrange()
    return arrange


@pytest.fixture
def town(transactional_db):
    return build_town(World())


class Visitor:
    """A browser without a face: follows the way from our page to the provider and back, one step at a time."""

    def __init__(self, server):
        self.server, self.http, self.seen = server, requests.Session(), []
        self.http.trust_env = False

    def get(self, address, **options):
        response = self.http.get(urljoin(self.server, address), allow_redirects=False, **options)
        self.seen.append(response.url)
        return response

    def to_the_provider(self, **params):
        """As far as the provider's own form; the response holds it."""
        response = self.get(START, params=params)
        while response.is_redirect:
            response = self.get(urljoin(response.url, response.headers["Location"]))
        return response

    def back(self, form, claims=None, stop_before=None):
        """Signs in there (or turns back), and follows until a page answers, or until a redirect to `stop_before`."""
        data = {"claims": json.dumps(claims)} if claims else {"cancel": "yes"}
        response = self.http.post(form.url, data=data, allow_redirects=False)
        while response.is_redirect:
            address = urljoin(response.url, response.headers["Location"])
            if stop_before and address.startswith(urljoin(self.server, stop_before)):
                return address
            response = self.get(address)
        return response

    def sign_in(self, claims, **params):
        """All the way. A provider that knows the browser from before asks nothing."""
        response = self.to_the_provider(**params)
        return self.back(response, claims) if "/interaction/" in response.url else response

    def is_in(self):
        return self.get("/mina/").status_code == 200


@pytest.fixture
def visitor(live_server, oidc):
    return Visitor(live_server.url)


def known(person, **claims):
    return {"sub": person.employee_id, **claims}


def nothing_new():
    return (SocialAccount.objects.count(), SocialToken.objects.count(), EmailAddress.objects.count()) == (0, 0, 0)


def test_a_known_person_comes_in_and_the_account_is_connected_just_in_time(town, visitor):
    people = User.objects.count()
    response = visitor.sign_in(known(town.employee, email="samira@ekvalla.example", name="Någon Annan"))
    assert urlsplit(response.url).path == "/mina/"
    assert visitor.is_in()
    account = SocialAccount.objects.get()
    assert (account.user, account.provider, account.uid) == (town.employee, "kommun", town.employee.employee_id)
    town.employee.refresh_from_db()
    assert (str(town.employee), town.employee.email) == ("Samira Haddad", "")
    assert User.objects.count() == people


def test_nothing_of_what_the_provider_tells_is_stored(town, visitor):
    visitor.sign_in(known(town.employee, email="samira@ekvalla.example", email_verified=True))
    assert SocialAccount.objects.get().extra_data == {}
    assert SocialToken.objects.count() == EmailAddress.objects.count() == 0
    assert "samira@ekvalla" not in str([session.get_decoded() for session in Session.objects.all()])


def test_the_second_time_finds_the_same_account(town, visitor, live_server):
    visitor.sign_in(known(town.employee))
    other = Visitor(live_server.url)
    other.sign_in(known(town.employee))
    assert other.is_in()
    assert SocialAccount.objects.count() == 1
    assert SocialAccount.objects.get().extra_data == {}


def test_the_way_there_carries_a_challenge_a_state_and_a_nonce(town, visitor):
    visitor.to_the_provider(scope="admin", auth_params="prompt=none&nonce=mine", process="connect")
    asked = next(parse_qs(urlsplit(url).query) for url in visitor.seen if "code_challenge" in url)
    assert asked["code_challenge_method"] == ["S256"]
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert "prompt" not in asked
    assert len(asked["state"][0]) >= 16
    assert len(asked["nonce"][0]) >= 16
    assert asked["nonce"] != ["mine"]


def test_one_comes_back_to_where_one_was(town, visitor):
    assert urlsplit(visitor.sign_in(known(town.employee), next="/start/").url).path == "/start/"


def test_but_never_to_another_site(town, visitor):
    assert urlsplit(visitor.sign_in(known(town.employee), next="https://evil.example/").url).path == "/mina/"


def test_the_session_key_is_another(town, visitor):
    form = visitor.to_the_provider()
    before = visitor.http.cookies["sessionid"]
    visitor.back(form, known(town.employee))
    assert visitor.http.cookies["sessionid"] != before
    assert not Session.objects.filter(session_key=before).exists()


def refuse_because(town, kind):
    """The claims of one who is refused."""
    person = town.employee
    if kind == "deactivated":
        User.objects.filter(pk=person.pk).update(is_active=False)
    if kind == "left":
        staffing.end_employment(person.employments.in_force().get(), timezone.localdate() - timedelta(days=1))
    if kind in ("deactivated", "left"):
        return known(person)
    User.objects.filter(pk=person.pk).update(email="samira@ekvalla.example", username="samira")
    EmailAddress.objects.create(user=person, email="samira@ekvalla.example", verified=True, primary=True)
    email = {"email": "samira@ekvalla.example", "email_verified": True}
    return {
        "unknown": {"sub": "99999"},
        "the e-mail of somebody here": {"sub": "99999", **email},
        "the e-mail as identity": {"sub": "samira@ekvalla.example", **email},
        "a user name as identity": {"sub": "samira", **email},
        "an employee id with a blank": {"sub": f" {person.employee_id}"},
        "none": {"sub": "None"},
    }[kind]


@pytest.mark.parametrize(
    "kind",
    [
        "unknown",
        "the e-mail of somebody here",
        "the e-mail as identity",
        "a user name as identity",
        "an employee id with a blank",
        "none",
        "deactivated",
        "left",
    ],
)
def test_refused(town, visitor, kind):
    claims = refuse_because(town, kind)
    people, addresses = User.objects.count(), EmailAddress.objects.count()
    response = visitor.sign_in(claims)
    assert response.status_code == 403
    assert "<h1>Vi känner inte igen dig än</h1>" in response.text
    assert claims["sub"] not in response.text
    assert not visitor.is_in()
    assert (SocialAccount.objects.count(), User.objects.count()) == (0, people)
    assert EmailAddress.objects.count() == addresses


def test_one_who_is_refused_later_is_out_at_the_next_request(town, visitor):
    visitor.sign_in(known(town.employee))
    assert visitor.is_in()
    User.objects.filter(pk=town.employee.pk).update(is_active=False)
    assert not visitor.is_in()
    assert visitor.sign_in(known(town.employee)).status_code == 403


def test_somebody_elses_e_mail_gives_nobody_elses_account(town, visitor):
    User.objects.filter(pk=town.head.pk).update(email="chefen@ekvalla.example")
    EmailAddress.objects.create(user=town.head, email="chefen@ekvalla.example", verified=True, primary=True)
    visitor.sign_in(known(town.employee, email="chefen@ekvalla.example", email_verified=True))
    assert SocialAccount.objects.get().user == town.employee
    assert "Samira" not in visitor.get("/uppfoljning/").text


def test_an_employee_id_that_hr_has_given_to_another_follows_hr(town, visitor, live_server):
    number = town.employee.employee_id
    visitor.sign_in(known(town.employee))
    User.objects.filter(pk=town.employee.pk).update(employee_id=None)
    User.objects.filter(pk=town.colleague.pk).update(employee_id=number)
    other = Visitor(live_server.url)
    other.sign_in({"sub": number})
    assert SocialAccount.objects.get().user == town.colleague


def test_another_claim_than_sub(town, visitor, oidc):
    oidc(claim="employeeid")
    visitor.sign_in({"sub": "a-pairwise-secret", "employeeid": town.employee.employee_id})
    assert SocialAccount.objects.get().uid == town.employee.employee_id
    assert visitor.is_in()


@pytest.mark.parametrize("value", [None, "", "  ", ["40001"], {"id": "40001"}, True])
def test_a_claim_that_is_missing_or_is_no_text_is_an_error(town, visitor, oidc, value):
    oidc(claim="employeeid")
    claims = {"sub": town.employee.employee_id} | ({} if value is None else {"employeeid": value})
    response = visitor.sign_in(claims)
    assert response.status_code == 401
    assert "Det är inte ditt fel" in response.text
    assert not visitor.is_in()
    assert nothing_new()


def swap(address, **values):
    """The address with some of its parameters replaced, or taken away when the value is None."""
    for name, value in values.items():
        address = re.sub(rf"([?&]){name}=[^&]*", rf"\1{name}={value}" if value is not None else r"\1x=", address)
    return address


@pytest.mark.parametrize("values", [{"state": "x" * 16}, {"state": None}, {"code": "x" * 43}, {"code": None}])
def test_a_tampered_answer_is_refused(town, visitor, values):
    answer = visitor.back(visitor.to_the_provider(), known(town.employee), stop_before=CALLBACK)
    response = visitor.get(swap(answer, **values))
    assert response.status_code == 401
    assert "Det gick inte att logga in" in response.text
    assert not visitor.is_in()
    assert nothing_new()


def test_an_answer_works_once_and_only_in_the_browser_that_asked(town, visitor, live_server):
    answer = visitor.back(visitor.to_the_provider(), known(town.employee), stop_before=CALLBACK)
    thief = Visitor(live_server.url)
    assert thief.get(answer).status_code == 401
    thief.to_the_provider()
    assert thief.get(answer).status_code == 401
    assert not thief.is_in()
    assert visitor.get(answer).status_code == 302
    assert visitor.get(answer).status_code == 401


def test_an_answer_to_another_question_is_refused(town, visitor):
    """The nonce ties the ID token to the question: here the session remembers another one."""
    answer = visitor.back(visitor.to_the_provider(), known(town.employee), stop_before=CALLBACK)
    store = Session.objects.get(session_key=visitor.http.cookies["sessionid"])
    data = store.get_decoded()
    changed = json.loads(re.sub(r'"nonce": "[^"]+"', '"nonce": "another"', json.dumps(data)))
    assert changed != data
    Session.objects.save(store.session_key, changed, store.expire_date)
    assert visitor.get(answer).status_code == 401
    assert nothing_new()


def test_turning_back_at_the_provider(town, visitor):
    response = visitor.back(visitor.to_the_provider())
    assert "Du avbröt på vägen" in response.text
    assert not visitor.is_in()


def test_a_wrong_secret_is_an_error_and_not_a_crash(town, visitor, oidc):
    oidc(key="wrong")
    response = visitor.sign_in(known(town.employee))
    assert response.status_code == 401
    assert nothing_new()


@pytest.mark.parametrize("step", ["there", "back"])
def test_a_provider_that_does_not_answer(town, visitor, oidc, step):
    answer = visitor.back(visitor.to_the_provider(), known(town.employee), stop_before=CALLBACK)
    oidc(address="http://127.0.0.1:9")
    response = visitor.get(START if step == "there" else answer)
    assert response.status_code == 401
    assert "kommunkontona ligga nere" in response.text


def test_who_is_signed_in_as_another_becomes_the_one_who_signs_in(town, visitor, client):
    client.force_login(town.colleague)
    visitor.http.cookies.set("sessionid", client.cookies["sessionid"].value, domain="localhost.local")
    assert visitor.is_in()
    visitor.sign_in(known(town.employee), process="connect")
    assert SocialAccount.objects.get().user == town.employee
    session = Session.objects.get(session_key=visitor.http.cookies["sessionid"]).get_decoded()
    assert session["_auth_user_id"] == str(town.employee.pk)


def test_no_log_line_says_who(town, visitor, caplog):
    with caplog.at_level(logging.DEBUG):
        visitor.sign_in(known(town.employee, email="samira@ekvalla.example"))
        visitor.sign_in({"sub": "99999", "email": "samira@ekvalla.example"})
    lines = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert [line for line in lines if town.employee.employee_id in line or "samira" in line or "99999" in line] == []


class TestTheButton:
    @pytest.mark.django_db
    def test_it_is_there_when_the_provider_is_set_up(self, client, settings):
        settings.OIDC_SERVER_URL, settings.OIDC_NAME = "https://login.example", "Ekvallakonto"
        html = client.get("/logga-in/?next=/start/").text
        assert 'href="/konto/kommunkonto/?next=%2Fstart%2F"' in html
        assert "Logga in med Ekvallakonto" in html

    @pytest.mark.django_db
    def test_otherwise_neither_button_nor_address(self, client):
        assert django_settings.OIDC_SERVER_URL == ""
        assert "kommunkonto" not in client.get("/logga-in/").text
        assert client.get(START).status_code == 404
        assert client.get(CALLBACK).status_code == 404


def test_the_settings_come_from_the_environment():
    """Read by a process of its own, as in use."""
    variables = {
        "OIDC_SERVER_URL": "https://login.example/tenant/v2.0",
        "OIDC_NAME": "Ekvallakonto",
        "OIDC_CLIENT_ID": "rustad",
        "OIDC_CLIENT_SECRET": "secret",
        "OIDC_ID_CLAIM": "employeeid",
    }
    code = "import json; from django.conf import settings; print(json.dumps(settings.SOCIALACCOUNT_PROVIDERS))"
    env = os.environ | variables | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    app = json.loads(done.stdout)["openid_connect"]["APPS"][0]
    assert app["client_id"] == "rustad"
    assert app["settings"]["server_url"] == "https://login.example/tenant/v2.0"
    assert app["settings"]["uid_field"] == "employeeid"
    assert app["settings"]["oauth_pkce_enabled"] is True
