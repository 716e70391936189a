"""A quiz that two of the cast sit: nobody but the one who sits it sees what is answered."""

from quizzes import sittings
from tests.factories import quizzes as q


def build(cast):
    """The list, a quiz in it with answers told at once; Samira and Nils have answered one question each."""
    category = q.category("Rutinen")
    quiz = q.quiz(q.question(), q.question(), category=category, pass_mark=50)
    cast.things["sitting"], cast.things["answered"] = {}, {}
    for canary in ("samira", "nils"):
        sitting = sittings.begin(cast.people[canary], quiz)
        q.answer(sitting, 1, q.right_answer(q.rows(sitting)[0]))
        cast.things["sitting"][canary] = {"sitting_id": sitting.pk, "position": 2}
        cast.things["answered"][canary] = {"sitting_id": sitting.pk, "position": 1}
    cast.things["quiz category"] = {"category": {"category_id": category.pk}, "none": {"category_id": 0}}
    cast.pages |= {"quizzes": quiz.get_parent(), "quiz": quiz}
