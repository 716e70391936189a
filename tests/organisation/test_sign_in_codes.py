"""The code that a head prints: for whom, by whom, once, and never as a way into somebody's else's rights."""

import re
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from organisation import sign_in_codes, staffing
from organisation.models import Delegation, NamesViewed, SignInCode, User
from organisation.sign_in_codes import CodeDoesNotWork, make_code, use

pytestmark = pytest.mark.django_db
PASSWORD = "korv med bröd 12"
ALERT = r'role="alert"[^>]*>(.*?)</div>'
DOES_NOT_WORK = "Koden fungerar inte."


def write_code(client, person, code, **extra):
    return client.post("/logga-in/kod/", {"username": person.employee_id, "code": code}, **extra)


def choose(client, password=PASSWORD, again=None):
    return client.post("/logga-in/kod/losenord/", {"new_password1": password, "new_password2": again or password})


def is_in(client):
    return client.get("/mina/").status_code == 200


def give_access(person, codename="access_admin", through_group=True):
    permission = Permission.objects.get(codename=codename)
    if through_group:
        group = Group.objects.create(name=f"{codename}s")
        group.permissions.add(permission)
        person.groups.add(group)
    else:
        person.user_permissions.add(permission)


class TestMaking:
    def test_it_is_easy_to_read_and_hard_to_guess(self, town):
        codes = {make_code(town.employee, town.head) for _ in range(20)}
        assert len(codes) == 20
        assert all(re.fullmatch(r"([2-9BCDFGHJKMNPQRSTVWXZ]{4}-){2}[2-9BCDFGHJKMNPQRSTVWXZ]{4}", c) for c in codes)

    def test_only_a_digest_is_stored_that_needs_the_servers_key(self, town, settings):
        code = make_code(town.employee, town.head)
        row = SignInCode.objects.get()
        assert code.replace("-", "") not in str(row.__dict__)
        assert (row.made_by, row.person) == (town.head, town.employee)
        settings.SECRET_KEY = "another" * 8
        assert sign_in_codes.open_code(code) is None

    def test_a_new_one_withdraws_the_one_before(self, town):
        first, second = make_code(town.employee, town.head), make_code(town.employee, town.head)
        assert sign_in_codes.open_code(first) is None
        assert sign_in_codes.open_code(second).person == town.employee
        assert SignInCode.objects.filter(withdrawn_at=None).count() == 1

    def test_it_lasts_as_many_days_as_the_setting_says(self, town, settings):
        settings.SIGN_IN_CODE_DAYS = 3
        make_code(town.employee, town.head)
        row = SignInCode.objects.get()
        assert row.expires_at - row.made_at == timedelta(days=3)


def become_superuser(person, town):
    User.objects.filter(pk=person.pk).update(is_superuser=True)


def become_head(person, town):
    staffing.appoint(person, town.syd, "head", timezone.localdate())


def become_head_tomorrow(person, town):
    staffing.appoint(person, town.syd, "acting", timezone.localdate() + timedelta(days=1))


def become_deputy(person, town):
    staffing.appoint(person, town.nord, "deputy", date(2024, 1, 1), timezone.localdate())


def become_coordinator(person, town):
    staffing.appoint(person, town.municipality, "coordinator", date(2024, 1, 1))


def become_editor(person, town):
    give_access(person)


def become_administrator(person, town):
    give_access(person, "see_all_names", through_group=False)


def get_a_task_from_tomorrow(person, town):
    group = Group.objects.create(name="Stödsidor")
    Delegation.objects.create(person=person, group=group, starts_on=timezone.localdate() + timedelta(days=1))


def leave(person, town):
    staffing.end_employment(person.employments.in_force().get(), date(2024, 1, 31))


def be_deactivated(person, town):
    User.objects.filter(pk=person.pk).update(is_active=False)


MORE_THAN_TRAINING = [
    become_superuser,
    become_head,
    become_head_tomorrow,
    become_deputy,
    become_coordinator,
    become_editor,
    become_administrator,
    get_a_task_from_tomorrow,
    leave,
    be_deactivated,
]


