"""The question bank in the CMS: lists, searches, versions, and what is retired instead of deleted."""

import pytest
from django.db import connection, transaction
from django.db.models.deletion import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from content.models import LawReference, Role
from content.review.items import items_for
from organisation.models import User
from quizzes.document import Kind
from quizzes.models import Answer, Category, Question, QuestionVersion, Sitting, SubCategory
from tests.factories import public_pages
from tests.factories import quizzes as q
from tests.factories.quiz_forms import question_form, stored_rows

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),  # Wagtail leaves its own to Python to close.
]

HTML = '<b onmouseover="x()">fet</b><script>alert(1)</script>'
SHOWN = "&lt;b onmouseover=&quot;x()&quot;&gt;fet&lt;/b&gt;&lt;script&gt;alert(1)&lt;/script&gt;"


def url(thing, view, *args):
    """A page of the CMS about a kind of snippet, or about one of them."""
    return reverse(
        thing.snippet_viewset.get_url_name(view), args=[*args, *([thing.pk] if hasattr(thing, "_state") else [])]
    )


def add(cms, **values):
    """The question that the form has made."""
    before = set(Question.objects.values_list("pk", flat=True))
    response = cms.post(url(Question, "add"), question_form(**values))
    assert response.status_code == 302, response.context["form"].errors
    return Question.objects.exclude(pk__in=before).get()


def versions_of(question):
    return list(QuestionVersion.objects.filter(key=question.key).order_by("number"))


# Writing


@pytest.mark.parametrize("kind", Kind.values)
def test_each_kind_of_question_is_written_in_one_form_and_gets_one_version(cms, kind):
    question = add(cms, kind=kind, criteria=[("Ringer chefen", 2)])
    (version,) = versions_of(question)
    assert version.kind == kind
    texts = [option.text for option in version.question.options]
    assert texts == {"true_false": ["", ""], "essay": []}.get(kind, ["Ja", "Nej"])
    assert [one.points for one in version.question.criteria] == ([2] if kind == "essay" else [])


def test_a_change_of_text_and_answers_together_makes_one_version(cms):
    question = add(cms)
    answers = list(question.answers.all())
    data = question_form(text="Vad gör du sedan?") | stored_rows("answers", answers, "text", "is_right")
    data["answers-1-text"] = "Aldrig"
    assert cms.post(url(question, "edit"), data).status_code == 302
    first, second = versions_of(question)
    assert second.question.text == "Vad gör du sedan?"
    assert [option.text for option in second.question.options] == ["Ja", "Aldrig"]
    assert [one.id for one in second.question.options] == [one.id for one in first.question.options]


def test_a_save_without_a_change_makes_no_version_and_keeps_the_keys_of_the_answers(cms):
    question = add(cms)
    answers = list(question.answers.all())
    cms.post(url(question, "edit"), question_form() | stored_rows("answers", answers, "text", "is_right"))
    assert len(versions_of(question)) == 1
    assert [one.key for one in Question.objects.get().answers.all()] == [one.key for one in answers]


def test_an_earlier_revision_can_be_seen_and_gone_back_to(cms):
    question = add(cms)
    first = question.latest_revision
    answers = list(question.answers.all())
    cms.post(url(question, "edit"), question_form(text="Ny") | stored_rows("answers", answers, "text", "is_right"))
    assert cms.get(url(question, "history")).status_code == 200
    shown = cms.get(reverse(Question.snippet_viewset.get_url_name("revisions_revert"), args=[question.pk, first.pk]))
    assert "Vad gör du först?" in shown.text
    back = question_form() | stored_rows("answers", answers, "text", "is_right") | {"revision": first.pk}
    assert cms.post(url(question, "edit"), back).status_code == 302
    assert [version.question.text for version in versions_of(question)] == [
        "Vad gör du först?",
        "Ny",
        "Vad gör du först?",
    ]


def test_a_copy_is_a_question_of_its_own(cms):
    question = add(cms)
    assert cms.get(url(question, "copy")).status_code == 200
    copy = add(cms)
    assert copy.key != question.key
    assert {one.key for one in copy.answers.all()}.isdisjoint({one.key for one in question.answers.all()})


def test_tags_and_both_categories_are_stored(cms, routine):
    fine = SubCategory.objects.create(name="Skolan", category=routine)
    question = add(cms, category=routine.pk, sub_category=fine.pk, tags="barn, oro")
    assert (question.category, question.sub_category) == (routine, fine)
    assert set(question.tags.names()) == {"barn", "oro"}


def test_the_form_says_which_kinds_each_panel_is_for(cms):
    html = cms.get(url(Question, "add")).text
    for kinds in ("true_false", "single multiple short_text", "single multiple", "multiple", "essay"):
        assert f'data-for-kinds="{kinds}"' in html
    assert "js/question_editor.js" in html


