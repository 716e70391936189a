"""“Reviewed, no change”: the dates are set, and nothing else about the page, its draft or the snippet changes."""

from calendar import monthrange
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Max, Q
from wagtail.log_actions import log, registry
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision
from wagtail.search.index import insert_or_update_object

from content.models import LawReference, Municipality

ACTION = "content.reviewed"


def months_after(day, months):
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@transaction.atomic
def note_page(page, user, on):
    """The page has been reviewed on the day. True when that was new.

    Once more on the same day changes nothing, and is new only when a law has changed since it was said. The dates are
    written into the published row and into what is still to be published, so that publishing a draft does not bring the
    old ones back. The text of neither changes.
    """
    page = type(page).objects.select_for_update(of=("self",)).get(pk=page.pk)
    new = {"reviewed_on": on, "next_review": months_after(on, Municipality.load().review_months)}
    if not _is_new(page, new):
        return False
    type(page).objects.filter(Q(pk=page.pk) | Q(alias_of=page.pk)).update(**new)
    _write_into_revisions(page, new)
    _remember(page, user, new)
    return True


@transaction.atomic
def note_snippet(snippet, user, on):
    """The snippet has been checked on the day; the same as for a page."""
    snippet = type(snippet).objects.select_for_update(of=("self",)).get(pk=snippet.pk)
    new = {"checked_on": on, "next_check": months_after(on, Municipality.load().check_months)}
    if not _is_new(snippet, new):
        return False
    type(snippet).objects.filter(pk=snippet.pk).update(**new)
    _remember(snippet, user, new)
    return True


def noted_at():
    """{(primary key of the content type, primary key as text): when it was last noted}. Two queries; of pages, Page."""
    last = Max("timestamp")
    pages = PageLogEntry.objects.filter(action=ACTION).values_list("page_id").annotate(last)
    things = ModelLogEntry.objects.filter(action=ACTION).values_list("content_type_id", "object_id").annotate(last)
    of_pages = ContentType.objects.get_for_model(Page).pk
    noted = {(content_type, pk): at for content_type, pk, at in things}
    return noted | {(of_pages, str(pk)): at for pk, at in pages}


def _is_new(thing, new):
    if any(getattr(thing, name) != value for name, value in new.items()):
        return True
    changed = LawReference.objects.aggregate(last=Max("changed_at"))["last"]
    noted = registry.get_logs_for_instance(thing).filter(action=ACTION).aggregate(last=Max("timestamp"))["last"]
    return changed is not None and (noted is None or noted < changed)


def _write_into_revisions(page, new):
    """The published revision and all after it: the draft, one in moderation, one that waits for its day."""
    later = Q(pk__gte=page.live_revision_id) if page.live_revision_id else Q(pk=page.latest_revision_id)
    dates = {name: value.isoformat() for name, value in new.items()}
    for revision in page.revisions.filter(later | Q(approved_go_live_at__isnull=False)):
        Revision.objects.filter(pk=revision.pk).update(content=revision.content | dates)


def _remember(thing, user, new):
    before = {name: str(getattr(thing, name) or "") for name in new}
    for name, value in new.items():
        setattr(thing, name, value)
    log(instance=thing, action=ACTION, user=user, data={"before": before, "after": {k: str(v) for k, v in new.items()}})
    insert_or_update_object(thing)