@pytest.mark.parametrize("change", MORE_THAN_TRAINING, ids=lambda change: change.__name__)
class TestForWhom:
    """The head could sign in with the code: so only for those who have nothing but their own training."""

    def test_none_is_made(self, town, client, change):
        change(town.employee, town)
        with pytest.raises(PermissionDenied):
            make_code(town.employee, town.head)
        client.force_login(town.head)
        response = client.post(reverse("print_code", args=["nord", town.employee.pk]), follow=True)
        assert SignInCode.objects.count() == 0
        assert response.status_code == (404 if change is leave else 200)

    def test_one_made_before_opens_nothing(self, town, client, change):
        code = make_code(town.employee, town.head)
        change(town.employee, town)
        assert DOES_NOT_WORK in write_code(client, town.employee, code).text
        with pytest.raises(CodeDoesNotWork):
            use(SignInCode.objects.get().pk, PASSWORD)

    def test_nor_one_that_somebody_has_begun_to_use(self, town, client, change):
        write_code(client, town.employee, make_code(town.employee, town.head))
        change(town.employee, town)
        assert DOES_NOT_WORK in choose(client).text
        town.employee.refresh_from_db()
        assert not town.employee.check_password(PASSWORD)


def test_a_key_person_or_one_whose_office_has_ended_can_have_one(town):
    staffing.appoint(town.employee, town.nord, "key_person", date(2024, 1, 1))
    staffing.appoint(town.employee, town.syd, "head", date(2024, 1, 1), date(2024, 12, 31))
    assert make_code(town.employee, town.head)


def test_nobody_makes_one_for_themselves(town):
    with pytest.raises(PermissionDenied):
        make_code(town.employee, town.employee)