# As it is shown


def test_html_is_shown_as_it_was_typed_wherever_the_bank_shows_a_text(cms):
    question = add(cms, text=HTML, explanation=HTML, answers=[(HTML, True), ("Nej", False)])
    category = Category.objects.create(name=HTML)
    Question.objects.filter(pk=question.pk).update(category=category)
    pages = [
        url(Question, "list"),
        url(question, "edit"),
        url(question, "usage"),
        url(question, "history"),
        url(question, "delete"),
        url(Category, "list"),
        url(category, "delete"),
        reverse(Question.snippet_viewset.chooser_viewset.get_url_name("choose")),
    ]
    for address in pages:
        html = cms.get(address).text
        assert "<script>alert(1)" not in html and "<b onmouseover" not in html, address
    assert "&lt;b onmouseover=" in cms.get(url(Question, "list")).text


def preview(cms, question, form):
    address = url(question, "preview_on_edit")
    assert cms.post(address, form).json()["is_valid"]
    return cms.get(f"{address}?mode=").text


def test_the_preview_shows_the_question_with_right_answers_and_explanation(cms):
    question = add(cms)
    answers = list(question.answers.all())
    data = question_form(text=HTML, explanation=HTML) | stored_rows("answers", answers, "text", "is_right")
    html = preview(cms, question, data)
    assert html.count(SHOWN) == 2 and "<script>alert(1)" not in html
    assert html.count('type="radio"') == 2
    assert Question.objects.get().text == "Vad gör du först?"


@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_can_be_previewed(cms, kind):
    question = add(cms, kind=kind, marking_guide="Ser på ordningen", criteria=[("Ringer chefen", 2)])
    law = public_pages.law()
    Question.objects.update(law=law)
    html = question.make_preview_request().rendered_content
    assert "Vad gör du först?" in html
    assert ("Ringer chefen" in html) == (kind == "essay")
    assert ('type="checkbox"' in html) == (kind == "multiple")


def test_the_preview_shows_a_figure_with_its_own_text(cms):
    question = q.question(figure=public_pages.image(), figure_text="En röd dörr")
    assert 'alt="En röd dörr"' in question.make_preview_request().rendered_content


# Finding and choosing


@pytest.fixture
def bank(routine):
    role = Role.objects.create(key="samordnare", title="Samordnare")
    today = timezone.localdate()
    fine = SubCategory.objects.create(name="Skolan", category=routine)
    made = q.question("Åker räven bil?", category=routine, sub_category=fine, owner_role=role)
    made.tags.add("djur")
    made.save()
    q.statement("Räven är röd.", True, category=q.category("Annat"))
    q.question("Räven som har slutat?", retired_on=today, category=routine)
    return made


def listed(cms, **asked):
    response = cms.get(url(Question, "list"), asked)
    assert response.status_code == 200
    return sorted(question.text for question in response.context["object_list"])


def test_the_list_is_narrowed_down_by_each_filter_also_while_searching(cms, bank, routine):
    tag = bank.tags.get().pk
    filters = {
        "kind": ("true_false", ["Räven är röd."]),
        "category": (routine.pk, ["Räven som har slutat?", "Åker räven bil?"]),
        "sub_category": (bank.sub_category_id, ["Åker räven bil?"]),
        "tag": (tag, ["Åker räven bil?"]),
        "retired": ("retired", ["Räven som har slutat?"]),
        "owner_role": (bank.owner_role_id, ["Åker räven bil?"]),
    }
    for name, (value, expected) in filters.items():
        assert listed(cms, **{name: value}) == expected, name
        assert listed(cms, q="räven", **{name: value}) == expected, name
        assert listed(cms, q="elefant", **{name: value}) == [], name
    assert listed(cms, retired="current") == ["Räven är röd.", "Åker räven bil?"]


def test_the_search_finds_beginnings_of_words_whatever_the_case(cms, bank):
    assert listed(cms, q="åk") == listed(cms, q="ÅKER") == ["Åker räven bil?"]


@pytest.mark.parametrize("model", [Category, SubCategory])
def test_categories_are_searched_by_name(cms, model):
    for name in ("Rutinen", "Samtalet"):
        model.objects.create(name=name)
    for q_, expected in (("rut", ["Rutinen"]), ("x", []), ("", ["Rutinen", "Samtalet"])):
        response = cms.get(url(model, "list"), {"q": q_})
        assert [one.name for one in response.context["object_list"]] == expected


def test_the_chooser_offers_only_what_is_not_retired(cms, bank):
    chooser = Question.snippet_viewset.chooser_viewset
    for view in ("choose", "choose_results"):
        for asked in ({}, {"q": "räven"}):
            response = cms.get(reverse(chooser.get_url_name(view)), asked)
            html = response.json()["html"] if view == "choose" else response.text
            assert "Räven är röd." in html and "Räven som har slutat?" not in html


