"""Quizzes: read from their rows, and made pages in the tree."""

import re
from dataclasses import dataclass, field
from itertools import chain, count

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from quizzes import terms
from quizzes.addresses import address_part
from quizzes.django_quiz_app import reasons
from quizzes.django_quiz_app.report import CHANGED, CREATED, SKIPPED, UNCHANGED
from quizzes.django_quiz_app.rows import QUESTION, QUIZ
from quizzes.django_quiz_app.work import mark
from quizzes.models import Question, QuizIndexPage, QuizPage, QuizQuestion

INDEX = "index"  # What the list of quizzes that an import makes is recorded as.
TEXTS = ("description", "success_text", "fail_text")
FLAGS = ("random_order", "answers_at_end", "exam_paper", "single_attempt", "draft")
MOST = 32_767
COLUMNS = (
    "title", "description", "category_id", "random_order", "max_questions", "answers_at_end", "exam_paper",
    "max_attempts", "pass_mark", "success_text", "fail_text",
)  # fmt: skip


class NoPlace(Exception):
    """There is no page that quizzes can stand below; the message says why."""


@dataclass
class There:
    """A quiz as it is there. `pass_mark`: as it was stored, which sittings go by; a page takes 0 to 100."""

    key: int
    title: str
    url: str
    category: int | None
    max_questions: int | None
    pass_mark: int
    texts: dict
    flags: dict
    values: object
    questions: list = field(default_factory=list)

    @property
    def terms(self):
        """The terms that its sittings there were taken on, as data."""
        return terms.to_data(
            terms.Terms(
                pass_mark=self.pass_mark,
                answers_at_end=self.flags["answers_at_end"],
                success_text=self.texts["success_text"],
                fail_text=self.texts["fail_text"],
            )
        )

    @property
    def is_exam(self):
        return self.flags["exam_paper"] or self.flags["single_attempt"]


def read_quizzes(work):
    """{key there: There} in work.quizzes; their questions are known later."""
    for key, values in work.valid_rows(QUIZ):
        most = values.number("max_questions", None, 0, may_be_empty=True)
        if most is not None and most > MOST:
            values.quirk("max_questions", reasons.OUT_OF_RANGE, 0)
            most = None
        title = values.name("title", 255)
        work.quizzes[key] = There(
            key=key,
            title=title or _("Quiz %(number)s, without a name") % {"number": key},
            url=values.text("url", 240, is_required=True),
            category=values.reference("category", work.categories),
            max_questions=most or None,
            pass_mark=_pass_mark(values),
            texts={name: values.text(name) for name in TEXTS},
            flags={name: values.flag(name, name == "draft" and values.has(name)) for name in FLAGS},
            values=values,
        )
        wanted = _wanted(work.quizzes[key])
        if values.has("url") and wanted != work.quizzes[key].url:
            values.quirk("url", reasons.OTHER_ADDRESS, wanted)


def _pass_mark(values):
    found = values.number("pass_mark", 0)
    if not 0 <= found <= 100:
        values.quirk("pass_mark", reasons.OUT_OF_RANGE, min(max(found, 0), 100))
    return found


def take_pages(work):
    """The pages of work.quizzes, with their questions in the order that they were asked in there (C12)."""
    for there in work.questions.values():
        for key in there.quizzes if there.is_in_bank else ():
            work.quizzes[key].questions.append(there)
    for there in work.quizzes.values():
        there.questions.sort(key=lambda one: (one.category is not None, one.category or 0, one.key))
    writer = _Pages(work)
    for there in work.quizzes.values():
        writer.take(there)


