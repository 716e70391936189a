"""The pages of those who mark: who gets in, whose sittings they see, and that nothing typed is lost."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from organisation.models import NamesViewed
from quizzes import marking, marking_views, sittings
from quizzes.models import Answer, Marking, Sitting
from tests.factories import quizzes as q
from tests.factories.examiners import enter, essay_quiz, examiner, fresh, row_of

pytestmark = pytest.mark.django_db

LIST = "/test/bedoma/"


@pytest.fixture
def marker(town, world):
    """Somebody of the municipality who leads nobody."""
    return examiner(world.staff(town.municipality, person=world.person("Bodil Bedömare")))


@pytest.fixture
def other(town, world):
    return examiner(world.staff(town.municipality, person=world.person("Olle Omdöme")))


@pytest.fixture
def paper(town):
    """An exam paper of Samira's, of Nord, with an essay that waits to be marked."""
    return q.take(town.employee, essay_quiz(title="Slutprovet"))


def detail(sitting):
    return reverse("quizzes:marking", args=[sitting.pk])


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def form(sitting, *points, position=2, role="first", seen=0, comment=""):
    """What the form of a question posts."""
    row = row_of(sitting, position)
    prefix, criteria = f"q{row.pk}", row.version.question.criteria
    names = [one.id for one in criteria] or ["points"]
    data = {f"{prefix}-{name}": n for name, n in zip(names, points, strict=True)}
    return data | {f"{prefix}-comment": comment, "question": row.pk, "role": role, "seen": seen}


def waiting(response):
    return [one.sitting.pk for one in response.context["waiting"]]


def papers(response):
    return [sitting.pk for sitting, _result in response.context["papers"]]


# Who gets in


@pytest.mark.parametrize("address", [LIST, "detail"])
def test_a_visitor_is_asked_to_sign_in_and_others_are_refused(client, town, paper, address):
    address = detail(paper) if address == "detail" else address
    assert client.get(address)["Location"].endswith(f"?next={address}")
    for who in (town.employee, town.head, town.coordinator):
        client.force_login(who)
        assert client.get(address).status_code == 403
        assert client.post(address).status_code == 403


def test_one_who_may_only_see_marks_nothing(client, world, town, paper):
    reader = examiner(world.staff(town.municipality), "view_sittings")
    client.force_login(reader)
    page = client.get(LIST)
    assert page.context["queue"] is None and papers(page) == [paper.pk]
    assert "<textarea" not in client.get(detail(paper)).content.decode()
    for data in (form(paper, 2, 1), {"do": "set_aside"}):
        assert client.post(detail(paper), data).status_code == 403
    assert not Marking.objects.exists() and fresh(paper).set_aside_at is None


def test_only_what_has_been_handed_in_is_there(client, marker, town):
    sitting = sittings.begin(town.employee, essay_quiz())
    client.force_login(marker)
    page = client.get(LIST)
    assert waiting(page) == papers(page) == []
    assert client.get(detail(sitting)).status_code == 404


# Whose


def everywhere(client, sitting):
    """Where the sitting is seen: in the queue, among the papers, on its page; with GET and with POST."""
    page, posted = client.get(LIST), client.post(LIST, {"user_filter": ""})
    found = [sitting.pk in waiting(page), sitting.pk in papers(page), sitting.pk in papers(posted)]
    found.append(client.get(detail(sitting)).status_code == 200)
    found.append(client.post(detail(sitting), {"do": "count_again"}).status_code == 302)
    assert len(set(found)) == 1, found
    return found[0]


def test_a_head_never_sees_those_of_own_staff_but_a_neighbours(client, town, paper):
    neighbours = q.take(town.neighbour, essay_quiz())
    for who, own, others in ((town.head, paper, neighbours), (town.other_head, neighbours, paper)):
        client.force_login(examiner(who))
        assert not everywhere(client, own)
        assert everywhere(client, others)


@pytest.mark.parametrize("kind", ["deputy", "acting"])
def test_nor_do_a_deputy_and_an_acting_head(client, town, world, paper, kind):
    who = examiner(world.head(town.nord, kind=kind, person=world.staff(town.municipality)))
    client.force_login(who)
    assert not everywhere(client, paper)


def test_a_vacancy_climbs_to_the_head_above(client, town, world, paper):
    client.force_login(examiner(town.division_head))
    assert everywhere(client, paper)  # Nord has a head of its own: the head above sees counts.
    vacant = world.unit("Öst", town.division)
    sitting = q.take(world.staff(vacant), essay_quiz())
    assert not everywhere(client, sitting)


def test_the_head_above_never_sees_those_of_the_heads_directly_below(client, town):
    sitting = q.take(town.head, essay_quiz())
    client.force_login(examiner(town.division_head))
    assert not everywhere(client, sitting)
    client.force_login(examiner(town.other_head))
    assert everywhere(client, sitting)


