"""What is to be looked at, and why."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.rich_text import RichText

from content.models import ContactCard, GlossaryTerm, LawReference
from content.review import kinds, noting
from content.review.items import items_for
from support.models import SupportPage
from tests.factories import pages as learning
from tests.factories import public_pages as pages
from tests.factories import scenarios

pytestmark = pytest.mark.django_db


def text(html):
    return [("text", RichText(html))]


def test_every_page_type_and_every_fact_is_found():
    labels = {model._meta.label for model in [*kinds.page_models(), *kinds.snippet_models()]}
    assert labels >= {
        "start.FrontPage",
        "courses.CourseIndexPage",
        "courses.CoursePage",
        "courses.LessonPage",
        "courses.MeetingMaterialPage",
        "scenarios.ScenarioIndexPage",
        "scenarios.ScenarioPage",
        "support.SupportPage",
        "content.ContactCard",
        "content.LawReference",
        "content.GlossaryTerm",
    }


@pytest.mark.parametrize(
    ("days", "found"),
    [(-1, ["overdue"]), (0, ["soon"]), (30, ["soon"]), (31, None), (None, ["no_date"])],
)
def test_dates(front, fine, fine_snippet, today, reasons, days, found):
    day = None if days is None else today + timedelta(days=days)
    pages.support_page(front, "Sidan", **(fine | {"next_review": day}))
    pages.contact_card("Kortet", organisation="", **(fine_snippet | {"next_check": day}))
    assert reasons() == ({} if found is None else {"Sidan": found, "Kortet": found})


def test_nobody_looks_after_it(front, fine, fine_snippet, reasons):
    pages.support_page(front, "Sidan", **(fine | {"owner_role": None}))
    pages.law("Lagen", **(fine_snippet | {"owner_role": None}))
    assert reasons() == {"Sidan": ["no_owner"], "Lagen": ["no_owner"]}


def test_drafts_and_what_is_retired_and_unused_are_left_alone(front, fine, today, reasons):
    late = fine | {"next_review": today - timedelta(days=1)}
    pages.support_page(front, "Utkast", live=False, **late)
    pages.contact_card(retired_on=today, next_check=today - timedelta(days=9))
    assert reasons() == {}


def test_the_law_has_changed_since(front, fine, fine_snippet, today, reasons):
    law, other = pages.law("Lagen", **fine_snippet), pages.law("Annan", **fine_snippet)
    earlier = fine | {"reviewed_on": today - timedelta(days=3)}
    pages.support_page(front, "Före", body=[("law", law)], **earlier)
    pages.support_page(front, "Aldrig", body=[("law", law)], **(fine | {"reviewed_on": None}))
    pages.support_page(front, "Efter", body=[("law", law)], **(fine | {"reviewed_on": today + timedelta(days=1)}))
    pages.support_page(front, "Annan lag", body=[("law", other)], **earlier)
    assert reasons() == {}
    law.text = "<p>Nu gäller något annat.</p>"
    law.save()
    assert reasons() == {"Före": ["law_changed"], "Aldrig": ["law_changed"]}


def test_a_law_that_changes_on_the_day_of_the_review(front, fine, fine_snippet, admin, today, reasons):
    """A look on that day counts only when it was noted after the change; nobody knows when a day was typed."""
    law = pages.law("Lagen", **fine_snippet)
    noted = pages.support_page(front, "Noterad före", body=[("law", law)], **fine)
    typed = pages.support_page(front, "Skriven för hand", body=[("law", law)], **fine)
    _note(noted, admin, today)
    assert reasons() == {}
    law.text = "<p>Nu gäller något annat.</p>"
    law.save()
    assert reasons() == {"Noterad före": ["law_changed"], "Skriven för hand": ["law_changed"]}
    assert _note(noted, admin, today)
    assert reasons() == {"Skriven för hand": ["law_changed"]}
    assert _note(typed, admin, today)
    assert reasons() == {}
    assert not _note(noted, admin, today)
    law.text = "<p>Och nu något tredje.</p>"
    law.save()
    assert set(reasons()) == {"Noterad före", "Skriven för hand"}


def test_a_fact_is_noted_again_on_the_day_on_which_a_law_changes(fine_snippet, admin, today):
    card, law = pages.contact_card(**fine_snippet), pages.law()
    assert noting.note_snippet(card, admin, today)
    assert not noting.note_snippet(card, admin, today)
    law.title = "Lagen, ny lydelse"
    law.save()
    assert noting.note_snippet(card, admin, today)
    key = (ContentType.objects.get_for_model(ContactCard).pk, str(card.pk))
    assert noting.noted_at()[key] >= law.changed_at


@pytest.mark.parametrize(
    ("values", "changes"),
    [
        ({"title": "Ny rubrik"}, True),
        ({"text": "<p>Nytt</p>"}, True),
        ({"valid_from": timezone.now().date()}, True),
        ({"source": "https://ekvalla.example/"}, False),
        ({"checked_on": timezone.now().date()}, False),
    ],
)
@pytest.mark.parametrize("only", [True, False])
def test_what_counts_as_a_change_of_the_law(values, changes, only):
    law = pages.law()
    assert law.changed_at is None
    for name, value in values.items():
        setattr(law, name, value)
    law.save(**({"update_fields": list(values)} if only else {}))
    assert (LawReference.objects.get(pk=law.pk).changed_at is not None) == changes


def test_a_scenario_refers_to_the_law_in_its_steps(world, fine, fine_snippet, today, reasons):
    law = pages.law("Lagen", key="lagen", **fine_snippet)
    document = scenarios.rehearsal()
    page = scenarios.published(document, **(fine | {"reviewed_on": today - timedelta(days=1)}))
    steps = page.steps.get_prep_value()
    steps[0]["value"]["laws"] = [law.pk]
    page.steps = page.steps.stream_block.to_python(steps)
    page.save()
    law.title = "Lagen, ny lydelse"
    law.save()
    assert "law_changed" in reasons()[page.title]


def _note(page, user, today):
    """“Reviewed, no change”. True when that was new."""
    return noting.note_page(SupportPage.objects.get(pk=page.pk), user, today)


def test_retired_and_still_used(front, fine, today, reasons):
    used = pages.contact_card("Använd", organisation="")
    pages.contact_card("Oanvänd", organisation="")
    pages.support_page(front, body=[("contact", used)], **fine)
    ContactCard.objects.update(retired_on=today)
    assert reasons() == {"Använd": ["retired"]}


class TestLinks:
    """Links in rich text and in choosers."""

    @pytest.fixture
    def sidan(self, front, fine):
        def make(html="", **values):
            return pages.support_page(front, "Sidan", body=text(html), **(fine | values))

        return make

    def gone(self):
        return Page.objects.order_by("-pk").first().pk + 1000

    @pytest.mark.parametrize(
        ("html", "found"),
        [
            ("<a linktype='page' id='{front}'>Start</a>", []),
            ("<a linktype='page' id='{draft}'>Utkast</a>", ["broken_link"]),
            ("<a linktype='page' id='{gone}'>Borta</a>", ["broken_link"]),
            ("<a linktype='page'>Ingen</a>", ["broken_link"]),
            ("<a linktype='document' id='{gone}'>Fil</a>", ["broken_link"]),
            ("<a href='/'>Start</a>", []),
            ("<a href='/en/'>Start</a>", []),
            ("<a href='/tillganglighet/'>Om</a>", []),
            ("<a href='/finns-inte/'>Borta</a>", ["broken_link"]),
            ("<a href='/en/finns-inte'>Borta</a>", ["broken_link"]),
            ("<a href='/utkast/'>Utkast</a>", ["broken_link"]),
            ("<a href='/flyttad/'>Flyttad</a>", []),
            ("<a href='https://ekvalla.example/x'>Annan</a>", []),
            ("<a href='tel:112'>112</a>", []),
            ("<a href='#hide'>Dölj</a>", []),
            ("<a href='#borta'>Dölj</a>", ["dead_anchor"]),
            ("<a href='/#content'>Start</a>", []),
            ("<a href='/#borta'>Start</a>", ["dead_anchor"]),
            ("<a href='/ordlista/#hot'>Hot</a>", []),
            ("<a href='/en/ordlista/#hot'>Hot</a>", []),
            ("<a href='/ordlista/#content'>Orden</a>", []),
            ("<a href='/ordlista/#gammalt'>Ett gammalt ord</a>", ["dead_anchor"]),
            ("<a href='/en/ordlista#borta'>Borta</a>", ["dead_anchor"]),
            ("<a href='/kontakt/#vad-som-helst'>Vad andra sidor har vet ingen</a>", []),
            ("<embed embedtype='image' id='{gone}' alt='Stig'/>", ["broken_link"]),
        ],
    )
    def test_rich_text(self, sidan, front, fine, fine_snippet, today, reasons, html, found):
        GlossaryTerm.objects.create(term="hot", key="hot", definition="…", **fine_snippet)
        GlossaryTerm.objects.create(term="gammalt", key="gammalt", definition="…", retired_on=today, **fine_snippet)
        draft = pages.support_page(front, "Utkast", slug="utkast", live=False, **fine)
        Redirect.objects.create(old_path=Redirect.normalise_path("/flyttad/"), redirect_link="/")
        sidan(html.format(front=front.pk, draft=draft.pk, gone=self.gone()))
        assert reasons().get("Sidan", []) == found

    def test_rich_text_within_blocks_and_fields(self, sidan, reasons):
        bad = "<a linktype='page' id='999999'>Borta</a>"
        sidan(intro=bad)
        assert reasons() == {"Sidan": ["broken_link"]}
        front = Page.objects.get(slug="start").specific
        folded = [{"summary": "Mer", "text": RichText(bad)}]
        pages.support_page(front, "Utfälld", body=[("accordion", folded)])
        assert "broken_link" in reasons()["Utfälld"]

    def test_a_door_to_a_page_that_is_not_published(self, front, sidan, reasons):
        front.doors = [("door", {"page": sidan(), "title": "Jag är orolig", "text": ""})]
        front.save()
        assert reasons() == {}
        Page.objects.filter(title="Sidan").update(live=False)
        assert reasons() == {front.title: ["broken_link"]}

    def test_a_course_that_waits_for_one_that_is_not_published(self, world, fine, reasons):
        first = learning.course("Första", live=False, **fine)
        learning.course("Andra", prerequisite=first, **fine)
        assert reasons()["Andra"] == ["broken_link"]

    def test_images(self, front, fine, reasons):
        def page(title, picture):
            pages.support_page(front, title, body=[("image", {"image": picture, "caption": ""})], **fine)

        page("Med", pages.image())
        page("Utan", pages.image(alt_text=""))
        page("Pynt", pages.image(alt_text="", decorative=True))
        gone = pages.image()
        page("Borta", gone)
        gone.delete()
        assert reasons() == {"Utan": ["no_alt"], "Borta": ["broken_link"]}

    def test_an_image_from_before_there_were_text_alternatives(self, sidan, reasons):
        found = sidan()
        raw = [{"type": "image", "value": {"image": pages.image().pk, "caption": ""}}]
        found.body = found.body.stream_block.to_python(raw)
        type(found).objects.filter(pk=found.pk).update(body=found.body)
        assert reasons() == {"Sidan": ["no_alt"]}


def test_an_editor_is_told_of_what_they_may_edit_alone(front, section, editor, fine, today, reasons):
    late = fine | {"next_review": today - timedelta(days=1)}
    pages.support_page(front, "Andras", **late)
    pages.support_page(section, "Egen", **late)
    pages.contact_card("Kortet", organisation="", next_check=today - timedelta(days=1))
    assert set(reasons()) == {"Andras", "Egen", "Kortet"}
    assert set(reasons(editor)) == {"Egen"}


def test_the_number_of_queries_does_not_grow(front, admin, fine, today):
    def everything(number):
        for _ in range(number):
            law, card = pages.law(), pages.contact_card()
            law.title = f"{law.key} ny"
            law.save()
            old = pages.contact_card(retired_on=today)
            GlossaryTerm.objects.create(term=law.key, definition="…")
            gone = "<a linktype='page' id='999999'>x</a><a href='/borta/'>x</a>"
            body = [*pages.every_block(card), ("law", law), ("contact", old), *text(gone)]
            pages.support_page(front, first_contact=card, body=body)
            learning.lesson(learning.course(), body=body)

    def queries():
        items_for(admin, today)
        with CaptureQueriesContext(connection) as captured:
            found = items_for(admin, today)
        return len(captured), len(found)

    everything(1)
    few, first = queries()
    everything(4)
    many, then = queries()
    assert then > first
    assert many == few