class _Pages:
    def __init__(self, work):
        self.work = work
        keys = [work.uuid(QUIZ, key) for key in work.quizzes]
        pages = QuizPage.objects.filter(translation_key__in=keys, locale=Locale.get_default())
        self.here = {page.translation_key: page for page in pages}
        asked = [work.uuid(QUESTION, one.key) for there in work.quizzes.values() for one in there.questions]
        self.bank = {}
        for start in range(0, len(asked), 500):
            self.bank |= {one.key: one for one in Question.objects.filter(key__in=asked[start : start + 500])}
        self.index = None

    def take(self, there):
        known, page = self.work.known(QUIZ, there.key), self.here.get(self.work.uuid(QUIZ, there.key))
        sha256 = mark([
            there.title, there.url, there.category, there.max_questions, there.pass_mark, there.texts, there.flags,
            [one.key for one in there.questions],
        ])  # fmt: skip
        if known is None and page is None:
            page, outcome = self._add(there), CREATED
        elif page is None:
            there.values.quirk("", reasons.DELETED_HERE)
            self.work.report.count(QUIZ, SKIPPED)
            return
        elif known is not None and known.sha256 == sha256:
            self._tell_again(there, page)
            self.work.report.count(QUIZ, UNCHANGED)
            return
        elif known is None or known.here != mark_of(page.get_latest_revision_as_object()):
            there.values.quirk("", reasons.CHANGED_HERE)
            self.work.report.count(QUIZ, UNCHANGED)
            return
        else:
            self._change(there, page)
            outcome = CHANGED
        self.work.note(QUIZ, there.key, sha256, page.pk, mark_of(page))
        self.work.report.count(QUIZ, outcome)

    def _tell_again(self, there, page):
        """What is odd about a quiz is told every time, not only when its page is made."""
        if re.fullmatch(re.escape(_wanted(there)) + "-[0-9]+", page.slug):
            there.values.quirk("url", reasons.SAME_ADDRESS, page.slug)
        if self._may_publish(there) and not page.live and (problem := _problem(there)):
            there.values.quirk("draft", reasons.LEFT_A_DRAFT, problem)

    def _add(self, there):
        wanted = _wanted(there)
        parent = self._parent()
        page = QuizPage(
            slug=_free(wanted, parent),
            translation_key=self.work.uuid(QUIZ, there.key),
            locale=Locale.get_default(),
            live=False,
        )
        self._fill(page, there)
        parent.add_child(instance=page)
        if page.slug != wanted:
            there.values.quirk("url", reasons.SAME_ADDRESS, page.slug)
        self._publish(page, there)
        return page

    def _publish(self, page, there):
        """A draft, unless a page was named that is published, the quiz was no draft, and it can be taken."""
        revision = page.save_revision()
        if not self._may_publish(there):
            return
        problem = _problem(there)
        if not problem:
            try:
                revision.publish()
            except ValidationError as error:
                problem = " ".join(error.messages)
        if problem:
            there.values.quirk("draft", reasons.LEFT_A_DRAFT, problem)

    def _may_publish(self, there):
        return self.work.parent is not None and self.work.parent.live and not there.flags["draft"]

    def _change(self, there, page):
        """The page as it is there now. One that is published stays so."""
        self._fill(page, there)
        page.save()
        revision = page.save_revision()
        if page.live:
            revision.publish()

    def _fill(self, page, there):
        category = self.work.categories.get(there.category)
        values = there.texts | {
            "title": there.title,
            "category_id": category.pk if category else None,
            "random_order": there.flags["random_order"],
            "max_questions": there.max_questions,
            "answers_at_end": there.flags["answers_at_end"],
            "exam_paper": there.is_exam,
            "max_attempts": 1 if there.flags["single_attempt"] else None,
            "pass_mark": min(max(there.pass_mark, 0), 100),
        }
        for name, value in values.items():
            setattr(page, name, value)
        page.draft_title = page.title
        asked = [self.bank[self.work.uuid(QUESTION, one.key)] for one in there.questions]
        page.quiz_questions.set([QuizQuestion(question=one, sort_order=place) for place, one in enumerate(asked)])

    def _parent(self):
        if self.work.parent is not None:
            return self.work.parent
        if self.index is None:
            self.index = _index(self.work)
        return self.index


def _wanted(there):
    """The address that its page should have."""
    return address_part(there.url) or address_part(there.title) or "test"


def _problem(there):
    """Why a quiz cannot be published; "" when it can."""
    if not there.questions:
        return reasons.NO_QUESTIONS
    is_without_text = any(one.figure.image or one.figure.is_new for one in there.questions)
    return reasons.WRITE_TEXT if is_without_text else ""


def mark_of(page):
    """A mark of the quiz as it stands here, wherever it stands."""
    values = [getattr(page, name) for name in COLUMNS]
    return mark([values, [row.question_id for row in page.quiz_questions.all()]])


def _index(work):
    """The draft page that an import makes for its quizzes, below the front page."""
    known = work.known(INDEX, "")
    page = QuizIndexPage.objects.filter(pk=int(known.target)).first() if known else None
    if page is None:
        above = front_page()
        page = QuizIndexPage(title="Importerade kunskapstest", locale=above.locale, live=False)
        page.slug = _free("importerade-kunskapstest", above)
        above.add_child(instance=page)
        page.save_revision()
        work.note(INDEX, "", "", page.pk)
    return page


def _free(wanted, parent):
    """The address, or with a number behind it where another page below the parent has it."""
    taken = set(Page.objects.child_of(parent).values_list("slug", flat=True))
    return next(slug for slug in chain([wanted], (f"{wanted}-{n}" for n in count(2))) if slug not in taken)


def front_page():
    """The page that a list of quizzes stands below. Raises NoPlace."""
    names = {model._meta.label for model in QuizIndexPage.allowed_parent_page_models()}
    for page in Page.objects.filter(locale=Locale.get_default()).order_by("path"):
        if page.specific_class is not None and page.specific_class._meta.label in names:
            return page
    raise NoPlace("There is no front page yet, below which a list of quizzes could stand.")


def place(pk):
    """The page with that id, below which quizzes can stand. Raises NoPlace."""
    page = Page.objects.filter(pk=pk).first()
    if page is None:
        raise NoPlace(f"There is no page with the id {pk}.")
    if page.specific_class not in QuizPage.allowed_parent_page_models():
        raise NoPlace(f"Quizzes cannot stand below the page “{page.title}”: choose a list of quizzes or a course.")
    if page.locale_id != Locale.get_default().pk or page.alias_of_id:
        raise NoPlace(f"The page “{page.title}” is a translation or an alias. Choose the original.")
    return page.specific