def test_one_who_was_the_head_until_yesterday_sees_it(client, town, world, paper):
    yesterday = timezone.localdate() - timedelta(days=1)
    former = world.head(town.nord, ends_on=yesterday, person=world.staff(town.municipality))
    client.force_login(examiner(former))
    assert everywhere(client, paper)


def test_nobody_sees_their_own(client, marker):
    sitting = q.take(marker, essay_quiz())
    client.force_login(marker)
    assert not everywhere(client, sitting)


def test_an_administrator_sees_it_and_the_look_is_noted(client, town, paper):
    client.force_login(town.admin)
    assert client.get(detail(paper)).status_code == client.get(LIST).status_code == 200
    looks = list(NamesViewed.objects.values_list("viewer", "person", "only_quizzes"))
    assert looks == [(town.admin.pk, town.employee.pk, True)] * 2
    client.force_login(town.employee)
    assert client.get("/mina/vem-ser/").content.decode().count(_("something of yours in quizzes")) == 2


def test_what_is_no_exam_paper_is_seen_only_while_it_waits_or_by_its_marker(client, marker, other, town):
    plain = q.take(town.employee, q.quiz(q.question(), exam_paper=False))
    essay = q.take(town.employee, essay_quiz(exam_paper=False))
    client.force_login(other)
    page = client.get(LIST)
    assert waiting(page) == [essay.pk] and papers(page) == []
    assert client.get(detail(plain)).status_code == 404
    client.force_login(marker)
    assert client.post(detail(essay), form(essay, 2, 1)).status_code == 302
    assert client.get(detail(essay)).status_code == 200
    client.force_login(other)
    assert client.get(detail(essay)).status_code == 404
    client.force_login(examiner(town.coordinator, "view_sittings"))
    assert client.get(detail(essay)).status_code == 404


# The lists


def test_the_queue_has_the_longest_waiting_first_and_says_how_long(client, marker, town, world, paper):
    old = q.take(world.staff(town.syd), essay_quiz())
    Sitting.objects.filter(pk=old.pk).update(handed_in_at=timezone.now() - timedelta(days=12))
    client.force_login(marker)
    page = client.get(LIST)
    assert waiting(page) == [old.pk, paper.pk]
    assert [one.days for one in page.context["waiting"]] == [12, 0]


def test_the_filter_finds_by_name_and_quiz_and_stays_when_nothing_is_found(client, marker, town, paper):
    others = q.take(town.neighbour, q.quiz(q.question(), title="Om sekretess", exam_paper=True))
    client.force_login(marker)

    def found(user="", quiz=""):
        response = client.post(LIST, {"user_filter": user, "quiz_filter": quiz})
        assert response.status_code == 200
        assert 'name="user_filter"' in response.content.decode()
        return set(papers(response))

    both = {paper.pk, others.pk}
    assert found() == both
    username = town.employee.username
    assert username[1:] not in town.neighbour.username
    assert found(user=username[1:]) == found(user="samira") == found(user="HADDAD Sami") == {paper.pk}
    assert found(quiz="SEKRETESS") == {others.pk}
    assert found(user="Samira", quiz="sekretess") == found(user="finns inte") == set()
    assert found(user="%") == found(user="_") == set()


def test_what_is_typed_lands_in_no_address(client, marker, paper):
    client.force_login(marker)
    html = client.post(LIST, {"user_filter": "Samira", "quiz_filter": ""}).content.decode()
    assert re.findall(r'(?:href|action)="[^"]*Samira', html) == []
    assert 'value="Samira"' in html and 'method="get"' not in html
    assert papers(client.get(f"{LIST}?user_filter=finns-inte")) == [paper.pk]


def test_too_long_a_filter_says_so(client, marker, paper):
    client.force_login(marker)
    response = client.post(LIST, {"user_filter": "x" * 200})
    assert response.status_code == 422 and 'name="user_filter"' in response.content.decode()


def test_the_list_sorts_both_ways(client, marker, town):
    quiz = q.quiz(q.question(), q.question(), title="B", exam_paper=True)
    other = q.quiz(q.question(), q.question(), title="A", exam_paper=True)
    first, second = q.take(town.employee, quiz, right=2), q.take(town.neighbour, other, right=0)
    client.force_login(marker)
    for name, up in (
        ("person", [second, first]),  # Granne, Haddad
        ("quiz", [second, first]),
        ("date", [first, second]),
        ("percent", [second, first]),
    ):
        up = [sitting.pk for sitting in up]
        assert papers(client.post(LIST, {"sort": name})) == up, name
        assert papers(client.post(LIST, {"sort": f"-{name}"})) == up[::-1], name
    assert papers(client.get(LIST)) == papers(client.post(LIST, {"user_filter": ""})) == [second.pk, first.pk]
    assert '<option value="quiz" selected>' in client.post(LIST, {"sort": "quiz"}).content.decode()
    assert client.post(LIST, {"sort": "skräp"}).status_code == 422