class TestUsing:
    def test_from_the_slip_to_the_own_page(self, town, client):
        code = make_code(town.employee, town.head)
        response = write_code(client, town.employee, code)
        assert response.url == "/logga-in/kod/losenord/"
        assert "Välkommen, Samira Haddad." in client.get(response.url).text
        assert choose(client).url == "/mina/"
        assert is_in(client)
        row = SignInCode.objects.get()
        assert row.used_at is not None
        assert row.made_by == town.head
        fresh = Client()
        fresh.post("/logga-in/", {"login": town.employee.employee_id, "password": PASSWORD})
        assert is_in(fresh)

    def test_small_letters_and_other_gaps_do_not_matter(self, town, client):
        code = make_code(town.employee, town.head)
        typed = " " + code.lower().replace("-", "  ")
        assert write_code(client, town.employee, typed).status_code == 302

    def test_the_user_name_does_as_well(self, town, client):
        User.objects.filter(pk=town.employee.pk).update(username="samira")
        code = make_code(town.employee, town.head)
        assert client.post("/logga-in/kod/", {"username": "Samira", "code": code}).status_code == 302

    def test_looking_at_the_second_page_uses_nothing_up(self, town, client):
        code = make_code(town.employee, town.head)
        write_code(client, town.employee, code)
        client.get("/logga-in/kod/losenord/")
        assert not is_in(client)
        assert write_code(Client(), town.employee, code).status_code == 302

    def test_whatever_is_wrong_the_answer_is_the_same(self, town):
        said = set()
        code = make_code(town.employee, town.head)
        for name, typed in (
            (town.employee.employee_id, "BCDF-GHJK-MNPQ"),
            ("finns-inte", code),
            (town.colleague.employee_id, code),
            ("finns-inte", "BCDF-GHJK-MNPQ"),
        ):
            html = Client().post("/logga-in/kod/", {"username": name, "code": typed}).text
            said.add(re.search(ALERT, html, re.DOTALL)[1])
        SignInCode.objects.update(made_at=timezone.now() - timedelta(days=30), expires_at=timezone.now())
        said.add(re.search(ALERT, write_code(Client(), town.employee, code).text, re.DOTALL)[1])
        assert len(said) == 1
        assert DOES_NOT_WORK in said.pop()

    def test_a_used_code_is_used(self, town, client):
        code = make_code(town.employee, town.head)
        write_code(client, town.employee, code)
        choose(client)
        assert DOES_NOT_WORK in write_code(Client(), town.employee, code).text

    def test_two_who_have_begun_and_one_who_is_first(self, town):
        first, second = Client(), Client()
        code = make_code(town.employee, town.head)
        write_code(first, town.employee, code)
        write_code(second, town.employee, code)
        assert choose(first).status_code == 302
        assert DOES_NOT_WORK in choose(second, "en annans lösenord").text
        assert not is_in(second)
        town.employee.refresh_from_db()
        assert town.employee.check_password(PASSWORD)

    def test_a_second_click_or_the_back_button_leads_on(self, town, client):
        write_code(client, town.employee, make_code(town.employee, town.head))
        choose(client)
        assert choose(client, "ett annat lösenord").url == "/mina/"
        assert client.get("/logga-in/kod/losenord/").url == "/mina/"
        town.employee.refresh_from_db()
        assert town.employee.check_password(PASSWORD)

    def test_the_second_page_alone_is_the_first_one(self, client):
        assert "<h1>Logga in med en kod</h1>" in client.get("/logga-in/kod/losenord/").text
        assert DOES_NOT_WORK in choose(client).text

    def test_half_an_hour_later_one_begins_again(self, town, client, monkeypatch):
        write_code(client, town.employee, make_code(town.employee, town.head))
        session = client.session
        session["sign_in_code"] |= {"at": session["sign_in_code"]["at"] - 1801}
        session.save()
        assert DOES_NOT_WORK in choose(client).text

    @pytest.mark.parametrize(
        ("password", "again", "said"),
        [("kort", None, "för kort"), ("1234567890", None, "enbart numeriskt"), (PASSWORD, "annat", "stämmer inte")],
    )
    def test_a_bad_password_is_explained_and_the_code_stays(self, town, client, password, again, said):
        write_code(client, town.employee, make_code(town.employee, town.head))
        response = choose(client, password, again)
        assert said in response.text
        assert choose(client).status_code == 302

    def test_sessions_from_before_end_and_the_session_key_is_new(self, town, client):
        old = Client()
        old.force_login(town.employee)
        write_code(client, town.employee, make_code(town.employee, town.head))
        key = client.cookies["sessionid"].value
        choose(client)
        assert client.cookies["sessionid"].value != key
        assert not is_in(old)

    def test_a_computer_where_somebody_else_is_signed_in(self, town, client):
        client.force_login(town.colleague)
        write_code(client, town.employee, make_code(town.employee, town.head))
        choose(client)
        assert client.get("/mina/").context["user"] == town.employee

    def test_guessing_is_locked_out(self, town, client):
        code = make_code(town.employee, town.head)
        wrong = [write_code(client, town.employee, "BCDF-GHJK-MNPQ").status_code for _ in range(5)]
        assert wrong == [200, 200, 200, 200, 429]
        response = write_code(client, town.employee, code)
        assert response.status_code == 429
        assert "För många försök" in response.text
        assert write_code(Client(), town.employee, code, REMOTE_ADDR="192.0.2.9").status_code == 302

    @pytest.mark.parametrize("data", [{}, {"username": "a"}, {"username": "a\0", "code": "b"}, {"code": "x" * 5000}])
    def test_an_incomplete_form_is_explained(self, client, data):
        response = client.post("/logga-in/kod/", data)
        assert response.status_code == 200
        assert 'role="alert"' in response.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["use", "make"])
