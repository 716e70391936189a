"""Keeps tracking's picture of a course in line with its published pages."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from courses.models import CoursePage
from tracking import carrying, catalogue, ledger
from tracking.catalogue import PartSpec
from tracking.models import Trackable


def is_mirrored(page):
    """Only the default language is mirrored: a translation is the same training under the same key."""
    return page.locale_id == Locale.get_default().pk


def course_of(page):
    """The course that a page is, or is a part of; None for other pages."""
    if not is_mirrored(page):
        return None
    if issubclass(page.specific_class or type(page), CoursePage):
        return page.specific
    return course_above(page)


def course_above(page):
    """The course directly above the page, also when the page itself has just been deleted."""
    return CoursePage.objects.filter(path=page.path[: -page.steplen]).first()


@transaction.atomic
def mirror_course(course, note=""):
    """Bring the course's training, parts and editions in line with what is published now.

    A course that is not published is retired. One that has lost its last required part stays readable but is
    retired too, because nobody can complete it (definition 18).
    """
    # Two publications at once take turns here. The second reads everything after the first has ended, or else it would
    # take away the part that the first has just published.
    key, course = course.training_key, _locked(course)
    if course is None or not course.live:
        catalogue.retire(key, timezone.localdate())
        return
    parts = course.published_parts()
    noted = catalogue.noted_changes(course.training_key)
    before = catalogue.required_parts(course.training_key)
    training = catalogue.sync_course(
        course.training_key,
        course.title,
        [_spec(part, noted) for part in parts],
        changed_in_edition=_asked_edition(course, noted),
        note=note,
    )
    carrying.recheck(training)
    required = {part.training_key for part in parts if part.required}
    if not required:
        catalogue.retire(course.training_key, timezone.localdate())
    elif before - required:
        # Only the loss of a required part can complete a round that nobody touches.
        ledger.reevaluate_open_rounds(training)


def _locked(course):
    """The course as it is now, kept from other publications until the transaction ends; None when it is deleted.

    Only its own table: the page's row is written by those who edit it, before they come to wait here.
    """
    return CoursePage.objects.select_for_update(of=("self",)).filter(pk=course.pk).first()


def forget_editions(page):
    """A part has moved to another course: its number and those of its drafts count the editions of the old one."""
    if isinstance(page, CoursePage) or not isinstance(page, Trackable):
        return
    type(page).objects.filter(pk=page.pk).update(changed_in_edition=1)
    for revision in page.revisions.all():
        revision.content["changed_in_edition"] = 1
        revision.save(update_fields=["content"])


def _spec(part, noted):
    return PartSpec(part.training_key, part.title, part.training_kind, part.required, _asked_edition(part, noted))


def _asked_edition(page, noted):
    """The edition that the page asks for: never a lower one than its last change, which is already noted.

    So going back to an old revision neither lowers the edition nor makes a new one. An alias follows its source,
    whose numbers are those of another course.
    """
    last = noted.get(page.training_key, 1)
    return last if page.alias_of_id else max(page.asked_edition, last)
