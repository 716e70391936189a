"""One import from beginning to end, in one transaction."""

from django.db import transaction
from django.utils import timezone

from quizzes.django_quiz_app import categories, earlier, pages, people, questions, reasons, sittings
from quizzes.django_quiz_app.dump import Dump
from quizzes.django_quiz_app.report import SKIPPED
from quizzes.django_quiz_app.rows import OURS, Unreadable
from quizzes.django_quiz_app.sqlite import Database, is_sqlite
from quizzes.django_quiz_app.work import Work

SOURCE = "django-quiz-app"


def bring_in(path, *, is_dry=False, media=None, parent=None, source=SOURCE):
    """The Report of bringing in a dump or a database; a dry run writes nothing and tells the same.

    `parent`: the page below which new quizzes come; a draft list of quizzes is made when there is none. Raises
    Unreadable and pages.NoPlace before anything is written.
    """
    rows = open_source(path)
    work = Work(rows, source, timezone.now(), is_dry=is_dry, media=media, parent=parent)
    if parent is None:
        pages.front_page()
    try:
        with transaction.atomic():
            _take(work)
            if is_dry:
                transaction.set_rollback(True)
    except BaseException:
        for storage, name in work.files:
            storage.delete(name)
        raise
    finally:
        rows.close()
    return work.report


def open_source(path):
    """The rows of a file, whatever it is. Raises Unreadable."""
    try:
        return Database(path) if is_sqlite(path) else Dump(path)
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error


def _take(work):
    _tell_of_lacking(work)
    categories.take_categories(work)
    categories.take_sub_categories(work)
    people.take_people(work)
    pages.read_quizzes(work)
    questions.take_questions(work)
    pages.take_pages(work)
    work.write_notes()
    sittings.take_sittings(work)
    earlier.take_progress(work)
    _count_the_rest(work)
    for model, pk, reason, said in work.rows.oddities:
        work.report.quirk(model, pk, "", reason, said)


def _tell_of_lacking(work):
    """Fields that no row of a database has, once each."""
    lacking = getattr(work.rows, "lacking", None)
    for model in work.rows.models() if lacking else ():
        for name in sorted(lacking(model)):
            work.report.quirk(model, None, name, reasons.MISSING)


def _count_the_rest(work):
    """Rows of other models are counted, and left where they are."""
    for model, count in work.rows.models().items():
        if model in OURS or model == work.rows.people_model:
            work.report.count(model, SKIPPED, 0)
            continue
        work.report.count(model, SKIPPED, count)
        if count:
            work.report.quirk(model, None, "", reasons.NOT_OURS)
