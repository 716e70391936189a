"""From the bank to a file, and from a file to the bank, each question once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.log_actions import registry as log_registry

from quizzes import versions
from quizzes.document import TRUE, Kind, Option
from quizzes.gift import importing
from quizzes.gift.exporting import export
from quizzes.gift.reading import read
from quizzes.models import Category, Question, QuestionVersion, SubCategory
from tests.factories import quizzes

pytestmark = pytest.mark.django_db

TEXT = """$CATEGORY: Rutinen/Hot

Vem?{=chefen#Ja ~polisen ####Rutinen}

Vilka?{~%50%a ~%50%b ~%-100%c}

$CATEGORY: $course$/top

Sant?{T#nej#ja}

Lagen?{=SoL}

Beskriv.{}

När?{#5}
"""


def plain(document):
    """A document with numbers for ids, which is what a file knows."""
    data = [Option(one.id if not one.text else "", one.text, one.is_right, one.feedback) for one in document.options]
    return document.kind, document.text, data, document.explanation, document.answer_order, document.partial_credit


def carry_out(text=TEXT, **values):
    return importing.carry_out(read(text.encode()), **values)


def test_questions_come_in_with_versions_categories_and_a_log(wagtail_root):
    made = carry_out()
    assert (len(made.new), made.existing, made.categories) == (5, [], ["Rutinen"])
    vem = Question.objects.get(text="Vem?")
    assert (vem.category.name, vem.sub_category.name) == ("Rutinen", "Hot")
    assert [entry.action for entry in log_registry.get_logs_for_instance(vem)] == ["wagtail.create"]
    assert Question.objects.get(text="Sant?").category is None
    wanted = [plain(item.document) for item in read(TEXT.encode()).items if item.document.kind != Kind.TRUE_FALSE]
    found = [plain(version.question) for version in QuestionVersion.objects.all()]
    assert len(found) == 5 and all(one in found for one in wanted)


def test_feedback_of_a_statement_is_put_in_its_explanation(wagtail_root):
    carry_out()
    sant = Question.objects.get(text="Sant?")
    assert sant.is_true and versions.document_of(sant).right_ids == [TRUE]
    assert sant.explanation.endswith("nej") and "ja" in sant.explanation.split("\n")[0]


def test_the_same_file_twice_makes_each_question_once(wagtail_root):
    carry_out()
    before = (Question.objects.count(), QuestionVersion.objects.count(), SubCategory.objects.count())
    made = carry_out()
    assert (made.new, len(made.existing)) == ([], 5)
    assert (Question.objects.count(), QuestionVersion.objects.count(), SubCategory.objects.count()) == before


def test_what_makes_a_question_another_one(wagtail_root):
    quizzes.question("Vem?\r\nDu?", right="chefen", wrong=["polisen"])
    same = [r"Vem?\nDu?{~polisen =chefen#Nytt}", r"::Titel::Vem?\nDu?{=chefen ~polisen}"]
    others = [r"Vem?\nDu?{=polisen ~chefen}", r"Vem?\nDu?{=chefen =polisen}", r"Vem?\nDu{=chefen ~polisen}"]
    for text in same:
        assert importing.plan(read(text.encode())).new == []
    for text in others:
        assert len(importing.plan(read(text.encode())).new) == 1


def test_the_same_question_twice_in_one_file_is_made_once(wagtail_root):
    made = carry_out("Vem?{=a ~b}\n\nVem?{=a ~b}")
    assert (len(made.new), len(made.existing), Question.objects.count()) == (1, 1, 1)


def test_a_plan_writes_nothing(wagtail_root):
    importing.plan(read(TEXT.encode()), "Annat")
    assert not Question.objects.exists() and not Category.objects.exists()


def test_a_category_for_those_without(wagtail_root):
    carry_out(category="Annat")
    assert Question.objects.filter(category__name="Annat").count() == 3
    assert Question.objects.filter(category__name="Rutinen").count() == 2


def test_the_bank_goes_out_and_comes_back_as_it_was(wagtail_root):
    rutinen = quizzes.category()
    made = [
        quizzes.question("Vem?", explanation="Så.", category=rutinen),
        quizzes.question("Vilka?", right=["a", "b"], wrong=["c"], partial_credit=True),
        quizzes.question("Alla?", right=["a", "b"], wrong=["c"]),
        quizzes.statement("Sant?", True),
        quizzes.short_text("Lagen?", "SoL", "a -> b"),
        quizzes.essay(criteria=[("Ordning", 2)]),
    ]
    written = export(Question.objects.all())
    report = read(written.data)
    assert report.refused == [] and report.changed == []
    assert importing.plan(report).new == []
    wanted = sorted((plain(versions.document_of(one)) for one in made), key=str)
    assert sorted((plain(item.document) for item in report.items), key=str) == wanted
    assert {loss.kind for loss in written.lost} == {"order", "credit", "arrow", "marking"}


def test_what_stays_behind_is_told(wagtail_root):
    sub = SubCategory.objects.create(name="Hot")
    question = quizzes.question("Vem?", answer_order="random", source="SoL", sub_category=sub)
    question.tags.add("hot")
    question.save()
    assert [loss.kind for loss in export(Question.objects.all()).lost] == ["tags", "check", "sub_category"]


def test_the_queries_of_an_export_do_not_grow(wagtail_root):
    def queries():
        with CaptureQueriesContext(connection) as found:
            export(Question.objects.all())
        return len(found)

    quizzes.question("Ett?")
    first = queries()
    for number in range(5):
        quizzes.question(f"Fråga {number}?", category=quizzes.category(f"K{number}"))
    assert queries() == first == 3


def run(*args):
    """(what is printed, what is told beside it, the exit code)"""
    out, err = StringIO(), StringIO()
    try:
        call_command(*args, stdout=out, stderr=err)
    except SystemExit as end:
        return out.getvalue(), err.getvalue(), end.code
    return out.getvalue(), err.getvalue(), 0


@pytest.fixture
def file(tmp_path, wagtail_root):
    path = tmp_path / "fragor.gift"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_the_command_says_what_would_happen_and_then_does_it(file):
    out, err, code = run("import_gift", file, "--dry-run")
    assert out == "5 would be new, 0 already there, 1 not taken.\n" and code == 0
    assert "line 15: När?" in err and not Question.objects.exists()
    assert run("import_gift", file, "--category", "Annat")[0] == "5 new, 0 already there, 1 not taken.\n"
    out, err, code = run("import_gift", file)
    assert out == "0 new, 5 already there, 1 not taken.\n" and "Already there: line 3: Vem?" in err


def test_the_command_ends_with_two_when_there_is_nothing_to_take(tmp_path, wagtail_root):
    assert run("import_gift", str(tmp_path / "x"))[2] == 2


@pytest.mark.parametrize("category", ["x" * 251, "a\0b", "r\udce4v"])
def test_a_name_that_no_category_can_have_is_told_before_anything_is_done(file, category):
    with pytest.raises(CommandError, match="Nothing was done"):
        run("import_gift", file, "--category", category)
    assert not Question.objects.exists()
    run("import_gift", file, "--category", "x" * 250)
    assert Question.objects.filter(category__name="x" * 250).exists()


def test_the_command_writes_a_category(file, tmp_path):
    run("import_gift", file)
    retired = quizzes.question("Gammal?", category=quizzes.category(), retired_on="2026-01-01")
    out, err, _code = run("export_gift", "--category", "Rutinen")
    assert [item.document.text for item in read(out.encode()).items] == ["Vem?", "Vilka?"]
    assert retired.text not in out and "2 questions." in err
    run("export_gift", "--output", str(tmp_path / "ut.gift"))
    assert len(read((tmp_path / "ut.gift").read_bytes()).items) == 5
    for wrong in (["--category", "Finns inte"], ["--output", str(tmp_path)]):
        with pytest.raises(CommandError):
            call_command("export_gift", *wrong, stdout=StringIO(), stderr=StringIO())
