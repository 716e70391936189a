"""Requirements in the CMS: who may, what the pages say, and that a change is shown before it is made, and made once."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from organisation.models import User
from tests.factories.kept import keep
from tests.tracking.test_rule_changes import freeze
from tracking import coverage, rule_changes
from tracking.models import Coverage, Requirement, RequirementVersion, Training, TrainingKind
from tracking.requirement_admin.choices import unit_choices

pytestmark = pytest.mark.django_db

INDEX = "/cms/requirements/"
NEW = "/cms/requirements/new/"
OUTSIDE = "/cms/requirements/outside/"


@pytest.fixture
def today():
    return timezone.localdate()


@keep
def kept_town(world):
    top = world.unit("Kommunen", kind="municipality")
    top.care, top.school = world.unit("Vård", top, kind="division"), world.unit("Skola", top, kind="division")
    top.nord = world.unit("Nord", top.care)
    top.world, top.course = world, world.training()
    for unit, number in ((top.nord, 3), (top.school, 4)):
        for _ in range(number):
            world.staff(unit)
    top.rule = world.requirement(top.course, "2025-03-01", units=[top.care], months=24)
    return top


@pytest.fixture
def town(world, kept_town):
    return kept_town(world)


def with_permissions(world, *codenames):
    person = world.person()
    person.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    client = Client()
    client.force_login(person)
    client.person = person
    return client


@pytest.fixture
def cms(town):
    return with_permissions(town.world, "view_requirement", "add_requirement", "change_requirement")


def at(town, name, *more):
    return reverse(f"requirements:{name}", args=[town.rule.pk, *more])


def text_of(response):
    return response.content.decode()


def filled(response, **changed):
    """What a browser would send back of the form, with some fields changed (None: left out)."""
    form = response.context["form"]
    data = {}
    for bound in form:
        value = bound.value()
        if hasattr(value, "isoformat"):
            value = value.isoformat()
        if value not in (None, ""):
            data[bound.html_name] = list(value) if isinstance(value, list | tuple) else str(value)
    data |= changed
    return {name: value for name, value in data.items() if value is not None}


def hidden(response):
    """What the page in between sends when its button is pressed."""
    data = {}
    for tag in re.findall(r'<input type="hidden"[^>]*>', text_of(response)):
        name, value = re.search(r'name="([^"]*)"', tag)[1], re.search(r'value="([^"]*)"', tag)
        if name != "csrfmiddlewaretoken":
            data.setdefault(name, []).append(value[1] if value else "")
    return data


def shown_and_made(cms, address, **changed):
    """Fill in, look, confirm. Returns the page in between and the answer."""
    between = cms.post(address, filled(cms.get(address), **changed))
    assert between.status_code == 200, between.context["form"].errors
    return between, cms.post(address, hidden(between) | {"confirm": "yes"})


def in_force(town):
    return [(row.starts_on, row.group_name) for row in town.rule.versions.in_force().order_by("starts_on")]


def said(response):
    return [str(message).split("\n")[0] for message in response.context["messages"]]


class TestWhoMay:
    def addresses(self, town):
        version = town.rule.versions.get().pk
        outside = Training.objects.create(title="Dagen", kind=TrainingKind.EXTERNAL)
        changing = [at(town, "change"), at(town, "end"), at(town, "rename"), at(town, "void", version), OUTSIDE]
        return {
            "see": [INDEX, at(town, "show")],
            "add": [NEW],
            "change": [*changing, reverse("requirements:outside_edit", args=[outside.pk])],
        }

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_an_editor_without_permission_may_not(self, town, method):
        editor = with_permissions(town.world)
        before = RequirementVersion.objects.count()
        for address in sum(self.addresses(town).values(), []):
            response = getattr(editor, method)(address, {"confirm": "yes", "title": "x", "name": "x"})
            assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home")), address
        assert INDEX not in text_of(editor.get(reverse("wagtailadmin_home")))
        assert (RequirementVersion.objects.count(), Training.objects.filter(title="x").count()) == (before, 0)

    @pytest.mark.parametrize(
        "codename, opens",
        [("view_requirement", {"see"}), ("add_requirement", {"see", "add"}), ("change_requirement", {"see", "change"})],
    )
    def test_each_permission_opens_its_own(self, town, codename, opens):
        client = with_permissions(town.world, codename)
        for kind, addresses in self.addresses(town).items():
            for address in addresses:
                assert client.get(address).status_code == (200 if kind in opens else 302), address

    def test_a_head_without_the_cms_may_not(self, town):
        client = Client()
        client.force_login(town.world.head(town.care))
        for address in sum(self.addresses(town).values(), []):
            assert client.get(address).status_code == 403

    def test_who_only_looks_is_offered_nothing_to_press(self, town):
        text = text_of(with_permissions(town.world, "view_requirement").get(at(town, "show")))
        assert at(town, "change") not in text and "/void/" not in text

    def test_a_version_of_another_requirement_is_not_found(self, town, cms):
        other = town.world.requirement(town.course, key="annat").versions.get()
        for method in (cms.get, cms.post):
            assert method(at(town, "void", other.pk)).status_code == 404

    @pytest.mark.parametrize("address", ["99999/", "99999/change/", "99999/end/", "99999/name/", "outside/99999/"])
    def test_what_does_not_exist_is_not_found(self, town, cms, address):
        assert cms.get(INDEX + address).status_code == 404

    def test_a_course_cannot_be_edited_as_a_training_taken_elsewhere(self, town, cms):
        assert cms.get(f"{OUTSIDE}{town.course.pk}/").status_code == 404

    def test_the_menu_leads_there(self, town, cms):
        assert INDEX in text_of(cms.get(reverse("wagtailadmin_home")))


class TestList:
    def test_each_requirement_and_how_many_it_covers(self, town, cms):
        text = text_of(cms.get(INDEX))
        assert "Grund" in text and "3 personer i 1 enhet" in text and "1 mars 2025" in text

    def test_the_next_change_is_told(self, town, cms, today):
        (row,) = cms.get(INDEX).context["rows"]
        assert row.next_day is None
        shown_and_made(cms, at(town, "end"), last_day=today + timedelta(days=9))
        (row,) = cms.get(INDEX).context["rows"]
        assert (row.next_day, row.next_group) == (today + timedelta(days=10), "")
        soon = (today + timedelta(days=5)).isoformat()
        shown_and_made(cms, at(town, "change"), starts_on=soon, ends_on=None, group_name="Nya")
        (row,) = cms.get(INDEX).context["rows"]
        assert (row.next_day, row.next_group) == (today + timedelta(days=5), "Nya")

    def test_queries_do_not_grow(self, town, cms, django_assert_num_queries):
        cms.get(INDEX)
        with django_assert_num_queries(13):
            cms.get(INDEX)
        for number in range(5):
            town.world.requirement(town.course, key=f"krav-{number}")
        with django_assert_num_queries(13):
            cms.get(INDEX)


class TestOne:
    def test_every_version_in_words(self, town, cms):
        text = text_of(cms.get(at(town, "show")))
        for words in ("Enheter, med allt under dem: Vård (vård)", "i 24 månader", "Gäller i dag"):
            assert words in text

    def test_a_voided_one_with_reason_and_by_whom(self, town, cms, today):
        shown_and_made(cms, at(town, "change"), group_name="Misstag")
        mistake = town.rule.versions.in_force().get(group_name="Misstag")
        shown_and_made(cms, at(town, "void", mistake.pk), reason="Fel enhet")
        text = text_of(cms.get(at(town, "show")))
        for words in ("Ogiltigförklarad", "Skäl: Fel enhet", str(cms.person), "Misstag"):
            assert words in text

    def test_queries_do_not_grow_with_versions(self, town, cms, today, django_assert_num_queries):
        cms.get(at(town, "show"))
        shown_and_made(cms, at(town, "change"), group_name="Två")
        with django_assert_num_queries(20):
            cms.get(at(town, "show"))
        for days in range(1, 6):
            first = (today + timedelta(days=days)).isoformat()
            shown_and_made(cms, at(town, "change"), starts_on=first, ends_on=None, group_name=f"Version {days}")
        with django_assert_num_queries(20):
            cms.get(at(town, "show"))


class TestChange:
    def test_begins_with_what_holds(self, town, cms, today):
        form = cms.get(at(town, "change")).context["form"]
        assert form["group_name"].value() == "Alla" and form["months"].value() == 24
        assert list(form["units"].value()) == [town.care.pk] and form["accepted"].value() == [town.course.pk]
        assert form["starts_on"].value() == today

    def test_begins_after_the_frozen_day(self, town, cms, today):
        freeze(town, today)
        form = cms.get(at(town, "change")).context["form"]
        assert form["starts_on"].value() == today + timedelta(days=1)

    def test_is_shown_then_made_and_logged(self, town, cms, today):
        between, done = shown_and_made(cms, at(town, "change"), units=None, group_name="Hela kommunen")
        assert "Omfattar 7 personer i 2 enheter, 4 fler än i dag." in text_of(between)
        assert "Gäller: Hela kommunen" in text_of(between)
        assert done["Location"] == at(town, "show")
        assert in_force(town)[-1] == (today, "Hela kommunen")
        rows = Coverage.objects.filter(requirement=town.rule, starts_on__lte=today, ends_on__gte=today)
        assert rows.values("person").distinct().count() == 7 and coverage.differences() == (set(), set())
        entry = ModelLogEntry.objects.get(action="tracking.requirement.change")
        assert (entry.user, entry.object_id) == (cms.person, str(town.rule.pk))

    def test_nothing_is_stored_by_looking(self, town, cms):
        cms.post(at(town, "change"), filled(cms.get(at(town, "change")), group_name="Nya"))
        assert len(in_force(town)) == 1

    def test_not_without_having_been_shown(self, town, cms):
        """A confirmation that skips the page in between shows it instead."""
        data = filled(cms.get(at(town, "change")), group_name="Nya", confirm="yes")
        response = cms.post(at(town, "change"), data)
        assert response.status_code == 200 and response.context["told"]
        assert len(in_force(town)) == 1

    def test_what_is_saved_is_what_was_shown(self, town, cms):
        between = cms.post(at(town, "change"), filled(cms.get(at(town, "change")), group_name="Nya"))
        response = cms.post(at(town, "change"), hidden(between) | {"confirm": "yes", "days": "1"})
        assert response.status_code == 200 and "inom 1 dag" in text_of(response)
        assert len(in_force(town)) == 1
        cms.post(at(town, "change"), hidden(response) | {"confirm": "yes"})
        assert town.rule.versions.in_force().get(group_name="Nya").days == 1

    def test_going_back_keeps_what_was_typed(self, town, cms):
        between = cms.post(at(town, "change"), filled(cms.get(at(town, "change")), group_name="Nya"))
        response = cms.post(at(town, "change"), hidden(between) | {"back": "yes"})
        assert response.status_code == 200 and not response.context["told"]
        assert 'value="Nya"' in text_of(response)

    def test_twice_counts_once(self, town, cms):
        between = cms.post(at(town, "change"), filled(cms.get(at(town, "change")), group_name="Nya"))
        data = hidden(between) | {"confirm": "yes"}
        cms.post(at(town, "change"), data)
        again = cms.post(at(town, "change"), data, follow=True)
        assert said(again)[-1] == "Det här var redan gjort. Inget har gjorts en gång till."
        assert len(in_force(town)) == 2 and ModelLogEntry.objects.count() == 1

    def test_a_form_that_was_opened_before_somebody_elses_change(self, town, cms):
        address = at(town, "change")
        mine = cms.get(address)
        shown = cms.post(address, filled(mine, group_name="Min"))
        shown_and_made(cms, address, group_name="Den andras")
        for data in (filled(mine, group_name="Min"), hidden(shown) | {"confirm": "yes"}):
            response = cms.post(address, data)
            assert response.status_code == 422 and "Någon annan har ändrat kravet" in text_of(response)
            assert 'value="Min"' in text_of(response)
        assert [name for _day, name in in_force(town)] == ["Alla", "Den andras"]

    @pytest.mark.parametrize(
        "changed, message",
        [
            ({"starts_on": "2025-04-01"}, "Välj i dag eller en senare dag"),
            ({"starts_on": ""}, "Välj ett datum"),
            ({"ends_on": "2025-04-01"}, "Sista dagen ligger före den första"),
            ({"days": "0"}, "Skriv ett antal dagar mellan 1 och 3650"),
            ({"days": "hej"}, "Skriv ett antal dagar mellan 1 och 3650"),
            ({"months": "0"}, "Skriv ett antal månader mellan 1 och 600"),
            ({"group_name": "  "}, "obligatoriskt"),
            ({"accepted": None}, "Välj minst en utbildning"),
            ({"accepted": ["987654"]}, "Välj bland det som finns i listan"),
            ({"accepted": ["x"]}, "Välj bland det som finns i listan"),
            ({"units": ["987654"]}, "Välj bland det som finns i listan"),
            ({"forms_of_employment": ["x"]}, "Välj bland det som finns i listan"),
            ({"group_name": "a\x00b"}, "Null"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_is_kept(self, town, cms, changed, message):
        address = at(town, "change")
        response = cms.post(address, filled(cms.get(address), reference="Mål 4", **changed))
        assert response.status_code == 422
        assert message in text_of(response) and 'value="Mål 4"' in text_of(response)
        assert len(in_force(town)) == 1

    def test_a_unit_both_in_and_out_is_said_at_the_field(self, town, cms):
        address = at(town, "change")
        response = cms.post(address, filled(cms.get(address), excluded=[town.care.pk]))
        assert response.context["form"].errors["excluded"] == ["En enhet kan inte både vara med och undantas."]

    def test_after_a_frozen_day_only(self, town, cms, today):
        address = at(town, "change")
        freeze(town, today + timedelta(days=3))
        data = filled(cms.get(address), starts_on=today.isoformat())
        response = cms.post(address, data)
        assert response.status_code == 422 and "En rapport är låst" in text_of(response)
        shown_and_made(cms, address, starts_on=(today + timedelta(days=4)).isoformat())
        assert len(in_force(town)) == 2

    def test_the_lowest_edition_is_stored(self, town, cms):
        between, _done = shown_and_made(cms, at(town, "change"), **{f"edition_{town.course.pk}": "2"})
        assert "har ingen utgåva 2 ännu" in text_of(between)
        version = town.rule.versions.in_force().order_by("starts_on").last()
        assert version.accepted.get().lowest_edition == 2

    def test_a_retired_training_is_offered_only_where_it_counts_already(self, town, cms, today):
        other = town.world.training("Gammal")
        Training.objects.update(retired_on=today)
        form = cms.get(at(town, "change")).context["form"]
        assert [row.pk for row in form.trainings] == [town.course.pk] and other.pk != town.course.pk

    def test_queries_do_not_grow_with_what_can_be_chosen(self, town, cms, django_assert_num_queries):
        cms.get(at(town, "change"))
        with django_assert_num_queries(21):
            cms.get(at(town, "change"))
        for number in range(6):
            town.world.unit(f"Enhet {number}", town.nord)
            town.world.job_role(f"roll {number}")
            town.world.training(f"Kurs {number}")
        with django_assert_num_queries(21):
            cms.get(at(town, "change"))


class TestNew:
    def fill(self, cms, town, **changed):
        words = {"name": "Brandskydd", "training_name": "brandskyddsutbildningen", "group_name": "Alla anställda"}
        return filled(cms.get(NEW), **(words | {"accepted": [town.course.pk]} | changed))

    def test_is_shown_then_made(self, town, cms, today):
        between = cms.post(NEW, self.fill(cms, town))
        assert "Omfattar 7 personer i 2 enheter." in text_of(between)
        done = cms.post(NEW, hidden(between) | {"confirm": "yes"})
        made = Requirement.objects.get(name="Brandskydd")
        assert done["Location"] == reverse("requirements:show", args=[made.pk])
        version = made.versions.get()
        assert (version.days, version.months, version.starts_on) == (60, None, today)
        again = cms.post(NEW, hidden(between) | {"confirm": "yes"})
        assert again["Location"] == done["Location"] and Requirement.objects.count() == 2

    def test_not_with_the_name_of_another(self, town, cms):
        response = cms.post(NEW, self.fill(cms, town, name="grund"))
        assert response.status_code == 422 and "Det finns redan ett krav med det namnet." in text_of(response)

    def test_without_a_training_there_is_nothing_to_require(self, town, cms):
        Training.objects.update(retired_on="2025-01-01")
        assert "Det finns ingen utbildning ännu" in text_of(cms.get(NEW))


class TestEndAndVoid:
    def test_end(self, town, cms, today):
        between, _done = shown_and_made(cms, at(town, "end"), last_day=today.isoformat())
        assert "gäller kravet ingen" in text_of(between)
        assert town.rule.versions.in_force().get().ends_on == today

    def test_the_last_day_is_not_yesterday(self, town, cms, today):
        yesterday = (today - timedelta(days=1)).isoformat()
        response = cms.post(at(town, "end"), filled(cms.get(at(town, "end")), last_day=yesterday))
        assert response.status_code == 422 and town.rule.versions.in_force().get().ends_on is None

    def test_void_says_what_holds_again(self, town, cms, today):
        shown_and_made(cms, at(town, "change"), units=None, group_name="Misstag")
        mistake = town.rule.versions.in_force().get(group_name="Misstag")
        between, _done = shown_and_made(cms, at(town, "void", mistake.pk), reason="Fel enhet")
        text = text_of(between)
        places = [text.index(words) for words in ("Det här ogiltigförklaras", "Gäller: Misstag", "Det här gäller igen")]
        assert places == sorted(places)
        assert "Omfattar 3 personer i 1 enhet, 4 färre än i dag." in text
        assert in_force(town) == [(town.rule.versions.in_force().get().starts_on, "Alla")]

    def test_a_planned_version_can_be_given_up(self, town, cms, today):
        soon = (today + timedelta(days=9)).isoformat()
        shown_and_made(cms, at(town, "change"), starts_on=soon, group_name="Planerad")
        planned = town.rule.versions.in_force().get(group_name="Planerad")
        shown_and_made(cms, at(town, "void", planned.pk), reason="Beslutet ändrades")
        assert [name for _day, name in in_force(town)] == ["Alla"]

    def test_void_needs_a_reason(self, town, cms):
        address = at(town, "void", town.rule.versions.get().pk)
        response = cms.post(address, filled(cms.get(address), reason=" "))
        assert response.status_code == 422 and town.rule.versions.get().voided_at is None

    def test_void_is_not_offered_and_refused_for_what_a_frozen_report_rests_on(self, town, cms, today):
        version = town.rule.versions.get()
        address = at(town, "void", version.pk)
        assert address in text_of(cms.get(at(town, "show")))
        freeze(town, today)
        assert address not in text_of(cms.get(at(town, "show")))
        response = cms.post(address, filled(cms.get(address), reason="Fel"))
        assert response.status_code == 422 and "bygger på den här versionen" in text_of(response)


class TestName:
    def test_can_be_put_right(self, town, cms):
        response = cms.post(at(town, "rename"), {"name": "Grundkurs", "training_name": "grundkursen"})
        assert response["Location"] == at(town, "show")
        town.rule.refresh_from_db()
        assert (town.rule.name, town.rule.training_name, town.rule.key) == ("Grundkurs", "grundkursen", "grund")
        assert ModelLogEntry.objects.get().action == "tracking.requirement.rename"

    def test_not_to_that_of_another(self, town, cms):
        town.world.requirement(town.course, key="annat")
        response = cms.post(at(town, "rename"), {"name": "ANNAT", "training_name": "grundkursen"})
        assert response.status_code == 422 and 'value="ANNAT"' in text_of(response)


class TestOutside:
    def test_one_can_be_added_and_then_accepted(self, town, cms):
        assert cms.post(OUTSIDE, {"title": "Länsstyrelsens dag"})["Location"] == OUTSIDE
        outside = Training.objects.get(title="Länsstyrelsens dag")
        assert outside.kind == TrainingKind.EXTERNAL and "Länsstyrelsens dag" in text_of(cms.get(OUTSIDE))
        shown_and_made(cms, at(town, "change"), accepted=[town.course.pk, outside.pk])
        version = town.rule.versions.in_force().order_by("starts_on").last()
        assert set(version.accepted.values_list("training", flat=True)) == {town.course.pk, outside.pk}

    @pytest.mark.parametrize("title", ["", "  ", "LÄNSSTYRELSENS DAG", "x" * 256])
    def test_not_without_a_title_nor_twice(self, town, cms, title):
        cms.post(OUTSIDE, {"title": "länsstyrelsens dag"})
        title = title.replace("LÄNSSTYRELSENS", "länsstyrelsens").replace("DAG", "Dag")
        response = cms.post(OUTSIDE, {"title": title})
        assert response.status_code == 422
        assert Training.objects.filter(kind=TrainingKind.EXTERNAL).count() == 1

    def test_it_can_be_renamed_and_put_away(self, town, cms, today):
        cms.post(OUTSIDE, {"title": "Dagen"})
        outside = Training.objects.get(title="Dagen")
        address = reverse("requirements:outside_edit", args=[outside.pk])
        cms.post(address, {"title": "Dag två"})
        outside.refresh_from_db()
        assert (outside.title, outside.retired_on) == ("Dag två", today)
        assert outside.pk not in [row.pk for row in cms.get(NEW).context["form"].trainings]
        cms.post(address, {"title": "Dag två", "is_offered": "on"})
        outside.refresh_from_db()
        assert outside.retired_on is None


class TestUnitsToChoose:
    def test_the_tree_then_those_to_come_and_those_already_named(self, town, today):
        from organisation.tree import close_unit  # noqa: PLC0415

        coming = town.world.unit("Kommande", town, on=today + timedelta(days=20))
        closed, other = town.world.unit("Stängd", town), town.world.unit("Borta", town)
        for unit in (closed, other):
            close_unit(unit, today - timedelta(days=1))
        found = dict(unit_choices(today, [closed.pk]))
        assert list(found)[:4] == [town.pk, town.school.pk, town.care.pk, town.nord.pk]
        assert found[town.nord.pk].strip() == "Nord (nord)" and found[town.nord.pk].startswith("\N{EM SPACE}")
        assert "öppnar den" in found[coming.pk] and found[closed.pk].endswith(", stängd") and other.pk not in found


def test_no_page_needs_javascript(town, cms):
    """Every step is a form with a button or a link; none of our templates brings a script."""
    between = cms.post(at(town, "change"), filled(cms.get(at(town, "change"))))
    for response in (cms.get(INDEX), cms.get(at(town, "show")), cms.get(at(town, "change")), between):
        main = text_of(response).partition("<main")[2].partition("</main>")[0]
        assert main and "<script" not in main and "onclick" not in main


def test_administrators_need_no_permission_of_their_own(town):
    client = Client()
    client.force_login(User.objects.create_superuser("admin", email="a@ekvalla.example"))
    assert client.get(INDEX).status_code == 200 and client.get(NEW).status_code == 200
    assert rule_changes.state_of(town.rule)
