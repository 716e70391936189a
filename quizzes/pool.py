"""Which questions a sitting gets: the chosen ones in the editor's order, then what is drawn."""

from secrets import SystemRandom

from django.apps import apps
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from quizzes.document import AnswerOrder
from quizzes.natural_order import natural_key


def questions_of(quiz, randomness=None):
    """[Question] of one sitting, drawn anew each time. Three queries, whatever the number of questions and draws.

    With `max_questions` the first ones in the order they come, so that they are a random choice only together with
    `random_order`.
    """
    randomness = randomness or SystemRandom()
    chosen = list(dict.fromkeys(row.question for row in quiz.quiz_questions.select_related("question")))
    found = chosen + _drawn(quiz.draws.all(), {question.pk for question in chosen}, randomness)
    if quiz.random_order:
        randomness.shuffle(found)
    return found[: quiz.max_questions or None]


def _drawn(draws, taken, randomness):
    def pick(draw, free):
        return randomness.sample(free, min(draw.count, len(free)))

    return [question for _draw, _free, picked in draw_all(draws, taken, pick) for question in picked]


def draw_all(draws, taken, pick):
    """[(draw, what it could choose among, what `pick` chose of that)] in the order of the draws, nothing twice.

    Those of a sub-category are drawn first, since a draw from the whole category can do without what they need.
    `taken`: the primary keys of what is asked anyway.
    """
    taken, found = set(taken), {}
    candidates = list(enumerate(candidates_of(draws)))
    for place, (draw, ones) in sorted(candidates, key=lambda one: one[1][0].sub_category_id is None):
        free = [question for question in ones if question.pk not in taken]
        found[place] = (draw, free, pick(draw, free))
        taken |= {question.pk for question in found[place][2]}
    return [found[place] for place, _draw in candidates]


def candidates_of(draws):
    """[(draw, the questions that it chooses among)]: those of its category that are not retired. One query."""
    draws = list(draws)
    categories = {draw.category_id for draw in draws if draw.category_id}
    bank = apps.get_model("quizzes", "Question").objects
    rows = list(bank.current().filter(category__in=categories).order_by("pk")) if categories else []
    return [(draw, [question for question in rows if _is_for(draw, question)]) for draw in draws]


def with_drawing_quizzes(questions):
    """A queryset of questions with `drawing_quizzes`: how many quizzes have a draw of their category.

    A retired question is drawn by none of them, whatever the number says. A translation is no quiz of its own.
    """
    draws = apps.get_model("quizzes", "Draw").objects.filter(category=OuterRef("category"))
    draws = draws.filter(Q(sub_category=None) | Q(sub_category=OuterRef("sub_category"))).order_by()
    number = draws.values("category").annotate(number=Count("quiz__translation_key", distinct=True)).values("number")
    return questions.annotate(drawing_quizzes=Coalesce(Subquery(number), 0))


def _is_for(draw, question):
    if question.category_id != draw.category_id:
        return False
    return draw.sub_category_id in (None, question.sub_category_id)


def option_order(document, randomness=None):
    """The ids of the options in the order that one sitting shows them, for ever."""
    ids = [option.id for option in document.options] if document.is_chosen_from else []
    if document.answer_order == AnswerOrder.RANDOM:
        (randomness or SystemRandom()).shuffle(ids)
    elif document.answer_order == AnswerOrder.CONTENT:
        ids.sort(key=lambda option_id: natural_key(document.option(option_id).text))
    return ids