def test_a_sitting_without_questions_is_listed(client, marker, paper):
    Sitting.objects.filter(pk=paper.pk).update(question_count=0)
    client.force_login(marker)
    assert papers(client.post(LIST, {"sort": "percent"})) == [paper.pk]


def test_there_are_pages_and_the_filter_goes_along(client, marker, town, monkeypatch):
    monkeypatch.setattr(marking_views, "ON_A_PAGE", 2)
    quiz = q.quiz(q.question(), exam_paper=True)
    made = [q.take(town.employee, quiz, right=0).pk for _number in range(3)]
    client.force_login(marker)
    data = {"user_filter": "Samira", "sort": "date"}
    assert papers(client.post(LIST, data)) == made[:2]
    page = client.post(LIST, data | {"page": "2"})
    assert papers(page) == made[2:]
    assert 'value="Samira"' in page.content.decode()
    assert papers(client.post(LIST, data | {"page": "skräp"})) == made[:2]


@pytest.mark.parametrize("address", [LIST, "detail"])
def test_the_number_of_queries_does_not_grow(client, marker, town, world, address):
    quiz = essay_quiz(second_marker=True)
    counted = []
    client.force_login(marker)
    for more in (1, 6):
        for _number in range(more):
            sitting = q.take(world.staff(town.nord), quiz)
            enter(world.person(), sitting, marking.FIRST, 1, 1)
        if address == "detail":
            many = q.quiz(*(q.essay(criteria=[("A", 1)]) for _n in range(more)), exam_paper=True)
            sitting = q.take(world.staff(town.nord), many)
            for position in range(1, more + 1):
                enter(world.person(), sitting, marking.FIRST, 1, position=position)
        where = detail(sitting) if address == "detail" else LIST
        client.get(where)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(where).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1] < 25


# Marking


def test_marking_on_the_page(client, marker, paper):
    client.force_login(marker)
    text = words(client.get(detail(paper)))
    for said in ("Samira Haddad", "Slutprovet", "Först ringer jag min chef.", "Rätt ordning.", "Ringer chefen (0–2)"):
        assert said in text, said
    response = client.post(detail(paper), form(paper, 2, 1, comment="Bra."))
    assert response.status_code == 302 and response["Location"] == detail(paper)
    text = words(client.get(detail(paper)))
    assert "Bodil Bedömare" in text and "Bra." in text
    assert waiting(client.get(LIST)) == []


@pytest.mark.parametrize("points", [(3, 1), (-1, 0), ("", 1), ("x", 0), ("1.5", 0)])
def test_points_beyond_the_criterion_are_refused_and_what_was_typed_stays(client, marker, paper, points):
    client.force_login(marker)
    response = client.post(detail(paper), form(paper, *points, comment="Min långa kommentar."))
    assert response.status_code == 422
    html = response.content.decode()
    assert "Min långa kommentar." in html and 'role="alert"' in html
    assert not Marking.objects.exists()


def test_a_comment_has_a_longest(client, marker, paper):
    client.force_login(marker)
    assert client.post(detail(paper), form(paper, 2, 1, comment="x" * 2001)).status_code == 422
    assert client.post(detail(paper), form(paper, 2, 1, comment="x" * 2000)).status_code == 302


def test_the_later_of_two_is_told_and_loses_nothing(client, marker, other, paper):
    client.force_login(marker)
    stale = form(paper, 0, 0, comment="Mitt omdöme om svaret.")
    enter(other, paper, marking.FIRST, 2, 1, comment="Bra.")
    response = client.post(detail(paper), stale)
    assert response.status_code == 422
    html = response.content.decode()
    assert "Mitt omdöme om svaret." in html and "Olle Omdöme" in html
    assert response.context["refused"].is_overtaken
    assert Marking.objects.count() == 1 and fresh(paper).passed
    # The form is one that changes now: sent again, it does.
    row = row_of(paper)
    again = stale | {"role": "changed", "seen": 1}
    assert f'value="{row.pk}"' in html and 'name="role" value="changed"' in html
    assert client.post(detail(paper), again).status_code == 302
    assert fresh(paper).passed is False


def test_one_who_has_marked_as_the_first_of_two_keeps_a_second_text_to_copy(client, marker, town):
    sitting = q.take(town.employee, essay_quiz(second_marker=True))
    client.force_login(marker)
    client.post(detail(sitting), form(sitting, 2, 1))
    response = client.post(detail(sitting), form(sitting, 0, 0, comment="Från min andra flik."))
    assert response.status_code == 422 and "Från min andra flik." in response.content.decode()
    assert Marking.objects.count() == 1


