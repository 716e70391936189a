"""A course with every block in it, its package, and ways to bend one."""

import hashlib
import io
import json
import zipfile

import pytest
from django.apps import apps
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Revision
from wagtail.rich_text import RichText

from content.models import ContactCard, LawReference, Role, WorkType
from courses.packages.archive import MANIFEST, text_of
from courses.packages.exporting import export
from courses.packages.importing import look, take_in
from quizzes.models import Category, Question, SubCategory
from quizzes.models.question import QuestionWord
from tests.courses.conftest import anna as anna
from tests.courses.conftest import cms as cms
from tests.courses.conftest import learner as learner
from tests.courses.conftest import world as world
from tests.factories import pages, public_pages, quizzes, scenarios
from tests.factories.kept import keep


def full_course(**values):
    """A published course with every block, links in and out, a scenario with snippets, a quiz, and a draft."""
    role = Role.objects.create(key="samordnare", title="Samordnare")
    outside = pages.course("En annan kurs", lessons=1)
    course = pages.course("Grundutbildning", owner_role=role, prerequisite=outside, **values)
    course.goals = json.dumps([{"type": "goal", "value": "kalla på hjälp"}])
    pages.publish(course)
    card = public_pages.contact_card(key="socialjouren", held_by=role)
    first = pages.lesson(course, "Allt på en gång", body=public_pages.every_block(card))
    pages.lesson(course, "Länkar", body=[("text", RichText(links(first, outside)))])
    document = scenarios.rehearsal()
    work = WorkType.objects.create(key="skola", title="Skola")
    scenario = scenarios.published(document, course)
    scenario.work_types.set([work])
    steps = scenario.steps.get_prep_value()
    steps[0]["value"]["contacts"] = [{"type": "item", "id": "7b1c3b0e-7d5f-4a55-8a8f-0f9a1f7a3c11", "value": card.pk}]
    steps[0]["value"]["decides"] = role.pk
    scenario.steps = json.dumps(steps)
    pages.publish(scenario)
    final_quiz(course, role)
    draft = pages.lesson(course, "Inte klart", live=False)
    draft.goal = ""
    draft.save_revision(clean=False)
    return course


def final_quiz(course, role):
    """A quiz with every kind of question, chosen and drawn, and all that questions and quizzes can have."""
    category = quizzes.category("Rutinen i skolan, år 1–3")
    fine = SubCategory.objects.create(name="Skolan", category=category)
    law, image = LawReference.objects.first(), public_pages.image()
    chosen = [
        quizzes.question("Vem ringer du?", right="Chefen", wrong=("Ingen", "Alla"), law=law, owner_role=role),
        quizzes.question("Vilka?", right=("Ett", "Två"), wrong=("Tre",), figure=image, figure_text="En dörr"),
        quizzes.essay(criteria=[("Ringer chefen", 2), ("Skriver ner", 1)]),
    ]
    chosen[0].tags.add("oro", "anmälan")
    chosen[0].save()
    quizzes.statement("Det är sant.", True, category=category, sub_category=fine, explanation="Ja.")
    quizzes.short_text("Numret?", "112", "112.", category=category)
    quiz = quizzes.quiz(
        *chosen, parent=course, draws=[(2, category)], bands=[(0, "Öva mer."), (80, "Bra!")], category=category,
        pass_mark=80, success_text="Klart!", time_limit=30,
    )  # fmt: skip
    return quiz


def links(inside, outside):
    document = public_pages.document("blankett.pdf", b"%PDF-1.4 blankett")
    image = public_pages.image()
    return (
        f'<p data-block-key="a1">Läs <a linktype="page" id="{inside.pk}">först</a>, '
        f'<a linktype="page" id="{outside.pk}">den andra</a>, '
        f'<a linktype="document" id="{document.pk}">blanketten</a> &amp; <a href="https://ekvalla.example/">mer</a>.</p>'
        f'<embed embedtype="image" id="{image.pk}" format="left" alt="a &gt; b"/>'
    )


def packed(course, **values):
    """The bytes of a course's package."""
    file = io.BytesIO()
    report = export(course, file, **values)
    assert report.importable, report.lines
    return file.getvalue()


def taken_in(data, **values):
    return take_in(io.BytesIO(data), **{"parent": pages.course_index()} | values)


def looked_at(data, **values):
    return look(io.BytesIO(data), **{"parent": pages.course_index()} | values)


def unpacked(data):
    """{name: bytes} of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(files, *, manifest=None):
    """The package of files, with checksums that fit; `manifest` has the last word."""
    files = dict(files)
    about = json.loads(files.pop(MANIFEST))
    about["files"] = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    about["pages"] = [name for name in about["pages"] if name in files]
    return zipped({MANIFEST: text_of(about | (manifest or {}))} | files)


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def bent(data, title, change):
    """The package with `change(page)` done to the JSON of the page of that title."""
    files = unpacked(data)
    for name, text in files.items():
        page = json.loads(text) if name.startswith("pages/") else {}
        if page and page["fields"]["title"] == title:
            change(page)
            files[name] = text_of(page)
    return repacked(files)


def remove(course):
    """The course and what it uses, as if it had never been here."""
    Page.objects.get(pk=course.pk).delete()
    bank = (Question, SubCategory, Category, QuestionWord)
    for model in (*bank, ContactCard, LawReference, WorkType, Role, get_document_model(), get_image_model()):
        model.objects.all().delete()


def rows():
    """How many rows there are of what an import may write."""
    return {model._meta.label: model.objects.count() for model in apps.get_models() if model is not Revision} | {
        "revisions": Revision.objects.count()
    }


@keep
def kept_course():
    return full_course()


@pytest.fixture
def course(world, kept_course):
    return kept_course()


@pytest.fixture
def package(course):
    return packed(course)
