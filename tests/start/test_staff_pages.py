"""Pages for staff: who may read them, and what is shown to whom."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from content.models import ContactCard, Municipality
from organisation import tree
from organisation.models import UnitKind
from start.models import GuidancePage, LocalPlanPage, Survey
from tests.factories import pages, public_pages, staff_pages
from tests.factories.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def samira(client):
    person = World().person("Samira Haddad")
    client.force_login(person)
    return person


@pytest.fixture
def administration():
    world = World()
    return world.unit("Bildning", world.unit("Ekvalla", kind=UnitKind.MUNICIPALITY), kind=UnitKind.ADMINISTRATION)


class TestWhoMayRead:
    def test_a_visitor_is_asked_to_sign_in(self, client):
        for page in (staff_pages.guidance(), staff_pages.form_guide(), staff_pages.section()):
            answer = client.get(page.url)
            target = (
                answer.url if page.specific_class is not type(staff_pages.section()) else client.get(answer.url).url
            )
            assert target.startswith("/logga-in/?next=/")

    def test_staff_read_it_and_nothing_keeps_a_copy(self, client, samira):
        answer = client.get(staff_pages.guidance(lead="En ledtråd.").url)
        assert "En ledtråd." in answer.text
        assert "no-store" in answer.headers["Cache-Control"]

    def test_the_section_leads_to_the_start_page(self, client, samira):
        assert client.get(staff_pages.section().url).url == "/start/"

    def test_a_visitor_of_an_open_page_is_not_shown_what_is_for_staff(self, client):
        body = [
            ("contact", public_pages.contact_card("Säkerhetschefen", audience=ContactCard.Audience.STAFF)),
            ("contact", public_pages.contact_card("Larm", audience=ContactCard.Audience.BOTH)),
            ("local_plan", None),
        ]
        html = client.get(staff_pages.guidance(open_to_all=True, body=body).url).text
        assert "Larm" in html
        assert "Säkerhetschefen" not in html and "lokala plan" not in html
        assert "Logga ut" not in html and "Logga in" in html

    def test_staff_are_shown_it_there(self, client, samira):
        body = [("contact", public_pages.contact_card("Säkerhetschefen", audience=ContactCard.Audience.STAFF))]
        assert "Säkerhetschefen" in client.get(staff_pages.guidance(open_to_all=True, body=body).url).text


class TestRestricted:
    @pytest.fixture
    def report(self):
        report = staff_pages.guidance("Lägesbild")
        staff_pages.restrict(report, "Läser lägesbilden")
        return report

    def test_a_visitor_is_asked_to_sign_in(self, client, report):
        assert client.get(report.url).url == f"/logga-in/?next={report.url}"

    def test_whoever_is_in_no_chosen_group_is_told_so_and_not_asked_again(self, client, samira, report):
        assert client.get(report.url).status_code == 403

    def test_the_chosen_group_reads_it(self, client, samira, report):
        samira.groups.set(report.get_view_restrictions()[0].groups.all())
        assert client.get(report.url).status_code == 200

    def test_the_translation_is_as_closed(self, client, samira, report):
        section = public_pages.translation(staff_pages.section(), "en", _english_front())
        twin = public_pages.translation(report, "en", section, lead="The situation.")
        url = twin.url
        assert client.get(url).status_code == 403
        samira.groups.set(report.get_view_restrictions()[0].groups.all())
        assert client.get(url).status_code == 200

    def test_a_page_for_all_who_have_signed_in_is_shown_to_them(self, client, samira):
        page = staff_pages.guidance()
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert client.get(page.url).status_code == 200


def _english_front():
    return public_pages.translation(pages.front_page(), "en", lead="Hello.")


class TestThreatened:
    url = "/hotad/"

    def test_without_a_page_of_ones_own_it_says_the_least(self, client):
        html = client.get(self.url).text
        assert 'href="tel:112"' in html and "Gå därifrån." in html

    def test_it_leads_to_the_page_of_the_municipality(self, client):
        page = staff_pages.guidance(open_to_all=True, is_for_threatened=True)
        assert client.get(self.url).url == page.url

    def test_nobody_in_danger_is_asked_to_sign_in(self, client):
        staff_pages.guidance(is_for_threatened=True)
        assert client.get(self.url).status_code == 200

    def test_staff_are_led_to_it(self, client, samira):
        page = staff_pages.guidance(is_for_threatened=True)
        assert client.get(self.url).url == page.url

    def test_a_restricted_page_is_no_answer(self, client, samira):
        page = staff_pages.guidance(open_to_all=True, is_for_threatened=True)
        staff_pages.restrict(page, "Några")
        assert client.get(self.url).status_code == 200

    def test_every_page_of_staff_and_the_front_page_link_to_it(self, client, samira):
        link = f'href="{self.url}"'
        for path in ("/start/", "/mina/", staff_pages.guidance().url, staff_pages.form_guide().url):
            assert link in client.get(path).text
        client.logout()
        assert link in client.get("/").text

    def test_the_form_refuses_another_one(self, admin_client):
        first = staff_pages.guidance(is_for_threatened=True)
        other, chosen = staff_pages.guidance(), {"is_for_threatened": "on"}
        assert not _saved(admin_client, other, **chosen)
        assert _saved(admin_client, first, **chosen)  # It is no other to itself.
        assert not GuidancePage.objects.get(pk=other.pk).is_for_threatened

    def test_a_copy_is_not_another_one(self):
        first = staff_pages.guidance(is_for_threatened=True)
        copy = first.copy(update_attrs={"title": "Kopia", "slug": "kopia"}, keep_live=True)
        assert copy.live and not copy.is_for_threatened

    def test_two_that_came_another_way_are_published_and_the_first_answers(self, client):
        first = staff_pages.guidance(is_for_threatened=True, open_to_all=True)
        staff_pages.guidance(is_for_threatened=True, open_to_all=True)
        assert client.get(self.url).url == first.url

    def test_a_translation_that_is_not_open_does_not_ask_to_sign_in(self, client):
        page = staff_pages.guidance(is_for_threatened=True, open_to_all=True)
        section = public_pages.translation(staff_pages.section(), "en", _english_front())
        twin = public_pages.translation(page, "en", section, lead="Leave.", open_to_all=False)
        swedish, english = page.url, twin.url
        assert client.get(f"/en{self.url}").url == f"/en{swedish}"
        GuidancePage.objects.filter(pk=twin.pk).update(open_to_all=True)
        assert client.get(f"/en{self.url}").url == english

    def test_a_page_without_an_address_leaves_the_least(self, client):
        page = staff_pages.guidance(is_for_threatened=True, open_to_all=True)
        page.move(Page.get_first_root_node(), pos="last-child")
        assert client.get(self.url).status_code == 200


class TestTranslations:
    @pytest.fixture
    def english(self):
        return public_pages.translation(staff_pages.section(), "en", _english_front())

    def test_one_is_never_more_open_than_the_swedish_page(self, client, english):
        page = staff_pages.guidance(open_to_all=True)
        url = public_pages.translation(page, "en", english, lead="A clue.", open_to_all=True).url
        assert client.get(url).status_code == 200
        GuidancePage.objects.filter(pk=page.pk).update(open_to_all=False)
        assert client.get(url).status_code == 302

    def test_nobody_sees_one_that_has_not_been_reviewed(self, client, samira, english):
        page = staff_pages.guidance(open_to_all=True, is_for_threatened=True)
        values = {"lead": "Leave.", "open_to_all": True, "translation_reviewed": False}
        twin = public_pages.translation(page, "en", english, **values)
        own, other = page.url, twin.url
        assert client.get("/en/hotad/").url == f"/en{own}"
        assert other not in client.get(own).text
        GuidancePage.objects.filter(pk=twin.pk).update(translation_reviewed=True)
        assert other in client.get(own).text

    def test_the_plan_is_that_of_the_same_unit(self, client, samira, admin_client, english, administration):
        page = staff_pages.local_plan(administration)
        twin = public_pages.translation(page, "en", english, lead="In short.")
        assert "Bildning" in client.get(twin.url).text
        form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[twin.pk])).context["form"]
        assert "of_unit" not in form.fields


class TestFormGuide:
    def test_it_says_where_the_form_is_and_who_receives_it(self, client, samira):
        card = public_pages.contact_card("Samordnaren")
        html = client.get(staff_pages.form_guide(form_url=public_pages.SOURCE, recipient=card).url).text
        assert f'href="{public_pages.SOURCE}">Öppna blanketten' in html
        assert "Samordnaren</h3>" in html
        assert "<textarea" not in html and 'method="post"' not in html.replace('action="/logga-ut/" method="post"', "")

    def test_the_form_may_be_a_file(self, client, samira):
        page = staff_pages.form_guide(form_document=public_pages.document("blankett.pdf"))
        assert page.form_document.url in client.get(page.url).text

    def test_without_either_it_says_whom_to_ask(self, client, samira):
        assert "fråga den som ska ha den" in client.get(staff_pages.form_guide().url).text


class TestLocalPlan:
    def test_it_tells_of_the_unit_and_the_decision(self, client, samira, administration):
        page = staff_pages.local_plan(
            administration, decision="Nämnden 1 mars", document=public_pages.document("p.pdf")
        )
        html = client.get(page.url).text
        assert "Lokal plan: Bildning" in html and "Nämnden 1 mars" in html and page.document.url in html

    def test_a_unit_has_one_plan(self, admin_client, administration):
        first = staff_pages.local_plan(administration)
        other = staff_pages.local_plan(None)
        assert not _saved(admin_client, other, of_unit=administration.code)
        assert _saved(admin_client, first, of_unit=administration.code)
        assert first.copy(update_attrs={"title": "Kopia", "slug": "kopia"}).unit is None

    def test_a_unit_that_is_to_close_stays_chosen(self, admin_client, administration):
        unit = World().unit("Skolan", administration)
        page = staff_pages.local_plan(unit)
        tree.close_unit(unit, timezone.localdate() + timedelta(days=30))
        assert _saved(admin_client, page, of_unit=unit.code)
        tree.close_unit(World().unit("Fritids", administration), timezone.localdate())
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert f'<option value="{unit.code}" selected>Skolan (' in admin_client.get(url).text

    def test_the_unit_is_chosen_by_name_in_the_cms(self, admin_client, administration):
        section = staff_pages.section()
        url = reverse("wagtailadmin_pages:add", args=["start", "localplanpage", section.pk])
        form = admin_client.get(url).text
        assert f'<option value="{administration.code}">Bildning (' in form
        publish = {"action-publish": "1"}
        assert "of_unit" in admin_client.post(url, _posted(of_unit="") | publish).context["form"].errors
        assert admin_client.post(url, _posted(of_unit="")).status_code == 302  # A draft may wait for its unit.
        draft = LocalPlanPage.objects.get()
        assert draft.unit is None
        url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        assert admin_client.post(url, _posted(of_unit=administration.code) | publish).status_code == 302
        assert LocalPlanPage.objects.get(live=True).unit == administration


def _saved(client, page, **values):
    """Does the form publish the page?"""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    given = _posted(slug=page.slug, title=page.title) | values | {"action-publish": "1"}
    return client.post(url, given).status_code == 302


def _posted(**values):
    """What the form of a page for staff sends, with nothing in its body."""
    return {
        "title": "Planen", "slug": "planen", "lead": "I korthet.", "decision": "", "document": "",
        "body-count": "0", "prevention_level": "", "reviewed_on": "", "next_review": "", "owner_role": "",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    } | values  # fmt: skip


class TestSurveyForm:
    url = "/cms/snippets/start/survey/add/"

    def test_it_keeps_a_unit_that_is_to_close(self, admin_client, administration):
        unit = World().unit("Skolan", administration)
        self.post(admin_client, of_unit=unit.code)
        tree.close_unit(unit, timezone.localdate() + timedelta(days=30))
        form = admin_client.get(self.url.replace("add/", f"edit/{Survey.objects.get().pk}/")).text
        assert f'<option value="{unit.code}" selected>Skolan (' in form

    def post(self, client, **values):
        today = timezone.localdate()
        given = {"title": "Enkät", "text": "Fem minuter.", "url": public_pages.SOURCE, "of_unit": ""}
        return client.post(self.url, given | {"opens_on": today, "closes_on": today} | values)

    def test_it_is_made_in_the_cms(self, admin_client, administration):
        assert self.post(admin_client, of_unit=administration.code).status_code == 302
        assert Survey.objects.get().unit == administration

    def test_the_days_must_be_in_order(self, admin_client):
        answer = self.post(admin_client, closes_on="2020-01-01")
        assert "Sista dagen ligger före första dagen." in answer.text
        assert not Survey.objects.exists()

    def test_so_says_the_database(self):
        today = timezone.localdate()
        with pytest.raises(IntegrityError), transaction.atomic():
            Survey.objects.create(title="x", text="x", url="x", opens_on=today, closes_on="2020-01-01")


def test_pages_for_staff_are_previewed(admin_client, administration):
    for page in (staff_pages.guidance(), staff_pages.form_guide(), staff_pages.local_plan(administration)):
        answer = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        assert "Så här gör du." in answer.text


def test_the_municipality_setting_is_untouched_by_a_visit(client, samira):
    before = Municipality.objects.values().get()
    client.get("/start/")
    assert Municipality.objects.values().get() == before
