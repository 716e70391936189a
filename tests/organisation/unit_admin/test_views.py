"""The units in the CMS: who may, what the pages say, and that a form counts once however often it is sent."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from organisation import mergers, tree
from organisation.models import Employment, Unit, UnitPeriod, UnitSuccession, User
from organisation.tree import Tree
from tests.factories.kept import keep
from tests.factories.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(wagtail_root):
    return World()


@keep
def kept_town(world):
    top = world.unit("Kommunen", kind="municipality")
    top.care, top.school = world.unit("Vård", top, kind="division"), world.unit("Skola", top, kind="division")
    top.nord, top.syd = world.unit("Nord", top.care), world.unit("Syd", top.care)
    return top


@pytest.fixture
def town(world, kept_town):
    return kept_town(world)


@pytest.fixture
def admin(wagtail_root):
    return User.objects.create_superuser("admin", email="admin@ekvalla.example", first_name="Ada", last_name="Ek")


@pytest.fixture
def cms(admin):
    client = Client()
    client.force_login(admin)
    return client


@pytest.fixture
def soon():
    """A day to come, whenever the test runs."""
    return timezone.localdate() + timedelta(days=40)


def url(unit, action):
    return reverse("units:change", args=[unit.code, action])


def text_of(response):
    return response.content.decode()


def token_of(response):
    return str(response.context["form"]["token"].value())


def told(response):
    return response.context["told"] and response.context["told"]["sentences"]


def sent(cms, address, **data):
    """Fill in the form and confirm. Returns the page in between, the answer, and what was sent."""
    data["token"] = token_of(cms.get(address))
    between = cms.post(address, data)
    data["confirm"] = "yes"
    return between, cms.post(address, data), data


def said(response):
    return [str(message).split("\n")[0] for message in response.context["messages"]]


class TestWhoMay:
    ADDRESSES = ("/cms/units/", "/cms/units/open/", "/cms/units/nord/", "/cms/units/nord/change/close/")

    @pytest.mark.parametrize("address", ADDRESSES)
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_an_editor_without_the_permission_may_not(self, town, world, address, method):
        editor, client = world.person(), Client()
        editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(editor)
        response = getattr(client, method)(address, {"on": "2025-01-01", "confirm": "yes"})
        assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))
        assert "/cms/units/" not in text_of(client.get(reverse("wagtailadmin_home")))
        assert UnitPeriod.objects.count() == 5

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_others_are_asked_to_sign_in_or_refused(self, town, world, client, address):
        assert client.get(address)["Location"].startswith(reverse("login"))
        client.force_login(world.head(town.nord))
        assert client.get(address).status_code == 403

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_one_with_the_permission_may(self, town, world, address):
        person, client = world.person(), Client()
        person.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "change_unit"]))
        client.force_login(person)
        assert client.get(address).status_code == 200
        assert "/cms/units/" in text_of(client.get(reverse("wagtailadmin_home")))

    def test_the_permission_can_be_given_to_a_group(self, cms):
        assert "change_unit" in {
            permission.codename
            for permission in cms.get("/cms/groups/new/").context["form"].fields["permissions"].queryset
        }


class TestTheTree:
    def rows(self, response):
        return [(row.node.name, row.depth, row.staff, row.heads) for row in response.context["rows"]]

    def test_today(self, cms, town, world):
        world.head(town.nord, person=world.staff(town.nord, person=world.person("Nora Chef")))
        assert self.rows(cms.get("/cms/units/")) == [
            ("Kommunen", 0, 0, ""),
            ("Skola", 1, 0, ""),
            ("Vård", 1, 0, ""),
            ("Nord", 2, 1, "Nora Chef"),
            ("Syd", 2, 0, ""),
        ]

    def test_another_day_past_or_to_come(self, cms, town, soon):
        tree.rename_unit(town.nord, "Nya Nord", date(2025, 7, 1))
        tree.close_unit(town.syd, soon)
        names = [
            [row[0] for row in self.rows(cms.get("/cms/units/", {"on": on}))]
            for on in (date(2025, 6, 30), date(2025, 7, 1), soon + timedelta(days=1))
        ]
        assert names == [
            ["Kommunen", "Skola", "Vård", "Nord", "Syd"],
            ["Kommunen", "Skola", "Vård", "Nya Nord", "Syd"],
            ["Kommunen", "Skola", "Vård", "Nya Nord"],
        ]

    def test_a_word_finds_by_name_or_code(self, cms, town):
        response = cms.get("/cms/units/", {"q": "NOR"})
        assert self.rows(response) == [("Nord", 0, 0, "")]
        assert "Kommunen / Vård" in text_of(response)
        assert "Ingen enhet" in text_of(cms.get("/cms/units/", {"q": "finns inte"}))

    @pytest.mark.parametrize("on", ["igår", "0001-01-01", "9999-12-31", "2025-02-30"])
    def test_a_strange_date_gets_a_clear_answer(self, cms, town, on):
        response = cms.get("/cms/units/", {"on": on})
        assert self.rows(response) == []
        assert response.context["form"].errors["on"]

    @pytest.mark.parametrize("number", [1, 12])
    def test_it_costs_as_many_queries_for_many_as_for_few(self, cms, town, world, django_assert_num_queries, number):
        for place in range(number):
            world.head(world.unit(f"Enhet {place}", town.care))
        cms.get("/cms/units/")
        with django_assert_num_queries(10):
            cms.get("/cms/units/")


class TestAUnit:
    def test_its_history_in_words(self, cms, town, world, soon):
        world.head(town.nord, starts_on="2024-01-01", ends_on="2025-06-30", person=world.person("Nora Chef"))
        tree.rename_unit(town.care, "Omsorg", date(2024, 7, 1))
        tree.rename_unit(town.nord, "Nya Nord", date(2025, 7, 1))
        new = mergers.merge_units([town.nord, town.syd], "ny", "Nyast", soon)
        page = cms.get("/cms/units/nord/")
        assert page.context["periods"][1] == ("1 januari 2020 till 30 juni 2025", "Nord", "Enhet", "Vård, Omsorg")
        assert [name for _, name, _ in page.context["successors"]] == ["Nyast"]
        assert [(days, str(person), kind) for days, person, kind in page.context["heads"]] == [
            ("1 januari 2024 till 30 juni 2025", "Nora Chef", "Chef")
        ]
        page = cms.get(reverse("units:show", args=[new.code]))
        assert [name for _, name, _ in page.context["predecessors"]] == ["Nya Nord", "Syd"]
        [(first_day, sentences, _)] = page.context["coming"]
        assert first_day == soon
        assert sentences[0].startswith("Nyast öppnar den")

    def test_one_that_does_not_exist(self, cms, town):
        for path in ("finns-inte/", "nord/change/finns-inte/", "nord/change/open/", "nord/change/take_back/"):
            assert cms.get(f"/cms/units/{path}").status_code == 404
        assert cms.get(f"/cms/units/nord/take-back/{town.syd.periods.get().pk}/").status_code == 404


def test_a_unit_opens(cms, town, soon, admin):
    between, answer, data = sent(
        cms, reverse("units:open"), code="ny", name="Nya", kind="unit", parent="vård", on=soon.isoformat()
    )
    assert told(between)[0].endswith(", under Vård.")
    assert not between.context["form"].errors
    assert answer["Location"] == "/cms/units/ny/"
    assert Tree.on(soon)[Unit.objects.get(code="ny").pk].name == "Nya"
    entry = ModelLogEntry.objects.get(action="organisation.unit.open")
    assert (entry.user, entry.data, str(entry.uuid)) == (admin, {"on": soon.isoformat()}, data["token"])
    assert "Ada Ek, öppna enhet" in text_of(cms.get("/cms/units/ny/"))


@pytest.mark.parametrize(
    ("action", "values", "sentence"),
    [
        ("rename", {"name": "Nya Nord"}, "Nord heter Nya Nord från och med den"),
        ("move", {"parent": "skola"}, "Nord flyttas den"),
        ("kind", {"kind": "division"}, "Nord är av typen avdelning från och med den"),
        ("close", {}, "Nord stänger. Sista dagen är den"),
        ("absorb", {"successor": "syd"}, "Nord stänger. Sista dagen är den"),
        ("merge", {"others": ["syd"], "code": "ny", "name": "Ny"}, "Ny öppnar den"),
        (
            "split",
            {"code_1": "a", "name_1": "A", "code_2": "b", "name_2": "B"},
            "A öppnar den",
        ),
    ],
)
def test_each_change_is_told_made_once_and_taken_back(cms, town, soon, action, values, sentence):
    before = {row.pk for row in UnitPeriod.objects.in_force()}
    between, answer, data = sent(cms, url(town.nord, action), on=soon.isoformat(), **values)
    assert told(between)[0].startswith(sentence)
    assert answer.status_code == 302
    made = {row.pk for row in UnitPeriod.objects.all()}
    assert made != before
    again = cms.post(url(town.nord, action), data, follow=True)
    assert said(again)[-1:] == ["Det här var redan gjort. Inget har gjorts en gång till."]
    assert {row.pk for row in UnitPeriod.objects.all()} == made
    [(_, _, period)] = cms.get("/cms/units/nord/").context["coming"]
    address = reverse("units:take_back", args=["nord", period.pk])
    between, answer, data = sent(cms, address, reason="fel dag")
    assert told(between)
    assert UnitPeriod.objects.in_force().count() == 5
    assert Tree.on(soon + timedelta(days=1)).nodes.keys() == Tree.on(timezone.localdate()).nodes.keys()
    assert not UnitSuccession.objects.in_force().exists()
    assert said(cms.post(address, data, follow=True))[-1:] == [
        "Det här var redan gjort. Inget har gjorts en gång till."
    ]


def test_the_first_page_changes_nothing(cms, town, soon):
    address = url(town.nord, "close")
    page = cms.post(address, {"on": soon.isoformat(), "token": token_of(cms.get(address))})
    assert "Ja, gör så" in text_of(page)
    assert UnitPeriod.objects.count() == 5
    assert not ModelLogEntry.objects.exists()


def test_going_back_loses_nothing(cms, town, soon):
    page = cms.post(url(town.nord, "rename"), {"on": soon.isoformat(), "name": "Nya Nord", "back": "yes"})
    assert told(page) is None
    assert 'value="Nya Nord"' in text_of(page)
    assert UnitPeriod.objects.count() == 5


@pytest.mark.parametrize(
    ("action", "values", "words"),
    [
        ("rename", {"name": "Nord"}, "Så är det redan."),
        ("rename", {"name": "Ny", "on": "2020-01-01"}, "Ändringen måste komma efter den dagen."),
        ("rename", {"name": "Ny", "on": "1020-01-01"}, "Kontrollera årtalet."),
        ("rename", {"name": "Ny", "on": "i morgon"}, "år-månad-dag"),
        ("rename", {"name": "x" * 121}, "120"),
        ("rename", {"name": "\x00"}, "Null"),
        ("move", {"parent": "nord"}, "giltigt alternativ"),
        ("move", {"parent": "natt"}, "under sig själv"),
        ("close", {}, "har fortfarande enheter under sig"),
        ("merge", {"others": ["syd"], "code": "vård", "name": "Ny"}, "redan en enhet med koden vård"),
        ("merge", {"others": ["syd"], "code": "a/b", "name": "Ny"}, "En kod består av"),
        ("merge", {"others": ["natt"], "code": "ny", "name": "Ny"}, "Välj vad den nya ska ligga under"),
        ("merge", {"others": ["syd"], "code": "ny", "name": "Ny", "heads": "finns, inte"}, "finns, inte"),
        ("absorb", {"successor": "natt"}, "Flytta den först"),
        ("split", {"code_1": "a", "name_1": "A", "code_2": "a", "name_2": "B", "below": "1"}, "sin egen kod"),
        ("split", {"code_1": "a", "name_1": "A", "code_2": "b", "name_2": "B", "below": "3"}, "Välj en del för var"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(cms, town, world, action, values, words):
    below = world.unit("Natt", town.nord)
    values = {"on": "2025-07-01"} | values
    if "below" in values:
        values[f"below_{below.pk}"] = values.pop("below")
    for confirm in ({}, {"confirm": "yes"}):
        page = cms.post(url(town.nord, action), values | confirm)
        assert page.status_code == 200
        assert told(page) is None
        assert words in text_of(page)
        for value in values.values():
            is_kept = isinstance(value, list) or f'value="{value}"' in text_of(page)
            assert is_kept or value in ("\x00", "nord", "x" * 121)  # Control characters, and what is no choice.
    assert UnitPeriod.objects.count() == 6


def test_a_merger_says_how_many_move_and_which_rule_to_look_after(cms, town, world, soon):
    people = [world.staff(town.nord) for _ in range(14)]
    world.requirement(world.training(), units=[town.nord], key="om Nord")
    head = world.head(town.syd, person=world.person("Siv Chef"))
    between, answer, _ = sent(
        cms,
        url(town.nord, "merge"),
        others=["syd"],
        code="ny",
        name="Nya enheten",
        on=soon.isoformat(),
        heads=f"{head.employee_id}, {people[0].username}",
    )
    assert "14 medarbetare flyttas från Nord till Nya enheten." in told(between)
    assert between.context["told"]["warnings"] == [
        "Kravet ”Om nord” gäller en enhet som stänger. Ändra kravet, annars hamnar medarbetare utanför."
    ]
    new = Unit.objects.get(code="ny")
    assert Employment.objects.on(soon).filter(unit=new).count() == 14
    assert {row.person for row in new.appointments.on(soon)} == {head, people[0]}
    assert {row.source for row in Employment.objects.all()} == {"cms"}


def test_a_split_asks_for_everybody_who_works_there_then(cms, town, world, soon):
    anna = world.staff(town.nord, person=world.person("Anna Ek"))
    gone = world.staff(town.nord, ends_on=timezone.localdate(), person=world.person("Borta Bort"))
    later = world.staff(town.nord, starts_on=soon + timedelta(days=9), person=world.person("Sen Are"))
    parts = {"code_1": "a", "name_1": "A", "code_2": "b", "name_2": "B", "on": soon.isoformat()}
    page = cms.post(url(town.nord, "split"), parts)
    assert told(page) is None
    jobs = {row.person: f"staff_{row.pk}" for row in Employment.objects.all()}
    assert set(page.context["form"].errors) == {jobs[anna], jobs[later]}
    assert jobs[gone] not in text_of(page)
    sent(cms, url(town.nord, "split"), **parts, **{jobs[anna]: "2", jobs[later]: "1"})
    assert anna.employments.on(soon).get().unit.code == "b"
    assert later.employments.in_force().get().unit.code == "a"


def test_what_has_been_taken_back_meanwhile_cannot_be_taken_back_by_another(cms, town, soon):
    tree.rename_unit(town.nord, "Nya Nord", soon)
    period = UnitPeriod.objects.in_force().get(unit=town.nord, starts_on=soon)
    address = reverse("units:take_back", args=["nord", period.pk])
    token = token_of(cms.get(address))  # A second tab, with a mark of its own.
    sent(cms, address, reason="fel")
    page = cms.post(address, {"reason": "fel", "token": token, "confirm": "yes"})
    assert "har ändrats sedan dess" in text_of(page)
    assert UnitPeriod.objects.in_force().count() == 5