def test_of_several_at_the_same_moment_one_wins(town, what):
    make_code(town.employee, town.head)
    code, results, start = SignInCode.objects.get(), [], Barrier(4)

    def run(number):
        try:
            start.wait()
            if what == "use":
                use(code.pk, f"lösenord nummer {number}")
            else:
                make_code(town.employee, town.head)
            results.append(number)
        except CodeDoesNotWork:
            pass
        finally:
            connection.close()

    threads = [Thread(target=run, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if what == "use":
        assert len(results) == 1
        town.employee.refresh_from_db()
        assert town.employee.check_password(f"lösenord nummer {results[0]}")
    else:
        assert len(results) == 4
        assert SignInCode.objects.filter(used_at=None, withdrawn_at=None).count() == 1


class TestTheHeadsPage:
    def page(self, client, user, unit="nord"):
        client.force_login(user)
        return client.get(f"/uppfoljning/{unit}/inloggningskoder/")

    def test_the_head_sees_those_placed_in_the_unit(self, town, client):
        response = self.page(client, town.head)
        assert [str(person) for person, *_ in response.context["rows"]] == ["Nora Chef", "Samira Haddad", "Anders Holm"]
        assert [may for _, may, _ in response.context["rows"]] == [False, True, True]
        assert "Du kan inte skriva ut en till dig själv." in response.text
        assert "Nils Granne" not in response.text

    @pytest.mark.parametrize("who", ["employee", "other_head", "division_head", "coordinator", "neighbour"])
    def test_nobody_else_does(self, town, client, who):
        response = self.page(client, getattr(town, who))
        assert response.status_code == 404
        assert client.post(reverse("print_code", args=["nord", town.employee.pk])).status_code == 404
        assert SignInCode.objects.count() == 0
        assert "Samira" not in response.text

    def test_a_head_does_not_reach_into_another_unit(self, town, client):
        client.force_login(town.head)
        assert client.post(reverse("print_code", args=["nord", town.neighbour.pk])).status_code == 404
        assert client.post(reverse("print_code", args=["syd", town.neighbour.pk])).status_code == 404
        assert client.post(reverse("print_code", args=["finns-inte", town.neighbour.pk])).status_code == 404

    def test_an_administrators_look_is_logged(self, town, client):
        assert self.page(client, town.admin).status_code == 200
        assert client.post(reverse("print_code", args=["nord", town.employee.pk])).status_code == 200
        assert list(NamesViewed.objects.values_list("viewer", "unit")) == [(town.admin.pk, town.nord.pk)] * 2
        assert SignInCode.objects.get().made_by == town.admin

    def test_strangers_are_sent_to_sign_in(self, town, client):
        assert client.get("/uppfoljning/nord/inloggningskoder/").status_code == 302
        assert client.post(reverse("print_code", args=["nord", town.employee.pk])).status_code == 302

    def test_the_slip_shows_the_code_once_and_says_how(self, town, client):
        client.force_login(town.head)
        response = client.post(reverse("print_code", args=["nord", town.employee.pk]))
        code = response.context["code"]
        assert code in response.text
        assert "http://testserver/logga-in/kod/" in response.text
        assert town.employee.employee_id not in response.text  # Whoever finds the slip must know that as well.
        assert "no-store" in response.headers["Cache-Control"]
        assert write_code(Client(), town.employee, code).status_code == 302
        after = client.get("/uppfoljning/nord/inloggningskoder/").text
        assert code not in after
        assert "inte använd än" in after

    def test_a_look_makes_no_code(self, town, client):
        client.force_login(town.head)
        assert client.get(reverse("print_code", args=["nord", town.employee.pk])).status_code == 405

    def test_follow_up_leads_there_only_where_names_are_seen(self, town, client):
        client.force_login(town.head)
        assert "/uppfoljning/nord/inloggningskoder/" in client.get("/uppfoljning/nord/").text
        client.force_login(town.division_head)
        assert "inloggningskoder" not in client.get("/uppfoljning/nord/").text

    @pytest.mark.parametrize("people", [1, 12])
    def test_the_number_of_queries_does_not_grow(self, town, world, client, django_assert_num_queries, people):
        for _ in range(people):
            make_code(world.staff(town.nord), town.head)
        client.force_login(town.head)
        client.get("/uppfoljning/nord/inloggningskoder/")
        with django_assert_num_queries(13):
            assert client.get("/uppfoljning/nord/inloggningskoder/").status_code == 200
