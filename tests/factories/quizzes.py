"""Questions, quizzes and sittings for tests, a word for each."""

from itertools import count

from quizzes import sittings
from quizzes.document import AnswerOrder, Kind
from quizzes.models import (
    Answer,
    Category,
    Criterion,
    Draw,
    Question,
    QuizIndexPage,
    QuizPage,
    QuizQuestion,
    ScoreBand,
    SubCategory,
)
from tests.factories import pages

numbers = count(1)


def category(name="Rutinen"):
    return Category.objects.get_or_create(name=name)[0]


def question(text=None, right="Ja", wrong=("Nej",), **values):
    """A saved question with its answers in that order; `right` is a text or several, which makes it a multiple one."""
    several = not isinstance(right, str)
    values = {"answer_order": AnswerOrder.NONE, "kind": Kind.MULTIPLE if several else Kind.SINGLE} | values
    made = Question(text=text or f"Fråga {next(numbers)}?", **values)
    texts = list(right) if several else [right]
    made.answers = [Answer(text=one, is_right=True, sort_order=place) for place, one in enumerate(texts)]
    made.answers.add(*(Answer(text=one, sort_order=place) for place, one in enumerate(wrong, start=len(texts))))
    made.save()
    return made


def statement(text, is_true, **values):
    made = Question(text=text, kind=Kind.TRUE_FALSE, is_true=is_true, **values)
    made.save()
    return made


def short_text(text, *right, **values):
    return question(text, right=right, wrong=(), kind=Kind.SHORT_TEXT, **values)


def essay(text="Beskriv rutinen.", criteria=(), **values):
    """An essay; `criteria`: (text, points) pairs."""
    made = Question(text=text, kind=Kind.ESSAY, marking_guide="Rätt ordning.", **values)
    made.criteria = [Criterion(text=one, points=points, sort_order=at) for at, (one, points) in enumerate(criteria)]
    made.save()
    return made


def index():
    found = QuizIndexPage.objects.first()
    return found or pages.front_page().add_child(instance=QuizIndexPage(title="Kunskapstest", slug="kunskapstest"))


def quiz(*questions, title="Slutprov", parent=None, draws=(), bands=(), live=True, **values):
    """A published quiz of the questions. `bands`: (from per cent, text) pairs.

    `draws`: (how many, category or sub-category) pairs.
    """
    page = QuizPage(title=title, slug=f"test-{next(numbers)}", live=False, **values)
    page.quiz_questions = [QuizQuestion(question=one, sort_order=at) for at, one in enumerate(questions)]
    page.draws = [_draw(how_many, one, at) for at, (how_many, one) in enumerate(draws)]
    page.bands = [ScoreBand(from_percent=lowest, text=text, sort_order=at) for at, (lowest, text) in enumerate(bands)]
    (parent or index()).add_child(instance=page)
    return pages.publish(page) if live else page


def _draw(how_many, one, at):
    if isinstance(one, SubCategory):
        return Draw(count=how_many, category=one.category, sub_category=one, sort_order=at)
    return Draw(count=how_many, category=one, sort_order=at)


def rows(sitting):
    """The questions of a sitting with their versions, in their order."""
    return list(sitting.questions.select_related("version").order_by("position"))


def option(row, text):
    """The id of the option with that text."""
    return next(one.id for one in row.version.question.options if one.text == text)


def right_answer(row):
    """An answer that is worth the whole point; of an essay a text."""
    document = row.version.question
    if document.is_chosen_from:
        return document.right_ids
    return document.options[0].text if document.options else "Först ringer jag min chef."


def wrong_answer(row):
    document = row.version.question
    wrong = [one.id for one in document.options if not one.is_right]
    return wrong[:1] if document.is_chosen_from else "något helt annat"


def answer(sitting, position, given, **values):
    """Store an answer as its form would."""
    row = sitting.questions.get(position=position)
    values = {"token": row.token, "seq": row.seq} | values
    return sittings.answer(sitting.person, sitting.pk, position, given=given, **values)


def take(person, quiz, right=None, **values):
    """A whole sitting: the first `right` questions answered rightly (None: all), the others wrongly, and handed in."""
    sitting = sittings.begin(person, quiz, **values)
    for row in rows(sitting):
        is_right = right is None or row.position <= right
        answer(sitting, row.position, right_answer(row) if is_right else wrong_answer(row))
    return sittings.hand_in(person, sitting.pk)