def test_the_list_says_how_often_each_is_used_with_as_many_queries_for_many(cms, wagtail_root, routine):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            html = cms.get(url(Question, "list")).text
        return len(captured), html

    used = q.question(category=routine)
    q.quiz(used)
    queries()
    few, html = queries()
    assert url(used, "usage") in html
    for _ in range(6):
        q.quiz(q.question(category=q.category(f"Ny {_}")), used)
    many, _html = queries()
    assert many == few


def test_the_list_says_how_many_quizzes_may_draw_a_question(cms, wagtail_root, routine):
    hot = SubCategory.objects.create(name="Hot", category=routine)
    q.question("Om hot?", category=routine, sub_category=hot)
    q.question("Om annat?", category=routine)
    q.question("Om något helt annat?")
    q.question("Om det som var?", category=routine, retired_on=timezone.localdate())
    q.quiz(draws=[(1, routine), (1, hot)])
    q.quiz(draws=[(1, hot)])
    column = Question.snippet_viewset.drawn_column
    told = {one.text: column.get_value(one) for one in cms.get(url(Question, "list")).context["object_list"]}
    assert told == {
        "Om hot?": "2 kunskapstest",
        "Om annat?": "1 kunskapstest",
        "Om något helt annat?": "–",
        "Om det som var?": "–",
    }


def test_the_page_of_uses_names_the_quizzes(cms, wagtail_root):
    question = q.question()
    q.quiz(question, title="Slutprovet i grunden")
    assert "Slutprovet i grunden" in cms.get(url(question, "usage")).text


# Retired instead of deleted


@pytest.fixture
def anna(world):
    return world.person("Anna Ek")


def in_a_quiz(anna):
    question = q.question()
    q.quiz(question)
    return question


def answered(anna):
    """Drawn, so that no quiz names it."""
    question = q.question(category=q.category())
    q.take(anna, q.quiz(draws=[(1, question.category)]))
    return question


@pytest.mark.parametrize("use", [in_a_quiz, answered])
def test_what_is_asked_or_has_been_answered_is_retired_instead_of_deleted(anna, cms, use):
    question = use(anna)
    for delete in (question.delete, Question.objects.filter(pk=question.pk).delete):
        with pytest.raises(ProtectedError), transaction.atomic():
            delete()
    for method in (cms.get, cms.post):
        (message,) = method(url(question, "delete"), follow=True).context["messages"]
        assert url(question, "edit") in str(message)
    assert Question.objects.filter(pk=question.pk).exists()


def test_a_question_that_nobody_has_met_is_deleted_with_its_answers(cms):
    question = add(cms)
    cms.post(url(question, "delete"))
    assert not Question.objects.exists() and not Answer.objects.exists()


def test_a_retired_question_stays_where_it_is_chosen_and_is_not_drawn(anna):
    chosen, drawn = q.question(), q.question(category=q.category())
    quiz = q.quiz(chosen, draws=[(1, drawn.category)])
    Question.objects.update(retired_on=timezone.localdate())
    sitting = q.take(anna, quiz)
    assert [row.version.key for row in q.rows(sitting)] == [chosen.key]


# Deleting a category


@pytest.fixture
def used_category(anna, routine):
    """A category with two questions, of which one is drawn, and the handed in sitting of a quiz in it."""
    questions = [q.question(category=routine), q.question(category=routine)]
    quiz = q.quiz(questions[0], draws=[(1, routine)], category=routine, pass_mark=50)
    q.take(anna, quiz)
    return routine


@pytest.mark.parametrize("way", ["one", "many", "code"])
def test_deleting_a_category_deletes_neither_quizzes_questions_nor_results(cms, used_category, way):
    before = (
        [(row.passed, row.earned, row.question_count, row.completion_id) for row in Sitting.objects.all()],
        list(QuestionVersion.objects.values_list("category_number", "category_name")),
    )
    if way == "one":
        cms.post(url(used_category, "delete"))
    elif way == "many":
        address = reverse("wagtail_bulk_action", args=["quizzes", "category", "delete"])
        cms.post(f"{address}?id={used_category.pk}")
    else:
        used_category.delete()
    assert not Category.objects.exists()
    after = (
        [(row.passed, row.earned, row.question_count, row.completion_id) for row in Sitting.objects.all()],
        list(QuestionVersion.objects.values_list("category_number", "category_name")),
    )
    assert after == before and len(after[0]) == 1
    assert list(Question.objects.values_list("category", flat=True)) == [None, None]
    quiz = Page.objects.get(title="Slutprov").specific
    assert quiz.live and quiz.category is None and quiz.question_count == 1


