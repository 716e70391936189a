"""What is stored about one person: to the person, and to an administrator whose look is noted."""

import json
from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisation.models import NamesViewed, SignInCode
from organisation.privacy import holds, retention
from organisation.privacy.export import FORMAT, export_of
from tracking.models import Notice, NoticeKind

pytestmark = pytest.mark.django_db

PAGE, FILE = "/mina/uppgifter/", "/mina/uppgifter/mina-uppgifter.json"


def exported(person):
    """As the file holds it."""
    return json.loads(json.dumps(export_of(person, timezone.now(), for_own_eyes=True).as_dict()))


def test_the_file_holds_everything_about_the_person(left, town):
    NamesViewed.objects.create(viewer=town.admin, person=left)
    found = exported(left)
    assert found["format"] == FORMAT
    assert found["identity"]["employee_id"] == "48817" and found["identity"]["groups"] == ["Redaktörer"]
    [job] = found["employments"]
    assert (job["unit"], job["job_role"], job["from"], job["to"]) == (
        "Nord",
        "undersköterska",
        "2020-01-01",
        "2025-06-30",
    )
    assert [(row["from"], row["to"]) for row in found["absences"]] == [("2021-01-01", "2021-06-30")]
    assert [(row["kind"], row["unit"]) for row in found["appointments"]] == [("deputy", "Nord")]
    assert [(row["role"], row["phone"], row["named_in_public"]) for row in found["roles"]] == [
        ("Stödperson", "070-48 81 7", False)
    ]
    assert [row["part_of_the_work"] for row in found["delegations"]] == ["Redaktörer"]
    taken, voided = sorted(found["completions"], key=lambda row: row["completed"], reverse=True)
    assert (taken["training"], taken["completed"], taken["withdrawn"]) == ("Grundutbildning", "2025-04-01", None)
    assert (voided["evidence"], voided["withdrawn_by"]) == ("Intyg Lovisa Lämnat", "Nora Chef")
    assert voided["withdrawn_because"] == "wrong paper" and voided["recorded_by"] == "Nora Chef"
    assert found["coverage"][0]["from"] == "2025-03-01" and found["rounds"][0]["training"] == "Grundutbildning"
    assert [(row["kind"], row["due"], row["sent"]) for row in found["notices"]] == [("first", "2025-04-30", None)]
    assert [row["made_by"] for row in found["sign_in_codes"]] == ["Nora Chef"]
    assert [row["id"] for row in found["municipal_accounts"]] == ["48817"]
    assert [row["kind"] for row in found["second_steps"]] == ["totp"]
    assert [(row["by"], row["what"]) for row in found["views"]] == [
        ("Ada Administratör", "allt som finns sparat om dig")
    ]


def test_no_secret_is_in_the_file(left):
    SignInCode.objects.update(digest="digest-of-a-code")
    text = json.dumps(exported(left))
    for secret in ("hemligt", left.password, "digest-of-a-code"):
        assert secret not in text


def test_an_open_end_is_empty(town):
    found = exported(town.employee)
    assert found["employments"][0]["to"] is None and found["coverage"][0]["to"] is None


def test_what_one_has_done_is_counted(left, town):
    assert {"what": "Registreringar som du har återkallat eller rättat", "times": 1} in exported(town.head)["deeds"]
    assert exported(town.colleague)["deeds"] == []