def test_the_second_of_two_sees_nothing_of_the_first_on_the_page(client, marker, other, town):
    sitting = q.take(town.employee, essay_quiz(second_marker=True))
    enter(marker, sitting, marking.FIRST, 2, 1, comment="Hemlig ännu.")
    for who in (other, examiner(town.coordinator, "view_sittings")):
        client.force_login(who)
        html = client.get(detail(sitting)).content.decode()
        assert "Hemlig ännu." not in html and "Bodil" not in html
    client.force_login(other)
    [one] = client.get(LIST).context["waiting"]
    assert one.needs_second and one.is_mine
    assert client.post(detail(sitting), form(sitting, 1, 1, role="second", seen=1)).status_code == 302
    [one] = client.get(LIST).context["waiting"]
    assert one.must_agree and one.is_mine
    html = client.get(detail(sitting)).content.decode()
    assert "Hemlig ännu." in html and "Bodil Bedömare" in html
    client.force_login(marker)
    assert client.post(detail(sitting), form(sitting, 2, 1, role="agreed", seen=2)).status_code == 302
    assert fresh(sitting).passed is True and waiting(client.get(LIST)) == []


def test_who_waits_for_the_second_is_told_so(client, marker, town):
    sitting = q.take(town.employee, essay_quiz(second_marker=True))
    client.force_login(marker)
    client.post(detail(sitting), form(sitting, 2, 1))
    [one] = client.get(LIST).context["waiting"]
    assert not one.is_mine
    html = client.get(detail(sitting)).content.decode()
    assert "<textarea" not in re.search(r'id="question-2".*?</section>', html, re.DOTALL)[0]


def test_changing_points_asks_for_a_comment(client, marker, paper):
    client.force_login(marker)
    data = form(paper, 0, position=1, role="changed")
    assert client.post(detail(paper), data).status_code == 422
    data = form(paper, 0, position=1, role="changed", comment="Fel facit.")
    assert client.post(detail(paper), data).status_code == 302
    entry = Marking.objects.get()
    assert (entry.role, entry.earned, entry.points) == ("changed", 0, {})


@pytest.mark.parametrize("wrong", [{"question": "0"}, {"question": ""}, {"role": "head"}, {"role": ""}])
def test_what_no_form_sends_is_not_found(client, marker, paper, wrong):
    client.force_login(marker)
    assert client.post(detail(paper), form(paper, 2, 1) | wrong).status_code == 404


def test_a_number_that_no_form_sends_is_refused(client, marker, paper):
    client.force_login(marker)
    for seen in ("", "x", "9" * 40, "-1"):
        assert client.post(detail(paper), form(paper, 2, 1, seen=seen)).status_code == 422
    assert not Marking.objects.exists()


def test_setting_aside_on_the_page(client, marker, town):
    sitting = q.take(town.employee, q.quiz(q.question(), pass_mark=80, exam_paper=True, max_attempts=1), right=0)
    client.force_login(marker)
    assert 'value="set_aside"' in client.get(detail(sitting)).content.decode()
    assert client.post(detail(sitting), {"do": "set_aside"}).status_code == 302
    assert fresh(sitting).set_aside_by == marker
    html = client.get(detail(sitting)).content.decode()
    assert 'value="count_again"' in html and "Bodil Bedömare" in html
    client.post(detail(sitting), {"do": "count_again"})
    assert fresh(sitting).set_aside_at is None


def test_html_in_an_answer_is_shown_as_it_was_typed(client, marker, town):
    quiz = q.quiz(q.essay("<b>Fråga</b>", criteria=[("<i>Krav</i>", 1)]), exam_paper=True)
    sitting = sittings.begin(town.employee, quiz)
    q.answer(sitting, 1, "<script>alert(1)</script>")
    sittings.hand_in(town.employee, sitting.pk)
    client.force_login(marker)
    html = client.get(detail(sitting)).content.decode()
    assert "<script>alert" not in html and "&lt;script&gt;" in html
    assert "<b>Fråga</b>" not in html and "<i>Krav</i>" not in html


def test_a_quiz_that_is_gone_and_other_answers_change_nothing(client, marker, town):
    """The original died of an answer that had been deleted: the version holds what was asked."""
    question = q.question("Vad gör du?", right="Ringer", wrong=("Väntar",))
    quiz = q.quiz(question, exam_paper=True)
    sitting = q.take(town.employee, quiz)
    quiz.delete()
    question.text, question.answers = "Något annat?", [Answer(text="Flyr", is_right=True)]
    question.save()
    client.force_login(marker)
    text = words(client.get(detail(sitting)))
    assert "Vad gör du?" in text and "Ringer" in text and "Väntar" in text and "Flyr" not in text