def test_the_page_that_asks_says_what_becomes_of_the_rest(cms, used_category):
    html = cms.get(url(used_category, "delete")).text
    assert "2 " in html and "1 " in html
    view_says = cms.get(url(used_category, "delete")).context["view"].confirmation_message
    q.question(category=used_category)
    assert cms.get(url(used_category, "delete")).context["view"].confirmation_message != view_says
    assert view_says in html


def test_whoever_deletes_several_is_told_too(cms, used_category):
    other = q.category("Annat")
    address = reverse("wagtail_bulk_action", args=["quizzes", "category", "delete"])
    response = cms.get(f"{address}?id={used_category.pk}&id={other.pk}")
    (message,) = response.context["messages"]
    assert "2" in str(message)
    response = cms.get(f"{address}?id={other.pk}")
    assert not list(response.context["messages"])


def test_a_draw_from_a_deleted_sub_category_goes_on_with_the_category(anna, routine):
    fine = SubCategory.objects.create(name="Skolan", category=routine)
    quiz = q.quiz(draws=[(1, routine)])
    q.question(category=routine)
    quiz.draws.update(sub_category=fine)
    quiz = Page.objects.get(pk=quiz.pk).specific
    assert quiz.question_count == 0
    fine.delete()
    assert Page.objects.get(pk=quiz.pk).specific.question_count == 1


# Kept fresh


def reasons(question):
    """The kinds of reasons why the question has to be looked at."""
    admin = User.objects.filter(is_superuser=True).first()
    items = items_for(admin, timezone.localdate())
    return {reason.kind for item in items if item.thing == question for reason in item.reasons}


def test_what_is_due_is_to_be_reviewed_like_other_facts(cms, wagtail_root):
    today = timezone.localdate()
    role = Role.objects.create(key="samordnare", title="Samordnare")
    fine = {"owner_role": role, "checked_on": today, "next_check": today.replace(year=today.year + 1)}
    law = public_pages.law()
    ok, late, retired = q.question(**fine), q.question(**fine), q.question(**fine)
    Question.objects.filter(pk=late.pk).update(next_check=today.replace(year=today.year - 1), checked_on=None)
    Question.objects.filter(pk=retired.pk).update(retired_on=today)
    q.quiz(retired)
    with_law = q.question(law=law, **fine)
    Question.objects.filter(pk=with_law.pk).update(checked_on=today.replace(year=today.year - 1))
    law = LawReference.objects.get(pk=law.pk)
    law.text = "<p>Något annat.</p>"
    law.save()
    assert [reasons(one) for one in (ok, late, retired, with_law)] == [set(), {"overdue"}, {"retired"}, {"law_changed"}]


def test_checked_without_a_change_sets_the_dates_and_makes_no_version(cms):
    question = add(cms)
    Question.objects.update(next_check="2020-01-01")
    note = reverse("review:snippet", args=["quizzes", "question", question.pk])
    assert note in cms.get(url(question, "edit")).text
    cms.post(note)
    question.refresh_from_db()
    assert question.checked_on == timezone.localdate() < question.next_check
    assert len(versions_of(question)) == 1


def test_a_law_that_reads_otherwise_makes_a_new_version_of_the_question(cms):
    law = public_pages.law()
    question = q.question(law=law)
    law.title = "Ny rubrik"
    law.save()
    assert [version.question.law["title"] for version in versions_of(question)][-1] == "Ny rubrik"


# Who may


def test_editors_write_delete_and_choose_questions_and_categories(editor, routine):
    question = add(editor, category=routine.pk)
    for model in (Question, Category, SubCategory):
        assert editor.get(url(model, "list")).status_code == 200
        assert editor.get(url(model, "add")).status_code == 200
    editor.post(url(Category, "add"), {"name": "Samtalet"})
    editor.post(url(routine, "delete"))
    editor.post(url(question, "delete"))
    assert list(Category.objects.values_list("name", flat=True)) == ["Samtalet"]
    assert not Question.objects.exists()


def test_whoever_has_no_right_to_the_bank_does_not_reach_it(editor, routine):
    editor.person.groups.get().permissions.filter(content_type__app_label="quizzes").delete()
    question = q.question()
    for address in (url(Question, "list"), url(Question, "add"), url(question, "edit"), url(question, "delete")):
        assert editor.get(address).status_code == 302, address
    assert editor.post(url(question, "delete")).status_code == 302 and Question.objects.exists()


def test_nobody_makes_sittings_versions_or_markings_in_the_cms():
    ours = {model.__name__ for model in get_snippet_models() if model._meta.app_label == "quizzes"}
    assert ours == {"Question", "Category", "SubCategory"}


def test_a_figure_needs_a_text_of_its_own(cms):
    image = public_pages.image()
    data = question_form(figure=image.pk)
    response = cms.post(url(Question, "add"), data)
    assert "figure_text" in response.context["form"].errors
    assert add(cms, figure=image.pk, figure_text="En röd dörr").figure_id == image.pk