def test_ones_own_page_and_file(left, town, client):
    client.force_login(town.employee)
    page = client.get(PAGE)
    assert page["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    text = page.content.decode()
    assert "Samira" in text and "Nord" in text and "Anställningar" in text
    assert "Lovisa" not in text and "Anders" not in text
    file = client.get(FILE)
    assert file["Content-Disposition"] == 'attachment; filename="mina-uppgifter.json"'
    assert "no-store" in file["Cache-Control"]
    assert file.json()["identity"]["first_name"] == "Samira"
    assert not NamesViewed.objects.exists()


@pytest.mark.parametrize("url", [PAGE, FILE])
def test_a_stranger_is_asked_to_sign_in_and_nothing_can_be_sent(client, town, url):
    assert client.get(url)["Location"] == f"/logga-in/?next={url}"
    client.force_login(town.employee)
    assert client.post(url).status_code == 405


def test_the_way_there(client, town):
    assert f'href="{PAGE}"' in client.get("/personuppgifter/").content.decode()
    client.force_login(town.employee)
    assert f'href="{PAGE}"' in client.get("/mina/vem-ser/").content.decode()


def test_it_costs_the_same_for_few_and_many(town, world, client, django_assert_num_queries):
    for number in range(6):
        training = world.training(f"Kurs {number}")
        world.done(town.employee, training, f"2025-0{number + 1}-01")
        NamesViewed.objects.create(viewer=town.admin, person=town.employee)
        Notice.objects.create(
            person=town.employee, kind=NoticeKind.FIRST, requirement=town.requirement, due_on=f"2025-0{number + 1}-01"
        )
        unit = world.unit(f"Enhet {number}", town.division)
        world.staff(unit, person=town.employee)
    NamesViewed.objects.create(viewer=town.admin, person=town.neighbour)
    for person, rows in ((town.neighbour, 0), (town.employee, 6)):
        client.force_login(person)
        with django_assert_num_queries(31):
            response = client.get(PAGE)
        assert len(response.context["export"].as_dict()["completions"]) == rows


# In the CMS


def find(client, text):
    return client.post(reverse("personal_data:index"), {"person": text})


def test_an_administrator_finds_one_person_by_exact_id_and_the_person_can_see_it(town, client):
    client.force_login(town.admin)
    for wrong in ("4000", "Samira", ""):
        response = find(client, wrong)
        assert response.status_code == 422
    found = find(client, town.employee.employee_id)
    url = reverse("personal_data:person", args=[town.employee.pk])
    assert found["Location"] == url and town.employee.employee_id not in url
    page = client.get(url)
    assert "no-store" in page["Cache-Control"] and "Samira" in page.content.decode()
    file = client.post(reverse("personal_data:file", args=[town.employee.pk]))
    assert file.json()["identity"]["first_name"] == "Samira" and town.employee.employee_id not in str(file.headers)
    assert NamesViewed.objects.filter(viewer=town.admin, person=town.employee).count() == 2
    client.force_login(town.employee)
    text = client.get("/mina/vem-ser/").content.decode()
    assert text.count(">allt som finns sparat om dig<") == 2
    client.force_login(town.colleague)
    assert ">allt som finns sparat om dig<" not in client.get("/mina/vem-ser/").content.decode()


def test_a_refused_erasure_shows_the_data_again_and_is_a_look_too(town, client):
    client.force_login(town.admin)
    response = client.post(reverse("personal_data:erase", args=[town.employee.pk]), {"reason": "asked"})
    assert response.status_code == 422 and "Samira" in response.content.decode()
    assert NamesViewed.objects.filter(viewer=town.admin, person=town.employee).count() == 1


def give(person, *codenames):
    person.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", *codenames]))


def test_who_sees_all_names_hands_out_but_erases_only_with_the_permission(town, left, client):
    person = town.colleague
    give(person, "see_all_names")
    client.force_login(person)
    url = reverse("personal_data:person", args=[left.pk])
    assert "Radera personen" not in client.get(url).content.decode()
    for name, arguments in (("holds", []), ("erase", [left.pk])):
        response = client.post(
            reverse(f"personal_data:{name}", args=arguments), {"reason": "asked", "understood": "on"}
        )
        assert response["Location"] == "/cms/"
    assert client.get(reverse("personal_data:runs")).status_code == 200
    give(person, "add_erasure")
    assert "Radera personen" in client.get(url).content.decode()
    assert client.get(reverse("personal_data:holds")).status_code == 200


@pytest.mark.parametrize("permissions", [["change_appointment"], ["add_erasure"]])
def test_others_in_the_cms_do_not_get_in(town, left, client, permissions):
    give(town.colleague, *permissions)
    client.force_login(town.colleague)
    for name, arguments in (("index", []), ("person", [left.pk]), ("holds", []), ("runs", []), ("runs_csv", [])):
        assert client.get(reverse(f"personal_data:{name}", args=arguments))["Location"] == "/cms/", name
    assert client.post(reverse("personal_data:file", args=[left.pk]))["Location"] == "/cms/"
    assert not NamesViewed.objects.exists()


def test_erasing_in_the_cms(town, left, client):
    client.force_login(town.admin)
    url = reverse("personal_data:erase", args=[left.pk])
    assert client.get(url).status_code == 405
    refused = client.post(url, {"reason": "left"})
    assert refused.status_code == 422 and "Kryssa i rutan" in refused.content.decode()
    assert 'value="left" selected' in refused.content.decode()
    done = client.post(url, {"reason": "left", "understood": "on"}, follow=True)
    assert "Borttagen person" in done.content.decode()
    left.refresh_from_db()
    assert (left.erasure.by, left.erasure.reason) == (town.admin, "left")
    again = client.post(url, {"reason": "left", "understood": "on"}, follow=True)
    assert "redan raderad" in again.content.decode()
    assert client.get(reverse("personal_data:person", args=[left.pk])).status_code == 404
    assert find(client, left.username).status_code == 422


def test_who_cannot_be_erased_is_told_why(town, client):
    client.force_login(town.admin)
    page = client.get(reverse("personal_data:person", args=[town.head.pk])).content.decode()
    assert "Personen är anställd" in page and "Radera för gott" not in page
    url = reverse("personal_data:erase", args=[town.head.pk])
    refused = client.post(url, {"reason": "left", "understood": "on"})
    assert refused.status_code == 422 and "Personen är anställd" in refused.content.decode()


def test_an_erased_account_is_not_filled_again(town, left, client):
    client.force_login(town.admin)
    client.post(reverse("personal_data:erase", args=[left.pk]), {"reason": "left", "understood": "on"})
    response = client.get(reverse("wagtailusers_users:edit", args=[left.pk]))
    assert response["Location"] == reverse("wagtailusers_users:index")


def test_holds_in_the_cms(town, left, client):
    client.force_login(town.admin)
    url = reverse("personal_data:holds")
    assert client.post(url, {"reference": "", "person": "48817"}).status_code == 422
    assert client.post(url, {"reference": "KS 1", "person": "nobody"}).status_code == 422
    assert client.post(url, {"reference": "KS 1", "person": "48817"})["Location"] == url
    twice = client.post(url, {"reference": "KS 1", "person": "48817"})
    assert twice.status_code == 422 and "redan en spärr" in twice.content.decode()
    client.post(url, {"reference": "KS 2", "person": ""})
    page = client.get(url).content.decode()
    assert "Lovisa Lämnat" in page and "Allas" in page
    hold = left.legal_holds.get()
    lift = reverse("personal_data:lift", args=[hold.pk])
    assert client.post(lift, {"reason": " "}).status_code == 422
    assert client.post(lift, {"reason": "Tvisten är slut"})["Location"] == url
    assert "redan hävd" in client.post(lift, {"reason": "igen"}, follow=True).content.decode()
    assert "Tvisten är slut" in client.get(url).content.decode()


def test_the_protocols_in_the_cms(town, left, client):
    client.force_login(town.admin)
    assert "Inget har gallrats ännu" in client.get(reverse("personal_data:runs")).content.decode()
    retention.run(date(2027, 7, 1))
    page = client.get(reverse("personal_data:runs")).content.decode()
    assert "Personer som har slutat" in page and "2025-07-01" in page and "ingen tid är angiven" in page
    lines = client.get(reverse("personal_data:runs_csv")).content.decode().splitlines()
    assert len(lines) == 1 + len(retention.KINDS)
    assert [line.split(";")[2:5] for line in lines if "Personer som har slutat" in line] == [["2025-07-01", "1", "0"]]


@pytest.mark.parametrize("name", ["holds", "runs"])
def test_the_lists_cost_the_same_for_few_and_many(town, world, client, name):
    client.force_login(town.admin)
    url, counts = reverse(f"personal_data:{name}"), []
    for rows in (1, 4):
        for _ in range(rows):
            holds.place(world.person(), f"KS {world.person().pk}", town.admin)
            retention.run(timezone.localdate())
        client.get(url)  # What is read once and remembered is not counted.
        with CaptureQueriesContext(connection) as seen:
            client.get(url)
        counts.append(len(seen))
    assert counts[0] == counts[1] > 0
