"""What has no text for those who do not see or hear it is never published, whichever way somebody tries.

Nor is an image from a restricted collection on a page for everybody, or without context (content/picture_places.py).

The editor's form asks the blocks, which refuse it: by the button, submitted and scheduled alike. A draft is saved as it
is. Everything that asks no form (approval of a workflow, bulk actions, the API of the CMS, `revision.publish()`) saves
the page with a new live revision, and a schedule saves the revision with a time; both are refused here, just before.

Not looked at: what is live already and stays as it is, so that old pages can be moved, copied and locked.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from content import picture_places
from content.writing import errors_of
from content.writing_in_words import told


class NotFinished(ValidationError):
    """The page cannot be published yet: every reason, each with its place."""

    def __init__(self, page, errors):
        self.page, self.findings = page, errors
        self.reasons = [f"{one.place}: {one.words}" for one in map(told, errors)]
        by_field = {}
        for finding, reason in zip(errors, self.reasons, strict=True):
            by_field.setdefault(finding.place.field, []).append(reason)
        super().__init__(by_field)

    @property
    def sentence(self):
        """What somebody is told who tried to publish it."""
        text = _("“%(title)s” is not published yet. %(reasons)s")
        return text % {"title": self.page.title, "reasons": " ".join(self.reasons)}


def refuse_unfinished(page):
    """Raise NotFinished when the page, as it is here, must not be published."""
    errors = [*errors_of(page), *picture_places.errors_of(page)]
    if errors:
        raise NotFinished(page, errors)


def becomes_live(page):
    """Is the page about to be saved with another live revision than it has? That is how Wagtail publishes."""
    if not page.live or page.live_revision_id is None or page.pk is None:
        return False
    stored = type(page)._base_manager.filter(pk=page.pk).values_list("live_revision_id", flat=True)
    return page.live_revision_id not in stored
