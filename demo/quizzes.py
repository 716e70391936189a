"""The question bank of Ekvalla, and the quizzes that ask from it: one in each course, and one that stands alone."""

from datetime import date

from content.models import LawReference, Role
from demo.texts.quiz_basic import QUESTIONS as OF_BASIC
from demo.texts.quiz_basic import SUB_CATEGORIES
from demo.texts.quiz_indepth import IN_DEPTH
from demo.texts.quiz_indepth import QUESTIONS as OF_IN_DEPTH
from demo.texts.quiz_practice import INDEX, QUIZ
from demo.texts.quiz_practice import QUESTIONS as OF_PRACTICE
from demo.trainings import key_of
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

QUESTIONS = [*OF_BASIC, *({"category": IN_DEPTH} | question for question in OF_IN_DEPTH), *OF_PRACTICE]
# What rests on a law has not been checked by a jurist, as the law has not.
CHECKED = {"checked_on": date(2026, 9, 15), "next_check": date(2027, 12, 31)}
UNCHECKED = {"next_check": date(2026, 12, 31)}
PLAIN = ("kind", "text", "is_true", "partial_credit", "explanation", "source", "marking_guide")
TERMS = (
    *("title", "description", "minutes", "pass_mark", "random_order", "answers_at_end", "exam_paper"),
    *("max_attempts", "cool_down_hours", "prevention_level", "success_text", "fail_text"),
)


def write_bank(store):
    """The questions that are missing, with their categories. One by one, so that the search index hears of each."""
    have = set(Question.objects.values_list("key", flat=True))
    wanted = [question for question in QUESTIONS if key_of(question["slug"]) not in have]
    if not wanted:
        return
    _write_categories(wanted)
    known = _Known()
    for question in wanted:
        known.question(question).save()
    store.created += len(wanted)


def _write_categories(questions):
    for name in dict.fromkeys(question["category"] for question in questions):
        Category.objects.get_or_create(name=name)
    for name, above in SUB_CATEGORIES.items():
        category = Category.objects.get_or_create(name=above)[0]
        SubCategory.objects.get_or_create(key=key_of(name), defaults={"name": name, "category": category})


class _Known:
    """The primary keys of what questions name."""

    def __init__(self):
        self.categories = dict(Category.objects.values_list("name", "pk"))
        self.fine = dict(SubCategory.objects.values_list("key", "pk"))
        self.laws = dict(LawReference.objects.values_list("key", "pk"))
        self.role = Role.objects.get(key="samordnare").pk

    def question(self, text):
        """The question, not saved, with its answers, criteria and tags. Its keys are the same in every Ekvalla."""
        slug, fine = text["slug"], text.get("sub_category")
        question = Question(
            key=key_of(slug),
            category_id=self.categories[text["category"]],
            sub_category_id=fine and self.fine[key_of(fine)],
            law_id=text.get("law") and self.laws[text["law"]],
            owner_role_id=self.role,
            **{name: text[name] for name in PLAIN if name in text},
            **(UNCHECKED if text.get("law") else CHECKED),
        )
        question.answers = [
            Answer(key=key_of(f"{slug} {at}"), text=one, is_right=right, feedback=feedback, sort_order=at)
            for at, (one, right, feedback) in enumerate(text.get("answers", ()))
        ]
        question.criteria = [
            Criterion(key=key_of(f"{slug} krav {at}"), text=one, points=points, sort_order=at)
            for at, (one, points) in enumerate(text.get("criteria", ()))
        ]
        question.tags.add(*text.get("tags", ()))
        return question


def quiz_values(text):
    """The fields of a quiz page and its rows, not saved, from its text."""
    categories = dict(Category.objects.values_list("name", "pk"))
    keys = [key_of(slug) for slug in text.get("questions", ())]
    questions = {question.key: question for question in Question.objects.filter(key__in=keys)}
    return {name: text[name] for name in TERMS if name in text} | {
        "category_id": categories[text["category"]],
        "quiz_questions": [QuizQuestion(question=questions[key], sort_order=at) for at, key in enumerate(keys)],
        "draws": [
            Draw(count=count, category_id=categories[name], sort_order=at)
            for at, (count, name) in enumerate(text.get("draws", ()))
        ],
        "bands": [
            ScoreBand(from_percent=lowest, text=said, sort_order=at)
            for at, (lowest, said) in enumerate(text.get("bands", ()))
        ],
    }


def write_quizzes(pages, front):
    """The list of quizzes, and the one that stands alone in it."""
    index = pages.add(front, QuizIndexPage, INDEX["slug"], title=INDEX["title"], intro=INDEX["intro"])
    if key_of(QUIZ["slug"]) not in pages.have:
        pages.add(index, QuizPage, QUIZ["slug"], **quiz_values(QUIZ))
